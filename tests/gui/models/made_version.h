// Versions made for tests: tables with round figures, without files.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/version/version.h"

namespace levelscope::gui::made {

inline TableMeta table(uint64_t number, int level, std::string smallest, std::string largest,
                       uint64_t size = 1 << 20) {
    TableMeta meta;
    meta.number = number;
    meta.level = level;
    meta.fileSize = size;
    meta.smallest = std::move(smallest);
    meta.largest = std::move(largest);
    meta.entries = 1000;
    meta.rawBytes = size * 2;
    meta.minSequence = number * 1000;
    meta.maxSequence = number * 1000 + 999;
    meta.createdMicros = 1'700'000'000'000'000 + static_cast<int64_t>(number) * 1'000'000;
    return meta;
}

inline std::shared_ptr<const Version> version(std::vector<TableMeta> tables) {
    VersionEdit edit;
    edit.added = std::move(tables);
    Result<std::shared_ptr<const Version>> made = Version().apply(edit);
    return made.ok() ? *made : nullptr;
}

inline std::string key(int number) {
    std::string digits = std::to_string(number);
    return "key/" + std::string(8 - digits.size(), '0') + digits;
}

// `count` tables side by side on each of levels 1 to `levels`, and three overlapping ones in L0.
inline std::shared_ptr<const Version> tree(int levels, int count) {
    std::vector<TableMeta> tables;
    uint64_t number = 1;
    for (int i = 0; i < 3; ++i)
        tables.push_back(table(number++, 0, key(i * 100), key(count * 10)));
    for (int level = 1; level <= levels; ++level) {
        for (int i = 0; i < count; ++i)
            tables.push_back(table(number++, level, key(i * 10), key(i * 10 + 9)));
    }
    return version(std::move(tables));
}

}  // namespace levelscope::gui::made
