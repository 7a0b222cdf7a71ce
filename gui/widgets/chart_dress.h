// What all charts have in common: plain, without animation or frame, in the colours of the theme. GUI thread.
#pragma once

class QChart;
class QChartView;
class QColor;
class QWidget;

namespace levelscope::gui {

// A view of the chart, which it owns.
QChartView* plainChartView(QChart* chart, QWidget* parent);
// Background, legend and the axes it has now; the series are the caller's. Again after a new palette.
void dressChart(QChartView* view, const QColor& background);

}  // namespace levelscope::gui
