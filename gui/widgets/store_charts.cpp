#include "gui/widgets/store_charts.h"

#include <QEvent>
#include <QLabel>
#include <QStackedWidget>
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
#include <utility>

#include "gui/models/display.h"
#include "gui/models/engine_names.h"
#include "gui/widgets/basic_widgets.h"
#include "gui/widgets/chart_dress.h"
#include "gui/widgets/theme.h"

namespace levelscope::gui {
namespace {

constexpr double kShortestSpan = 0.1;  // seconds; a younger store gets an axis of this length
constexpr double kMinutesFrom = 600;
constexpr int kRoomyHeight = 186;  // pixels; less has no room for the labels of four steps

// Growth per second between neighbouring samples; the first has none before it.
std::vector<double> rates(const std::vector<StoreSample>& samples, uint64_t StoreSample::*counter) {
    std::vector<double> result(samples.size(), 0);
    for (size_t i = 1; i < samples.size(); ++i) {
        const double seconds = std::max(0.001, samples[i].seconds - samples[i - 1].seconds);
        const uint64_t now = samples[i].*counter, before = samples[i - 1].*counter;
        result[i] = now < before ? 0 : static_cast<double>(now - before) / seconds;
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

// As many decimals as labels that are `step` apart need to differ.
QString labelFormat(double step, const char* unit = "") {
    const int decimals = step >= 1 ? 0 : static_cast<int>(std::ceil(-std::log10(step) - 1e-9));
    return QStringLiteral("%.%1f%2").arg(decimals).arg(QLatin1String(unit));
}

double most(const std::vector<double>& values) {
    return values.empty() ? 0 : *std::max_element(values.begin(), values.end());
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
      m_view(plainChartView(m_chart, this)),
      m_quiet(plainLabel({}, this, "muted")),
      m_stack(new QStackedWidget(this)),
      m_unit(plainLabel({}, this, "muted")),
      m_x(new QValueAxis(this)),
      m_y(new QValueAxis(this)),
      m_right(new QValueAxis(this)) {
    m_chart->addAxis(m_x, Qt::AlignBottom);
    m_chart->addAxis(m_y, Qt::AlignLeft);
    if (kind == Kind::growth)
        m_chart->addAxis(m_right, Qt::AlignRight);
    m_chart->legend()->setAlignment(Qt::AlignBottom);
    m_chart->legend()->setMarkerShape(QLegend::MarkerShapeRectangle);
    m_view->setAccessibleName(title());
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_unit);
    column->addWidget(m_stack, 1);
    m_quiet->setAlignment(Qt::AlignCenter);
    m_quiet->setWordWrap(true);
    m_stack->addWidget(m_view);
    m_stack->addWidget(m_quiet);
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

QString StoreChart::unitText() const {
    return m_unit->text();
}

QString StoreChart::quietText() const {
    return m_stack->currentIndex() == 1 ? m_quiet->text() : QString();
}

int StoreChart::seriesCount() const {
    return static_cast<int>(m_chart->series().size());
}

void StoreChart::setSamples(const std::vector<StoreSample>& samples) {
    m_samples = thinned(samples, kShownPoints);
    const double span = m_samples.empty() ? 0 : m_samples.back().seconds - m_samples.front().seconds;
    m_secondsPerUnit = span >= kMinutesFrom ? 60 : 1;
    rebuild();
}

void StoreChart::rebuild() {
    m_chart->removeAllSeries();
    switch (m_kind) {
        case Kind::levels: addLevels(); break;
        case Kind::activity: addActivity(); break;
        case Kind::growth: addGrowth(); break;
    }
    setTimeRange();
    dress();
}

double StoreChart::time(size_t sample) const {
    return m_samples[sample].seconds / m_secondsPerUnit;
}

// From the first sample to the last, so that the curve fills the chart whatever its age.
void StoreChart::setTimeRange() {
    const double first = m_samples.empty() ? 0 : time(0);
    const double last = std::max(first + kShortestSpan, m_samples.empty() ? 0 : time(m_samples.size() - 1));
    const double step = roundStep((last - first) / 4);
    m_x->setRange(first, last);
    m_x->setTickType(QValueAxis::TicksDynamic);
    m_x->setTickAnchor(0);
    m_x->setTickInterval(step);
    m_x->setLabelFormat(labelFormat(step, m_secondsPerUnit > 1 ? " min" : " s"));
}

// A round top a little above the data.
void StoreChart::setTop(QValueAxis* axis, double top) const {
    const double step = roundStep(std::max(top * 1.05, 1e-3) / m_steps);
    axis->setRange(0, step * m_steps);
    axis->setTickCount(m_steps + 1);
    axis->setLabelFormat(labelFormat(step));
}

// A chart of nothing but zeroes would be an empty grid: words say more.
void StoreChart::setQuiet(const QString& text) {
    m_quiet->setText(text);
    m_stack->setCurrentIndex(text.isEmpty() ? 0 : 1);
    m_unit->setText(text.isEmpty() ? m_unit->text() : title());
}

void StoreChart::addLevels() {
    double whole = 0;
    for (const StoreSample& sample : m_samples)
        whole = std::max(whole, static_cast<double>(sample.totalBytes));
    const ByteUnit unit = byteUnitFor(whole);
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
            below[i] += static_cast<double>(m_samples[i].levelBytes[at]) / unit.size;
            top = std::max(top, below[i]);
            upper->append(time(i), below[i]);
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
    m_unit->setText(tr("Bytes per level, %1").arg(QLatin1String(unit.name)));
    setTop(m_y, top);
    setQuiet(m_chart->series().isEmpty() ? tr("No tables yet: bytes show here with the first flush.")
                                         : QString());
}

void StoreChart::addLine(const QString& name, const QColor& colour, const std::vector<double>& values,
                         double unit, QValueAxis* axis) {
    auto* line = new QLineSeries;
    for (size_t i = 0; i < m_samples.size(); ++i)
        line->append(time(i), values[i] / unit);
    line->setName(name);
    line->setPen(QPen(colour, 2));
    m_chart->addSeries(line);
    line->attachAxis(m_x);
    line->attachAxis(axis);
}

void StoreChart::addActivity() {
    const Theme& theme = Theme::current();
    const auto user = rates(m_samples, &StoreSample::userBytesWritten);
    const auto disk = rates(m_samples, &StoreSample::diskBytesWritten);
    const auto read = rates(m_samples, &StoreSample::compactionBytesRead);
    const double top = std::max({most(user), most(disk), most(read)});
    const ByteUnit unit = byteUnitFor(top);
    addLine(tr("you write"), theme.accent, user, unit.size, m_y);
    addLine(tr("disk writes"), theme.level(0), disk, unit.size, m_y);
    addLine(tr("compaction reads"), theme.level(3), read, unit.size, m_y);
    m_unit->setText(tr("Activity, %1 a second").arg(QLatin1String(unit.name)));
    setTop(m_y, top / unit.size);
    setQuiet(top > 0 ? QString()
                     : tr("Nothing was written since the store was opened. Writes, flushes and compactions "
                          "draw their rates here."));
}

// Two quantities of different size: entries have the axis at the left, bytes the one at the right.
void StoreChart::addGrowth() {
    constexpr double kThousand = 1000;
    const Theme& theme = Theme::current();
    std::vector<double> entries, bytes;
    for (const StoreSample& sample : m_samples) {
        entries.push_back(static_cast<double>(sample.entries));
        bytes.push_back(static_cast<double>(sample.totalBytes));
    }
    const bool many = most(entries) >= 10 * kThousand;
    const double thousand = many ? kThousand : 1;
    const ByteUnit unit = byteUnitFor(most(bytes));
    addLine(many ? tr("entries, thousands") : tr("entries"), theme.accent, entries, thousand, m_y);
    addLine(tr("size, %1 (right)").arg(QLatin1String(unit.name)), theme.level(3), bytes, unit.size, m_right);
    m_unit->setText(tr("Entries and size"));
    setTop(m_y, most(entries) / thousand);
    setTop(m_right, most(bytes) / unit.size);
    setQuiet(most(entries) > 0 ? QString() : tr("Nothing is stored yet."));
}

void StoreChart::dress() {
    dressChart(m_view, Theme::current().pane);
    m_x->setGridLineVisible(false);
    m_right->setGridLineVisible(false);
    if (m_kind == Kind::growth) {
        m_y->setLabelsColor(Theme::current().accent);
        m_right->setLabelsColor(Theme::current().level(3));
    }
    for (QLegendMarker* marker : m_chart->legend()->markers())
        marker->setPen(QPen(marker->brush().color()));
}

// Qt Charts replaces labels by "..." where they would touch.
void StoreChart::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    const int steps = height() < kRoomyHeight ? 2 : 4;
    if (std::exchange(m_steps, steps) != steps)
        rebuild();
}

void StoreChart::changeEvent(QEvent* event) {
    // Series carry colours of their own: a new palette makes them anew.
    if (event->type() == QEvent::PaletteChange)
        rebuild();
    QWidget::changeEvent(event);
}

}  // namespace levelscope::gui
