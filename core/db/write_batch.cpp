#include "core/db/write_batch.h"

#include <algorithm>

#include "core/base/coding.h"
#include "core/wal/log_format.h"

namespace levelscope {

namespace {

constexpr size_t kWallOffset = 0;
constexpr size_t kCountOffset = 8;
constexpr size_t kHeaderSize = 8 + 4;
constexpr size_t kExpirySize = 8;

// Room for what the engine puts around a batch in its log record.
constexpr size_t kMaxBatchSize = kMaxLogPayload - 4096;

Status malformed(size_t offset) {
    return Status::corruption(Reason::malformed, {}, offset);
}

bool hasValue(EntryType type) {
    return type != EntryType::tombstone;
}

class ExpiryAdder final : public WriteBatch::Handler {
public:
    ExpiryAdder(WriteBatch& to, int64_t expiryMicros) : m_to(to), m_expiryMicros(expiryMicros) {}
    Status operation(EntryType type, std::string_view key, std::string_view value) override {
        switch (type) {
            case EntryType::value: m_to.putExpiring(key, value, m_expiryMicros); break;
            case EntryType::expiringValue:
                m_to.putExpiring(key, value.substr(kExpirySize), loadFixed<int64_t>(value.data()));
                break;
            case EntryType::rangeTombstone: m_to.eraseRange(key, value); break;
            default: m_to.erase(key); break;
        }
        return m_to.status();
    }

private:
    WriteBatch& m_to;
    const int64_t m_expiryMicros;
};

// What a writer could never have put into a batch.
bool plausible(EntryType type, std::string_view key, std::string_view value) {
    if (key.size() > kMaxKeySize)
        return false;
    switch (type) {
        case EntryType::tombstone: return true;
        case EntryType::value: return value.size() <= kMaxValueSize;
        case EntryType::rangeTombstone: return value.size() <= kMaxKeySize && key < value;
        case EntryType::expiringValue:
            return value.size() >= kExpirySize && value.size() - kExpirySize <= kMaxValueSize;
        default: return false;
    }
}

}  // namespace

WriteBatch::WriteBatch() {
    clear();
}

void WriteBatch::clear() {
    m_rep.assign(kHeaderSize, '\0');
    m_status = Status();
}

void WriteBatch::cutBackTo(const Mark& mark) {
    m_rep.resize(mark.bytes);
    storeFixed(m_rep.data() + kCountOffset, mark.count);
    m_status = Status();
}

WriteBatch WriteBatch::withExpiry(int64_t expiryMicros) const {
    WriteBatch copy;
    ExpiryAdder adder(copy, expiryMicros);
    (void)iterate(m_rep, adder);  // what fails is in the copy's own status
    return copy;
}

uint32_t WriteBatch::count() const {
    return loadFixed<uint32_t>(m_rep.data() + kCountOffset);
}

void WriteBatch::setWallMicros(int64_t micros) {
    storeFixed(m_rep.data() + kWallOffset, micros);
}

void WriteBatch::put(std::string_view key, std::string_view value) {
    if (admit(key, value.size()))
        append(EntryType::value, key, {}, value);
}

void WriteBatch::putExpiring(std::string_view key, std::string_view value, int64_t expiryMicros) {
    char expiry[kExpirySize];
    storeFixed(expiry, expiryMicros);
    if (admit(key, value.size()))
        append(EntryType::expiringValue, key, {expiry, sizeof expiry}, value);
}

void WriteBatch::erase(std::string_view key) {
    if (admit(key, 0))
        append(EntryType::tombstone, key, {}, {});
}

void WriteBatch::eraseRange(std::string_view from, std::string_view to) {
    if (!admit(from, 0) || !admit(to, 0))
        return;
    if (from >= to) {
        m_status = Status::invalid(Reason::emptyRange, "range");
        return;
    }
    append(EntryType::rangeTombstone, from, {}, to);
}

// False, with the status set, if the operation may not enter; nothing enters after the first refusal.
bool WriteBatch::admit(std::string_view key, size_t valueSize) {
    if (!m_status.ok())
        return false;
    if (key.size() > kMaxKeySize)
        m_status = Status::invalid(Reason::keyTooLarge, "key", kMaxKeySize, key.size());
    else if (valueSize > kMaxValueSize)
        m_status = Status::invalid(Reason::valueTooLarge, "value", kMaxValueSize, valueSize);
    else if (const size_t room = kMaxBatchSize - m_rep.size(); key.size() + valueSize + 64 > room)
        m_status =
            Status::invalid(Reason::tooLarge, "batch", kMaxBatchSize, m_rep.size() + key.size() + valueSize);
    return m_status.ok();
}

// The room is made at one stroke: without memory for it nothing has changed.
void WriteBatch::append(EntryType type, std::string_view key, std::string_view expiry,
                        std::string_view value) {
    const size_t stored = expiry.size() + value.size();
    const size_t start = m_rep.size();
    m_rep.resize(start + 1 + varintLength(key.size()) + key.size() +
                 (hasValue(type) ? varintLength(stored) + stored : 0));
    char* at = m_rep.data() + start;
    *at++ = static_cast<char>(type);
    at = encodeVarint(at, key.size());
    at = std::copy(key.begin(), key.end(), at);
    if (hasValue(type)) {
        at = encodeVarint(at, stored);
        at = std::copy(expiry.begin(), expiry.end(), at);
        std::copy(value.begin(), value.end(), at);
    }
    storeFixed(m_rep.data() + kCountOffset, count() + 1);
}

Status WriteBatch::iterate(std::string_view encoded, Handler& handler, int64_t* wallMicros, uint32_t* count) {
    ByteReader reader(encoded);
    const auto wall = static_cast<int64_t>(reader.fixed64());
    const uint32_t declared = reader.fixed32();
    if (!reader.ok())
        return malformed(reader.position());
    if (wallMicros != nullptr)
        *wallMicros = wall;
    if (count != nullptr)
        *count = declared;
    uint32_t seen = 0;
    for (; !reader.atEnd(); ++seen) {
        const size_t start = reader.position();
        const uint8_t type = reader.u8();
        if (seen == declared || type > kMaxEntryType)
            return malformed(start);
        const auto entryType = static_cast<EntryType>(type);
        const std::string_view key = reader.lengthPrefixed();
        const std::string_view value = hasValue(entryType) ? reader.lengthPrefixed() : std::string_view();
        if (!reader.ok() || !plausible(entryType, key, value))
            return malformed(start);
        RETURN_IF_ERROR(handler.operation(entryType, key, value));
    }
    return seen == declared ? Status() : malformed(kCountOffset);
}

}  // namespace levelscope
