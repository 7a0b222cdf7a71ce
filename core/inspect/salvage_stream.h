// The entries of a table in order, over damaged blocks: those are left out and told. One thread.
#pragma once

#include <functional>
#include <memory>
#include <string_view>
#include <vector>

#include "core/inspect/repair.h"
#include "core/table/table_anatomy.h"
#include "core/version/table_meta.h"

namespace levelscope {

class SalvageStream {
public:
    using Lost = std::function<void(RepairLoss)>;

    // `bounds`: what the manifest says of the table; without a manifest only its number is filled in.
    SalvageStream(std::unique_ptr<TableAnatomy> table, TableMeta bounds, Lost lost);

    // To the first entry, or the next. False at the end.
    bool next();
    const AnatomyEntry& entry() const { return m_entries[m_at]; }
    // Before the first entry; those of a damaged block are lost.
    std::vector<RangeTombstone> rangeTombstones();
    // Of the blocks gone through, since the last call.
    uint64_t takeBytes();

private:
    bool nextBlock();
    void lose(const AnatomyBlock& block, const Status& problem, const std::string& after);

    std::unique_ptr<TableAnatomy> m_table;
    const TableMeta m_bounds;
    const Lost m_lost;
    std::vector<AnatomyBlock> m_blocks;
    size_t m_block = 0;
    std::string m_separator;  // of the data block before
    std::vector<AnatomyEntry> m_entries;
    size_t m_at = 0;
    uint64_t m_bytes = 0;
};

}  // namespace levelscope
