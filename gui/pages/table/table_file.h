// One table file for the Table page: opened, listed and read on workers, never on the GUI thread. All members
// may be called from any thread; reads of one file take turns.
#pragma once

#include <memory>
#include <stop_token>
#include <string>
#include <utility>
#include <vector>

#include "core/base/mutex.h"
#include "core/formats/store_reader.h"
#include "core/inspect/byte_place.h"
#include "gui/models/anatomy_tree_model.h"

namespace levelscope::gui {

class TableFile {
public:
    static Result<std::shared_ptr<TableFile>> open(const StoreReader& reader, uint64_t number);

    uint64_t number() const { return m_number; }
    const std::string& path() const { return m_path; }
    uint64_t fileSize() const { return m_fileSize; }

    // From the footer and the index, without reading data blocks.
    const std::vector<AnatomyBlock>& blocks() const { return *m_blocks; }
    BlockListPtr sharedBlocks() const { return m_blocks; }
    const std::vector<BlockHandle>& gaps() const { return m_gaps; }
    const Result<TableProperties>& properties() const { return m_properties; }
    bool everyByteOwned() const { return m_gaps.empty(); }

    // Reads and takes apart; damage is told in the status, and what could be read is there all the same.
    BlockContents read(size_t block) const;
    // The checksum and structure of one block, without taking it apart.
    Status check(size_t block) const;
    Result<FilterAnatomy> filter() const;

    // The newest entry of the key in this very table.
    struct Found {
        bool present = false;
        size_t block = 0;
        size_t entry = 0;
        AnatomyEntry value;
        Status status;
    };
    Found find(std::string_view userKey) const;

private:
    TableFile() : m_properties(TableProperties{}) {}

    uint64_t m_number = 0;
    std::string m_path;
    uint64_t m_fileSize = 0;
    BlockListPtr m_blocks;
    std::vector<BlockHandle> m_gaps;
    Result<TableProperties> m_properties;
    mutable Mutex m_mutex;
    std::unique_ptr<TableAnatomy> m_anatomy PT_GUARDED_BY(m_mutex);
};

}  // namespace levelscope::gui
