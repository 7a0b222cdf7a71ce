// Help ▸ Ten questions: what experts ask of a store, how each is answered in the window and on the command
// line, and the way there.
#pragma once

#include <QDialog>
#include <functional>

#include "gui/app/questions.h"

class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;

namespace levelscope::gui {

class QuestionsDialog : public QDialog {
    Q_OBJECT
public:
    // `canAsk`: whether that question can be asked of the store that is open.
    using CanAsk = std::function<bool(const QuestionEntry&)>;
    QuestionsDialog(const CanAsk& canAsk, QWidget* parent);

    QListWidget* list() const { return m_list; }
    QPushButton* askButton() const { return m_ask; }
    QString line() const;

Q_SIGNALS:
    void asked(levelscope::gui::Question question);

private:
    QWidget* buildAnswer();
    void showChosen();

    std::vector<QuestionEntry> m_entries;
    CanAsk m_canAsk;
    QListWidget* m_list;
    QLabel* m_title = nullptr;
    QLabel* m_steps = nullptr;
    QLabel* m_answer = nullptr;
    QLineEdit* m_line = nullptr;
    QPushButton* m_ask = nullptr;
};

}  // namespace levelscope::gui
