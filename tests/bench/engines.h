// The engines under comparison, each behind BenchTarget and with the same settings.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/inspect/workload.h"

namespace levelscope::bench {

enum class Codec : uint8_t { none, lz4, zstd };
inline constexpr int kZstdLevel = 1;

struct Settings {
    Codec codec = Codec::none;  // LevelDB takes Snappy for LZ4
    uint64_t tableBytes = 0;    // 0: each engine's own; LevelDB's is never below a megabyte
    uint64_t memtableBytes = 16ull << 20;
    uint64_t cacheBytes = 256ull << 20;  // in total: data, index and filter blocks
    int filterBitsPerKey = 10;
    int backgroundThreads = 2;
    uint64_t separateFrom = 0;  // values from this size on in files of their own; 0: none; LevelDB has none
};

struct Engine {
    std::string_view name;
    // Creates the store if there is none.
    Result<std::unique_ptr<BenchTarget>> (*open)(const std::string& directory, const Settings& settings);
    bool zstd;  // knows it
};

Result<std::unique_ptr<BenchTarget>> openLevelscope(const std::string& directory, const Settings& settings);
Result<std::unique_ptr<BenchTarget>> openRocksDb(const std::string& directory, const Settings& settings);
Result<std::unique_ptr<BenchTarget>> openLevelDb(const std::string& directory, const Settings& settings);

// Ours first.
const std::vector<Engine>& engines();

}  // namespace levelscope::bench
