// Writes that depend on what is stored. Check and write are one step: the leader of the write queue does
// both.
#include "core/compaction/level_cursor.h"
#include "core/compaction/merging_cursor.h"
#include "core/db/db_impl.h"
#include "core/db/memtable_source.h"

namespace levelscope {
namespace {

Status conflict(SequenceNumber expected, std::string_view key, SequenceNumber now) {
    return Status(Error{.code = Code::conflict,
                        .offset = Error::kNoOffset,
                        .expected = expected,
                        .got = now,
                        .subject = std::string(key)});
}

// The point entries newer than `sequence`, among others: from the memtables, and the tables written since.
std::vector<std::unique_ptr<TableCursor>> newerSources(const SuperVersion& view, TableCache& cache,
                                                       const KeyRange& keys, SequenceNumber sequence) {
    std::vector<std::unique_ptr<TableCursor>> sources;
    sources.push_back(newMemtableSource(view.active));
    for (const auto& memtable : view.immutables)
        sources.push_back(newMemtableSource(memtable));
    for (int level = 0; level < view.version->levels(); ++level)
        for (const TablePtr& table : view.version->overlapping(level, keys))
            if (table->maxSequence > sequence)
                sources.push_back(newTableCursor(cache, table, {}));
    return sources;
}

// Calls `seen` with every point entry of the range that is newer than `sequence`.
template <typename Seen>
Status forEachNewer(const SuperVersion& view, TableCache& cache, const KeyRange& keys,
                    SequenceNumber sequence, Seen&& seen) {
    MergingCursor merge(newerSources(view, cache, keys, sequence));
    if (keys.hasFrom)
        merge.seek(keys.from, seekTrailer(kMaxSequence));
    else
        merge.seekToFirst();
    for (; merge.valid() && !(keys.hasTo && merge.key().userKey >= keys.to); merge.next())
        if (merge.key().sequence() > sequence)
            RETURN_IF_ERROR(seen(merge.key()));
    return merge.status();
}

}  // namespace

// 0 when the key is not live.
Result<SequenceNumber> DbImpl::newestSequence(std::string_view key, bool& live) {
    SuperVersions::Hold hold(m_superVersions);
    PinnedValue value;
    uint64_t trailer = 0;
    const Status found = getFrom(*hold, hold.counters(), key, kMaxSequence, {}, value, &trailer);
    live = found.ok();
    if (!found.ok() && !found.is(Code::notFound))
        return found;
    return live ? trailerSequence(trailer) : 0;
}

Status DbImpl::checkUnmoved(const Expectation& key) {
    bool live = false;
    ASSIGN_OR_RETURN(const SequenceNumber now, newestSequence(key.key, live));
    return now == key.sequence ? Status() : conflict(key.sequence, key.key, now);
}

Status DbImpl::checkNothingNewer(const Expectation& range) {
    if (lastSequence() <= range.sequence)
        return {};
    const KeyRange keys{.from = range.key, .hasFrom = true, .to = range.end, .hasTo = true};
    const std::shared_ptr<const SuperVersion> view = m_superVersions.share();
    return forEachNewer(*view, m_versions.tables(), keys, range.sequence,
                        [&](const InternalKey& newer) -> Status {
                            bool live = false;
                            const std::string key(newer.userKey);
                            ASSIGN_OR_RETURN(const SequenceNumber now, newestSequence(key, live));
                            return now > range.sequence ? conflict(range.sequence, key, now) : Status();
                        });
}

Status DbImpl::checkUntouched(const KeyRange& range, SequenceNumber sequence) {
    const std::shared_ptr<const SuperVersion> view = m_superVersions.share();
    std::vector<RangeTombstone> tombstones;
    RETURN_IF_ERROR(rangeTombstones(*view, m_versions.tables(), range, tombstones));
    for (const RangeTombstone& tombstone : tombstones)
        if (tombstone.sequence > sequence && tombstone.from < tombstone.to &&
            (!range.hasTo || tombstone.from < range.to) && (!range.hasFrom || range.from < tombstone.to))
            return conflict(sequence, std::max(tombstone.from, range.from), tombstone.sequence);
    return forEachNewer(*view, m_versions.tables(), range, sequence, [&](const InternalKey& newer) {
        return conflict(sequence, newer.userKey, newer.sequence());
    });
}

Result<WriteReceipt> DbImpl::writeAfter(const WriteOptions& options, const WriteBatch& batch,
                                        const Check& check) {
    WriteReceipt receipt;
    const Status status = orNoMemory([&]() -> Status {
        ASSIGN_OR_RETURN(receipt, writeChecked(options, batch, &check));
        return {};
    });
    if (!status.ok())
        return status;
    return receipt;
}

Status DbImpl::update(std::string_view key, std::string_view value, const WriteOptions& options) {
    return orNoMemory([&] {
        WriteBatch batch;
        batch.put(key, value);
        return writeAfter(options, batch,
                          [&]() -> Status {
                              bool live = false;
                              RETURN_IF_ERROR(newestSequence(key, live).status());
                              return live ? Status() : Status::notFound();
                          })
            .status();
    });
}

Result<WriteReceipt> DbImpl::writeIf(const WriteOptions& options, const WriteBatch& batch,
                                     std::span<const Expectation> expected) {
    return writeAfter(options, batch, [&]() -> Status {
        for (const Expectation& each : expected)
            RETURN_IF_ERROR(each.end.empty() ? checkUnmoved(each) : checkNothingNewer(each));
        return {};
    });
}

Result<WriteReceipt> DbImpl::writeIfUntouched(const WriteOptions& options, const WriteBatch& batch,
                                              SequenceNumber sequence, std::span<const KeyRange> ranges) {
    return writeAfter(options, batch, [&]() -> Status {
        if (lastSequence() <= sequence)
            return {};
        for (const KeyRange& range : ranges)
            RETURN_IF_ERROR(checkUntouched(range, sequence));
        return {};
    });
}

}  // namespace levelscope
