#include "core/formats/rocksdb/filter_hash.h"

#include <array>

#include "core/base/coding.h"

namespace levelscope::rocksdb {

namespace {

constexpr uint64_t kPrime32a = 0x9e3779b1;
constexpr uint64_t kPrime32b = 0x85ebca77;
constexpr uint64_t kPrime32c = 0xc2b2ae3d;
constexpr uint64_t kPrime64a = 0x9e3779b185ebca87;
constexpr uint64_t kPrime64b = 0xc2b2ae3d27d4eb4f;
constexpr uint64_t kPrime64c = 0x165667b19e3779f9;
constexpr uint64_t kPrime64d = 0x85ebca77c2b2ae63;
constexpr uint64_t kPrime64e = 0x27d4eb2f165667c5;

constexpr size_t kSecretSize = 192;
constexpr size_t kLeastSecret = 136;
constexpr size_t kStripe = 64;
constexpr size_t kLanes = 8;
constexpr size_t kSecretStep = 8;
constexpr size_t kStripesOfABlock = (kSecretSize - kStripe) / kSecretStep;

constexpr unsigned char kSecret[kSecretSize] = {
    0xb8, 0xfe, 0x6c, 0x39, 0x23, 0xa4, 0x4b, 0xbe, 0x7c, 0x01, 0x81, 0x2c, 0xf7, 0x21, 0xad, 0x1c,
    0xde, 0xd4, 0x6d, 0xe9, 0x83, 0x90, 0x97, 0xdb, 0x72, 0x40, 0xa4, 0xa4, 0xb7, 0xb3, 0x67, 0x1f,
    0xcb, 0x79, 0xe6, 0x4e, 0xcc, 0xc0, 0xe5, 0x78, 0x82, 0x5a, 0xd0, 0x7d, 0xcc, 0xff, 0x72, 0x21,
    0xb8, 0x08, 0x46, 0x74, 0xf7, 0x43, 0x24, 0x8e, 0xe0, 0x35, 0x90, 0xe6, 0x81, 0x3a, 0x26, 0x4c,
    0x3c, 0x28, 0x52, 0xbb, 0x91, 0xc3, 0x00, 0xcb, 0x88, 0xd0, 0x65, 0x8b, 0x1b, 0x53, 0x2e, 0xa3,
    0x71, 0x64, 0x48, 0x97, 0xa2, 0x0d, 0xf9, 0x4e, 0x38, 0x19, 0xef, 0x46, 0xa9, 0xde, 0xac, 0xd8,
    0xa8, 0xfa, 0x76, 0x3f, 0xe3, 0x9c, 0x34, 0x3f, 0xf9, 0xdc, 0xbb, 0xc7, 0xc7, 0x0b, 0x4f, 0x1d,
    0x8a, 0x51, 0xe0, 0x4b, 0xcd, 0xb4, 0x59, 0x31, 0xc8, 0x9f, 0x7e, 0xc9, 0xd9, 0x78, 0x73, 0x64,
    0xea, 0xc5, 0xac, 0x83, 0x34, 0xd3, 0xeb, 0xc3, 0xc5, 0x81, 0xa0, 0xff, 0xfa, 0x13, 0x63, 0xeb,
    0x17, 0x0d, 0xdd, 0x51, 0xb7, 0xf0, 0xda, 0x49, 0xd3, 0x16, 0x55, 0x26, 0x29, 0xd4, 0x68, 0x9e,
    0x2b, 0x16, 0xbe, 0x58, 0x7d, 0x47, 0xa1, 0xfc, 0x8f, 0xf8, 0xb8, 0xd1, 0x7a, 0xd0, 0x31, 0xce,
    0x45, 0xcb, 0x3a, 0x8f, 0x95, 0x16, 0x04, 0x28, 0xaf, 0xd7, 0xfb, 0xca, 0xbb, 0x4b, 0x40, 0x7e,
};

__extension__ using Uint128 = unsigned __int128;

uint64_t secret(size_t at) {
    return loadFixed<uint64_t>(reinterpret_cast<const char*>(kSecret) + at);
}

uint64_t word(std::string_view bytes, size_t at) {
    return loadFixed<uint64_t>(bytes.data() + at);
}

uint64_t foldedProduct(uint64_t a, uint64_t b) {
    const auto product = static_cast<Uint128>(a) * b;
    return static_cast<uint64_t>(product) ^ static_cast<uint64_t>(product >> 64);
}

uint64_t avalanche(uint64_t hash) {
    hash ^= hash >> 37;
    hash *= kPrime64c;
    return hash ^ (hash >> 32);
}

uint64_t mix16(std::string_view bytes, size_t at, size_t secretAt) {
    return foldedProduct(word(bytes, at) ^ secret(secretAt), word(bytes, at + 8) ^ secret(secretAt + 8));
}

uint64_t upTo16(std::string_view bytes) {
    const size_t size = bytes.size();
    if (size > 8) {
        const uint64_t low = word(bytes, 0) ^ secret(0);
        const uint64_t high = word(bytes, size - 8) ^ secret(8);
        return avalanche(size + (low + high) + foldedProduct(low, high));
    }
    if (size >= 4) {
        const uint64_t both =
            loadFixed<uint32_t>(bytes.data()) | uint64_t{loadFixed<uint32_t>(bytes.data() + size - 4)} << 32;
        const uint64_t keyed = both ^ secret(0);
        const uint64_t mixed = size + (keyed ^ (keyed >> 51)) * kPrime32a;
        return avalanche((mixed ^ (mixed >> 47)) * kPrime64b);
    }
    if (size == 0)
        return 0;
    const auto byte = [&bytes](size_t at) { return uint32_t{static_cast<uint8_t>(bytes[at])}; };
    const uint32_t combined =
        byte(0) | byte(size >> 1) << 8 | byte(size - 1) << 16 | static_cast<uint32_t>(size) << 24;
    return avalanche((uint64_t{combined} ^ (secret(0) & 0xffffffff)) * kPrime64a);
}

uint64_t upTo128(std::string_view bytes) {
    const size_t size = bytes.size();
    uint64_t sum = size * kPrime64a;
    for (size_t pair = (size - 1) / 32 + 1; pair-- > 0;) {
        sum += mix16(bytes, 16 * pair, 32 * pair);
        sum += mix16(bytes, size - 16 * (pair + 1), 32 * pair + 16);
    }
    return avalanche(sum);
}

uint64_t upTo240(std::string_view bytes) {
    constexpr size_t kFirstRounds = 8;
    constexpr size_t kSecondOffset = 3;
    constexpr size_t kLastOffset = 17;
    const size_t size = bytes.size();
    uint64_t sum = size * kPrime64a;
    for (size_t round = 0; round < kFirstRounds; ++round)
        sum += mix16(bytes, 16 * round, 16 * round);
    sum = avalanche(sum);
    for (size_t round = kFirstRounds; round < size / 16; ++round)
        sum += mix16(bytes, 16 * round, 16 * (round - kFirstRounds) + kSecondOffset);
    return avalanche(sum + mix16(bytes, size - 16, kLeastSecret - kLastOffset));
}

using Lanes = std::array<uint64_t, kLanes>;

void takeStripe(Lanes& lanes, const char* from, size_t secretAt) {
    for (size_t lane = 0; lane < kLanes; ++lane) {
        const auto data = loadFixed<uint64_t>(from + 8 * lane);
        const uint64_t keyed = data ^ secret(secretAt + 8 * lane);
        lanes[lane] += data + (keyed & 0xffffffff) * (keyed >> 32);
    }
}

uint64_t longer(std::string_view bytes) {
    constexpr size_t kBlock = kStripe * kStripesOfABlock;
    constexpr size_t kLastSecret = kSecretSize - kStripe - 7;
    constexpr size_t kMergeSecret = 11;
    Lanes lanes{kPrime32c, kPrime64a, kPrime64b, kPrime64c, kPrime64d, kPrime32b, kPrime64e, kPrime32a};
    const size_t size = bytes.size();
    for (size_t at = 0; at + kStripe <= size; at += kStripe) {
        takeStripe(lanes, bytes.data() + at, at % kBlock / kStripe * kSecretStep);
        if (at % kBlock != kBlock - kStripe)
            continue;
        for (size_t lane = 0; lane < kLanes; ++lane)
            lanes[lane] =
                (lanes[lane] ^ (lanes[lane] >> 47) ^ secret(kSecretSize - kStripe + 8 * lane)) * kPrime32a;
    }
    if (size % kStripe != 0)
        takeStripe(lanes, bytes.data() + size - kStripe, kLastSecret);
    uint64_t sum = size * kPrime64a;
    for (size_t pair = 0; pair < kLanes / 2; ++pair)
        sum += foldedProduct(lanes[2 * pair] ^ secret(kMergeSecret + 16 * pair),
                             lanes[2 * pair + 1] ^ secret(kMergeSecret + 16 * pair + 8));
    return avalanche(sum);
}

}  // namespace

uint64_t filterHash(std::string_view bytes) {
    if (bytes.size() <= 16)
        return upTo16(bytes);
    if (bytes.size() <= 128)
        return upTo128(bytes);
    return bytes.size() <= 240 ? upTo240(bytes) : longer(bytes);
}

uint32_t oldFilterHash(std::string_view bytes, bool signedTail) {
    constexpr uint32_t kSeed = 0xbc9f1d34;
    constexpr uint32_t kFactor = 0xc6a4a793;
    constexpr uint32_t kShift = 24;
    uint32_t hash = kSeed ^ static_cast<uint32_t>(bytes.size() * kFactor);
    for (; bytes.size() >= sizeof(uint32_t); bytes.remove_prefix(sizeof(uint32_t))) {
        hash += loadFixed<uint32_t>(bytes.data());
        hash *= kFactor;
        hash ^= hash >> 16;
    }
    if (bytes.empty())
        return hash;
    for (size_t i = bytes.size(); i-- > 0;) {
        const auto byte = static_cast<uint8_t>(bytes[i]);
        const uint32_t wide = signedTail ? static_cast<uint32_t>(static_cast<int8_t>(byte)) : byte;
        hash += wide << (8 * i);
    }
    hash *= kFactor;
    return hash ^ (hash >> kShift);
}

}  // namespace levelscope::rocksdb
