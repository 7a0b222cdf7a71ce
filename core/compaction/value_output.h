// Where the values of a merge's outputs lie: large ones move into value files, those in files that hold much
// garbage are written anew, all others stay where they are. Off by default; core/doc/value-files.md.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/keys.h"
#include "core/table/value_file_builder.h"
#include "core/table/value_file_reader.h"

namespace levelscope {

struct MergeJob;

struct ValueSeparation {
    // Values of at least so many bytes go to value files; 0: none do.
    uint64_t fromBytes = 0;
    // A value file is closed beyond this.
    uint64_t fileBytes = 64ull << 20;
    // Numbers of files whose values are written anew, ascending.
    std::vector<uint64_t> rewritten;
    // Needed if any are.
    std::function<Status(const ValuePointer&, ReadValue&)> read;
};

class ValueOutput {
public:
    explicit ValueOutput(const MergeJob& job) : m_job(job) {}
    ~ValueOutput();  // removes what was written unless keep() was called
    ValueOutput(const ValueOutput&) = delete;
    ValueOutput& operator=(const ValueOutput&) = delete;

    // Makes of an entry the one to be stored. The value it gives is good until the next call.
    Status place(InternalKey& key, std::string_view& stored);
    // Finishes the last file; the directory is for the caller to sync.
    Status finish();
    void keep() { m_kept = true; }
    // After finish().
    std::vector<ValueFileMeta> takeFiles() { return std::move(m_files); }
    uint64_t bytesWritten() const { return m_finishedBytes + (m_builder ? m_builder->size() : 0); }
    uint64_t bytesRead() const { return m_readBytes; }

private:
    Status separate(InternalKey& key, std::string_view& stored);
    Status rewrite(InternalKey& key, std::string_view& stored);
    Status startFile();
    Status finishFile();
    bool isLarge(EntryType type, std::string_view stored) const;

    const MergeJob& m_job;
    std::unique_ptr<ValueFileBuilder> m_builder;
    std::vector<ValueFileMeta> m_files;
    std::vector<uint64_t> m_created;
    uint64_t m_finishedBytes = 0;
    uint64_t m_readBytes = 0;
    ReadValue m_read;
    std::string m_whole;   // a value that goes back into its table, behind its expiry
    std::string m_stored;  // a pointer, behind its expiry
    bool m_kept = false;
};

}  // namespace levelscope
