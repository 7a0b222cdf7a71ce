// A check that cannot fail is no check: an engine that forgets a sync, made by a file system that swallows
// it, must be found by the same exploration that the real engine passes.
#include <QTest>

#include "tests/fault/broken_file_systems.h"
#include "tests/fault/crash_explorer.h"

using namespace levelscope;
using namespace levelscope::fault;

class BrokenEngineTest : public QObject {
    Q_OBJECT

    // Findings of an exploration through the file system that `make` puts between engine and disk.
    template <typename Make>
    static size_t findings(Make make, std::vector<CrashMode> modes, bool lazy = false, uint64_t stride = 3) {
        size_t found = 0;
        for (uint64_t seed = faultSeed(); seed < faultSeed() + 3 && found == 0; ++seed) {
            StrictMemFileSystem memory;
            const auto seam = make(memory);
            Options options = tinyOptions(seed);
            options.maxImmutableMemtables = 4;
            StoreRun run(memory, *seam, options);
            const Status status = run.run(makeWorkload(seed, {.steps = 150, .syncPercent = 40}), lazy);
            if (!status.ok()) {  // a reopening on the way has found it already
                qInfo("found by the run itself: %s", toLogString(status).c_str());
                ++found;
                continue;
            }
            Figures ignored("broken_engine");
            CrashExplorer explorer(memory, run, ignored);
            explorer.explore({.modes = modes, .stride = stride, .stopAfter = 1}, seed);
            found += explorer.findings().size();
            for (const std::string& finding : explorer.findings())
                qInfo("found: %s", finding.c_str());
        }
        return found;
    }

    static auto forgetting(const char* suffix) {
        return [suffix](FileSystem& target) {
            return std::make_unique<NoFileSync>(target, [suffix](std::string_view name) {
                return name.find(suffix) != std::string_view::npos;
            });
        };
    }

private slots:
    void theSameWorkThroughAnHonestSeamIsClean() {
        const auto honest = [](FileSystem& target) { return std::make_unique<ForwardingFileSystem>(target); };
        QCOMPARE(findings(honest, {CrashMode::strict, CrashMode::anySubset, CrashMode::processKill}),
                 size_t{0});
    }

    void forgettingDirectorySyncsIsFound() {
        const auto broken = [](FileSystem& target) { return std::make_unique<NoDirectorySync>(target); };
        QVERIFY(findings(broken, {CrashMode::strict}) > 0);
        QVERIFY(findings(broken, {CrashMode::anySubset}) > 0);
    }

    void forgettingToSyncTheLogIsFound() { QVERIFY(findings(forgetting(".wal"), {CrashMode::strict}) > 0); }

    void forgettingToSyncOlderLogsIsFound() {
        const auto broken = [](FileSystem& target) { return std::make_unique<NewestLogSyncOnly>(target); };
        QVERIFY(findings(broken, {CrashMode::strict}, true) > 0);
    }

    void lettingGoOfLogsThatAnOpeningKeptIsFound() {
        const auto broken = [](FileSystem& target) { return std::make_unique<OldLogsGoAtOpen>(target); };
        QVERIFY(findings(broken, {CrashMode::processKill}, true) > 0);
    }

    void forgettingToSyncTablesIsFound() {
        QVERIFY(findings(forgetting(".lst"), {CrashMode::strict}) > 0);
        QVERIFY(findings(forgetting(".lst"), {CrashMode::garbage}) > 0);
    }

    void forgettingToSyncTheManifestIsFound() {
        QVERIFY(findings(forgetting("MANIFEST"), {CrashMode::strict}) > 0);
    }

    void forgettingToSyncCurrentBeforeItsRenameIsFound() {
        QVERIFY(findings(forgetting("CURRENT"), {CrashMode::strict}) > 0);
    }

    void aRenameThatIsNotAtomicIsFound() {
        const auto broken = [](FileSystem& target) { return std::make_unique<RenameInTwoSteps>(target); };
        constexpr uint64_t kEveryPoint = 1;  // one point lies between the two steps
        QVERIFY(findings(broken, {CrashMode::processKill}, false, kEveryPoint) > 0);
    }
};

QTEST_APPLESS_MAIN(BrokenEngineTest)
#include "broken_engine_test.moc"
