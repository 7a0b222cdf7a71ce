// What tests of merging share: inputs kept in memory, a directory for the outputs, and what a reader would
// see.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/compaction/level_cursor.h"
#include "core/compaction/merge_to_tables.h"
#include "core/env/strict_mem_file_system.h"
#include "core/version/range_tombstones.h"
#include "core/version/table_cache.h"
#include "core/version/version_set.h"

namespace levelscope::test {

struct Entry {
    std::string key;
    uint64_t trailer = 0;
    std::string value;
};

inline bool inOrder(const Entry& a, const Entry& b) {
    return compare(InternalKey{a.key, a.trailer}, InternalKey{b.key, b.trailer}) < 0;
}

class VectorCursor final : public TableCursor {
public:
    explicit VectorCursor(std::vector<Entry> entries) : m_entries(std::move(entries)) {}
    Status status() const override { return {}; }
    void seekToFirst() override { place(0); }
    void seekToLast() override { place(m_entries.size() - 1); }
    void seek(std::string_view userKey, uint64_t trailer) override {
        place(0);
        while (valid() && compare(key(), {userKey, trailer}) < 0)
            place(m_at + 1);
    }
    void nextBlock() override { place(m_at + 1); }
    void previousBlock() override { place(m_at == 0 ? m_entries.size() : m_at - 1); }

private:
    void place(size_t at) {
        m_at = at;
        if (at < m_entries.size())
            showSingle({m_entries[at].key, m_entries[at].trailer}, m_entries[at].value);
        else
            showNothing();
    }

    std::vector<Entry> m_entries;
    size_t m_at = 0;
};

// What a reader at `sequence` sees of a key; nullopt: nothing.
inline std::optional<std::string> visible(const std::vector<Entry>& entries,
                                          const FragmentedTombstones& tombstones, const std::string& key,
                                          SequenceNumber sequence) {
    for (const Entry& entry : entries) {
        if (entry.key != key || trailerSequence(entry.trailer) > sequence)
            continue;
        if (trailerType(entry.trailer) == EntryType::tombstone ||
            tombstones.covering(key, sequence) > trailerSequence(entry.trailer))
            return std::nullopt;
        return entry.value;
    }
    return std::nullopt;
}

struct Workshop {
    StrictMemFileSystem fs;
    Env env;
    std::shared_ptr<BlockCache> blocks = std::make_shared<BlockCache>(1 << 20);
    std::shared_ptr<TableCache> tables;
    uint64_t nextNumber = 1;
    MergeJob job;

    Workshop() {
        fs.stopRecording();
        env.fs = &fs;
        (void)fs.createDirectory("/store");
        tables = std::make_shared<TableCache>(fs, "/store", blocks, 3);
        job.env = env;
        job.directory = "/store";
        job.outputLevel = 1;
        job.table.blockSize = 512;
        job.newFileNumber = [this] { return nextNumber++; };
    }

    // Entries and range tombstones of the outputs, read back in order.
    void readBack(const std::vector<TableMeta>& outputs, std::vector<Entry>& entries,
                  std::vector<RangeTombstone>& tombstones) {
        VersionEdit edit;
        edit.added = outputs;
        const auto version = Version().apply(edit).value();
        tables->adopt(*version);
        const auto cursor = newLevelCursor(*tables, version->level(1), {});
        for (cursor->seekToFirst(); cursor->valid(); cursor->next())
            entries.push_back(
                {std::string(cursor->key().userKey), cursor->key().trailer, std::string(cursor->value())});
        for (const TablePtr& table : version->level(1)) {
            const auto reader = tables->share(Version::live(table)).value();
            const std::vector<RangeTombstone> own = reader->rangeTombstones().value();
            tombstones.insert(tombstones.end(), own.begin(), own.end());
        }
    }
    size_t fileCount() { return fs.list("/store").value().size(); }
};

}  // namespace levelscope::test
