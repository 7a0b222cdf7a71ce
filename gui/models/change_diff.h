// The difference of two values, line by line: JSON is indented first, text is split at line ends, anything
// else becomes lines of sixteen bytes in hexadecimal. Bounded: kMaxBytes of each side are compared. Pure; any
// thread.
#pragma once

#include <QString>
#include <string_view>
#include <vector>

namespace levelscope::gui {

struct DiffLine {
    enum class Kind : uint8_t { same, removed, added, changed };
    Kind kind = Kind::same;
    QString before;        // empty for added
    QString after;         // empty for removed
    int beforeNumber = 0;  // from 1; 0: no such line
    int afterNumber = 0;
};

struct Diff {
    static constexpr size_t kMaxBytes = 256 * 1024;
    static constexpr size_t kMaxLines = 4000;
    std::vector<DiffLine> lines;
    bool cut = false;  // more was there than is compared
};

// A null side (data() == nullptr) is absent: every line of the other is added or removed.
Diff diffValues(std::string_view before, std::string_view after);

}  // namespace levelscope::gui
