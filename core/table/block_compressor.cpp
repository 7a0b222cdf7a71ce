#include "core/table/block_compressor.h"

#include <lz4.h>
#include <zstd.h>

#include "core/table/format.h"

namespace levelscope {

struct BlockCompressor::Context {
    ZSTD_CCtx* context = ZSTD_createCCtx();
    Context() = default;
    ~Context() { ZSTD_freeCCtx(context); }
    Context(const Context&) = delete;
    Context& operator=(const Context&) = delete;
};

BlockCompressor::BlockCompressor(Compression kind, int level)
    : m_kind(kind),
      m_level(level),
      m_zstd(kind == Compression::zstd ? std::make_unique<Context>() : nullptr) {}

BlockCompressor::~BlockCompressor() = default;

Compression BlockCompressor::append(std::string_view raw, std::string& to) {
    const size_t packed = raw.size() > kMaxCompressedRaw ? 0 : pack(raw);
    if (packed == 0 || packed > raw.size() - raw.size() / 8) {
        to.append(raw);
        return Compression::none;
    }
    to.append(m_scratch, 0, packed);
    return m_kind;
}

size_t BlockCompressor::pack(std::string_view raw) {
    if (m_kind == Compression::lz4) {
        const int bound = LZ4_compressBound(static_cast<int>(raw.size()));
        reserve(static_cast<size_t>(bound));
        return static_cast<size_t>(
            LZ4_compress_default(raw.data(), m_scratch.data(), static_cast<int>(raw.size()), bound));
    }
    if (m_kind == Compression::zstd && m_zstd->context != nullptr) {
        reserve(ZSTD_compressBound(raw.size()));
        const size_t size = ZSTD_compressCCtx(m_zstd->context, m_scratch.data(), m_scratch.size(), raw.data(),
                                              raw.size(), m_level);
        return ZSTD_isError(size) ? 0 : size;
    }
    return 0;
}

void BlockCompressor::reserve(size_t size) {
    if (m_scratch.size() < size)
        m_scratch.resize(size);
}

}  // namespace levelscope
