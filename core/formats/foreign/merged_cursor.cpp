#include "core/formats/foreign/merged_cursor.h"

#include "core/base/coding.h"

namespace levelscope {

namespace {

class MergedCursor final : public EntryCursor {
public:
    MergedCursor(std::vector<std::unique_ptr<EntryCursor>> children, const KeyOrder& order)
        : m_children(std::move(children)), m_order(order), m_bytewise(order.bytewise()) {}

    bool valid() const override { return m_status.ok() && !m_heap.empty(); }
    Status status() const override { return m_status; }
    InternalKey key() const override { return m_heap.front().key; }
    std::string_view value() const override { return m_heap.front().cursor->value(); }

    void seekToFirst() override {
        rebuild(true, [](EntryCursor& child) { child.seekToFirst(); });
    }
    void seekToLast() override {
        rebuild(false, [](EntryCursor& child) { child.seekToLast(); });
    }
    void seek(std::string_view userKey, uint64_t trailer) override {
        rebuild(true, [&](EntryCursor& child) { child.seek(userKey, trailer); });
    }
    void next() override {
        if (!m_forward)
            turn(true);
        m_heap.front().cursor->next();
        replaceTop();
    }
    void prev() override {
        if (m_forward)
            turn(false);
        m_heap.front().cursor->prev();
        replaceTop();
    }

private:
    // A child that stands on an entry, with its key at hand.
    struct Node {
        EntryCursor* cursor = nullptr;
        InternalKey key;
        uint64_t prefix = 0;
    };

    Node nodeOf(EntryCursor& cursor) const {
        const InternalKey key = cursor.key();
        return {&cursor, key, m_bytewise ? keyPrefix(key.userKey) : 0};
    }
    bool before(const Node& a, const Node& b) const {
        if (a.prefix != b.prefix)
            return (a.prefix < b.prefix) == m_forward;
        const int order = m_order.compare(a.key.userKey, a.key.trailer, b.key.userKey, b.key.trailer);
        return m_forward ? order < 0 : order > 0;
    }
    void take(EntryCursor& child) {
        if (child.valid())
            m_heap.push_back(nodeOf(child));
        else if (const Status status = child.status(); !status.ok() && m_status.ok())
            m_status = status;
    }
    template <typename Move>
    void rebuild(bool forward, Move move) {
        m_status = {};
        m_forward = forward;
        m_heap.clear();
        for (const auto& child : m_children) {
            move(*child);
            take(*child);
        }
        for (size_t i = m_heap.size() / 2; i-- > 0;)
            siftDown(i);
    }
    // Puts all children but the current one on the other side of the current entry.
    void turn(bool forward) {
        EntryCursor* current = m_heap.front().cursor;
        const std::string key(m_heap.front().key.userKey);
        const uint64_t trailer = m_heap.front().key.trailer;
        rebuild(forward, [&](EntryCursor& child) {
            if (&child == current)
                return;
            child.seek(key, trailer);
            const bool same = child.valid() && child.key().trailer == trailer && child.key().userKey == key;
            if (forward && same)
                child.next();
            else if (!forward && child.valid())
                child.prev();
            else if (!forward && child.status().ok())
                child.seekToLast();
        });
        // Equal entries of two children leave no order between them: the current one stays current.
        for (size_t i = 1; i < m_heap.size(); ++i)
            if (m_heap[i].cursor == current && !before(m_heap.front(), m_heap[i]))
                std::swap(m_heap.front(), m_heap[i]);
    }
    void siftDown(size_t at) {
        const size_t size = m_heap.size();
        const Node node = m_heap[at];
        while (true) {
            size_t child = 2 * at + 1;
            if (child >= size)
                break;
            if (child + 1 < size && before(m_heap[child + 1], m_heap[child]))
                ++child;
            if (!before(m_heap[child], node))
                break;
            m_heap[at] = m_heap[child];
            at = child;
        }
        m_heap[at] = node;
    }
    void replaceTop() {
        EntryCursor& cursor = *m_heap.front().cursor;
        if (cursor.valid()) {
            m_heap.front() = nodeOf(cursor);
        } else {
            if (const Status status = cursor.status(); !status.ok())
                m_status = status;
            m_heap.front() = m_heap.back();
            m_heap.pop_back();
        }
        if (m_heap.size() > 1)
            siftDown(0);
    }

    const std::vector<std::unique_ptr<EntryCursor>> m_children;
    const KeyOrder& m_order;
    const bool m_bytewise;
    std::vector<Node> m_heap;
    bool m_forward = true;
    Status m_status;
};

}  // namespace

std::unique_ptr<EntryCursor> newMergedCursor(std::vector<std::unique_ptr<EntryCursor>> children,
                                             const KeyOrder& order) {
    return std::make_unique<MergedCursor>(std::move(children), order);
}

}  // namespace levelscope
