// Value files live as long as tables refer to them, and what refers to none is refused.
#include <QtTest>

#include "core/version/version_set.h"
#include "tests/core/version/version_fixture.h"

using namespace levelscope;
using namespace levelscope::test;

class LiveValueFilesTest : public QObject {
    Q_OBJECT

private slots:
    void valueFilesAreLiveForAsLongAsTablesReferToThem();
    void referencesToValuesThatNoFileHasAreRefused_data();
    void referencesToValuesThatNoFileHasAreRefused();
    void aValueFileIsDeadOnlyWhenNoTableThatRefersToItIsLeft();
    void missingAndTruncatedValueFilesAreNamed();
};

void LiveValueFilesTest::valueFilesAreLiveForAsLongAsTablesReferToThem() {
    VersionEdit first = adding({referring(1, 1, "a", {{50, 3, 300}}), referring(2, 2, "b", {{50, 5, 500}})});
    first.valueFiles = {{50, 1000 + kValueFooterSize, 10, 2000}};
    const auto one = Version().apply(first).value();
    const LiveValueFile* file = one->valueFile(50);
    QVERIFY(file != nullptr);
    QCOMPARE(file->liveValues, uint64_t{8});
    QCOMPARE(file->garbageShare(), 0.2);
    QCOMPARE(one->levelBytes(2), uint64_t{600});

    // Moved, nothing is lost.
    VersionEdit move = adding({referring(1, 3, "a", {{50, 3, 300}})});
    move.removed = {{1, 1}};
    const auto two = one->apply(move).value();
    QCOMPARE(two->valueFile(50)->liveBytes, uint64_t{800});
    QVERIFY(two->valueFile(50)->slot == file->slot);

    VersionEdit drop;
    drop.removed = {{2, 2}};
    const auto three = two->apply(drop).value();
    QCOMPARE(three->valueFile(50)->garbageShare(), 0.7);
    drop.removed = {{3, 1}};
    QVERIFY(three->apply(drop).value()->valueFiles().empty());
    QCOMPARE(file->liveBytes, uint64_t{800});
}

void LiveValueFilesTest::referencesToValuesThatNoFileHasAreRefused_data() {
    QTest::addColumn<quint64>("file");
    QTest::addColumn<quint64>("values");
    QTest::addColumn<quint64>("bytes");
    QTest::newRow("an unknown file") << quint64{51} << quint64{1} << quint64{10};
    QTest::newRow("more values than there are") << quint64{50} << quint64{11} << quint64{20};
    QTest::newRow("more bytes than there are") << quint64{50} << quint64{1} << quint64{1001};
}

void LiveValueFilesTest::referencesToValuesThatNoFileHasAreRefused() {
    QFETCH(quint64, file);
    QFETCH(quint64, values);
    QFETCH(quint64, bytes);
    VersionEdit edit = adding({referring(1, 1, "a", {{file, values, bytes}})});
    edit.valueFiles = {{50, 1000 + kValueFooterSize, 10, 2000}};
    QCOMPARE(Version().apply(edit).status().reason(), Reason::malformed);
    VersionEdit twice = adding({referring(1, 1, "a", {{50, 1, 10}})});
    twice.valueFiles = {{50, 1000, 10, 2000}, {50, 1000, 10, 2000}};
    QCOMPARE(Version().apply(twice).status().reason(), Reason::malformed);
}

void LiveValueFilesTest::aValueFileIsDeadOnlyWhenNoTableThatRefersToItIsLeft() {
    Home home;
    const auto set = home.make();
    QVERIFY(set->startManifest({}).ok());
    VersionEdit edit = adding({referring(1, 1, "a", {{50, 1, 10}})});
    edit.valueFiles = {{50, 1000, 10, 2000}};
    QVERIFY(set->logAndApply(edit).ok());
    TablePtr table = set->current()->find(1);
    VersionEdit drop;
    drop.removed = {{1, 1}};
    QVERIFY(set->logAndApply(drop).ok());
    QVERIFY(set->current()->valueFiles().empty());
    QVERIFY(!set->values().hasDead());
    QVERIFY(Version::live(table).valueSlot(50) != nullptr);
    QVERIFY(Version::live(table).valueSlot(49) == nullptr);
    table.reset();
    QCOMPARE(set->values().takeDead(), std::vector<uint64_t>{50});
}

void LiveValueFilesTest::missingAndTruncatedValueFilesAreNamed() {
    Home home;
    const auto set = home.make();
    QVERIFY(home.touch(1).ok());
    VersionEdit edit = adding({referring(1, 1, "a", {{50, 1, 10}})});
    edit.valueFiles = {{50, 500, 10, 2000}};
    QVERIFY(set->startManifest(edit).ok());
    const auto again = home.make();
    QVERIFY(again->recover().ok());
    QVERIFY(again->current()->valueFile(50)->meta() == edit.valueFiles.front());
    const auto checkNames = [&] { return again->checkNames(home.fs.list("/store").value()); };
    for (const Status& status : {again->checkFiles(), checkNames()}) {
        QCOMPARE(status.reason(), Reason::valueFileMissing);
        QCOMPARE(status.error().file, "/store/" + valueFileName(50));
    }
    QVERIFY(replaceFile(home.fs, "/store/" + valueFileName(50), "short").ok());
    QCOMPARE(again->checkFiles().reason(), Reason::truncated);
    QVERIFY(checkNames().ok());
    QVERIFY(replaceFile(home.fs, "/store/" + valueFileName(50), std::string(500, 'v')).ok());
    QVERIFY(again->checkFiles().ok());
    QVERIFY(again->newFileNumber() > 50);
}

QTEST_APPLESS_MAIN(LiveValueFilesTest)
#include "live_value_files_test.moc"
