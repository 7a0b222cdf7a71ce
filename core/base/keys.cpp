#include "core/base/keys.h"

namespace levelscope {

KeyRange KeyRange::withPrefix(std::string_view prefix) {
    KeyRange range;
    range.from = prefix;
    range.hasFrom = true;
    range.to = prefix;
    while (!range.to.empty() && static_cast<uint8_t>(range.to.back()) == 0xff)
        range.to.pop_back();
    if (!range.to.empty()) {
        range.to.back() = static_cast<char>(range.to.back() + 1);
        range.hasTo = true;
    }
    return range;
}

}  // namespace levelscope
