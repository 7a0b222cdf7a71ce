#include "core/inspect/open_value_files.h"

#include <algorithm>

#include "core/version/file_names.h"
#include "core/version/value_files.h"

namespace levelscope {

namespace {

constexpr size_t kMostOpen = 64;

}  // namespace

OpenValueFiles::OpenValueFiles(FileSystem& fs, std::string directory)
    : m_fs(fs), m_directory(std::move(directory)), m_noCache(std::make_shared<BlockCache>(0)) {}

Result<const ValueFileReader*> OpenValueFiles::find(uint64_t number) {
    auto place = std::find_if(m_recent.begin(), m_recent.end(),
                              [&](const auto& reader) { return reader->meta().number == number; });
    if (place == m_recent.end()) {
        const std::string path = joinPath(m_directory, valueFileName(number));
        ASSIGN_OR_RETURN(std::unique_ptr<RandomAccessFile> file, openValueFile(m_fs, path));
        ASSIGN_OR_RETURN(auto reader, ValueFileReader::open(std::move(file), path, number, m_noCache));
        if (m_recent.size() == kMostOpen)
            m_recent.pop_back();
        place = m_recent.insert(m_recent.end(), std::move(reader));
    }
    std::rotate(m_recent.begin(), place, place + 1);
    return m_recent.front().get();
}

}  // namespace levelscope
