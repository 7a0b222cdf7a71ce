// Merges sorted cursors into one, in internal key order, both ways. Keeps a heap of the sources with the
// first sixteen bytes of their keys as integers, so most comparisons are of those and no step allocates.
// While one source leads, a step compares it with the best of the others only.
//
// One thread. The same internal key may come from several sources; it is then shown several times.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/base/coding.h"
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
    // Preconditions of the rest: valid().
    void next() {
        if (!m_forward)
            return turnForward();
        m_heap.front().cursor->next();
        afterTopMoved();
    }
    void prev() {
        if (m_forward)
            return turnBackward();
        m_heap.front().cursor->prev();
        afterTopMoved();
    }
    // The source that stands at the start of a block which it keeps as stored, if the whole block comes
    // before all other sources' keys and before `to`; or null.
    const TableCursor* blockAlone(const std::optional<std::string>& to) const {
        const TableCursor* top = m_heap.front().cursor;
        if (!m_forward || top->storedBlock() == nullptr)
            return nullptr;
        const auto isBefore = [&](std::string_view key) {
            return top->block().lowerBound(key, seekTrailer(kMaxSequence)) == top->block().count();
        };
        const bool alone = m_rival == 0 || isBefore(m_heap[m_rival].cursor->key().userKey);
        return alone && (!to || isBefore(*to)) ? top : nullptr;
    }
    // Behind the block that the leading source stands in.
    void skipBlock() {
        m_heap.front().cursor->nextBlock();
        afterTopMoved();
    }
    // Until the cursor moves.
    const InternalKey& key() const { return m_heap.front().cursor->key(); }
    uint64_t prefix() const { return m_heap.front().prefix; }
    std::string_view value() const { return m_heap.front().cursor->value(); }
    bool viewsLast() const { return m_heap.front().cursor->viewsLast(); }
    // False: the entry that follows in the direction of the last move is certainly another user key's.
    bool mayShareKeyAhead() const {
        const Head& top = m_heap.front();
        if (m_rival != 0 && m_heap[m_rival].prefix == top.prefix && m_heap[m_rival].second == top.second)
            return true;
        return m_forward ? top.cursor->mayShareKeyWithNext() : top.cursor->mayShareKeyWithPrevious();
    }

private:
    struct Head {
        uint64_t prefix;  // the key's first eight bytes
        uint64_t second;  // and the eight behind them
        TableCursor* cursor;

        void load() {
            const std::string_view key = cursor->key().userKey;
            if (key.size() >= 2 * sizeof prefix) {  // no tail to care for
                prefix = __builtin_bswap64(loadFixed<uint64_t>(key.data()));
                second = __builtin_bswap64(loadFixed<uint64_t>(key.data() + sizeof prefix));
                return;
            }
            prefix = keyPrefix(key);
            second = key.size() > sizeof prefix ? keyPrefix(key.substr(sizeof prefix)) : 0;
        }
    };
    bool before(const Head& a, const Head& b) const {
        if (a.prefix != b.prefix)
            return (a.prefix < b.prefix) == m_forward;
        if (a.second != b.second)
            return (a.second < b.second) == m_forward;
        const int order = compare(a.cursor->key(), b.cursor->key());
        return m_forward ? order < 0 : order > 0;
    }
    void afterTopMoved() {
        Head& top = m_heap.front();
        if (!top.cursor->valid())
            return dropTop();
        top.load();
        if (m_rival != 0 && before(m_heap[m_rival], top))
            rebalance();
    }
    void push(TableCursor* cursor);
    void rebuild();
    void rebalance();
    void siftDown(size_t index);
    void dropTop();
    void turnForward();
    void turnBackward();

    std::vector<std::unique_ptr<TableCursor>> m_sources;
    std::vector<Head> m_heap;
    size_t m_rival = 0;  // the best behind the top; 0: there is none
    std::string m_turnKey;
    Status m_status;
    bool m_forward = true;
};

}  // namespace levelscope
