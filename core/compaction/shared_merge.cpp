#include "core/compaction/shared_merge.h"

#include <algorithm>
#include <optional>

#include "core/base/mutex.h"
#include "core/base/scarcity.h"

namespace levelscope {
namespace {

struct Share {
    enum class State : uint8_t { open, taken, done };

    KeySpan span;
    State state = State::open;
    uint64_t rawBytesRead = 0;
    uint64_t bytesWritten = 0;
    MergeOutcome outcome;  // if it did not fail
};

void add(const MergeOutcome& from, MergeOutcome& to) {
    to.outputs.insert(to.outputs.end(), from.outputs.begin(), from.outputs.end());
    to.valueFiles.insert(to.valueFiles.end(), from.valueFiles.begin(), from.valueFiles.end());
    to.outputBytes += from.outputBytes;
    to.valueBytesRead += from.valueBytesRead;
    to.entriesRead += from.entriesRead;
    to.copiedBlocks += from.copiedBlocks;
    to.droppedShadowed += from.droppedShadowed;
    to.droppedTombstones += from.droppedTombstones;
    to.keptForOlder += from.keptForOlder;
    to.keptForSnapshot.resize(std::max(to.keptForSnapshot.size(), from.keptForSnapshot.size()));
    for (size_t i = 0; i < from.keptForSnapshot.size(); ++i)
        to.keptForSnapshot[i] += from.keptForSnapshot[i];
}

// Kept alive by the tasks that were scheduled to help: one that comes too late finds nothing to do.
class SharedMerge : public std::enable_shared_from_this<SharedMerge> {
public:
    explicit SharedMerge(SharedMergeJob job) : m_job(std::move(job)) {}

    Result<MergeOutcome> run() {
        work(*newShare({}, Share::State::taken));
        while (Share* share = takeOpen())
            work(*share);
        return together();
    }

private:
    Share* newShare(KeySpan span, Share::State state) {
        MutexLock lock(m_mutex);
        auto share = std::make_unique<Share>();
        share->span = std::move(span);
        share->state = state;
        m_shares.push_back(std::move(share));
        return m_shares.back().get();
    }

    Share* takeOpen() {
        MutexLock lock(m_mutex);
        for (const std::unique_ptr<Share>& share : m_shares)
            if (share->state == Share::State::open) {
                share->state = Share::State::taken;
                return share.get();
            }
        return nullptr;
    }

    void help() {
        if (Share* share = takeOpen())
            work(*share);
    }

    void work(Share& share) {
        MergeOutcome outcome;
        const Status status = orNoMemory([&] {
            MergeJob merge = m_job.merge;
            merge.span = share.span;
            merge.checkpoint = [&](uint64_t read, uint64_t written) { return look(share, read, written); };
            merge.giveAway = [&](std::string_view nextKey) { return giveAway(share, nextKey); };
            ASSIGN_OR_RETURN(outcome, mergeToTables(merge, m_job.open()));
            return Status();
        });
        MutexLock lock(m_mutex);
        share.outcome = std::move(outcome);
        share.state = Share::State::done;
        if (!status.ok() && m_failure.ok())
            m_failure = status;
        m_changed.notifyAll();
    }

    // One that fails stops the others.
    Status look(Share& share, uint64_t read, uint64_t written) {
        MutexLock lock(m_mutex);
        if (!m_failure.ok())
            return Status::cancelled();
        m_read += read - share.rawBytesRead;
        m_written += written - share.bytesWritten;
        share.rawBytesRead = read;
        share.bytesWritten = written;
        return m_job.merge.checkpoint ? m_job.merge.checkpoint(m_read, m_written) : Status();
    }

    std::optional<std::string> giveAway(Share& share, std::string_view nextKey) {
        if (!m_job.mayShare())
            return {};
        std::optional<std::string> key;
        {
            MutexLock lock(m_mutex);
            if (std::any_of(m_shares.begin(), m_shares.end(),
                            [](const auto& each) { return each->state == Share::State::open; }))
                return {};
            key = middleOf(nextKey, share.span.to);
        }
        if (!key)
            return {};
        newShare({*key, share.span.to}, Share::State::open);
        share.span.to = key;
        // If it cannot be scheduled, whoever cut it does it.
        ifMemoryAllows([&] {
            m_job.executor->schedule(Priority::compaction, [self = shared_from_this()] { self->help(); });
        });
        return key;
    }

    // Halves what lies behind `nextKey`; nothing when that is too little, or cannot be told.
    std::optional<std::string> middleOf(std::string_view nextKey, const std::optional<std::string>& to)
        REQUIRES(m_mutex) {
        if (!m_weighed) {
            m_weighed = true;
            if (Result<std::vector<KeyWeight>> weights = m_job.weigh(); weights.ok())
                m_weights = std::move(*weights);
        }
        const auto behind = [](std::string_view key, const KeyWeight& weight) { return key < weight.key; };
        const auto first = std::upper_bound(m_weights.begin(), m_weights.end(), nextKey, behind);
        const auto last = !to ? m_weights.end()
                              : std::lower_bound(first, m_weights.end(), *to,
                                                 [](const KeyWeight& weight, const std::string& key) {
                                                     return weight.key < key;
                                                 });
        uint64_t left = 0;
        for (auto each = first; each != last; ++each)
            left += each->bytes;
        if (left < 2 * m_job.leastBytes)
            return {};
        uint64_t before = 0;
        auto middle = first;
        while (middle + 1 != last && before + middle->bytes <= left / 2)
            before += (middle++)->bytes;
        return middle->key;
    }

    Result<MergeOutcome> together() {
        MutexLock lock(m_mutex);
        while (std::any_of(m_shares.begin(), m_shares.end(),
                           [](const auto& share) { return share->state != Share::State::done; }))
            m_changed.wait(m_mutex);
        std::sort(m_shares.begin(), m_shares.end(),
                  [](const auto& a, const auto& b) { return a->span.from < b->span.from; });
        MergeOutcome all;
        const Status status = !m_failure.ok() ? m_failure : orNoMemory([&]() NO_THREAD_SAFETY_ANALYSIS {
            for (const std::unique_ptr<Share>& share : m_shares)
                add(share->outcome, all);
            return Status();
        });
        if (status.ok())
            return all;
        for (const std::unique_ptr<Share>& share : m_shares)
            removeOutputs(*m_job.merge.env.fs, m_job.merge.directory, share->outcome.outputs,
                          share->outcome.valueFiles);
        return status;
    }

    const SharedMergeJob m_job;
    Mutex m_mutex;
    CondVar m_changed;
    // Spans are changed by who has taken them only.
    std::vector<std::unique_ptr<Share>> m_shares GUARDED_BY(m_mutex);
    std::vector<KeyWeight> m_weights GUARDED_BY(m_mutex);
    bool m_weighed GUARDED_BY(m_mutex) = false;
    uint64_t m_read GUARDED_BY(m_mutex) = 0;
    uint64_t m_written GUARDED_BY(m_mutex) = 0;
    Status m_failure GUARDED_BY(m_mutex);
};

}  // namespace

Result<MergeOutcome> mergeShared(SharedMergeJob job) {
    return std::make_shared<SharedMerge>(std::move(job))->run();
}

}  // namespace levelscope
