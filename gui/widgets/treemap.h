// Treemap: the prefixes below one node of a space report as areas, each divided by level and each level by
// part. Colours: those of the levels, where only live bytes are in full colour; or one for each part.
//
// Mouse: hovering tells the figures, a click opens a prefix. Keys: arrows move to the next area that way,
// Enter opens, Backspace goes up. Paints a layout that is made when data or size change: a few thousand
// rectangles at most.
#pragma once

#include <QWidget>
#include <vector>

#include "gui/models/space_model.h"

namespace levelscope::gui {

enum class SpaceColour { level, part };

class Treemap : public QWidget {
    Q_OBJECT
public:
    explicit Treemap(QWidget* parent = nullptr);

    // The current area is let go. Both null: nothing.
    void setNode(SpaceReportPtr report, const SpaceNode* node);
    void setColour(SpaceColour colour);
    SpaceColour colour() const { return m_colour; }
    int current() const { return m_current; }  // index of the child, -1: none
    void setCurrent(int child);
    QRect rectOf(int child) const;
    int childAt(QPointF position) const;  // -1: none
    QString describe(int child) const;    // a few lines of plain text, as on hover

    QSize sizeHint() const override { return {640, 320}; }
    QSize minimumSizeHint() const override { return {240, 140}; }

Q_SIGNALS:
    void currentChanged(int child);
    void opened(int child);
    void upRequested();

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    // Of one level in the area of one child.
    struct Stripe {
        int child = 0;
        int level = 0;
        SpacePart part = SpacePart::live;
        QRectF rect;
    };
    void arrange();
    void addStripes(int child, const QRectF& body);
    int neighbour(int key) const;
    QColor fillOf(const Stripe& stripe) const;
    void paintStripe(QPainter& painter, const Stripe& stripe) const;
    void paintFrame(QPainter& painter, int child) const;
    void paintTitle(QPainter& painter, int child) const;
    QRectF titleRect(int child) const;

    SpaceReportPtr m_report;
    const SpaceNode* m_node = nullptr;
    SpaceColour m_colour = SpaceColour::level;
    std::vector<QRectF> m_frames;  // by child
    std::vector<Stripe> m_stripes;
    int m_current = -1;
    int m_hover = -1;
};

// One line that tells what the colours of a treemap mean; of the levels, if there is room for that.
class SpaceLegend : public QWidget {
    Q_OBJECT
public:
    explicit SpaceLegend(QWidget* parent = nullptr);
    void setColour(SpaceColour colour);
    void setNode(const SpaceNode* node);  // null: nothing
    QStringList names() const;            // of what is shown, in its order
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    struct Entry {
        QString name;
        QColor fill;
        bool hatched = false;
    };
    std::vector<Entry> entries(bool levels) const;
    int widthOf(const std::vector<Entry>& entries) const;
    std::vector<Entry> shown() const;

    SpaceColour m_colour = SpaceColour::level;
    std::vector<int> m_levels;  // that hold bytes
};

}  // namespace levelscope::gui
