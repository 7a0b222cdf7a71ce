#include "core/inspect/salvage_stream.h"

#include <limits>
#include <utility>

#include "core/table/properties_block.h"

namespace levelscope {

namespace {

constexpr size_t kWholeValues = std::numeric_limits<size_t>::max();

}  // namespace

SalvageStream::SalvageStream(std::unique_ptr<TableAnatomy> table, TableMeta bounds, Lost lost)
    : m_table(std::move(table)), m_bounds(std::move(bounds)), m_lost(std::move(lost)) {
    Result<std::vector<AnatomyBlock>> blocks = m_table->blocks();
    if (blocks.ok())
        m_blocks = std::move(*blocks);
    // What no block owns is what a damaged index, or a footer, does not lead to.
    for (const BlockHandle& gap : m_table->gaps())
        lose({.handle = gap},
             blocks.ok() ? Status::corruption(Reason::malformed, m_table->path(), gap.offset)
                         : blocks.status(),
             {});
    if (!blocks.ok() && m_table->gaps().empty())
        lose({.handle = {0, m_table->fileSize()}}, blocks.status(), {});
}

std::vector<RangeTombstone> SalvageStream::rangeTombstones() {
    std::vector<RangeTombstone> all;
    for (AnatomyBlock block : m_blocks) {
        if (block.kind != BlockKind::rangeTombstones)
            continue;
        const Result<std::string> bytes = m_table->readBlock(block);
        if (!bytes.ok())
            lose(block, bytes.status(), {});
        else if (!decodeRangeTombstones(*bytes, all))
            lose(block, Status::corruption(Reason::malformed, m_table->path(), block.handle.offset), {});
    }
    return all;
}

bool SalvageStream::next() {
    if (m_at + 1 < m_entries.size()) {
        ++m_at;
        return true;
    }
    return nextBlock();
}

uint64_t SalvageStream::takeBytes() {
    return std::exchange(m_bytes, 0);
}

bool SalvageStream::nextBlock() {
    m_entries.clear();
    m_at = 0;
    while (m_block < m_blocks.size()) {
        AnatomyBlock& block = m_blocks[m_block++];
        m_bytes += block.handle.length;
        if (block.kind != BlockKind::data)
            continue;
        const std::string after = std::exchange(m_separator, block.separator);
        const Result<std::string> bytes = m_table->readBlock(block);
        if (!bytes.ok()) {
            lose(block, bytes.status(), after);
            continue;
        }
        Result<std::vector<AnatomyEntry>> entries = m_table->entries(*bytes, kWholeValues);
        if (!entries.ok()) {
            lose(block, entries.status(), after);
            continue;
        }
        m_entries = std::move(*entries);
        if (!m_entries.empty())
            return true;
    }
    return false;
}

// A data block holds keys behind the separator before it, up to its own.
void SalvageStream::lose(const AnatomyBlock& block, const Status& problem, const std::string& after) {
    RepairLoss loss{.problem = problem, .bytes = block.handle.length};
    loss.where = {.kind = AddressKind::bytes, .offset = block.handle.offset, .length = block.handle.length};
    loss.where.file = fileName(m_table->path());
    const bool known = m_bounds.maxSequence != 0;
    if (known) {
        loss.maxSequence = m_bounds.maxSequence;
        loss.keys = {
            .from = m_bounds.smallest, .hasFrom = true, .to = m_bounds.largest + '\0', .hasTo = true};
    }
    if (block.kind == BlockKind::data && !block.separator.empty())
        loss.keys = {.from = after, .hasFrom = true, .to = block.separator + '\0', .hasTo = true};
    m_lost(std::move(loss));
}

}  // namespace levelscope
