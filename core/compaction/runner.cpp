#include "core/compaction/runner.h"

#include <algorithm>
#include <array>

#include "core/compaction/level_cursor.h"
#include "core/compaction/shared_merge.h"
#include "core/version/file_names.h"
#include "core/version/value_files.h"

namespace levelscope {
namespace {

constexpr uint32_t kReadahead = 256 * 1024;
constexpr size_t kMaxTimes = 64;
// Halves of at least so many full outputs: where a merge is cut one output stays smaller.
constexpr uint64_t kLeastOutputsShared = 2;
constexpr uint64_t kWeightsInLeast = 8;

// One cursor for each table of level 0, one for all tables of each deeper level.
std::vector<std::unique_ptr<TableCursor>> openInputs(TableCache& cache, const std::vector<TablePtr>& inputs) {
    const CursorOptions options{.fillCache = false, .readahead = kReadahead};
    std::vector<std::unique_ptr<TableCursor>> sources;
    std::array<std::vector<TablePtr>, kMaxLevels> sorted;
    for (const TablePtr& table : inputs) {
        if (table->level == 0)
            sources.push_back(newTableCursor(cache, table, options));
        else
            sorted[static_cast<size_t>(table->level)].push_back(table);
    }
    for (std::vector<TablePtr>& tables : sorted) {
        if (tables.empty())
            continue;
        std::sort(tables.begin(), tables.end(),
                  [](const TablePtr& a, const TablePtr& b) { return a->smallest < b->smallest; });
        sources.push_back(newLevelCursor(cache, std::move(tables), options));
    }
    return sources;
}

// The inputs' time maps as one, thinned evenly if need be.
std::vector<SequenceTime> mergeTimes(std::vector<SequenceTime> times) {
    std::sort(times.begin(), times.end(),
              [](const SequenceTime& a, const SequenceTime& b) { return a.sequence < b.sequence; });
    times.erase(
        std::unique(times.begin(), times.end(),
                    [](const SequenceTime& a, const SequenceTime& b) { return a.sequence == b.sequence; }),
        times.end());
    if (times.size() <= kMaxTimes)
        return times;
    std::vector<SequenceTime> thinned;
    for (size_t i = 0; i < kMaxTimes; ++i)
        thinned.push_back(times[i * (times.size() - 1) / (kMaxTimes - 1)]);
    return thinned;
}

// Its data blocks, but for those of another compression, are such as a table with these options has.
bool isMadeWith(const TableOptions& options, const TableProperties& table) {
    const bool bothZstd = options.compression == Compression::zstd && table.compression == Compression::zstd;
    return table.blockSize == options.blockSize &&
           (!bothZstd || table.compressionLevel == options.compressionLevel);
}

Status gather(TableCache& cache, const std::vector<TablePtr>& inputs, MergeJob& job) {
    std::vector<SequenceTime> times;
    job.copyBlocks = true;
    for (const TablePtr& table : inputs) {
        ASSIGN_OR_RETURN(const std::shared_ptr<TableReader> reader, cache.share(Version::live(table)));
        ASSIGN_OR_RETURN(const TableProperties properties, reader->properties());
        job.copyBlocks &= isMadeWith(job.table, properties);
        times.insert(times.end(), properties.times.begin(), properties.times.end());
        if (table->rangeTombstones == 0)
            continue;
        ASSIGN_OR_RETURN(const std::vector<RangeTombstone> tombstones, reader->rangeTombstones());
        job.tombstones.insert(job.tombstones.end(), tombstones.begin(), tombstones.end());
    }
    job.times = mergeTimes(std::move(times));
    return {};
}

// A point for about every `step` bytes of each table.
Result<std::vector<KeyWeight>> weigh(TableCache& cache, const std::vector<TablePtr>& inputs, uint64_t step) {
    std::vector<KeyWeight> weights;
    for (const TablePtr& table : inputs) {
        ASSIGN_OR_RETURN(const std::shared_ptr<TableReader> reader, cache.share(Version::live(table)));
        for (uint64_t from = 0; from < reader->dataBytes(); from += step) {
            const uint64_t bytes = std::min(step, reader->dataBytes() - from);
            ASSIGN_OR_RETURN(std::string key, reader->keyNear(from + bytes / 2));
            weights.push_back({std::move(key), bytes});
        }
    }
    std::sort(weights.begin(), weights.end(),
              [](const KeyWeight& a, const KeyWeight& b) { return a.key < b.key; });
    return weights;
}

// Reads values that the inputs refer to; the inputs keep their files.
Status readValueOf(const std::vector<TablePtr>& inputs, const ValuePointer& pointer, ReadValue& value) {
    for (const TablePtr& table : inputs)
        if (ValueSlot* slot = Version::live(table).valueSlot(pointer.file)) {
            ASSIGN_OR_RETURN(const std::shared_ptr<ValueFileReader> reader, slot->reader());
            return reader->read(pointer, false, value);
        }
    return Status::corruption(Reason::valueFileMissing, valueFileName(pointer.file), Error::kNoOffset);
}

}  // namespace

Result<MergeOutcome> runCompaction(const CompactionContext& context, const Decision& decision) {
    uint64_t rawTotal = 0;
    for (const TablePtr& table : decision.inputs)
        rawTotal += table->rawBytes;
    const uint64_t inputTotal = decision.inputBytes();

    MergeJob job;
    job.env = context.env;
    job.directory = context.directory;
    job.table = context.table;
    job.outputLevel = decision.outputLevel;
    job.targetBytes = context.options.targetTableBytes;
    job.targetEntries = context.options.targetTableEntries;
    job.bottommost = decision.bottommost;
    job.snapshots = context.snapshots;
    job.nowMicros = context.nowMicros;
    job.newFileNumber = context.newFileNumber;
    job.tableCreated = context.tableCreated;
    job.values.fromBytes = context.separateFromBytes;
    job.values.rewritten = context.sparseValueFiles;
    job.values.read = [&decision](const ValuePointer& pointer, ReadValue& value) {
        return readValueOf(decision.inputs, pointer, value);
    };
    if (context.checkpoint) {
        job.checkpoint = [&](uint64_t rawRead, uint64_t written) {
            const double share =
                rawTotal == 0 ? 1
                              : std::min(1.0, static_cast<double>(rawRead) / static_cast<double>(rawTotal));
            return context.checkpoint(static_cast<uint64_t>(share * static_cast<double>(inputTotal)),
                                      written);
        };
    }
    RETURN_IF_ERROR(gather(*context.tables, decision.inputs, job));
    const auto open = [&] { return openInputs(*context.tables, decision.inputs); };
    const uint64_t least = kLeastOutputsShared * job.targetBytes;
    if (context.executor == nullptr || least == 0 || inputTotal < 2 * least)
        return mergeToTables(job, open());
    return mergeShared({.merge = std::move(job),
                        .open = open,
                        .weigh =
                            [&] {
                                return weigh(*context.tables, decision.inputs,
                                             std::max<uint64_t>(least / kWeightsInLeast, 1));
                            },
                        .executor = context.executor,
                        .mayShare = context.mayShare,
                        .leastBytes = least});
}

}  // namespace levelscope
