#include "core/formats/foreign/codec.h"

#include <bzlib.h>
#include <lz4.h>
#include <snappy.h>
#include <zlib.h>
#include <zstd.h>

#include <algorithm>
#include <climits>
#include <memory>

namespace levelscope {

namespace {

constexpr uint64_t kFirstGuess = 4096;
constexpr uint64_t kLargestCall = INT_MAX;

// Room for what unfolds to an unknown size: doubles up to the limit. False when it is exhausted.
bool grow(std::string& to, uint64_t payload, uint64_t limit) {
    if (to.size() >= limit)
        return false;
    const uint64_t wanted = to.empty() ? std::max(kFirstGuess, payload * 4) : uint64_t{to.size()} * 2;
    to.resize(std::min(wanted, limit));
    return true;
}

Unfolded unfoldSnappy(std::string_view payload, std::string& to, uint64_t limit) {
    size_t size = 0;
    if (!snappy::GetUncompressedLength(payload.data(), payload.size(), &size))
        return Unfolded::damaged;
    if (size > limit)
        return Unfolded::tooLarge;
    to.resize(size);
    return snappy::RawUncompress(payload.data(), payload.size(), to.data()) ? Unfolded::ok
                                                                            : Unfolded::damaged;
}

Unfolded unfoldLz4(const PackedBytes& packed, std::string& to) {
    if (!packed.rawSize || packed.payload.size() > kLargestCall || *packed.rawSize > kLargestCall)
        return Unfolded::damaged;
    to.resize(*packed.rawSize);
    const int size = LZ4_decompress_safe_usingDict(
        packed.payload.data(), to.data(), static_cast<int>(packed.payload.size()),
        static_cast<int>(to.size()), packed.dictionary.data(),
        static_cast<int>(std::min<uint64_t>(packed.dictionary.size(), kLargestCall)));
    return size >= 0 && static_cast<uint64_t>(size) == *packed.rawSize ? Unfolded::ok : Unfolded::damaged;
}

using ZstdContext = std::unique_ptr<ZSTD_DCtx, decltype(&ZSTD_freeDCtx)>;

Unfolded unfoldZstd(const PackedBytes& packed, std::string& to, uint64_t limit) {
    thread_local const ZstdContext context(ZSTD_createDCtx(), &ZSTD_freeDCtx);
    if (!context)
        return Unfolded::tooLarge;
    ZSTD_DCtx_reset(context.get(), ZSTD_reset_session_and_parameters);
    if (packed.rawSize) {
        to.resize(*packed.rawSize);
        const size_t size = ZSTD_decompress_usingDict(context.get(), to.data(), to.size(),
                                                      packed.payload.data(), packed.payload.size(),
                                                      packed.dictionary.data(), packed.dictionary.size());
        return !ZSTD_isError(size) && size == to.size() ? Unfolded::ok : Unfolded::damaged;
    }
    to.clear();
    ZSTD_inBuffer in{packed.payload.data(), packed.payload.size(), 0};
    for (size_t done = 0;;) {
        if (done == to.size() && !grow(to, packed.payload.size(), limit))
            return Unfolded::tooLarge;
        ZSTD_outBuffer out{to.data(), to.size(), done};
        const size_t left = ZSTD_decompressStream(context.get(), &out, &in);
        if (ZSTD_isError(left))
            return Unfolded::damaged;
        const bool stuck = out.pos == done && in.pos == in.size;
        done = out.pos;
        if (left == 0 || (stuck && done < to.size())) {
            to.resize(done);
            return left == 0 ? Unfolded::ok : Unfolded::damaged;
        }
    }
}

// Calls `step` until it says the stream has ended; it fills [done, to.size()) and returns how much it wrote.
template <typename Step>
Unfolded unfoldStream(std::string& to, uint64_t payload, std::optional<uint64_t> rawSize, uint64_t limit,
                      Step step) {
    to.clear();
    // One byte more than is due, so that a decoder can come to its end, or show that it has not.
    if (rawSize)
        to.resize(*rawSize + 1);
    for (uint64_t done = 0;;) {
        if (done == to.size() && !grow(to, payload, limit))
            return Unfolded::tooLarge;
        bool ended = false;
        const uint64_t wrote = step(to.data() + done, to.size() - done, ended);
        done += wrote;
        if (ended) {
            to.resize(done);
            return !rawSize || done == *rawSize ? Unfolded::ok : Unfolded::damaged;
        }
        if (wrote == 0 || (rawSize && done == to.size()))
            return Unfolded::damaged;
    }
}

Unfolded unfoldDeflate(const PackedBytes& packed, bool raw, std::string& to, uint64_t limit) {
    constexpr int kZlibWindow = 15;
    if (packed.payload.size() > kLargestCall)
        return Unfolded::tooLarge;
    z_stream stream{};
    if (inflateInit2(&stream, raw ? -kZlibWindow : kZlibWindow) != Z_OK)
        return Unfolded::tooLarge;
    const std::unique_ptr<z_stream, decltype(&inflateEnd)> end(&stream, &inflateEnd);
    if (!packed.dictionary.empty() &&
        inflateSetDictionary(&stream, reinterpret_cast<const Bytef*>(packed.dictionary.data()),
                             static_cast<uInt>(packed.dictionary.size())) != Z_OK)
        return Unfolded::damaged;
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.payload.data()));
    stream.avail_in = static_cast<uInt>(packed.payload.size());
    return unfoldStream(to, packed.payload.size(), packed.rawSize, limit,
                        [&stream](char* at, uint64_t room, bool& ended) -> uint64_t {
                            stream.next_out = reinterpret_cast<Bytef*>(at);
                            stream.avail_out = static_cast<uInt>(std::min(room, kLargestCall));
                            const uInt before = stream.avail_out;
                            const int code = inflate(&stream, Z_NO_FLUSH);
                            ended = code == Z_STREAM_END;
                            return code == Z_OK || ended ? before - stream.avail_out : 0;
                        });
}

Unfolded unfoldBzip2(const PackedBytes& packed, std::string& to, uint64_t limit) {
    if (packed.payload.size() > kLargestCall)
        return Unfolded::tooLarge;
    bz_stream stream{};
    if (BZ2_bzDecompressInit(&stream, 0, 0) != BZ_OK)
        return Unfolded::tooLarge;
    const std::unique_ptr<bz_stream, decltype(&BZ2_bzDecompressEnd)> end(&stream, &BZ2_bzDecompressEnd);
    stream.next_in = const_cast<char*>(packed.payload.data());
    stream.avail_in = static_cast<unsigned>(packed.payload.size());
    return unfoldStream(to, packed.payload.size(), packed.rawSize, limit,
                        [&stream](char* at, uint64_t room, bool& ended) -> uint64_t {
                            stream.next_out = at;
                            stream.avail_out = static_cast<unsigned>(std::min(room, kLargestCall));
                            const unsigned before = stream.avail_out;
                            const int code = BZ2_bzDecompress(&stream);
                            ended = code == BZ_STREAM_END;
                            return code == BZ_OK || ended ? before - stream.avail_out : 0;
                        });
}

}  // namespace

Unfolded unfold(const PackedBytes& packed, std::string& to, uint64_t limit) {
    if (packed.rawSize && *packed.rawSize > limit)
        return Unfolded::tooLarge;
    switch (packed.compression) {
        case Compression::none: to.assign(packed.payload); return Unfolded::ok;
        case Compression::snappy: return unfoldSnappy(packed.payload, to, limit);
        case Compression::lz4:
        case Compression::lz4hc: return unfoldLz4(packed, to);
        case Compression::zstd: return unfoldZstd(packed, to, limit);
        case Compression::zlib: return unfoldDeflate(packed, false, to, limit);
        case Compression::rawDeflate: return unfoldDeflate(packed, true, to, limit);
        case Compression::bzip2: return unfoldBzip2(packed, to, limit);
        case Compression::other: break;
    }
    return Unfolded::unsupported;
}

}  // namespace levelscope
