// The StoreReader over a directory of another engine: a picture of it, made when it was opened. Takes no
// lock, writes nothing. One column family; family() gives readers of the others.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "core/base/mutex.h"
#include "core/formats/foreign/foreign_store.h"

namespace levelscope {

class ForeignReader final : public StoreReader {
public:
    ForeignReader(std::shared_ptr<const ForeignStore> store, size_t family);

    StoreInfo info() const override;
    std::vector<std::string> families() const override;
    std::shared_ptr<StoreReader> family(std::string_view name) const override;
    std::shared_ptr<const Version> version() const override { return m_version; }
    std::vector<LevelInfo> levels() const override;
    Result<std::vector<StoreFile>> files() const override;
    std::string tablePath(uint64_t number) const override;
    Result<std::unique_ptr<TableAnatomy>> tableAnatomy(uint64_t number) const override;
    Status get(std::string_view key, SequenceNumber atSequence, PinnedValue& value,
               ReadTrace* trace) const override;
    std::unique_ptr<Iterator> iterator(const IteratorOptions& options) const override;
    Result<std::vector<KeyVersion>> history(std::string_view key, size_t valueLimit) const override;
    std::vector<uint64_t> logs() const override;
    Result<WalSummary> readLog(uint64_t number, const std::function<bool(const WalBatch&)>& visit,
                               std::stop_token stop, size_t valueLimit, uint64_t from) const override;
    Status readManifest(const std::function<bool(const ManifestRecord&)>& visit,
                        std::stop_token stop) const override;
    double positionOf(std::string_view key) const override;
    std::string keyAt(double position) const override;

private:
    // A key and how many bytes of tables lie in front of it, about.
    struct Anchor {
        std::string key;
        uint64_t bytes = 0;
    };

    // As the owner would; and, where the order is unknown or has timestamps, by an iterator.
    Status lookUp(std::string_view key, SequenceNumber atSequence, std::string& value,
                  ReadTrace* trace) const;
    Status seekKey(std::string_view key, SequenceNumber atSequence, std::string& value,
                   ReadTrace* trace) const;
    Result<std::shared_ptr<const TombstoneCover>> cover() const;
    Result<std::shared_ptr<const TombstoneCover>> coverOf(DamageLog* damage) const;
    const std::vector<Anchor>& anchors() const;

    const std::shared_ptr<const ForeignStore> m_store;
    const std::shared_ptr<const ForeignFamily> m_family;
    const std::shared_ptr<const Version> m_version;
    mutable Mutex m_mutex;
    mutable std::shared_ptr<const TombstoneCover> m_cover GUARDED_BY(m_mutex);
    mutable std::unique_ptr<const std::vector<Anchor>> m_anchors GUARDED_BY(m_mutex);
};

// Any file of the two engines on its own.
Result<WalSummary> readForeignLog(FileSystem& fs, const std::string& path, uint64_t number,
                                  TableDialect dialect, const std::function<bool(const WalBatch&)>& visit,
                                  std::stop_token stop, size_t valueLimit, uint64_t from = 0);
Status readForeignManifest(FileSystem& fs, const std::string& path, TableDialect dialect,
                           const std::function<bool(const ManifestRecord&)>& visit, std::stop_token stop);

}  // namespace levelscope
