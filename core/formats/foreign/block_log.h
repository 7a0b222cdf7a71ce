// Reads the logs of LevelDB and RocksDB, which frame both write-ahead logs and manifests.
//
//   file     := block of 32 KiB*            a block's last bytes, too few for a header, are zero
//   fragment := u32 masked CRC-32C, u16 length, u8 type, [u32 log number], payload
//               1 whole, 2 first, 3 middle, 4 last; 5 to 8 the same with a log number, in recycled files;
//               9 names the compression of what follows; 10 and 11 timestamp sizes; 128 and up may be ignored
//   The CRC covers type, log number and payload.
//
// A record that ends with the file, or is cut short by it, or is followed by nothing good, is torn: a write
// was cut off. Bytes that are bad with good ones behind them are damage. Memory stays within one record.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "core/env/file_system.h"
#include "core/wal/log_reader.h"

namespace levelscope {

struct BlockLogRecord {
    uint64_t offset = 0;       // of the first fragment's header
    uint64_t length = 0;       // up to the end of the last fragment
    std::string_view payload;  // valid until the next read()
};

// An error inside a record's payload, placed in the file.
Status inRecord(const Status& status, const std::string& path, const BlockLogRecord& record);

// In a manifest an end whose bytes are all there, but wrong, is damage, as it is for the owner; and sound
// fragments behind a bad one are looked for byte by byte.
enum class BlockLogUse : uint8_t { writes, manifest };

class BlockLogReader {
public:
    // `logNumber`: what fragments of a recycled file must name; absent: whatever the first one names.
    BlockLogReader(std::unique_ptr<RandomAccessFile> file, std::string path,
                   std::optional<uint64_t> logNumber = std::nullopt, BlockLogUse use = BlockLogUse::writes);

    // Before the first read(): begins with the record at `offset` instead of the first one.
    void startAt(uint64_t offset);
    // False at the end (end() tells which) or at an error (status()).
    bool read(BlockLogRecord& record);

    LogEnd end() const { return m_end; }
    uint64_t endOffset() const { return m_goodEnd; }  // where the last good record ended
    uint64_t droppedBytes() const { return m_dropped; }
    Status status() const { return m_status; }

private:
    struct Fragment {
        uint8_t type = 0;
        uint64_t offset = 0;
        uint64_t end = 0;
        std::string_view payload;
    };
    enum class Step : uint8_t { fragment, end, stale, bad };

    bool loadBlock(uint64_t block);
    Step nextFragment(Fragment& fragment);
    bool handleFragment(const Fragment& fragment, BlockLogRecord& record, bool& whole);
    bool finishRecord(BlockLogRecord& record, const Fragment& last);
    void finish(uint64_t badOffset, Reason reason);
    bool goodFragmentBehind(uint64_t offset);
    bool goodFragmentInBlock(uint64_t offset);

    const std::unique_ptr<RandomAccessFile> m_file;
    const std::string m_path;
    const BlockLogUse m_use;
    std::optional<uint32_t> m_logNumber;
    uint64_t m_position = 0;  // of the next fragment
    uint64_t m_block = ~uint64_t{0};
    std::string m_blockBytes;
    std::string m_record;
    std::string m_unfolded;
    bool m_inRecord = false;
    uint64_t m_recordOffset = 0;
    bool m_zstd = false;
    LogEnd m_end = LogEnd::clean;
    uint64_t m_goodEnd = 0;
    uint64_t m_dropped = 0;
    bool m_wholeButWrong = false;  // the last bad fragment
    bool m_done = false;
    Status m_status;
};

}  // namespace levelscope
