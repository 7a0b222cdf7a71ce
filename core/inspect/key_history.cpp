#include "core/inspect/key_history.h"

#include <algorithm>
#include <map>
#include <utility>

#include "core/inspect/stray_versions.h"

namespace levelscope {

namespace {

VersionFate fateOfNewest(const KeyVersion& version, int64_t nowMicros) {
    switch (version.type) {
        case EntryType::tombstone:
        case EntryType::singleTombstone:
        case EntryType::rangeTombstone: return VersionFate::deletion;
        default: break;
    }
    const bool over = version.expiryMicros != 0 && version.expiryMicros <= nowMicros;
    return over ? VersionFate::expired : VersionFate::visible;
}

}  // namespace

std::vector<JudgedVersion> judgeVersions(std::vector<KeyVersion> newestFirst, int64_t nowMicros,
                                         SequenceNumber atSequence) {
    std::vector<JudgedVersion> judged;
    const KeyVersion* decides = nullptr;  // the newest one that is not a merge operand
    judged.reserve(newestFirst.size());   // so that it stays where it is
    for (KeyVersion& version : newestFirst) {
        JudgedVersion& next = judged.emplace_back();
        next.version = std::move(version);
        if (atSequence != 0 && next.version.sequence > atSequence) {
            next.fate = VersionFate::later;
        } else if (decides != nullptr) {
            next.fate =
                decides->type == EntryType::rangeTombstone ? VersionFate::erased : VersionFate::shadowed;
            next.by = decides->sequence;
        } else {
            next.fate = fateOfNewest(next.version, nowMicros);
            if (next.version.type != EntryType::merge)
                decides = &next.version;
        }
    }
    return judged;
}

VersionFuture futureOf(const JudgedVersion& version, SequenceNumber oldestSnapshot) {
    switch (version.fate) {
        case VersionFate::deletion: return VersionFuture::dissolves;
        case VersionFate::expired: return VersionFuture::expires;
        case VersionFate::shadowed:
        case VersionFate::erased:
            return oldestSnapshot != 0 && oldestSnapshot < version.by ? VersionFuture::heldBySnapshot
                                                                      : VersionFuture::dropped;
        case VersionFate::stray: return VersionFuture::goesWithFile;
        case VersionFate::later:
        case VersionFate::visible: break;
    }
    return VersionFuture::stays;
}

namespace {

// The batch of each version that a log still holds.
void dateByLogs(const StoreReader& store, std::vector<DatedVersion>& versions, std::stop_token stop) {
    for (const uint64_t log : store.logs()) {
        const auto visit = [&](const WalBatch& batch) {
            for (DatedVersion& version : versions) {
                const SequenceNumber sequence = version.judged.version.sequence;
                if (sequence < batch.firstSequence || sequence - batch.firstSequence >= batch.count)
                    continue;
                version.log = log;
                version.logOffset = batch.offset;
                version.writtenMicros = batch.wallMicros;
                version.exactTime = batch.wallMicros != 0;
            }
            return !stop.stop_requested();
        };
        (void)store.readLog(log, visit, stop, 0);  // what can be read dates what it dates
    }
}

int64_t timeOf(const std::vector<SequenceTime>& times, SequenceNumber sequence) {
    const auto after =
        std::upper_bound(times.begin(), times.end(), sequence,
                         [](SequenceNumber s, const SequenceTime& time) { return s < time.sequence; });
    return after == times.begin() ? 0 : std::prev(after)->wallMicros;
}

void dateByTables(const StoreReader& store, std::vector<DatedVersion>& versions,
                  const std::stop_token& stop) {
    std::map<uint64_t, std::vector<SequenceTime>> known;
    for (DatedVersion& version : versions) {
        const uint64_t table = version.judged.version.table;
        if (table == 0 || version.writtenMicros != 0 || stop.stop_requested())
            continue;
        const auto [times, isNew] = known.try_emplace(table);
        if (isNew)
            if (const auto anatomy = store.tableAnatomy(table); anatomy.ok())
                if (auto properties = (*anatomy)->properties(); properties.ok())
                    times->second = std::move(properties->times);
        version.writtenMicros = timeOf(times->second, version.judged.version.sequence);
    }
}

}  // namespace

Result<std::vector<DatedVersion>> readHistory(const StoreReader& store, const HistoryRequest& request,
                                              std::stop_token stop) {
    ASSIGN_OR_RETURN(std::vector<KeyVersion> found, store.history(request.key, request.valueLimit));
    std::vector<StrayVersion> strays = strayVersions(store, request.key, found, request.valueLimit, stop);
    std::vector<DatedVersion> versions;
    for (StrayVersion& stray : strays)
        versions.push_back({.judged = {.version = std::move(stray.version), .fate = VersionFate::stray},
                            .future = VersionFuture::goesWithFile,
                            .writtenMicros = stray.writtenMicros,
                            .exactTime = stray.writtenMicros != 0,
                            .log = stray.log,
                            .logOffset = stray.logOffset});
    for (JudgedVersion& judged : judgeVersions(std::move(found), request.nowMicros, request.atSequence)) {
        DatedVersion& version = versions.emplace_back();
        version.future = futureOf(judged, request.oldestSnapshot);
        version.judged = std::move(judged);
    }
    dateByLogs(store, versions, stop);
    dateByTables(store, versions, stop);
    std::stable_sort(versions.begin(), versions.end(), [](const DatedVersion& a, const DatedVersion& b) {
        return a.judged.version.sequence > b.judged.version.sequence;
    });
    if (stop.stop_requested())
        return Status::cancelled();
    return versions;
}

}  // namespace levelscope
