#include "core/formats/foreign/live_iterator.h"

#include "core/formats/foreign/entry_values.h"

namespace levelscope {

namespace {

constexpr uint64_t kNewest = ~uint64_t{0};  // sorts in front of every version of a key
constexpr uint64_t kStopEvery = 1024;
constexpr uint8_t kPlainValue = 1;

class LiveIterator final : public Iterator {
public:
    LiveIterator(std::shared_ptr<const ForeignFamily> family, std::shared_ptr<const TombstoneCover> cover,
                 SequenceNumber snapshot, KeyRange range, Status failure, ReadTrace* trace,
                 std::shared_ptr<DamageLog> damage)
        : m_family(std::move(family)),
          m_order(m_family->order),
          m_cover(std::move(cover)),
          m_trace(trace),
          m_damage(std::move(damage)),
          m_cursor(newFamilyCursor(*m_family, trace, m_damage)),
          m_snapshot(snapshot),
          m_range(std::move(range)),
          m_bounded(m_order.bytewise()),
          m_failure(std::move(failure)) {}

    bool valid() const override { return m_valid; }
    Status status() const override { return m_status; }
    std::string_view key() const override { return m_key; }
    std::string_view value() const override { return m_view; }
    SequenceNumber sequence() const override { return m_sequence; }
    Status valueProblem() const override { return m_valueProblem; }
    void setStop(std::stop_token token) override { m_stop = std::move(token); }

    void seekToFirst() override {
        begin();
        if (m_bounded && m_range.hasFrom)
            m_cursor->seek(m_range.from, kNewest);
        else
            m_cursor->seekToFirst();
        findForward();
    }
    void seek(std::string_view key) override {
        begin();
        if (m_bounded && m_range.hasFrom && key < m_range.from)
            key = m_range.from;
        m_cursor->seek(m_order.firstStored(key), kNewest);
        findForward();
    }
    void seekToLast() override {
        begin();
        if (m_bounded && m_range.hasTo)
            stepBefore(m_range.to);
        else
            m_cursor->seekToLast();
        findBackward();
    }
    void seekForPrev(std::string_view key) override {
        if (m_bounded && m_range.hasTo && key >= m_range.to)
            return seekToLast();
        begin();
        m_cursor->seek(m_order.firstStored(key), kNewest);
        while (m_cursor->valid() && visibleKey() == key)
            m_cursor->next();
        stepBack();
        findBackward();
    }
    void next() override {
        if (m_forward && m_onCursor) {
            m_cursor->next();
        } else if (!m_forward) {
            m_cursor->seek(m_order.firstStored(m_key), kNewest);
            m_skips = true;
        }
        m_forward = true;
        findForward();
    }
    void prev() override {
        if (m_forward)
            stepBefore(m_key);
        m_forward = false;
        findBackward();
    }

private:
    // One version of a key, kept while the way leads backwards.
    struct Kept {
        std::string storedKey;
        uint64_t trailer = 0;
        std::string value;
    };

    void begin() {
        m_valid = false;
        m_skips = false;
        m_forward = true;
        m_status = {};
    }
    std::string_view visibleKey() const { return m_order.visible(m_cursor->key().userKey); }
    EntryType typeOf(uint64_t trailer) const {
        return entryTypeOf(m_family->dialect, static_cast<uint8_t>(trailer & 0xff));
    }
    void stepBack() {
        if (m_cursor->valid())
            m_cursor->prev();
        else if (m_cursor->status().ok())
            m_cursor->seekToLast();
    }
    void stepBefore(const std::string& key) {
        m_cursor->seek(m_order.firstStored(key), kNewest);
        stepBack();
    }
    bool stopped() {
        if (++m_steps % kStopEvery != 0 || !m_stop.stop_requested())
            return false;
        m_status = Status::cancelled();
        return true;
    }
    bool fail(Status status) {
        m_status = std::move(status);
        return false;
    }
    bool hidden(std::string_view storedKey, SequenceNumber sequence) const {
        return !m_cover->empty() && m_cover->covering(m_order, storedKey, m_snapshot) > sequence;
    }
    // Of the entry at hand, forward.
    void tell(EntryVerdict verdict) const {
        if (m_trace == nullptr)
            return;
        const InternalKey key = m_cursor->key();
        if (verdict == EntryVerdict::erased)
            m_trace->rangeTombstoneMet(m_cover->covering(m_order, key.userKey, m_snapshot));
        m_trace->entryMet(m_order.visible(key.userKey), packTrailer(key.sequence(), typeOf(key.trailer)),
                          verdict);
    }
    bool wanted(std::string_view visible) const { return m_bounded || m_range.contains(visible); }

    void findForward() {
        m_valid = false;
        while (m_status.ok() && m_cursor->valid() && !stopped()) {
            const InternalKey key = m_cursor->key();
            const std::string_view visible = m_order.visible(key.userKey);
            const bool older = m_skips && visible == m_key;
            const bool passed = older || key.sequence() > m_snapshot;
            if (passed)
                tell(older ? EntryVerdict::older : EntryVerdict::tooNew);
            if (!passed && m_bounded && m_range.hasTo && visible >= m_range.to)
                break;
            if (!passed) {
                m_key.assign(visible);
                m_skips = true;
                m_onCursor = true;
                if (wanted(m_key) && takeHere())
                    return;
                if ((!m_status.ok() && !passBy()) || !m_onCursor)
                    continue;
            }
            m_cursor->next();
        }
        atEnd();
    }

    // No more pairs this way: now is the time to say what is missing.
    void atEnd() {
        if (m_status.ok())
            m_status = m_cursor->status();
        if (!m_status.ok() || m_failure.ok())
            return;
        if (m_damage && DamageLog::mayPass(m_failure))
            m_damage->note({.status = m_failure});
        else
            m_status = m_failure;
    }

    // True if the pair at hand, whose value cannot be told, is passed by.
    bool passBy() {
        if (!m_damage || !DamageLog::mayPass(m_status) || !m_cursor->status().ok())
            return false;
        m_damage->note({m_status, m_key, m_key, true, true});
        m_status = {};
        return true;
    }

    // The entry at hand is the newest of m_key. True: it is live and shown. m_onCursor tells whether the
    // cursor still stands on it.
    bool takeHere() {
        const InternalKey key = m_cursor->key();
        const EntryType type = typeOf(key.trailer);
        if (isTombstone(type) || hidden(key.userKey, key.sequence())) {
            tell(isTombstone(type) ? EntryVerdict::deletion : EntryVerdict::erased);
            return false;
        }
        tell(EntryVerdict::taken);
        m_sequence = key.sequence();
        if (type == EntryType::merge) {
            if (!mergeForward())
                return false;
        } else if ((key.trailer & 0xff) == kPlainValue) {
            m_view = m_cursor->value();
        } else {
            if (!resolve(key.trailer, m_cursor->value(), m_value))
                return false;
            m_view = m_value;
        }
        m_valid = true;
        return true;
    }

    bool resolve(uint64_t trailer, std::string_view stored, std::string& value) {
        const Status status = resolveEntry(*m_family, m_key, trailer, stored, value);
        return status.ok() || fail(status);
    }

    bool mergeForward() {
        std::vector<std::string> operands;
        std::string base;
        bool hasBase = false;
        for (; m_cursor->valid() && visibleKey() == m_key; m_cursor->next()) {
            const InternalKey key = m_cursor->key();
            const EntryType type = typeOf(key.trailer);
            if (isTombstone(type) || hidden(key.userKey, key.sequence()))
                break;
            if (type == EntryType::merge) {
                operands.emplace_back(m_cursor->value());
                continue;
            }
            hasBase = resolve(key.trailer, m_cursor->value(), base);
            if (!hasBase)
                return false;
            break;
        }
        m_onCursor = false;
        if (const Status status = m_cursor->status(); !status.ok())
            return fail(status);
        return merge(operands, hasBase ? &base : nullptr);
    }

    bool merge(const std::vector<std::string>& operands, const std::string* base) {
        const Status status = resolveMerge(*m_family, m_key, operands, base, m_value, m_valueProblem);
        m_view = m_value;
        return status.ok() || fail(status);
    }

    void findBackward() {
        m_valid = false;
        m_forward = false;
        while (m_status.ok() && m_cursor->valid() && !stopped()) {
            m_key.assign(visibleKey());
            if (m_bounded && m_range.hasFrom && m_key < m_range.from)
                break;
            std::vector<Kept> versions = keepVersions();
            if (m_status = m_cursor->status(); !m_status.ok())
                return;
            if (wanted(m_key) && takeKept(versions))
                return;
            if (!m_status.ok() && !passBy())
                return;
        }
        atEnd();
    }

    // The versions of m_key that matter, oldest first; the cursor is put in front of them.
    std::vector<Kept> keepVersions() {
        std::vector<Kept> versions;
        for (; m_cursor->valid() && visibleKey() == m_key; m_cursor->prev()) {
            const InternalKey key = m_cursor->key();
            if (key.sequence() > m_snapshot)
                continue;
            if (typeOf(key.trailer) != EntryType::merge)
                versions.clear();
            versions.push_back({std::string(key.userKey), key.trailer, std::string(m_cursor->value())});
        }
        return versions;
    }

    bool takeKept(std::vector<Kept>& versions) {
        std::vector<std::string> operands;
        const Kept* base = nullptr;
        for (size_t i = versions.size(); i-- > 0 && base == nullptr;) {
            Kept& kept = versions[i];
            const EntryType type = typeOf(kept.trailer);
            if (isTombstone(type) || hidden(kept.storedKey, trailerSequence(kept.trailer)))
                break;
            if (type == EntryType::merge)
                operands.push_back(std::move(kept.value));
            else
                base = &kept;
        }
        if (base == nullptr && operands.empty())
            return false;
        m_sequence = trailerSequence(versions.back().trailer);
        if (base != nullptr && !resolve(base->trailer, base->value, m_value))
            return false;
        m_view = m_value;
        if (!operands.empty()) {
            const std::string below = std::move(m_value);
            if (!merge(operands, base != nullptr ? &below : nullptr))
                return false;
        }
        m_valid = true;
        return true;
    }

    const std::shared_ptr<const ForeignFamily> m_family;
    const KeyOrder& m_order;
    const std::shared_ptr<const TombstoneCover> m_cover;
    ReadTrace* const m_trace;
    const std::shared_ptr<DamageLog> m_damage;
    const std::unique_ptr<EntryCursor> m_cursor;
    const SequenceNumber m_snapshot;
    const KeyRange m_range;
    const bool m_bounded;  // the range is a stretch of the order
    const Status m_failure;
    Status m_status;
    Status m_valueProblem;
    std::stop_token m_stop;
    uint64_t m_steps = 0;
    bool m_valid = false;
    bool m_forward = true;
    bool m_onCursor = false;
    bool m_skips = false;
    std::string m_key;  // whose versions are told: it is shown, or has been passed by
    std::string m_value;
    std::string_view m_view;
    SequenceNumber m_sequence = 0;
};

}  // namespace

std::unique_ptr<Iterator> newLiveIterator(std::shared_ptr<const ForeignFamily> family,
                                          std::shared_ptr<const TombstoneCover> cover,
                                          SequenceNumber snapshot, KeyRange range, Status failure,
                                          ReadTrace* trace, std::shared_ptr<DamageLog> damage) {
    return std::make_unique<LiveIterator>(std::move(family), std::move(cover), snapshot, std::move(range),
                                          std::move(failure), trace, std::move(damage));
}

}  // namespace levelscope
