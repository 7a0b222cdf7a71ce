#include "gui/widgets/filter_bits.h"

#include <QApplication>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>
#include <QWheelEvent>
#include <algorithm>

#include "core/inspect/filter_figures.h"
#include "gui/models/display.h"
#include "gui/widgets/basic_widgets.h"
#include "gui/widgets/theme.h"

namespace levelscope::gui {
namespace {

constexpr int kMargin = 10;  // room for the rings of probes at the edge
constexpr int kFillBar = 40;

QColor probeColour(bool set) {
    return set ? Theme::current().green : Theme::current().damage;
}

// Around a bit; struck through where a clear one decides.
void paintRing(QPainter& painter, QPointF centre, qreal radius, bool set) {
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(Theme::current().pane, 4));
    painter.drawEllipse(centre, radius, radius);
    painter.setPen(QPen(probeColour(set), 2));
    painter.drawEllipse(centre, radius, radius);
    if (!set)
        painter.drawLine(centre + QPointF(-radius, radius), centre + QPointF(radius, -radius));
}

}  // namespace

FilterBits::FilterBits(QWidget* parent) : QAbstractScrollArea(parent) {
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Bits of the Bloom filter"));
    viewport()->setMouseTracking(true);
}

void FilterBits::setFilter(std::shared_ptr<const FilterAnatomy> filter) {
    m_filter = std::move(filter);
    m_probes.clear();
    m_revealed.reset();
    setWindow(0, 0);
}

void FilterBits::setWindow(uint64_t first, uint64_t count) {
    const uint64_t all = m_filter ? std::min<uint64_t>(m_filter->bits, m_filter->bytes.size() * 8) : 0;
    m_first = std::min(first, all);
    m_count = count == 0 ? all - m_first : std::min(count, all - m_first);
    m_fitted = true;
    fit();
    updateText();
}

void FilterBits::setProbes(std::vector<uint64_t> bits) {
    m_probes = std::move(bits);
    updateText();
    viewport()->update();
}

void FilterBits::updateText() {
    uint64_t set = 0;
    for (const uint64_t bit : m_probes)
        set += m_filter && m_filter->isSet(bit) ? 1 : 0;
    QString text = tr("%1 bits in rows of %2")
                       .arg(displayNumber(m_count), displayNumber(static_cast<uint64_t>(m_columns)));
    if (!m_probes.empty())
        text +=
            tr("; %1 of %2 probes find a set bit").arg(displayNumber(set), displayNumber(m_probes.size()));
    setAccessibleDescription(text);
}

int FilterBits::fillBarWidth() const {
    return m_filter && m_filter->lineBits > 0 && m_count > m_filter->lineBits ? kFillBar + 8 : 0;
}

int FilterBits::rows() const {
    return static_cast<int>((m_count + static_cast<uint64_t>(m_columns) - 1) /
                            static_cast<uint64_t>(m_columns));
}

// The widest division of a line that fits with the largest cells; when not even single pixels fit, the view
// scrolls.
void FilterBits::fit() {
    const QSize room = viewport()->size() - QSize(2 * kMargin, 2 * kMargin);
    const int line = m_filter && m_filter->lineBits > 0
                         ? static_cast<int>(std::min<uint32_t>(m_filter->lineBits, 4096))
                         : 512;
    int bestCell = 0;
    int bestColumns = 0;
    for (int columns = line; columns >= 16; columns /= 2) {
        const auto rowsHere =
            static_cast<int>((m_count + static_cast<uint64_t>(columns) - 1) / static_cast<uint64_t>(columns));
        const int bar = columns == line && m_count > static_cast<uint64_t>(line) ? kFillBar + 8 : 0;
        const int cell =
            std::min({(room.width() - bar) / columns, room.height() / std::max(1, rowsHere), 14});
        if (cell > bestCell) {
            bestCell = cell;
            bestColumns = columns;
        }
    }
    if (bestCell == 0) {
        bestColumns = line;
        while (bestColumns > 16 && bestColumns > room.width() - fillBarWidth())
            bestColumns /= 2;
        bestCell = std::max(1, (room.width() - fillBarWidth() - 16) / std::max(1, bestColumns));
    }
    m_columns = std::max(16, bestColumns);
    m_cell = std::clamp(bestCell, 1, kMaxCell);
    updateScrollBars();
    viewport()->update();
}

void FilterBits::updateScrollBars() {
    const QSize room = viewport()->size();
    horizontalScrollBar()->setPageStep(room.width());
    horizontalScrollBar()->setSingleStep(16);
    horizontalScrollBar()->setRange(
        0, std::max(0, m_columns * m_cell + fillBarWidth() + 2 * kMargin - room.width()));
    verticalScrollBar()->setPageStep(room.height());
    verticalScrollBar()->setSingleStep(16);
    verticalScrollBar()->setRange(0, std::max(0, rows() * m_cell + 2 * kMargin - room.height()));
}

QPoint FilterBits::origin() const {
    return {kMargin - horizontalScrollBar()->value(), kMargin - verticalScrollBar()->value()};
}

QRect FilterBits::rectOf(uint64_t bit) const {
    if (bit < m_first || bit - m_first >= m_count)
        return {};
    const auto columns = static_cast<uint64_t>(m_columns);
    const QPoint at = origin();
    return {at.x() + static_cast<int>((bit - m_first) % columns) * m_cell,
            at.y() + static_cast<int>((bit - m_first) / columns) * m_cell, m_cell, m_cell};
}

uint64_t FilterBits::bitAt(QPoint position) const {
    const QPoint at = position - origin();
    if (at.x() < 0 || at.y() < 0 || at.x() >= m_columns * m_cell)
        return kNoBit;
    const uint64_t bit = static_cast<uint64_t>(at.y() / m_cell) * static_cast<uint64_t>(m_columns) +
                         static_cast<uint64_t>(at.x() / m_cell);
    return bit < m_count ? m_first + bit : kNoBit;
}

void FilterBits::revealBit(uint64_t bit) {
    m_revealed = bit;
    const QRect rect = rectOf(bit);
    const QRect room = viewport()->rect().adjusted(12, 12, -12, -12);
    if (!rect.isValid() || room.contains(rect))
        return;
    horizontalScrollBar()->setValue(horizontalScrollBar()->value() + rect.center().x() - room.center().x());
    verticalScrollBar()->setValue(verticalScrollBar()->value() + rect.center().y() - room.center().y());
}

void FilterBits::setCell(int cell, QPoint anchor) {
    cell = std::clamp(cell, 1, kMaxCell);
    if (cell == m_cell)
        return;
    const QPointF at = QPointF(anchor - origin()) / m_cell;
    m_cell = cell;
    m_fitted = false;
    updateScrollBars();
    horizontalScrollBar()->setValue(static_cast<int>(at.x() * m_cell) + kMargin - anchor.x());
    verticalScrollBar()->setValue(static_cast<int>(at.y() * m_cell) + kMargin - anchor.y());
    viewport()->update();
}

// ---- painting ----

void FilterBits::paintEvent(QPaintEvent* event) {
    QPainter painter(viewport());
    painter.fillRect(event->rect(), Theme::current().pane);
    if (!m_filter || m_count == 0)
        return;
    paintBits(painter, event->rect());
    paintFill(painter, event->rect());
    paintProbes(painter);
}

void FilterBits::paintBits(QPainter& painter, const QRect& dirty) {
    const Theme& theme = Theme::current();
    const QPoint at = origin();
    const int firstRow = std::max(0, (dirty.top() - at.y()) / m_cell);
    const int lastRow = std::min(rows() - 1, (dirty.bottom() - at.y()) / m_cell);
    const int firstColumn = std::max(0, (dirty.left() - at.x()) / m_cell);
    const int lastColumn = std::min(m_columns - 1, (dirty.right() - at.x()) / m_cell);
    if (lastRow < firstRow || lastColumn < firstColumn)
        return;
    QImage image(lastColumn - firstColumn + 1, lastRow - firstRow + 1, QImage::Format_RGB32);
    const QRgb ink = theme.ink.rgb();
    const QRgb paper = theme.background.rgb();
    for (int row = firstRow; row <= lastRow; ++row) {
        auto* line = reinterpret_cast<QRgb*>(image.scanLine(row - firstRow));
        const uint64_t start = static_cast<uint64_t>(row) * static_cast<uint64_t>(m_columns);
        for (int column = firstColumn; column <= lastColumn; ++column) {
            const uint64_t bit = start + static_cast<uint64_t>(column);
            line[column - firstColumn] =
                bit >= m_count ? theme.pane.rgb() : (m_filter->isSet(m_first + bit) ? ink : paper);
        }
    }
    const QRect target(at.x() + firstColumn * m_cell, at.y() + firstRow * m_cell, image.width() * m_cell,
                       image.height() * m_cell);
    painter.drawImage(target, image);
    if (m_cell < 4)
        return;
    // Paper shows between cells that are large enough.
    painter.setPen(theme.pane);
    for (int column = firstColumn; column <= lastColumn + 1; ++column)
        painter.drawLine(at.x() + column * m_cell, target.top(), at.x() + column * m_cell, target.bottom());
    for (int row = firstRow; row <= lastRow + 1; ++row)
        painter.drawLine(target.left(), at.y() + row * m_cell, target.right(), at.y() + row * m_cell);
}

// How full each line is: one bar a line, as high as the rows the line fills.
void FilterBits::paintFill(QPainter& painter, const QRect& dirty) {
    if (fillBarWidth() == 0)
        return;
    const Theme& theme = Theme::current();
    const QPoint at = origin();
    const int left = at.x() + m_columns * m_cell + 8;
    const uint64_t line = m_filter->lineBits;
    const int rowsPerLine = std::max(1, static_cast<int>(line) / m_columns);
    const int height = rowsPerLine * m_cell;
    const int lines = (rows() + rowsPerLine - 1) / rowsPerLine;
    const int first = std::max(0, (dirty.top() - at.y()) / height);
    const int last = std::min(lines - 1, (dirty.bottom() - at.y()) / height);
    painter.fillRect(QRect(left, at.y() + first * height, kFillBar, (last - first + 1) * height),
                     theme.background);
    const int gap = height > 3 ? 1 : 0;
    for (int i = first; i <= last; ++i) {
        const uint64_t set = countSetBits(*m_filter, m_first + static_cast<uint64_t>(i) * line, line);
        const double fill = static_cast<double>(set) / static_cast<double>(line);
        painter.fillRect(QRectF(left, at.y() + i * height, fill * kFillBar, height - gap), theme.accent);
    }
    painter.setPen(theme.muted);
    const int half = left + kFillBar / 2;
    painter.drawLine(half, at.y() + first * height, half, at.y() + (last + 1) * height - 1);
}

// Rings first; then each number at the first corner of its ring that is free. In a crowd it is left out.
void FilterBits::paintProbes(QPainter& painter) {
    painter.setRenderHint(QPainter::Antialiasing);
    QFont font = this->font();
    font.setPointSizeF(font.pointSizeF() - 2);
    font.setBold(true);
    painter.setFont(font);
    const qreal radius = std::max(5, m_cell / 2 + 2);
    QList<std::pair<size_t, QPointF>> seen;  // probe and centre
    QList<QRectF> taken;
    for (size_t i = 0; i < m_probes.size(); ++i) {
        const QRect rect = rectOf(m_probes[i]);
        if (!rect.isValid() || !viewport()->rect().adjusted(-20, -20, 20, 20).intersects(rect))
            continue;
        const QPointF centre = QRectF(rect).center();
        paintRing(painter, centre, radius, m_filter->isSet(m_probes[i]));
        seen.append({i, centre});
        taken.append(QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius));
    }
    for (const auto& [i, centre] : seen) {
        const QString number = QString::number(i + 1);
        const QSizeF size(painter.fontMetrics().horizontalAdvance(number) + 4, 13);
        const qreal right = centre.x() + radius;
        const qreal left = centre.x() - radius - size.width();
        const qreal above = centre.y() - radius - size.height() / 2;
        const qreal below = centre.y() + radius - size.height() / 2;
        for (const QPointF corner :
             {QPointF(right, above), QPointF(left, above), QPointF(right, below), QPointF(left, below)}) {
            const QRectF box(corner, size);
            if (std::any_of(taken.begin(), taken.end(), [&](const QRectF& r) { return r.intersects(box); }))
                continue;
            taken.append(box);
            painter.setPen(Qt::NoPen);
            painter.setBrush(Theme::current().pane);
            painter.drawRoundedRect(box, 3, 3);
            painter.setPen(probeColour(m_filter->isSet(m_probes[i])));
            painter.drawText(box, Qt::AlignCenter, number);
            break;
        }
    }
}

// ---- input ----

void FilterBits::resizeEvent(QResizeEvent*) {
    if (!m_fitted)
        return updateScrollBars();
    fit();
    if (m_revealed)
        revealBit(*m_revealed);  // lines are divided anew: the same pixels would be other bits
}

void FilterBits::wheelEvent(QWheelEvent* event) {
    const int steps = event->angleDelta().y();
    if (event->modifiers() & (Qt::ShiftModifier | Qt::AltModifier)) {
        QAbstractScrollArea::wheelEvent(event);
        return;
    }
    if (steps != 0)
        setCell(m_cell + (steps > 0 ? std::max(1, m_cell / 3) : -std::max(1, m_cell / 3)),
                event->position().toPoint());
    event->accept();
}

void FilterBits::mousePressEvent(QMouseEvent* event) {
    m_pressed = event->position().toPoint();
    m_scrollStart = {horizontalScrollBar()->value(), verticalScrollBar()->value()};
    m_moving = false;
}

void FilterBits::mouseMoveEvent(QMouseEvent* event) {
    if (!(event->buttons() & (Qt::LeftButton | Qt::MiddleButton)))
        return;
    const QPoint moved = event->position().toPoint() - m_pressed;
    m_moving = m_moving || moved.manhattanLength() >= QApplication::startDragDistance();
    if (m_moving) {
        horizontalScrollBar()->setValue(m_scrollStart.x() - moved.x());
        verticalScrollBar()->setValue(m_scrollStart.y() - moved.y());
    }
}

void FilterBits::mouseReleaseEvent(QMouseEvent* event) {
    const uint64_t bit = bitAt(event->position().toPoint());
    if (!m_moving && bit != kNoBit)
        Q_EMIT bitClicked(bit);
    m_moving = false;
}

void FilterBits::keyPressEvent(QKeyEvent* event) {
    const QPoint middle = viewport()->rect().center();
    switch (event->key()) {
        case Qt::Key_Plus:
        case Qt::Key_Equal: setCell(m_cell + 1, middle); return;
        case Qt::Key_Minus: setCell(m_cell - 1, middle); return;
        case Qt::Key_0:
            m_fitted = true;
            fit();
            return;
        default: QAbstractScrollArea::keyPressEvent(event);
    }
}

bool FilterBits::viewportEvent(QEvent* event) {
    if (event->type() == QEvent::ToolTip && m_filter) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const uint64_t bit = bitAt(help->pos());
        if (bit == kNoBit) {
            QToolTip::hideText();
            return true;
        }
        QString text =
            tr("bit %1 = %2")
                .arg(displayNumber(bit), m_filter->isSet(bit) ? QStringLiteral("1") : QStringLiteral("0"));
        if (m_filter->lineBits > 0) {
            const uint64_t line = bit / m_filter->lineBits;
            const uint64_t set = countSetBits(*m_filter, line * m_filter->lineBits, m_filter->lineBits);
            text +=
                QLatin1Char('\n') +
                tr("line %1, %2 full")
                    .arg(displayNumber(line), displayPercent(static_cast<double>(set) / m_filter->lineBits));
        }
        QToolTip::showText(help->globalPos(), plainToolTip(text), viewport());
        return true;
    }
    return QAbstractScrollArea::viewportEvent(event);
}

void FilterBits::changeEvent(QEvent* event) {
    viewport()->update();
    QAbstractScrollArea::changeEvent(event);
}

void FilterBits::scrollContentsBy(int, int) {
    viewport()->update();
}

}  // namespace levelscope::gui
