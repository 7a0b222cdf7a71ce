#include "core/compaction/merge_to_tables.h"

#include <algorithm>

#include "core/base/coding.h"
#include "core/base/scarcity.h"
#include "core/compaction/merging_cursor.h"
#include "core/compaction/table_output.h"
#include "core/version/file_names.h"

namespace levelscope {
namespace {

constexpr uint64_t kCheckEvery = 512;  // entries between two looks at the checkpoint

// Between two snapshots nobody can look: versions there count as one.
class Stripes {
public:
    explicit Stripes(const std::vector<SequenceNumber>& snapshots) : m_snapshots(snapshots) {}
    // 0: every reader that will ever be sees it, or something newer of the same stripe.
    size_t of(SequenceNumber sequence) const {
        if (m_snapshots.empty() || sequence > m_snapshots.back())
            return m_snapshots.size();
        return static_cast<size_t>(std::lower_bound(m_snapshots.begin(), m_snapshots.end(), sequence) -
                                   m_snapshots.begin());
    }
    // The largest sequence that the first reader who sees `sequence` sees.
    SequenceNumber horizon(SequenceNumber sequence) const {
        const size_t stripe = of(sequence);
        return stripe == m_snapshots.size() ? kMaxSequence : m_snapshots[stripe];
    }

private:
    const std::vector<SequenceNumber>& m_snapshots;
};

// What of the range tombstones must live on: the newest of each stripe, and at the bottom none that all
// readers see.
FragmentedTombstones neededTombstones(const FragmentedTombstones& all, const Stripes& stripes,
                                      bool bottommost) {
    std::vector<RangeTombstone> needed;
    for (const FragmentedTombstones::Fragment& fragment : all.fragments()) {
        size_t last = SIZE_MAX;
        for (const SequenceNumber sequence : fragment.sequences) {
            const size_t stripe = stripes.of(sequence);
            if (stripe != last && !(bottommost && stripe == 0))
                needed.push_back({fragment.from, fragment.to, sequence});
            last = stripe;
        }
    }
    return FragmentedTombstones(std::move(needed));
}

class Merge {
public:
    Merge(const MergeJob& job, std::vector<std::unique_ptr<TableCursor>> sources)
        : m_job(job),
          m_stripes(job.snapshots),
          m_hiding(job.tombstones),
          m_needed(neededTombstones(m_hiding, m_stripes, job.bottommost)),
          m_mayCopy(job.copyBlocks && m_hiding.empty() && job.targetEntries == 0 &&
                    job.values.fromBytes == 0 && job.values.rewritten.empty()),
          m_input(std::move(sources)),
          m_to(job.span.to),
          m_output(job, m_needed) {}

    Result<MergeOutcome> run() {
        m_outcome.keptForSnapshot.resize(m_job.snapshots.size());
        uint64_t untilCheck = 1;
        if (m_job.span.from.empty())
            m_input.seekToFirst();
        else
            m_input.seek(m_job.span.from, seekTrailer(kMaxSequence));
        while (m_input.valid() && !isBehind(m_input.key().userKey)) {
            if (--untilCheck == 0) {
                untilCheck = kCheckEvery;
                if (m_job.checkpoint)
                    RETURN_IF_ERROR(m_job.checkpoint(m_rawBytes, m_output.bytesWritten()));
                giveAway();
            }
            ASSIGN_OR_RETURN(const uint32_t copied, copyBlock());
            if (copied != 0) {
                untilCheck -= std::min<uint64_t>(untilCheck - 1, copied);
                continue;
            }
            RETURN_IF_ERROR(take(m_input.key(), m_input.value()));
            m_input.next();
        }
        RETURN_IF_ERROR(m_input.status());
        if (m_job.checkpoint)
            RETURN_IF_ERROR(m_job.checkpoint(m_rawBytes, m_output.bytesWritten()));
        RETURN_IF_ERROR(m_output.finish(m_to));
        m_outcome.outputBytes = m_output.bytesWritten();
        m_outcome.valueBytesRead = m_output.valueBytesRead();
        m_outcome.outputs = m_output.takeTables();
        m_outcome.valueFiles = m_output.takeValueFiles();
        return std::move(m_outcome);
    }

private:
    bool isBehind(std::string_view userKey) const { return m_to && userKey >= *m_to; }

    void giveAway() {
        if (!m_job.giveAway)
            return;
        if (std::optional<std::string> to = m_job.giveAway(m_input.key().userKey))
            m_to = std::move(to);
    }

    // A block of which every entry stays as it is, and that no other source has keys among, need not be made
    // anew. Returns how many entries it had; 0: the next entry has to be taken by itself.
    Result<uint32_t> copyBlock() {
        if (!m_mayCopy)
            return 0u;
        const TableCursor* const source = m_input.blockAlone(m_to);
        if (source == nullptr || !m_output.mayAddStored(*source->storedBlock()) ||
            (m_hasKey && m_input.key().userKey == m_key))
            return 0u;
        const DataBlockView& block = source->block();
        uint64_t rawBytes = 0;
        if (!staysAsItIs(block, rawBytes))
            return 0u;
        RETURN_IF_ERROR(m_output.keyChanges(m_input.key().userKey));
        RETURN_IF_ERROR(m_output.addStored(block, *source->storedBlock()));
        const uint32_t count = block.count();
        m_key.assign(block.commonPrefix()).append(block.suffix(count - 1));
        m_hasKey = true;
        m_announced = true;
        m_lastStripe = m_stripes.of(trailerSequence(block.trailer(count - 1)));
        m_outcome.entriesRead += count;
        ++m_outcome.copiedBlocks;
        m_rawBytes += rawBytes;
        m_input.skipBlock();
        return count;
    }

    static bool staysAsItIs(const DataBlockView& block, uint64_t& rawBytes) {
        for (uint32_t i = 0; i < block.count(); ++i) {
            if (trailerType(block.trailer(i)) != EntryType::value)
                return false;
            const std::string_view suffix = block.suffix(i);
            if (i > 0 && block.suffix(i - 1) >= suffix)
                return false;  // versions of one key, or an order that add() refuses
            rawBytes += block.commonPrefix().size() + suffix.size() + block.value(i).size();
        }
        return true;
    }

    Status take(const InternalKey& key, std::string_view value) {
        ++m_outcome.entriesRead;
        m_rawBytes += key.userKey.size() + value.size();
        const SequenceNumber sequence = key.sequence();
        const size_t stripe = m_stripes.of(sequence);
        const bool newKey = !m_hasKey || key.userKey != m_key;
        if (newKey) {
            m_key = key.userKey;
            m_hasKey = true;
        } else if (stripe == m_lastStripe) {
            ++m_outcome.droppedShadowed;
            return {};
        }
        m_lastStripe = stripe;
        if (!m_hiding.empty() && m_hiding.covering(key.userKey, m_stripes.horizon(sequence)) > sequence) {
            ++m_outcome.droppedShadowed;
            return {};
        }
        const bool dead = key.type() == EntryType::tombstone || isExpired(key, value);
        if (dead && m_job.bottommost && stripe == 0) {
            ++m_outcome.droppedTombstones;
            return {};
        }
        if (newKey)
            m_announced = false;
        if (!m_announced)
            RETURN_IF_ERROR(m_output.keyChanges(key.userKey));
        m_announced = true;
        if (dead) {
            ++(m_job.bottommost ? m_outcome.keptForSnapshot[stripe - 1] : m_outcome.keptForOlder);
            return m_output.add({key.userKey, packTrailer(sequence, EntryType::tombstone)}, {});
        }
        return m_output.add(key, value);
    }

    bool isExpired(const InternalKey& key, std::string_view value) const {
        return hasExpiry(key.type()) && value.size() >= sizeof(int64_t) &&
               loadFixed<int64_t>(value.data()) <= m_job.nowMicros;
    }

    const MergeJob& m_job;
    const Stripes m_stripes;
    const FragmentedTombstones m_hiding;
    const FragmentedTombstones m_needed;
    const bool m_mayCopy;  // nothing can happen to a value, nor to where tables are cut
    MergingCursor m_input;
    std::optional<std::string> m_to;
    TableOutput m_output;
    MergeOutcome m_outcome;
    std::string m_key;
    bool m_hasKey = false;
    bool m_announced = false;
    size_t m_lastStripe = 0;
    uint64_t m_rawBytes = 0;
};

}  // namespace

void removeOutputs(FileSystem& fs, const std::string& directory, const std::vector<TableMeta>& tables,
                   const std::vector<ValueFileMeta>& valueFiles) {
    ifMemoryAllows([&] {
        for (const ValueFileMeta& file : valueFiles)
            (void)fs.remove(joinPath(directory, valueFileName(file.number)));
        for (const TableMeta& table : tables)
            (void)fs.remove(joinPath(directory, tableFileName(table.number)));
    });
}

Result<MergeOutcome> mergeToTables(const MergeJob& job, std::vector<std::unique_ptr<TableCursor>> sources) {
    return Merge(job, std::move(sources)).run();
}

}  // namespace levelscope
