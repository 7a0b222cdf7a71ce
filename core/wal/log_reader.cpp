#include "core/wal/log_reader.h"

#include <algorithm>

#include "core/base/coding.h"

namespace levelscope {

namespace {

constexpr uint64_t kChunk = 256 * 1024;
constexpr uint64_t kLeastCost = 4 * 1024;  // of looking at a place that turns out to be none, in bytes

bool allZero(std::string_view bytes) {
    return bytes.find_first_not_of('\0') == std::string_view::npos;
}

struct Head {
    uint32_t length;
    uint8_t type;
    uint64_t logId;
    uint64_t firstSequence;
    uint32_t check;
    bool reservedIsZero;
};

// `bytes`: kLogHeaderSize of them.
Head decodeHead(std::string_view bytes) {
    ByteReader reader(bytes);
    Head head{};
    head.length = reader.fixed32();
    head.type = reader.u8();
    head.reservedIsZero = allZero(reader.bytes(kLogIdOffset - kLogTypeOffset - 1));
    head.logId = reader.fixed64();
    head.firstSequence = reader.fixed64();
    head.check = reader.fixed32();
    return head;
}

bool knownType(uint8_t type) {
    return type >= static_cast<uint8_t>(LogRecordType::batch) &&
           type <= static_cast<uint8_t>(LogRecordType::snapshotEdit);
}

}  // namespace

struct LogReader::Impl {
    std::unique_ptr<RandomAccessFile> file;
    std::string path;
    uint64_t logId = 0;
    uint64_t size = 0;

    uint64_t next = 0;  // where the next record starts
    std::string window;
    uint64_t windowOffset = 0;

    bool ended = false;
    LogEnd end = LogEnd::clean;
    uint64_t dropped = 0;
    uint64_t searchBudget = 0;  // bytes that searches may still checksum
    uint64_t resumeAt = 0;      // the next good record behind the damage, if there is one
    Status status;

    // What is wrong with a place in the file, or nothing.
    struct Verdict {
        bool good = false;
        Reason reason = Reason::malformed;
        uint64_t expected = 0;
        uint64_t got = 0;
    };

    bool bytesAt(uint64_t offset, uint64_t length, std::string_view& bytes);
    bool recordAt(uint64_t offset, uint64_t id, LogRecord& record, Verdict& verdict);
    bool isOlderRecord(uint64_t offset, bool& older);
    bool plausibleHead(uint64_t offset, uint64_t id, const Head& head, Verdict& verdict) const;
    // Where a search for the next good record ended.
    struct Search {
        enum Found { none, good, unknown } found = none;
        uint64_t at = 0;
    };

    bool firstNonZero(uint64_t offset, uint64_t& found);
    bool lastNonZero(uint64_t offset, uint64_t& limit);
    bool findRecord(uint64_t from, Search& search);
    void finish(const Verdict& verdict);
    bool fail(Status failure);
};

bool LogReader::Impl::fail(Status failure) {
    ended = true;
    end = LogEnd::damaged;
    status = std::move(failure);
    return false;
}

// Views are valid until the next call. False after an I/O error. Precondition: the range lies in the file.
bool LogReader::Impl::bytesAt(uint64_t offset, uint64_t length, std::string_view& bytes) {
    if (offset < windowOffset || offset + length > windowOffset + window.size()) {
        const uint64_t wanted = std::min(std::max(length, kChunk), size - offset);
        if (window.capacity() > 2 * std::max(wanted, kChunk))
            window = {};
        window.resize(wanted);
        windowOffset = offset;
        if (Status read = file->read(offset, window); !read.ok()) {
            window.clear();
            return fail(std::move(read));
        }
    }
    bytes = std::string_view(window).substr(offset - windowOffset, length);
    return true;
}

bool LogReader::Impl::plausibleHead(uint64_t offset, uint64_t id, const Head& head, Verdict& verdict) const {
    if (head.logId != id) {
        verdict = {false, Reason::wrongFile, id, head.logId};
        return false;
    }
    if (!knownType(head.type) || !head.reservedIsZero) {
        verdict = {false, Reason::malformed, 0, head.type};
        return false;
    }
    if (head.length > kMaxLogPayload) {
        verdict = {false, Reason::tooLarge, kMaxLogPayload, head.length};
        return false;
    }
    if (logRecordSize(head.length) > size - offset) {
        verdict = {false, Reason::truncated, logRecordSize(head.length), size - offset};
        return false;
    }
    return true;
}

// False after an I/O error; otherwise the verdict says whether `record` is one of the log `id`.
bool LogReader::Impl::recordAt(uint64_t offset, uint64_t id, LogRecord& record, Verdict& verdict) {
    if (size - offset < kLogHeaderSize) {
        verdict = {false, Reason::truncated, kLogHeaderSize, size - offset};
        return true;
    }
    std::string_view bytes;
    if (!bytesAt(offset, kLogHeaderSize, bytes))
        return false;
    const Head head = decodeHead(bytes);
    if (!plausibleHead(offset, id, head, verdict))
        return true;
    if (!bytesAt(offset, logRecordSize(head.length), bytes))
        return false;
    const std::string_view payload = bytes.substr(kLogHeaderSize, head.length);
    const uint32_t check = logCheck(id, offset, bytes.substr(0, kLogCheckOffset), payload);
    if (check != head.check) {
        verdict = {false, Reason::checksumMismatch, head.check, check};
        return true;
    }
    if (!allZero(bytes.substr(kLogHeaderSize + head.length))) {
        verdict = {false, Reason::malformed, 0, 1};
        return true;
    }
    record = {static_cast<LogRecordType>(head.type), head.firstSequence, offset, bytes.size(), payload};
    verdict.good = true;
    return true;
}

// Whether a sound record of an older log lies there, which the file was before; manifests are never recycled.
// False after an I/O error.
bool LogReader::Impl::isOlderRecord(uint64_t offset, bool& older) {
    older = false;
    if (size - offset < kLogHeaderSize)
        return true;
    std::string_view bytes;
    if (!bytesAt(offset, kLogHeaderSize, bytes))
        return false;
    const uint64_t id = decodeHead(bytes).logId;
    if (id >= logId)
        return true;
    LogRecord record;
    Verdict verdict;
    const bool readable = recordAt(offset, id, record, verdict);
    older = verdict.good && record.type == LogRecordType::batch;
    return readable;
}

// The first byte from `offset` on that is not zero; the file's size if there is none. False after an I/O
// error.
bool LogReader::Impl::firstNonZero(uint64_t offset, uint64_t& found) {
    for (found = offset; found < size;) {
        std::string_view bytes;
        if (!bytesAt(found, std::min(kChunk, size - found), bytes))
            return false;
        const size_t at = bytes.find_first_not_of('\0');
        found += std::min(at, bytes.size());
        if (at != std::string_view::npos)
            break;
    }
    return true;
}

// One past the last byte from `offset` on that is not zero. False after an I/O error.
bool LogReader::Impl::lastNonZero(uint64_t offset, uint64_t& limit) {
    limit = offset;
    while (offset < size) {
        std::string_view bytes;
        if (!bytesAt(offset, std::min(kChunk, size - offset), bytes))
            return false;
        if (const size_t last = bytes.find_last_not_of('\0'); last != std::string_view::npos)
            limit = offset + last + 1;
        offset += bytes.size();
    }
    return true;
}

// The first good record at or behind `from`. Heads that look right but whose bytes do not fit cost a checksum
// each; a file full of them is taken for damaged, and not searched further, when that has cost many times its
// size.
bool LogReader::Impl::findRecord(uint64_t from, Search& search) {
    for (search.at = from; search.at + kLogHeaderSize <= size; search.at += kLogAlignment) {
        std::string_view bytes;
        if (!bytesAt(search.at, kLogHeaderSize, bytes))
            return false;
        if (loadFixed<uint64_t>(bytes.data() + kLogIdOffset) != logId)
            continue;
        Verdict verdict;
        const Head head = decodeHead(bytes);
        if (!plausibleHead(search.at, logId, head, verdict))
            continue;
        const uint64_t cost = std::max(logRecordSize(head.length), kLeastCost);
        if (cost > searchBudget) {
            search.found = Search::unknown;
            return true;
        }
        LogRecord record;
        if (!recordAt(search.at, logId, record, verdict))
            return false;
        if (verdict.good) {
            search.found = Search::good;
            return true;
        }
        searchBudget -= cost;
    }
    return true;
}

// No good record at `next`: the end of the log, a write that was cut off, or damage?
void LogReader::Impl::finish(const Verdict& verdict) {
    uint64_t firstByte = 0;
    Search search;
    if (!firstNonZero(next, firstByte))
        return;
    if (firstByte < size && !findRecord(next + kLogAlignment, search))
        return;
    bool older = false;
    if (search.found == Search::none && firstByte < size && !isOlderRecord(next, older))
        return;
    uint64_t badEnd = search.at;
    if (search.found == Search::none && !lastNonZero(firstByte, badEnd))
        return;
    ended = true;
    window = {};
    if (firstByte == size || older)
        return;
    end = search.found == Search::none ? LogEnd::torn : LogEnd::damaged;
    dropped = badEnd - next;
    if (end == LogEnd::damaged)
        status = Status::corruption(verdict.reason, path, next, verdict.expected, verdict.got);
    resumeAt = search.found == Search::good ? search.at : 0;
}

LogReader::LogReader(std::unique_ptr<RandomAccessFile> file, std::string path, uint64_t logId)
    : m_impl(std::make_unique<Impl>()) {
    m_impl->size = file->size();
    m_impl->file = std::move(file);
    m_impl->path = std::move(path);
    m_impl->logId = logId;
    m_impl->searchBudget = 16 * m_impl->size + (uint64_t{64} << 20);
}

LogReader::~LogReader() = default;

void LogReader::startAt(uint64_t offset) {
    m_impl->next = std::min(offset, m_impl->size);
}

bool LogReader::read(LogRecord& record) {
    if (m_impl->ended)
        return false;
    Impl::Verdict verdict;
    if (!m_impl->recordAt(m_impl->next, m_impl->logId, record, verdict))
        return false;
    if (!verdict.good) {
        m_impl->finish(verdict);
        return false;
    }
    m_impl->next += record.length;
    return true;
}

bool LogReader::skipDamage() {
    if (!m_impl->ended || m_impl->resumeAt <= m_impl->next)
        return false;
    m_impl->next = m_impl->resumeAt;
    m_impl->ended = false;
    m_impl->end = LogEnd::clean;
    m_impl->dropped = 0;
    m_impl->status = {};
    return true;
}

LogEnd LogReader::end() const {
    return m_impl->end;
}

uint64_t LogReader::endOffset() const {
    return m_impl->next;
}

uint64_t LogReader::droppedBytes() const {
    return m_impl->dropped;
}

Status LogReader::status() const {
    return m_impl->status;
}

}  // namespace levelscope
