// Checks the value files of a store: each for itself, and each value that an entry points to. One thread.
#pragma once

#include <functional>
#include <map>
#include <string>

#include "core/inspect/open_value_files.h"
#include "core/inspect/verify_table.h"

namespace levelscope {

class ValueVerifier {
public:
    // `gone`: whether a file that is not there has been done without meanwhile, beside a live writer.
    ValueVerifier(FileSystem& fs, std::string directory, VerifySink& sink,
                  std::function<bool(uint64_t number)> gone);

    // `expected`: what the manifest says, or null when nobody knows.
    void checkFile(uint64_t number, const ValueFileMeta* expected);
    void checkValue(const ValuePointer& pointer);

private:
    // Good until the next call. Null: it cannot be read, which has been reported.
    const ValueFileReader* reader(uint64_t number);
    void report(const std::string& path, uint64_t offset, uint64_t length, const Status& problem);

    const std::string m_directory;
    VerifySink& m_sink;
    const std::function<bool(uint64_t)> m_gone;
    OpenValueFiles m_files;
    std::map<uint64_t, bool> m_readable;  // of the files met
};

}  // namespace levelscope
