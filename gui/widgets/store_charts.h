// Charts of a store over time: bytes per level stacked, write and read activity, entries and size. Qt Charts,
// dressed by the theme; fed with samples, they keep nothing else. At most kShownPoints points are drawn,
// whatever the number of samples.
#pragma once

#include <QWidget>
#include <array>
#include <vector>

#include "core/version/table_meta.h"

class QChart;
class QChartView;
class QLabel;
class QStackedWidget;
class QValueAxis;

namespace levelscope::gui {

// A moment of the store. Counters grow; the charts show how fast.
struct StoreSample {
    double seconds = 0;  // since the session began
    std::array<uint64_t, kMaxLevels> levelBytes{};
    uint64_t entries = 0;
    uint64_t totalBytes = 0;
    uint64_t userBytesWritten = 0;
    uint64_t diskBytesWritten = 0;  // log, flushes and compactions
    uint64_t compactionBytesRead = 0;
};

// At most `points` of the samples, evenly chosen, the first and the last among them.
std::vector<StoreSample> thinned(const std::vector<StoreSample>& samples, size_t points);

class StoreChart : public QWidget {
    Q_OBJECT
public:
    enum class Kind { levels, activity, growth };
    static constexpr size_t kShownPoints = 240;

    StoreChart(Kind kind, QWidget* parent);
    void setSamples(const std::vector<StoreSample>& samples);
    int seriesCount() const;
    QString title() const;
    QString unitText() const;   // above the chart: what, in which unit
    QString quietText() const;  // shown instead of a chart of nothing; empty: the chart is shown

    QSize sizeHint() const override { return {320, 180}; }
    QSize minimumSizeHint() const override { return {200, 120}; }
    // The quiet text wraps, but no page should grow for it.
    bool hasHeightForWidth() const override { return false; }

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void rebuild();
    void dress();
    void addLevels();
    void addActivity();
    void addGrowth();
    void addLine(const QString& name, const QColor& colour, const std::vector<double>& values, double unit,
                 QValueAxis* axis);
    double time(size_t sample) const;
    void setTimeRange();
    void setTop(QValueAxis* axis, double top) const;
    void setQuiet(const QString& text);

    Kind m_kind;
    std::vector<StoreSample> m_samples;
    double m_secondsPerUnit = 1;
    int m_steps = 4;  // of the upright axes
    QChart* m_chart;
    QChartView* m_view;
    QLabel* m_quiet;
    QStackedWidget* m_stack;
    QLabel* m_unit;
    QValueAxis* m_x;
    QValueAxis* m_y;
    QValueAxis* m_right;  // of the growth chart only
};

}  // namespace levelscope::gui
