#include "gui/widgets/store_charts.h"

#include <QEvent>
#include <QGraphicsLayout>
#include <QLabel>
#include <QVBoxLayout>
#include <QtCharts/QAreaSeries>
#include <QtCharts/QChart>
#include <QtCharts/QChartView>
#include <QtCharts/QLegend>
#include <QtCharts/QLegendMarker>
#include <QtCharts/QLineSeries>
#include <QtCharts/QValueAxis>
#include <algorithm>
#include <cmath>

#include "gui/models/display.h"
#include "gui/models/engine_names.h"
#include "gui/widgets/basic_widgets.h"
#include "gui/widgets/theme.h"

namespace levelscope::gui {
namespace {

constexpr double kMiB = 1024.0 * 1024.0;

double mib(uint64_t bytes) {
    return static_cast<double>(bytes) / kMiB;
}

// Growth per second between neighbouring samples; the first has none before it.
std::vector<double> rates(const std::vector<StoreSample>& samples, uint64_t StoreSample::*counter) {
    std::vector<double> result(samples.size(), 0);
    for (size_t i = 1; i < samples.size(); ++i) {
        const double seconds = std::max(0.001, samples[i].seconds - samples[i - 1].seconds);
        const uint64_t now = samples[i].*counter, before = samples[i - 1].*counter;
        result[i] = now < before ? 0 : mib(now - before) / seconds;
    }
    return result;
}

// The next of 1, 2, 5, 10, 20, 50...
double roundStep(double wanted) {
    const double power = std::pow(10, std::floor(std::log10(wanted)));
    for (const double factor : {1.0, 2.0, 5.0}) {
        if (wanted <= factor * power)
            return factor * power;
    }
    return 10 * power;
}

}  // namespace

std::vector<StoreSample> thinned(const std::vector<StoreSample>& samples, size_t points) {
    if (samples.size() <= points || points < 2)
        return samples;
    std::vector<StoreSample> few;
    few.reserve(points);
    for (size_t i = 0; i < points; ++i)
        few.push_back(samples[i * (samples.size() - 1) / (points - 1)]);
    return few;
}

StoreChart::StoreChart(Kind kind, QWidget* parent)
    : QWidget(parent),
      m_kind(kind),
      m_chart(new QChart),
      m_view(new QChartView(m_chart, this)),
      m_unit(plainLabel({}, this, "muted")),
      m_x(new QValueAxis(this)),
      m_y(new QValueAxis(this)) {
    m_chart->addAxis(m_x, Qt::AlignBottom);
    m_chart->addAxis(m_y, Qt::AlignLeft);
    m_chart->setAnimationOptions(QChart::NoAnimation);
    m_chart->setMargins(QMargins(0, 0, 4, 0));
    m_chart->setBackgroundRoundness(0);
    m_chart->legend()->setAlignment(Qt::AlignBottom);
    m_chart->legend()->setMarkerShape(QLegend::MarkerShapeRectangle);
    m_chart->layout()->setContentsMargins(0, 0, 0, 0);
    m_view->setRenderHint(QPainter::Antialiasing);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setAccessibleName(title());
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_unit);
    column->addWidget(m_view, 1);
    rebuild();
}

QString StoreChart::title() const {
    switch (m_kind) {
        case Kind::levels: return tr("Bytes per level");
        case Kind::activity: return tr("Writes and reads");
        case Kind::growth: return tr("Entries and size");
    }
    return {};
}

int StoreChart::seriesCount() const {
    return static_cast<int>(m_chart->series().size());
}

void StoreChart::setSamples(const std::vector<StoreSample>& samples) {
    m_samples = thinned(samples, kShownPoints);
    rebuild();
}

void StoreChart::rebuild() {
    m_chart->removeAllSeries();
    switch (m_kind) {
        case Kind::levels: addLevels(); break;
        case Kind::activity: addActivity(); break;
        case Kind::growth: addGrowth(); break;
    }
    dress();
}

void StoreChart::setRange(double seconds, double top) {
    const double first = m_samples.empty() ? 0 : m_samples.front().seconds;
    const double last = std::max(first + 10, seconds);
    m_x->setRange(first, last);
    m_x->setTickType(QValueAxis::TicksDynamic);
    m_x->setTickAnchor(0);
    m_x->setTickInterval(roundStep((last - first) / 4));
    m_x->setLabelFormat(QStringLiteral("%.0f s"));
    // A round top a little above the data, in four steps.
    const double step = roundStep(std::max(top * 1.05, 1e-3) / 4);
    m_y->setRange(0, step * 4);
    m_y->setTickCount(5);
    m_y->setLabelFormat(step >= 1     ? QStringLiteral("%.0f")
                        : step >= 0.1 ? QStringLiteral("%.1f")
                                      : QStringLiteral("%.3f"));
}

void StoreChart::addLevels() {
    double top = 0;
    std::vector<double> below(m_samples.size(), 0);
    QLineSeries* lower = nullptr;
    // The deepest level lies at the bottom of the stack.
    for (int level = kMaxLevels - 1; level >= 0; --level) {
        const auto at = static_cast<size_t>(level);
        const bool any = std::any_of(m_samples.begin(), m_samples.end(),
                                     [at](const auto& s) { return s.levelBytes[at] > 0; });
        if (!any)
            continue;
        auto* upper = new QLineSeries;
        for (size_t i = 0; i < m_samples.size(); ++i) {
            below[i] += mib(m_samples[i].levelBytes[at]);
            top = std::max(top, below[i]);
            upper->append(m_samples[i].seconds, below[i]);
        }
        auto* area = lower ? new QAreaSeries(upper, lower) : new QAreaSeries(upper);
        upper->setParent(area);
        area->setName(levelName(level));
        area->setColor(Theme::current().level(level));
        area->setBorderColor(Theme::current().pane);
        m_chart->addSeries(area);
        area->attachAxis(m_x);
        area->attachAxis(m_y);
        lower = upper;
    }
    m_unit->setText(tr("Bytes per level, MiB"));
    setRange(m_samples.empty() ? 0 : m_samples.back().seconds, top);
}

void StoreChart::addLine(const QString& name, const QColor& colour, const std::vector<double>& values) {
    auto* line = new QLineSeries;
    for (size_t i = 0; i < m_samples.size(); ++i)
        line->append(m_samples[i].seconds, values[i]);
    line->setName(name);
    line->setPen(QPen(colour, 2));
    m_chart->addSeries(line);
    line->attachAxis(m_x);
    line->attachAxis(m_y);
}

void StoreChart::addActivity() {
    const Theme& theme = Theme::current();
    const auto user = rates(m_samples, &StoreSample::userBytesWritten);
    const auto disk = rates(m_samples, &StoreSample::diskBytesWritten);
    const auto read = rates(m_samples, &StoreSample::compactionBytesRead);
    addLine(tr("you write"), theme.accent, user);
    addLine(tr("disk writes"), theme.level(0), disk);
    addLine(tr("compaction reads"), theme.level(3), read);
    double top = 0;
    for (const auto* values : {&user, &disk, &read}) {
        for (const double value : *values)
            top = std::max(top, value);
    }
    m_unit->setText(tr("Activity, MiB a second"));
    setRange(m_samples.empty() ? 0 : m_samples.back().seconds, top);
}

void StoreChart::addGrowth() {
    const Theme& theme = Theme::current();
    std::vector<double> entries, bytes;
    double mostEntries = 0, mostBytes = 0;
    for (const StoreSample& sample : m_samples) {
        entries.push_back(static_cast<double>(sample.entries) / 1000);
        bytes.push_back(mib(sample.totalBytes));
        mostEntries = std::max(mostEntries, entries.back());
        mostBytes = std::max(mostBytes, bytes.back());
    }
    addLine(tr("entries, thousands"), theme.accent, entries);
    addLine(tr("size, MiB"), theme.level(3), bytes);
    m_unit->setText(tr("Entries and size"));
    setRange(m_samples.empty() ? 0 : m_samples.back().seconds, std::max(mostEntries, mostBytes));
}

void StoreChart::dress() {
    const Theme& theme = Theme::current();
    QFont small = font();
    small.setPointSizeF(small.pointSizeF() - 1.5);
    m_chart->setBackgroundBrush(theme.pane);
    m_chart->setPlotAreaBackgroundVisible(false);
    m_view->setBackgroundBrush(theme.pane);
    m_chart->legend()->setLabelColor(theme.muted);
    m_chart->legend()->setFont(small);
    for (QValueAxis* axis : {m_x, m_y}) {
        axis->setLabelsFont(small);
        axis->setLabelsColor(theme.muted);
        axis->setLinePenColor(theme.line);
        axis->setGridLineColor(theme.line);
    }
    m_x->setGridLineVisible(false);
    for (QLegendMarker* marker : m_chart->legend()->markers())
        marker->setPen(QPen(marker->brush().color()));
}

void StoreChart::changeEvent(QEvent* event) {
    // Series carry colours of their own: a new palette makes them anew.
    if (event->type() == QEvent::PaletteChange)
        rebuild();
    QWidget::changeEvent(event);
}

}  // namespace levelscope::gui
