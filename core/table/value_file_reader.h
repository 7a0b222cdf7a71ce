// Reads values out of one immutable value file. Opening reads the footer; every value's checksum is verified
// when it is read from the file, and it must be as long as its pointer says. Safe from any thread.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "core/table/block_cache.h"
#include "core/table/read_trace.h"
#include "core/table/value_file.h"

namespace levelscope {

// A value that was read, and what keeps its bytes: its place in the cache, or memory of its own.
struct ReadValue {
    BlockCache::Pin pin;
    std::unique_ptr<char[]> own;
    std::string_view bytes;
};

class ValueFileReader {
public:
    // `path` names the file in errors. corruption (file, offset, reason) when the footer is not one of this
    // file's; unsupported/newerVersion for a newer format.
    static Result<std::shared_ptr<ValueFileReader>> open(std::unique_ptr<RandomAccessFile> file,
                                                         std::string path, uint64_t fileNumber,
                                                         std::shared_ptr<BlockCache> cache);
    ValueFileReader(std::unique_ptr<RandomAccessFile> file, std::string path, const ValueFileMeta& meta,
                    std::shared_ptr<BlockCache> cache);  // by open()
    ~ValueFileReader();
    ValueFileReader(const ValueFileReader&) = delete;
    ValueFileReader& operator=(const ValueFileReader&) = delete;

    // Precondition: the pointer is into this file, as far as its number tells. Corruption names file and
    // offset. `fillCache` false: what is not cached stays out of the cache.
    Status read(const ValuePointer& pointer, bool fillCache, ReadValue& value,
                ReadTrace* trace = nullptr) const;
    // Tells the kernel that a value will be read soon, unless it is cached.
    void announce(const ValuePointer& pointer) const;
    const ValueFileMeta& meta() const { return m_meta; }
    const std::string& path() const { return m_path; }

private:
    Status check(const ValuePointer& pointer) const;

    const std::unique_ptr<RandomAccessFile> m_file;
    const std::string m_path;
    const ValueFileMeta m_meta;
    const std::shared_ptr<BlockCache> m_cache;
    const uint64_t m_cacheId;
};

}  // namespace levelscope
