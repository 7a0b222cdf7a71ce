// The user's iterator: the merge of all sources with everything hidden that a user must not see.
#include <new>
#include <optional>

#include "core/base/coding.h"
#include "core/base/damage_log.h"
#include "core/compaction/level_cursor.h"
#include "core/compaction/merging_cursor.h"
#include "core/db/db_impl.h"
#include "core/db/dead_stretch.h"
#include "core/db/memtable_source.h"
#include "core/db/read_charge.h"

namespace levelscope {
namespace {

constexpr uint64_t kStopEvery = 1024;  // skipped entries between two looks at the stop token
// Versions of one key that are passed one by one; a seek leaps over the others. A counter may have thousands
// of them in a memtable, a seek costs as much as some thirty steps.
constexpr uint32_t kVersionsPassed = 32;
constexpr uint64_t kBehindVersions = 0;  // a trailer: no version of the key lies behind

bool isDeletion(EntryType type) {
    return type == EntryType::tombstone || type == EntryType::rangeTombstone;
}

// Direct: the merge stands on the entry shown, always so forward. Backward, a key with several versions is
// copied on the way to its newest visible one, and the merge then stands before all its entries.
class DbIterator final : public Iterator {
public:
    DbIterator(DbImpl& db, std::shared_ptr<const SuperVersion> view, SequenceNumber sequence,
               const IteratorOptions& options)
        : m_db(db),
          m_view(std::move(view)),
          m_sequence(sequence),
          m_cursors{options.fillCache, options.readahead, options.trace, options.damage},
          m_heldBySnapshot(options.snapshot != nullptr),
          m_mayRenew(options.atSequence == 0),
          m_lazyValues(options.lazyValues),
          m_unwritten(options.unwritten),
          m_range(options.range),
          m_fromPrefix(keyPrefix(m_range.from)),
          m_toPrefix(keyPrefix(m_range.to)),
          m_stretch(m_mayRenew && !m_unwritten.entries && !options.damage ? &db.deadRuns() : nullptr,
                    db.rememberDeadAfter(), m_sequence, m_range, options.trace,
                    [this](DeadRuns::Watch& watch) { return m_db.watchDeadRun(watch, *m_view); }) {
        open();
    }
    ~DbIterator() override {
        m_merge.reset();
        m_view.reset();
        m_db.removeDeadTables();
    }

    bool valid() const override { return m_valid; }
    Status status() const override { return m_status; }

    void seekToFirst() override {
        orFail([&] { goToFirst(); });
    }
    void seek(std::string_view key) override {
        orFail([&] { goTo(key); });
    }
    void seekToLast() override {
        orFail([&] { goToLast(); });
    }
    void seekForPrev(std::string_view key) override {
        orFail([&] { goBackTo(key); });
    }
    void next() override {
        orFail([&] { goNext(); });
    }
    void prev() override {
        orFail([&] { goPrev(); });
    }
    std::string_view key() const override { return m_direct ? m_merge->key().userKey : m_key; }
    bool prepareValue() override {
        if (m_valid && m_separated && !m_loaded)
            orFail([&] {
                m_status = load();
                m_valid = m_status.ok();
            });
        return m_valid;
    }
    std::string_view value() const override { return m_separated ? m_read.bytes : storedValue(); }
    SequenceNumber sequence() const override {
        const SequenceNumber sequence = m_direct ? m_merge->key().sequence() : trailerSequence(m_trailer);
        return sequence < kFirstUnwritten ? sequence : 0;
    }
    int64_t expiryMicros() const override {
        if (!m_direct)
            return m_expiryMicros;
        return expiryOf(m_merge->key().type(), m_merge->value());
    }
    void setStop(std::stop_token token) override { m_stop = std::move(token); }

private:
    // Without memory the iterator stands nowhere; it can be moved again.
    template <typename Move>
    void orFail(Move&& move) {
        try {
            move();
        } catch (const std::bad_alloc&) {
            m_stretch.giveUp();
            m_status = Status::noMemory();
            m_valid = false;
        }
    }

    // Without its expiry; of a separated entry, the pointer.
    std::string_view storedValue() const {
        if (!m_direct)
            return m_value;
        std::string_view stored = m_merge->value();
        if (hasExpiry(m_merge->key().type()))
            stored.remove_prefix(sizeof(int64_t));
        return stored;
    }

    // Of the entry shown. False: its value cannot be read; it is passed by, unless m_status tells why not.
    bool resolve() {
        const EntryType type = m_direct ? m_merge->key().type() : trailerType(m_trailer);
        m_separated = isSeparated(type);
        if (!m_separated)
            return true;
        m_read.bytes = {};
        m_loaded = false;
        Status status;
        if (!decodeValuePointer(storedValue(), m_pointer))
            status = Status::corruption(Reason::malformed, {}, Error::kNoOffset);
        else if (!m_lazyValues)
            status = load();
        if (status.ok())
            return true;
        m_valid = false;
        if (m_cursors.damage && DamageLog::mayPass(status))
            m_cursors.damage->note({status, std::string(key()), std::string(key()), true, true});
        else
            m_status = std::move(status);
        return false;
    }
    Status load() {
        RETURN_IF_ERROR(
            readLiveValue(*m_view->version, m_pointer, m_cursors.fillCache, m_read, m_cursors.trace));
        m_loaded = true;
        return {};
    }

    void goToFirst() {
        begin();
        if (m_range.hasFrom)
            m_merge->seek(m_range.from, seekTrailer(kMaxSequence));
        else
            m_merge->seekToFirst();
        findForward();
    }
    void goTo(std::string_view key) {
        begin();
        if (m_range.hasFrom && key < m_range.from)
            key = m_range.from;
        const bool sampled = sampleRead();
        const Timing timing(m_db.clock(), m_db.recorder().seek, sampled);
        if (sampled)
            charge(key, kSeekCharge * kReadSample, kReadSample);
        m_merge->seek(key, seekTrailer(kMaxSequence));
        findForward();
    }
    void goToLast() {
        begin();
        if (m_range.hasTo)
            backFrom(m_range.to, seekTrailer(kMaxSequence));
        else
            m_merge->seekToLast();
        findBackward();
    }
    void goBackTo(std::string_view key) {
        begin();
        const bool sampled = sampleRead();
        const Timing timing(m_db.clock(), m_db.recorder().seek, sampled);
        if (sampled)
            charge(key, kSeekCharge * kReadSample, kReadSample);
        if (m_range.hasTo && key >= m_range.to)
            backFrom(m_range.to, seekTrailer(kMaxSequence));
        else
            backFrom(key, kBehindVersions);
        findBackward();
    }
    void goNext() {
        const Timing timing(m_db.clock(), m_db.recorder().step, sampleStep());
        if (m_forward) {
            m_skipping = m_merge->mayShareKeyAhead();
            if (m_skipping)
                rememberKey();
            m_merge->next();
        } else {
            turnForward();
        }
        findForward();
    }
    void goPrev() {
        const Timing timing(m_db.clock(), m_db.recorder().step, sampleStep());
        if (m_forward) {
            rememberKey();
            while (m_merge->valid() && m_merge->key().userKey >= m_key)
                if (passedMany())
                    leapBefore(seekTrailer(kMaxSequence));
                else
                    m_merge->prev();
        } else if (m_direct) {
            m_merge->prev();
        }
        findBackward();
    }

    void open() {
        m_whole = false;
        m_openError = {};
        m_merge.emplace(openSources());
        gatherTombstones();
        m_whole = true;
    }

    // A seek may as well go by the tables of now, if they show the same: they are fewer after a merge, and
    // the old ones can go. That is so while a snapshot keeps what this iterator sees, or nothing was written
    // since.
    void renew() {
        if (!m_mayRenew || (!m_heldBySnapshot && m_db.lastSequence() != m_sequence))
            return;
        std::shared_ptr<const SuperVersion> now = m_db.superVersions().share();
        if (!m_heldBySnapshot && m_db.lastSequence() != m_sequence)
            return;
        m_whole = false;
        m_merge.reset();
        m_view = std::move(now);
        m_db.removeDeadTables();
        open();
    }

    void charge(std::string_view key, uint64_t bytes, uint64_t reads = 0) {
        if (chargeRead(*m_view->version, key, bytes, reads))
            m_db.readsAskForCompaction();
    }
    // True for a step that is charged and timed.
    bool sampleStep() {
        if (++m_steps % kStepSample != 0)
            return false;
        charge(key(), kStepCharge * kStepSample);
        return true;
    }

    std::vector<std::unique_ptr<TableCursor>> openSources() const {
        std::vector<std::unique_ptr<TableCursor>> sources;
        if (m_unwritten.entries)
            sources.push_back(
                newMemtableSource(m_unwritten.entries, ReadSource::kUnwritten, m_cursors.trace));
        sources.push_back(newMemtableSource(m_view->active, 0, m_cursors.trace));
        for (uint64_t number = 1; const auto& memtable : m_view->immutables)
            sources.push_back(newMemtableSource(memtable, number++, m_cursors.trace));
        const Version& version = *m_view->version;
        for (std::vector<TablePtr>& tables : version.overlappingSubLevels(m_range))
            sources.push_back(tables.size() == 1
                                  ? newTableCursor(m_db.tables(), tables.front(), m_cursors)
                                  : newLevelCursor(m_db.tables(), std::move(tables), m_cursors));
        for (int level = 1; level < version.levels(); ++level)
            if (std::vector<TablePtr> tables = version.overlapping(level, m_range); !tables.empty())
                sources.push_back(newLevelCursor(m_db.tables(), std::move(tables), m_cursors));
        return sources;
    }

    void gatherTombstones() {
        std::vector<RangeTombstone> all;
        if (m_unwritten.entries)
            all = m_unwritten.entries->rangeTombstones();
        if (const Status status = DbImpl::rangeTombstones(*m_view, m_db.tables(), m_range, all,
                                                          m_cursors.trace, m_cursors.damage.get());
            !status.ok())
            return failOpen(status);
        std::erase_if(all, [&](const RangeTombstone& t) { return isTooNew(t.sequence); });
        m_tombstones = FragmentedTombstones(std::move(all));
    }
    // Without its tombstones the iterator would show what was erased: it stays unusable.
    void failOpen(const Status& status) { m_openError = m_status = status; }

    void begin() {
        if (!m_whole)
            open();
        else if (!m_db.superVersions().isCurrent(m_view.get()))
            renew();
        m_status = m_openError;
        m_skipping = false;
    }

    void backFrom(std::string_view key, uint64_t trailer) {
        m_merge->seek(key, trailer);
        stepBack();
    }
    // Also from behind the last entry.
    void stepBack() {
        if (m_merge->valid())
            m_merge->prev();
        else if (m_merge->status().ok())
            m_merge->seekToLast();
    }

    // Called at each version passed: true when the others of its key are to be leapt over.
    bool passedMany() {
        m_versions = m_merge->mayShareKeyAhead() ? m_versions + 1 : 0;
        if (m_versions < kVersionsPassed)
            return false;
        m_versions = 0;
        return true;
    }
    // Among the versions of the key on which the merge stands: to the first that is not before the trailer,
    // forward, backward, and to the one before it.
    void leapTo(uint64_t trailer) {
        m_key = m_keyCopy.assign(m_merge->key().userKey);
        m_merge->seek(m_key, trailer);
    }
    void leapBackTo(uint64_t trailer) {
        leapTo(trailer);
        if (m_merge->valid())
            m_merge->next();
        stepBack();
    }
    void leapBefore(uint64_t trailer) {
        leapTo(trailer);
        stepBack();
    }
    // The newest that this iterator sees of those that are written, or of those that are not yet.
    uint64_t newestSeen(SequenceNumber among) const {
        return seekTrailer(among < kFirstUnwritten ? m_sequence : m_unwritten.lastSequence);
    }

    // From the entry shown backward to what follows all entries of its key.
    void turnForward() {
        if (m_direct)
            rememberKey();
        m_skipping = true;
        if (m_merge->valid())
            m_merge->next();
        else if (m_status = m_merge->status(); m_status.ok())  // it ran off the front
            m_merge->seek(m_key, seekTrailer(kMaxSequence));
    }

    bool beyondTo(std::string_view key, uint64_t prefix) const {
        return m_range.hasTo && (prefix != m_toPrefix ? prefix > m_toPrefix : key >= m_range.to);
    }
    bool beforeFrom(std::string_view key, uint64_t prefix) const {
        return m_range.hasFrom && (prefix != m_fromPrefix ? prefix < m_fromPrefix : key < m_range.from);
    }

    bool isTooNew(SequenceNumber sequence) const {
        return sequence > m_sequence && (sequence < kFirstUnwritten || sequence > m_unwritten.lastSequence);
    }
    bool isHidden(const InternalKey& key, std::string_view stored) const {
        if (m_tombstones.empty() &&
            (key.type() == EntryType::value || key.type() == EntryType::separatedValue))
            return false;
        if (isDeletion(key.type()))
            return true;
        if (!m_tombstones.empty() && m_tombstones.covering(key.userKey, kMaxSequence) > key.sequence())
            return true;
        return hasExpiry(key.type()) &&
               (stored.size() < sizeof(int64_t) || loadFixed<int64_t>(stored.data()) <= m_db.nowMicros());
    }

    // Of what isHidden() hides.
    EntryVerdict verdictOn(const InternalKey& key) const {
        if (isDeletion(key.type()))
            return EntryVerdict::deletion;
        const SequenceNumber covered = m_tombstones.covering(key.userKey, kMaxSequence);
        if (covered <= key.sequence())
            return EntryVerdict::expired;
        m_cursors.trace->rangeTombstoneMet(covered);
        return EntryVerdict::erased;
    }
    void tell(EntryVerdict verdict) const {
        if (m_cursors.trace != nullptr)
            m_cursors.trace->entryMet(m_merge->key().userKey, m_merge->key().trailer, verdict);
    }
    void tellHidden() const {
        if (m_cursors.trace != nullptr)
            tell(verdictOn(m_merge->key()));
    }

    // From where the merge stands to the first entry to show.
    void findForward() {
        m_forward = true;
        m_stretch.begin(true);
        lookAhead();
        endStretch();
    }
    void lookAhead() {
        m_direct = true;
        m_valid = false;
        m_separated = false;
        if (!m_status.ok())
            return;
        for (uint64_t skipped = 0; m_merge->valid();) {
            const InternalKey& key = m_merge->key();
            if (beyondTo(key.userKey, m_merge->prefix()))
                return;
            if (m_skipping && key.userKey == m_key) {
                tell(EntryVerdict::older);
                if (stopAsked(++skipped))
                    return;
                if (passedMany())
                    leapTo(kBehindVersions);
                else
                    m_merge->next();
                continue;
            }
            if (isTooNew(key.sequence())) {
                if (passTooNew(key)) {
                    m_skipping = false;
                    leapTo(newestSeen(key.sequence()));
                } else {
                    m_merge->next();
                }
                continue;
            }
            m_skipping = false;
            if (isHidden(key, m_merge->value())) {
                tellHidden();
                const DeadStretch::Next next = passDead(key);
                if (next == DeadStretch::Next::endOfRange)
                    return;
                if (next == DeadStretch::Next::toEdge)
                    continue;
            } else {
                tell(EntryVerdict::taken);
                m_valid = true;
                if (resolve() || !m_status.ok())
                    return;
            }
            m_skipping = m_merge->mayShareKeyAhead();
            if (m_skipping)
                rememberKey();
            if (stopAsked(++skipped))
                return;
            m_merge->next();
        }
        m_status = m_merge->status();
    }

    // From where the merge stands back to the first key with something to show.
    void findBackward() {
        m_forward = false;
        m_stretch.begin(false);
        for (lookBack(); m_valid && !resolve() && m_status.ok(); lookBack())
            if (m_direct)
                m_merge->prev();
        endStretch();
    }
    void lookBack() {
        m_direct = false;
        m_valid = false;
        m_separated = false;
        if (!m_status.ok())
            return;
        for (uint64_t skipped = 0; m_merge->valid();) {
            const InternalKey& key = m_merge->key();
            if (m_valid && key.userKey != m_key)
                return;
            if (beforeFrom(key.userKey, m_merge->prefix()))
                return;
            if (isTooNew(key.sequence())) {
                if (passTooNew(key))
                    leapBefore(
                        seekTrailer(key.sequence() < kFirstUnwritten ? kFirstUnwritten - 1 : kMaxSequence));
                else
                    m_merge->prev();
                continue;
            }
            const std::string_view stored = m_merge->value();
            if (isHidden(key, stored)) {
                tellHidden();
                m_valid = false;
                const DeadStretch::Next next = passDead(key);
                if (next == DeadStretch::Next::endOfRange)
                    return;
                if (next == DeadStretch::Next::toEdge)
                    continue;
                if (stopAsked(++skipped))
                    return;
                m_merge->prev();
                continue;
            }
            tell(EntryVerdict::taken);
            m_valid = true;
            if (!m_merge->mayShareKeyAhead()) {
                m_direct = true;
                return;
            }
            rememberShown(stored);
            if (passedMany())
                leapBackTo(newestSeen(trailerSequence(m_trailer)));
            else
                m_merge->prev();
        }
        m_status = m_merge->status();
        m_valid = m_valid && m_status.ok();
    }

    // The merge is moved past a run of dead keys, or back to where one begins, when it is to go to an edge.
    DeadStretch::Next passDead(const InternalKey& key) {
        const DeadStretch::Next next = m_stretch.passed(key.userKey, [&] { return isDeadForGood(key); });
        if (next != DeadStretch::Next::toEdge)
            return next;
        m_skipping = false;
        if (m_forward)
            m_merge->seek(m_stretch.edge(), seekTrailer(kMaxSequence));
        else
            backFrom(m_stretch.edge(), seekTrailer(kMaxSequence));
        return next;
    }
    // Of what is hidden now. A clock may be set back: what has expired counts from when merges may drop it.
    bool isDeadForGood(const InternalKey& key) const {
        if (isDeletion(key.type()) ||
            (!m_tombstones.empty() && m_tombstones.covering(key.userKey, kMaxSequence) > key.sequence()))
            return true;
        const std::string_view stored = m_merge->value();
        return stored.size() >= sizeof(int64_t) && expiryOf(key.type(), stored) <= m_db.expiryHorizon();
    }
    // True when the others of its key are to be leapt over: one of them, unseen, may bring it to life.
    bool passTooNew(const InternalKey& key) {
        tell(EntryVerdict::tooNew);
        const bool many = passedMany();
        if (many || !isDeletion(key.type()))
            m_stretch.tooNew(key.userKey);
        return many;
    }
    void endStretch() {
        if (!m_status.ok())
            return m_stretch.giveUp();
        const std::string_view shown = m_valid ? key() : std::string_view();
        m_stretch.end(m_valid ? &shown : nullptr);
    }

    // Of an entry that is shown: its value is known to be whole.
    static int64_t expiryOf(EntryType type, std::string_view stored) {
        return hasExpiry(type) ? loadFixed<int64_t>(stored.data()) : 0;
    }
    // What the merge stands on, for when it has gone on.
    void rememberKey() {
        m_key = m_merge->key().userKey;
        if (!m_merge->viewsLast())
            m_key = m_keyCopy.assign(m_key);
    }
    void rememberShown(std::string_view stored) {
        rememberKey();
        m_trailer = m_merge->key().trailer;
        m_expiryMicros = expiryOf(trailerType(m_trailer), stored);
        if (hasExpiry(trailerType(m_trailer)))
            stored.remove_prefix(sizeof(int64_t));
        m_value = m_merge->viewsLast() ? stored : m_valueCopy.assign(stored);
    }

    // True when the move ends here, as asked. Called on a dead entry.
    bool stopAsked(uint64_t skipped) {
        if (skipped % kStopEvery != 0)
            return false;
        charge(m_merge->key().userKey, kDeadCharge * kStopEvery);
        if (!m_stop.stop_requested())
            return false;
        m_status = Status::cancelled();
        m_valid = false;
        return true;
    }

    DbImpl& m_db;
    std::shared_ptr<const SuperVersion> m_view;
    const SequenceNumber m_sequence;
    const CursorOptions m_cursors;
    const bool m_heldBySnapshot;
    const bool m_mayRenew;
    const bool m_lazyValues;
    const Unwritten m_unwritten;
    uint32_t m_steps = 0;
    uint32_t m_versions = 0;  // that passedMany() was called for in a row
    const KeyRange m_range;
    const uint64_t m_fromPrefix;
    const uint64_t m_toPrefix;
    std::optional<MergingCursor> m_merge;
    FragmentedTombstones m_tombstones;
    DeadStretch m_stretch;
    std::stop_token m_stop;
    Status m_status;
    Status m_openError;
    bool m_whole = false;  // opened with all sources and tombstones
    bool m_valid = false;
    bool m_forward = true;
    bool m_direct = true;
    bool m_skipping = false;  // forward: entries of m_key are not shown (any more)
    std::string_view m_key;   // skipped, or shown while not direct
    std::string_view m_value;
    std::string m_keyCopy;
    std::string m_valueCopy;
    uint64_t m_trailer = 0;
    int64_t m_expiryMicros = 0;
    bool m_separated = false;  // the entry shown: its value is in m_read once it is loaded
    bool m_loaded = false;
    ValuePointer m_pointer;
    ReadValue m_read;
};

}  // namespace

bool DbImpl::watchDeadRun(DeadRuns::Watch& watch, const SuperVersion& view) {
    Writer writer;
    writer.alone = true;
    if (!m_queue.tryJoin(writer))
        return false;
    const bool begun = m_superVersions.isCurrent(&view) &&
                       m_deadRuns.begin(watch, m_lastSequence.load(std::memory_order_relaxed));
    m_queue.leave(writer, writer);
    return begun;
}

std::unique_ptr<Iterator> DbImpl::iterator(const IteratorOptions& options) {
    m_seeks.fetch_add(1, std::memory_order_relaxed);
    // Of one moment: everything up to the sequence is in the view.
    std::shared_ptr<const SuperVersion> view;
    SequenceNumber sequence = 0;
    do {
        view = m_superVersions.share();
        sequence = readSequence(options);
    } while (!m_superVersions.isCurrent(view.get()));
    return std::make_unique<DbIterator>(*this, std::move(view), sequence, options);
}

}  // namespace levelscope
