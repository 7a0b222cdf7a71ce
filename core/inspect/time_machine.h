// TimeMachine: the past of a store as its manifests tell it: the tree of tables after every edit, what
// changed between two of them, and the birth and death of every table. Of any format.
//
// An index, built once from the records and immutable then; safe from any thread. A table's stay at a level
// is one Stay, from the edit that added it to the edit that removed it; a move to another level ends one stay
// and begins the next. Every kCheckpointEdits edits, or an eighth of the number of tables, the stays of that
// moment are noted in order, so that any state is found by looking at little more than it holds.
//
// Edits are addressed by index, 0 to editCount() - 1; Edit::ordinal is their number in the store, which stays
// the same when manifests of the past are removed. "At edit i" means after it.
//
// Memory: about 120 bytes an edit and 250 a stay; kMostEdits bounds both.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

#include "core/formats/store_reader.h"

namespace levelscope {

class TimeMachine {
public:
    static constexpr uint32_t kAlive = UINT32_MAX;
    static constexpr size_t kCheckpointEdits = 1024;
    static constexpr size_t kMostEdits = 4'000'000;  // stays too; what comes behind is not read

    struct Edit {
        uint64_t ordinal = 0;
        uint64_t manifest = 0;  // number of the file
        uint64_t offset = 0;    // of the record in it
        uint64_t length = 0;
        uint64_t jobId = 0;  // 0: none
        int64_t wallMicros = 0;
        uint64_t bytesAdded = 0;
        uint64_t bytesRemoved = 0;
        uint32_t added = 0;  // tables
        uint32_t removed = 0;
        EditCause cause = EditCause::notRecorded;
        bool snapshot = false;
        int8_t level = -1;  // the deepest that got tables; -1: none did
    };
    // A table at one level.
    struct Stay {
        TableMeta table;
        uint32_t born = 0;       // index of the edit
        uint32_t died = kAlive;  // index of the edit, or kAlive
    };
    struct Difference {
        std::vector<uint32_t> removed;  // stays of the earlier state that the later one lacks
        std::vector<uint32_t> added;    // and the other way; a moved table is in both
    };

    // Reads all that the store still knows; `family` as in StoreInfo. After `cancelled` there is none; after
    // other errors there is what could be read, and status() tells.
    static Result<std::shared_ptr<const TimeMachine>> read(const StoreReader& store,
                                                           std::stop_token stop = {});
    // From anything that gives records in order.
    using Source = std::function<Status(const std::function<bool(const ManifestRecord&)>& visit)>;
    static Result<std::shared_ptr<const TimeMachine>> read(const Source& source, const std::string& family,
                                                           std::stop_token stop = {});

    // Why later edits are missing, or ok.
    const Status& status() const { return m_status; }
    // False: there are more edits than kMostEdits.
    bool complete() const { return m_complete; }

    size_t editCount() const { return m_edits.size(); }
    bool empty() const { return m_edits.empty(); }
    const Edit& edit(size_t index) const { return m_edits[index]; }
    // The edit of that number, or the last one before it; 0 when all are later. Precondition: not empty.
    size_t indexOf(uint64_t ordinal) const;

    const Stay& stay(uint32_t id) const { return m_stays[id]; }
    size_t stayCount() const { return m_stays.size(); }
    // Stays at edit `index`, by level, then newest first in level 0 and by key below.
    std::vector<uint32_t> tablesAt(size_t index) const;
    // The same as a picture to draw; `extra` stays are shown among them.
    std::shared_ptr<const Version> versionAt(size_t index, std::span<const uint32_t> extra = {}) const;
    Difference difference(size_t from, size_t to) const;  // from <= to
    // What one edit changed.
    Difference changeOf(size_t index) const;
    // All stays of a table, earliest first; empty when it is not known.
    std::vector<uint32_t> lifeOf(uint64_t table) const;

private:
    class Builder;
    struct Checkpoint {
        uint32_t edit = 0;
        std::vector<uint32_t> stays;
    };
    bool isShownBefore(uint32_t left, uint32_t right) const;
    void sortForShow(std::vector<uint32_t>& stays) const;
    void addSorted(std::vector<uint32_t>& stays, std::vector<uint32_t> more) const;

    std::vector<Edit> m_edits;
    std::vector<Stay> m_stays;              // by birth
    std::vector<uint32_t> m_bornEnd;        // by edit: one past the last stay it began
    std::vector<uint32_t> m_deaths;         // stays, by death
    std::vector<uint32_t> m_deathsEnd;      // by edit
    std::vector<Checkpoint> m_checkpoints;  // by edit
    std::vector<uint32_t> m_byNumber;       // stays, by table number, then birth
    Status m_status;
    bool m_complete = true;
};

// Whether a person asked for this edit.
bool isUserAction(EditCause cause);

}  // namespace levelscope
