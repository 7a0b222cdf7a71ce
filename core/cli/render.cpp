#include "core/cli/render.h"

#include <fmt/chrono.h>
#include <fmt/format.h>

namespace levelscope::cli {

std::string_view nameOf(StoreFormat format) {
    switch (format) {
        case StoreFormat::unknown: return "unknown";
        case StoreFormat::native: return "levelscope";
        case StoreFormat::levelDb: return "leveldb";
        case StoreFormat::rocksDb: return "rocksdb";
    }
    return "unknown";
}

std::string_view nameOf(Compression compression) {
    switch (compression) {
        case Compression::none: return "none";
        case Compression::lz4: return "lz4";
        case Compression::zstd: return "zstd";
        case Compression::snappy: return "snappy";
        case Compression::zlib: return "zlib";
        case Compression::rawDeflate: return "raw-deflate";
        case Compression::bzip2: return "bzip2";
        case Compression::lz4hc: return "lz4hc";
        case Compression::other: return "other";
    }
    return "unknown";
}

std::string_view nameOf(CompactionReason reason) {
    switch (reason) {
        case CompactionReason::none: return "none";
        case CompactionReason::l0Files: return "l0-files";
        case CompactionReason::levelSize: return "level-size";
        case CompactionReason::tableCount: return "table-count";
        case CompactionReason::tombstones: return "tombstones";
        case CompactionReason::expiry: return "expiry";
        case CompactionReason::storeSize: return "store-size";
        case CompactionReason::valueGarbage: return "value-garbage";
        case CompactionReason::reads: return "reads";
        case CompactionReason::overwritten: return "overwritten";
        case CompactionReason::manualAll: return "manual-all";
        case CompactionReason::manualRange: return "manual-range";
        case CompactionReason::manualLevel: return "manual-level";
        case CompactionReason::manualTables: return "manual-tables";
    }
    return "unknown";
}

std::string_view nameOf(Decision::Kind kind) {
    switch (kind) {
        case Decision::Kind::nothing: return "nothing";
        case Decision::Kind::move: return "move";
        case Decision::Kind::merge: return "merge";
        case Decision::Kind::drop: return "drop";
    }
    return "unknown";
}

std::string_view nameOf(EditCause cause) {
    switch (cause) {
        case EditCause::created: return "created";
        case EditCause::opened: return "opened";
        case EditCause::flush: return "flush";
        case EditCause::compaction: return "compaction";
        case EditCause::manualCompaction: return "manual-compaction";
        case EditCause::trivialMove: return "trivial-move";
        case EditCause::ingest: return "ingest";
        case EditCause::repair: return "repair";
        case EditCause::closed: return "closed";
        case EditCause::notRecorded: return "not-recorded";
    }
    return "unknown";
}

std::string_view nameOf(LogEnd end) {
    switch (end) {
        case LogEnd::clean: return "clean";
        case LogEnd::torn: return "torn";
        case LogEnd::damaged: return "damaged";
    }
    return "unknown";
}

std::string isoTime(int64_t wallMicros) {
    constexpr int64_t kLatest = 253'402'300'799;  // the last second of the year 9999
    const int64_t seconds = wallMicros / 1'000'000;
    if (wallMicros == 0 || seconds < 0 || seconds > kLatest)
        return {};
    return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(static_cast<std::time_t>(seconds)));
}

void addPercentiles(Json& json, const Histogram& latencies) {
    const auto micros = [](uint64_t nanos) { return static_cast<double>(nanos) / 1000; };
    json["count"] = latencies.count();
    json["p50_micros"] = micros(latencies.percentile(0.5));
    json["p99_micros"] = micros(latencies.percentile(0.99));
    json["p999_micros"] = micros(latencies.percentile(0.999));
    json["max_micros"] = micros(latencies.max());
}

Json toJson(const TableMeta& table) {
    Json json{{"table", table.number},
              {"level", table.level},
              {"file_size", table.fileSize},
              {"raw_bytes", table.rawBytes},
              {"entries", table.entries},
              {"tombstones", table.tombstones},
              {"range_tombstones", table.rangeTombstones}};
    addBytes(json, "smallest", table.smallest);
    addBytes(json, "largest", table.largest);
    json["largest_exclusive"] = table.largestExclusive;
    json["min_sequence"] = table.minSequence;
    json["max_sequence"] = table.maxSequence;
    json["compression"] = nameOf(table.compression);
    json["created"] = isoTime(table.createdMicros);
    if (table.minExpiryMicros != 0)
        json["first_expiry"] = isoTime(table.minExpiryMicros);
    for (const ValueRef& ref : table.valueRefs)
        json["value_files"].push_back({{"file", ref.file}, {"values", ref.values}, {"bytes", ref.bytes}});
    return json;
}

Json toJson(const LevelInfo& level) {
    return {{"level", level.level},       {"tables", level.tables},
            {"bytes", level.bytes},       {"raw_bytes", level.rawBytes},
            {"entries", level.entries},   {"tombstones", level.tombstones},
            {"score", level.score.score}, {"target_bytes", level.score.targetBytes},
            {"runs", level.score.runs},   {"target_runs", level.score.targetRuns}};
}

Json toJson(const Decision& decision) {
    Json json{{"decision", nameOf(decision.kind)},    {"reason", nameOf(decision.reason)},
              {"output_level", decision.outputLevel}, {"bottommost", decision.bottommost},
              {"input_bytes", decision.inputBytes()}, {"inputs", Json::array()}};
    for (const TablePtr& table : decision.inputs)
        json["inputs"].push_back(toJson(*table));
    return json;
}

Json toJson(const Status& status) {
    const Error& error = status.error();
    Json json{
        {"code", name(error.code)}, {"reason", name(error.reason)}, {"message", describeProblem(status)}};
    if (!error.file.empty())
        json["file"] = error.file;
    if (error.offset != Error::kNoOffset)
        json["offset"] = error.offset;
    return json;
}

}  // namespace levelscope::cli
