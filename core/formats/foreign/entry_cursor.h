// A place among sorted entries of another engine, in its internal key order. One thread.
#pragma once

#include <string_view>

#include "core/base/keys.h"
#include "core/base/status.h"

namespace levelscope {

class EntryCursor {
public:
    virtual ~EntryCursor() = default;
    virtual bool valid() const = 0;  // false at the ends and after an error
    virtual Status status() const = 0;
    virtual void seekToFirst() = 0;
    virtual void seekToLast() = 0;
    // The first entry at or behind this internal key.
    virtual void seek(std::string_view userKey, uint64_t trailer) = 0;
    virtual void next() = 0;
    virtual void prev() = 0;
    // Valid until the cursor moves. The trailer's type is the engine's own.
    virtual InternalKey key() const = 0;
    virtual std::string_view value() const = 0;
};

}  // namespace levelscope
