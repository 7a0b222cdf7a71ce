// The StoreReader over a Db of ours: one that somebody has open, or one opened read-only for inspection.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/base/mutex.h"
#include "core/formats/key_positions.h"
#include "core/formats/store_reader.h"

namespace levelscope {

class NativeReader final : public StoreReader {
public:
    // `live`: attached to a store that may change. `fileSystem`: what the Db stands on, if it has no other
    // owner. `damaged`: of tables that could not be opened.
    NativeReader(std::shared_ptr<Db> db, bool live, std::unique_ptr<FileSystem> fileSystem = nullptr,
                 std::vector<Status> damaged = {});

    StoreInfo info() const override;
    std::shared_ptr<const Version> version() const override { return m_db->version(); }
    std::vector<LevelInfo> levels() const override;
    Result<std::vector<StoreFile>> files() const override;
    std::string tablePath(uint64_t number) const override;
    Result<std::unique_ptr<TableAnatomy>> tableAnatomy(uint64_t number) const override;
    Result<std::string> separatedValue(const ValuePointer& pointer) const override;
    Status get(std::string_view key, SequenceNumber atSequence, PinnedValue& value,
               ReadTrace* trace) const override;
    std::unique_ptr<Iterator> iterator(const IteratorOptions& options) const override;
    Result<std::vector<KeyVersion>> history(std::string_view key, size_t valueLimit) const override;
    std::vector<uint64_t> logs() const override;
    Result<WalSummary> readLog(uint64_t number, const std::function<bool(const WalBatch&)>& visit,
                               std::stop_token stop, size_t valueLimit, uint64_t from) const override;
    Status readManifest(const std::function<bool(const ManifestRecord&)>& visit,
                        std::stop_token stop) const override;
    double positionOf(std::string_view key) const override { return positions()->positionOf(key); }
    std::string keyAt(double position) const override { return positions()->keyAt(position); }

    // What it looks at.
    const Db& db() const { return *m_db; }

private:
    FileSystem& fs() const { return *m_db->options().env.fs; }
    uint64_t firstLiveLog() const;
    std::shared_ptr<const KeyPositions> positions() const;

    const std::unique_ptr<FileSystem> m_fileSystem;  // outlives m_db
    const std::shared_ptr<Db> m_db;
    const bool m_live;
    const std::vector<Status> m_damaged;
    mutable Mutex m_mutex;
    mutable std::shared_ptr<const KeyPositions> m_positions GUARDED_BY(m_mutex);
};

// How a store is opened to be looked into: nothing runs by itself, nothing is written.
Options inspectionOptions(FileSystem& fs);
// A directory of ours that triage has recognised.
Result<std::shared_ptr<StoreReader>> openNativeStore(FileSystem& fs, const std::string& directory);

}  // namespace levelscope
