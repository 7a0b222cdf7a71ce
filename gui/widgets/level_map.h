// LevelMap: every table of a version, level by level, as bars that can be hovered, selected, zoomed and
// walked with the keyboard. It paints a LevelMapLayout, which is made elsewhere (and off the GUI thread when
// there are many tables).
//
// Mouse: click selects, Ctrl+click toggles, Shift+drag (or a drag when not zoomed) selects what it touches, a
// drag when zoomed moves, the wheel zooms at the pointer, a double click opens. Keys: arrows move between
// tables and levels, with Shift they extend, Space toggles, Enter opens, + - 0 zoom, Ctrl+A takes the level,
// Escape lets go. Tables thinner than a pixel are drawn together, so that 50,000 of them cost no more than
// the pixels they cover.
#pragma once

#include <QAbstractScrollArea>
#include <QSet>
#include <QVariantAnimation>
#include <memory>
#include <unordered_map>
#include <vector>

#include "core/formats/store_reader.h"
#include "gui/models/level_map_layout.h"

namespace levelscope::gui {

enum class MapColour { level, age, tombstones, compression, reads };

class LevelMap : public QAbstractScrollArea {
    Q_OBJECT
public:
    static constexpr double kHatchFrom = 0.2;  // share of tombstones from which a table is hatched
    static constexpr double kMaxZoom = 20000;

    explicit LevelMap(QWidget* parent = nullptr);

    // Keeps selection, current table and zoom as far as the tables still live.
    void setMap(std::shared_ptr<const LevelMapLayout> layout, std::vector<LevelInfo> levels);
    // The same tables, newer figures of their levels.
    void setLevels(std::vector<LevelInfo> levels);
    const LevelMapLayout& map() const { return *m_layout; }
    void setColour(MapColour colour);
    MapColour colour() const { return m_colour; }

    // How often each table was read; those that are not named never were. For MapColour::reads.
    void setReads(std::unordered_map<uint64_t, uint64_t> reads);
    // Tables being read by a compaction: amber until the next call.
    void setInputs(const std::vector<uint64_t>& numbers);
    // What a read did with tables, and the key it was after: tables without a mark fade, a line stands at the
    // key. An empty picture takes all that away.
    enum class Mark { passed, read, decided };
    void setMarks(const QHash<uint64_t, Mark>& marks, const std::string& key);
    // What one edit did: tables that came, outlined green, and ghosts of those that went, pale and dashed.
    // The ghosts must be among the tables of the map.
    void setChange(const std::vector<uint64_t>& came, const std::vector<uint64_t>& ghosts);
    // Tables just born: green for a moment, unless the desktop asks for less motion.
    void flashOutputs(const std::vector<uint64_t>& numbers);

    std::vector<uint64_t> selection() const;  // in the order of the map
    void setSelection(const std::vector<uint64_t>& numbers);
    uint64_t current() const { return m_current; }  // 0: none
    // Tables outside the selection that share keys with it.
    std::vector<uint64_t> overlappingSelection() const;
    QString describe(uint64_t number) const;  // a few lines of plain text, as on hover

    bool animating() const { return m_flash.state() == QAbstractAnimation::Running; }
    double zoom() const { return m_zoom; }
    void setZoom(double zoom, double anchorX);  // anchorX: viewport pixel that stays where it is
    void revealCurrent();
    // What part of the axis is in sight, 0 to 1.
    std::pair<double, double> shownPart() const;
    void showAround(double x);  // in the middle, as far as the ends allow
    QRect plotRect() const;     // of the bars, viewport coordinates

    // Viewport coordinates.
    QRect rectOf(uint64_t number) const;
    uint64_t tableAt(QPoint position) const;  // 0: none

    QSize sizeHint() const override { return {760, 420}; }
    QSize minimumSizeHint() const override { return {320, 200}; }

Q_SIGNALS:
    void selectionChanged();
    void activated(quint64 number);
    void hovered(quint64 number);  // 0: none
    void viewMoved();              // another part of another map may be in sight

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
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    enum Flag : quint8 {
        Selected = 1,
        Overlap = 2,
        Input = 4,
        Output = 8,
        Hatched = 16,
        Ghost = 32,
        Came = 64
    };
    enum class Drag { none, pressed, rubber, pan };
    struct Box {
        int top = 0, height = 0;  // content coordinates
    };
    // Outlines are painted over all bars, so that neighbours do not cover them.
    struct Outline {
        QRectF rect;
        QColor colour;
        qreal width;
    };

    static constexpr int kAxisHeight = 28;
    static constexpr int kLegendHeight = 28;

    int axisTop() const;
    double pixelOf(double x) const;
    double xOf(double pixel) const;
    QRectF itemRect(int index) const;
    void measure();
    void placeRows();
    void updateScrollBars();
    void updateFlags();
    void updateCurrentText();
    int rowAt(int y) const;
    void select(int index, Qt::KeyboardModifiers modifiers);
    void selectSpan(int from, int to, bool keep);
    void selectTouched(const QRect& rubber, bool keep);
    void setCurrent(int index);
    void moveCurrent(int key, bool extend);
    int neighbour(int index, int key) const;
    void setHover(uint64_t number);

    QColor fillOf(int index) const;
    uint64_t readsOf(uint64_t number) const;
    QColor faded(const QColor& fill, uint64_t number) const;
    void paintRow(QPainter& painter, const QRect& dirty, int row, std::vector<Outline>& outlines);
    void paintItem(QPainter& painter, const QRectF& rect, int index, quint8 flags,
                   std::vector<Outline>& outlines);
    void paintSliver(QPainter& painter, const QRectF& rect, int index, quint8 flags);
    void paintMarkedKey(QPainter& painter);
    void paintLabels(QPainter& painter);
    void paintAxis(QPainter& painter);
    void paintLegend(QPainter& painter);
    QStringList labelLines(int level) const;

    std::shared_ptr<const LevelMapLayout> m_layout = std::make_shared<LevelMapLayout>();
    std::vector<LevelInfo> m_levels;
    MapColour m_colour = MapColour::level;
    std::vector<Box> m_boxes;  // of the layout's rows
    int m_contentHeight = 0;
    int m_gutter = 96;
    double m_zoom = 1;
    int64_t m_oldest = 0, m_newest = 0;

    std::vector<quint8> m_flags;  // of the layout's items
    std::unordered_map<uint64_t, uint64_t> m_reads;
    uint64_t m_mostReads = 0;
    QSet<uint64_t> m_selected;
    QSet<uint64_t> m_inputs;
    QSet<uint64_t> m_born;
    QHash<uint64_t, Mark> m_marks;
    std::string m_markedKey;
    QSet<uint64_t> m_came;
    QSet<uint64_t> m_ghosts;
    uint64_t m_current = 0;
    uint64_t m_hover = 0;
    int m_spanStart = -1;  // where a Shift selection began
    QVariantAnimation m_flash;

    Drag m_drag = Drag::none;
    QPoint m_pressed;
    QRect m_rubber;
    int m_panStart = 0;
};

}  // namespace levelscope::gui
