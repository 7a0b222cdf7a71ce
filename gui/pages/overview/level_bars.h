// Bytes per level as bars in the levels' colours (Qt Charts), at one glance.
#pragma once

#include <QWidget>
#include <vector>

#include "core/formats/store_reader.h"

class QBarCategoryAxis;
class QChart;
class QChartView;
class QValueAxis;

namespace levelscope::gui {

class LevelBars : public QWidget {
    Q_OBJECT
public:
    explicit LevelBars(QWidget* parent);
    void setLevels(const std::vector<LevelInfo>& levels);  // the empty ones at the bottom are left out
    int shownLevels() const { return int(m_levels.size()); }
    QSize sizeHint() const override { return {320, 190}; }

protected:
    void changeEvent(QEvent* event) override;

private:
    void rebuild();

    std::vector<LevelInfo> m_levels;
    QChart* m_chart;
    QChartView* m_view;
};

}  // namespace levelscope::gui
