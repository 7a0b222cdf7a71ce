#include "core/formats/key_meaning.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <utility>

#include "core/base/coding.h"
#include "core/formats/chain_reader.h"
#include "core/formats/leveldb/indexed_db.h"

namespace levelscope {

namespace {

using Json = nlohmann::ordered_json;

constexpr char kLatin = 1;
constexpr char kUtf16 = 0;

bool isOrigin(std::string_view text) {
    return text.find("://") != std::string_view::npos || text.starts_with("file:") ||
           text.starts_with("chrome");
}

// In UTF-8.
std::string flaggedText(std::string_view bytes) {
    std::string text;
    const auto add = [&text](uint32_t unit) {
        if (unit < 0x80)
            text.push_back(static_cast<char>(unit));
        else if (unit < 0x800)
            text.append({static_cast<char>(0xc0 | unit >> 6), static_cast<char>(0x80 | (unit & 63))});
        else
            text.append({static_cast<char>(0xe0 | unit >> 12), static_cast<char>(0x80 | (unit >> 6 & 63)),
                         static_cast<char>(0x80 | (unit & 63))});
    };
    if (bytes.front() == kLatin)
        for (const char c : bytes.substr(1))
            add(static_cast<uint8_t>(c));
    else
        for (size_t at = 1; at + 1 < bytes.size(); at += 2)
            add(loadFixed<uint16_t>(bytes.data() + at));
    return text;
}

Json localStorage(std::string_view key) {
    for (const std::string_view prefix : {"META:", "METAACCESS:"})
        if (key.starts_with(prefix) && isOrigin(key.substr(prefix.size())))
            return {{"origin", key.substr(prefix.size())}, {"kind", prefix.substr(0, prefix.size() - 1)}};
    const size_t end = key.find('\0');
    if (!key.starts_with('_') || end == std::string_view::npos || !isOrigin(key.substr(1, end - 1)))
        return {};
    const std::string_view text = key.substr(end + 1);
    if (text.empty() || (text.front() != kLatin && text.front() != kUtf16))
        return {};
    return {{"origin", key.substr(1, end - 1)}, {"key", flaggedText(text)}};
}

struct ChunkPart {
    uint8_t tag;
    const char* name;
};

// Source: the Minecraft wiki, "Bedrock Edition level format".
constexpr std::array kChunkParts{ChunkPart{0x2b, "Data3D"},
                                 ChunkPart{0x2c, "Version"},
                                 ChunkPart{0x2d, "Data2D"},
                                 ChunkPart{0x2e, "Data2DLegacy"},
                                 ChunkPart{0x2f, "SubChunkPrefix"},
                                 ChunkPart{0x30, "LegacyTerrain"},
                                 ChunkPart{0x31, "BlockEntity"},
                                 ChunkPart{0x32, "Entity"},
                                 ChunkPart{0x33, "PendingTicks"},
                                 ChunkPart{0x34, "LegacyBlockExtraData"},
                                 ChunkPart{0x35, "BiomeState"},
                                 ChunkPart{0x36, "FinalizedState"},
                                 ChunkPart{0x37, "ConversionData"},
                                 ChunkPart{0x38, "BorderBlocks"},
                                 ChunkPart{0x39, "HardcodedSpawners"},
                                 ChunkPart{0x3a, "RandomTicks"},
                                 ChunkPart{0x3b, "CheckSums"},
                                 ChunkPart{0x3c, "GenerationSeed"},
                                 ChunkPart{0x3d, "GeneratedPreCavesAndCliffsBlending"},
                                 ChunkPart{0x3e, "BlendingBiomeHeight"},
                                 ChunkPart{0x3f, "MetaDataHash"},
                                 ChunkPart{0x40, "BlendingData"},
                                 ChunkPart{0x41, "ActorDigestVersion"},
                                 ChunkPart{0x76, "LegacyVersion"}};

Json chunk(std::string_view key) {
    constexpr uint8_t kSubChunk = 0x2f;
    constexpr int32_t kFarthest = 2'000'000;
    constexpr size_t kPlace = 2 * sizeof(int32_t);
    // With a dimension the key is longer; the height follows for one kind only.
    const bool hasDimension = key.size() >= kPlace + sizeof(int32_t) + 1;
    const size_t tagAt = kPlace + (hasDimension ? sizeof(int32_t) : 0);
    if (key.size() != tagAt + 1 && key.size() != tagAt + 2)
        return {};
    const auto tag = static_cast<uint8_t>(key[tagAt]);
    const auto x = loadFixed<int32_t>(key.data());
    const auto z = loadFixed<int32_t>(key.data() + sizeof x);
    const int32_t dimension = hasDimension ? loadFixed<int32_t>(key.data() + kPlace) : 0;
    const auto part = std::find_if(kChunkParts.begin(), kChunkParts.end(),
                                   [tag](const ChunkPart& known) { return known.tag == tag; });
    const bool near = std::max({x, z}) <= kFarthest && std::min({x, z}) >= -kFarthest;
    const bool fits = (key.size() == tagAt + 2) == (tag == kSubChunk);
    if (part == kChunkParts.end() || !near || !fits || dimension < 0 || dimension > 2)
        return {};
    Json json{{"x", x}, {"z", z}};
    if (hasDimension)
        json["dimension"] = dimension;
    json["part"] = part->name;
    if (tag == kSubChunk)
        json["height"] = static_cast<int8_t>(key.back());
    return json;
}

std::string textOf(const Json& json) {
    return json.is_null() ? std::string() : json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace

std::string localStorageMeaning(std::string_view key) {
    return textOf(localStorage(key));
}

std::string chunkMeaning(std::string_view key) {
    return textOf(chunk(key));
}

std::string coinMeaning(std::string_view key) {
    constexpr size_t kIdSize = 32;
    if (key == "B")
        return textOf({{"kind", "best block"}});
    if (key.size() < 1 + kIdSize + 1 || key.front() != 'C')
        return {};
    static constexpr char kDigits[] = "0123456789abcdef";
    std::string id;
    for (size_t at = kIdSize; at > 0; --at) {
        id += kDigits[static_cast<uint8_t>(key[at]) >> 4];
        id += kDigits[static_cast<uint8_t>(key[at]) & 15];
    }
    ChainReader reader(key.substr(1 + kIdSize));
    const uint64_t output = reader.varint();
    return reader.ok() && reader.atEnd() ? textOf({{"txid", id}, {"output", output}}) : std::string();
}

std::string keyMeaning(std::string_view comparator, std::string_view key) {
    if (comparator == leveldb::kIndexedDbComparator)
        return leveldb::describeIndexedDbKey(key);
    const Json pair = localStorage(key);
    if (!pair.is_null())
        return textOf(pair);
    // Words are no places of chunks.
    const bool isText = std::all_of(key.begin(), key.end(), [](char c) { return c >= 0x20 && c < 0x7f; });
    return isText ? std::string() : chunkMeaning(key);
}

}  // namespace levelscope
