// The Log dock: what the engine and the window did, one line an event, with the time. Bounded; never shows
// keys or values.
#pragma once

#include <QList>
#include <QPlainTextEdit>

namespace levelscope::gui {

class LogPanel : public QPlainTextEdit {
    Q_OBJECT
public:
    struct Line {
        QString time;
        QString text;
        bool isError = false;
    };

    explicit LogPanel(QWidget* parent);
    void append(const QString& line, bool isError = false);
    // What was logged so far, to hand to the panel that takes this one's place.
    const QList<Line>& lines() const { return m_lines; }
    void setLines(const QList<Line>& lines);

protected:
    void changeEvent(QEvent* event) override;  // another theme: the lines take its colours

private:
    void write(const Line& line);

    QList<Line> m_lines;
};

}  // namespace levelscope::gui
