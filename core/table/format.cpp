#include "core/table/format.h"

#include <lz4.h>
#include <zstd.h>

#include <new>

#include "core/base/coding.h"
#include "core/base/hash.h"

namespace levelscope {

namespace {

constexpr size_t kFooterChecksumAt = kFooterSize - 8 - 8;
constexpr size_t kTrailerChecksumAt = kBlockTrailerSize - 8;

void putHandle(std::string& to, BlockHandle handle) {
    putFixed64(to, handle.offset);
    putFixed64(to, handle.length);
}

BlockHandle readHandle(ByteReader& reader) {
    BlockHandle handle;
    handle.offset = reader.fixed64();
    handle.length = reader.fixed64();
    return handle;
}

// Each block follows the one before, none overlaps or leaves a gap, and the last one touches the footer.
bool blocksTouch(const Footer& footer, uint64_t footerOffset) {
    uint64_t at = footer.filter.offset;
    for (const BlockHandle& handle :
         {footer.filter, footer.rangeTombstones, footer.index, footer.properties}) {
        if (handle.offset != at || at > footerOffset || handle.length > footerOffset - at)
            return false;
        at += handle.length;
    }
    return at == footerOffset;
}

ZSTD_DCtx* zstdContext() {
    thread_local const std::unique_ptr<ZSTD_DCtx, decltype(&ZSTD_freeDCtx)> context(ZSTD_createDCtx(),
                                                                                    &ZSTD_freeDCtx);
    return context.get();
}

Status noMemory() {
    return Status(Error{.code = Code::noMemory, .offset = Error::kNoOffset});
}

}  // namespace

std::string encodeFooter(const Footer& footer) {
    std::string bytes;
    bytes.reserve(kFooterSize);
    putHandle(bytes, footer.filter);
    putHandle(bytes, footer.rangeTombstones);
    putHandle(bytes, footer.index);
    putHandle(bytes, footer.properties);
    putFixed64(bytes, footer.fileNumber);
    putFixed64(bytes, footer.fileSize);
    bytes.append(3 * 8, '\0');
    putFixed32(bytes, footer.flags);
    putFixed32(bytes, footer.version);
    putFixed64(bytes, hash64(bytes, placeSeed(footer.fileNumber, footer.fileSize - kFooterSize)));
    putFixed64(bytes, kTableMagic);
    return bytes;
}

Result<Footer> decodeFooter(std::string_view bytes, uint64_t fileSize, uint64_t fileNumber,
                            const std::string& path) {
    if (fileSize < kFooterSize || bytes.size() != kFooterSize)
        return Status::corruption(Reason::truncated, path, fileSize, kFooterSize, bytes.size());
    const uint64_t at = fileSize - kFooterSize;
    ByteReader reader(bytes);
    Footer footer;
    footer.filter = readHandle(reader);
    footer.rangeTombstones = readHandle(reader);
    footer.index = readHandle(reader);
    footer.properties = readHandle(reader);
    footer.fileNumber = reader.fixed64();
    footer.fileSize = reader.fixed64();
    reader.bytes(3 * 8);
    footer.flags = reader.fixed32();
    footer.version = reader.fixed32();
    const uint64_t stored = reader.fixed64();
    if (const uint64_t magic = reader.fixed64(); magic != kTableMagic)
        return Status::corruption(Reason::badMagic, path, fileSize - 8, kTableMagic, magic);
    const uint64_t computed = hash64(bytes.substr(0, kFooterChecksumAt), placeSeed(footer.fileNumber, at));
    if (stored != computed)
        return Status::corruption(Reason::checksumMismatch, path, at, computed, stored);
    if (footer.version != kTableVersion || (footer.flags & ~kFooterFlagValueRefs) != 0)
        return Status(Error{.code = Code::unsupported,
                            .reason = Reason::newerVersion,
                            .file = path,
                            .offset = at,
                            .expected = kTableVersion,
                            .got = footer.version});
    if (fileNumber != kAnyFileNumber && footer.fileNumber != fileNumber)
        return Status::corruption(Reason::wrongFile, path, at, fileNumber, footer.fileNumber);
    if (footer.fileSize != fileSize || !blocksTouch(footer, at))
        return Status::corruption(Reason::malformed, path, at, footer.fileSize, fileSize);
    return footer;
}

Result<Footer> readFooter(const RandomAccessFile& file, const std::string& path, uint64_t fileNumber) {
    const uint64_t size = file.size();
    if (size < kFooterSize)
        return Status::corruption(Reason::truncated, path, size, kFooterSize, size);
    char bytes[kFooterSize];
    RETURN_IF_ERROR(file.read(size - kFooterSize, bytes));
    return decodeFooter({bytes, kFooterSize}, size, fileNumber, path);
}

Result<BlockTrailer> decodeTrailer(const BlockSource& source, BlockHandle handle, std::string_view stored) {
    if (stored.size() < kBlockTrailerSize)
        return Status::corruption(Reason::truncated, source.path, handle.offset, kBlockTrailerSize,
                                  stored.size());
    const char* at = stored.data() + stored.size() - kBlockTrailerSize;
    BlockTrailer trailer;
    trailer.compression = static_cast<Compression>(at[0]);
    trailer.kind = static_cast<BlockKind>(at[1]);
    trailer.rawSize = loadFixed<uint32_t>(at + 1 + 1 + 2);
    trailer.storedChecksum = loadFixed<uint64_t>(at + kTrailerChecksumAt);
    trailer.computedChecksum =
        hash64(stored.substr(0, stored.size() - 8), placeSeed(source.fileNumber, handle.offset));
    return trailer;
}

Result<BlockTrailer> checkBlock(const BlockSource& source, BlockHandle handle, std::string_view stored,
                                BlockKind kind) {
    ASSIGN_OR_RETURN(const BlockTrailer trailer, decodeTrailer(source, handle, stored));
    if (trailer.storedChecksum != trailer.computedChecksum)
        return Status::corruption(Reason::checksumMismatch, source.path, handle.offset,
                                  trailer.computedChecksum, trailer.storedChecksum);
    const uint64_t at = handle.end() - kBlockTrailerSize;
    if (trailer.kind != kind || trailer.compression > Compression::zstd)
        return Status::corruption(Reason::malformed, source.path, at, static_cast<uint64_t>(kind),
                                  static_cast<uint64_t>(trailer.kind));
    const size_t payload = stored.size() - kBlockTrailerSize;
    if (trailer.compression == Compression::none && trailer.rawSize != payload)
        return Status::corruption(Reason::malformed, source.path, at, payload, trailer.rawSize);
    if (trailer.compression != Compression::none && trailer.rawSize > kMaxCompressedRaw)
        return Status::corruption(Reason::tooLarge, source.path, at, kMaxCompressedRaw, trailer.rawSize);
    return trailer;
}

Status unfoldBlock(const BlockSource& source, BlockHandle handle, const BlockTrailer& trailer,
                   std::string_view stored, char* to) {
    const std::string_view payload = stored.substr(0, stored.size() - kBlockTrailerSize);
    uint64_t got = payload.size();
    switch (trailer.compression) {
        case Compression::none: std::memcpy(to, payload.data(), payload.size()); break;
        case Compression::lz4: {
            const int size = payload.size() > LZ4_MAX_INPUT_SIZE
                                 ? -1
                                 : LZ4_decompress_safe(payload.data(), to, static_cast<int>(payload.size()),
                                                       static_cast<int>(trailer.rawSize));
            got = size < 0 ? 0 : static_cast<uint64_t>(size);
            break;
        }
        case Compression::zstd: {
            ZSTD_DCtx* context = zstdContext();
            if (context == nullptr)
                return noMemory();
            const size_t size =
                ZSTD_decompressDCtx(context, to, trailer.rawSize, payload.data(), payload.size());
            got = ZSTD_isError(size) ? 0 : size;
            break;
        }
        default: return Status::corruption(Reason::malformed, source.path, handle.offset);
    }
    if (got != trailer.rawSize)
        return Status::corruption(Reason::decompression, source.path, handle.offset, trailer.rawSize, got);
    return {};
}

Result<std::unique_ptr<char[]>> allocateBlock(size_t size) {
    std::unique_ptr<char[]> bytes(new (std::nothrow) char[size + kBlockSlop]);
    if (!bytes)
        return noMemory();
    std::memset(bytes.get() + size, 0, kBlockSlop);
    return bytes;
}

Result<RawBlock> readBlock(const BlockSource& source, BlockHandle handle, BlockKind kind, DiskWait wait) {
    const uint64_t fileSize = source.file.size();
    if (handle.offset > fileSize || handle.length > fileSize - handle.offset)
        return Status::corruption(Reason::truncated, source.path, handle.offset, handle.length, fileSize);
    ASSIGN_OR_RETURN(std::unique_ptr<char[]> stored, allocateBlock(handle.length));
    const std::span<char> to(stored.get(), handle.length);
    if (wait == DiskWait::allowed)
        RETURN_IF_ERROR(source.file.read(handle.offset, to));
    else if (!source.file.readAtHand(handle.offset, to))
        return Status(Error{.code = Code::busy, .offset = Error::kNoOffset});
    const std::string_view bytes(stored.get(), handle.length);
    ASSIGN_OR_RETURN(const BlockTrailer trailer, checkBlock(source, handle, bytes, kind));
    if (trailer.compression == Compression::none)
        return RawBlock{std::move(stored), trailer.rawSize, trailer};
    ASSIGN_OR_RETURN(std::unique_ptr<char[]> raw, allocateBlock(trailer.rawSize));
    RETURN_IF_ERROR(unfoldBlock(source, handle, trailer, bytes, raw.get()));
    return RawBlock{std::move(raw), trailer.rawSize, trailer};
}

void appendTrailer(std::string& buffer, size_t payloadAt, const BlockSeal& seal) {
    buffer.push_back(static_cast<char>(seal.compression));
    buffer.push_back(static_cast<char>(seal.kind));
    putFixed16(buffer, 0);
    putFixed32(buffer, static_cast<uint32_t>(seal.rawSize));
    putFixed64(buffer,
               hash64(std::string_view(buffer).substr(payloadAt), placeSeed(seal.fileNumber, seal.offset)));
}

}  // namespace levelscope
