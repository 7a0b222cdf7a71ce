// Names and explanations of the engine's options in the user's language, by the engine's own names.
#pragma once

#include <QString>
#include <string>

namespace levelscope::gui {

struct OptionText {
    QString label;
    QString effect;
};
// An option without words of its own shows the engine's name and English sentence.
OptionText optionText(const std::string& name);
QString presetLabel(const std::string& preset);
QString presetEffect(const std::string& preset);
QString optionUnit(const std::string& unit);

}  // namespace levelscope::gui
