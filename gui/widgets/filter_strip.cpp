#include "gui/widgets/filter_strip.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>
#include <algorithm>
#include <cmath>
#include <utility>

#include "gui/models/display.h"
#include "gui/widgets/basic_widgets.h"
#include "gui/widgets/theme.h"

namespace levelscope::gui {
namespace {

constexpr int kHeight = 56;
constexpr qreal kWidestBar = 40;
constexpr double kHeadroom = 1.25;  // above the highest bar

double meanOf(const FilterLevel& level) {
    double sum = 0;
    for (const FilterTable& table : level.each)
        sum += table.passed;
    return level.each.empty() ? 0 : sum / static_cast<double>(level.each.size());
}

}  // namespace

FilterStrip::FilterStrip(QWidget* parent) : QWidget(parent) {
    setFixedHeight(kHeight);
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAccessibleName(tr("Filters of the tables of a level"));
}

QSize FilterStrip::sizeHint() const {
    return {320, kHeight};
}

void FilterStrip::setLevel(FilterLevel level) {
    m_level = std::move(level);
    m_highest = 0;
    for (const FilterTable& table : m_level.each)
        if (table.filterBytes != 0)
            m_highest = std::max(m_highest, table.passed * kHeadroom);
    setCurrent(0);
}

double FilterStrip::heightOf(double chance) const {
    return m_highest <= 0 ? 0 : std::min(1.0, chance / m_highest) * height();
}

QRectF FilterStrip::rectOf(int table) const {
    const qreal step = std::min(kWidestBar, static_cast<qreal>(width()) / std::max(1, count()));
    return {table * step, 0, step, static_cast<qreal>(height())};
}

int FilterStrip::tableAt(double x) const {
    if (count() == 0)
        return -1;
    return std::clamp(static_cast<int>(x / rectOf(0).width()), 0, count() - 1);
}

void FilterStrip::setCurrent(int table) {
    m_current = std::clamp(table, 0, std::max(0, count() - 1));
    setAccessibleDescription(count() == 0 ? QString() : describe(m_current));
    update();
}

QString FilterStrip::describe(int table) const {
    const FilterTable& at = m_level.each[static_cast<size_t>(table)];
    if (at.filterBytes == 0)
        return tr("SSTable %1 has no filter").arg(displayTable(at.number));
    const double bits =
        at.entries == 0 ? 0 : 8.0 * static_cast<double>(at.filterBytes) / static_cast<double>(at.entries);
    return tr("SSTable %1: %2 of filter, %3 bits an entry, lets %4 of missing keys pass")
        .arg(displayTable(at.number), displaySize(at.filterBytes), QLocale().toString(bits, 'f', 1),
             displayPercent(at.passed, 2));
}

void FilterStrip::paintEvent(QPaintEvent*) {
    const Theme& theme = Theme::current();
    QPainter painter(this);
    painter.fillRect(rect(), theme.background);
    const QColor colour = theme.level(m_level.level);
    const qreal gap = rectOf(0).width() > 3 ? 1 : 0;
    for (int i = 0; i < count();) {
        const qreal left = std::floor(rectOf(i).left());
        double worst = 0;
        bool bare = false;
        const qreal right = std::floor(rectOf(i).right());
        do {
            const FilterTable& table = m_level.each[static_cast<size_t>(i)];
            bare = bare || table.filterBytes == 0;
            worst = std::max(worst, table.passed);
            ++i;
        } while (i < count() && rectOf(i).right() <= left + 1);
        const qreal top = bare ? 0 : height() - heightOf(worst);
        const QRectF bar(left, top, std::max(1.0, right - left - gap), height() - top);
        painter.fillRect(bar, colour);
        if (bare)
            paintHatch(painter, bar, theme.background);
    }
    painter.setPen(QPen(theme.ink, 1, Qt::DashLine));
    const qreal mean = height() - heightOf(meanOf(m_level)) + 0.5;
    painter.drawLine(QPointF(0, mean), QPointF(width(), mean));
    if (hasFocus() && count() > 0) {
        painter.setPen(QPen(theme.accent, 2));
        painter.drawRect(rectOf(m_current).adjusted(1, 1, -1, -1));
    }
}

void FilterStrip::mousePressEvent(QMouseEvent* event) {
    const int table = tableAt(event->position().x());
    if (event->button() != Qt::LeftButton || table < 0)
        return;
    setCurrent(table);
    Q_EMIT activated(m_level.each[static_cast<size_t>(table)].number);
}

void FilterStrip::keyPressEvent(QKeyEvent* event) {
    switch (event->key()) {
        case Qt::Key_Left: setCurrent(m_current - 1); return;
        case Qt::Key_Right: setCurrent(m_current + 1); return;
        case Qt::Key_Home: setCurrent(0); return;
        case Qt::Key_End: setCurrent(count() - 1); return;
        case Qt::Key_Return:
        case Qt::Key_Enter:
            if (count() > 0)
                Q_EMIT activated(m_level.each[static_cast<size_t>(m_current)].number);
            return;
        default: QWidget::keyPressEvent(event);
    }
}

void FilterStrip::focusInEvent(QFocusEvent* event) {
    QWidget::focusInEvent(event);
    update();
}

void FilterStrip::focusOutEvent(QFocusEvent* event) {
    QWidget::focusOutEvent(event);
    update();
}

bool FilterStrip::event(QEvent* event) {
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const int table = tableAt(help->pos().x());
    if (table < 0 || !rectOf(table).contains(help->pos()))
        QToolTip::hideText();
    else
        QToolTip::showText(help->globalPos(), plainToolTip(describe(table)), this);
    return true;
}

}  // namespace levelscope::gui
