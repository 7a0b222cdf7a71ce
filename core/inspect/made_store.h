// A store that is being made, as one step: kept when it is whole, else everything that was made is removed
// again.
#pragma once

#include <memory>
#include <string>

#include "core/db/db.h"

namespace levelscope {

class MadeStore {
public:
    // `directory` must not exist, or be empty: alreadyExists/storeExists.
    static Result<std::unique_ptr<MadeStore>> create(const std::string& directory, const Options& options);
    ~MadeStore();
    MadeStore(const MadeStore&) = delete;
    MadeStore& operator=(const MadeStore&) = delete;

    Db& db() { return *m_db; }
    // Pairs are collected here and written, a megabyte or some thousand keys at a time, when the caller finds
    // it full.
    WriteBatch& batch() { return m_batch; }
    bool batchIsFull() const;
    Status writeBatch();
    // Writes what is left, and all of it into tables.
    Status settle();
    // From now on the store stays.
    void keep() { m_kept = true; }

private:
    MadeStore(FileSystem& fs, std::string directory, bool existed)
        : m_fs(fs), m_directory(std::move(directory)), m_existed(existed) {}

    FileSystem& m_fs;
    const std::string m_directory;
    const bool m_existed;
    bool m_kept = false;
    std::unique_ptr<Db> m_db;
    WriteBatch m_batch;
};

}  // namespace levelscope
