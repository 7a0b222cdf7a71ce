// Decompresses blocks of other engines. Never writes beyond `limit` bytes, whatever the input says.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/table/table_properties.h"

namespace levelscope {

// A compressed block that may unfold to more is refused.
inline constexpr uint64_t kMaxUnfoldedBlock = 256u << 20;

struct PackedBytes {
    Compression compression = Compression::none;
    std::string_view payload;
    std::string_view dictionary = {};
    std::optional<uint64_t> rawSize = std::nullopt;  // if the format tells it
};

enum class Unfolded : uint8_t { ok, damaged, tooLarge, unsupported };

// `to` is replaced.
Unfolded unfold(const PackedBytes& packed, std::string& to, uint64_t limit = kMaxUnfoldedBlock);

}  // namespace levelscope
