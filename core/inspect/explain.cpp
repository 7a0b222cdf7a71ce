#include "core/inspect/explain.h"

#include <algorithm>

namespace levelscope {

namespace {

// Sorts what a read tells into steps.
class StepCollector final : public ReadTrace {
public:
    StepCollector(const Version& version, Explanation& to) : m_version(version), m_to(to) {}

    void sourcePassed(const ReadSource& source, PassReason reason) override {
        m_to.steps.push_back({.source = source});
        m_to.steps.back().passed = reason;
    }
    void sourceEntered(const ReadSource& source) override { m_current = indexOf(source); }
    void memtableSearched(uint32_t comparisons) override { current().comparisons += comparisons; }
    void tableOpened(uint64_t fileNumber, uint64_t bytesRead) override {
        stepOf(fileNumber).bytesRead += bytesRead;
    }
    void filterChecked(uint64_t fileNumber, bool mayContain) override {
        stepOf(fileNumber).filter = mayContain;
        ++m_to.filtersAsked;
        if (!mayContain)
            ++m_to.filtersSaved;
    }
    void indexSearched(uint64_t fileNumber, uint64_t block, uint32_t comparisons) override {
        ExplainedStep& step = stepOf(fileNumber);
        if (block != kUnknownBlock)
            step.block = block;
        step.comparisons += comparisons;
    }
    void blockRead(uint64_t fileNumber, BlockKind kind, uint64_t offset, uint64_t bytesOnDisk,
                   bool cacheHit) override {
        ExplainedStep& step = stepOf(fileNumber);
        step.blocks.push_back({kind, offset, bytesOnDisk, cacheHit});
        ++(cacheHit ? m_to.blocksFromCache : m_to.blocksFromDisk);
        if (!cacheHit)
            step.bytesRead += bytesOnDisk;
    }
    void blockSearched(uint64_t fileNumber, uint64_t entry, uint32_t comparisons) override {
        ExplainedStep& step = stepOf(fileNumber);
        if (entry != kUnknownEntry)
            step.entry = entry;
        step.comparisons += comparisons;
    }
    void rangeTombstoneMet(SequenceNumber sequence) override {
        m_covered = std::max(m_covered, sequence);
        if (!m_to.request.seek)
            current().rangeTombstone = sequence;
    }
    void deadRunPassed(const KeyRange& run) override {
        if (m_to.deadRuns.size() < kExplainedEntries)
            m_to.deadRuns.push_back(run);
    }
    void entryMet(std::string_view userKey, uint64_t trailer, EntryVerdict verdict) override {
        ++m_to.entriesMet;
        if (m_to.entries.size() < kExplainedEntries)
            m_to.entries.push_back(
                {std::string(userKey), trailerSequence(trailer), trailerType(trailer), verdict});
    }

    // The step that was entered last; there is one.
    ExplainedStep& current() {
        if (m_to.steps.empty())
            m_to.steps.emplace_back();
        return m_to.steps[m_current];
    }
    SequenceNumber covered() const { return m_covered; }

private:
    size_t indexOf(const ReadSource& source) {
        const auto found = std::find_if(m_to.steps.begin(), m_to.steps.end(), [&](const ExplainedStep& step) {
            return step.source == source && !step.passed;
        });
        if (found != m_to.steps.end())
            return static_cast<size_t>(found - m_to.steps.begin());
        m_to.steps.push_back({.source = source});
        return m_to.steps.size() - 1;
    }
    ExplainedStep& stepOf(uint64_t fileNumber) {
        const TablePtr table = m_version.find(fileNumber);
        return m_to.steps[indexOf({table ? table->level : 0, fileNumber})];
    }

    const Version& m_version;
    Explanation& m_to;
    size_t m_current = 0;
    SequenceNumber m_covered = 0;
};

ReadSource sourceOf(const KeyVersion& version) {
    return version.level < 0 ? ReadSource{} : ReadSource{version.level, version.table};
}

// Where the steps end: for look-ups the engine told where it was.
void markDeciding(Explanation& to) {
    const auto decides = std::find_if(to.steps.rbegin(), to.steps.rend(), [&](const ExplainedStep& step) {
        return !step.passed && (step.source == to.where || (to.where.inMemory() && step.source.inMemory()));
    });
    if (decides == to.steps.rend())
        return;
    decides->decided = true;
    to.where = decides->source;
}

void sumUp(Explanation& to) {
    for (const ExplainedStep& step : to.steps) {
        to.comparisons += step.comparisons;
        to.bytesRead += step.bytesRead;
    }
}

void markHolding(const ReadSource& source, Explanation& to) {
    for (ExplainedStep& step : to.steps)
        if (!step.passed && step.source == source && !to.request.seek)
            step.holds = true;
}

// What the outcome hides, and, where no entry was met, why there was none.
void lookBehind(const StoreReader& store, std::string_view key, Explanation& to) {
    Result<std::vector<KeyVersion>> versions = store.history(key, kExplainedValueBytes);
    if (!versions.ok())
        return;
    const SequenceNumber at = to.request.atSequence == 0 ? kMaxSequence : to.request.atSequence;
    if (to.outcome == ReadOutcome::absent && !versions->empty() && versions->back().sequence > at) {
        to.outcome = ReadOutcome::notYet;
        to.sequence = versions->back().sequence;
        to.where = sourceOf(versions->back());
        return;
    }
    for (KeyVersion& version : *versions) {
        if (version.sequence <= at && version.type != EntryType::rangeTombstone)
            markHolding(sourceOf(version), to);
        if (version.sequence == to.sequence) {
            to.where = sourceOf(version);
            to.expiryMicros = version.expiryMicros;
        }
        const bool older = version.sequence < to.sequence && version.type != EntryType::rangeTombstone &&
                           version.type != EntryType::tombstone;
        if (older && !to.hidden)
            to.hidden = std::move(version);
    }
}

ReadOutcome outcomeOf(EntryVerdict verdict) {
    switch (verdict) {
        case EntryVerdict::taken: return ReadOutcome::found;
        case EntryVerdict::deletion: return ReadOutcome::deleted;
        case EntryVerdict::erased: return ReadOutcome::rangeDeleted;
        case EntryVerdict::expired: return ReadOutcome::expired;
        case EntryVerdict::tooNew:
        case EntryVerdict::older: break;
    }
    return ReadOutcome::absent;
}

void keepValue(std::string_view key, std::string_view value, Explanation& to) {
    to.outcome = ReadOutcome::found;
    to.foundKey = key;
    to.value = value.substr(0, kExplainedValueBytes);
    to.valueSize = value.size();
}

void explainGet(const StoreReader& store, const Version& version, Explanation& to) {
    StepCollector collector(version, to);
    PinnedValue value;
    const Status status = store.get(to.request.key, to.request.atSequence, value, &collector);
    if (!status.ok() && status.code() != Code::notFound) {
        to.status = status;
        to.outcome = ReadOutcome::failed;
        return;
    }
    // Of other engines the entries behind the key are told too.
    const auto decides = std::find_if(to.entries.begin(), to.entries.end(), [&](const ExplainedEntry& entry) {
        return entry.key == to.request.key && outcomeOf(entry.verdict) != ReadOutcome::absent;
    });
    if (status.ok())
        keepValue(to.request.key, value.view(), to);
    if (decides != to.entries.end()) {
        to.outcome = status.ok() ? ReadOutcome::found : outcomeOf(decides->verdict);
        to.sequence = decides->sequence;
    } else if (collector.covered() != 0 && !status.ok()) {
        to.outcome = ReadOutcome::rangeDeleted;
    }
    if (to.outcome == ReadOutcome::rangeDeleted)
        to.sequence = collector.covered();
    lookBehind(store, to.request.key, to);
    for (const ExplainedStep& step : to.steps)
        if (step.filter.value_or(false) && !step.holds)
            ++to.filtersMistaken;
}

void explainSeek(const StoreReader& store, const Version& version, Explanation& to) {
    StepCollector collector(version, to);
    IteratorOptions options;
    options.atSequence = to.request.atSequence;
    options.trace = &collector;
    const std::unique_ptr<Iterator> iterator = store.iterator(options);
    iterator->seek(to.request.key);
    if (iterator->valid()) {
        keepValue(iterator->key(), iterator->value(), to);
        to.sequence = iterator->sequence();
        lookBehind(store, to.foundKey, to);
    } else if (!iterator->status().ok()) {
        to.status = iterator->status();
        to.outcome = ReadOutcome::failed;
    } else {
        to.outcome = ReadOutcome::atEnd;
    }
}

}  // namespace

Explanation explain(const StoreReader& store, const ExplainRequest& request) {
    Explanation explanation;
    explanation.request = request;
    const std::shared_ptr<const Version> version = store.version();
    if (request.seek)
        explainSeek(store, *version, explanation);
    else
        explainGet(store, *version, explanation);
    if (isLocated(explanation.outcome) && explanation.outcome != ReadOutcome::notYet)
        markDeciding(explanation);
    sumUp(explanation);
    return explanation;
}

bool isLocated(ReadOutcome outcome) {
    switch (outcome) {
        case ReadOutcome::found:
        case ReadOutcome::deleted:
        case ReadOutcome::rangeDeleted:
        case ReadOutcome::expired:
        case ReadOutcome::notYet: return true;
        case ReadOutcome::absent:
        case ReadOutcome::atEnd:
        case ReadOutcome::failed: break;
    }
    return false;
}

size_t firstDifference(const Explanation& a, const Explanation& b) {
    const auto same = [](const ExplainedStep& left, const ExplainedStep& right) {
        return left.source == right.source && left.passed == right.passed && left.filter == right.filter &&
               left.block == right.block && left.decided == right.decided;
    };
    const size_t both = std::min(a.steps.size(), b.steps.size());
    for (size_t i = 0; i < both; ++i)
        if (!same(a.steps[i], b.steps[i]))
            return i;
    return both;
}

}  // namespace levelscope
