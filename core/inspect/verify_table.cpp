#include "core/inspect/verify_table.h"

#include <algorithm>
#include <map>

#include "core/base/hash.h"
#include "core/table/data_block.h"
#include "core/table/filter_block.h"
#include "core/table/format.h"
#include "core/table/index_block.h"
#include "core/table/properties_block.h"

namespace levelscope {

namespace {

class TableVerifier {
public:
    TableVerifier(std::unique_ptr<RandomAccessFile> file, const std::string& path, uint64_t number,
                  const TableMeta* expected, VerifySink& sink)
        : m_file(std::move(file)), m_path(path), m_number(number), m_expected(expected), m_sink(sink) {}

    Status run() {
        ++m_sink.report.tables;
        const uint64_t size = m_file->size();
        if (m_expected != nullptr && m_expected->fileSize != size)
            whole(Status::corruption(Reason::truncated, m_path, std::min(size, m_expected->fileSize),
                                     m_expected->fileSize, size));
        const Result<Footer> footer = readFooter(*m_file, m_path, m_number);
        if (!footer.ok()) {
            whole(footer.status());
            advance(size);
            return {};
        }
        m_footer = *footer;
        advance(kFooterSize);
        checkFilter();
        checkTombstones();
        checkProperties();
        if (!checkIndex()) {
            advance(m_footer.dataEnd());
            return {};
        }
        for (uint32_t i = 0; i < m_index.count(); ++i) {
            if (m_sink.stop.stop_requested())
                return Status::cancelled();
            checkDataBlock(i);
        }
        if (m_allBlocksRead)
            compareCounts();
        return {};
    }

private:
    BlockSource source() const { return {*m_file, m_path, m_footer.fileNumber}; }
    Status bad(Reason reason, uint64_t offset, uint64_t expected = 0, uint64_t got = 0) const {
        return Status::corruption(reason, m_path, offset, expected, got);
    }
    void whole(Status problem) { m_sink.find(Address::ofTable(m_number), std::move(problem)); }
    void range(BlockHandle handle, Status problem) {
        Address where{.kind = AddressKind::bytes};
        where.file = fileName(m_path);
        where.offset = handle.offset;
        where.length = handle.length;
        m_sink.find(std::move(where), std::move(problem));
    }
    void advance(uint64_t bytes) {
        m_sink.report.bytes += bytes;
        m_sink.advanced(bytes);
    }

    // Reads a block that is not data; false, with a finding, when it is damaged. An absent one is empty and
    // sound.
    bool read(BlockHandle handle, BlockKind kind, RawBlock& block) {
        if (handle.length == 0)
            return true;
        Result<RawBlock> result = readBlock(source(), handle, kind);
        advance(handle.length);
        ++m_sink.report.blocks;
        if (!result.ok()) {
            range(handle, result.status());
            return false;
        }
        block = std::move(result).value();
        return true;
    }

    void checkFilter() {
        if (!read(m_footer.filter, BlockKind::filter, m_filterBlock) || m_footer.filter.length == 0)
            return;
        m_hasFilter = FilterBlockView::validate(m_filterBlock.view());
        if (m_hasFilter)
            m_filter = FilterBlockView(m_filterBlock.view());
        else
            range(m_footer.filter, bad(Reason::malformed, m_footer.filter.offset));
    }

    void checkTombstones() {
        RawBlock block;
        if (!read(m_footer.rangeTombstones, BlockKind::rangeTombstones, block) ||
            m_footer.rangeTombstones.length == 0)
            return;
        std::vector<RangeTombstone> tombstones;
        bool sound = decodeRangeTombstones(block.view(), tombstones);
        for (size_t i = 0; i < tombstones.size(); ++i)
            sound = sound && tombstones[i].from < tombstones[i].to &&
                    (i == 0 || tombstones[i - 1].from <= tombstones[i].from);
        m_rangeTombstones = tombstones.size();
        if (!sound)
            range(m_footer.rangeTombstones, bad(Reason::malformed, m_footer.rangeTombstones.offset));
    }

    void checkProperties() {
        RawBlock block;
        if (!read(m_footer.properties, BlockKind::properties, block))
            return;
        m_hasProperties = decodeProperties(block.view(), m_properties);
        if (!m_hasProperties)
            range(m_footer.properties, bad(Reason::malformed, m_footer.properties.offset));
    }

    bool checkIndex() {
        if (!read(m_footer.index, BlockKind::index, m_indexBlock))
            return false;
        if (!IndexBlockView::validate(m_indexBlock.view(), m_footer.dataEnd())) {
            range(m_footer.index, bad(Reason::malformed, m_footer.index.offset));
            return false;
        }
        m_index = IndexBlockView(m_indexBlock.view());
        return true;
    }

    void checkDataBlock(uint32_t ordinal) {
        const BlockHandle handle = m_index.handle(ordinal);
        const Address where = Address::ofBlock(m_number, ordinal);
        const Result<RawBlock> block = readBlock(source(), handle, BlockKind::data);
        advance(handle.length);
        ++m_sink.report.blocks;
        Status problem = block.status();
        if (problem.ok() && !DataBlockView::validate(block->view()))
            problem = bad(Reason::malformed, handle.offset);
        if (problem.ok())
            problem = checkEntries(DataBlockView(block->view()), ordinal, handle);
        if (problem.ok())
            return;
        m_allBlocksRead = false;
        m_sink.find(where, std::move(problem));
    }

    // Order inside the block, to the block before, to the separators; the search structures find every entry;
    // so does the filter.
    Status checkEntries(const DataBlockView& view, uint32_t ordinal, BlockHandle handle) {
        const std::string separator = m_index.separator(ordinal);
        m_sink.report.entries += view.count();
        for (uint32_t i = 0; i < view.count(); ++i) {
            m_key.assign(view.commonPrefix()).append(view.suffix(i));
            const InternalKey key{m_key, view.trailer(i)};
            const bool first = m_entries == 0;
            const bool newKey = first || m_key != m_lastKey;
            if (!first && compare({m_lastKey, m_lastTrailer}, key) >= 0)
                return bad(Reason::outOfOrder, handle.offset);
            uint32_t comparisons = 0;
            if (m_key > separator || view.lowerBound(m_key, key.trailer) != i ||
                m_index.find(m_key, key.trailer, comparisons) != ordinal)
                return bad(Reason::outOfOrder, handle.offset);
            if (!isTableEntryType(key.type()))
                return bad(Reason::malformed, handle.offset, kMaxEntryType, key.trailer & 0xff);
            if (isSeparated(key.type()))
                RETURN_IF_ERROR(checkSeparated(key.type(), view.value(i), handle));
            if (newKey && m_hasFilter && !m_filter.mayContain(hash64(m_key))) {
                range(m_footer.filter, bad(Reason::malformed, m_footer.filter.offset));
                m_hasFilter = false;  // once is enough
            }
            RETURN_IF_ERROR(checkBounds(key, handle));
            m_lastKey.swap(m_key);
            m_lastTrailer = key.trailer;
            ++m_entries;
            m_tombstones += key.type() == EntryType::tombstone ? 1 : 0;
        }
        return {};
    }

    Status checkSeparated(EntryType type, std::string_view stored, BlockHandle handle) {
        SeparatedValue value;
        if (!decodeSeparated(type, stored, value))
            return bad(Reason::malformed, handle.offset);
        ValueRef& ref = m_valueRefs[value.pointer.file];
        ref.file = value.pointer.file;
        ++ref.values;
        ref.bytes += value.pointer.length;
        if (m_sink.checkValue)
            m_sink.checkValue(value.pointer);
        return {};
    }

    Status checkBounds(const InternalKey& key, BlockHandle handle) const {
        if (m_expected == nullptr)
            return {};
        const bool inside = key.userKey >= m_expected->smallest && key.userKey <= m_expected->largest &&
                            key.sequence() >= m_expected->minSequence &&
                            key.sequence() <= m_expected->maxSequence;
        return inside ? Status() : bad(Reason::outOfOrder, handle.offset);
    }

    void compareCounts() {
        const auto differs = [&](uint64_t said, uint64_t counted) {
            if (said != counted)
                whole(bad(Reason::malformed, m_footer.properties.offset, said, counted));
        };
        if (m_hasProperties) {
            differs(m_properties.entries, m_entries);
            differs(m_properties.tombstones, m_tombstones);
            differs(m_properties.rangeTombstones, m_rangeTombstones);
            differs(m_properties.dataBlocks, m_index.count());
        }
        std::vector<ValueRef> refs;
        for (const auto& [file, ref] : m_valueRefs)
            refs.push_back(ref);
        if ((m_hasProperties && m_properties.valueRefs != refs) ||
            (m_expected != nullptr && m_expected->valueRefs != refs))
            whole(bad(Reason::malformed, m_footer.properties.offset, 0, refs.size()));
        if (m_expected != nullptr)
            differs(m_expected->entries, m_entries);
    }

    const std::unique_ptr<RandomAccessFile> m_file;
    const std::string& m_path;
    const uint64_t m_number;
    const TableMeta* const m_expected;
    VerifySink& m_sink;

    Footer m_footer;
    RawBlock m_indexBlock;
    RawBlock m_filterBlock;
    IndexBlockView m_index;
    FilterBlockView m_filter;
    TableProperties m_properties;
    bool m_hasFilter = false;
    bool m_hasProperties = false;
    bool m_allBlocksRead = true;

    std::string m_key;
    std::string m_lastKey;
    uint64_t m_lastTrailer = 0;
    uint64_t m_entries = 0;
    uint64_t m_tombstones = 0;
    uint64_t m_rangeTombstones = 0;
    std::map<uint64_t, ValueRef> m_valueRefs;
};

}  // namespace

Status verifyTable(FileSystem& fs, const std::string& path, uint64_t number, const TableMeta* expected,
                   VerifySink& sink) {
    ASSIGN_OR_RETURN(std::unique_ptr<RandomAccessFile> file, fs.openRandom(path));
    return TableVerifier(std::move(file), path, number, expected, sink).run();
}

}  // namespace levelscope
