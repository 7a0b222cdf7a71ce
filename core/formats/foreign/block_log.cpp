#include "core/formats/foreign/block_log.h"

#include <algorithm>

#include "core/base/coding.h"
#include "core/formats/foreign/codec.h"
#include "core/formats/foreign/crc32c.h"

namespace levelscope {

namespace {

constexpr uint64_t kBlockSize = 32 * 1024;
constexpr size_t kHeaderSize = 4 + 2 + 1;
constexpr size_t kRecycledHeaderSize = kHeaderSize + 4;
constexpr size_t kTypeOffset = 4 + 2;
constexpr uint64_t kMaxRecord = uint64_t{1} << 31;

enum FragmentType : uint8_t {
    kZero = 0,
    kWhole = 1,
    kFirst = 2,
    kMiddle = 3,
    kLast = 4,
    kRecycledWhole = 5,
    kRecycledLast = 8,
    kCompression = 9,
    kTimestampSizes = 10,
    kRecycledTimestampSizes = 11,
    kIgnorable = 128,
};

constexpr uint32_t kZstdCompression = 7;

bool isRecycled(uint8_t type) {
    return (type >= kRecycledWhole && type <= kRecycledLast) || type == kRecycledTimestampSizes ||
           type == kIgnorable + 3;
}

// 1 to 4 for both kinds of fragments.
uint8_t plainType(uint8_t type) {
    return type >= kRecycledWhole && type <= kRecycledLast ? static_cast<uint8_t>(type - 4) : type;
}

bool allZero(std::string_view bytes) {
    return bytes.find_first_not_of('\0') == std::string_view::npos;
}

}  // namespace

Status inRecord(const Status& status, const std::string& path, const BlockLogRecord& record) {
    Error error = status.error();
    error.file = path;
    error.offset = record.offset;
    return Status(std::move(error));
}

BlockLogReader::BlockLogReader(std::unique_ptr<RandomAccessFile> file, std::string path,
                               std::optional<uint64_t> logNumber, BlockLogUse use)
    : m_file(std::move(file)), m_path(std::move(path)), m_use(use) {
    if (logNumber)
        m_logNumber = static_cast<uint32_t>(*logNumber);
}

// What the first fragment says holds for all: which log this is, and how its records are compressed.
void BlockLogReader::startAt(uint64_t offset) {
    Fragment first;
    BlockLogRecord none;
    bool whole = false;
    if (nextFragment(first) == Step::fragment && first.type == kCompression)
        handleFragment(first, none, whole);
    m_position = std::min(offset, m_file->size());
    m_goodEnd = m_position;
}

bool BlockLogReader::loadBlock(uint64_t block) {
    if (m_block == block)
        return true;
    const uint64_t begin = block * kBlockSize;
    m_blockBytes.resize(std::min(kBlockSize, m_file->size() - begin));
    m_block = block;
    if (const Status status = m_file->read(begin, m_blockBytes); !status.ok()) {
        m_status = status;
        m_block = ~uint64_t{0};
        return false;
    }
    return true;
}

BlockLogReader::Step BlockLogReader::nextFragment(Fragment& fragment) {
    while (true) {
        if (m_position >= m_file->size())
            return Step::end;
        if (!loadBlock(m_position / kBlockSize))
            return Step::bad;
        const std::string_view rest = std::string_view(m_blockBytes).substr(m_position % kBlockSize);
        const uint64_t blockLeft = kBlockSize - m_position % kBlockSize;
        fragment.offset = m_position;
        m_wholeButWrong = false;
        if (blockLeft < kHeaderSize) {
            m_position += blockLeft;
            continue;
        }
        if (rest.size() < kHeaderSize)
            return allZero(rest) ? Step::end : Step::bad;
        const auto length = loadFixed<uint16_t>(rest.data() + 4);
        const auto type = static_cast<uint8_t>(rest[kTypeOffset]);
        // Space set aside in front of writing is zero.
        if (type == kZero && length == 0) {
            if (!allZero(rest))
                return Step::bad;
            m_position += rest.size();
            continue;
        }
        const size_t header = isRecycled(type) ? kRecycledHeaderSize : kHeaderSize;
        if (rest.size() < header || rest.size() - header < length)
            return Step::bad;
        const std::string_view covered = rest.substr(kTypeOffset, header - kTypeOffset + length);
        if (maskedCrc(crc32c(0, covered)) != loadFixed<uint32_t>(rest.data())) {
            m_wholeButWrong = true;
            return Step::bad;
        }
        if (isRecycled(type)) {
            const auto number = loadFixed<uint32_t>(rest.data() + kHeaderSize);
            if (!m_logNumber)
                m_logNumber = number;
            if (number != *m_logNumber)
                return Step::stale;
        }
        fragment.type = type;
        fragment.payload = rest.substr(header, length);
        fragment.end = m_position + header + length;
        m_position = fragment.end;
        return Step::fragment;
    }
}

// Is there one anywhere behind the offset, in its block?
bool BlockLogReader::goodFragmentInBlock(uint64_t offset) {
    const uint64_t end = std::min(m_file->size(), (offset / kBlockSize + 1) * kBlockSize);
    for (uint64_t at = offset + 1; at + kHeaderSize <= end && m_status.ok(); ++at) {
        m_position = at;
        Fragment fragment;
        if (nextFragment(fragment) == Step::fragment && fragment.offset == at)
            return true;
    }
    return false;
}

// Is there a sound fragment in a later block, or later in this one? Then what is bad here was not the end.
bool BlockLogReader::goodFragmentBehind(uint64_t offset) {
    if (m_use == BlockLogUse::manifest && goodFragmentInBlock(offset))
        return true;
    const uint64_t firstBlock = offset / kBlockSize;
    for (uint64_t block = firstBlock; block * kBlockSize < m_file->size(); ++block) {
        m_position = block * kBlockSize;
        if (block == firstBlock) {
            // The length of the bad fragment may be right.
            if (!loadBlock(block))
                return false;
            const std::string_view rest = std::string_view(m_blockBytes).substr(offset % kBlockSize);
            if (rest.size() < kHeaderSize)
                continue;
            const size_t skip = kHeaderSize + loadFixed<uint16_t>(rest.data() + 4);
            if (skip >= rest.size())
                continue;
            m_position = offset + skip;
        }
        Fragment fragment;
        if (nextFragment(fragment) == Step::fragment)
            return true;
        if (!m_status.ok())
            return false;
    }
    return false;
}

void BlockLogReader::finish(uint64_t badOffset, Reason reason) {
    m_done = true;
    if (!m_status.ok())
        return;
    m_dropped = m_file->size() - m_goodEnd;
    m_end = LogEnd::torn;
    const bool wrong = m_use == BlockLogUse::manifest && m_wholeButWrong;
    if ((wrong || goodFragmentBehind(badOffset)) && m_status.ok()) {
        m_end = LogEnd::damaged;
        m_status = Status::corruption(reason, m_path, badOffset);
    }
}

bool BlockLogReader::finishRecord(BlockLogRecord& record, const Fragment& last) {
    record.offset = m_recordOffset;
    record.length = last.end - m_recordOffset;
    record.payload = m_record;
    m_inRecord = false;
    if (m_zstd) {
        if (unfold({.compression = Compression::zstd, .payload = m_record}, m_unfolded, kMaxRecord) !=
            Unfolded::ok) {
            m_done = true;
            m_end = LogEnd::damaged;
            m_status = Status::corruption(Reason::decompression, m_path, m_recordOffset);
            return false;
        }
        record.payload = m_unfolded;
    }
    m_goodEnd = last.end;
    return true;
}

// False to stop. `whole`: a record is complete.
bool BlockLogReader::handleFragment(const Fragment& fragment, BlockLogRecord& record, bool& whole) {
    const uint8_t type = plainType(fragment.type);
    if (type == kWhole || type == kFirst) {
        if (m_inRecord) {
            // LevelDB may leave the beginning of a record that was never finished in front of a new one.
            m_record.clear();
        }
        m_inRecord = true;
        m_recordOffset = fragment.offset;
        m_record.assign(fragment.payload);
    } else if (type == kMiddle || type == kLast) {
        if (!m_inRecord || m_record.size() + fragment.payload.size() > kMaxRecord) {
            m_done = true;
            m_end = LogEnd::damaged;
            m_status = Status::corruption(Reason::malformed, m_path, fragment.offset);
            return false;
        }
        m_record.append(fragment.payload);
    } else if (type == kCompression) {
        const uint32_t kind =
            fragment.payload.size() == sizeof(uint32_t) ? loadFixed<uint32_t>(fragment.payload.data()) : ~0u;
        if (kind != 0 && kind != kZstdCompression) {
            m_done = true;
            m_status = Status(Error{.code = Code::unsupported,
                                    .file = m_path,
                                    .offset = fragment.offset,
                                    .got = kind,
                                    .subject = "compression of the log"});
            return false;
        }
        m_zstd = kind == kZstdCompression;
        m_goodEnd = fragment.end;
    } else if (type >= kIgnorable || type == kTimestampSizes || type == kRecycledTimestampSizes) {
        m_goodEnd = m_inRecord ? m_goodEnd : fragment.end;
    } else {
        m_done = true;
        m_status = Status(Error{.code = Code::unsupported,
                                .reason = Reason::none,
                                .file = m_path,
                                .offset = fragment.offset,
                                .got = fragment.type,
                                .subject = "type of a log record"});
        return false;
    }
    if ((type == kWhole || type == kLast) && m_inRecord) {
        whole = true;
        return finishRecord(record, fragment);
    }
    return true;
}

bool BlockLogReader::read(BlockLogRecord& record) {
    while (!m_done) {
        Fragment fragment;
        switch (nextFragment(fragment)) {
            case Step::fragment: {
                bool whole = false;
                if (!handleFragment(fragment, record, whole))
                    return false;
                if (whole)
                    return true;
                break;
            }
            case Step::end:
                m_done = true;
                m_end = m_inRecord ? LogEnd::torn : LogEnd::clean;
                m_dropped = m_inRecord ? m_file->size() - m_goodEnd : 0;
                break;
            case Step::stale:
                m_done = true;
                m_end = LogEnd::clean;
                break;
            case Step::bad: finish(fragment.offset, Reason::checksumMismatch); break;
        }
    }
    return false;
}

}  // namespace levelscope
