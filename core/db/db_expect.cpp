// Writes that depend on what is stored. Check and write are one step: the leader of the write queue does
// both.
#include "core/compaction/level_cursor.h"
#include "core/compaction/merging_cursor.h"
#include "core/db/db_impl.h"
#include "core/db/memtable_source.h"

namespace levelscope {
namespace {

Status conflict(const Db::Expectation& expected, std::string_view key, SequenceNumber now) {
    return Status(Error{.code = Code::conflict,
                        .offset = Error::kNoOffset,
                        .expected = expected.sequence,
                        .got = now,
                        .subject = std::string(key)});
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
    return now == key.sequence ? Status() : conflict(key, key.key, now);
}

// Looks only where something newer can be: the memtables, and the tables written since.
Status DbImpl::checkNothingNewer(const Expectation& range) {
    if (lastSequence() <= range.sequence)
        return {};
    KeyRange keys;
    keys.from = range.key;
    keys.hasFrom = true;
    keys.to = range.end;
    keys.hasTo = true;
    const std::shared_ptr<const SuperVersion> view = m_superVersions.share();
    std::vector<std::unique_ptr<TableCursor>> sources;
    sources.push_back(newMemtableSource(view->active));
    for (const auto& memtable : view->immutables)
        sources.push_back(newMemtableSource(memtable));
    for (int level = 0; level < view->version->levels(); ++level)
        for (const TablePtr& table : view->version->overlapping(level, keys))
            if (table->maxSequence > range.sequence)
                sources.push_back(newTableCursor(m_versions.tables(), table, {}));
    MergingCursor merge(std::move(sources));
    for (merge.seek(range.key, seekTrailer(kMaxSequence)); merge.valid(); merge.next()) {
        if (merge.key().userKey >= range.end)
            break;
        if (merge.key().sequence() <= range.sequence)
            continue;
        bool live = false;
        const std::string key(merge.key().userKey);
        ASSIGN_OR_RETURN(const SequenceNumber now, newestSequence(key, live));
        if (now > range.sequence)
            return conflict(range, key, now);
    }
    return merge.status();
}

Status DbImpl::update(std::string_view key, std::string_view value, const WriteOptions& options) {
    return orNoMemory([&] {
        WriteBatch batch;
        batch.put(key, value);
        const Check present = [&]() -> Status {
            bool live = false;
            RETURN_IF_ERROR(newestSequence(key, live).status());
            return live ? Status() : Status::notFound();
        };
        return writeChecked(options, batch, &present).status();
    });
}

Result<WriteReceipt> DbImpl::writeIf(const WriteOptions& options, const WriteBatch& batch,
                                     std::span<const Expectation> expected) {
    WriteReceipt receipt;
    const Status status = orNoMemory([&]() -> Status {
        const Check unmoved = [&]() -> Status {
            for (const Expectation& each : expected)
                RETURN_IF_ERROR(each.end.empty() ? checkUnmoved(each) : checkNothingNewer(each));
            return {};
        };
        ASSIGN_OR_RETURN(receipt, writeChecked(options, batch, &unmoved));
        return {};
    });
    if (!status.ok())
        return status;
    return receipt;
}

}  // namespace levelscope
