#include "gui/pages/metrics/debt_bar.h"

#include <QPainter>
#include <algorithm>

#include "gui/widgets/basic_widgets.h"
#include "gui/widgets/theme.h"

namespace levelscope::gui {
namespace {

constexpr int kBarHeight = 8;
constexpr int kLeastWidth = 240;
constexpr double kBeginsAt = 0.7;  // of the bar's width, while the debt is smaller

}  // namespace

DebtBar::DebtBar(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void DebtBar::setName(const QString& name) {
    m_name = name;
    setAccessibleName(name);
    update();
}

void DebtBar::setDebt(double now, double begins, const QString& words) {
    m_now = now;
    m_begins = begins;
    m_words = words;
    setAccessibleDescription(words);
    setToolTip(plainToolTip(words));
    update();
}

QSize DebtBar::sizeHint() const {
    return {2 * kLeastWidth, fontMetrics().height() + metrics::kGap + kBarHeight + metrics::kGap};
}

QSize DebtBar::minimumSizeHint() const {
    return {kLeastWidth, sizeHint().height()};
}

void DebtBar::paintEvent(QPaintEvent*) {
    const Theme& theme = Theme::current();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QFontMetrics font = fontMetrics();
    const QRect line(0, 0, width(), font.height());
    const QString words = slows() ? QStringLiteral("▲ ") + m_words : m_words;
    const QString name = font.elidedText(m_name, Qt::ElideRight, width() / 2);
    painter.setPen(theme.muted);
    painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, name);
    painter.setPen(theme.ink);
    painter.drawText(
        line, Qt::AlignRight | Qt::AlignVCenter,
        font.elidedText(words, Qt::ElideRight, width() - font.horizontalAdvance(name) - 2 * metrics::kGap));

    const QRectF bar(0.5, font.height() + metrics::kGap, width() - 1, kBarHeight);
    const double whole = std::max(m_begins / kBeginsAt, m_now);
    const auto at = [&](double value) { return bar.width() * std::clamp(value / whole, 0.0, 1.0); };
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.line);
    painter.drawRoundedRect(bar, 3, 3);
    if (whole <= 0)
        return;
    painter.setBrush(slows() ? theme.amber : theme.green);
    const double left = layoutDirection() == Qt::RightToLeft ? bar.right() - at(m_now) : bar.left();
    painter.drawRoundedRect(QRectF(left, bar.top(), at(m_now), bar.height()), 3, 3);
    const double mark =
        layoutDirection() == Qt::RightToLeft ? bar.right() - at(m_begins) : bar.left() + at(m_begins);
    painter.setPen(QPen(theme.ink, 1));
    painter.drawLine(QPointF(mark, bar.top() - 2), QPointF(mark, bar.bottom() + 2));
}

}  // namespace levelscope::gui
