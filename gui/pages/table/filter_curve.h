// What filters of other sizes over the keys of one table would take and let pass: a curve of false positives
// over bits per key, the filter of now among them, and the figures below it. Measured on a worker when asked
// for, as it reads the whole table.
#pragma once

#include <QWidget>
#include <string>
#include <vector>

#include "core/inspect/filter_survey.h"
#include "gui/jobs/job.h"

class QChart;
class QChartView;
class QLogValueAxis;
class QPushButton;
class QValueAxis;

namespace levelscope::gui {

class ErrorBanner;
class PropertyList;

class FilterCurve : public QWidget {
    Q_OBJECT
public:
    explicit FilterCurve(QWidget* parent);

    // Empty: no table. What was measured of another one is forgotten.
    void setTable(const std::string& path);
    // Of the table's own filter, where it is known; marked in the curve.
    void setPresent(double bitsPerKey, double rate);
    // Stops the measuring while it goes on.
    QPushButton* measureButton() const { return m_measure; }
    const std::vector<WhatIf>& curve() const { return m_curve; }
    bool settled() const { return !m_load.running(); }

protected:
    void changeEvent(QEvent* event) override;

private:
    struct Loaded {
        Status status;
        std::vector<WhatIf> curve;
    };
    void measure();
    void stop();
    void show(const Loaded& loaded);
    void draw();

    std::string m_path;
    double m_presentBits = 0;
    double m_presentRate = 0;
    std::vector<WhatIf> m_curve;
    QPushButton* m_measure;
    ErrorBanner* m_error;
    QChart* m_chart;
    QChartView* m_view;
    QValueAxis* m_bits;
    QLogValueAxis* m_percent;
    PropertyList* m_figures;
    Latest<Loaded> m_load;
};

}  // namespace levelscope::gui
