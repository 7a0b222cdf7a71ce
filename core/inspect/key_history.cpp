#include "core/inspect/key_history.h"

#include <utility>

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

}  // namespace levelscope
