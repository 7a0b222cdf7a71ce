// VersionBuilder: the version that a run of edits leads to, at a cost by what each edit changes and not by
// how many tables there are, as Version::apply() has. Recovery reads manifests with it.
//
// One thread. The tables it makes have slots of their own that no cache knows yet.
#pragma once

#include <array>
#include <map>
#include <memory>
#include <string_view>
#include <unordered_map>

#include "core/version/version.h"

namespace levelscope {

class VersionBuilder {
public:
    // Forgets all tables: what follows is a snapshot.
    void clear();
    // Takes the tables out of the edit. Corruption when it does not fit, as of Version::apply(); the builder
    // is of no use afterwards.
    Status apply(VersionEdit& edit);
    // Hands the tables over: the builder is empty afterwards.
    std::shared_ptr<const Version> build();

private:
    using Table = std::shared_ptr<LiveTable>;
    bool remove(const RemovedTable& removed);
    bool fits(const LiveTable& table);

    std::unordered_map<uint64_t, Table> m_tables;  // by number
    LiveValueFiles m_valueFiles;
    // Of the sorted levels; views into the tables.
    std::array<std::map<std::string_view, const LiveTable*>, kMaxLevels> m_byKey;
};

}  // namespace levelscope
