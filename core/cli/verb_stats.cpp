#include <fmt/format.h>

#include "core/cli/render.h"
#include "core/inspect/writer_debt.h"
#include "core/version/value_use.h"

namespace levelscope::cli {

namespace {

struct Arguments {
    StoreArgument store;
    bool json = false;
};

void declare(const Verb& verb, Arguments& arguments) {
    arguments.store.declare(verb);
    arguments.store.declareFamily(verb);
    verb.flag("--json", &arguments.json, "Print JSON");
}

struct Totals {
    uint64_t tableBytes = 0;  // of table files
    uint64_t levelBytes = 0;  // and of the values they refer to
    uint64_t rawBytes = 0;
    uint64_t entries = 0;
    uint64_t tombstones = 0;
    uint64_t bottomBytes = 0;  // of the deepest level with tables
    uint64_t logBytes = 0;
    ValueUse values;
};

double ratio(uint64_t a, uint64_t b) {
    return b == 0 ? 0 : static_cast<double>(a) / static_cast<double>(b);
}

Result<Totals> sum(const StoreReader& store, const std::vector<LevelInfo>& levels) {
    Totals totals;
    for (const LevelInfo& level : levels) {
        totals.levelBytes += level.bytes;
        totals.rawBytes += level.rawBytes;
        totals.entries += level.entries;
        totals.tombstones += level.tombstones;
        if (level.tables != 0)
            totals.bottomBytes = level.bytes;
    }
    totals.values = valueUseOf(*store.version());
    totals.tableBytes = totals.levelBytes - totals.values.liveBytes;
    ASSIGN_OR_RETURN(const auto files, store.files());
    for (const StoreFile& file : files)
        if (file.kind == "wal")
            totals.logBytes += file.size;
    return totals;
}

std::string_view nameOf(StallCause cause) {
    switch (cause) {
        case StallCause::memtables: return "memtables";
        case StallCause::l0Files: return "l0_tables";
        case StallCause::compactionDebt: return "compaction_debt";
        case StallCause::none: break;
    }
    return "none";
}

Json toJson(const DebtInputs& debt) {
    const Delay delay = delayFor(debt);
    Json json{{"slowed_by", nameOf(delay.cause)},
              {"delay_micros_per_mib", delay.microsPerMiB},
              {"debts", Json::array()}};
    for (const DebtPart& part : debtParts(debt))
        json["debts"].push_back({{"cause", nameOf(part.cause)},
                                 {"now", part.now},
                                 {"slows_above", part.begins},
                                 {"delay_micros_per_mib", part.microsPerMiB}});
    return json;
}

std::string textOf(const DebtInputs& debt) {
    const auto [memtables, levelZero, owed] = debtParts(debt);
    const Delay delay = delayFor(debt);
    std::string text = delay.cause == StallCause::none
                           ? std::string("writers are not slowed")
                           : fmt::format("writers are slowed by {}: {:.1f} ms a MiB", nameOf(delay.cause),
                                         static_cast<double>(delay.microsPerMiB) / 1000);
    text += fmt::format(" (memtables {:.0f} % full, slow above {:.0f}", 100 * memtables.now,
                        100 * memtables.begins);
    if (debt.l0Trigger != 0)
        text += fmt::format(
            "; level 0 has {:.0f} runs, slow above {:.0f}; {} over the levels' targets, slow above {}",
            levelZero.now, levelZero.begins, humanBytes(static_cast<uint64_t>(owed.now)),
            humanBytes(static_cast<uint64_t>(owed.begins)));
    return text + ")";
}

Json toJson(const StoreInfo& info, const std::vector<LevelInfo>& levels, const Totals& totals) {
    Json json{
        {"approximate_keys", info.approximateKeys},
        {"last_sequence", info.lastSequence},
        {"memtable_entries", info.memtableEntries},
        {"memtable_bytes", info.memtableBytes},
        {"log_bytes", totals.logBytes},
        {"table_bytes", totals.tableBytes},
        {"raw_bytes", totals.rawBytes},
        {"value_files", totals.values.files},
        {"value_file_bytes", totals.values.bytes},
        {"value_garbage_bytes", totals.values.garbageBytes},
        {"entries", totals.entries},
        {"tombstones", totals.tombstones},
        {"space_amplification", ratio(totals.levelBytes + totals.values.garbageBytes, totals.bottomBytes)},
        {"compression_ratio", ratio(totals.rawBytes, totals.levelBytes)},
        {"levels", Json::array()}};
    for (const LevelInfo& level : levels)
        json["levels"].push_back(cli::toJson(level));
    return json;
}

void printText(Context& context, const StoreInfo& info, const std::vector<LevelInfo>& levels,
               const Totals& totals) {
    Console& console = context.console;
    console.line(fmt::format("{:>5} {:>7} {:>11} {:>11} {:>12} {:>10} {:>6}", "level", "tables", "size",
                             "raw", "entries", "tombstones", "score"));
    for (const LevelInfo& level : levels)
        if (level.tables != 0 || level.level == 0)
            console.line(fmt::format("{:>5} {:>7} {:>11} {:>11} {:>12} {:>10} {:>6.2f}", level.level,
                                     level.tables, humanBytes(level.bytes), humanBytes(level.rawBytes),
                                     humanCount(level.entries), humanCount(level.tombstones),
                                     level.score.score));
    console.line(fmt::format("memtable {} entries, {}; logs {}", humanCount(info.memtableEntries),
                             humanBytes(info.memtableBytes), humanBytes(totals.logBytes)));
    if (totals.values.files != 0)
        console.line(fmt::format("{} value files, {}, {:.0f} % of it garbage", totals.values.files,
                                 humanBytes(totals.values.bytes), 100 * totals.values.garbageShare()));
    std::string keys = fmt::format("about {} keys", humanCount(info.approximateKeys));
    if (totals.tableBytes != 0)
        keys += fmt::format("; space amplification {:.2f}; compressed {:.1f} : 1",
                            ratio(totals.levelBytes + totals.values.garbageBytes, totals.bottomBytes),
                            ratio(totals.rawBytes, totals.levelBytes));
    console.line(keys);
}

Status stats(Context& context, const Arguments& arguments) {
    ASSIGN_OR_RETURN(const auto store, arguments.store.inspect(context));
    const StoreInfo info = store->info();
    const auto levels = store->levels();
    ASSIGN_OR_RETURN(const Totals totals, sum(*store, levels));
    const std::optional<DebtInputs> debt = writerDebt(info, *store->version());
    if (arguments.json) {
        Json json = toJson(info, levels, totals);
        if (debt)
            json["writers"] = toJson(*debt);
        context.print(json);
        return {};
    }
    printText(context, info, levels, totals);
    if (debt)
        context.console.line(textOf(*debt));
    return {};
}

}  // namespace

void addStats(CLI::App& app, Context& context) {
    addVerb<Arguments>(app, context, "stats", "Print sizes and counts, level by level", "", declare, stats);
}

}  // namespace levelscope::cli
