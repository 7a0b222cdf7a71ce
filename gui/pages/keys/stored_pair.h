// One pair as the store holds it now, read on a worker: for the value view, staging and copying.
#pragma once

#include <string>

#include "core/formats/store_reader.h"
#include "gui/models/change_set.h"
#include "gui/models/value_content.h"

namespace levelscope::gui {

struct StoredPair {
    Original original;     // its value only up to Original::kMaxOriginal
    ValueContent content;  // status notFound when absent
};

// With a damage log what cannot be read is passed by, and the value is the newest one that can.
StoredPair readPair(std::shared_ptr<StoreReader> reader, const std::string& key,
                    std::shared_ptr<DamageLog> damage = nullptr);

// Live keys in [from, to); stops at `limit`, at the token, and after a second.
struct RangeCount {
    uint64_t keys = 0;
    bool exact = true;
};
RangeCount countRange(const StoreReader& reader, const std::string& from, const std::string& to,
                      std::stop_token stop);

}  // namespace levelscope::gui
