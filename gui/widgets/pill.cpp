#include "gui/widgets/pill.h"

#include <QFontMetrics>
#include <QPainter>

#include "gui/widgets/theme.h"

namespace levelscope::gui {

namespace {

constexpr int kSide = 8;

}  // namespace

Pill::Pill(const QString& text, Tone tone, QWidget* parent) : QWidget(parent), m_text(text), m_tone(tone) {
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAccessibleName(text);
}

void Pill::setText(const QString& text) {
    m_text = text;
    setAccessibleName(text);
    updateGeometry();
    update();
}

void Pill::setTone(Tone tone) {
    m_tone = tone;
    update();
}

QSize Pill::sizeHint() const {
    const QFontMetrics metrics(font());
    return {metrics.horizontalAdvance(m_text) + 2 * kSide, metrics.height() + metrics::kGap};
}

void Pill::paintEvent(QPaintEvent*) {
    const Theme& theme = Theme::current();
    QColor tone = theme.muted;
    switch (m_tone) {
        case Tone::neutral: break;
        case Tone::amber: tone = theme.amber; break;
        case Tone::green: tone = theme.green; break;
        case Tone::damage: tone = theme.damage; break;
    }
    QColor fill = tone;
    fill.setAlpha(40);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(fill);
    const qreal radius = height() / 2.0;
    painter.drawRoundedRect(rect(), radius, radius);
    painter.setPen(theme.ink);
    painter.drawText(rect(), Qt::AlignCenter, m_text);
}

}  // namespace levelscope::gui
