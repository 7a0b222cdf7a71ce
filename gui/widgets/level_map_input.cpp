// The level map's mouse and keyboard: hover, selection, zoom, the walk from table to table.
#include <QAccessible>
#include <QApplication>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QScrollBar>
#include <QToolTip>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>

#include "gui/widgets/basic_widgets.h"
#include "gui/widgets/level_map.h"

namespace levelscope::gui {

// ---- input ----

void LevelMap::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton && event->button() != Qt::MiddleButton)
        return;
    m_drag = Drag::pressed;
    m_pressed = event->position().toPoint();
    m_panStart = horizontalScrollBar()->value();
    QToolTip::hideText();
}

void LevelMap::mouseMoveEvent(QMouseEvent* event) {
    const QPoint at = event->position().toPoint();
    if (m_drag == Drag::pressed && (at - m_pressed).manhattanLength() >= QApplication::startDragDistance()) {
        const bool pan = (event->buttons() & Qt::MiddleButton) ||
                         (m_zoom > 1 && !(event->modifiers() & Qt::ShiftModifier));
        m_drag = pan ? Drag::pan : Drag::rubber;
    }
    if (m_drag == Drag::pan) {
        horizontalScrollBar()->setValue(m_panStart - (at.x() - m_pressed.x()));
    } else if (m_drag == Drag::rubber) {
        const QRect old = m_rubber;
        m_rubber = QRect(m_pressed, at).normalized();
        viewport()->update(old.united(m_rubber).adjusted(-2, -2, 2, 2));
    } else if (m_drag == Drag::none) {
        setHover(tableAt(at));
    }
}

void LevelMap::mouseReleaseEvent(QMouseEvent* event) {
    const Drag drag = std::exchange(m_drag, Drag::none);
    if (drag == Drag::rubber) {
        const QRect rubber = std::exchange(m_rubber, {});
        selectTouched(rubber, event->modifiers() & Qt::ControlModifier);
    } else if (drag == Drag::pressed && event->button() == Qt::LeftButton) {
        select(m_layout->indexOf(tableAt(event->position().toPoint())), event->modifiers());
    }
}

void LevelMap::mouseDoubleClickEvent(QMouseEvent* event) {
    if (const uint64_t number = tableAt(event->position().toPoint());
        number != 0 && event->button() == Qt::LeftButton)
        Q_EMIT activated(number);
}

void LevelMap::wheelEvent(QWheelEvent* event) {
    const QPoint delta = event->angleDelta();
    if (event->modifiers() & Qt::ShiftModifier || std::abs(delta.x()) > std::abs(delta.y())) {
        const int steps = delta.x() != 0 ? delta.x() : delta.y();
        horizontalScrollBar()->setValue(horizontalScrollBar()->value() - steps);
    } else if (event->modifiers() & Qt::AltModifier) {
        verticalScrollBar()->setValue(verticalScrollBar()->value() - delta.y());
    } else {
        setZoom(m_zoom * std::pow(1.25, delta.y() / 120.0), event->position().x());
    }
    event->accept();
}

void LevelMap::setHover(uint64_t number) {
    if (number == m_hover)
        return;
    m_hover = number;
    if (m_selected.isEmpty())
        updateFlags();
    else
        viewport()->update();
    Q_EMIT hovered(number);
}

void LevelMap::keyPressEvent(QKeyEvent* event) {
    const double middle = plotRect().center().x();
    switch (event->key()) {
        case Qt::Key_Left:
        case Qt::Key_Right:
        case Qt::Key_Up:
        case Qt::Key_Down:
        case Qt::Key_Home:
        case Qt::Key_End: moveCurrent(event->key(), event->modifiers() & Qt::ShiftModifier); return;
        case Qt::Key_Return:
        case Qt::Key_Enter:
            if (m_current != 0)
                Q_EMIT activated(m_current);
            return;
        case Qt::Key_Space: select(m_layout->indexOf(m_current), Qt::ControlModifier); return;
        case Qt::Key_Plus:
        case Qt::Key_Equal: setZoom(m_zoom * 1.5, middle); return;
        case Qt::Key_Minus: setZoom(m_zoom / 1.5, middle); return;
        case Qt::Key_0: setZoom(1, middle); return;
        case Qt::Key_Escape:
            if (m_selected.isEmpty())
                break;
            setSelection({});
            return;
        case Qt::Key_A:
            if (!(event->modifiers() & Qt::ControlModifier) || m_current == 0)
                break;
            {
                const int level = m_layout->item(m_layout->indexOf(m_current)).table->level;
                for (const auto& item : m_layout->items()) {
                    if (item.table->level == level)
                        m_selected.insert(item.table->number);
                }
                updateFlags();
                Q_EMIT selectionChanged();
            }
            return;
        default: break;
    }
    QAbstractScrollArea::keyPressEvent(event);
}

void LevelMap::moveCurrent(int key, bool extend) {
    if (m_layout->empty())
        return;
    const int at = m_layout->indexOf(m_current);
    const int next = at < 0 ? 0 : neighbour(at, key);
    select(next, extend ? Qt::ShiftModifier : Qt::NoModifier);
    revealCurrent();
}

int LevelMap::neighbour(int index, int key) const {
    const auto& item = m_layout->item(index);
    const auto& row = m_layout->rows()[static_cast<size_t>(item.row)];
    switch (key) {
        case Qt::Key_Left: return std::max(row.first, index - 1);
        case Qt::Key_Right: return std::min(row.first + row.count - 1, index + 1);
        case Qt::Key_Home: return row.first;
        case Qt::Key_End: return row.first + row.count - 1;
        default: break;
    }
    const int next = item.row + (key == Qt::Key_Up ? -1 : 1);
    if (next < 0 || next >= static_cast<int>(m_layout->rows().size()))
        return index;
    const int found = m_layout->itemAt(next, (item.from + item.to) / 2, 2);
    return found < 0 ? index : found;
}

bool LevelMap::viewportEvent(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const uint64_t number = tableAt(help->pos());
        if (number == 0)
            QToolTip::hideText();
        else
            QToolTip::showText(help->globalPos(), plainToolTip(describe(number)), viewport(), rectOf(number));
        return true;
    }
    if (event->type() == QEvent::Leave)
        setHover(0);
    return QAbstractScrollArea::viewportEvent(event);
}

void LevelMap::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::FontChange) {
        measure();
        placeRows();
        updateCurrentText();
    }
    viewport()->update();
    QAbstractScrollArea::changeEvent(event);
}

void LevelMap::resizeEvent(QResizeEvent*) {
    placeRows();
    Q_EMIT viewMoved();
}
void LevelMap::scrollContentsBy(int, int) {
    viewport()->update();
    Q_EMIT viewMoved();
}

void LevelMap::focusInEvent(QFocusEvent* event) {
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update();
}

void LevelMap::focusOutEvent(QFocusEvent* event) {
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

}  // namespace levelscope::gui
