// A store in memory for tests: deterministic, one thread, time that stands still unless told.
#pragma once

#include <QtTest>
#include <memory>
#include <string>
#include <vector>

#include "core/db/db.h"
#include "core/env/strict_mem_file_system.h"

namespace levelscope::test {

inline std::string text(const Status& status) {
    return toLogString(status);
}

struct MemoryStore {
    StrictMemFileSystem fs;
    ManualClock clock;
    std::unique_ptr<Executor> executor = makeInlineExecutor();
    Options options;
    std::string directory = "/store";
    std::unique_ptr<Db> db;

    MemoryStore() {
        fs.stopRecording();
        options.memtableBytes = 64 << 10;
        options.compaction.baseLevelBytes = 128 << 10;
        options.compaction.targetTableBytes = 16 << 10;
        options.blockSize = 1024;
        options.cacheBytes = 1 << 20;
        options.infoLog = false;
    }

    Status open(OpenMode mode = OpenMode::openOrCreate) {
        options.env.fs = &fs;
        options.env.clock = &clock;
        options.env.executor = executor.get();
        db.reset();
        Result<std::unique_ptr<Db>> opened = Db::open(directory, options, mode);
        if (!opened.ok())
            return opened.status();
        db = std::move(opened).value();
        return {};
    }

    // The live pairs in order, as "key=value key=value".
    std::string contents(const IteratorOptions& range = {}) {
        std::string all;
        const std::unique_ptr<Iterator> it = db->iterator(range);
        for (it->seekToFirst(); it->valid(); it->next())
            all.append(all.empty() ? "" : " ").append(it->key()).append("=").append(it->value());
        return it->status().ok() ? all : "error: " + text(it->status());
    }

    std::vector<std::string> files() {
        Result<std::vector<std::string>> names = fs.list(directory);
        return names.ok() ? *names : std::vector<std::string>{};
    }
};

// Keys "100000" + `from` up to that of `to`.
inline void fill(Db& db, int from, int to, const std::string& value = "value") {
    for (int i = from; i < to; ++i)
        QVERIFY(db.put(std::to_string(100000 + i), value).ok());
}

inline void erase(Db& db, int from, int to) {
    for (int i = from; i < to; ++i)
        QVERIFY(db.erase(std::to_string(100000 + i)).ok());
}

inline Status change(Db& db, const std::string& name, const std::string& value) {
    const OptionChange change{name, value};
    return db.setOptions({&change, 1});
}

inline uint64_t tablesIn(const Db& db) {
    return db.version()->tableCount();
}

}  // namespace levelscope::test

#define OK(expression)                                                        \
    do {                                                                      \
        const levelscope::Status ok_status = (expression);                    \
        QVERIFY2(ok_status.ok(), levelscope::toLogString(ok_status).c_str()); \
    } while (false)
