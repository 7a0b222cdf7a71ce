#include "gui/pages/table/filter_curve.h"

#include <QEvent>
#include <QPushButton>
#include <QVBoxLayout>
#include <QtCharts/QChart>
#include <QtCharts/QChartView>
#include <QtCharts/QLegend>
#include <QtCharts/QLineSeries>
#include <QtCharts/QLogValueAxis>
#include <QtCharts/QScatterSeries>
#include <QtCharts/QValueAxis>
#include <algorithm>
#include <cmath>

#include "core/env/file_system.h"
#include "gui/models/display.h"
#include "gui/widgets/basic_widgets.h"
#include "gui/widgets/chart_dress.h"
#include "gui/widgets/error_banner.h"
#include "gui/widgets/property_list.h"
#include "gui/widgets/theme.h"

namespace levelscope::gui {
namespace {

constexpr int kChartHeight = 150;
constexpr double kLeastPercent = 0.001;

double percent(double rate) {
    return std::max(100 * rate, kLeastPercent);
}

}  // namespace

FilterCurve::FilterCurve(QWidget* parent)
    : QWidget(parent),
      m_measure(new QPushButton(this)),
      m_error(new ErrorBanner(this)),
      m_chart(new QChart),
      m_view(plainChartView(m_chart, this)),
      m_bits(new QValueAxis(this)),
      m_percent(new QLogValueAxis(this)),
      m_figures(new PropertyList(this)) {
    m_measure->setToolTip(plainToolTip(
        tr("Reads the keys of this table, builds filters of other sizes over them, and asks each for a "
           "million absent keys")));
    m_bits->setRange(0, kWhatIfBits.back());
    m_bits->setTickCount(6);
    m_bits->setLabelFormat(QStringLiteral("%d"));
    m_percent->setBase(10);
    m_percent->setLabelFormat(QStringLiteral("%g %"));
    m_chart->addAxis(m_bits, Qt::AlignBottom);
    m_chart->addAxis(m_percent, Qt::AlignLeft);
    m_chart->legend()->hide();
    m_view->setFixedHeight(kChartHeight);
    m_view->setAccessibleName(tr("False positives by bits per key"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_measure, 0, Qt::AlignLeft);
    column->addWidget(m_error);
    column->addWidget(m_view);
    column->addWidget(m_figures);
    connect(m_measure, &QPushButton::clicked, this, [this] { settled() ? measure() : stop(); });
    setTable({});
}

void FilterCurve::setTable(const std::string& path) {
    m_path = path;
    m_presentBits = 0;
    stop();
}

void FilterCurve::setPresent(double bitsPerKey, double rate) {
    m_presentBits = bitsPerKey;
    m_presentRate = rate;
    draw();
}

void FilterCurve::measure() {
    m_error->clear();
    m_measure->setText(tr("Stop measuring"));
    m_load.start(
        this,
        [path = m_path](std::stop_token stop) -> Loaded {
            Loaded loaded;
            const auto measured = [&]() -> Result<std::vector<WhatIf>> {
                ASSIGN_OR_RETURN(const auto table, openTableFile(posixFileSystem(), path));
                return whatIf(*table, stop);
            }();
            loaded.status = measured.status();
            if (measured.ok())
                loaded.curve = *measured;
            return loaded;
        },
        [this](const Loaded& loaded) { show(loaded); });
}

void FilterCurve::stop() {
    m_load.cancel();
    m_error->clear();
    show({});
}

void FilterCurve::show(const Loaded& loaded) {
    if (!loaded.status.ok())
        m_error->showStatus(loaded.status);
    m_curve = loaded.curve;
    QList<PropertyList::Row> rows;
    for (const WhatIf& each : m_curve)
        rows << PropertyList::Row{
            tr("%1 bits / key").arg(each.bitsPerKey),
            tr("%1 · %2").arg(displaySize(each.bytes), displayPercent(each.rate.rate, 3)),
            tr("Between %1 and %2 with 95 % confidence; %3 probes")
                .arg(displayPercent(each.rate.low, 3), displayPercent(each.rate.high, 3))
                .arg(each.probes)};
    m_figures->setRows(rows);
    m_view->setVisible(!m_curve.empty());
    m_measure->setVisible(m_curve.empty());
    m_measure->setText(tr("What if it were smaller or larger?"));
    m_measure->setEnabled(!m_path.empty());
    draw();
}

void FilterCurve::draw() {
    const Theme& theme = Theme::current();
    m_chart->removeAllSeries();
    if (m_curve.empty())
        return;
    auto* line = new QLineSeries;
    double least = 1;
    for (const WhatIf& each : m_curve) {
        line->append(each.bitsPerKey, percent(each.rate.rate));
        least = std::min(least, percent(each.rate.rate));
    }
    line->setPen(QPen(theme.accent, 2));
    line->setPointsVisible(true);
    auto* present = new QScatterSeries;
    if (m_presentBits > 0 && m_presentBits <= kWhatIfBits.back())
        present->append(m_presentBits, percent(m_presentRate));
    present->setMarkerSize(11);
    present->setColor(theme.level(3));
    present->setBorderColor(theme.pane);
    for (QXYSeries* series : {static_cast<QXYSeries*>(line), static_cast<QXYSeries*>(present)}) {
        m_chart->addSeries(series);
        series->attachAxis(m_bits);
        series->attachAxis(m_percent);
    }
    m_percent->setRange(std::pow(10, std::floor(std::log10(least))), 100);
    dressChart(m_view, theme.pane);
    m_bits->setGridLineVisible(false);
}

void FilterCurve::changeEvent(QEvent* event) {
    // Series carry colours of their own: a new palette makes them anew.
    if (event->type() == QEvent::PaletteChange)
        draw();
    QWidget::changeEvent(event);
}

}  // namespace levelscope::gui
