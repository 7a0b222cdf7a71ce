#include "gui/widgets/edit_timeline.h"

#include <QDateTime>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QToolTip>
#include <algorithm>
#include <cmath>

#include "gui/models/display.h"
#include "gui/models/edit_list_model.h"
#include "gui/models/engine_names.h"
#include "gui/widgets/basic_widgets.h"
#include "gui/widgets/theme.h"

namespace levelscope::gui {
namespace {

constexpr int kSide = 8;         // room for half the handle
constexpr int kMarkHeight = 12;  // above the bars
constexpr int kLabelHeight = 26;
constexpr int kWidestBar = 12;
constexpr int kOpeningRoom = 16;  // pixels that the line of an opening needs
constexpr int kHandle = 5;        // radius
constexpr int kPages = 20;        // page steps from end to end
constexpr float kLater = 0.3F;

}  // namespace

EditTimeline::EditTimeline(QWidget* parent) : QSlider(Qt::Horizontal, parent) {
    setAccessibleName(tr("Edits, oldest first"));
    setFocusPolicy(Qt::StrongFocus);
    setRange(0, 0);
    setFixedHeight(kHeight);
}

void EditTimeline::setMachine(std::shared_ptr<const TimeMachine> machine) {
    const bool atNewest = !m_machine || m_machine->empty() || current() + 1 == m_machine->editCount();
    const uint64_t ordinal = m_machine && !m_machine->empty() ? m_machine->edit(current()).ordinal : 0;
    const auto keep = [&](const std::optional<size_t>& place) {
        return place && machine && !machine->empty()
                   ? std::optional(machine->indexOf(m_machine->edit(*place).ordinal))
                   : std::nullopt;
    };
    m_anchor = keep(m_anchor);
    m_machine = std::move(machine);
    const int last = m_machine ? std::max(0, static_cast<int>(m_machine->editCount()) - 1) : 0;
    const int place = atNewest || m_machine->empty() ? last : static_cast<int>(m_machine->indexOf(ordinal));
    {
        const QSignalBlocker quiet(this);
        setRange(0, last);
        setPageStep(std::max(1, last / kPages));
        setValue(place);
    }
    sumUp();
    update();
    Q_EMIT valueChanged(value());
}

void EditTimeline::setAnchor(std::optional<size_t> edit) {
    m_anchor = edit;
    update();
}

QRect EditTimeline::plot() const {
    return QRect(kSide, kMarkHeight, std::max(1, width() - 2 * kSide), height() - kMarkHeight - kLabelHeight);
}

int EditTimeline::pixelOf(size_t edit) const {
    const QRect area = plot();
    const auto count = static_cast<double>(maximum()) + 1;
    const int x = static_cast<int>((static_cast<double>(edit) + 0.5) * area.width() / count);
    return layoutDirection() == Qt::RightToLeft ? area.right() - x : area.left() + x;
}

size_t EditTimeline::editAt(int pixel) const {
    const QRect area = plot();
    const auto count = static_cast<double>(maximum()) + 1;
    const int x = layoutDirection() == Qt::RightToLeft ? area.right() - pixel : pixel - area.left();
    const double edit = std::floor(x * count / area.width());
    return static_cast<size_t>(std::clamp(edit, 0.0, count - 1));
}

// One bar a pixel, or one an edit when there is room.
void EditTimeline::sumUp() {
    m_bars.clear();
    m_tallest = 1;
    if (!m_machine || m_machine->empty())
        return;
    const size_t count = m_machine->editCount();
    const auto room = static_cast<size_t>(plot().width());
    const size_t bars = std::min(count, room);
    m_barWidth = static_cast<int>(std::clamp<size_t>(room / count, 1, kWidestBar));
    m_bars.resize(bars);
    for (size_t i = 0; i < count; ++i) {
        Bar& bar = m_bars[i * bars / count];
        const TimeMachine::Edit& edit = m_machine->edit(i);
        const uint64_t bytes = edit.snapshot && i == 0 ? 0 : edit.bytesAdded;
        bar.bytes = std::max(bar.bytes, bytes);
        if (edit.added > 0 && bytes >= bar.most) {
            bar.most = bytes;
            bar.level = edit.level;
        }
        bar.asked = bar.asked || isUserAction(edit.cause);
        bar.opened = bar.opened || edit.cause == EditCause::opened;
        m_tallest = std::max(m_tallest, bytes);
    }
}

void EditTimeline::paintEvent(QPaintEvent*) {
    const Theme& theme = Theme::current();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRect area = plot();
    painter.setPen(theme.line);
    painter.drawLine(area.left(), area.bottom() + 1, area.right(), area.bottom() + 1);
    if (m_bars.empty())
        return;
    if (m_anchor) {
        QColor between = theme.accent;
        between.setAlphaF(0.12F);
        const int a = pixelOf(*m_anchor), b = pixelOf(current());
        painter.fillRect(QRect(std::min(a, b), area.top(), std::abs(a - b) + 1, area.height()), between);
    }
    paintBars(painter);
    paintMarks(painter, area);
    paintLabels(painter, area);
    const QPointF handle(pixelOf(current()) + 0.5, area.bottom() + 1.5);
    painter.setPen(QPen(theme.accent, 1));
    painter.drawLine(QPointF(handle.x(), area.top()), handle);
    painter.setBrush(theme.accent);
    painter.drawEllipse(handle, kHandle, kHandle);
    if (hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(handle, kHandle + 3, kHandle + 3);
    }
}

void EditTimeline::paintBars(QPainter& painter) const {
    const Theme& theme = Theme::current();
    const QRect area = plot();
    const size_t count = m_machine->editCount();
    // So many openings that their lines would be a pattern say nothing.
    const auto openings =
        std::count_if(m_bars.begin(), m_bars.end(), [](const Bar& bar) { return bar.opened; });
    const bool roomy = openings * kOpeningRoom <= area.width();
    for (size_t i = 0; i < m_bars.size(); ++i) {
        const Bar& bar = m_bars[i];
        const size_t first = (i * count + m_bars.size() - 1) / m_bars.size();
        const int x = pixelOf(first) - (m_bars.size() == count ? m_barWidth / 2 : 0);
        const bool later = first > current();
        if (bar.opened && roomy) {
            painter.setPen(QPen(theme.line, 1, Qt::DashLine));
            painter.drawLine(x, area.top(), x, area.bottom());
        }
        // Square roots: a flush must show beside a compaction a thousand times its size.
        const double share = std::sqrt(static_cast<double>(bar.bytes) / static_cast<double>(m_tallest));
        const int height = bar.bytes == 0 ? 2 : std::max(3, static_cast<int>(share * area.height()));
        QColor fill = bar.level >= 0 ? theme.level(bar.level) : theme.muted;
        if (later)
            fill.setAlphaF(kLater);
        painter.fillRect(
            QRect(x, area.bottom() - height + 1, std::max(1, m_barWidth - (m_barWidth > 2)), height), fill);
    }
}

void EditTimeline::paintMarks(QPainter& painter, const QRect& area) const {
    const Theme& theme = Theme::current();
    const size_t count = m_machine->editCount();
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.ink);
    for (size_t i = 0; i < m_bars.size(); ++i) {
        if (!m_bars[i].asked)
            continue;
        const size_t first = (i * count + m_bars.size() - 1) / m_bars.size();
        const double x = pixelOf(first) + 0.5;
        const double top = area.top() - kMarkHeight + 3;
        painter.drawPolygon(QPolygonF{{x - 4, top}, {x + 4, top}, {x, top + 6}});
    }
    if (m_anchor) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(theme.accent, 2));
        painter.drawEllipse(QPointF(pixelOf(*m_anchor) + 0.5, area.bottom() + 1.5), kHandle - 1, kHandle - 1);
    }
}

QString EditTimeline::timeOf(size_t edit) const {
    const int64_t micros = m_machine->edit(edit).wallMicros;
    return micros == 0 ? tr("edit %1").arg(displayNumber(m_machine->edit(edit).ordinal))
                       : displayMicros(micros);
}

// The time of the handle stays readable: the ends give way to it.
void EditTimeline::paintLabels(QPainter& painter, const QRect& area) const {
    QFont small = font();
    small.setPointSizeF(small.pointSizeF() - 1);
    painter.setFont(small);
    const QFontMetrics metrics(small);
    const QRect line(area.left(), area.bottom() + 10, area.width(), metrics.height());
    const QString here = timeOf(current());
    const int width = metrics.horizontalAdvance(here) + 2;
    const int x =
        std::clamp(pixelOf(current()) - width / 2, line.left(), std::max(line.left(), line.right() - width));
    painter.setPen(Theme::current().ink);
    painter.drawText(QRect(x, line.top(), width, line.height()), Qt::AlignCenter, here);
    painter.setPen(Theme::current().muted);
    const QString oldest = timeOf(0), newest = timeOf(static_cast<size_t>(maximum()));
    const int end = std::max(pixelOf(static_cast<size_t>(maximum())), line.left());
    if (metrics.horizontalAdvance(oldest) + 16 < x - line.left())
        painter.drawText(line, Qt::AlignLeft, oldest);
    const int from = std::min(end, line.right()) - metrics.horizontalAdvance(newest);
    if (from > x + width + 16)
        painter.drawText(QRect(from, line.top(), metrics.horizontalAdvance(newest) + 2, line.height()),
                         Qt::AlignLeft, newest);
}

void EditTimeline::resizeEvent(QResizeEvent* event) {
    QSlider::resizeEvent(event);
    sumUp();
}

void EditTimeline::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton)
        return;
    setSliderDown(true);
    setValue(static_cast<int>(editAt(event->position().toPoint().x())));
}

void EditTimeline::mouseMoveEvent(QMouseEvent* event) {
    if (isSliderDown())
        setValue(static_cast<int>(editAt(event->position().toPoint().x())));
}

void EditTimeline::mouseReleaseEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton)
        setSliderDown(false);
}

std::optional<size_t> EditTimeline::nextAsked(int direction) const {
    const auto count = m_machine ? static_cast<int64_t>(m_machine->editCount()) : 0;
    for (int64_t i = value() + direction; i >= 0 && i < count; i += direction)
        if (isUserAction(m_machine->edit(static_cast<size_t>(i)).cause))
            return static_cast<size_t>(i);
    return std::nullopt;
}

void EditTimeline::keyPressEvent(QKeyEvent* event) {
    const bool sideways = event->key() == Qt::Key_Left || event->key() == Qt::Key_Right;
    if (!sideways || !(event->modifiers() & Qt::ControlModifier)) {
        QSlider::keyPressEvent(event);
        return;
    }
    const bool forward = (event->key() == Qt::Key_Right) == (layoutDirection() == Qt::LeftToRight);
    if (const auto found = nextAsked(forward ? 1 : -1))
        setValue(static_cast<int>(*found));
}

bool EditTimeline::event(QEvent* event) {
    if (event->type() != QEvent::ToolTip || m_bars.empty())
        return QSlider::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const TimeMachine::Edit& edit = m_machine->edit(editAt(help->pos().x()));
    QStringList lines{tr("edit %1 · %2").arg(displayNumber(edit.ordinal), editCauseName(edit.cause))};
    if (edit.wallMicros != 0)
        lines << displayMicros(edit.wallMicros);
    if (const QString tables = tablesOfEdit(edit); !tables.isEmpty())
        lines << tr("tables %1 · %2 new").arg(tables, displaySize(edit.bytesAdded));
    QToolTip::showText(help->globalPos(), plainToolTip(lines.join(QLatin1Char('\n'))), this);
    return true;
}

}  // namespace levelscope::gui
