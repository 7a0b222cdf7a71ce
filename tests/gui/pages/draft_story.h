// What the killed child and its judge agree on: which changes are staged, one after the other.
#pragma once

#include <string>

#include "gui/models/change_set.h"

namespace levelscope::gui {

inline std::string draftKey(int number) {
    return "draft/" + std::to_string(1'000'000 + number);
}

inline std::string draftValue(int number) {
    return std::string(static_cast<size_t>(50 + number % 500), static_cast<char>('a' + number % 26));
}

inline void stageNumber(ChangeSet& changes, int number) {
    changes.put(draftKey(number), draftValue(number), {});
}

}  // namespace levelscope::gui
