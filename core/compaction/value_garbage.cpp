// Value files that hold much garbage: which ones merges write anew, and the merge that does it when no other
// comes along.
#include <algorithm>

#include "core/compaction/policies.h"

namespace levelscope {

std::vector<uint64_t> sparseValueFiles(const Version& version, const CompactionOptions& options) {
    std::vector<uint64_t> numbers;
    if (options.valueGarbageShare == 0)
        return numbers;
    for (const LiveValueFile& file : version.valueFiles())
        if (file.garbageShare() >= options.valueGarbageShare)
            numbers.push_back(file.number);
    return numbers;
}

// One table at a time, written in place: its values come along only where they lie in sparse files, and each
// such merge takes at least one reference away, so an end comes.
Decision pickValueGarbage(const Version& version, const CompactionOptions& options, const Busy& busy) {
    Decision best;
    const std::vector<uint64_t> sparse = sparseValueFiles(version, options);
    for (int level = 1; level < version.levels() && !sparse.empty(); ++level) {
        for (const TablePtr& table : version.level(level)) {
            if (busy.has(table))
                continue;
            for (const ValueRef& ref : table->valueRefs) {
                if (!std::binary_search(sparse.begin(), sparse.end(), ref.file))
                    continue;
                const double share = version.valueFile(ref.file)->garbageShare();
                if (share <= best.score)
                    continue;
                best.score = share;
                best.outputLevel = level;
                best.inputs = {table};
            }
        }
    }
    if (best.inputs.empty())
        return best;
    best.kind = Decision::Kind::merge;
    best.reason = CompactionReason::valueGarbage;
    best.score /= options.valueGarbageShare;
    return finish(version, std::move(best));
}

}  // namespace levelscope
