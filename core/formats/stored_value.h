// Splits a value as the engine stores it into what the user wrote, or the pointer to it, and its expiry.
#pragma once

#include <cstdint>
#include <string_view>

#include "core/base/coding.h"
#include "core/base/keys.h"

namespace levelscope {

struct StoredValue {
    std::string_view user;
    int64_t expiryMicros = 0;  // 0: never expires
};

inline StoredValue splitStored(EntryType type, std::string_view stored) {
    if (!hasExpiry(type) || stored.size() < sizeof(int64_t))
        return {stored, 0};
    return {stored.substr(sizeof(int64_t)), loadFixed<int64_t>(stored.data())};
}

}  // namespace levelscope
