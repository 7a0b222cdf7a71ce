// LevelMinimap: all of a level map in a strip, with a frame around what the map shows; a click or a drag
// moves the map there. Hidden while the map shows all of it. The strip is drawn once for each layout, size
// and theme; a move of the map only moves the frame. GUI thread; the map outlives the strip or goes with it.
#pragma once

#include <QPixmap>
#include <QWidget>

namespace levelscope::gui {

class LevelMap;
class LevelMapLayout;

class LevelMinimap : public QWidget {
    Q_OBJECT
public:
    LevelMinimap(LevelMap* map, QWidget* parent);
    // Of the part of the map that is in sight, in coordinates of the strip.
    QRectF frame() const;

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void follow();
    void goTo(const QMouseEvent& event);
    QRect strip() const;  // below the bars of the map
    void draw();

    LevelMap* m_map;
    QPixmap m_picture;
    const LevelMapLayout* m_drawn = nullptr;  // compared only
};

}  // namespace levelscope::gui
