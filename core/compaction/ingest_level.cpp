#include "core/compaction/ingest_level.h"

#include "core/compaction/policies.h"

namespace levelscope {
namespace {

int deepestByPolicy(const Version& version, const CompactionOptions& options, uint64_t bytes) {
    const int last = version.levels() - 1;
    const int deepest = version.deepestLevel();
    switch (options.policy) {
        case CompactionPolicy::leveled: break;
        case CompactionPolicy::threshold: return runLevel(version);
        case CompactionPolicy::tiered:
        case CompactionPolicy::lazyLeveling: return deepest > 0 ? deepest : last;
        case CompactionPolicy::fifo: return 0;
    }
    int level = std::max(1, deepest);
    while (level < last && version.levelBytes(level) + bytes > targetBytes(version, options, level))
        ++level;
    return level;
}

}  // namespace

int ingestLevel(const Version& version, const CompactionOptions& options, const TableMeta& table,
                uint64_t bytes) {
    Hull hull;
    hull.add(table);
    const int limit = deepestByPolicy(version, options, bytes);
    int level = 0;
    for (int i = 0; i <= limit && touching(version, i, hull).empty(); ++i)
        level = i;
    return level;
}

}  // namespace levelscope
