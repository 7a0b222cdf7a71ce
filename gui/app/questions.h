// The words of the questions that experts ask: for the Go menu, the command palette and the help.
#pragma once

#include <QString>
#include <vector>

#include "gui/pages/question.h"

namespace levelscope::gui {

struct QuestionEntry {
    Question question;
    QString page;        // that answers it; empty: the box that goes anywhere leads there
    QString text;        // translated, as all that follow but the last
    QString steps;       // how to come to the answer in the window
    QString answer;      // what to look at then
    QString line;        // of levelctl
    bool edits = false;  // only of a store that is open for editing
};

// Made anew for the current language.
std::vector<QuestionEntry> questionEntries();

}  // namespace levelscope::gui
