// An opening goes on with the manifest of the session before if that one is known to be on disk as it reads,
// and starts a new one after any doubt.
#include <QtTest>
#include <functional>

#include "core/env/fault_file_system.h"
#include "tests/core/version/version_fixture.h"

using namespace levelscope;
using namespace levelscope::test;

namespace {

constexpr uint64_t kHistory = 1 << 20;
constexpr uint64_t kFirstTable = 100;

struct Sessions : Home {
    FaultFileSystem faults{fs};
    uint64_t tables = 0;
    std::unique_ptr<VersionSet> set;

    Sessions() { env.fs = &faults; }

    VersionEdit nextTable() {
        const uint64_t number = kFirstTable + tables++;
        const std::string key = std::to_string(number);
        return adding({table(number, 1, key, key)});
    }

    Status begin(uint64_t historyBytes = kHistory) {
        set = make(historyBytes);
        if (manifests().empty())
            return set->startManifest(nextTable());
        RETURN_IF_ERROR(set->recover());
        return set->goOn(nextTable());
    }

    Status change() { return set->logAndApply(nextTable()); }

    void close() {
        set->leaveSound();
        set.reset();
    }

    std::string path() { return joinPath("/store", manifestFileName(manifests().back())); }

    size_t tablesFound() {
        const auto seen = make();
        return seen->recover().ok() ? seen->current()->tableCount() : 0;
    }
};

}  // namespace

class ManifestGoesOnTest : public QObject {
    Q_OBJECT
private slots:
    void sessionsThatCloseShareOneManifest() {
        Sessions store;
        for (int session = 0; session < 5; ++session) {
            QVERIFY(store.begin().ok());
            QVERIFY(store.change().ok());
            store.close();
            QCOMPARE(store.manifests().size(), size_t{1});
            QCOMPARE(store.tablesFound(), store.tables);
        }
        const std::string path = store.path();
        LogReader reader(store.fs.openRandom(path).value(), path, store.manifests().back());
        uint64_t expected = 0;
        for (LogRecord record; reader.read(record); ++expected)
            QCOMPARE(record.firstSequence, expected);
        QCOMPARE(reader.end(), LogEnd::clean);
        QCOMPARE(expected, store.tables);
    }

    void goingOnCostsOneSync() {
        Sessions store;
        QVERIFY(store.begin().ok());
        store.close();
        store.faults.arm({});
        const uint64_t files = store.faults.calls(FileCall::sync);
        const uint64_t directories = store.faults.calls(FileCall::syncDirectory);
        QVERIFY(store.begin().ok());
        QCOMPARE(store.faults.calls(FileCall::sync) - files, uint64_t{1});
        QCOMPARE(store.faults.calls(FileCall::syncDirectory) - directories, uint64_t{0});
    }

    void afterAnyDoubtANewOneStarts_data() {
        using Doubt = std::function<void(Sessions&)>;
        QTest::addColumn<Doubt>("doubt");
        const auto row = [](const char* name, Doubt doubt) { QTest::newRow(name) << std::move(doubt); };
        row("killed", [](Sessions& store) { store.set.reset(); });
        row("the last sync failed", [](Sessions& store) {
            store.faults.arm({.calls = only(FileCall::sync), .fault = Fault::ioError});
            QVERIFY(!store.change().ok());
            --store.tables;
            store.close();
            // What the kernel still shows of the edit may not be on disk.
            QCOMPARE(store.tablesFound(), store.tables + 1);
            ++store.tables;
        });
        row("a write that was cut off", [](Sessions& store) {
            store.close();
            const std::string bytes = readWholeFile(store.fs, store.path()).value();
            QVERIFY(store.fs.overwrite(store.path(), bytes + "torn").ok());
        });
        row("zeros that no close leaves", [](Sessions& store) {
            store.close();
            const std::string bytes = readWholeFile(store.fs, store.path()).value();
            QVERIFY(store.fs.overwrite(store.path(), bytes + std::string(8, '\0')).ok());
        });
        row("the session after was killed", [](Sessions& store) {
            store.close();
            QVERIFY(store.begin().ok());
            store.set.reset();
        });
        row("it cannot be opened", [](Sessions& store) {
            store.close();
            store.faults.arm({.calls = only(FileCall::openAppend), .fault = Fault::ioError});
        });
        row("it has grown", [](Sessions& store) {
            while (store.fs.stat(store.path())->size < (1 << 20)) {
                VersionEdit edit = store.nextTable();
                edit.added.front().largest += std::string(60'000, 'k');
                QVERIFY(store.set->logAndApply(edit).ok());
            }
            store.close();
        });
    }
    void afterAnyDoubtANewOneStarts() {
        QFETCH(std::function<void(Sessions&)>, doubt);
        Sessions store;
        QVERIFY(store.begin().ok());
        QVERIFY(store.change().ok());
        doubt(store);
        const uint64_t before = store.manifests().back();
        QVERIFY(store.begin().ok());
        QVERIFY(store.set->manifestNumber() > before);
        QVERIFY(store.change().ok());
        store.close();
        QCOMPARE(store.tablesFound(), store.tables);
    }

    void whereNoPastIsKeptEachSessionHasItsOwn() {
        Sessions store;
        QVERIFY(store.begin(0).ok());
        store.close();
        const uint64_t before = store.manifests().back();
        QVERIFY(store.begin(0).ok());
        QVERIFY(store.set->manifestNumber() > before);
    }

    void aSyncThatFailsWhileGoingOnIsTheLast() {
        Sessions store;
        QVERIFY(store.begin().ok());
        store.close();
        const uint64_t before = store.manifests().back();
        store.faults.arm({.calls = only(FileCall::sync), .fault = Fault::ioError});
        QVERIFY(!store.begin().ok());
        QVERIFY(store.set->broken());
        store.close();
        QCOMPARE(store.faults.syncsAfterFailure(), uint64_t{0});
        QVERIFY(store.begin().ok());
        QVERIFY(store.set->manifestNumber() > before);
    }

    // Whatever the power cut leaves of a second session: all edits of the first, and those of the second that
    // were acknowledged.
    void noPowerCutTakesWhatWasThere() {
        Sessions store;
        QVERIFY(store.begin().ok());
        QVERIFY(store.change().ok());
        store.close();
        store.fs.startRecording();
        QVERIFY(store.begin().ok());
        store.fs.mark(store.tables);
        QVERIFY(store.change().ok());
        store.fs.mark(store.tables);
        store.close();
        for (size_t i = 0; i <= store.fs.journalSize(); ++i) {
            for (const CrashMode mode : crash::kAllModes) {
                for (uint64_t seed = 0; seed < 20; ++seed) {
                    const auto machine = store.fs.materialise(i, mode, seed);
                    Home after;
                    after.env.fs = machine.get();
                    const auto set = after.make(kHistory);
                    QVERIFY2(set->recover().ok(), store.fs.describe(i).c_str());
                    QVERIFY(set->current()->tableCount() >= store.fs.lastMark(i).value_or(2));
                    QVERIFY(set->goOn({}).ok());
                }
            }
        }
    }
};

QTEST_APPLESS_MAIN(ManifestGoesOnTest)
#include "manifest_goes_on_test.moc"
