#include "core/inspect/words.h"

namespace levelscope {

std::string_view nameOf(EntryType type) {
    switch (type) {
        case EntryType::tombstone: return "delete";
        case EntryType::value: return "put";
        case EntryType::rangeTombstone: return "delete-range";
        case EntryType::expiringValue: return "put-expiring";
        case EntryType::singleTombstone: return "single-delete";
        case EntryType::merge: return "merge";
        case EntryType::blob: return "put-blob";
        case EntryType::wideColumns: return "put-columns";
        case EntryType::other: return "other";
        case EntryType::separatedValue: return "put-separated";
        case EntryType::expiringSeparatedValue: return "put-separated-expiring";
    }
    return "unknown";
}

std::string_view nameOf(BlockKind kind) {
    switch (kind) {
        case BlockKind::data: return "data";
        case BlockKind::index: return "index";
        case BlockKind::filter: return "filter";
        case BlockKind::properties: return "properties";
        case BlockKind::rangeTombstones: return "range-tombstones";
        case BlockKind::footer: return "footer";
        case BlockKind::metaindex: return "metaindex";
        case BlockKind::dictionary: return "dictionary";
        case BlockKind::other: return "other";
        case BlockKind::value: return "value";
    }
    return "unknown";
}

std::string_view nameOf(PassReason reason) {
    switch (reason) {
        case PassReason::outsideBounds: return "outside-bounds";
        case PassReason::tooNew: return "too-new";
        case PassReason::notNeeded: return "not-needed";
    }
    return "unknown";
}

std::string_view nameOf(EntryVerdict verdict) {
    switch (verdict) {
        case EntryVerdict::taken: return "taken";
        case EntryVerdict::tooNew: return "too-new";
        case EntryVerdict::deletion: return "deletion";
        case EntryVerdict::erased: return "erased";
        case EntryVerdict::expired: return "expired";
        case EntryVerdict::older: return "older";
    }
    return "unknown";
}

std::string_view nameOf(ReadOutcome outcome) {
    switch (outcome) {
        case ReadOutcome::found: return "found";
        case ReadOutcome::deleted: return "deleted";
        case ReadOutcome::rangeDeleted: return "range-deleted";
        case ReadOutcome::expired: return "expired";
        case ReadOutcome::notYet: return "not-yet-written";
        case ReadOutcome::absent: return "absent";
        case ReadOutcome::atEnd: return "at-end";
        case ReadOutcome::failed: return "failed";
    }
    return "unknown";
}

}  // namespace levelscope
