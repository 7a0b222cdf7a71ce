// MemtableTree: the structure of a memtable, drawn: the nodes of an AVL tree with their balance factors, or a
// B+tree's rows of nodes as bars filled as the nodes are. It paints a MemtableLayout, a bounded part of the
// structure that is made elsewhere.
//
// Mouse: click selects, a double click opens, the wheel zooms at the pointer, a drag moves. Keys: in an AVL
// tree up goes to the parent, left and right to the children; in a B+tree left and right go along a row, up
// and down between rows; Enter opens, + - 0 zoom. The list of nodes is its twin.
#pragma once

#include <QAbstractScrollArea>
#include <memory>

#include "gui/models/memtable_layout.h"

namespace levelscope::gui {

class MemtableTree : public QAbstractScrollArea {
    Q_OBJECT
public:
    static constexpr double kLeastZoom = 0.2;
    static constexpr double kMostZoom = 3;

    explicit MemtableTree(QWidget* parent = nullptr);

    // Keeps the current entry, if it is still among what is shown, and the zoom unless it fits the window.
    void setTree(std::shared_ptr<const MemtableLayout> tree);
    const MemtableLayout& tree() const { return *m_tree; }
    // An entry marked by a dot; sequence 0: none.
    void setFollowed(const std::string& key, SequenceNumber sequence);

    int current() const { return m_current; }  // item of the layout; -1: none
    void setCurrent(int item);
    const PictureEntry* currentEntry() const;
    QString describe(int item) const;  // a few lines of plain text, as on hover

    double zoom() const { return m_zoom; }
    void setZoom(double zoom, QPoint anchor);  // a viewport position that stays where it is
    void fit();

    // Viewport coordinates.
    QRect rectOf(int item) const;
    int itemAt(QPoint position) const;

    QSize sizeHint() const override { return {640, 360}; }
    QSize minimumSizeHint() const override { return {240, 160}; }

Q_SIGNALS:
    void currentChanged();
    void activated(int item);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool viewportEvent(QEvent* event) override;
    void changeEvent(QEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;

private:
    QPointF origin() const;  // of the layout, in the viewport
    QRectF place(const QRectF& rect) const;
    void updateScrollBars();
    void updateText();
    void reveal(int item);
    bool zoomByKey(int key);
    bool isFollowed(int item) const;

    void paintEdges(QPainter& painter) const;
    void paintFunnels(QPainter& painter) const;
    void paintRowCaptions(QPainter& painter) const;
    QString rowCaption(uint32_t row) const;
    void paintItem(QPainter& painter, int item) const;
    void paintNode(QPainter& painter, int item, const QRectF& rect) const;
    void paintBar(QPainter& painter, int item, const QRectF& rect) const;
    void paintSlot(QPainter& painter, int item, const QRectF& rect) const;
    void paintOutline(QPainter& painter, int item, const QRectF& rect) const;

    std::shared_ptr<const MemtableLayout> m_tree = std::make_shared<const MemtableLayout>();
    int m_current = -1;
    double m_zoom = 1;
    bool m_fitted = true;
    std::string m_followedKey;
    SequenceNumber m_followedSequence = 0;
    QPoint m_pressed;
    QPoint m_scrollAtPress;
    bool m_dragging = false;
};

}  // namespace levelscope::gui
