// The cursor over one table. Blocks are read with readahead when the use is sequential; those that are not
// compressed are read in place.
#include <algorithm>

#include "core/formats/foreign/foreign_table.h"

namespace levelscope {

namespace {

constexpr uint64_t kLargestReadahead = 256 * 1024;
constexpr uint64_t kFirstReadahead = 16 * 1024;

// Reads blocks of one table one after the other.
class BlockFetcher {
public:
    // `alone`: nothing is read ahead, so that a neighbour does not make a block fail.
    BlockFetcher(const ForeignTable& table, ReadTrace* trace, bool alone)
        : m_table(table), m_trace(trace), m_alone(alone) {}

    // `view` is valid until the next fetch.
    Status fetch(const BlockPlace& place, std::string_view& view) {
        RETURN_IF_ERROR(m_table.checkPlace(place));
        const uint64_t length = place.size + kForeignTrailerSize;
        if (place.offset < m_begin || place.offset + length > m_begin + m_chunk.size())
            RETURN_IF_ERROR(load(place.offset, length));
        return m_table.unfoldBlock(place, std::string_view(m_chunk).substr(place.offset - m_begin, length),
                                   m_unfolded, view);
    }

private:
    Status load(uint64_t offset, uint64_t length) {
        const bool sequential =
            !m_alone && offset >= m_begin && offset <= m_begin + m_chunk.size() && !m_chunk.empty();
        m_window = sequential ? std::min(std::max(m_window * 2, kFirstReadahead), kLargestReadahead) : 0;
        const uint64_t wanted =
            std::min(std::max(length, m_window),
                     std::max(length, m_table.layout().footer.offset -
                                          std::min(offset, m_table.layout().footer.offset)));
        m_chunk.resize(wanted);
        m_begin = offset;
        const Status status = m_table.readRaw(offset, m_chunk);
        if (!status.ok())
            m_chunk.clear();
        else if (m_trace != nullptr)
            m_trace->blockRead(m_table.number(), BlockKind::data, offset, wanted, false);
        return status;
    }

    const ForeignTable& m_table;
    ReadTrace* const m_trace;
    const bool m_alone;
    std::string m_chunk;
    uint64_t m_begin = 0;
    uint64_t m_window = 0;
    std::string m_unfolded;
};

class ForeignTableCursor final : public EntryCursor {
public:
    ForeignTableCursor(std::shared_ptr<const ForeignTable> table, const KeyOrder& order, ReadTrace* trace,
                       std::shared_ptr<DamageLog> damage)
        : m_table(std::move(table)),
          m_order(order),
          m_trace(trace),
          m_damage(std::move(damage)),
          m_index(*m_table, trace, m_damage.get()),
          m_fetcher(*m_table, trace, m_damage != nullptr) {}

    bool valid() const override { return m_valid; }
    Status status() const override { return m_status; }
    InternalKey key() const override { return m_key; }
    std::string_view value() const override { return m_data.value(); }

    void seekToFirst() override {
        begin();
        m_index.seekToFirst();
        if (enterBlock())
            m_data.seekToFirst();
        settle(true);
    }
    void seekToLast() override {
        begin();
        m_index.seekToLast();
        if (enterBlock())
            m_data.seekToLast();
        settle(false);
    }
    void seek(std::string_view userKey, uint64_t trailer) override {
        const auto below = [&](const InternalKey& key) {
            return m_order.compare(key.userKey, key.trailer, userKey, trailer) < 0;
        };
        // Index keys have no rank: the way leads past all entries.
        if (m_order.ranked()) {
            for (seekToFirst(); m_valid && below(m_key);)
                next();
            return;
        }
        begin();
        m_index.seek(m_order, userKey, trailer);
        if (enterBlock())
            seekInBlock(below);
        settle(true);
    }
    void next() override {
        m_data.next();
        settle(true);
    }
    void prev() override {
        m_data.prev();
        settle(false);
    }

private:
    template <typename Below>
    void seekInBlock(const Below& below) {
        uint32_t comparisons = 0;
        m_data.seek([&](std::string_view stored) {
            InternalKey key;
            ++comparisons;
            return m_table->splitKey(stored, key) && below(key);
        });
        if (m_trace != nullptr)
            m_trace->blockSearched(m_table->number(), kUnknownEntry, comparisons);
    }
    void begin() {
        m_status = {};
        m_valid = false;
    }
    void fail(Status status) {
        m_valid = false;
        m_status = std::move(status);
    }
    // The block at hand cannot be read (further): it is passed by, or ends the walk.
    void failBlock(Status status) {
        m_data.reset({});
        if (!m_damage || !DamageLog::mayPass(status))
            return fail(std::move(status));
        m_damage->note(m_index.placeOf(std::move(status)));
    }
    Status malformed() const { return m_table->corruption(Reason::malformed, m_index.place().offset); }
    // Reads the block the index stands on. False at the end of the index, at an error, and for a block that
    // is passed by.
    bool enterBlock() {
        m_data.reset({});
        if (!m_index.valid()) {
            if (!m_index.status().ok())
                fail(m_index.status());
            return false;
        }
        std::string_view bytes;
        SortedBlock block;
        Status status = m_fetcher.fetch(m_index.place(), bytes);
        if (status.ok() && !SortedBlock::parse(bytes, block))
            status = malformed();
        if (!status.ok()) {
            failBlock(std::move(status));
            return false;
        }
        m_data.reset(block);
        return true;
    }
    void enterNeighbour(bool forward) {
        const uint64_t before = m_index.place().offset;
        if (forward)
            m_index.next();
        else
            m_index.prev();
        // Blocks lie in the order of their keys; an index that turns back would never end.
        if (m_index.valid() && (m_index.place().offset > before) != forward)
            return fail(m_table->corruption(Reason::outOfOrder, m_index.place().offset));
        if (!enterBlock())
            return;
        if (forward)
            m_data.seekToFirst();
        else
            m_data.seekToLast();
    }
    // Goes on to the next (or previous) block while the one at hand is used up.
    void settle(bool forward) {
        m_valid = false;
        while (m_status.ok() && m_index.valid()) {
            if (m_data.valid() && m_table->splitKey(m_data.key(), m_key)) {
                m_valid = true;
                return;
            }
            if (m_data.valid() || m_data.damaged())
                failBlock(malformed());
            if (m_status.ok())
                enterNeighbour(forward);
        }
    }

    const std::shared_ptr<const ForeignTable> m_table;
    const KeyOrder& m_order;
    ReadTrace* const m_trace;
    const std::shared_ptr<DamageLog> m_damage;
    ForeignIndexCursor m_index;
    BlockFetcher m_fetcher;
    SortedBlockCursor m_data;
    InternalKey m_key;
    bool m_valid = false;
    Status m_status;
};

}  // namespace

std::unique_ptr<EntryCursor> ForeignTable::newCursor(const KeyOrder& order, ReadTrace* trace,
                                                     std::shared_ptr<DamageLog> damage) const {
    return std::make_unique<ForeignTableCursor>(shared_from_this(), order, trace, std::move(damage));
}

}  // namespace levelscope
