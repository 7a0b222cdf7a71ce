// One point entry of a memtable, as it lies in the arena: a fixed head, then the key, then the value. Written
// once, before it becomes reachable; never changed or moved.
#pragma once

#include <cstdint>
#include <new>
#include <string_view>

#include "core/base/keys.h"
#include "core/memtable/arena.h"

namespace levelscope {

struct Entry {
    uint64_t trailer;
    uint32_t keySize;
    uint32_t valueSize;

    std::string_view userKey() const { return {bytes(), keySize}; }
    std::string_view value() const { return {bytes() + keySize, valueSize}; }
    InternalKey key() const { return {userKey(), trailer}; }

    static const Entry* make(Arena& arena, std::string_view userKey, uint64_t trailer,
                             std::string_view value) {
        char* at = arena.allocate(sizeof(Entry) + userKey.size() + value.size());
        auto* entry = new (at)
            Entry{trailer, static_cast<uint32_t>(userKey.size()), static_cast<uint32_t>(value.size())};
        userKey.copy(at + sizeof(Entry), userKey.size());
        value.copy(at + sizeof(Entry) + userKey.size(), value.size());
        return entry;
    }

private:
    const char* bytes() const { return reinterpret_cast<const char*>(this + 1); }
};

// <0, 0, >0 in internal key order.
inline int compare(const Entry& entry, std::string_view userKey, uint64_t trailer) {
    return compare(entry.key(), InternalKey{userKey, trailer});
}

}  // namespace levelscope
