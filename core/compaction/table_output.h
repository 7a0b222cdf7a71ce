// The growing list of tables a merge writes, and of the value files it puts large values into: add entries in
// order, it cuts tables and places range tombstones.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/compaction/merge_to_tables.h"
#include "core/version/range_tombstones.h"

namespace levelscope {

class TableOutput {
public:
    // `tombstones`: what the outputs must hold, already reduced to what is needed.
    TableOutput(const MergeJob& job, const FragmentedTombstones& tombstones);
    ~TableOutput();  // removes what was written unless finish() succeeded
    TableOutput(const TableOutput&) = delete;
    TableOutput& operator=(const TableOutput&) = delete;

    // Call when the user key changes, with the new key, before its first add().
    Status keyChanges(std::string_view userKey);
    Status add(const InternalKey& key, std::string_view value);
    // Whether a block is such as would be made of its entries, and its neighbours stay so.
    bool mayAddStored(const StoredDataBlock& stored) const;
    // TableBuilder::addStored(), behind keyChanges() with its first key.
    Status addStored(const DataBlockView& block, const StoredDataBlock& stored);
    // Finishes the last table and value file, syncs the directory. `to`: where the span ends.
    Status finish(const std::optional<std::string>& to = {});
    uint64_t bytesWritten() const;
    uint64_t valueBytesRead() const { return m_values.bytesRead(); }
    // After finish().
    std::vector<TableMeta> takeTables() { return std::move(m_outputs); }
    std::vector<ValueFileMeta> takeValueFiles() { return m_values.takeFiles(); }

private:
    Status startTable();
    // `upper`: where the next table begins; null: this is the last.
    Status finishTable(const std::string_view* upper);
    void addTombstones(const std::string_view* upper);
    bool tombstonesRemain(const std::string_view* upper) const;

    const MergeJob& m_job;
    const FragmentedTombstones& m_tombstones;
    size_t m_fragment = 0;  // first fragment not written whole
    std::string m_lower;    // and from here on, if it was begun
    ValueOutput m_values;
    std::unique_ptr<TableBuilder> m_builder;
    uint64_t m_number = 0;
    uint64_t m_finishedBytes = 0;
    std::vector<TableMeta> m_outputs;
    std::vector<uint64_t> m_created;
    bool m_kept = false;
};

}  // namespace levelscope
