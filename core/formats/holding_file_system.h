// A file system for opening a store that another process may be writing.
//
// When the directory is listed, which a read-only open does right after it has read the manifest, all logs,
// tables and value files in it are opened at once and held: what the writer removes from then on can still be
// read. A log that the writer cuts to its used length while it is read continues in zeros, as it did before
// the cut.
#pragma once

#include <map>
#include <memory>
#include <string>

#include "core/base/mutex.h"
#include "core/env/forwarding_file_system.h"

namespace levelscope {

class HoldingFileSystem final : public ForwardingFileSystem {
public:
    explicit HoldingFileSystem(FileSystem& target) : ForwardingFileSystem(target) {}

    Result<std::vector<std::string>> list(const std::string& directory) override;
    Result<std::unique_ptr<RandomAccessFile>> openRandom(const std::string& path) override;
    // Opening is over: files stay open for those who have opened them, no longer for all.
    void letGo();

private:
    static constexpr size_t kMostHeld = 512;  // descriptors are scarce; tables beyond are opened when needed

    Result<std::unique_ptr<RandomAccessFile>> openFresh(const std::string& path) const;

    Mutex m_mutex;
    bool m_holding GUARDED_BY(m_mutex) = true;
    std::map<std::string, std::shared_ptr<RandomAccessFile>> m_held GUARDED_BY(m_mutex);
};

}  // namespace levelscope
