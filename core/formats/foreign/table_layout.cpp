#include "core/formats/foreign/table_layout.h"

#include <algorithm>

#define XXH_STATIC_LINKING_ONLY
#include <xxhash.h>

#include "core/formats/foreign/crc32c.h"

namespace levelscope {

namespace {

constexpr uint64_t kLevelDbMagic = 0xdb4775248b80fb57ull;
constexpr uint64_t kBlockBasedMagic = 0x88e241b785f4cff7ull;
constexpr uint64_t kPlainMagic = 0x8242229663bf9564ull;
constexpr uint64_t kOldPlainMagic = 0x4f3418eb7a8f13b8ull;
constexpr uint64_t kCuckooMagic = 0x926789d0c5f17873ull;
constexpr uint64_t kPebbleMagic = 0xb3aa9ff0b3aa9ff0ull;
constexpr char kExtendedMagic[] = {0x3e, 0x00, 0x7a, 0x00};

constexpr size_t kHandlesSize = 40;
constexpr size_t kOldFooterSize = kHandlesSize + 8;
constexpr size_t kNewFooterSize = 1 + kHandlesSize + 4 + 8;
constexpr uint32_t kNewestVersion = 7;
constexpr uint32_t kFirstContextVersion = 6;
constexpr uint32_t kLastByteFactor = 0x6b9083d9u;

Status unsupportedTable(const std::string& path, uint64_t offset, const char* subject) {
    return Status(Error{.code = Code::unsupported, .file = path, .offset = offset, .subject = subject});
}

uint32_t contextModifier(uint32_t base, uint64_t offset) {
    return base == 0 ? 0 : base ^ (static_cast<uint32_t>(offset) + static_cast<uint32_t>(offset >> 32));
}

bool takeHandle(ByteReader& reader, BlockPlace& place) {
    place.offset = reader.varint();
    place.size = reader.varint();
    return reader.ok();
}

bool within(const BlockPlace& place, uint64_t end) {
    return place.offset <= end && place.size <= end - place.offset &&
           kForeignTrailerSize <= end - place.offset - place.size;
}

uint32_t checksumOf(TableChecksum kind, std::string_view bytes) {
    switch (kind) {
        case TableChecksum::none: return 0;
        case TableChecksum::crc32c: return maskedCrc(crc32c(0, bytes));
        case TableChecksum::xxh32: return XXH32(bytes.data(), bytes.size(), 0);
        case TableChecksum::xxh64: return static_cast<uint32_t>(XXH64(bytes.data(), bytes.size(), 0));
        case TableChecksum::xxh3: {
            if (bytes.empty())
                return 0;
            const auto hash = static_cast<uint32_t>(XXH3_64bits(bytes.data(), bytes.size() - 1));
            return hash ^ static_cast<uint8_t>(bytes.back()) * kLastByteFactor;
        }
    }
    return 0;
}

// Handles of formats 0 to 5.
Status takeHandles(std::string_view bytes, const std::string& path, TableLayout& layout) {
    ByteReader reader(bytes);
    if (!takeHandle(reader, layout.metaindex) || !takeHandle(reader, layout.index))
        return Status::corruption(Reason::malformed, path, layout.footer.offset + reader.position());
    if (!within(layout.metaindex, layout.footer.offset) || !within(layout.index, layout.footer.offset))
        return Status::corruption(Reason::truncated, path, layout.footer.offset);
    return {};
}

Status takeContext(std::string_view bytes, const std::string& path, TableLayout& layout) {
    ByteReader reader(bytes.substr(1));
    const std::string_view magic = reader.bytes(sizeof kExtendedMagic);
    const uint32_t stored = reader.fixed32();
    layout.baseContext = reader.fixed32();
    layout.metaindex.size = reader.fixed32();
    if (!reader.ok() || magic != std::string_view(kExtendedMagic, sizeof kExtendedMagic))
        return Status::corruption(Reason::badMagic, path, layout.footer.offset + 1);
    std::string blank(bytes);
    std::fill_n(blank.begin() + 1 + sizeof kExtendedMagic, sizeof stored, '\0');
    const uint32_t computed =
        checksumOf(layout.checksum, blank) + contextModifier(layout.baseContext, layout.footer.offset);
    if (layout.checksum != TableChecksum::none && computed != stored)
        return Status::corruption(Reason::checksumMismatch, path, layout.footer.offset, stored, computed);
    if (layout.metaindex.size + kForeignTrailerSize > layout.footer.offset)
        return Status::corruption(Reason::truncated, path, layout.footer.offset);
    layout.metaindex.offset = layout.footer.offset - kForeignTrailerSize - layout.metaindex.size;
    return {};
}

}  // namespace

uint64_t TableLayout::number(std::string_view name) const {
    const auto found = properties.find(name);
    if (found == properties.end())
        return 0;
    ByteReader reader(found->second);
    const uint64_t value = reader.varint();
    return reader.ok() ? value : 0;
}

Result<TableLayout> readTableFooter(const RandomAccessFile& file, const std::string& path) {
    const uint64_t size = file.size();
    if (size < kOldFooterSize)
        return Status::corruption(Reason::truncated, path, 0, kOldFooterSize, size);
    std::string bytes(std::min<uint64_t>(size, kNewFooterSize), '\0');
    RETURN_IF_ERROR(file.read(size - bytes.size(), bytes));
    const auto magic = loadFixed<uint64_t>(bytes.data() + bytes.size() - sizeof(uint64_t));
    TableLayout layout;
    if (magic == kLevelDbMagic) {
        layout.footer = {size - kOldFooterSize, kOldFooterSize};
        RETURN_IF_ERROR(takeHandles(
            std::string_view(bytes).substr(bytes.size() - kOldFooterSize, kHandlesSize), path, layout));
        return layout;
    }
    const uint64_t magicOffset = size - sizeof(uint64_t);
    if (magic == kPlainMagic || magic == kOldPlainMagic)
        return unsupportedTable(path, magicOffset, "RocksDB plain table");
    if (magic == kPebbleMagic)
        return unsupportedTable(path, magicOffset, "Pebble table");
    if (magic == kCuckooMagic)
        return unsupportedTable(path, magicOffset, "RocksDB cuckoo table");
    if (magic != kBlockBasedMagic || size < kNewFooterSize)
        return Status::corruption(Reason::badMagic, path, magicOffset, kBlockBasedMagic, magic);
    layout.dialect = TableDialect::rocksDb;
    layout.footer = {size - kNewFooterSize, kNewFooterSize};
    layout.version = loadFixed<uint32_t>(bytes.data() + 1 + kHandlesSize);
    if (layout.version > kNewestVersion)
        return Status(Error{.code = Code::unsupported,
                            .reason = Reason::newerVersion,
                            .file = path,
                            .offset = magicOffset - 4,
                            .expected = kNewestVersion,
                            .got = layout.version,
                            .subject = "RocksDB table format"});
    const auto kind = static_cast<uint8_t>(bytes[0]);
    if (kind > static_cast<uint8_t>(TableChecksum::xxh3))
        return unsupportedTable(path, layout.footer.offset, "kind of checksum of a RocksDB table");
    layout.checksum = static_cast<TableChecksum>(kind);
    if (layout.version >= kFirstContextVersion)
        RETURN_IF_ERROR(takeContext(bytes, path, layout));
    else
        RETURN_IF_ERROR(takeHandles(std::string_view(bytes).substr(1, kHandlesSize), path, layout));
    return layout;
}

uint32_t blockChecksum(const TableLayout& layout, uint64_t offset, std::string_view covered) {
    return checksumOf(layout.checksum, covered) + contextModifier(layout.baseContext, offset);
}

Compression blockCompression(TableDialect dialect, uint8_t type, std::string_view payload) {
    if (dialect == TableDialect::levelDb) {
        switch (type) {
            case 0: return Compression::none;
            case 1: return Compression::snappy;
            case 2: return payload.starts_with("\x28\xb5\x2f\xfd") ? Compression::zstd : Compression::zlib;
            case 4: return Compression::rawDeflate;
            default: return Compression::other;
        }
    }
    constexpr uint8_t kOldZstd = 0x40;
    switch (type) {
        case 0: return Compression::none;
        case 1: return Compression::snappy;
        case 2: return Compression::rawDeflate;
        case 3: return Compression::bzip2;
        case 4: return Compression::lz4;
        case 5: return Compression::lz4hc;
        case 7:
        case kOldZstd: return Compression::zstd;
        default: return Compression::other;
    }
}

}  // namespace levelscope
