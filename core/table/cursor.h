// A place among sorted entries, in internal key order. One thread.
//
// Stepping costs no virtual call while it stays inside a block: the base class holds the block under the
// cursor and the entry shown, and asks the derived class for the next block only at the ends. A source
// without blocks shows one entry at a time.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>

#include "core/base/keys.h"
#include "core/base/status.h"
#include "core/table/data_block.h"
#include "core/table/format.h"

namespace levelscope {

// A block as it lies in its file, without its trailer.
struct StoredDataBlock {
    std::string_view payload;
    Compression compression = Compression::none;
    uint32_t rawSize = 0;
};

class TableCursor {
public:
    // `lasting`: the views of entries live as long as the cursor, not only until it moves.
    explicit TableCursor(bool lasting = false) : m_lasting(lasting) {}
    virtual ~TableCursor() = default;
    TableCursor(const TableCursor&) = delete;
    TableCursor& operator=(const TableCursor&) = delete;

    bool valid() const { return m_valid; }  // false at the ends and after an error
    virtual Status status() const = 0;
    virtual void seekToFirst() = 0;
    virtual void seekToLast() = 0;
    virtual void seek(std::string_view userKey, uint64_t trailer) = 0;
    // To the first entry behind the block that the cursor stands in; to the last one before it.
    virtual void nextBlock() = 0;
    virtual void previousBlock() = 0;

    // Preconditions of the rest: valid().
    void next() {
        if (m_entry + 1 < m_count)
            show(m_entry + 1);
        else
            nextBlock();
    }
    void prev() {
        if (m_entry > 0)
            show(m_entry - 1);
        else
            previousBlock();
    }
    bool viewsLast() const { return m_lasting; }
    // Valid until the cursor moves, if they do not last.
    const InternalKey& key() const { return m_key; }
    std::string_view value() const { return m_value; }
    // As stored, the block whose first entry is shown; null anywhere else and where the source does not keep
    // it. Until the cursor moves.
    const StoredDataBlock* storedBlock() const {
        return m_entry == 0 && m_stored.rawSize != 0 ? &m_stored : nullptr;
    }
    const DataBlockView& block() const { return m_view; }  // of a source with blocks
    // False: the entry behind (before) this one is certainly another user key's.
    bool mayShareKeyWithNext() const {
        return m_entry + 1 >= m_count || m_view.samePrefixes(m_entry, m_entry + 1);
    }
    bool mayShareKeyWithPrevious() const { return m_entry == 0 || m_view.samePrefixes(m_entry - 1, m_entry); }

protected:
    // The bytes of the block stay with the derived class for as long as it is shown.
    void showBlock(const DataBlockView& block, uint32_t entry, const StoredDataBlock& stored = {}) {
        enter(block);
        m_stored = stored;
        show(entry);
    }
    // From where `other` stands, through the block it stands in, without moving it.
    void follow(const TableCursor& other) { showBlock(other.m_view, other.m_entry, other.m_stored); }
    // Of the block that is shown.
    void show(uint32_t entry) {
        m_entry = entry;
        m_key.trailer = m_view.trailer(entry);
        m_value = m_view.value(entry);
        const std::string_view suffix = m_view.suffix(entry);
        if (m_commonLength == 0) {
            m_key.userKey = suffix;
            return;
        }
        char* to = m_keyBuffer.get() + m_commonLength;
        if (suffix.size() <= kBlockSlop)
            std::memcpy(to, suffix.data(), kBlockSlop);
        else
            std::memcpy(to, suffix.data(), suffix.size());
        m_key.userKey = {m_keyBuffer.get(), m_commonLength + suffix.size()};
    }
    // An entry by itself.
    void showSingle(const InternalKey& key, std::string_view value) {
        m_key = key;
        m_value = value;
        m_valid = true;
        m_count = 1;
        m_entry = 0;
        m_stored = {};
    }
    void showNothing() { m_valid = false; }

private:
    void enter(const DataBlockView& block);

    const bool m_lasting;
    bool m_valid = false;
    uint32_t m_entry = 0;
    uint32_t m_count = 0;
    size_t m_commonLength = 0;
    InternalKey m_key;
    std::string_view m_value;
    DataBlockView m_view;
    StoredDataBlock m_stored;
    // The block's common prefix, and room behind it for the suffixes.
    std::unique_ptr<char[]> m_keyBuffer;
    size_t m_keyCapacity = 0;
};

}  // namespace levelscope
