// Writes one value file: add* finish, or abandon. One thread.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "core/table/block_compressor.h"
#include "core/table/value_file.h"

namespace levelscope {

class ValueFileBuilder {
public:
    // `file` is fresh; `fileNumber` goes into every checksum. `level`: zstd only.
    ValueFileBuilder(Compression compression, int level, std::unique_ptr<WritableFile> file,
                     uint64_t fileNumber);

    // Where the value will lie. The first failure is kept and returned by finish(); what add() tells then
    // leads nowhere.
    ValuePointer add(std::string_view value);
    const Status& status() const { return m_status; }
    uint64_t fileNumber() const { return m_meta.number; }
    // Bytes so far, written or about to be.
    uint64_t size() const { return m_written + m_buffer.size(); }

    // Writes the footer, syncs and closes. The directory is for the caller to sync.
    Result<ValueFileMeta> finish();

private:
    void write(size_t threshold);

    BlockCompressor m_compressor;
    std::unique_ptr<WritableFile> m_file;
    ValueFileMeta m_meta;
    std::string m_buffer;    // not yet appended to the file
    uint64_t m_written = 0;  // appended
    Status m_status;
};

}  // namespace levelscope
