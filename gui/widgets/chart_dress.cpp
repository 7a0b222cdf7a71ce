#include "gui/widgets/chart_dress.h"

#include <QGraphicsLayout>
#include <QHash>
#include <QLocale>
#include <QtCharts/QAbstractAxis>
#include <QtCharts/QChart>
#include <QtCharts/QChartView>
#include <QtCharts/QLegend>

#include "gui/widgets/theme.h"

namespace levelscope::gui {
namespace {

// Axes write their numbers by a locale: one with the decimal point of ours that groups by a space.
QLocale findSpaceGrouping(const QLocale& ours) {
    for (const char16_t space : {u'\u202f', u'\u00a0'}) {
        for (const QLocale& locale :
             QLocale::matchingLocales(QLocale::AnyLanguage, QLocale::AnyScript, QLocale::AnyTerritory)) {
            if (locale.groupSeparator() == QString(QChar(space)) &&
                locale.decimalPoint() == ours.decimalPoint() && locale.zeroDigit() == ours.zeroDigit())
                return locale;
        }
    }
    return ours;
}

// Hundreds of locales are looked through, so not for every chart.
QLocale spaceGrouping() {
    static QHash<QString, QLocale> found;
    const QLocale ours;
    const auto known = found.constFind(ours.name());
    return known != found.constEnd() ? *known : *found.insert(ours.name(), findSpaceGrouping(ours));
}

}  // namespace

QChartView* plainChartView(QChart* chart, QWidget* parent) {
    auto* view = new QChartView(chart, parent);
    view->setRenderHint(QPainter::Antialiasing);
    view->setFrameShape(QFrame::NoFrame);
    chart->setLocalizeNumbers(true);
    chart->setLocale(spaceGrouping());
    chart->setAnimationOptions(QChart::NoAnimation);
    chart->setMargins(QMargins(4, 4, 4, 0));
    chart->setBackgroundRoundness(0);
    chart->layout()->setContentsMargins(0, 0, 0, 0);
    return view;
}

void dressChart(QChartView* view, const QColor& background) {
    const Theme& theme = Theme::current();
    QChart* chart = view->chart();
    QFont small = view->font();
    small.setPointSizeF(small.pointSizeF() - 1.5);
    chart->setBackgroundBrush(background);
    chart->setPlotAreaBackgroundVisible(false);
    view->setBackgroundBrush(background);
    chart->legend()->setLabelColor(theme.muted);
    chart->legend()->setFont(small);
    for (QAbstractAxis* axis : chart->axes()) {
        axis->setLabelsFont(small);
        axis->setLabelsColor(theme.muted);
        axis->setTitleFont(small);
        axis->setTitleBrush(theme.muted);
        axis->setLinePenColor(theme.line);
        axis->setGridLineColor(theme.line);
    }
}

}  // namespace levelscope::gui
