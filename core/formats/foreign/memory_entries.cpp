#include "core/formats/foreign/memory_entries.h"

#include <algorithm>
#include <cstring>

namespace levelscope {

namespace {

constexpr size_t kChunk = 256 * 1024;

class MemoryCursor final : public EntryCursor {
public:
    MemoryCursor(const std::vector<MemoryEntries::Entry>& entries, const KeyOrder& order, ReadTrace* trace)
        : m_entries(entries), m_order(order), m_trace(trace), m_at(entries.size()) {}
    bool valid() const override { return m_at < m_entries.size(); }
    Status status() const override { return {}; }
    void seekToFirst() override { m_at = 0; }
    void seekToLast() override { m_at = m_entries.empty() ? 0 : m_entries.size() - 1; }
    void seek(std::string_view key, uint64_t trailer) override {
        uint32_t comparisons = 0;
        const auto at =
            std::partition_point(m_entries.begin(), m_entries.end(), [&](const MemoryEntries::Entry& entry) {
                ++comparisons;
                return m_order.compare(entry.key, entry.trailer, key, trailer) < 0;
            });
        m_at = static_cast<size_t>(at - m_entries.begin());
        if (m_trace == nullptr)
            return;
        m_trace->sourceEntered({});
        m_trace->memtableSearched(comparisons);
    }
    void next() override { ++m_at; }
    void prev() override { m_at = m_at == 0 ? m_entries.size() : m_at - 1; }
    InternalKey key() const override { return {m_entries[m_at].key, m_entries[m_at].trailer}; }
    std::string_view value() const override { return m_entries[m_at].value; }

private:
    const std::vector<MemoryEntries::Entry>& m_entries;
    const KeyOrder& m_order;
    ReadTrace* const m_trace;
    size_t m_at;
};

}  // namespace

std::string_view MemoryEntries::keep(std::string_view bytes) {
    if (bytes.size() > m_left) {
        const size_t size = std::max(kChunk, bytes.size());
        m_chunks.push_back(std::make_unique<char[]>(size));
        m_free = m_chunks.back().get();
        m_left = size;
    }
    if (!bytes.empty())
        std::memcpy(m_free, bytes.data(), bytes.size());
    const std::string_view kept(m_free, bytes.size());
    m_free += bytes.size();
    m_left -= bytes.size();
    m_bytes += bytes.size();
    return kept;
}

void MemoryEntries::add(std::string_view key, uint64_t trailer, std::string_view value) {
    const std::string_view kept = keep(key);
    m_entries.push_back({kept, trailer, keep(value)});
}

void MemoryEntries::sort(const KeyOrder& order) {
    std::stable_sort(m_entries.begin(), m_entries.end(), [&order](const Entry& a, const Entry& b) {
        return order.compare(a.key, a.trailer, b.key, b.trailer) < 0;
    });
}

std::unique_ptr<EntryCursor> newMemoryCursor(const MemoryEntries& entries, const KeyOrder& order,
                                             ReadTrace* trace) {
    return std::make_unique<MemoryCursor>(entries.entries(), order, trace);
}

}  // namespace levelscope
