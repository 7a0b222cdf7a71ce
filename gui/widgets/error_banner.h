// An error, in the place it concerns, instead of a box in the way: what happened, what was not changed, what
// to do next, with the details to copy. Hidden until shown.
#pragma once

#include <QWidget>
#include <functional>

#include "gui/models/display.h"

class QLabel;
class QPushButton;
class QHBoxLayout;

namespace levelscope::gui {

class ErrorBanner : public QWidget {
    Q_OBJECT
public:
    explicit ErrorBanner(QWidget* parent);
    void showError(const ErrorText& text);
    void showStatus(const Status& status) { showError(describe(status)); }
    void clear();
    // A button for the next step, beside "Copy details"; null text removes it.
    void setAction(const QString& text, std::function<void()> action);
    ErrorText shown() const { return m_shown; }

Q_SIGNALS:
    void dismissed();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    ErrorText m_shown;
    QLabel* m_what;
    QLabel* m_rest;
    QPushButton* m_copy;
    QPushButton* m_action;
    QPushButton* m_close;
    std::function<void()> m_onAction;
};

}  // namespace levelscope::gui
