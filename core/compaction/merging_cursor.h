// Merges sorted cursors into one, in internal key order, both ways. Keeps a heap of the sources' current keys
// with their first sixteen bytes as integers, so most comparisons are of those and no step allocates.
//
// One thread. The same internal key may come from several sources; it is then shown several times.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "core/base/keys.h"
#include "core/table/table_reader.h"

namespace levelscope {

class MergingCursor {
public:
    explicit MergingCursor(std::vector<std::unique_ptr<TableCursor>> sources);

    bool valid() const { return !m_heap.empty(); }
    // The first failure of a source; the cursor is invalid from then on.
    const Status& status() const { return m_status; }
    void seekToFirst();
    void seekToLast();
    void seek(std::string_view userKey, uint64_t trailer);
    void next();
    void prev();
    // Preconditions: valid(). Until the cursor moves.
    const InternalKey& key() const { return m_heap.front().key; }
    uint64_t prefix() const { return m_heap.front().prefix; }
    std::string_view value() const { return m_heap.front().cursor->value(); }

private:
    struct Head {
        uint64_t prefix;  // the key's first eight bytes
        uint64_t second;  // and the eight behind them
        InternalKey key;
        TableCursor* cursor;
    };
    bool before(const Head& a, const Head& b) const;
    bool load(Head& head);
    void push(TableCursor* cursor);
    void rebuild();
    void siftDown(size_t index);
    void afterTopMoved();
    void turnForward();
    void turnBackward();

    std::vector<std::unique_ptr<TableCursor>> m_sources;
    std::vector<Head> m_heap;
    std::string m_turnKey;
    Status m_status;
    bool m_forward = true;
};

}  // namespace levelscope
