#include "core/formats/foreign/key_lookup.h"

#include <algorithm>
#include <optional>

#include "core/formats/foreign/entry_values.h"
#include "core/formats/foreign/foreign_filter.h"

namespace levelscope {

namespace {

constexpr uint64_t kNewest = ~uint64_t{0};  // sorts in front of every version of a key

class KeyLookup {
public:
    KeyLookup(const ForeignFamily& family, const TombstoneCover& cover, std::string_view key,
              SequenceNumber snapshot, ReadTrace* trace)
        : m_family(family),
          m_order(family.order),
          m_key(key),
          m_snapshot(snapshot),
          m_covered(cover.covering(m_order, key, snapshot)),
          m_trace(trace) {}

    Status read() {
        if (!m_family.memory.entries().empty())
            RETURN_IF_ERROR(take(*newMemoryCursor(m_family.memory, m_order, m_trace)));
        for (size_t level = 0; level < m_family.levels.size(); ++level)
            RETURN_IF_ERROR(level == 0 ? readLevelZero() : readSorted(m_family.levels[level]));
        return {};
    }

    // What the versions that were found make.
    Status resolve(std::string& value) {
        std::sort(m_found.begin(), m_found.end(),
                  [](const Found& a, const Found& b) { return a.trailer > b.trailer; });
        std::vector<std::string> operands;
        auto found = m_found.begin();
        for (; found != m_found.end() && found->meaning == Meaning::operand; ++found)
            operands.push_back(std::move(found->stored));
        const bool hasBase = found != m_found.end() && found->meaning == Meaning::value;
        if (operands.empty() && !hasBase)
            return Status::notFound();
        std::string base;
        if (hasBase)
            RETURN_IF_ERROR(resolveEntry(m_family, m_key, found->trailer, found->stored, base));
        if (operands.empty()) {
            value = std::move(base);
            return {};
        }
        Status rawOperands;
        return resolveMerge(m_family, m_key, operands, hasBase ? &base : nullptr, value, rawOperands);
    }

private:
    enum class Meaning : uint8_t { operand, value, gone };
    struct Found {
        uint64_t trailer = 0;
        std::string stored;
        Meaning meaning = Meaning::gone;
    };

    Status readLevelZero() {
        for (const TableHandlePtr& table : m_family.levels[0]) {
            const TableMeta& meta = table->meta();
            if (m_order.compare(m_key, meta.smallest) < 0 || m_order.compare(meta.largest, m_key) < 0)
                pass({0, meta.number}, PassReason::outsideBounds);
            else if (m_decided && *m_decided > meta.maxSequence)
                pass({0, meta.number}, PassReason::notNeeded);
            else
                RETURN_IF_ERROR(readTable(*table));
        }
        return {};
    }

    // The versions of a key may go on in the next table.
    Status readSorted(const std::vector<TableHandlePtr>& tables) {
        auto table = std::partition_point(tables.begin(), tables.end(), [this](const TableHandlePtr& one) {
            return m_order.compare(one->meta().largest, m_key) < 0;
        });
        const auto holds = [&] {
            return table != tables.end() && m_order.compare((*table)->meta().smallest, m_key) <= 0;
        };
        if (!tables.empty() && !holds())
            pass({tables.front()->meta().level, 0}, PassReason::outsideBounds);
        for (; holds(); ++table) {
            if (m_decided)
                pass({(*table)->meta().level, (*table)->meta().number}, PassReason::notNeeded);
            else
                RETURN_IF_ERROR(readTable(**table));
        }
        return {};
    }

    Status readTable(const TableHandle& handle) {
        if (m_trace != nullptr)
            m_trace->sourceEntered({handle.meta().level, handle.meta().number});
        ASSIGN_OR_RETURN(const std::shared_ptr<const ForeignTable> table, handle.table());
        if (m_trace != nullptr && filterSaysNo(*table))
            return {};
        const std::unique_ptr<EntryCursor> cursor = table->newCursor(m_order, m_trace);
        cursor->seek(m_key, kNewest);
        if (cursor->valid())
            RETURN_IF_ERROR(handle.checkWithin(*table, cursor->key(), m_order));
        return takeVersions(*cursor);
    }

    // One that cannot be read says nothing, as none does.
    bool filterSaysNo(const ForeignTable& table) const {
        const Result<FilterAnatomy> filter = foreignFilter(table, m_order);
        if (!filter.ok() || filter->bits == 0 || !filter->tester)
            return false;
        const bool mayContain = filter->tester(*filter, m_key);
        m_trace->filterChecked(table.number(), mayContain);
        return !mayContain;
    }

    Status take(EntryCursor& cursor) {
        cursor.seek(m_key, kNewest);
        return takeVersions(cursor);
    }

    // Those of one source, down to the one that decides.
    Status takeVersions(EntryCursor& cursor) {
        for (; cursor.valid() && m_order.compare(cursor.key().userKey, m_key) == 0; cursor.next()) {
            const InternalKey entry = cursor.key();
            if (entry.userKey == m_key && takeEntry(entry, cursor.value()))
                break;
        }
        return cursor.status();
    }

    // True: what is older counts no more.
    bool takeEntry(const InternalKey& entry, std::string_view stored) {
        const SequenceNumber sequence = entry.sequence();
        const EntryType type = entryTypeOf(m_family.dialect, static_cast<uint8_t>(entry.trailer & 0xff));
        const EntryVerdict verdict = verdictOn(sequence, type);
        if (m_trace != nullptr) {
            if (verdict == EntryVerdict::erased)
                m_trace->rangeTombstoneMet(m_covered);
            m_trace->entryMet(m_key, packTrailer(sequence, type), verdict);
        }
        if (verdict == EntryVerdict::tooNew || verdict == EntryVerdict::older)
            return verdict == EntryVerdict::older;
        Meaning meaning = Meaning::gone;
        if (verdict == EntryVerdict::taken)
            meaning = type == EntryType::merge ? Meaning::operand : Meaning::value;
        m_found.push_back({entry.trailer, std::string(meaning == Meaning::gone ? "" : stored), meaning});
        if (meaning == Meaning::operand)
            return false;
        m_decided = sequence;
        return true;
    }

    EntryVerdict verdictOn(SequenceNumber sequence, EntryType type) const {
        if (sequence > m_snapshot)
            return EntryVerdict::tooNew;
        if (m_decided && sequence <= *m_decided)
            return EntryVerdict::older;
        if (m_covered > sequence)
            return EntryVerdict::erased;
        return isTombstone(type) ? EntryVerdict::deletion : EntryVerdict::taken;
    }

    void pass(const ReadSource& source, PassReason reason) const {
        if (m_trace != nullptr)
            m_trace->sourcePassed(source, reason);
    }

    const ForeignFamily& m_family;
    const KeyOrder& m_order;
    const std::string_view m_key;
    const SequenceNumber m_snapshot;
    const SequenceNumber m_covered;  // of the newest deletion of a range over the key; 0: none
    ReadTrace* const m_trace;
    std::vector<Found> m_found;
    std::optional<SequenceNumber> m_decided;  // of the newest version that ends the search
};

}  // namespace

Status lookUpKey(const ForeignFamily& family, const TombstoneCover& cover, std::string_view key,
                 SequenceNumber snapshot, std::string& value, ReadTrace* trace) {
    KeyLookup lookup(family, cover, key, snapshot, trace);
    RETURN_IF_ERROR(lookup.read());
    return lookup.resolve(value);
}

}  // namespace levelscope
