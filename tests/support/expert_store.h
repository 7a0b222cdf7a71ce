// A store whose answers are known, for the questions of experts: two thousand users in level 2, a later
// change of one in level 1, and in level 0 the latest change of another and the deletion of a third. Nothing
// is compressed, so that every byte has a place in its file.
#pragma once

#include <string>

#include "core/db/db.h"
#include "tests/support/open_store.h"

namespace levelscope::test {

inline constexpr int kUsers = 2000;
inline constexpr int kCountries = 40;

inline std::string user(int i) {
    return "user/" + std::to_string(10'000 + i);
}

inline Options expertOptions() {
    Options options;
    options.upperCompression = Compression::none;
    options.bottomCompression = Compression::none;
    options.memtableBytes = 64 << 10;
    options.compaction.baseLevelBytes = 64 << 10;
    options.compaction.targetTableBytes = 32 << 10;
    return options;
}

inline void compactLevel(Db& db, int level) {
    CompactionJob job;
    must(db.compact({.kind = CompactionReason::manualLevel, .level = level}, job));
}

inline void fillExpertStore(Db& db) {
    for (int i = 0; i < kUsers; ++i)
        must(db.put(user(i), std::string(100, static_cast<char>('a' + i % 26))));
    for (int i = 0; i < kCountries; ++i)
        must(db.put("iso/" + std::to_string(100 + i), "a country"));
    must(db.flush());
    CompactionJob job;
    must(db.compact({.kind = CompactionReason::manualAll}, job));  // too much for level 1
    must(db.put(user(50), "moved to Oslo"));
    must(db.flush());
    compactLevel(db, 0);
    must(db.erase(user(7)));
    must(db.put(user(100), "moved to Kyoto"));
    must(db.flush());
}

}  // namespace levelscope::test
