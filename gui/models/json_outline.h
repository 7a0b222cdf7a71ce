// JSON as an outline: every value with its place in the bytes, in the order and the spelling in which it was
// stored. Nothing is converted, so 64-bit integers, repeated names and number spellings survive. A pure
// function over bytes; may run on any thread. Bounds: kMaxBytes, kMaxNodes, kMaxDepth.
#pragma once

#include <QString>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace levelscope::gui {

struct JsonNode {
    enum class Kind : uint8_t { object, array, string, number, boolean, null };
    Kind kind = Kind::null;
    uint32_t parent = 0;
    uint32_t row = 0;  // among the children of its parent
    uint32_t childCount = 0;
    uint32_t firstChild = 0;   // 0: none (0 is the root)
    uint32_t nextSibling = 0;  // 0: last
    uint32_t nameOffset = 0;   // of a member: its name between the quotes, as stored
    uint32_t nameLength = 0;
    uint32_t offset = 0;  // of the value, quotes and brackets included
    uint32_t length = 0;
};

struct JsonOutline {
    static constexpr size_t kMaxBytes = 8 << 20;
    static constexpr size_t kMaxNodes = 500'000;
    static constexpr int kMaxDepth = 256;

    enum class Problem : uint8_t {
        none,
        tooLarge,
        unexpectedEnd,
        unexpectedByte,
        badEscape,
        badNumber,
        controlInString,
        invalidUtf8,
        tooDeep,
        tooManyValues,
        trailingBytes,
    };

    std::vector<JsonNode> nodes;  // [0] is the root; empty when there is a problem
    Problem problem = Problem::none;
    uint32_t problemOffset = 0;

    bool ok() const { return problem == Problem::none; }
    static JsonOutline parse(std::string_view bytes);
};

// Translated: "expected a value". Without the offset.
QString jsonProblemText(JsonOutline::Problem problem);
// Indented by two spaces, tokens spelled as stored. At most `limit` bytes, then cut.
std::string prettyJson(std::string_view bytes, const JsonOutline& outline, size_t limit = 4 << 20);

}  // namespace levelscope::gui
