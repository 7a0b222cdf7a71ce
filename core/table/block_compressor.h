// Compresses the blocks of one file, with state that is reused from block to block.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "core/table/table_properties.h"

namespace levelscope {

class BlockCompressor {
public:
    // `level`: zstd only.
    BlockCompressor(Compression kind, int level);
    ~BlockCompressor();
    BlockCompressor(const BlockCompressor&) = delete;
    BlockCompressor& operator=(const BlockCompressor&) = delete;

    // Appends the payload to `to`, as it is unless compression saves an eighth; tells how it is stored.
    Compression append(std::string_view raw, std::string& to);

private:
    size_t pack(std::string_view raw);
    void reserve(size_t size);

    struct Context;  // zstd's
    const Compression m_kind;
    const int m_level;
    const std::unique_ptr<Context> m_zstd;
    std::string m_scratch;
};

}  // namespace levelscope
