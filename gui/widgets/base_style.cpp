#include "gui/widgets/base_style.h"

#include <QPainter>
#include <QStyleFactory>
#include <QStyleOption>

#include "gui/widgets/theme.h"

namespace levelscope::gui {

BaseStyle::BaseStyle() : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion"))) {}

int BaseStyle::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const {
    return metric == PM_DockWidgetSeparatorExtent ? 1 : QProxyStyle::pixelMetric(metric, option, widget);
}

void BaseStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                              const QWidget* widget) const {
    if (element != PE_IndicatorDockWidgetResizeHandle) {
        QProxyStyle::drawPrimitive(element, option, painter, widget);
        return;
    }
    const Theme& theme = Theme::current();
    painter->fillRect(option->rect, option->state & State_MouseOver ? theme.accent : theme.line);
}

}  // namespace levelscope::gui
