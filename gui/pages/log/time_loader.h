// What the time machine makes on workers: its index from the manifests, and the picture of one moment.
#pragma once

#include <memory>
#include <stop_token>
#include <vector>

#include "core/inspect/time_machine.h"
#include "gui/models/level_map_layout.h"

namespace levelscope::gui {

struct TimeIndex {
    std::shared_ptr<const TimeMachine> machine;  // null: nothing could be read
    Status status;
};
TimeIndex readTimeIndex(const StoreReader& reader, const std::stop_token& stop);

// The tree after an edit, and what led there: from the edit before, or from the other end of a comparison.
struct TimeMoment {
    size_t edit = 0;
    std::shared_ptr<const LevelMapLayout> layout;
    std::vector<LevelInfo> levels;
    TimeMachine::Difference difference;
    std::vector<uint64_t> came;
    std::vector<uint64_t> ghosts;  // tables that went, drawn among those that are there
};
// `anchor`: index to compare with, or the edit itself for what it changed.
TimeMoment makeMoment(const TimeMachine& machine, size_t edit, size_t anchor);

}  // namespace levelscope::gui
