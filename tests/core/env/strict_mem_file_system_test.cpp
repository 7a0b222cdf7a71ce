// What a power loss leaves: only what was synced for sure, anything else perhaps.
#include "core/env/strict_mem_file_system.h"

#include <set>

#include <QTest>

using namespace levelscope;

class StrictMemFileSystemTest : public QObject {
    Q_OBJECT

    std::unique_ptr<StrictMemFileSystem> m_fs;

    std::unique_ptr<WritableFile> created(const std::string& path, std::string_view bytes = {}) {
        auto file = m_fs->create(path);
        if (!file.ok() || !(*file)->append(bytes).ok())
            qFatal("cannot create %s", path.c_str());
        return std::move(*file);
    }

    void durable(const std::string& path, std::string_view bytes) {
        QVERIFY(created(path, bytes)->sync().ok());
        QVERIFY(m_fs->syncDirectory(parentPath(path)).ok());
    }

    std::unique_ptr<StrictMemFileSystem> crash(CrashMode mode, uint64_t seed = 0) {
        return m_fs->materialise(m_fs->journalSize(), mode, seed);
    }

    // "-" when the file is not there.
    static std::string content(StrictMemFileSystem& fs, const std::string& path) {
        const auto bytes = readWholeFile(fs, path);
        return bytes.ok() ? *bytes : "-";
    }

    // Every outcome of many seeds.
    std::set<std::string> outcomes(CrashMode mode, const std::string& path, int seeds = 300) {
        std::set<std::string> all;
        for (int seed = 0; seed < seeds; ++seed)
            all.insert(content(*crash(mode, static_cast<uint64_t>(seed)), path));
        return all;
    }

private slots:
    void init() { m_fs = std::make_unique<StrictMemFileSystem>(); }

    void unsyncedBytesAreLost() {
        durable("a", "kept");
        const auto log = created("b", "one");
        QVERIFY(log->sync().ok());
        QVERIFY(m_fs->syncDirectory(".").ok());
        QVERIFY(log->append("two").ok());
        const auto machine = crash(CrashMode::strict);
        QCOMPARE(content(*machine, "a"), std::string("kept"));
        QCOMPARE(content(*machine, "b"), std::string("one"));
        QCOMPARE(content(*crash(CrashMode::ordered), "b"), std::string("onetwo"));
        QCOMPARE(content(*m_fs, "b"), std::string("onetwo"));
    }

    void aSyncedFileWithoutItsDirectoryIsLost() {
        QVERIFY(created("a", "bytes")->sync().ok());
        QCOMPARE(content(*crash(CrashMode::strict), "a"), std::string("-"));
        QVERIFY(m_fs->syncDirectory("/").ok());
        QCOMPARE(content(*crash(CrashMode::strict), "a"), std::string("bytes"));
    }

    void aNameMayBeDurableBeforeItsBytes() {
        const auto file = created("a", "bytes");
        QVERIFY(m_fs->syncDirectory("/").ok());
        QCOMPARE(content(*crash(CrashMode::strict), "a"), std::string());
    }

    void aRenameIsAllOrNothing() {
        durable("CURRENT", "old");
        QVERIFY(created("CURRENT.tmp", "new")->sync().ok());
        QVERIFY(m_fs->rename("CURRENT.tmp", "CURRENT").ok());
        QCOMPARE(content(*crash(CrashMode::strict), "CURRENT"), std::string("old"));
        QCOMPARE(outcomes(CrashMode::anySubset, "CURRENT"), (std::set<std::string>{"old", "new"}));
        QVERIFY(m_fs->syncDirectory("/").ok());
        QCOMPARE(outcomes(CrashMode::anySubset, "CURRENT"), (std::set<std::string>{"new"}));
    }

    void renamingUnsyncedBytesIsTheClassicMistake() {
        durable("CURRENT", "old");
        (void)created("CURRENT.tmp", "new");
        QVERIFY(m_fs->rename("CURRENT.tmp", "CURRENT").ok());
        QVERIFY(m_fs->syncDirectory("/").ok());
        QCOMPARE(content(*crash(CrashMode::strict), "CURRENT"), std::string());
    }

    void aRemovalMayOrMayNotSurvive() {
        durable("a", "bytes");
        QVERIFY(m_fs->remove("a").ok());
        QCOMPARE(content(*crash(CrashMode::strict), "a"), std::string("bytes"));
        QCOMPARE(outcomes(CrashMode::anySubset, "a"), (std::set<std::string>{"bytes", "-"}));
    }

    void unsyncedDirectoryChangesReorder() {
        durable("old", "old");
        QVERIFY(created("new", "new")->sync().ok());
        QVERIFY(m_fs->remove("old").ok());
        std::set<std::string> seen;
        for (uint64_t seed = 0; seed < 100; ++seed) {
            const auto machine = crash(CrashMode::anySubset, seed);
            seen.insert(content(*machine, "old") + " " + content(*machine, "new"));
        }
        QVERIFY(seen.count("- -") == 1);  // removed first although created first
        QCOMPARE(seen.size(), size_t{4});
    }

    void unsyncedSectorsSurviveOneByOne() {
        const auto file = created("a", std::string(100, 's'));
        QVERIFY(file->sync().ok());
        QVERIFY(m_fs->syncDirectory("/").ok());
        QVERIFY(file->append(std::string(1500, 'u')).ok());
        bool hole = false;
        for (const std::string& bytes : outcomes(CrashMode::anySubset, "a")) {
            QCOMPARE(bytes.substr(0, 100), std::string(100, 's'));
            for (size_t i = 100; i < bytes.size(); ++i) {
                QVERIFY(bytes[i] == 'u' || bytes[i] == '\0');
                if (i % 512 != 0 && i > 100)
                    QCOMPARE(bytes[i], bytes[i - 1]);  // a sector is whole or not there
            }
            hole = hole || bytes.find('\0') < bytes.rfind('u');
        }
        QVERIFY(hole);
    }

    void tornZeroedAndNoisyTailsKeepTheSyncedPart() {
        const auto file = created("a", std::string(600, 's'));
        QVERIFY(file->sync().ok());
        QVERIFY(m_fs->syncDirectory("/").ok());
        QVERIFY(file->append(std::string(1000, 'u')).ok());
        for (const CrashMode mode : {CrashMode::sectorTorn, CrashMode::zeroFilled, CrashMode::garbage}) {
            const std::set<std::string> all = outcomes(mode, "a");
            QVERIFY(all.size() > 2);
            for (const std::string& bytes : all) {
                QCOMPARE(bytes.substr(0, 600), std::string(600, 's'));
                QVERIFY(mode == CrashMode::sectorTorn ? bytes.size() <= 1600 : bytes.size() == 1600);
            }
        }
    }

    void emptyingAFileIsNotDurableEither() {
        durable("a", "old");
        const auto file = created("a", "new");
        QCOMPARE(content(*crash(CrashMode::strict), "a"), std::string("old"));
        QVERIFY(file->sync().ok());
        QCOMPARE(content(*crash(CrashMode::strict), "a"), std::string("new"));
    }

    void goingOnWithAFileCutsOffWhatLiesBehind() {
        durable("a", "old");
        (void)m_fs->openAppend("a", 3).value()->append("--");
        const auto file = m_fs->openAppend("a", 3);
        QVERIFY(file.ok());
        QCOMPARE((*file)->size(), uint64_t{3});
        QVERIFY((*file)->append("new").ok());
        QCOMPARE(content(*m_fs, "a"), std::string("oldnew"));
        QCOMPARE(content(*crash(CrashMode::strict), "a"), std::string("old"));
        QVERIFY((*file)->sync().ok());
        QCOMPARE(content(*crash(CrashMode::strict), "a"), std::string("oldnew"));
        (void)m_fs->openAppend("a", 1);
        QCOMPARE(content(*crash(CrashMode::strict), "a"), std::string("oldnew"));
        QCOMPARE(content(*crash(CrashMode::processKill), "a"), std::string("o"));
        QCOMPARE(m_fs->openAppend("none", 0).code(), Code::notFound);
    }

    void aLogReadsAsZerosBehindItsEnd() {
        auto log = m_fs->createLog("log", 100);
        QVERIFY((*log)->append("ab").ok());
        QCOMPARE(content(*m_fs, "log"), "ab" + std::string(98, '\0'));
        QVERIFY((*log)->sync().ok());
        QVERIFY(m_fs->syncDirectory("/").ok());
        QVERIFY((*log)->append("cd").ok());
        QCOMPARE(content(*crash(CrashMode::strict), "log"), "ab" + std::string(98, '\0'));
        QVERIFY((*log)->close().ok());
        QCOMPARE(content(*m_fs, "log"), std::string("abcd"));
    }

    // Until it is synced a power loss may leave any sector of a recycled log as it was, and either name.
    void aRecycledLogMayStillHoldWhatItHeldBefore() {
        const std::string old(1200, 'o');
        const std::string zeros(1200, '\0');
        auto log = m_fs->createLog("old", 1000);
        QVERIFY((*log)->append(old).ok());
        QVERIFY(m_fs->syncDirectory("/").ok());
        QVERIFY((*log)->recycle("new").ok());
        QCOMPARE((*log)->size(), uint64_t{0});
        QCOMPARE(content(*m_fs, "old"), std::string("-"));
        QCOMPARE(content(*m_fs, "new"), zeros);
        QCOMPARE(content(*crash(CrashMode::strict), "old"), old);
        QVERIFY(m_fs->syncDirectory("/").ok());
        QCOMPARE(content(*crash(CrashMode::strict), "new"), old);
        QCOMPARE(content(*crash(CrashMode::processKill), "new"), zeros);
        const std::set<std::string> any = outcomes(CrashMode::anySubset, "new");
        QCOMPARE(any.size(), size_t{8});
        QVERIFY(any.count(old) == 1 && any.count(zeros) == 1 &&
                any.count(zeros.substr(0, 512) + old.substr(512)) == 1);
        QVERIFY((*log)->append("new").ok());
        QVERIFY((*log)->sync().ok());
        for (const CrashMode mode : crash::kAllModes)
            QCOMPARE(outcomes(mode, "new", 30), (std::set<std::string>{"new" + zeros.substr(3)}));
    }

    void aLogIsRecycledOnlyUnreadUnsyncedAndWithSpaceSetAside() {
        auto log = m_fs->createLog("log", 1000);
        {
            const auto reader = m_fs->openRandom("log");
            QCOMPARE((*log)->recycle("new").code(), Code::busy);
        }
        QVERIFY((*log)->sync().ok());
        QCOMPARE((*log)->recycle("new").code(), Code::busy);
        QCOMPARE((*m_fs->createLog("plain", 0))->recycle("new").code(), Code::busy);
        QCOMPARE(content(*m_fs, "new"), std::string("-"));
    }

    void aKilledProcessLosesNothingButTheWriteUnderWay() {
        const auto file = created("a", "first ");
        const size_t before = m_fs->journalSize();
        QVERIFY(file->append("second").ok());
        std::set<std::string> all;
        for (uint64_t seed = 0; seed < 200; ++seed)
            all.insert(content(*m_fs->materialise(before, CrashMode::processKill, seed), "a"));
        QCOMPARE(all.size(), size_t{7});
        QVERIFY(all.count("first ") == 1 && all.count("first second") == 1);
    }

    void aDirectoryIsLostWithAllInItUntilItsParentIsSynced() {
        QVERIFY(m_fs->createDirectory("store").ok());
        durable("store/a", "bytes");
        QCOMPARE(content(*crash(CrashMode::strict), "store/a"), std::string("-"));
        QVERIFY(m_fs->syncDirectory("/").ok());
        QCOMPARE(content(*crash(CrashMode::strict), "store/a"), std::string("bytes"));
    }

    void aDirectoryMovesWithItsContent() {
        QVERIFY(m_fs->createDirectory("copy.tmp").ok());
        durable("copy.tmp/a", "bytes");
        QVERIFY(m_fs->rename("copy.tmp", "copy").ok());
        QCOMPARE(content(*m_fs, "copy/a"), std::string("bytes"));
        QVERIFY(m_fs->syncDirectory("/").ok());
        const auto machine = crash(CrashMode::strict);
        QCOMPARE(content(*machine, "copy/a"), std::string("bytes"));
        QCOMPARE(content(*machine, "copy.tmp/a"), std::string("-"));
    }

    void twoNamesShareTheirBytes() {
        durable("a", "bytes");
        QVERIFY(m_fs->linkOrCopy("a", "b").ok());
        QVERIFY(m_fs->remove("a").ok());
        QVERIFY(m_fs->syncDirectory("/").ok());
        QCOMPARE(content(*crash(CrashMode::strict), "b"), std::string("bytes"));
    }

    void everyEarlierMomentCanBeBuiltInAnyOrder() {
        const auto file = created("a");
        std::vector<size_t> moments;
        for (int i = 0; i < 10; ++i) {
            QVERIFY(file->append(std::string(1, static_cast<char>('0' + i))).ok());
            moments.push_back(m_fs->journalSize());
        }
        for (const size_t i : {size_t{9}, size_t{0}, size_t{5}, size_t{4}})
            QCOMPARE(content(*m_fs->materialise(moments[i], CrashMode::ordered, 0), "a"),
                     std::string("0123456789").substr(0, i + 1));
    }

    void whatAStateDoesIsItsOwnAffair() {
        durable("a", "shared");
        const auto machine = crash(CrashMode::strict);
        auto file = machine->create("a");
        QVERIFY((*file)->append("changed").ok());
        QCOMPARE(content(*m_fs, "a"), std::string("shared"));
        QCOMPARE(content(*crash(CrashMode::strict), "a"), std::string("shared"));
        const auto copy = m_fs->clone();
        QVERIFY(copy->remove("a").ok());
        QCOMPARE(content(*m_fs, "a"), std::string("shared"));
    }

    void aStateCanCrashAgain() {
        durable("a", "first");
        const auto machine = crash(CrashMode::strict);
        machine->startRecording();
        auto file = machine->create("b");
        QVERIFY((*file)->append("second").ok());
        const auto again = machine->materialise(machine->journalSize(), CrashMode::strict, 0);
        QCOMPARE(content(*again, "a"), std::string("first"));
        QCOMPARE(content(*again, "b"), std::string("-"));
    }

    void marksTellWhatWasAcknowledged() {
        QVERIFY(!m_fs->lastMark(0).has_value());
        m_fs->mark(7);
        const size_t between = m_fs->journalSize();
        m_fs->mark(8);
        QCOMPARE(m_fs->lastMark(between).value(), uint64_t{7});
        QCOMPARE(m_fs->lastMark(m_fs->journalSize()).value(), uint64_t{8});
    }

    void aLockIsHeldOnce() {
        auto first = m_fs->lock("LOCK");
        QVERIFY(first.ok());
        QVERIFY(m_fs->lock("LOCK").code() == Code::busy);
        QVERIFY(*m_fs->lockHolder("LOCK") > 0);
        first->reset();
        QCOMPARE(*m_fs->lockHolder("LOCK"), int64_t{0});
        QVERIFY(m_fs->lock("LOCK").ok());
    }

    void errorsAreThoseOfARealFileSystem() {
        QVERIFY(m_fs->openRandom("none").code() == Code::notFound);
        QVERIFY(m_fs->create("none/a").code() == Code::notFound);
        QVERIFY(m_fs->createDirectory("d").ok());
        QVERIFY(m_fs->openRandom("d").status().reason() == Reason::notARegularFile);
        QVERIFY(m_fs->create("d").status().reason() == Reason::notARegularFile);
        (void)created("d/a", "12");
        QVERIFY(!m_fs->removeDirectory("d").ok());
        QVERIFY(m_fs->list("d/a").status().reason() == Reason::notADirectory);
        char bytes[3];
        QVERIFY((*m_fs->openRandom("d/a"))->read(0, bytes).reason() == Reason::shortRead);
        QVERIFY(!m_fs->linkOrCopy("d/a", "d/a").ok());
        QVERIFY(!m_fs->remove("d").ok());
        QVERIFY(m_fs->overwrite("d/a", "damaged").ok());
        QCOMPARE(content(*m_fs, "d/a"), std::string("damaged"));
    }

    void buildingAStateIsCheap() {
        for (int i = 0; i < 50; ++i)
            durable("table" + std::to_string(i), std::string(100'000, 't'));
        const auto log = created("log");
        for (int i = 0; i < 1000; ++i)
            QVERIFY(log->append(std::string(100, 'r')).ok());
        QBENCHMARK {
            for (size_t i = m_fs->journalSize() - 1000; i < m_fs->journalSize(); ++i)
                QVERIFY(m_fs->materialise(i, CrashMode::anySubset, i)->list("/").ok());
        }
    }
};

QTEST_APPLESS_MAIN(StrictMemFileSystemTest)
#include "strict_mem_file_system_test.moc"
