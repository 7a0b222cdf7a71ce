// A set of changes that becomes visible and durable as one. A value type; not thread-safe.
// Encoding (the payload of a WAL record behind its header, core/doc/format.md):
//   batch := wall clock micros u64, count u32, operation*
//   operation := type u8, key length varint, key, [value length varint, value]     value: all types but
//   tombstone
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/keys.h"
#include "core/base/status.h"

namespace levelscope {

class WriteBatch {
public:
    WriteBatch();
    void put(std::string_view key, std::string_view value);
    void putExpiring(std::string_view key, std::string_view value, int64_t expiryMicros);
    void erase(std::string_view key);
    void eraseRange(std::string_view from, std::string_view to);  // [from, to)
    void clear();

    // How far it was filled at a moment: the batch can be cut back to there.
    struct Mark {
        size_t bytes;
        uint32_t count;
    };
    Mark mark() const { return {m_rep.size(), count()}; }
    // Also forgets an argument error met since.
    void cutBackTo(const Mark& mark);

    // The same with an expiry for all values that have none.
    WriteBatch withExpiry(int64_t expiryMicros) const;

    uint32_t count() const;
    size_t bytes() const { return m_rep.size(); }
    bool empty() const { return count() == 0; }
    std::string_view encoded() const { return m_rep; }
    void setWallMicros(int64_t micros);
    // The first argument error met while filling the batch (keyTooLarge, valueTooLarge, emptyRange, or
    // tooLarge when all of it would not fit a log record); operations after it are ignored. Db::write returns
    // it and writes nothing.
    const Status& status() const { return m_status; }

    // Receives the operations in order. `valueOffset`: of the value inside the encoded bytes.
    class Handler {
    public:
        virtual ~Handler() = default;
        virtual Status operation(EntryType type, std::string_view key, std::string_view value) = 0;
    };
    // Walks an encoded batch, checking every length; corruption/malformed with the offset inside `encoded`.
    static Status iterate(std::string_view encoded, Handler& handler, int64_t* wallMicros = nullptr,
                          uint32_t* count = nullptr);

private:
    bool admit(std::string_view key, size_t valueSize);
    void append(EntryType type, std::string_view key, std::string_view expiry, std::string_view value);

    std::string m_rep;
    Status m_status;
};

}  // namespace levelscope
