// The value files of a version, with what its tables refer to. A file is part of it for as long as one table
// refers to it. One thread at a time; a value that is copied with its version, slots shared.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "core/table/value_file.h"
#include "core/version/table_meta.h"

namespace levelscope {

struct ValueSlot;  // core/version/value_files.h
using ValueSlots = std::vector<std::shared_ptr<ValueSlot>>;

// What lies in it and nobody refers to is garbage.
struct LiveValueFile {
    uint64_t number = 0;
    std::shared_ptr<ValueSlot> slot;
    uint64_t liveValues = 0;
    uint64_t liveBytes = 0;
    const ValueFileMeta& meta() const;
    double garbageShare() const;  // of its bytes
};

// For each edit: unrefer* add refer* dropUnused.
class LiveValueFiles {
public:
    const std::vector<LiveValueFile>& all() const { return m_files; }  // by number
    const LiveValueFile* find(uint64_t number) const;                  // null: there is none
    void clear();

    void unrefer(const TableMeta& table);
    // False: there is one of that number.
    bool add(const std::vector<ValueFileMeta>& files);
    // `held` gets the slot of each file that the table refers to, in the order of its references. False: no
    // file has so much that nobody refers to yet.
    bool refer(const TableMeta& table, ValueSlots& held);
    void dropUnused();

private:
    std::vector<LiveValueFile> m_files;
    std::vector<uint64_t> m_doubtful;  // may have become unused in this edit
};

}  // namespace levelscope
