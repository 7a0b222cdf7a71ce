#include "gui/widgets/memtable_tree.h"

#include <QApplication>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QScrollBar>
#include <QToolTip>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>

#include "gui/models/display.h"
#include "gui/models/engine_names.h"
#include "gui/widgets/basic_widgets.h"

namespace levelscope::gui {
namespace {

constexpr double kZoomStep = 1.25;
constexpr int kMargin = 12;

}  // namespace

MemtableTree::MemtableTree(QWidget* parent) : QAbstractScrollArea(parent) {
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Structure of the memtable"));
    viewport()->setMouseTracking(true);
}

void MemtableTree::setTree(std::shared_ptr<const MemtableLayout> tree) {
    const PictureEntry* before = currentEntry();
    m_current = before != nullptr ? tree->find(before->key, before->sequence) : -1;
    m_tree = std::move(tree);
    if (m_fitted)
        fit();
    else
        updateScrollBars();
    updateText();
    viewport()->update();
}

void MemtableTree::setFollowed(const std::string& key, SequenceNumber sequence) {
    m_followedKey = key;
    m_followedSequence = sequence;
    viewport()->update();
}

bool MemtableTree::isFollowed(int item) const {
    const PictureEntry* entry = m_tree->entry(item);
    return m_followedSequence != 0 && entry != nullptr && entry->sequence == m_followedSequence &&
           entry->key == m_followedKey;
}

const PictureEntry* MemtableTree::currentEntry() const {
    return m_current >= 0 ? m_tree->entry(m_current) : nullptr;
}

void MemtableTree::setCurrent(int item) {
    if (item == m_current)
        return;
    m_current = item;
    reveal(item);
    updateText();
    viewport()->update();
    Q_EMIT currentChanged();
}

void MemtableTree::updateText() {
    setAccessibleDescription(
        m_current >= 0 ? describe(m_current)
                       : tr("%n node(s)", nullptr, static_cast<int>(m_tree->picture()->nodes.size())));
}

QString MemtableTree::describe(int item) const {
    const MemtableLayout::Item& at = m_tree->item(item);
    const ShapeNode& node = m_tree->picture()->nodes[static_cast<size_t>(at.node)].shape;
    const PictureEntry* entry = m_tree->entry(item);
    QStringList lines;
    if (entry == nullptr)
        lines << tr("a free slot");
    else
        lines << displayBytes(entry->key);
    const bool isNode = at.kind != MemtableLayout::Kind::slot;
    if (entry != nullptr && !(isNode && m_tree->kind() == MemtableKind::bplus))
        lines << tr("%1 · sequence %2 · %3")
                     .arg(entryTypeName(entry->type), displayNumber(entry->sequence),
                          displaySize(entry->valueSize));
    if (isNode && m_tree->kind() == MemtableKind::avl)
        lines << tr("balance %1: right subtree minus left one, in rows")
                     .arg(node.balance > 0 ? QStringLiteral("+%1").arg(node.balance)
                                           : QString::number(node.balance))
              << tr("%n row(s) from here down", nullptr, static_cast<int>(node.height));
    else if (isNode)
        lines << (node.height == 1 ? tr("a leaf: %1 of %2 entries")
                                   : tr("an inner node: %1 of %2 separators"))
                     .arg(node.fill)
                     .arg(node.capacity);
    return lines.join(QLatin1Char('\n'));
}

// ---- geometry ----

QPointF MemtableTree::origin() const {
    const QSizeF content = m_tree->size() * m_zoom;
    const double spare = viewport()->width() - 2 * kMargin - content.width();
    return {kMargin + std::max(0.0, spare / 2) - horizontalScrollBar()->value(),
            double(kMargin) - verticalScrollBar()->value()};
}

QRectF MemtableTree::place(const QRectF& rect) const {
    return {origin() + rect.topLeft() * m_zoom, rect.size() * m_zoom};
}

QRect MemtableTree::rectOf(int item) const {
    return place(m_tree->item(item).rect).toAlignedRect();
}

int MemtableTree::itemAt(QPoint position) const {
    return m_tree->itemAt((QPointF(position) - origin()) / m_zoom);
}

void MemtableTree::fit() {
    m_fitted = true;
    const QSizeF room = QSizeF(viewport()->size()) - QSizeF(2 * kMargin, 2 * kMargin);
    if (!m_tree->empty())
        m_zoom = std::clamp(
            std::min(room.width() / m_tree->size().width(), room.height() / m_tree->size().height()),
            kLeastZoom, 1.0);
    updateScrollBars();
    viewport()->update();
}

void MemtableTree::setZoom(double zoom, QPoint anchor) {
    zoom = std::clamp(zoom, kLeastZoom, kMostZoom);
    const QPointF at = (QPointF(anchor) - origin()) / m_zoom;
    m_zoom = zoom;
    m_fitted = false;
    updateScrollBars();
    const QPointF moved = origin() + at * m_zoom - QPointF(anchor);
    horizontalScrollBar()->setValue(horizontalScrollBar()->value() +
                                    static_cast<int>(std::lround(moved.x())));
    verticalScrollBar()->setValue(verticalScrollBar()->value() + static_cast<int>(std::lround(moved.y())));
    viewport()->update();
}

void MemtableTree::updateScrollBars() {
    const QSize room = viewport()->size();
    const QSizeF content = m_tree->size() * m_zoom + QSizeF(2 * kMargin, 2 * kMargin);
    const auto set = [](QScrollBar* bar, int page, double whole) {
        bar->setPageStep(page);
        bar->setSingleStep(24);
        bar->setRange(0, std::max(0, static_cast<int>(std::ceil(whole)) - page));
    };
    set(horizontalScrollBar(), room.width(), content.width());
    set(verticalScrollBar(), room.height(), content.height());
}

void MemtableTree::reveal(int item) {
    if (item < 0)
        return;
    const QRect rect = rectOf(item).adjusted(-kMargin, -kMargin, kMargin, kMargin);
    const QRect view = viewport()->rect();
    const auto shift = [](int low, int high, int end) { return low < 0 ? low : std::max(0, high - end); };
    horizontalScrollBar()->setValue(horizontalScrollBar()->value() +
                                    shift(rect.left(), rect.right(), view.right()));
    verticalScrollBar()->setValue(verticalScrollBar()->value() +
                                  shift(rect.top(), rect.bottom(), view.bottom()));
}

// ---- input ----

void MemtableTree::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton)
        return;
    m_pressed = event->position().toPoint();
    m_scrollAtPress = {horizontalScrollBar()->value(), verticalScrollBar()->value()};
    m_dragging = false;
    if (const int item = itemAt(m_pressed); item >= 0)
        setCurrent(item);
}

void MemtableTree::mouseMoveEvent(QMouseEvent* event) {
    if (!(event->buttons() & Qt::LeftButton))
        return;
    const QPoint moved = event->position().toPoint() - m_pressed;
    m_dragging = m_dragging || moved.manhattanLength() >= QApplication::startDragDistance();
    if (!m_dragging)
        return;
    viewport()->setCursor(Qt::ClosedHandCursor);
    horizontalScrollBar()->setValue(m_scrollAtPress.x() - moved.x());
    verticalScrollBar()->setValue(m_scrollAtPress.y() - moved.y());
}

void MemtableTree::mouseReleaseEvent(QMouseEvent*) {
    m_dragging = false;
    viewport()->unsetCursor();
}

void MemtableTree::mouseDoubleClickEvent(QMouseEvent* event) {
    if (const int item = itemAt(event->position().toPoint()); item >= 0)
        Q_EMIT activated(item);
}

void MemtableTree::wheelEvent(QWheelEvent* event) {
    const double steps = event->angleDelta().y() / 120.0;
    if (steps != 0)
        setZoom(m_zoom * std::pow(kZoomStep, steps), event->position().toPoint());
    event->accept();
}

bool MemtableTree::zoomByKey(int key) {
    const QPoint middle = viewport()->rect().center();
    switch (key) {
        case Qt::Key_Plus:
        case Qt::Key_Equal: setZoom(m_zoom * kZoomStep, middle); return true;
        case Qt::Key_Minus: setZoom(m_zoom / kZoomStep, middle); return true;
        case Qt::Key_0: fit(); return true;
        default: return false;
    }
}

void MemtableTree::keyPressEvent(QKeyEvent* event) {
    using Move = MemtableLayout::Move;
    if (zoomByKey(event->key()))
        return;
    switch (event->key()) {
        case Qt::Key_Up: return setCurrent(m_tree->neighbour(m_current, Move::up));
        case Qt::Key_Down: return setCurrent(m_tree->neighbour(m_current, Move::down));
        case Qt::Key_Left: return setCurrent(m_tree->neighbour(m_current, Move::left));
        case Qt::Key_Right: return setCurrent(m_tree->neighbour(m_current, Move::right));
        case Qt::Key_Return:
        case Qt::Key_Enter:
            if (m_current >= 0)
                Q_EMIT activated(m_current);
            return;
        default: QAbstractScrollArea::keyPressEvent(event);
    }
}

bool MemtableTree::viewportEvent(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const int item = itemAt(help->pos());
        QToolTip::showText(help->globalPos(), item < 0 ? QString() : plainToolTip(describe(item)), this);
        return true;
    }
    return QAbstractScrollArea::viewportEvent(event);
}

void MemtableTree::resizeEvent(QResizeEvent* event) {
    QAbstractScrollArea::resizeEvent(event);
    if (m_fitted)
        fit();
    else
        updateScrollBars();
}

void MemtableTree::changeEvent(QEvent* event) {
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::LanguageChange) {
        updateText();
        viewport()->update();
    }
}

void MemtableTree::scrollContentsBy(int, int) {
    viewport()->update();
}

}  // namespace levelscope::gui
