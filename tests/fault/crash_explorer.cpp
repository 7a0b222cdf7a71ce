#include "tests/fault/crash_explorer.h"

#include <algorithm>
#include <set>
#include <utility>

#include "core/version/current_file.h"
#include "core/version/file_names.h"
#include "core/version/manifest_history.h"
#include "core/wal/log_reader.h"

namespace levelscope::fault {

namespace {

const char* modeName(CrashMode mode) {
    static constexpr const char* kNames[] = {"strict",     "ordered", "anySubset",  "sectorTorn",
                                             "zeroFilled", "garbage", "processKill"};
    return kNames[static_cast<size_t>(mode)];
}

bool choosesBySeed(CrashMode mode) {
    return mode != CrashMode::strict && mode != CrashMode::ordered;
}

const char* figureOf(Verdict::Kind kind) {
    switch (kind) {
        case Verdict::Kind::lost: return "lost";
        case Verdict::Kind::unopenable: return "unopenable";
        case Verdict::Kind::hole:
        case Verdict::Kind::broken:
        case Verdict::Kind::good: break;
    }
    return "holes";
}

Verdict broken(const std::string& what, const Status& status) {
    return {Verdict::Kind::broken, what + ": " + toLogString(status)};
}

bool isPowerLossMode(CrashMode mode) {
    return mode != CrashMode::processKill && mode != CrashMode::ordered;
}

}  // namespace

Verdict CrashExplorer::checkContent(Db& db, const Bounds& bounds) const {
    const auto digest = digestOf(db);
    if (!digest.ok())
        return broken("scan", digest.status());
    const size_t prefix = m_run.history().prefixWith(*digest, bounds.most);
    if (prefix == History::npos)
        return {Verdict::Kind::hole,
                "the state after no number of writes up to " + std::to_string(bounds.most)};
    if (prefix < bounds.least)
        return {Verdict::Kind::lost, std::to_string(prefix) + " writes survive of " +
                                         std::to_string(bounds.least) + " acknowledged"};
    const auto backwards = digestBackwards(db);
    if (!backwards.ok())
        return broken("backward scan", backwards.status());
    if (*backwards != *digest)
        return {Verdict::Kind::broken, "forward and backward scan differ"};
    return {};
}

// Recovery leaves no file behind that nothing refers to.
Verdict CrashExplorer::checkOrphans(StrictMemFileSystem& machine, const Db& db) const {
    std::set<uint64_t> live;
    const std::shared_ptr<const Version> version = db.version();
    for (int level = 0; level < version->levels(); ++level)
        for (const TablePtr& table : version->level(level))
            live.insert(table->number);
    const auto names = machine.list(kStore);
    if (!names.ok())
        return broken("list", names.status());
    std::vector<uint64_t> manifests;
    for (const std::string& name : *names) {
        const auto parsed = parseFileName(name);
        if (!parsed)
            return {Verdict::Kind::broken, "foreign file " + name};
        if (parsed->kind == FileKind::manifest)
            manifests.push_back(parsed->number);
        if (parsed->kind == FileKind::temporary ||
            (parsed->kind == FileKind::table && live.count(parsed->number) == 0))
            return {Verdict::Kind::broken, "orphan " + name};
    }
    return checkPast(machine, manifests);
}

// No manifest is newer than the one in force, and what is kept of the past tells one edit after the other.
// The rest of an opening that did not finish may come back after a power cut: it is in no chain.
Verdict CrashExplorer::checkPast(StrictMemFileSystem& machine, const std::vector<uint64_t>& manifests) const {
    const auto inForce = readCurrentFile(machine, kStore);
    if (!inForce.ok())
        return broken("CURRENT", inForce.status());
    if (manifests.empty() || *std::max_element(manifests.begin(), manifests.end()) != *inForce)
        return {Verdict::Kind::broken, "a manifest is newer than the one in force"};
    uint64_t next = 0;
    for (const uint64_t number : manifestChain(machine, kStore, *inForce)) {
        const std::string path = joinPath(kStore, manifestFileName(number));
        auto file = machine.openRandom(path);
        if (!file.ok())
            return broken("a manifest of the past", file.status());
        LogReader reader(std::move(*file), path, number);
        for (LogRecord record; reader.read(record); next = record.firstSequence + 1)
            if (record.firstSequence < next)
                return {Verdict::Kind::broken, "edits of the past are out of order in " + path};
        if (!reader.status().ok())
            return broken("a manifest of the past", reader.status());
    }
    return {};
}

Verdict CrashExplorer::checkWriting(StrictMemFileSystem& machine, std::unique_ptr<Db> db) const {
    const auto before = digestOf(*db);
    if (!before.ok())
        return broken("scan", before.status());
    const std::string key = "after the crash";
    if (const Status status = db->put(key, "alive", {.durability = Durability::sync}); !status.ok())
        return broken("write", status);
    db.reset();
    auto again = Db::open(kStore, m_run.optionsOn(machine), OpenMode::open);
    if (!again.ok())
        return {Verdict::Kind::unopenable, "second open: " + toLogString(again.status())};
    const auto after = digestOf(**again);
    if (!after.ok())
        return broken("scan", after.status());
    if (*after != *before + pairDigest(key, "alive"))
        return {Verdict::Kind::hole, "a close and an open after recovery changed the content"};
    return {};
}

Verdict CrashExplorer::checkCheckpoints(StrictMemFileSystem& machine, const Progress& progress) const {
    for (size_t i = 0; i < progress.checkpointsBegun; ++i) {
        const Checkpoint& checkpoint = m_run.checkpoints()[i];
        const auto there = machine.stat(checkpoint.name);
        if (there.code() == Code::notFound && i >= progress.checkpointsDone)
            continue;
        auto db = Db::open(checkpoint.name, m_run.optionsOn(machine), OpenMode::readOnly);
        if (!db.ok())
            return {i < progress.checkpointsDone ? Verdict::Kind::lost : Verdict::Kind::unopenable,
                    checkpoint.name + ": " + toLogString(db.status())};
        const auto digest = digestOf(**db);
        if (!digest.ok())
            return broken(checkpoint.name, digest.status());
        if (*digest != m_run.history().digestAfter(checkpoint.writes))
            return {Verdict::Kind::hole, checkpoint.name + " is not whole"};
    }
    return {};
}

Verdict CrashExplorer::check(StrictMemFileSystem& machine, const Bounds& bounds, bool writeAgain) const {
    const OpenMode mode = bounds.progress.created ? OpenMode::open : OpenMode::openOrCreate;
    auto db = Db::open(kStore, m_run.optionsOn(machine), mode);
    if (!db.ok())
        return {Verdict::Kind::unopenable, toLogString(db.status())};
    Verdict verdict = checkContent(**db, bounds);
    if (verdict.kind == Verdict::Kind::good)
        verdict = checkOrphans(machine, **db);
    if (verdict.kind == Verdict::Kind::good && writeAgain)
        verdict = checkWriting(machine, std::move(*db));
    if (verdict.kind == Verdict::Kind::good && writeAgain)
        verdict = checkCheckpoints(machine, bounds.progress);
    return verdict;
}

void CrashExplorer::judge(StrictMemFileSystem& machine, const Bounds& bounds, bool writeAgain,
                          const std::string& where) {
    m_figures.add("states");
    const Verdict verdict = check(machine, bounds, writeAgain);
    if (verdict.kind == Verdict::Kind::good)
        return;
    m_figures.add(figureOf(verdict.kind));
    m_findings.push_back(where + ": " + verdict.what);
}

// Crashes the recovery of `machine`, and the recovery of what that leaves, down to `depth`.
void CrashExplorer::nest(StrictMemFileSystem& machine, const Bounds& bounds, uint64_t seed, int depth,
                         const std::string& where) {
    machine.startRecording();
    if (!Db::open(kStore, m_run.optionsOn(machine), OpenMode::openOrCreate).ok())
        return;  // judged already
    Random random(seed);
    const size_t calls = machine.journalSize();
    const size_t stride = depth == 1 ? 1 + calls / 12 : 1 + calls / 4;
    for (size_t i = 0; i <= calls; i += stride) {
        const CrashMode mode = crash::kAllModes[random.below(std::size(crash::kAllModes))];
        const uint64_t stateSeed = random.next();
        const std::string here = where + " > recovery call " + std::to_string(i) + "/" +
                                 std::to_string(calls) + " " + modeName(mode) + " seed " +
                                 std::to_string(stateSeed);
        judge(*machine.materialise(i, mode, stateSeed), bounds, false, here);
        m_figures.add("crash_points");
        if (depth < 3)
            nest(*machine.materialise(i, mode, stateSeed), bounds, random.next(), depth + 1, here);
    }
}

void CrashExplorer::explore(const Exploration& what, uint64_t seed) {
    const size_t calls = m_memory.journalSize();
    for (size_t i = 0; i <= calls && m_findings.size() < what.stopAfter; i += what.stride) {
        m_figures.add("crash_points");
        const Progress progress = m_run.progressAt(i);
        for (const CrashMode mode : what.modes) {
            const size_t least = isPowerLossMode(mode) ? progress.synced : progress.acked;
            const Bounds bounds{least, progress.begun, progress};
            for (uint64_t s = 0; s < (choosesBySeed(mode) ? what.seedsPerMode : 1); ++s) {
                const bool nested = what.nestEvery != 0 && m_judged % what.nestEvery == 0;
                const std::string where = "call " + std::to_string(i) + " (" + m_memory.describe(i) + ") " +
                                          modeName(mode) + " seed " + std::to_string(seed + s);
                judge(*m_memory.materialise(i, mode, seed + s), bounds, m_judged % what.writeAgainEvery == 0,
                      where);
                if (nested)
                    nest(*m_memory.materialise(i, mode, seed + s), bounds, seed + s, 1, where);
                ++m_judged;
            }
        }
    }
}

}  // namespace levelscope::fault
