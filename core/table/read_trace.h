// What a read does, told while it does it: the sink that look-ups and seeks of all engines take. Whoever
// explains a read collects these calls; nobody imitates the engine.
//
// A read enters its sources, newest first, or passes them by; what happens in a source follows its entry. A
// look-up tells all of one source before it enters the next. A seek enters all sources, then steps through
// the entries they hold, merged. Calls come on the reading thread; views are good until they return. A read
// without a trace pays one test of a null pointer.
#pragma once

#include <cstdint>
#include <string_view>

#include "core/base/keys.h"
#include "core/table/format.h"

namespace levelscope {

// A place where entries may be found.
struct ReadSource {
    static constexpr int kMemory = -1;
    static constexpr uint64_t kUnwritten = ~uint64_t{0};

    int level = kMemory;
    // Of the table's file; 0 below level 0: no table of the level. In memory: 0 is the memtable written now,
    // then the immutable ones, newest first; kUnwritten is what a transaction has not committed.
    uint64_t number = 0;

    bool inMemory() const { return level == kMemory; }
    bool operator==(const ReadSource&) const = default;
};

// Of tables that do not count their blocks, or the entries in them.
inline constexpr uint64_t kUnknownBlock = ~uint64_t{0};
inline constexpr uint64_t kUnknownEntry = ~uint64_t{0};

// Why a source was not entered.
enum class PassReason : uint8_t {
    outsideBounds,  // it has no such keys
    tooNew,         // everything in it was written after the sequence read at
    notNeeded,      // it might hold the key, but a newer source had decided
};

// What became of an entry that a read met.
enum class EntryVerdict : uint8_t {
    taken,     // it is what the read was after; of merge operands all are
    tooNew,    // written after the sequence read at
    deletion,  // it says that the key is deleted
    erased,    // a newer deletion of a range covers it
    expired,   // its time is over
    older,     // of a key that a newer entry has decided
};

class ReadTrace {
public:
    virtual ~ReadTrace() = default;

    virtual void sourcePassed(const ReadSource& /*source*/, PassReason /*reason*/) {}
    virtual void sourceEntered(const ReadSource& /*source*/) {}
    // Of keys or of their prefixes, to find the place in a memtable.
    virtual void memtableSearched(uint32_t /*comparisons*/) {}
    // The table's file was not open; its footer was read.
    virtual void tableOpened(uint64_t /*fileNumber*/, uint64_t /*bytesRead*/) {}
    virtual void filterChecked(uint64_t /*fileNumber*/, bool /*mayContain*/) {}
    virtual void indexSearched(uint64_t /*fileNumber*/, uint64_t /*blockIndex*/, uint32_t /*comparisons*/) {}
    // Index, filter and range tombstones are read once and stay: told only then, and never a hit.
    virtual void blockRead(uint64_t /*fileNumber*/, BlockKind /*kind*/, uint64_t /*offset*/,
                           uint64_t /*bytesOnDisk*/, bool /*cacheHit*/) {}
    virtual void blockSearched(uint64_t /*fileNumber*/, uint64_t /*entryIndex*/, uint32_t /*comparisons*/) {}
    // A deletion of a range, the newest that the read sees, covers the key.
    virtual void rangeTombstoneMet(SequenceNumber /*sequence*/) {}
    // A seek came into a run that is remembered to hold nothing alive, and steps over what is left of it.
    virtual void deadRunPassed(const KeyRange& /*run*/) {}
    virtual void entryMet(std::string_view /*userKey*/, uint64_t /*trailer*/, EntryVerdict /*verdict*/) {}
};

}  // namespace levelscope
