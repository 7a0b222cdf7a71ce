#include "core/compaction/merging_cursor.h"

namespace levelscope {

MergingCursor::MergingCursor(std::vector<std::unique_ptr<TableCursor>> sources)
    : m_sources(std::move(sources)) {
    m_heap.reserve(m_sources.size());
}

void MergingCursor::push(TableCursor* cursor) {
    if (cursor->valid()) {
        m_heap.push_back({0, 0, cursor});
        m_heap.back().load();
    } else if (Status status = cursor->status(); !status.ok() && m_status.ok()) {
        m_status = std::move(status);
    }
}

void MergingCursor::rebuild() {
    if (!m_status.ok())
        m_heap.clear();
    for (size_t i = m_heap.size() / 2; i-- > 1;)
        siftDown(i);
    rebalance();
}

// Puts the top where it belongs and finds the one to watch.
void MergingCursor::rebalance() {
    const size_t size = m_heap.size();
    if (size > 1)
        siftDown(0);
    m_rival = size < 2 ? 0 : (size > 2 && before(m_heap[2], m_heap[1]) ? 2 : 1);
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

// The top's source has ended, or failed.
void MergingCursor::dropTop() {
    if (Status status = m_heap.front().cursor->status(); !status.ok()) {
        m_status = std::move(status);
        m_heap.clear();
        return;
    }
    m_heap.front() = m_heap.back();
    m_heap.pop_back();
    rebalance();
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
    m_turnKey = current->key().userKey;
    const uint64_t trailer = current->key().trailer;
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
    m_turnKey = current->key().userKey;
    const uint64_t trailer = current->key().trailer;
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

}  // namespace levelscope
