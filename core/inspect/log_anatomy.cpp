#include "core/inspect/log_anatomy.h"

#include <algorithm>
#include <array>

#include "core/base/coding.h"
#include "core/db/write_batch.h"
#include "core/formats/foreign/batch.h"
#include "core/formats/foreign/crc32c.h"
#include "core/wal/log_format.h"

namespace levelscope {
namespace {

// The framing of LevelDB and RocksDB: core/formats/foreign/block_log.h.
constexpr uint64_t kBlockSize = 32 * 1024;
constexpr uint64_t kFragmentHeader = 4 + 2 + 1;
constexpr uint64_t kRecycledHeader = kFragmentHeader + 4;
constexpr uint8_t kFirstRecycled = 5;
constexpr uint8_t kLastRecycled = 8;
constexpr uint8_t kCompression = 9;
constexpr uint64_t kBatchHead = 8 + 4;

// Where the payload of a record lies in the file.
struct Piece {
    uint64_t payloadOffset = 0;
    uint64_t fileOffset = 0;
    uint64_t length = 0;
};

class Parts {
public:
    Parts(std::string_view payload, std::vector<Piece> pieces, std::vector<LogPart>& parts)
        : m_payload(payload), m_pieces(std::move(pieces)), m_parts(parts) {}

    void add(LogPartKind kind, uint64_t from, uint64_t to, uint32_t operation = LogPart::kNoOperation) {
        for (; m_piece < m_pieces.size() && from < to;) {
            const Piece& piece = m_pieces[m_piece];
            const uint64_t end = std::min(to, piece.payloadOffset + piece.length);
            if (end > from)
                m_parts.push_back(
                    {kind, piece.fileOffset + (from - piece.payloadOffset), end - from, operation});
            from = std::max(from, end);
            m_piece += from >= piece.payloadOffset + piece.length;
        }
    }
    // What an operation's views into the payload cover; the bytes between them are types and lengths.
    void addOperation(uint32_t operation, std::string_view key, std::string_view value) {
        addView(LogPartKind::key, key, operation);
        addView(LogPartKind::value, value, operation);
    }
    void skipTo(uint64_t payloadOffset) { m_done = payloadOffset; }
    uint64_t done() const { return m_done; }

private:
    void addView(LogPartKind kind, std::string_view view, uint32_t operation) {
        const bool inside = view.data() >= m_payload.data() + m_done &&
                            view.data() + view.size() <= m_payload.data() + m_payload.size();
        if (!inside)
            return;
        const auto from = static_cast<uint64_t>(view.data() - m_payload.data());
        add(LogPartKind::operation, m_done, from, operation);
        add(kind, from, from + view.size(), operation);
        m_done = from + view.size();
    }

    const std::string_view m_payload;
    const std::vector<Piece> m_pieces;
    std::vector<LogPart>& m_parts;
    size_t m_piece = 0;
    uint64_t m_done = 0;
};

class PartLister final : public WriteBatch::Handler {
public:
    explicit PartLister(Parts& parts) : m_parts(parts) {}
    Status operation(EntryType, std::string_view key, std::string_view value) override {
        m_parts.addOperation(m_operation++, key, value);
        return {};
    }

private:
    Parts& m_parts;
    uint32_t m_operation = 0;
};

Status cutOff(const std::string& path, uint64_t offset, uint64_t expected, uint64_t got) {
    return Status::corruption(Reason::truncated, path, offset, expected, got);
}

Result<std::string> readBytes(const RandomAccessFile& file, const std::string& path, uint64_t offset,
                              uint64_t length) {
    if (offset > file.size() || length > file.size() - offset)
        return cutOff(path, offset, length, file.size() - std::min(offset, file.size()));
    std::string bytes(length, '\0');
    RETURN_IF_ERROR(file.read(offset, bytes));
    return bytes;
}

Result<LogRecordAnatomy> ownRecord(const RandomAccessFile& file, const std::string& path, uint64_t number,
                                   uint64_t offset, uint64_t length) {
    const uint64_t wanted = std::min(length, kMostRecordBytes);
    if (wanted < kLogHeaderSize)
        return cutOff(path, offset, kLogHeaderSize, wanted);
    ASSIGN_OR_RETURN(const std::string bytes, readBytes(file, path, offset, wanted));
    LogRecordAnatomy anatomy;
    const std::array<std::pair<LogPartKind, uint64_t>, 6> head{{{LogPartKind::length, kLogTypeOffset},
                                                                {LogPartKind::type, kLogTypeOffset + 1},
                                                                {LogPartKind::reserved, kLogIdOffset},
                                                                {LogPartKind::logId, kLogSequenceOffset},
                                                                {LogPartKind::firstSequence, kLogCheckOffset},
                                                                {LogPartKind::check, kLogHeaderSize}}};
    uint64_t from = 0;
    for (const auto& [kind, to] : head) {
        anatomy.parts.push_back({kind, offset + from, to - from});
        from = to;
    }
    LogFragment fragment{.offset = offset, .length = length};
    fragment.type = static_cast<uint8_t>(bytes[kLogTypeOffset]);
    fragment.storedCheck = loadFixed<uint32_t>(bytes.data() + kLogCheckOffset);
    const uint64_t size = loadFixed<uint32_t>(bytes.data());
    if (size > bytes.size() - kLogHeaderSize) {
        anatomy.fragments.push_back(fragment);
        return anatomy;
    }
    const std::string_view payload = std::string_view(bytes).substr(kLogHeaderSize, size);
    fragment.computedCheck =
        logCheck(number, offset, std::string_view(bytes).substr(0, kLogCheckOffset), payload);
    anatomy.fragments.push_back(fragment);
    Parts parts(payload, {{0, offset + kLogHeaderSize, size}}, anatomy.parts);
    parts.add(LogPartKind::wallClock, 0, std::min<uint64_t>(8, size));
    parts.add(LogPartKind::count, 8, std::min(kBatchHead, size));
    parts.skipTo(kBatchHead);
    PartLister lister(parts);
    RETURN_IF_ERROR(WriteBatch::iterate(payload, lister));
    const uint64_t end = kLogHeaderSize + size;
    if (end < bytes.size())
        anatomy.parts.push_back({LogPartKind::padding, offset + end, bytes.size() - end});
    return anatomy;
}

// Whether all records of the file are compressed: its first fragment says so.
bool isCompressed(const RandomAccessFile& file) {
    char head[kFragmentHeader + sizeof(uint32_t)] = {};
    return file.size() >= sizeof head && file.read(0, head).ok() &&
           static_cast<uint8_t>(head[kFragmentHeader - 1]) == kCompression &&
           loadFixed<uint32_t>(head + kFragmentHeader) != 0;
}

// The parts of one fragment's header; its payload is appended to `payload`.
Status addFragment(const std::string& bytes, uint64_t at, uint64_t offset, const std::string& path,
                   LogRecordAnatomy& anatomy, std::string& payload, std::vector<Piece>& pieces) {
    const uint64_t here = offset + at;
    const char* head = bytes.data() + at;
    LogFragment fragment{.offset = here, .type = static_cast<uint8_t>(head[kFragmentHeader - 1])};
    const bool recycled = fragment.type >= kFirstRecycled && fragment.type <= kLastRecycled;
    const uint64_t header = recycled ? kRecycledHeader : kFragmentHeader;
    const uint64_t size = loadFixed<uint16_t>(head + 4);
    if (bytes.size() - at < header || size > bytes.size() - at - header)
        return cutOff(path, here, header + size, bytes.size() - at);
    fragment.length = header + size;
    fragment.storedCheck = loadFixed<uint32_t>(head);
    fragment.computedCheck = maskedCrc(crc32c(0, std::string_view(bytes).substr(at + 6, header - 6 + size)));
    anatomy.fragments.push_back(fragment);
    pieces.push_back({payload.size(), here + header, size});
    payload.append(bytes, at + header, size);
    return {};
}

void addHeaders(const LogRecordAnatomy& anatomy, std::vector<LogPart>& parts) {
    for (const LogFragment& fragment : anatomy.fragments) {
        parts.push_back({LogPartKind::check, fragment.offset, 4});
        parts.push_back({LogPartKind::length, fragment.offset + 4, 2});
        parts.push_back({LogPartKind::type, fragment.offset + 6, 1});
        if (fragment.type >= kFirstRecycled && fragment.type <= kLastRecycled)
            parts.push_back({LogPartKind::logId, fragment.offset + kFragmentHeader, 4});
    }
}

Result<LogRecordAnatomy> fragmentedRecord(const RandomAccessFile& file, const std::string& path,
                                          TableDialect dialect, uint64_t offset, uint64_t length) {
    ASSIGN_OR_RETURN(const std::string bytes,
                     readBytes(file, path, offset, std::min(length, kMostRecordBytes)));
    LogRecordAnatomy anatomy;
    anatomy.compressed = isCompressed(file);
    std::string payload;
    std::vector<Piece> pieces;
    for (uint64_t at = 0; at < bytes.size();) {
        const uint64_t left = kBlockSize - (offset + at) % kBlockSize;
        if (left < kFragmentHeader) {
            at += left;
            continue;
        }
        if (bytes.size() - at < kFragmentHeader)
            break;
        RETURN_IF_ERROR(addFragment(bytes, at, offset, path, anatomy, payload, pieces));
        at += anatomy.fragments.back().length;
    }
    addHeaders(anatomy, anatomy.parts);
    if (!anatomy.compressed && length <= kMostRecordBytes) {
        Parts parts(payload, std::move(pieces), anatomy.parts);
        parts.add(LogPartKind::firstSequence, 0, std::min<uint64_t>(8, payload.size()));
        parts.add(LogPartKind::count, 8, std::min<uint64_t>(kBatchHead, payload.size()));
        parts.skipTo(kBatchHead);
        ForeignBatchHeader header;
        uint32_t operation = 0;
        RETURN_IF_ERROR(eachOperation(payload, dialect, header, [&](const ForeignOperation& one) -> Status {
            if (one.item == BatchItem::operation)
                parts.addOperation(operation++, one.key, one.value);
            return {};
        }));
    }
    std::sort(anatomy.parts.begin(), anatomy.parts.end(),
              [](const LogPart& a, const LogPart& b) { return a.offset < b.offset; });
    return anatomy;
}

}  // namespace

Result<LogRecordAnatomy> takeLogRecordApart(FileSystem& fs, const std::string& path, StoreFormat format,
                                            uint64_t number, uint64_t offset, uint64_t length) {
    ASSIGN_OR_RETURN(const std::unique_ptr<RandomAccessFile> file, fs.openRandom(path));
    if (format == StoreFormat::native)
        return ownRecord(*file, path, number, offset, length);
    const TableDialect dialect =
        format == StoreFormat::levelDb ? TableDialect::levelDb : TableDialect::rocksDb;
    return fragmentedRecord(*file, path, dialect, offset, length);
}

}  // namespace levelscope
