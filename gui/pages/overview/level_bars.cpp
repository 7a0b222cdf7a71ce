#include "gui/pages/overview/level_bars.h"

#include <QBarCategoryAxis>
#include <QBarSet>
#include <QChart>
#include <QChartView>
#include <QEvent>
#include <QStackedBarSeries>
#include <QVBoxLayout>
#include <QValueAxis>
#include <algorithm>

#include "gui/models/display.h"
#include "gui/models/engine_names.h"
#include "gui/widgets/chart_dress.h"
#include "gui/widgets/theme.h"

namespace levelscope::gui {

LevelBars::LevelBars(QWidget* parent)
    : QWidget(parent), m_chart(new QChart), m_view(plainChartView(m_chart, this)) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_view);
    m_view->setFocusPolicy(Qt::NoFocus);
    m_chart->setMargins({0, 0, 0, 0});
    m_chart->legend()->hide();
}

void LevelBars::setLevels(const std::vector<LevelInfo>& levels) {
    m_levels = levels;
    while (m_levels.size() > 1 && m_levels.back().tables == 0)
        m_levels.pop_back();
    rebuild();
}

void LevelBars::rebuild() {
    const Theme& theme = Theme::current();
    m_chart->removeAllSeries();
    for (QAbstractAxis* axis : m_chart->axes()) {
        m_chart->removeAxis(axis);
        delete axis;
    }
    uint64_t most = 1;
    for (const LevelInfo& level : m_levels)
        most = std::max(most, level.bytes);
    const ByteUnit unit = byteUnitFor(double(most));
    auto* series = new QStackedBarSeries;
    series->setBarWidth(0.62);
    auto* names = new QBarCategoryAxis;
    QStringList spoken;
    for (size_t i = 0; i < m_levels.size(); ++i) {
        // A set of its own for each level: the colour belongs to the set.
        auto* set = new QBarSet(levelName(m_levels[i].level));
        for (size_t j = 0; j < m_levels.size(); ++j)
            set->append(i == j ? double(m_levels[i].bytes) / unit.size : 0);
        set->setColor(theme.level(m_levels[i].level));
        set->setBorderColor(Qt::transparent);
        series->append(set);
        names->append(levelName(m_levels[i].level));
        spoken << QStringLiteral("%1: %2").arg(levelName(m_levels[i].level), displaySize(m_levels[i].bytes));
    }
    setAccessibleName(tr("Bytes per level"));
    setAccessibleDescription(spoken.join(QStringLiteral(", ")));
    m_chart->addSeries(series);
    auto* scale = new QValueAxis;
    scale->setRange(0, double(most) / unit.size * 1.05);
    scale->applyNiceNumbers();
    const double step = (scale->max() - scale->min()) / std::max(1, scale->tickCount() - 1);
    scale->setLabelFormat(step < 1 ? QStringLiteral("%.1f") : QStringLiteral("%.0f"));
    scale->setTitleText(QLatin1String(unit.name));
    m_chart->addAxis(names, Qt::AlignBottom);
    m_chart->addAxis(scale, Qt::AlignLeft);
    series->attachAxis(names);
    series->attachAxis(scale);
    dressChart(m_view, theme.background);
    names->setGridLineVisible(false);
}

void LevelBars::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && !m_levels.empty())
        rebuild();
}

}  // namespace levelscope::gui
