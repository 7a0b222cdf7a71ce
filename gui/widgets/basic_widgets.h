// Small parts that every page wants: labels that never interpret markup, titles, and what an empty page says.
//
// Store data may hold anything, "<img>" included; QLabel and tooltips guess the format of their text. So
// labels come from plainLabel() and tooltips from plainToolTip() (a lint forbids bare ones).
#pragma once

#include <QLabel>
#include <QString>
#include <QWidget>
#include <functional>

class QFrame;
class QPushButton;
class QHBoxLayout;
class QScrollArea;
class QVBoxLayout;

namespace levelscope::gui {

// A label that shows its text as it is. `role`: "", "muted", "section", "sectionMuted", "damage".
QLabel* plainLabel(const QString& text, QWidget* parent, const char* role = "");
// Text for setToolTip(): markup in it is shown, not obeyed. Long text is cut.
QString plainToolTip(const QString& text);

// One line, cut in the middle with "…"; the tooltip shows the whole. Plain text.
class ElidedLabel : public QWidget {
    Q_OBJECT
public:
    // Looked up in the theme at each paint, so that a label follows a switch of the theme.
    enum class Ink { normal, muted, damage };
    explicit ElidedLabel(QWidget* parent = nullptr);
    void setText(const QString& text);
    QString text() const { return m_text; }
    void setHint(const QString& hint);  // shown on hover above the text; plain
    void setAlignment(Qt::Alignment alignment);
    void setElideMode(Qt::TextElideMode mode);
    void setInk(Ink ink);
    Ink ink() const { return m_ink; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;  // copy

private:
    void updateToolTip();

    QString m_text;
    QString m_hint;
    Ink m_ink = Ink::normal;
    Qt::Alignment m_alignment = Qt::AlignLeft | Qt::AlignVCenter;
    Qt::TextElideMode m_elide = Qt::ElideMiddle;
};

// The bold line above a group.
class SectionTitle : public QLabel {
    Q_OBJECT
public:
    SectionTitle(const QString& text, QWidget* parent);
};

// The title row of a page: name at the left, controls at the right.
class PageHeader : public QWidget {
    Q_OBJECT
public:
    PageHeader(const QString& title, QWidget* parent);
    void setTitle(const QString& title);
    void setSubtitle(const QString& text);  // muted, beside the title; elided
    void addControl(QWidget* widget);       // to the right of those before

private:
    QLabel* m_title;
    ElidedLabel* m_subtitle;
    QHBoxLayout* m_row;
};

// Stands where content would be: an icon, what would be here, and the next step.
class EmptyState : public QWidget {
    Q_OBJECT
public:
    EmptyState(const QString& iconName, const QString& title, const QString& text, QWidget* parent);
    void setTexts(const QString& title, const QString& text);
    QPushButton* addAction(const QString& text, std::function<void()> action, bool primary = true);

private:
    QLabel* m_title;
    QLabel* m_text;
    QVBoxLayout* m_column;
};

// A framed pane around `inside`, with a muted line above it unless `title` is null.
QFrame* titledPane(ElidedLabel* title, QWidget* inside, QWidget* parent);

// A framed part of a page with a title, unless that is empty. What is in it goes into the column.
struct Card {
    QFrame* frame;
    QVBoxLayout* column;
};
Card makeCard(const QString& title, QWidget* parent);

// Lets what is put into its widget() scroll up and down where there is too little room for it; without a
// frame or ground of its own. The widget is empty: filled before it is put there, it would be styled twice.
QScrollArea* scrollingPart(QWidget* parent);

// A horizontal or vertical hair line.
QWidget* hairLine(Qt::Orientation orientation, QWidget* parent);

}  // namespace levelscope::gui
