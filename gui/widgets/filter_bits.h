// FilterBits: the real bits of a Bloom filter as a picture, one cell a bit, ink on paper. Bits run left to
// right, then down; a filter made of cache-line blocks starts each line on a row of its own, or
// wraps it over several, with how full it is in a bar at the right.
//
// The whole filter, or a window of it (one line magnified). The wheel zooms at the pointer, a drag moves, + -
// 0 work too. Probes are drawn as rings, numbered in order: a set bit in green, a clear one in the colour of
// damage and crossed out. Hovering tells the bit's number and value. Paints only what is in sight, whatever
// the size of the filter.
#pragma once

#include <QAbstractScrollArea>
#include <memory>
#include <optional>
#include <vector>

#include "core/table/table_anatomy.h"

namespace levelscope::gui {

class FilterBits : public QAbstractScrollArea {
    Q_OBJECT
public:
    static constexpr int kMaxCell = 32;

    explicit FilterBits(QWidget* parent = nullptr);

    // Null: nothing. Shows all of it, as large as it fits.
    void setFilter(std::shared_ptr<const FilterAnatomy> filter);
    // Only bits [first, first + count); count 0: all.
    void setWindow(uint64_t first, uint64_t count);
    void setProbes(std::vector<uint64_t> bits);
    void revealBit(uint64_t bit);

    uint64_t firstBit() const { return m_first; }
    uint64_t bitCount() const { return m_count; }
    int columns() const { return m_columns; }
    int cell() const { return m_cell; }  // pixels a bit
    // Viewport coordinates. bitAt: kNoBit outside.
    static constexpr uint64_t kNoBit = ~uint64_t{0};
    QRect rectOf(uint64_t bit) const;
    uint64_t bitAt(QPoint position) const;

    QSize sizeHint() const override { return {520, 360}; }
    QSize minimumSizeHint() const override { return {160, 60}; }

Q_SIGNALS:
    void bitClicked(quint64 bit);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool viewportEvent(QEvent* event) override;
    void changeEvent(QEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;

private:
    void fit();
    void setCell(int cell, QPoint anchor);
    void updateScrollBars();
    void updateText();
    int rows() const;
    int fillBarWidth() const;
    QPoint origin() const;  // of bit m_first, viewport coordinates
    void paintBits(QPainter& painter, const QRect& dirty);
    void paintFill(QPainter& painter, const QRect& dirty);
    void paintProbes(QPainter& painter);

    std::shared_ptr<const FilterAnatomy> m_filter;
    uint64_t m_first = 0, m_count = 0;
    std::vector<uint64_t> m_probes;
    std::optional<uint64_t> m_revealed;  // is kept in sight while the picture is fitted
    int m_columns = 64;
    int m_cell = 1;
    bool m_fitted = true;  // follows the size of the view until zoomed
    bool m_moving = false;
    QPoint m_pressed, m_scrollStart;
};

}  // namespace levelscope::gui
