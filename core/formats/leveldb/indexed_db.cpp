#include "core/formats/leveldb/indexed_db.h"

#include <algorithm>
#include <array>
#include <bit>
#include <nlohmann/json.hpp>

#include "core/base/coding.h"

namespace levelscope::leveldb {

namespace {

using Json = nlohmann::ordered_json;

constexpr int kMaxDepth = 64;

struct Prefix {
    uint64_t database = 0;
    uint64_t store = 0;
    uint64_t index = 0;
    auto operator<=>(const Prefix&) const = default;
};

enum IndexId : uint64_t { kRecords = 1, kExists = 2, kBlobs = 3, kFirstIndex = 30 };

// What the rest of a key is made of.
enum class Field : uint8_t { text, number, byte, value, rest, optionalNumber, optionalValue };

struct Shape {
    const char* name = nullptr;  // null: unknown
    std::array<Field, 3> fields{};
    std::array<const char*, 3> names{};
    size_t count = 0;
};

Shape shapeOfGlobal(uint8_t type) {
    switch (type) {
        case 0: return {"schema version"};
        case 1: return {"largest database"};
        case 2: return {"data version"};
        case 3: return {"recovery blob journal"};
        case 4: return {"active blob journal"};
        case 5: return {"earliest sweep"};
        case 6: return {"earliest compaction"};
        case 50: return {"scopes", {Field::rest}, {"bytes"}, 1};
        case 100: return {"free database", {Field::number}, {"id"}, 1};
        case 201: return {"database name", {Field::text, Field::text}, {"origin", "name"}, 2};
        default: return {};
    }
}

Shape shapeOfDatabase(uint8_t type) {
    switch (type) {
        case 0: return {"origin"};
        case 1: return {"name"};
        case 2: return {"version text"};
        case 3: return {"largest object store"};
        case 4: return {"version"};
        case 5: return {"next blob"};
        case 50: return {"object store", {Field::number, Field::byte}, {"id", "property"}, 2};
        case 100:
            return {"index", {Field::number, Field::number, Field::byte}, {"store_id", "id", "property"}, 3};
        case 150: return {"free object store", {Field::number}, {"id"}, 1};
        case 151: return {"free index", {Field::number, Field::number}, {"store_id", "id"}, 2};
        case 200: return {"object store name", {Field::text}, {"name"}, 1};
        case 201: return {"index name", {Field::number, Field::text}, {"store_id", "name"}, 2};
        default: return {};
    }
}

Shape shapeOf(const Prefix& prefix, ByteReader& reader, uint8_t& type) {
    type = 0;
    if (prefix.database == 0 || prefix.store == 0) {
        type = reader.u8();
        return prefix.database == 0 ? shapeOfGlobal(type) : shapeOfDatabase(type);
    }
    switch (prefix.index) {
        case kRecords: return {"records", {Field::value}, {"key"}, 1};
        case kExists: return {"exists", {Field::value}, {"key"}, 1};
        case kBlobs: return {"blobs", {Field::value}, {"key"}, 1};
        default: break;
    }
    if (prefix.index < kFirstIndex)
        return {};
    return {"index entries",
            {Field::value, Field::optionalNumber, Field::optionalValue},
            {"value", "sequence", "key"},
            3};
}

Prefix takePrefix(ByteReader& reader) {
    const uint8_t sizes = reader.u8();
    const auto take = [&reader](size_t size) {
        const std::string_view bytes = reader.bytes(size);
        uint64_t id = 0;
        for (size_t i = bytes.size(); i-- > 0;)
            id = id << 8 | static_cast<uint8_t>(bytes[i]);
        return id;
    };
    Prefix prefix;
    prefix.database = take((sizes >> 5 & 7) + size_t{1});
    prefix.store = take((sizes >> 2 & 7) + size_t{1});
    prefix.index = take((sizes & 3) + size_t{1});
    return prefix;
}

enum ValueType : uint8_t { kNull, kString, kDate, kNumber, kArray, kLeast, kBinary };

constexpr int kUnknownRank = 7;

// Later kinds order first.
int rankOf(uint8_t type) {
    switch (type) {
        case kLeast: return 0;
        case kNumber: return 1;
        case kDate: return 2;
        case kString: return 3;
        case kBinary: return 4;
        case kArray: return 5;
        case kNull: return 6;
        default: return kUnknownRank;
    }
}

// UTF-16BE: its bytes order as its code units do.
std::string_view takeText(ByteReader& reader) {
    const uint64_t units = reader.varint();
    if (units > reader.rest().size() / 2)
        reader.fail();
    return reader.bytes(reader.ok() ? units * 2 : 0);
}

template <typename T>
int threeWay(const T& a, const T& b) {
    return a < b ? -1 : (b < a ? 1 : 0);
}

// Walks two encodings side by side; after a failure of either the result says nothing.
class Comparison {
public:
    Comparison(std::string_view a, std::string_view b) : m_a(a), m_b(b) {}

    bool ok() const { return m_ok && m_a.ok() && m_b.ok(); }

    int run() {
        const Prefix a = takePrefix(m_a);
        const Prefix b = takePrefix(m_b);
        if (a != b)
            return threeWay(a, b);
        uint8_t aType = 0;
        uint8_t bType = 0;
        const Shape shape = shapeOf(a, m_a, aType);
        shapeOf(b, m_b, bType);
        if (aType != bType)
            return threeWay(aType, bType);
        m_ok = shape.name != nullptr;
        // An entry of an index orders by its sequence last.
        int sequence = 0;
        for (size_t i = 0; i < shape.count && ok(); ++i) {
            const int order = field(shape.fields[i]);
            if (shape.fields[i] == Field::optionalNumber)
                sequence = order;
            else if (order != 0)
                return order;
        }
        return sequence;
    }

private:
    int field(Field kind) {
        switch (kind) {
            case Field::text: return threeWay(takeText(m_a), takeText(m_b));
            case Field::number: return threeWay(m_a.varint(), m_b.varint());
            case Field::byte: return threeWay(m_a.u8(), m_b.u8());
            case Field::rest: return threeWay(m_a.bytes(m_a.rest().size()), m_b.bytes(m_b.rest().size()));
            case Field::value: return value(0);
            case Field::optionalNumber: {
                const uint64_t a = m_a.atEnd() ? 0 : m_a.varint() + 1;
                const uint64_t b = m_b.atEnd() ? 0 : m_b.varint() + 1;
                return threeWay(a, b);
            }
            case Field::optionalValue:
                if (m_a.atEnd() || m_b.atEnd())
                    return threeWay(m_a.rest().size(), m_b.rest().size());
                return value(0);
        }
        return 0;
    }

    int value(int depth) {
        const uint8_t aType = m_a.u8();
        const uint8_t bType = m_b.u8();
        m_ok &= rankOf(aType) != kUnknownRank && rankOf(bType) != kUnknownRank;
        if (rankOf(aType) != rankOf(bType))
            return threeWay(rankOf(aType), rankOf(bType));
        switch (aType) {
            case kNull:
            case kLeast: return 0;
            case kString: return threeWay(takeText(m_a), takeText(m_b));
            case kBinary: return threeWay(m_a.lengthPrefixed(), m_b.lengthPrefixed());
            case kDate:
            case kNumber:
                return threeWay(std::bit_cast<double>(m_a.fixed64()), std::bit_cast<double>(m_b.fixed64()));
            case kArray: return array(depth + 1);
            default: m_ok = false; return 0;
        }
    }

    int array(int depth) {
        const uint64_t a = m_a.varint();
        const uint64_t b = m_b.varint();
        if (depth > kMaxDepth)
            m_ok = false;
        for (uint64_t i = 0; i < std::min(a, b) && ok(); ++i)
            if (const int order = value(depth); order != 0)
                return order;
        return threeWay(a, b);
    }

    ByteReader m_a;
    ByteReader m_b;
    bool m_ok = true;
};

void appendUtf8(std::string& to, uint32_t point) {
    if (point < 0x80) {
        to.push_back(static_cast<char>(point));
    } else if (point < 0x800) {
        to.append({static_cast<char>(0xc0 | point >> 6), static_cast<char>(0x80 | (point & 63))});
    } else if (point < 0x10000) {
        to.append({static_cast<char>(0xe0 | point >> 12), static_cast<char>(0x80 | (point >> 6 & 63)),
                   static_cast<char>(0x80 | (point & 63))});
    } else {
        to.append({static_cast<char>(0xf0 | point >> 18), static_cast<char>(0x80 | (point >> 12 & 63)),
                   static_cast<char>(0x80 | (point >> 6 & 63)), static_cast<char>(0x80 | (point & 63))});
    }
}

// Lone surrogates become U+FFFD.
std::string utf8Of(std::string_view bytes) {
    constexpr uint32_t kReplacement = 0xfffd;
    std::string text;
    const auto unit = [&bytes](size_t at) {
        return uint32_t{static_cast<uint8_t>(bytes[at])} << 8 | static_cast<uint8_t>(bytes[at + 1]);
    };
    for (size_t at = 0; at + 1 < bytes.size(); at += 2) {
        const uint32_t high = unit(at);
        if (high < 0xd800 || high >= 0xe000) {
            appendUtf8(text, high);
            continue;
        }
        const uint32_t low = at + 3 < bytes.size() ? unit(at + 2) : 0;
        if (high < 0xdc00 && low >= 0xdc00 && low < 0xe000) {
            appendUtf8(text, 0x10000 + ((high - 0xd800) << 10) + (low - 0xdc00));
            at += 2;
        } else {
            appendUtf8(text, kReplacement);
        }
    }
    return text;
}

std::string hexOf(std::string_view bytes) {
    static constexpr char kDigits[] = "0123456789abcdef";
    std::string text = "0x";
    for (const char c : bytes)
        text.append({kDigits[static_cast<uint8_t>(c) >> 4], kDigits[c & 15]});
    return text;
}

Json takeValue(ByteReader& reader, int depth) {
    if (depth > kMaxDepth) {
        reader.fail();
        return {};
    }
    switch (reader.u8()) {
        case kNull: return nullptr;
        case kLeast: return {{"least", true}};
        case kString: return utf8Of(takeText(reader));
        case kBinary: return {{"binary", hexOf(reader.lengthPrefixed())}};
        case kDate: return {{"date", std::bit_cast<double>(reader.fixed64())}};
        case kNumber: return std::bit_cast<double>(reader.fixed64());
        case kArray: {
            Json list = Json::array();
            const uint64_t count = reader.varint();
            for (uint64_t i = 0; i < count && reader.ok(); ++i)
                list.push_back(takeValue(reader, depth + 1));
            return list;
        }
        default: reader.fail(); return {};
    }
}

Json takeField(ByteReader& reader, Field kind) {
    switch (kind) {
        case Field::text: return utf8Of(takeText(reader));
        case Field::number: return reader.varint();
        case Field::byte: return reader.u8();
        case Field::rest: return hexOf(reader.bytes(reader.rest().size()));
        case Field::value: return takeValue(reader, 0);
        case Field::optionalNumber: return reader.atEnd() ? Json() : Json(reader.varint());
        case Field::optionalValue: return reader.atEnd() ? Json() : takeValue(reader, 0);
    }
    return {};
}

}  // namespace

int compareIndexedDbKeys(std::string_view a, std::string_view b) {
    Comparison comparison(a, b);
    const int order = comparison.run();
    return comparison.ok() ? order : a.compare(b);
}

std::string describeIndexedDbKey(std::string_view key) {
    ByteReader reader(key);
    const Prefix prefix = takePrefix(reader);
    if (reader.ok() && reader.atEnd())
        return Json{{"database", prefix.database}, {"store", prefix.store}, {"index", prefix.index}}.dump();
    uint8_t type = 0;
    const Shape shape = shapeOf(prefix, reader, type);
    if (!reader.ok() || shape.name == nullptr)
        return {};
    Json text;
    if (prefix.database != 0)
        text["database"] = prefix.database;
    if (prefix.store != 0)
        text["store"] = prefix.store;
    if (prefix.index >= kFirstIndex)
        text["index_id"] = prefix.index;
    text["kind"] = shape.name;
    for (size_t i = 0; i < shape.count; ++i)
        text[shape.names[i]] = takeField(reader, shape.fields[i]);
    return reader.ok() && reader.atEnd() ? text.dump(-1, ' ', false, Json::error_handler_t::replace)
                                         : std::string();
}

}  // namespace levelscope::leveldb
