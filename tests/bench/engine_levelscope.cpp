#include "core/inspect/db_bench_target.h"
#include "tests/bench/engines.h"

namespace levelscope::bench {

namespace {

Compression compressionOf(Codec codec) {
    switch (codec) {
        case Codec::none: return Compression::none;
        case Codec::lz4: return Compression::lz4;
        case Codec::zstd: return Compression::zstd;
    }
    return Compression::none;
}

}  // namespace

Result<std::unique_ptr<BenchTarget>> openLevelscope(const std::string& directory, const Settings& settings) {
    Options options;
    options.memtableBytes = settings.memtableBytes;
    options.cacheBytes = settings.cacheBytes;
    options.filterBitsPerKey = settings.filterBitsPerKey;
    options.backgroundThreads = settings.backgroundThreads;
    options.upperCompression = compressionOf(settings.codec);
    options.bottomCompression = options.upperCompression;
    options.zstdLevel = kZstdLevel;
    if (settings.tableBytes != 0)
        options.compaction.targetTableBytes = settings.tableBytes;
    options.valueSeparationBytes = settings.separateFrom;
    options.infoLog = false;
    return openDbBenchTarget(directory, options);
}

const std::vector<Engine>& engines() {
    static const std::vector<Engine> all = {{"levelscope", openLevelscope, true},
                                            {"rocksdb", openRocksDb, true},
                                            {"leveldb", openLevelDb, false}};
    return all;
}

}  // namespace levelscope::bench
