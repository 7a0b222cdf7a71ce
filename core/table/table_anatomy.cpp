#include "core/table/table_anatomy.h"

#include <algorithm>
#include <array>
#include <optional>

#include "core/base/hash.h"
#include "core/table/block_fields.h"
#include "core/table/block_listing.h"
#include "core/table/data_block.h"
#include "core/table/filter_block.h"
#include "core/table/index_block.h"
#include "core/table/properties_block.h"

namespace levelscope {

namespace {

constexpr size_t kBlocksBesideData = 5;  // filter, range tombstones, index, properties, footer

// What is read of a table of this engine, and how.
struct TableParts {
    std::unique_ptr<RandomAccessFile> file;
    std::string path;
    Footer footer;

    BlockSource source() const { return {*file, path, footer.fileNumber}; }
    BlockHandle footerHandle() const { return {footer.fileSize - kFooterSize, kFooterSize}; }

    Result<RawBlock> indexBlock() const {
        ASSIGN_OR_RETURN(RawBlock block, levelscope::readBlock(source(), footer.index, BlockKind::index));
        if (!IndexBlockView::validate(block.view(), footer.dataEnd()))
            return Status::corruption(Reason::malformed, path, footer.index.offset);
        return block;
    }

    void noteTrailer(AnatomyBlock& block, const BlockTrailer& trailer) const {
        block.compression = trailer.compression;
        block.rawSize = trailer.rawSize;
        block.storedChecksum = trailer.storedChecksum;
        block.computedChecksum = trailer.computedChecksum;
    }

    // Compression, size and checksum as stored; nothing when they cannot be read.
    void peek(AnatomyBlock& block) const {
        char bytes[kBlockTrailerSize];
        if (block.handle.length < kBlockTrailerSize ||
            !file->read(block.handle.end() - kBlockTrailerSize, bytes).ok())
            return;
        Result<BlockTrailer> trailer = decodeTrailer(source(), block.handle, {bytes, kBlockTrailerSize});
        if (!trailer.ok())
            return;
        trailer->computedChecksum = 0;
        noteTrailer(block, *trailer);
    }

    Result<std::string> readFooterBlock(AnatomyBlock& block) const {
        std::string bytes(kFooterSize, '\0');
        RETURN_IF_ERROR(file->read(block.handle.offset, bytes));
        block.rawSize = kFooterSize;
        block.storedChecksum = loadFixed<uint64_t>(bytes.data() + kFooterSize - 8 - 8);
        block.computedChecksum = hash64(std::string_view(bytes).substr(0, kFooterSize - 8 - 8),
                                        placeSeed(footer.fileNumber, block.handle.offset));
        ASSIGN_OR_RETURN(const Footer again, decodeFooter(bytes, footer.fileSize, footer.fileNumber, path));
        static_cast<void>(again);
        return bytes;
    }

    // The layout of an unfolded block, which a correct checksum does not vouch for.
    Status checkLayout(AnatomyBlock& block, std::string_view raw) const {
        bool sound = true;
        if (block.kind == BlockKind::data) {
            sound = DataBlockView::validate(raw);
            block.entries = sound ? DataBlockView(raw).count() : 0;
        } else if (block.kind == BlockKind::index) {
            sound = IndexBlockView::validate(raw, footer.dataEnd());
        } else if (block.kind == BlockKind::filter) {
            sound = FilterBlockView::validate(raw);
        } else if (block.kind == BlockKind::properties) {
            TableProperties properties;
            sound = decodeProperties(raw, properties);
        } else if (block.kind == BlockKind::rangeTombstones) {
            std::vector<RangeTombstone> tombstones;
            sound = decodeRangeTombstones(raw, tombstones);
        }
        return sound ? Status() : Status::corruption(Reason::malformed, path, block.handle.offset);
    }
};

class NativeAnatomy final : public TableAnatomy {
public:
    explicit NativeAnatomy(TableParts parts) : m_parts(std::move(parts)) {}

    uint64_t fileNumber() const override { return m_parts.footer.fileNumber; }
    uint64_t fileSize() const override { return m_parts.footer.fileSize; }
    const std::string& path() const override { return m_parts.path; }
    Result<TableProperties> properties() const override;
    Result<std::vector<AnatomyBlock>> listBlocks(size_t mostPeeks) const override;
    std::vector<BlockHandle> gaps() const override;
    Result<std::string> readBlock(AnatomyBlock& block) const override;
    Result<std::vector<AnatomyEntry>> entries(const std::string& block, size_t valueLimit) const override;
    Result<std::vector<AnatomyField>> fields(const AnatomyBlock& block,
                                             const std::string& bytes) const override;
    Result<FilterAnatomy> filter() const override;

private:
    TableParts m_parts;
    mutable std::optional<std::vector<BlockHandle>> m_gaps;  // of the last listing
};

Result<TableProperties> NativeAnatomy::properties() const {
    const BlockHandle handle = m_parts.footer.properties;
    ASSIGN_OR_RETURN(const RawBlock block,
                     levelscope::readBlock(m_parts.source(), handle, BlockKind::properties));
    TableProperties properties;
    if (!decodeProperties(block.view(), properties))
        return Status::corruption(Reason::malformed, m_parts.path, handle.offset);
    return properties;
}

Result<std::vector<AnatomyBlock>> NativeAnatomy::listBlocks(size_t mostPeeks) const {
    const Footer& footer = m_parts.footer;
    std::vector<AnatomyBlock> blocks;
    if (const Result<RawBlock> index = m_parts.indexBlock(); index.ok()) {
        const IndexBlockView view(index->view());
        blocks.reserve(size_t{view.count()} + kBlocksBesideData);
        for (uint32_t i = 0; i < view.count(); ++i) {
            AnatomyBlock block;
            block.ordinal = i;
            block.handle = view.handle(i);
            block.separator = view.separator(i);
            blocks.push_back(std::move(block));
        }
    }
    const std::array<std::pair<BlockKind, BlockHandle>, kBlocksBesideData - 1> tail = {
        {{BlockKind::filter, footer.filter},
         {BlockKind::rangeTombstones, footer.rangeTombstones},
         {BlockKind::index, footer.index},
         {BlockKind::properties, footer.properties}}};
    for (const auto& [kind, handle] : tail) {
        if (handle.length == 0)
            continue;
        AnatomyBlock block;
        block.kind = kind;
        block.handle = handle;
        blocks.push_back(std::move(block));
    }
    if (blocks.size() <= mostPeeks)
        for (AnatomyBlock& block : blocks)
            m_parts.peek(block);
    AnatomyBlock last;
    last.kind = BlockKind::footer;
    last.handle = m_parts.footerHandle();
    last.rawSize = kFooterSize;
    blocks.push_back(std::move(last));
    m_gaps = gapsBetween(blocks, fileSize());
    return blocks;
}

std::vector<BlockHandle> NativeAnatomy::gaps() const {
    if (!m_gaps)
        static_cast<void>(listBlocks(0).ok());
    return m_gaps.value_or(std::vector<BlockHandle>());
}

Result<std::string> NativeAnatomy::readBlock(AnatomyBlock& block) const {
    if (block.kind == BlockKind::footer)
        return m_parts.readFooterBlock(block);
    const BlockSource source = m_parts.source();
    const uint64_t fileSize = m_parts.file->size();
    if (block.handle.offset > fileSize || block.handle.length > fileSize - block.handle.offset)
        return Status::corruption(Reason::truncated, m_parts.path, block.handle.offset, block.handle.length,
                                  fileSize);
    std::string stored;
    stored.reserve(block.handle.length + kBlockSlop);
    stored.resize(block.handle.length);
    RETURN_IF_ERROR(m_parts.file->read(block.handle.offset, stored));
    ASSIGN_OR_RETURN(const BlockTrailer trailer, decodeTrailer(source, block.handle, stored));
    m_parts.noteTrailer(block, trailer);
    RETURN_IF_ERROR(checkBlock(source, block.handle, stored, block.kind).status());
    std::string raw;
    if (trailer.compression == Compression::none) {
        raw = std::move(stored);  // a filter may have hundreds of megabytes: not copied
    } else {
        raw.resize(trailer.rawSize + kBlockSlop);
        RETURN_IF_ERROR(unfoldBlock(source, block.handle, trailer, stored, raw.data()));
    }
    raw.resize(trailer.rawSize);
    RETURN_IF_ERROR(m_parts.checkLayout(block, raw));
    return raw;
}

Result<std::vector<AnatomyEntry>> NativeAnatomy::entries(const std::string& block, size_t valueLimit) const {
    if (!DataBlockView::validate(block))
        return Status::corruption(Reason::malformed, {}, 0);
    std::string padded;
    padded.reserve(block.size() + kBlockSlop);
    padded.append(block).append(kBlockSlop, '\0');
    const DataBlockView view({padded.data(), block.size()});
    std::vector<AnatomyEntry> entries;
    entries.reserve(view.count());
    for (uint32_t i = 0; i < view.count(); ++i) {
        const std::string_view suffix = view.suffix(i);
        const std::string_view value = view.value(i);
        AnatomyEntry entry;
        entry.userKey.append(view.commonPrefix()).append(suffix);
        entry.trailer = view.trailer(i);
        entry.value = value.substr(0, valueLimit);
        entry.valueSize = value.size();
        entry.keyOffset = static_cast<uint64_t>(suffix.data() - padded.data());
        entry.keyLength = suffix.size();
        entry.sharedPrefix = view.commonPrefix().size();
        entry.valueOffset = static_cast<uint64_t>(value.data() - padded.data());
        entries.push_back(std::move(entry));
    }
    return entries;
}

Result<std::vector<AnatomyField>> NativeAnatomy::fields(const AnatomyBlock& block,
                                                        const std::string& bytes) const {
    std::vector<AnatomyField> fields;
    if (!blockFields(block.kind, bytes, fields))
        return Status::corruption(Reason::malformed, m_parts.path, block.handle.offset);
    if (block.kind == BlockKind::footer)
        for (AnatomyField& field : fields)
            field.offset += block.handle.offset;
    return fields;
}

Result<FilterAnatomy> NativeAnatomy::filter() const {
    FilterAnatomy filter;
    filter.handle = m_parts.footer.filter;
    filter.lineBits = kFilterLineBits;
    if (filter.handle.length == 0)
        return filter;
    ASSIGN_OR_RETURN(const RawBlock block,
                     levelscope::readBlock(m_parts.source(), filter.handle, BlockKind::filter));
    if (!FilterBlockView::validate(block.view()))
        return Status::corruption(Reason::malformed, m_parts.path, filter.handle.offset);
    const FilterBlockView view(block.view());
    filter.probes = view.probes();
    filter.bits = uint64_t{view.lines()} * kFilterLineBits;
    filter.bytes.assign(view.bits(), filter.bits / 8);
    return filter;
}

std::vector<uint64_t> nativeProbes(const FilterAnatomy& filter, std::string_view userKey) {
    return FilterBlockView::probedBits(hash64(userKey), static_cast<uint32_t>(filter.bits / kFilterLineBits),
                                       filter.probes);
}

}  // namespace

Result<std::unique_ptr<TableAnatomy>> TableAnatomy::open(std::unique_ptr<RandomAccessFile> file,
                                                         std::string path, uint64_t fileNumber) {
    ASSIGN_OR_RETURN(const Footer footer, readFooter(*file, path, fileNumber));
    return std::unique_ptr<TableAnatomy>(
        std::make_unique<NativeAnatomy>(TableParts{std::move(file), std::move(path), footer}));
}

bool FilterAnatomy::passes(const FilterProbe& probe) const {
    const auto set =
        std::count_if(probe.bits.begin(), probe.bits.end(), [this](uint64_t bit) { return isSet(bit); });
    return (set % 2 != 0) == probe.odd;
}

std::vector<FilterProbe> TableAnatomy::probes(const FilterAnatomy& filter, std::string_view userKey) {
    if (filter.bits == 0)
        return {};
    if (filter.prober)
        return filter.prober(userKey);
    std::vector<FilterProbe> probes;
    for (const uint64_t bit : nativeProbes(filter, userKey))
        probes.push_back({.bits = {bit}});
    return probes;
}

bool TableAnatomy::mayContain(const FilterAnatomy& filter, std::string_view userKey) {
    if (filter.bits == 0)
        return true;
    if (filter.tester)
        return filter.tester(filter, userKey);
    const std::vector<uint64_t> bits = nativeProbes(filter, userKey);
    return std::all_of(bits.begin(), bits.end(), [&filter](uint64_t bit) { return filter.isSet(bit); });
}

}  // namespace levelscope
