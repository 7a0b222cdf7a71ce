// Checks one table file from its first byte to its last with the production decoders. Each damaged block is a
// finding of its own; the others are checked all the same.
#pragma once

#include <functional>
#include <string>

#include "core/env/file_system.h"
#include "core/inspect/verify.h"
#include "core/table/value_file.h"
#include "core/version/table_meta.h"

namespace levelscope {

// Where the checks report to. One thread.
struct VerifySink {
    VerifyReport& report;
    std::function<void(uint64_t bytes)> advanced;  // more bytes are done
    std::stop_token stop;
    // Checks a value that an entry points to, and reports for itself.
    std::function<void(const ValuePointer&)> checkValue{};

    void find(Address where, Status problem, bool fatal = true) {
        report.findings.push_back({std::move(where), std::move(problem), fatal});
    }
};

// `expected`: what the manifest says, or null when nobody knows the table. Returns cancelled, or ok whatever
// was found; and the error of a file that cannot be opened, which is not reported as a finding.
Status verifyTable(FileSystem& fs, const std::string& path, uint64_t number, const TableMeta* expected,
                   VerifySink& sink);

}  // namespace levelscope
