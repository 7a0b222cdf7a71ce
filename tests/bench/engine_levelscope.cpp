#include "core/inspect/db_bench_target.h"
#include "tests/bench/engines.h"

namespace levelscope::bench {

Result<std::unique_ptr<BenchTarget>> openLevelscope(const std::string& directory, const Settings& settings) {
    Options options;
    options.memtableBytes = settings.memtableBytes;
    options.cacheBytes = settings.cacheBytes;
    options.filterBitsPerKey = settings.filterBitsPerKey;
    options.backgroundThreads = settings.backgroundThreads;
    options.upperCompression = settings.compress ? Compression::lz4 : Compression::none;
    options.bottomCompression = options.upperCompression;
    options.infoLog = false;
    return openDbBenchTarget(directory, options);
}

const std::vector<Engine>& engines() {
    static const std::vector<Engine> all = {
        {"levelscope", openLevelscope}, {"rocksdb", openRocksDb}, {"leveldb", openLevelDb}};
    return all;
}

}  // namespace levelscope::bench
