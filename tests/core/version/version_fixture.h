// Tables, edits and a directory in memory for the tests of versions.
#pragma once

#include <algorithm>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "core/env/strict_mem_file_system.h"
#include "core/version/file_names.h"
#include "core/version/version_set.h"

namespace levelscope::test {

inline TableMeta table(uint64_t number, int level, const std::string& smallest, const std::string& largest,
                       SequenceNumber newest = 1) {
    TableMeta meta;
    meta.number = number;
    meta.level = level;
    meta.fileSize = 100;
    meta.smallest = smallest;
    meta.largest = largest;
    meta.minSequence = 1;
    meta.maxSequence = newest;
    meta.entries = 3;
    return meta;
}

inline TableMeta referring(uint64_t number, int level, const std::string& key, std::vector<ValueRef> refs) {
    TableMeta meta = table(number, level, key, key);
    meta.valueRefs = std::move(refs);
    return meta;
}

inline VersionEdit adding(std::vector<TableMeta> tables) {
    VersionEdit edit;
    edit.added = std::move(tables);
    return edit;
}

struct Home {
    StrictMemFileSystem fs;
    Env env;
    std::shared_ptr<BlockCache> blocks = std::make_shared<BlockCache>(1 << 20);
    Home() {
        fs.stopRecording();
        env.fs = &fs;
        (void)fs.createDirectory("/store");
    }
    std::unique_ptr<VersionSet> make(uint64_t historyBytes = 0) {
        return std::make_unique<VersionSet>(env, "/store", blocks, historyBytes);
    }
    std::vector<uint64_t> manifests() {
        std::vector<uint64_t> numbers;
        const std::vector<std::string> names = fs.list("/store").value();
        for (const std::string& name : names)
            if (const auto parsed = parseFileName(name); parsed && parsed->kind == FileKind::manifest)
                numbers.push_back(parsed->number);
        std::sort(numbers.begin(), numbers.end());
        return numbers;
    }
    Status touch(uint64_t number) {
        Result<std::unique_ptr<WritableFile>> file = fs.create("/store/" + tableFileName(number));
        return file.ok() ? (*file)->append(std::string(100, 'x')) : file.status();
    }
};

}  // namespace levelscope::test
