#include "core/table/table_builder.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "core/base/build_info.h"
#include "core/base/coding.h"
#include "core/base/hash.h"
#include "core/table/block_compressor.h"
#include "core/table/data_block.h"
#include "core/table/filter_block.h"
#include "core/table/format.h"
#include "core/table/index_block.h"
#include "core/table/properties_block.h"
#include "core/table/value_file.h"

namespace levelscope {

namespace {

constexpr size_t kWriteSize = 1 << 20;
constexpr uint64_t kMaxBlockHandles = UINT32_MAX / 2;
// An uncompressed block of fewer entries may become twice as large: scans pay by the block. Of a compressed
// one a look-up would pay for unfolding what it does not want; with zstd, which takes longest for it, a block
// of entries larger than this on average stays a quarter smaller.
constexpr uint32_t kFewEntries = 4;
constexpr size_t kLargeEntry = 256;

}  // namespace

struct TableBuilder::Impl {
    Impl(const TableOptions& options, std::unique_ptr<WritableFile> target, uint64_t number)
        : tableOptions(options),
          file(std::move(target)),
          fileNumber(number),
          compressor(options.compression, options.compressionLevel) {
        buffer.reserve(kWriteSize + options.blockSize * 2);
    }

    const TableOptions tableOptions;
    std::unique_ptr<WritableFile> file;
    const uint64_t fileNumber;
    BlockCompressor compressor;
    Status status;

    std::string buffer;    // bytes not yet appended to the file
    uint64_t flushed = 0;  // bytes appended
    DataBlockBuilder block;
    std::string raw;  // the block at hand, encoded
    IndexBlockBuilder index;
    FilterBlockBuilder filter;
    std::vector<RangeTombstone> rangeTombstones;
    BuiltTable built;
    bool anySequence = false;
    uint64_t expiring = 0;  // entries
    std::map<uint64_t, ValueRef> valueRefs;
    uint64_t referredBytes = 0;

    // The last key of a finished block waits here for the first one of the next, which its separator depends
    // on.
    bool separatorPending = false;
    std::string pendingKey;
    uint64_t pendingTrailer = 0;
    uint64_t pendingEnd = 0;

    uint64_t offset() const { return flushed + buffer.size(); }

    void flushBuffer(size_t threshold) {
        if (!status.ok() || buffer.size() < threshold)
            return;
        status = file->append(buffer);
        flushed += buffer.size();
        buffer.clear();
    }

    // Closes the block whose payload was appended to the buffer at `start` of the file.
    BlockHandle seal(uint64_t start, BlockKind kind, Compression compression, size_t rawSize) {
        const auto at = static_cast<size_t>(start - flushed);
        appendTrailer(buffer, at, {kind, compression, rawSize, fileNumber, start});
        const BlockHandle handle{start, offset() - start};
        flushBuffer(kWriteSize);
        return handle;
    }

    BlockHandle writeBlock(BlockKind kind, std::string_view bytes, bool compress) {
        const uint64_t start = offset();
        Compression stored = Compression::none;
        if (compress)
            stored = compressor.append(bytes, buffer);
        else
            buffer.append(bytes);
        return seal(start, kind, stored, bytes.size());
    }

    // Too full for an entry whose key and value have so many bytes.
    bool isBlockFull(size_t entryBytes) const {
        const size_t size = block.estimatedSize() + entryBytes + DataBlockBuilder::kMaxEntryOverhead;
        size_t most = tableOptions.blockSize;
        if (tableOptions.compression == Compression::none && block.count() < kFewEntries)
            most *= 2;
        if (tableOptions.compression == Compression::zstd && size > kLargeEntry * (block.count() + 1))
            most -= most / 4;
        return size > most;
    }
    void closeDataBlock(const BlockHandle& handle) {
        ++built.properties.dataBlocks;
        pendingEnd = handle.end();
        separatorPending = true;
    }
    void finishDataBlock() {
        pendingKey = block.lastKey();
        pendingTrailer = block.lastTrailer();
        if (tableOptions.compression == Compression::none) {
            const uint64_t start = offset();
            block.finish(buffer);
            const auto size = static_cast<size_t>(offset() - start);
            closeDataBlock(seal(start, BlockKind::data, Compression::none, size));
        } else {
            raw.clear();
            block.finish(raw);
            closeDataBlock(writeBlock(BlockKind::data, raw, true));
        }
    }

    void addSeparator(std::string_view nextKey) {
        if (nextKey == pendingKey)
            index.add(pendingKey, pendingTrailer, pendingEnd);
        else
            index.add(shortestSeparator(pendingKey, nextKey), 0, pendingEnd);
        separatorPending = false;
    }

    std::string_view lastKey() const {
        return block.empty() ? std::string_view(pendingKey) : block.lastKey();
    }
    uint64_t lastTrailer() const { return block.empty() ? pendingTrailer : block.lastTrailer(); }

    Status refuse(const InternalKey& key, std::string_view value) const {
        if (key.userKey.size() > kMaxKeySize)
            return Status::invalid(Reason::keyTooLarge, {}, kMaxKeySize, key.userKey.size());
        // Stored values of expiring entries carry eight bytes more than the user's.
        if (value.size() > kMaxValueSize + 8)
            return Status::invalid(Reason::valueTooLarge, {}, kMaxValueSize, value.size());
        if (built.properties.dataBlocks >= kMaxBlockHandles)
            return Status::invalid(Reason::tooLarge, "data_blocks", kMaxBlockHandles,
                                   built.properties.dataBlocks);
        return {};
    }

    void noteSequence(SequenceNumber sequence) {
        TableProperties& properties = built.properties;
        properties.minSequence = anySequence ? std::min(properties.minSequence, sequence) : sequence;
        properties.maxSequence = std::max(properties.maxSequence, sequence);
        anySequence = true;
    }

    void refer(const InternalKey& key, std::string_view value) {
        SeparatedValue separated;
        if (!decodeSeparated(key.type(), value, separated)) {
            status = Status::invalid(Reason::malformed, "value");
            return;
        }
        ValueRef& ref = valueRefs[separated.pointer.file];
        ref.file = separated.pointer.file;
        ++ref.values;
        ref.bytes += separated.pointer.length;
        referredBytes += separated.pointer.length;
    }

    void count(const InternalKey& key, std::string_view value) {
        TableProperties& properties = built.properties;
        ++properties.entries;
        properties.rawKeyBytes += key.userKey.size();
        properties.rawValueBytes += value.size();
        noteSequence(key.sequence());
        if (key.type() == EntryType::tombstone)
            ++properties.tombstones;
        if (isSeparated(key.type()))
            refer(key, value);
        if (hasExpiry(key.type()) && value.size() >= 8) {
            const auto expiry = loadFixed<int64_t>(value.data());
            if (properties.minExpiryMicros == 0 || expiry < properties.minExpiryMicros)
                properties.minExpiryMicros = expiry;
            properties.lastExpiryMicros = std::max(properties.lastExpiryMicros, expiry);
            ++expiring;
        }
    }

    void add(const InternalKey& key, std::string_view value);
    void addStored(const DataBlockView& view, const StoredDataBlock& stored);
    bool begin(const InternalKey& key, bool& newKey);
    Footer writeTail();
    void takeBounds();
};

// False, and a failure: the key may not follow the last one.
bool TableBuilder::Impl::begin(const InternalKey& key, bool& newKey) {
    if (built.properties.entries == 0) {
        built.smallest = key.userKey;
        newKey = true;
        return true;
    }
    const int order = lastKey().compare(key.userKey);
    newKey = order != 0;
    if (order < 0 || (order == 0 && lastTrailer() > key.trailer))
        return true;
    status = Status::invalid(Reason::outOfOrder);
    return false;
}

void TableBuilder::Impl::add(const InternalKey& key, std::string_view value) {
    if (!status.ok())
        return;
    status = refuse(key, value);
    bool newKey = true;
    if (!status.ok() || !begin(key, newKey))
        return;
    if (!block.empty() && isBlockFull(key.userKey.size() + value.size()))
        finishDataBlock();
    if (separatorPending)
        addSeparator(key.userKey);
    block.add(key.userKey, key.trailer, value);
    if (newKey && tableOptions.filterBitsPerKey > 0)
        filter.add(hash64(key.userKey));
    count(key, value);
}

void TableBuilder::Impl::addStored(const DataBlockView& view, const StoredDataBlock& stored) {
    std::string key;
    for (uint32_t i = 0; i < view.count(); ++i) {
        key.assign(view.commonPrefix()).append(view.suffix(i));
        const InternalKey entry{key, view.trailer(i)};
        if (status.ok())
            status = refuse(entry, view.value(i));
        bool newKey = true;
        if (!status.ok() || (i == 0 && !begin(entry, newKey)))
            return;
        if (i == 0 && !block.empty())
            finishDataBlock();
        if (separatorPending)
            addSeparator(key);
        if (tableOptions.filterBitsPerKey > 0)
            filter.add(hash64(key));
        count(entry, view.value(i));
    }
    pendingKey = std::move(key);
    pendingTrailer = view.trailer(view.count() - 1);
    const uint64_t start = offset();
    buffer.append(stored.payload);
    closeDataBlock(seal(start, BlockKind::data, stored.compression, stored.rawSize));
}

Footer TableBuilder::Impl::writeTail() {
    TableProperties& properties = built.properties;
    Footer footer;
    properties.dataBytes = offset();
    footer.filter = {offset(), 0};
    if (filter.keys() > 0) {
        footer.filter = writeBlock(BlockKind::filter, filter.finish(tableOptions.filterBitsPerKey), false);
        properties.filterBitsPerKeyMilli =
            static_cast<uint32_t>(std::lround(tableOptions.filterBitsPerKey * 1000));
        properties.filterProbes = filterProbes(tableOptions.filterBitsPerKey);
    }
    properties.filterBytes = footer.filter.length;
    footer.rangeTombstones = {offset(), 0};
    if (!rangeTombstones.empty())
        footer.rangeTombstones =
            writeBlock(BlockKind::rangeTombstones, encodeRangeTombstones(rangeTombstones), true);
    footer.index = writeBlock(BlockKind::index, index.finish(), true);
    properties.indexBytes = footer.index.length;
    properties.rangeTombstones = rangeTombstones.size();
    if (expiring != properties.entries || !rangeTombstones.empty())
        properties.lastExpiryMicros = 0;
    properties.blockSize = tableOptions.blockSize;
    properties.compression = tableOptions.compression;
    if (tableOptions.compression == Compression::zstd)
        properties.compressionLevel = tableOptions.compressionLevel;
    properties.creator = std::string("levelscope ") + kVersion;
    for (const auto& [target, ref] : valueRefs)
        properties.valueRefs.push_back(ref);
    footer.properties = writeBlock(BlockKind::properties, encodeProperties(properties), true);
    footer.fileNumber = fileNumber;
    footer.fileSize = offset() + kFooterSize;
    footer.flags = valueRefs.empty() ? 0 : kFooterFlagValueRefs;
    buffer.append(encodeFooter(footer));
    return footer;
}

void TableBuilder::Impl::takeBounds() {
    bool any = built.properties.entries > 0;
    if (any)
        built.largest = lastKey();
    for (const RangeTombstone& tombstone : rangeTombstones) {
        noteSequence(tombstone.sequence);
        if (!any || tombstone.from < built.smallest)
            built.smallest = tombstone.from;
        if (!any || tombstone.to > built.largest) {
            built.largest = tombstone.to;
            built.largestExclusive = true;
        }
        any = true;
    }
}

TableBuilder::TableBuilder(const TableOptions& options, std::unique_ptr<WritableFile> file,
                           uint64_t fileNumber)
    : m_impl(std::make_unique<Impl>(options, std::move(file), fileNumber)) {}

TableBuilder::~TableBuilder() = default;

void TableBuilder::add(const InternalKey& key, std::string_view value) {
    m_impl->add(key, value);
}

void TableBuilder::addStored(const DataBlockView& block, const StoredDataBlock& stored) {
    m_impl->addStored(block, stored);
}

bool TableBuilder::blockMayEnd() const {
    const Impl& impl = *m_impl;
    return impl.block.empty() || impl.block.estimatedSize() >= impl.tableOptions.blockSize / 2;
}

void TableBuilder::addRangeTombstone(const RangeTombstone& tombstone) {
    m_impl->rangeTombstones.push_back(tombstone);
}

void TableBuilder::setTimes(std::vector<SequenceTime> times) {
    m_impl->built.properties.times = std::move(times);
}

void TableBuilder::setCreated(int64_t wallMicros) {
    m_impl->built.properties.createdMicros = wallMicros;
}

Status TableBuilder::status() const {
    return m_impl->status;
}

uint64_t TableBuilder::entries() const {
    return m_impl->built.properties.entries;
}

uint64_t TableBuilder::referredBytes() const {
    return m_impl->referredBytes;
}

uint64_t TableBuilder::estimatedSize() const {
    const Impl& impl = *m_impl;
    const double filterBits = impl.tableOptions.filterBitsPerKey * static_cast<double>(impl.filter.keys());
    return impl.offset() + impl.block.estimatedSize() + impl.index.estimatedSize() +
           static_cast<uint64_t>(filterBits / 8) + kFooterSize;
}

Result<BuiltTable> TableBuilder::finish() {
    Impl& impl = *m_impl;
    RETURN_IF_ERROR(impl.status);
    std::sort(impl.rangeTombstones.begin(), impl.rangeTombstones.end(),
              [](const RangeTombstone& a, const RangeTombstone& b) {
                  return a.from != b.from ? a.from < b.from : a.sequence > b.sequence;
              });
    impl.takeBounds();
    if (!impl.block.empty())
        impl.finishDataBlock();
    if (impl.separatorPending)
        impl.index.add(impl.pendingKey, 0, impl.pendingEnd);
    impl.built.fileSize = impl.writeTail().fileSize;
    impl.flushBuffer(0);
    if (impl.status.ok())
        impl.status = impl.file->sync();
    if (impl.status.ok())
        impl.status = impl.file->close();
    RETURN_IF_ERROR(impl.status);
    return std::move(impl.built);
}

}  // namespace levelscope
