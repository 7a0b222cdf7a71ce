// What a walk passed by because it could not be read: where, why, and between which keys something may be
// missing. An iterator that has one goes on behind damage, so that a damaged block hides nothing but itself;
// what it then shows between those keys may also be older than what the owner would read.
//
// Safe from any thread. A place met twice is told once; kMostPlaces are kept, the rest are counted.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "core/base/mutex.h"
#include "core/base/status.h"

namespace levelscope {

struct SkippedPlace {
    Status status;      // of what could not be read: file, offset, reason
    std::string first;  // keys from here on may be missing,
    std::string last;   // up to and including this one
    bool hasFirst = false;
    bool hasLast = false;
};

class DamageLog {
public:
    static constexpr size_t kMostPlaces = 10'000;

    // False: no damage, but a reason to stop, such as a cancelled walk.
    static bool mayPass(const Status& status);

    void note(SkippedPlace place);
    std::vector<SkippedPlace> places() const;  // as they were met
    uint64_t count() const;                    // of all places
    uint64_t met() const;                      // calls of note()
    SkippedPlace last() const;                 // of the last call

private:
    using Known = std::set<std::pair<std::string, std::string>>;  // file with offset, first key

    mutable Mutex m_mutex;
    std::vector<SkippedPlace> m_places GUARDED_BY(m_mutex);
    Known m_known GUARDED_BY(m_mutex);
    SkippedPlace m_last GUARDED_BY(m_mutex);
    uint64_t m_count GUARDED_BY(m_mutex) = 0;
    uint64_t m_met GUARDED_BY(m_mutex) = 0;
};

}  // namespace levelscope
