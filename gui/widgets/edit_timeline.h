// EditTimeline: all edits of a store from the oldest to the newest, as bars as high as what they brought, in
// the colour of the deepest level that got tables; what somebody asked for is marked above, sessions begin at
// a line. A slider over the edits: the handle stands at the one that is shown, what comes later is pale.
//
// Mouse: click and drag. Keys: arrows, page up and down, home, end; Ctrl+arrows go to the next marked edit.
// Edits that share a pixel share a bar, so that a million of them cost no more than the pixels they cover.
#pragma once

#include <QSlider>
#include <memory>
#include <optional>
#include <vector>

#include "core/inspect/time_machine.h"

namespace levelscope::gui {

class EditTimeline : public QSlider {
    Q_OBJECT
public:
    explicit EditTimeline(QWidget* parent);

    // Keeps the place by the edit's number; at the newest it stays at the newest. Null: empty.
    void setMachine(std::shared_ptr<const TimeMachine> machine);
    size_t current() const { return static_cast<size_t>(value()); }
    // The other end of a comparison.
    void setAnchor(std::optional<size_t> edit);
    std::optional<size_t> anchor() const { return m_anchor; }

    // Pixel of an edit, and the edit at a pixel.
    int pixelOf(size_t edit) const;
    size_t editAt(int pixel) const;

    QSize sizeHint() const override { return {480, kHeight}; }
    QSize minimumSizeHint() const override { return {160, kHeight}; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool event(QEvent* event) override;

private:
    static constexpr int kHeight = 84;
    // What one bar sums up.
    struct Bar {
        uint64_t bytes = 0;
        int level = -1;  // of the edit that brought most
        uint64_t most = 0;
        bool asked = false;
        bool opened = false;
    };

    QRect plot() const;
    void sumUp();
    void paintBars(QPainter& painter) const;
    void paintMarks(QPainter& painter, const QRect& area) const;
    void paintLabels(QPainter& painter, const QRect& area) const;
    std::optional<size_t> nextAsked(int direction) const;
    QString timeOf(size_t edit) const;

    std::shared_ptr<const TimeMachine> m_machine;
    std::vector<Bar> m_bars;
    int m_barWidth = 1;
    uint64_t m_tallest = 1;
    std::optional<size_t> m_anchor;
};

}  // namespace levelscope::gui
