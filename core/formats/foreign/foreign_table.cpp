#include "core/formats/foreign/foreign_table.h"

#include "core/formats/foreign/codec.h"

namespace levelscope {

namespace {

constexpr uint64_t kMaxStoredBlock = uint64_t{1} << 30;
constexpr size_t kMaxMetaBlocks = 1000;
constexpr uint32_t kTwoLevelIndex = 2;
constexpr uint32_t kFirstKeyIndex = 3;
constexpr std::string_view kTimesPersisted = "rocksdb.user.defined.timestamps.persisted";
constexpr std::string_view kGlobalSequence = "rocksdb.external_sst_file.global_seqno";

Status unfoldProblem(Unfolded outcome, const std::string& path, uint64_t offset) {
    switch (outcome) {
        case Unfolded::ok: return {};
        case Unfolded::tooLarge: return Status::corruption(Reason::tooLarge, path, offset);
        case Unfolded::unsupported:
            return Status(Error{.code = Code::unsupported,
                                .file = path,
                                .offset = offset,
                                .subject = "compression of a block"});
        case Unfolded::damaged: break;
    }
    return Status::corruption(Reason::decompression, path, offset);
}

// RocksDB writes the unfolded size in front of what it compresses, but for snappy; in its first format only
// LZ4 had one, of eight bytes.
bool takeRawSize(const TableLayout& layout, PackedBytes& packed) {
    if (layout.dialect != TableDialect::rocksDb || packed.compression == Compression::snappy)
        return true;
    ByteReader reader(packed.payload);
    const bool lz4 = packed.compression == Compression::lz4 || packed.compression == Compression::lz4hc;
    if (layout.version >= 2 || packed.compression == Compression::zstd)
        packed.rawSize = reader.varint32();
    else if (lz4)
        packed.rawSize = reader.fixed64() & 0xffffffffu;
    packed.payload = reader.rest();
    return reader.ok();
}

uint32_t fixedProperty(const TableLayout& layout, std::string_view name) {
    const auto found = layout.properties.find(name);
    return found != layout.properties.end() && found->second.size() >= sizeof(uint32_t)
               ? loadFixed<uint32_t>(found->second.data())
               : 0;
}

}  // namespace

Result<std::shared_ptr<const ForeignTable>> ForeignTable::open(std::unique_ptr<RandomAccessFile> file,
                                                               std::string path, uint64_t number,
                                                               SequenceNumber largest) {
    std::shared_ptr<ForeignTable> table(new ForeignTable(std::move(file), std::move(path), number));
    ASSIGN_OR_RETURN(table->m_layout, readTableFooter(*table->m_file, table->m_path));
    RETURN_IF_ERROR(table->readMeta(largest));
    return std::shared_ptr<const ForeignTable>(std::move(table));
}

// RocksDB may write the sequence of an ingested table into its properties without a new checksum: the old one
// fits when the sequence is zero again.
bool ForeignTable::fitsWithoutSequence(const BlockPlace& place, std::string_view bytes,
                                       uint32_t expected) const {
    const auto properties = m_layout.meta.find("rocksdb.properties");
    SortedBlock block;
    if (properties == m_layout.meta.end() || properties->second.offset != place.offset ||
        !SortedBlock::parse(bytes.substr(0, place.size), block))
        return false;
    SortedBlockCursor cursor;
    cursor.reset(block);
    for (cursor.seekToFirst(); cursor.valid(); cursor.next()) {
        if (cursor.key() != kGlobalSequence || cursor.value().size() != sizeof(uint64_t))
            continue;
        std::string covered(bytes.substr(0, place.size + 1));
        storeFixed(covered.data() + (cursor.value().data() - bytes.data()), uint64_t{0});
        return blockChecksum(m_layout, place.offset, covered) == expected;
    }
    return false;
}

Status ForeignTable::unfoldBlock(const BlockPlace& place, std::string_view bytes, std::string& to,
                                 std::string_view& view, StoredBlock* stored) const {
    const std::string_view covered = bytes.substr(0, place.size + 1);
    const auto expected = loadFixed<uint32_t>(bytes.data() + place.size + 1);
    const uint32_t computed = blockChecksum(m_layout, place.offset, covered);
    PackedBytes packed{.payload = bytes.substr(0, place.size)};
    const auto type = static_cast<uint8_t>(covered.back());
    packed.compression = blockCompression(m_layout.dialect, type, packed.payload);
    if (stored != nullptr)
        *stored = {packed.compression, expected, computed};
    if (m_layout.checksum != TableChecksum::none && computed != expected &&
        !fitsWithoutSequence(place, bytes, expected))
        return corruption(Reason::checksumMismatch, place.offset, expected, computed);
    if (packed.compression == Compression::none) {
        view = packed.payload;
        return {};
    }
    packed.dictionary = m_layout.dictionary;
    if (!takeRawSize(m_layout, packed))
        return corruption(Reason::decompression, place.offset);
    RETURN_IF_ERROR(unfoldProblem(unfold(packed, to), m_path, place.offset));
    view = to;
    return {};
}

Status ForeignTable::checkPlace(const BlockPlace& place) const {
    const uint64_t size = m_file->size();
    if (place.offset > size || place.size > size - place.offset ||
        kForeignTrailerSize > size - place.offset - place.size)
        return corruption(Reason::truncated, place.offset, place.size + kForeignTrailerSize, size);
    if (place.size > kMaxStoredBlock)
        return corruption(Reason::tooLarge, place.offset, kMaxStoredBlock, place.size);
    return {};
}

Status ForeignTable::readBlock(const BlockPlace& place, std::string& to, StoredBlock* stored) const {
    RETURN_IF_ERROR(checkPlace(place));
    std::string bytes(place.size + kForeignTrailerSize, '\0');
    RETURN_IF_ERROR(m_file->read(place.offset, bytes));
    std::string_view view;
    RETURN_IF_ERROR(unfoldBlock(place, bytes, to, view, stored));
    if (view.data() == bytes.data()) {
        bytes.resize(place.size);
        to = std::move(bytes);
    }
    return {};
}

Status ForeignTable::readProperties(const BlockPlace& place) {
    std::string bytes;
    RETURN_IF_ERROR(readBlock(place, bytes));
    SortedBlock block;
    if (!SortedBlock::parse(bytes, block))
        return corruption(Reason::malformed, place.offset);
    SortedBlockCursor cursor;
    cursor.reset(block);
    for (cursor.seekToFirst(); cursor.valid(); cursor.next())
        m_layout.properties.insert_or_assign(std::string(cursor.key()), std::string(cursor.value()));
    return cursor.damaged() ? corruption(Reason::malformed, place.offset) : Status();
}

void ForeignTable::interpretProperties(SequenceNumber largest) {
    const uint32_t indexType = fixedProperty(m_layout, "rocksdb.block.based.table.index.type");
    m_layout.twoLevelIndex = indexType == kTwoLevelIndex;
    m_layout.indexOfUserKeys = m_layout.number("rocksdb.index.key.is.user.key") != 0;
    if (m_layout.number("rocksdb.index.value.is.delta.encoded") != 0)
        m_layout.indexValues =
            indexType == kFirstKeyIndex ? ValueShape::handleAndFirstKey : ValueShape::handle;
    constexpr uint32_t kHasGlobalSequence = 2;
    if (fixedProperty(m_layout, "rocksdb.external_sst_file.version") < kHasGlobalSequence)
        return;
    const auto found = m_layout.properties.find(kGlobalSequence);
    const SequenceNumber own = found != m_layout.properties.end() && found->second.size() == sizeof(uint64_t)
                                   ? loadFixed<uint64_t>(found->second.data())
                                   : 0;
    m_layout.globalSequence = largest < kMaxSequence ? largest : own;
}

Status ForeignTable::readMeta(SequenceNumber largest) {
    std::string bytes;
    RETURN_IF_ERROR(readBlock(m_layout.metaindex, bytes));
    SortedBlock block;
    if (!SortedBlock::parse(bytes, block))
        return corruption(Reason::malformed, m_layout.metaindex.offset);
    SortedBlockCursor cursor;
    cursor.reset(block);
    for (cursor.seekToFirst(); cursor.valid(); cursor.next()) {
        BlockPlace place;
        if (!cursor.handle(place) || m_layout.meta.size() >= kMaxMetaBlocks)
            return corruption(Reason::malformed, m_layout.metaindex.offset);
        m_layout.meta.emplace(cursor.key(), place);
    }
    if (cursor.damaged())
        return corruption(Reason::malformed, m_layout.metaindex.offset);
    for (const char* name : {"rocksdb.properties", "rocksdb.stats"}) {
        const auto properties = m_layout.meta.find(name);
        if (properties == m_layout.meta.end())
            continue;
        m_layout.dialect = TableDialect::rocksDb;  // a table of format 0 carries LevelDB's magic
        RETURN_IF_ERROR(readProperties(properties->second));
        interpretProperties(largest);
        if (m_layout.properties.contains(kTimesPersisted) && m_layout.number(kTimesPersisted) == 0)
            return Status(Error{.code = Code::unsupported,
                                .file = m_path,
                                .offset = properties->second.offset,
                                .subject = "keys without their timestamps"});
        break;
    }
    if (const auto index = m_layout.meta.find("rocksdb.index"); index != m_layout.meta.end())
        m_layout.index = index->second;
    else if (m_layout.index.size == 0 && m_layout.baseContext != 0)
        return corruption(Reason::malformed, m_layout.metaindex.offset);
    if (const auto dictionary = m_layout.meta.find("rocksdb.compression_dict");
        dictionary != m_layout.meta.end())
        RETURN_IF_ERROR(readBlock(dictionary->second, m_layout.dictionary));
    return {};
}

Result<SortedBlock> ForeignTable::index(ReadTrace* trace) const {
    const MutexLock lock(m_mutex);
    if (!m_index) {
        auto bytes = std::make_unique<std::string>();
        RETURN_IF_ERROR(readBlock(m_layout.index, *bytes));
        if (trace != nullptr)
            trace->blockRead(m_number, BlockKind::index, m_layout.index.offset,
                             m_layout.index.size + kForeignTrailerSize, false);
        m_index = std::move(bytes);
    }
    SortedBlock block;
    if (!SortedBlock::parse(*m_index, block))
        return corruption(Reason::malformed, m_layout.index.offset);
    return block;
}

std::string_view ForeignTable::indexUserKey(std::string_view stored) const {
    const bool whole = m_layout.indexOfUserKeys || stored.size() < sizeof(uint64_t);
    return whole ? stored : stored.substr(0, stored.size() - sizeof(uint64_t));
}

KeyOrder ForeignTable::order() const {
    const auto comparator = m_layout.properties.find("rocksdb.comparator");
    return comparator == m_layout.properties.end() || comparator->second.empty()
               ? KeyOrder()
               : KeyOrder::named(comparator->second);
}

bool ForeignTable::splitKey(std::string_view stored, InternalKey& key) const {
    if (stored.size() < sizeof(uint64_t))
        return false;
    key.userKey = stored.substr(0, stored.size() - sizeof(uint64_t));
    key.trailer = loadFixed<uint64_t>(key.userKey.data() + key.userKey.size());
    if (m_layout.globalSequence)
        key.trailer = *m_layout.globalSequence << 8 | (key.trailer & 0xff);
    return true;
}

Result<std::vector<RangeTombstone>> ForeignTable::rangeTombstones() const {
    std::vector<RangeTombstone> tombstones;
    const auto found = m_layout.meta.find(kRangeTombstoneBlock);
    if (found == m_layout.meta.end())
        return tombstones;
    std::string bytes;
    RETURN_IF_ERROR(readBlock(found->second, bytes));
    SortedBlock block;
    if (!SortedBlock::parse(bytes, block))
        return corruption(Reason::malformed, found->second.offset);
    SortedBlockCursor cursor;
    cursor.reset(block);
    for (cursor.seekToFirst(); cursor.valid(); cursor.next()) {
        InternalKey key;
        if (!splitKey(cursor.key(), key))
            return corruption(Reason::malformed, found->second.offset);
        tombstones.push_back({std::string(key.userKey), std::string(cursor.value()), key.sequence()});
    }
    if (cursor.damaged())
        return corruption(Reason::malformed, found->second.offset);
    return tombstones;
}

void ForeignIndexCursor::fail(Status status) {
    m_valid = false;
    m_status = std::move(status);
}

bool ForeignIndexCursor::start() {
    if (!m_started) {
        const Result<SortedBlock> block = m_table.index(m_trace);
        if (!block.ok()) {
            fail(block.status());
            return false;
        }
        m_top.reset(*block, m_table.layout().indexValues);
        m_started = true;
    }
    m_status = {};
    m_valid = false;
    return true;
}

// Reads the partition the top index stands on. False at the end of the index or an error.
bool ForeignIndexCursor::loadPartition() {
    if (!m_top.valid() && !m_top.damaged())
        return false;
    if (m_top.damaged() || !m_top.handle(m_partition)) {
        fail(m_table.corruption(Reason::malformed, m_table.layout().index.offset));
        return false;
    }
    if (const Status status = m_table.readBlock(m_partition, m_partitionBytes); !status.ok()) {
        fail(status);
        return false;
    }
    if (m_trace != nullptr)
        m_trace->blockRead(m_table.number(), BlockKind::index, m_partition.offset,
                           m_partition.size + kForeignTrailerSize, false);
    SortedBlock block;
    if (!SortedBlock::parse(m_partitionBytes, block)) {
        fail(m_table.corruption(Reason::malformed, m_partition.offset));
        return false;
    }
    m_sub.reset(block, m_table.layout().indexValues);
    return true;
}

// The same of the next one that can be read, where damage is passed by.
bool ForeignIndexCursor::enterPartition(bool forward) {
    while (!loadPartition()) {
        if (m_status.ok() || !passBy())
            return false;
        step(m_top, forward);
    }
    return true;
}

// True if the partition at hand is passed by: its place is noted and its error forgotten.
bool ForeignIndexCursor::passBy() {
    if (m_damage == nullptr || !m_top.valid() || !DamageLog::mayPass(m_status))
        return false;
    SkippedPlace place{
        .status = m_status, .last = std::string(m_table.indexUserKey(m_top.key())), .hasLast = true};
    SortedBlockCursor before = m_top;
    before.prev();
    if (before.valid()) {
        place.first = m_table.indexUserKey(before.key());
        place.hasFirst = true;
    }
    m_damage->note(std::move(place));
    m_status = {};
    return true;
}

SkippedPlace ForeignIndexCursor::placeOf(Status status) const {
    SkippedPlace place{.status = std::move(status), .last = std::string(separator()), .hasLast = true};
    SortedBlockCursor before = leaf();
    before.prev();
    if (!before.valid() && m_table.layout().twoLevelIndex) {
        before = m_top;
        before.prev();
    }
    if (before.valid()) {
        place.first = m_table.indexUserKey(before.key());
        place.hasFirst = true;
    }
    return place;
}

// Goes on to the next (or previous) partition while the one at hand is used up, then takes the handle.
void ForeignIndexCursor::settle(bool forward) {
    m_valid = false;
    if (!m_table.layout().twoLevelIndex && m_top.damaged())
        return fail(m_table.corruption(Reason::malformed, m_table.layout().index.offset));
    while (m_table.layout().twoLevelIndex && !m_sub.valid()) {
        if (m_sub.damaged()) {
            fail(m_table.corruption(Reason::malformed, m_partition.offset));
            if (!passBy())
                return;
        }
        step(m_top, forward);
        if (!enterPartition(forward))
            return;
        if (forward)
            m_sub.seekToFirst();
        else
            m_sub.seekToLast();
    }
    if (!leaf().valid())
        return;
    if (!leaf().handle(m_place))
        return fail(m_table.corruption(Reason::malformed, m_table.layout().index.offset));
    m_valid = true;
}

void ForeignIndexCursor::seekToFirst() {
    if (!start())
        return;
    m_top.seekToFirst();
    if (m_table.layout().twoLevelIndex) {
        if (!enterPartition(true))
            return;
        m_sub.seekToFirst();
    }
    settle(true);
}

void ForeignIndexCursor::seekToLast() {
    if (!start())
        return;
    m_top.seekToLast();
    if (m_table.layout().twoLevelIndex) {
        if (!enterPartition(false))
            return;
        m_sub.seekToLast();
    }
    settle(false);
}

void ForeignIndexCursor::next() {
    leaf().next();
    settle(true);
}

void ForeignIndexCursor::prev() {
    leaf().prev();
    settle(false);
}

bool ForeignIndexCursor::below(std::string_view indexKey, const KeyOrder& order, std::string_view userKey,
                               uint64_t trailer) const {
    if (m_table.layout().indexOfUserKeys)
        return order.compare(indexKey, userKey) < 0;
    if (indexKey.size() < sizeof(uint64_t))
        return order.compare(indexKey, userKey) < 0;
    const std::string_view key = indexKey.substr(0, indexKey.size() - sizeof(uint64_t));
    // Entries of an ingested table have another sequence than its index says: only user keys count.
    if (m_table.layout().globalSequence)
        return order.compare(key, userKey) < 0;
    return order.compare(key, loadFixed<uint64_t>(key.data() + key.size()), userKey, trailer) < 0;
}

void ForeignIndexCursor::seek(const KeyOrder& order, std::string_view userKey, uint64_t trailer) {
    if (!start())
        return;
    uint32_t comparisons = 0;
    const auto isBelow = [&](std::string_view key) {
        ++comparisons;
        return below(key, order, userKey, trailer);
    };
    m_top.seek(isBelow);
    if (m_table.layout().twoLevelIndex) {
        if (!enterPartition(true))
            return;
        m_sub.seek(isBelow);
    }
    if (m_trace != nullptr)
        m_trace->indexSearched(m_table.number(), kUnknownBlock, comparisons);
    settle(true);
}

std::string_view ForeignIndexCursor::separator() const {
    return m_table.indexUserKey(leaf().key());
}

}  // namespace levelscope
