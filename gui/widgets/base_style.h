// Fusion, but for what no style sheet of a region reaches: the hair lines between the docks.
#pragma once

#include <QProxyStyle>

namespace levelscope::gui {

class BaseStyle : public QProxyStyle {
    Q_OBJECT
public:
    BaseStyle();
    int pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const override;
    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                       const QWidget* widget) const override;
};

}  // namespace levelscope::gui
