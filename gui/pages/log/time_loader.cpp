#include "gui/pages/log/time_loader.h"

#include <QSet>
#include <algorithm>

namespace levelscope::gui {
namespace {

std::vector<LevelInfo> levelsOf(const TimeMachine& machine, const std::vector<uint32_t>& stays) {
    std::vector<LevelInfo> levels;
    for (int level = 0; level < kMaxLevels; ++level) {
        LevelInfo info;
        info.level = level;
        info.score.level = level;
        levels.push_back(info);
    }
    for (const uint32_t id : stays) {
        const TableMeta& table = machine.stay(id).table;
        LevelInfo& info = levels[static_cast<size_t>(std::clamp(table.level, 0, kMaxLevels - 1))];
        ++info.tables;
        info.bytes += table.fileSize;
        info.rawBytes += table.rawBytes;
        info.entries += table.entries;
        info.tombstones += table.tombstones;
    }
    return levels;
}

}  // namespace

TimeIndex readTimeIndex(const StoreReader& reader, const std::stop_token& stop) {
    Result<std::shared_ptr<const TimeMachine>> machine = TimeMachine::read(reader, stop);
    if (!machine.ok())
        return {nullptr, machine.status()};
    return {*machine, (*machine)->status()};
}

TimeMoment makeMoment(const TimeMachine& machine, size_t edit, size_t anchor) {
    TimeMoment moment{.edit = edit};
    moment.difference = anchor == edit ? machine.changeOf(edit)
                                       : machine.difference(std::min(anchor, edit), std::max(anchor, edit));
    if (anchor > edit)
        std::swap(moment.difference.removed, moment.difference.added);
    const std::vector<uint32_t> present = machine.tablesAt(edit);
    QSet<uint64_t> numbers;
    for (const uint32_t id : present)
        numbers.insert(machine.stay(id).table.number);
    std::vector<uint32_t> extra;
    for (const uint32_t id : moment.difference.removed) {
        const uint64_t number = machine.stay(id).table.number;
        if (numbers.contains(number))
            continue;  // it moved: it is drawn where it is
        numbers.insert(number);
        extra.push_back(id);
        moment.ghosts.push_back(number);
    }
    for (const uint32_t id : moment.difference.added)
        moment.came.push_back(machine.stay(id).table.number);
    moment.levels = levelsOf(machine, present);
    moment.layout =
        std::make_shared<const LevelMapLayout>(machine.versionAt(edit, extra), MapScale::keyRange);
    return moment;
}

}  // namespace levelscope::gui
