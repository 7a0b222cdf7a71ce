#include "core/compaction/merging_cursor.h"

#include "core/base/coding.h"

namespace levelscope {

MergingCursor::MergingCursor(std::vector<std::unique_ptr<TableCursor>> sources)
    : m_sources(std::move(sources)) {
    m_heap.reserve(m_sources.size());
}

bool MergingCursor::before(const Head& a, const Head& b) const {
    if (a.prefix != b.prefix)
        return (a.prefix < b.prefix) == m_forward;
    if (a.second != b.second)
        return (a.second < b.second) == m_forward;
    const int order = compare(a.key, b.key);
    return m_forward ? order < 0 : order > 0;
}

// Reads the cursor's key into the head; false at its end.
bool MergingCursor::load(Head& head) {
    if (!head.cursor->valid()) {
        if (Status status = head.cursor->status(); !status.ok() && m_status.ok())
            m_status = std::move(status);
        return false;
    }
    head.key = head.cursor->key();
    const std::string_view key = head.key.userKey;
    head.prefix = keyPrefix(key);
    head.second = key.size() > 8 ? keyPrefix(key.substr(8)) : 0;
    return true;
}

void MergingCursor::push(TableCursor* cursor) {
    Head head{0, 0, {}, cursor};
    if (load(head))
        m_heap.push_back(head);
}

void MergingCursor::rebuild() {
    if (!m_status.ok())
        m_heap.clear();
    for (size_t i = m_heap.size() / 2; i-- > 0;)
        siftDown(i);
}

void MergingCursor::siftDown(size_t index) {
    const size_t size = m_heap.size();
    const Head moving = m_heap[index];
    for (;;) {
        size_t child = 2 * index + 1;
        if (child >= size)
            break;
        if (child + 1 < size && before(m_heap[child + 1], m_heap[child]))
            ++child;
        if (!before(m_heap[child], moving))
            break;
        m_heap[index] = m_heap[child];
        index = child;
    }
    m_heap[index] = moving;
}

void MergingCursor::afterTopMoved() {
    if (!load(m_heap.front())) {
        if (!m_status.ok()) {
            m_heap.clear();
            return;
        }
        m_heap.front() = m_heap.back();
        m_heap.pop_back();
        if (m_heap.empty())
            return;
    }
    if (m_heap.size() > 1)
        siftDown(0);
}

void MergingCursor::seekToFirst() {
    m_forward = true;
    m_status = {};
    m_heap.clear();
    for (const auto& source : m_sources) {
        source->seekToFirst();
        push(source.get());
    }
    rebuild();
}

void MergingCursor::seekToLast() {
    m_forward = false;
    m_status = {};
    m_heap.clear();
    for (const auto& source : m_sources) {
        source->seekToLast();
        push(source.get());
    }
    rebuild();
}

void MergingCursor::seek(std::string_view userKey, uint64_t trailer) {
    m_forward = true;
    m_status = {};
    m_heap.clear();
    for (const auto& source : m_sources) {
        source->seek(userKey, trailer);
        push(source.get());
    }
    rebuild();
}

// Every other source steps to the first key >= the current one.
void MergingCursor::turnForward() {
    const TableCursor* current = m_heap.front().cursor;
    m_turnKey = m_heap.front().key.userKey;
    const uint64_t trailer = m_heap.front().key.trailer;
    m_forward = true;
    m_heap.clear();
    for (const auto& source : m_sources) {
        if (source.get() != current)
            source->seek(m_turnKey, trailer);
        else
            source->next();
        push(source.get());
    }
    rebuild();
}

// Every other source steps to the last key < the current one.
void MergingCursor::turnBackward() {
    const TableCursor* current = m_heap.front().cursor;
    m_turnKey = m_heap.front().key.userKey;
    const uint64_t trailer = m_heap.front().key.trailer;
    m_forward = false;
    m_heap.clear();
    for (const auto& source : m_sources) {
        if (source.get() == current) {
            source->prev();
        } else {
            source->seek(m_turnKey, trailer);
            if (source->valid())
                source->prev();
            else if (source->status().ok())
                source->seekToLast();
        }
        push(source.get());
    }
    rebuild();
}

void MergingCursor::next() {
    if (!m_forward)
        return turnForward();
    m_heap.front().cursor->next();
    afterTopMoved();
}

void MergingCursor::prev() {
    if (m_forward)
        return turnBackward();
    m_heap.front().cursor->prev();
    afterTopMoved();
}

}  // namespace levelscope
