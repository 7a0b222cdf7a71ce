// Where a key stands among all keys of a store, from 0 to 1, and back: for scroll bars and jumps.
//
// Estimated by counting entries in front of the key: whole tables by their entry counts, the one table of
// each sorted run that the key falls into by its index, memtables by a sample of their structure. Rises with
// the key; costs a few microseconds a run. Immutable: a picture of one version and some memtables. Safe from
// any thread.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/memtable/memtable.h"
#include "core/version/version.h"

namespace levelscope {

class KeyPositions {
public:
    KeyPositions(std::shared_ptr<const Version> version,
                 const std::vector<std::shared_ptr<const Memtable>>& memtables);

    double positionOf(std::string_view key) const;
    // Empty for position 0 and for an empty store.
    std::string keyAt(double position) const;
    const std::shared_ptr<const Version>& version() const { return m_version; }
    uint64_t memtableEntries() const { return m_memtableEntries; }

private:
    // A level, or one table of level 0.
    struct Run {
        std::vector<TablePtr> tables;
        std::vector<uint64_t> before;  // entries in front of each table
    };
    struct Sample {
        std::vector<std::string> keys;  // about equally far apart
        uint64_t entries = 0;
    };

    void addRun(std::vector<TablePtr> tables);
    void addSample(const Memtable& memtable);
    double entriesBefore(std::string_view key) const;
    static double runBefore(const Run& run, std::string_view key);
    static double sampleBefore(const Sample& sample, std::string_view key);
    TablePtr widestTable(std::string_view from, std::string_view to) const;
    void narrow(double wanted, std::string& from, std::string& to) const;
    std::string walk(double wanted, const std::string& from, const std::string& to) const;

    std::shared_ptr<const Version> m_version;
    std::vector<Run> m_runs;
    std::vector<Sample> m_samples;
    std::vector<std::string> m_anchors;  // bounds of tables and samples, ascending
    uint64_t m_entries = 0;
    uint64_t m_memtableEntries = 0;
};

}  // namespace levelscope
