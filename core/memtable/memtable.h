// The memtable: all writes since the last switch, sorted by internal key.
//
// One writer at a time (the commit leader), any number of readers at the same time, without locks on their
// side. Entries live in an arena and are never moved or freed before the memtable itself, so views returned
// by readers stay valid as long as they hold the memtable (shared_ptr).
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "core/base/keys.h"

namespace levelscope {

enum class MemtableKind : uint8_t {
    bplus,  // B+tree of (8-byte prefix, entry) with optimistic version locks: the default
    avl,    // AVL tree: the reference structure, slower, drawn by the app
};

// Ordered walk over a memtable. Sees at least the entries that existed when it was positioned.
class MemtableCursor {
public:
    MemtableCursor() = default;
    virtual ~MemtableCursor() = default;
    MemtableCursor(const MemtableCursor&) = delete;
    MemtableCursor& operator=(const MemtableCursor&) = delete;
    bool valid() const { return m_valid; }
    virtual void seekToFirst() = 0;
    virtual void seekToLast() = 0;
    // First entry >= (userKey, trailer) in internal key order.
    virtual void seek(std::string_view userKey, uint64_t trailer) = 0;
    virtual void next() = 0;
    virtual void prev() = 0;
    // Preconditions: valid(). Views live as long as the memtable.
    const InternalKey& key() const { return m_key; }
    std::string_view value() const { return m_value; }

protected:
    void show(const InternalKey& key, std::string_view value) {
        m_key = key;
        m_value = value;
        m_valid = true;
    }
    void showNothing() { m_valid = false; }

private:
    InternalKey m_key;
    std::string_view m_value;
    bool m_valid = false;
};

// A point entry to be added.
struct NewEntry {
    std::string_view userKey;
    uint64_t trailer = 0;
    std::string_view value;
};

struct MemtableHit {
    uint64_t trailer = 0;    // sequence and type
    std::string_view value;  // as stored: of an expiringValue it starts with the expiry
};

// One node of the structure, for drawing it.
struct MemtableNode {
    uint32_t depth = 0;
    int32_t balance = 0;  // AVL: height(right) - height(left); 0 for B+tree
    uint32_t fill = 1;    // entries in the node
    uint32_t capacity = 1;
    std::string_view firstKey;
};

class Memtable {
public:
    virtual ~Memtable() = default;

    // Adds one point entry. The key and value are copied. `trailer` must be new.
    virtual void add(std::string_view userKey, uint64_t trailer, std::string_view value) = 0;
    // The same for several, which may be faster.
    virtual void addAll(std::span<const NewEntry> entries) {
        for (const NewEntry& entry : entries)
            add(entry.userKey, entry.trailer, entry.value);
    }
    virtual void addRangeTombstone(const RangeTombstone& tombstone) = 0;
    // Between the two, before the first reader, entries come faster but cannot be read: they are collected,
    // then sorted, and the structure is built at one stroke. For a memtable that is still empty; optional.
    virtual void beginLoad() {}
    virtual void endLoad() {}

    // Newest point entry of the key with sequence <= `sequence`. False if there is none. Range tombstones are
    // not considered.
    virtual bool get(std::string_view userKey, SequenceNumber sequence, MemtableHit& hit) const = 0;
    // How many keys, or prefixes of keys, the search for that entry compares: it is done again, counting.
    virtual uint32_t comparisonsFor(std::string_view userKey, uint64_t trailer) const = 0;
    // Largest sequence <= `sequence` of a range tombstone that covers the key; 0 if none. Free when there is
    // none at all.
    virtual SequenceNumber coveringTombstone(std::string_view userKey, SequenceNumber sequence) const = 0;
    virtual std::vector<RangeTombstone> rangeTombstones() const = 0;

    virtual std::unique_ptr<MemtableCursor> newCursor() const = 0;

    virtual size_t memoryBytes() const = 0;   // arena bytes held
    virtual uint64_t entryCount() const = 0;  // point entries and range tombstones
    virtual uint64_t tombstoneCount() const = 0;
    virtual MemtableKind kind() const = 0;
    // The structure from the root down, breadth first, at most `limit` nodes. Safe beside the writer.
    virtual std::vector<MemtableNode> nodes(size_t limit) const = 0;
};

std::shared_ptr<Memtable> makeMemtable(MemtableKind kind);

}  // namespace levelscope
