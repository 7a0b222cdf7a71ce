// The Log dock: what the engine and the window did, one line an event, with the time. Bounded; never shows
// keys or values.
#pragma once

#include <QPlainTextEdit>

namespace levelscope::gui {

class LogPanel : public QPlainTextEdit {
    Q_OBJECT
public:
    explicit LogPanel(QWidget* parent);
    void append(const QString& line, bool isError = false);
};

}  // namespace levelscope::gui
