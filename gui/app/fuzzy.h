// Fuzzy matching for the command palette: the letters of the pattern, in order, anywhere in the text.
#pragma once

#include <QString>
#include <optional>

namespace levelscope::gui {

// A score (higher is better), or nothing when the pattern's letters do not all occur in order. Case and
// spaces of the pattern do not matter; runs of letters and beginnings of words score more.
std::optional<int> fuzzyScore(const QString& pattern, const QString& text);

}  // namespace levelscope::gui
