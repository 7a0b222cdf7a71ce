#include "gui/pages/table/table_file.h"

#include <algorithm>

namespace levelscope::gui {

Result<std::shared_ptr<TableFile>> TableFile::open(const StoreReader& reader, uint64_t number) {
    ASSIGN_OR_RETURN(auto anatomy, reader.tableAnatomy(number));
    auto file = std::shared_ptr<TableFile>(new TableFile);
    file->m_number = number;
    file->m_path = anatomy->path();
    file->m_fileSize = anatomy->fileSize();
    ASSIGN_OR_RETURN(std::vector<AnatomyBlock> blocks, anatomy->blocks());
    file->m_gaps = anatomy->gaps();
    file->m_blocks = std::make_shared<const std::vector<AnatomyBlock>>(std::move(blocks));
    file->m_properties = anatomy->properties();
    file->m_anatomy = std::move(anatomy);
    return file;
}

BlockContents TableFile::read(size_t block) const {
    const MutexLock lock(m_mutex);
    return readContents(*m_anatomy, blocks()[block]);
}

Status TableFile::check(size_t block) const {
    AnatomyBlock copy = blocks()[block];
    const MutexLock lock(m_mutex);
    return m_anatomy->readBlock(copy).status();
}

Result<FilterAnatomy> TableFile::filter() const {
    const MutexLock lock(m_mutex);
    return m_anatomy->filter();
}

TableFile::Found TableFile::find(std::string_view userKey) const {
    Found found;
    // Data blocks come first and in key order; a separator is not below any key of its block.
    const auto dataEnd = std::find_if(blocks().begin(), blocks().end(), [](const AnatomyBlock& block) {
        return block.kind != BlockKind::data;
    });
    const auto at = std::lower_bound(blocks().begin(), dataEnd, userKey,
                                     [this](const AnatomyBlock& block, std::string_view key) {
                                         return m_anatomy->compareKeys(block.separator, key) < 0;
                                     });
    if (at == dataEnd)
        return found;
    found.block = static_cast<size_t>(at - blocks().begin());
    BlockContents contents = read(found.block);
    found.status = contents.status;
    const auto entry = std::find_if(contents.entries.begin(), contents.entries.end(),
                                    [userKey](const AnatomyEntry& it) { return it.userKey == userKey; });
    if (entry == contents.entries.end())
        return found;
    found.present = true;
    found.entry = static_cast<size_t>(entry - contents.entries.begin());
    found.value = std::move(*entry);
    return found;
}

}  // namespace levelscope::gui
