// The value files of a directory, without a store: opened as they are asked for, the ones used last kept
// open. One thread.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "core/table/value_file_reader.h"

namespace levelscope {

class OpenValueFiles {
public:
    OpenValueFiles(FileSystem& fs, std::string directory);

    // Good until the next call. corruption/valueFileMissing, or as ValueFileReader::open(); a failure is not
    // remembered.
    Result<const ValueFileReader*> find(uint64_t number);

private:
    FileSystem& m_fs;
    const std::string m_directory;
    const std::shared_ptr<BlockCache> m_noCache;
    std::vector<std::shared_ptr<ValueFileReader>> m_recent;  // the last used first
};

}  // namespace levelscope
