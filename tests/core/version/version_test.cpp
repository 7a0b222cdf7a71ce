// Versions, edits, file names and the manifest: what is written comes back, what does not fit is refused.
#include <random>

#include <QtTest>

#include "core/base/coding.h"
#include "core/env/strict_mem_file_system.h"
#include "core/version/current_file.h"
#include "core/version/file_names.h"
#include "core/version/manifest_history.h"
#include "core/version/range_tombstones.h"
#include "core/version/version_builder.h"
#include "core/version/version_set.h"
#include "tests/core/version/version_fixture.h"

using namespace levelscope;
using namespace levelscope::test;

namespace {

std::shared_ptr<const Version> versionOf(std::vector<TableMeta> tables) {
    return Version().apply(adding(std::move(tables))).value();
}

std::string numbers(const std::vector<TablePtr>& tables) {
    std::string text;
    for (const TablePtr& each : tables)
        text += (text.empty() ? "" : " ") + std::to_string(each->number);
    return text;
}

// The table added last points into a new value file, or into what nobody refers to of one that is there.
void referAtRandom(std::mt19937_64& random, const Version& version, VersionEdit& edit) {
    std::vector<ValueRef>& refs = edit.added.back().valueRefs;
    if (random() % 2 == 0) {
        edit.valueFiles.push_back({random(), kValueFooterSize + 1000, 100, 1000});
        refs.push_back({edit.valueFiles.back().number, 1 + random() % 100, 100 + random() % 900});
    } else if (!version.valueFiles().empty() && random() % 4 == 0) {
        refs.push_back({version.valueFiles()[random() % version.valueFiles().size()].number, 1, 100});
    }
}

// Adds, removes and moves a few tables of `version`; some do not fit.
VersionEdit randomEdit(std::mt19937_64& random, const Version& version) {
    const auto upTo = [&](uint64_t most) { return random() % (most + 1); };
    std::vector<TablePtr> live;
    for (int level = 0; level < kMaxLevels; ++level)
        live.insert(live.end(), version.level(level).begin(), version.level(level).end());
    VersionEdit edit;
    for (uint64_t i = 0; i < upTo(2) && !live.empty(); ++i) {
        const TablePtr chosen = live[upTo(live.size() - 1)];
        edit.removed.push_back({chosen->level, chosen->number});
        if (upTo(2) == 0) {
            edit.added.push_back(*chosen);
            edit.added.back().level = static_cast<int>(upTo(2));
        }
        std::erase(live, chosen);
    }
    for (uint64_t i = 0; i < upTo(2); ++i) {
        const uint64_t from = upTo(4000);
        const std::string smallest = std::to_string(10'000 + from);
        const std::string largest = std::to_string(10'000 + from + 1 + upTo(2));
        edit.added.push_back(table(random(), static_cast<int>(upTo(2)), smallest, largest, random() % 1000));
        edit.added.back().largestExclusive = upTo(1) == 0;
        referAtRandom(random, version, edit);
    }
    if (upTo(200) == 0)
        edit.removed.push_back({static_cast<int>(upTo(8)), live.empty() ? 7 : live.front()->number});
    if (upTo(200) == 0 && !live.empty())
        edit.added.push_back(*live.front());
    return edit;
}

}  // namespace

class VersionTest : public QObject {
    Q_OBJECT
private slots:
    void anEditComesBackAsItWasWritten();
    void aCutOrChangedEditIsNeverMistakenForAnother();
    void unknownFieldsAreSkippedOnlyIfMarkedSo();
    void fileNamesAreExactOrForeign();
    void levelZeroIsNewestFirstAndDeeperLevelsAreByKey();
    void anEditThatDoesNotFitIsRefused_data();
    void anEditThatDoesNotFitIsRefused();
    void manyEditsAtOnceLeadWhereOneByOneDoes();
    void aKeyFindsItsTableInASortedLevel();
    void anExclusiveUpperBoundHoldsNoKey();
    void aMovedTableKeepsItsSlot();
    void anyBitFlippedInCurrentIsFound();
    void aVersionSetComesBackAfterManyEdits();
    void aTornLastEditIsIgnoredAndDamageBeforeItIsNot();
    void aManifestThatGrowsIsReplacedAndTheOldOneLeaves();
    void manifestsOfThePastStayWithinTheirBudgetAndTheOldestGoFirst();
    void aManifestThatNeverCameIntoForceIsNoPartOfThePast();
    void editsAreNumberedAcrossManifests();
    void missingAndTruncatedTablesAreNamed();
    void aTablesFileIsDeadOnlyWhenNoVersionKnowsIt();
    void overlappingRangeTombstonesAreCutIntoPieces();
};

void VersionTest::anEditComesBackAsItWasWritten() {
    VersionEdit edit;
    edit.cause = EditCause::compaction;
    edit.jobId = 77;
    edit.wallMicros = 1'700'000'000'123'456;
    edit.logNumber = 300;
    edit.nextFileNumber = 1'000'000'007;
    edit.lastSequence = kMaxSequence;
    edit.firstLogSequence = 12;
    edit.formerManifest = 41;
    edit.removed = {{2, 5}, {3, 6}};
    TableMeta meta = table(9, 6, std::string("\0a", 2), std::string(300, '\xff'), kMaxSequence);
    meta.largestExclusive = true;
    meta.tombstones = 1;
    meta.rangeTombstones = 2;
    meta.rawBytes = 1 << 30;
    meta.createdMicros = -5;
    meta.minExpiryMicros = 99;
    meta.compression = Compression::zstd;
    edit.added = {meta, table(10, 0, "", "")};
    edit.added[1].valueRefs = {{20, 3, 300}, {1 << 30, 1, 4096}};
    edit.valueFiles = {{20, 1000, 7, 5000}};
    const Result<VersionEdit> back = VersionEdit::decode(edit.encode());
    QVERIFY(back.ok());
    QCOMPARE(back->encode(), edit.encode());
    QCOMPARE(back->added[0].largest, meta.largest);
    QVERIFY(back->added[0].largestExclusive);
    QCOMPARE(back->added[0].createdMicros, meta.createdMicros);
    QCOMPARE(*back->lastSequence, kMaxSequence);
    QCOMPARE(*back->firstLogSequence, SequenceNumber(12));
    QCOMPARE(*back->formerManifest, uint64_t(41));
    QCOMPARE(back->removed[1].number, uint64_t(6));
    QCOMPARE(back->cause, EditCause::compaction);
    QVERIFY(back->added[0].valueRefs.empty());
    QVERIFY(back->added[1].valueRefs == edit.added[1].valueRefs);
    QVERIFY(back->valueFiles == edit.valueFiles);
}

void VersionTest::aCutOrChangedEditIsNeverMistakenForAnother() {
    VersionEdit edit = adding({table(9, 1, "a", "b")});
    edit.logNumber = 5;
    const std::string bytes = edit.encode();
    for (size_t length = 0; length < bytes.size(); ++length) {
        const Result<VersionEdit> cut = VersionEdit::decode(bytes.substr(0, length));
        // Cut between two fields it is a shorter edit; anywhere else it is refused.
        QVERIFY(!cut.ok() || cut->added.empty());
    }
    std::string level = VersionEdit(adding({table(9, 1, "a", "b")})).encode();
    level[level.rfind('\x09') + 1] = static_cast<char>(kMaxLevels);
    QCOMPARE(VersionEdit::decode(level).code(), Code::corruption);
    QCOMPARE(VersionEdit::decode(std::string(1, '\2')).code(), Code::unsupported);
}

void VersionTest::unknownFieldsAreSkippedOnlyIfMarkedSo() {
    std::string bytes = VersionEdit(adding({table(9, 1, "a", "b")})).encode();
    std::string skippable = bytes;
    putVarint(skippable, 40 << 1 | 1);
    putLengthPrefixed(skippable, "from the future");
    const Result<VersionEdit> known = VersionEdit::decode(skippable);
    QVERIFY(known.ok());
    QCOMPARE(known->added.size(), size_t(1));
    std::string needed = bytes;
    putVarint(needed, 40 << 1);
    putLengthPrefixed(needed, "from the future");
    const Result<VersionEdit> refused = VersionEdit::decode(needed);
    QCOMPARE(refused.status().reason(), Reason::newerVersion);
    QCOMPARE(refused.status().error().offset, uint64_t(bytes.size()));
}

void VersionTest::fileNamesAreExactOrForeign() {
    QCOMPARE(tableFileName(377), std::string("000377.lst"));
    QCOMPARE(walFileName(12345678), std::string("12345678.wal"));
    QCOMPARE(manifestFileName(9), std::string("MANIFEST-000009"));
    QCOMPARE(valueFileName(378), std::string("000378.lsv"));
    for (const std::string& name :
         {valueFileName(3), tableFileName(1), tableFileName(999999), tableFileName(1000000), walFileName(7),
          manifestFileName(42), currentFileName(), lockFileName(), optionsFileName(), infoLogFileName(),
          std::string("CURRENT.tmp")})
        QVERIFY2(parseFileName(name).has_value(), name.c_str());
    for (const char* name :
         {"377.lst", "0000377.lst", "000377.lst ", "000377.LST", "MANIFEST-9", "MANIFEST-000009.old",
          "current", "CURRENT.tmp.tmp", ".lst", "000377", "00037a.lst", "99999999999999999999.wal",
          "../000377.lst", "000377.sst", "tmp", ".tmp"})
        QVERIFY2(!parseFileName(name), name);
    QCOMPARE(parseFileName("000377.lst")->number, uint64_t(377));
    QCOMPARE(parseFileName("MANIFEST-000009.tmp")->kind, FileKind::temporary);
}

void VersionTest::levelZeroIsNewestFirstAndDeeperLevelsAreByKey() {
    const auto version =
        versionOf({table(1, 0, "a", "z", 10), table(2, 0, "a", "z", 30), table(3, 0, "a", "z", 20),
                   table(4, 1, "m", "p"), table(5, 1, "a", "c"), table(6, 1, "d", "l")});
    QCOMPARE(numbers(version->level(0)), std::string("2 3 1"));
    QCOMPARE(numbers(version->level(1)), std::string("5 6 4"));
    QCOMPARE(version->deepestLevel(), 1);
    QCOMPARE(version->tableCount(), uint64_t(6));
    QCOMPARE(version->levelBytes(1), uint64_t(300));
    QCOMPARE(numbers(version->overlapping(1, {"c", true, "m", true})), std::string("5 6"));
    QCOMPARE(numbers(version->overlapping(1, {"cc", true, "", false})), std::string("6 4"));
    QCOMPARE(numbers(version->overlapping(0, {"zz", true, "", false})), std::string());
}

void VersionTest::anEditThatDoesNotFitIsRefused_data() {
    QTest::addColumn<int>("which");
    QTest::newRow("removes what is not there") << 0;
    QTest::newRow("removes from another level") << 1;
    QTest::newRow("adds twice") << 2;
    QTest::newRow("overlaps in a sorted level") << 3;
    QTest::newRow("shares a bound in a sorted level") << 4;
}

void VersionTest::anEditThatDoesNotFitIsRefused() {
    QFETCH(int, which);
    const auto version = versionOf({table(1, 1, "b", "d"), table(2, 0, "a", "z")});
    VersionEdit edit;
    switch (which) {
        case 0: edit.removed = {{1, 9}}; break;
        case 1: edit.removed = {{2, 1}}; break;
        case 2: edit.added = {table(2, 0, "x", "y")}; break;
        case 3: edit.added = {table(3, 1, "c", "e")}; break;
        default: edit.added = {table(3, 1, "d", "e")}; break;
    }
    QCOMPARE(version->apply(edit).code(), Code::corruption);
    QCOMPARE(version->tableCount(), uint64_t(2));
}

// A builder takes and refuses what versions made one after another do.
void VersionTest::manyEditsAtOnceLeadWhereOneByOneDoes() {
    std::mt19937_64 random(20261121);
    int refused = 0;
    int files = 0;
    for (int round = 0; round < 300; ++round) {
        auto expected = std::make_shared<const Version>();
        VersionBuilder builder;
        bool fits = true;
        for (int step = 0; fits && step < 40; ++step) {
            VersionEdit edit = randomEdit(random, *expected);
            const Result<std::shared_ptr<const Version>> next = expected->apply(edit);
            QCOMPARE(builder.apply(edit).code(), next.status().code());  // of two reasons either is right
            fits = next.ok();
            expected = fits ? *next : expected;
        }
        refused += fits ? 0 : 1;
        const auto built = builder.build();
        for (int level = 0; fits && level < kMaxLevels; ++level) {
            QCOMPARE(numbers(built->level(level)), numbers(expected->level(level)));
            QCOMPARE(built->levelBytes(level), expected->levelBytes(level));
        }
        for (size_t i = 0; fits && i < expected->valueFiles().size(); ++i) {
            const LiveValueFile& file = expected->valueFiles()[i];
            const LiveValueFile* same = built->valueFile(file.number);
            QVERIFY(same != nullptr && same->meta() == file.meta());
            QCOMPARE(same->liveBytes, file.liveBytes);
            QCOMPARE(same->liveValues, file.liveValues);
            files += 1;
        }
        QVERIFY(!fits || built->valueFiles().size() == expected->valueFiles().size());
        QCOMPARE(builder.build()->tableCount(), uint64_t(0));
    }
    QVERIFY(refused > 30 && refused < 270);
    QVERIFY(files > 100);
}

void VersionTest::aKeyFindsItsTableInASortedLevel() {
    std::vector<TableMeta> tables;
    for (uint64_t i = 0; i < 200; ++i) {
        // The same first eight bytes for all, so that prefixes alone cannot tell them apart.
        const std::string base = "prefix-longer/" + std::to_string(1000 + i);
        tables.push_back(table(i + 1, 2, base + "b", base + "d"));
    }
    const auto version = versionOf(tables);
    for (uint64_t i = 0; i < 200; ++i) {
        const std::string base = "prefix-longer/" + std::to_string(1000 + i);
        for (const char* inside : {"b", "c", "d"}) {
            const LiveTable* found = version->tableFor(2, base + inside, keyPrefix(base));
            QVERIFY(found != nullptr);
            QCOMPARE(found->number, i + 1);
        }
        QVERIFY(version->tableFor(2, base + "a", keyPrefix(base)) == nullptr);
        QVERIFY(version->tableFor(2, base + "e", keyPrefix(base)) == nullptr);
    }
    QVERIFY(version->tableFor(3, "x", keyPrefix("x")) == nullptr);
}

void VersionTest::anExclusiveUpperBoundHoldsNoKey() {
    TableMeta left = table(1, 1, "a", "m");
    left.largestExclusive = true;
    const auto version = versionOf({left, table(2, 1, "m", "z")});
    QCOMPARE(version->tableFor(1, "m", keyPrefix("m"))->number, uint64_t(2));
    QCOMPARE(version->tableFor(1, "lzz", keyPrefix("lzz"))->number, uint64_t(1));
    QVERIFY(!inBounds(left, "m"));
    QVERIFY(!boundsOverlap(left, *version->find(2)));
}

void VersionTest::aMovedTableKeepsItsSlot() {
    const auto before = versionOf({table(1, 1, "a", "c")});
    VersionEdit move = adding({table(1, 2, "a", "c")});
    move.removed = {{1, 1}};
    const auto after = before->apply(move).value();
    QCOMPARE(Version::live(after->level(2).front()).slot, Version::live(before->level(1).front()).slot);
}

void VersionTest::anyBitFlippedInCurrentIsFound() {
    Home home;
    QVERIFY(writeCurrentFile(home.fs, "/store", 42).ok());
    QCOMPARE(readCurrentFile(home.fs, "/store").value(), uint64_t(42));
    const std::string good = currentFileText(42);
    for (size_t bit = 0; bit < good.size() * 8; ++bit) {
        std::string bad = good;
        bad[bit / 8] = static_cast<char>(bad[bit / 8] ^ (1 << (bit % 8)));
        QVERIFY(home.fs.overwrite("/store/CURRENT", bad).ok());
        QCOMPARE(readCurrentFile(home.fs, "/store").status().reason(), Reason::currentDamaged);
    }
    for (size_t length = 0; length < good.size(); ++length) {
        QVERIFY(home.fs.overwrite("/store/CURRENT", good.substr(0, length)).ok());
        QCOMPARE(readCurrentFile(home.fs, "/store").status().reason(), Reason::currentDamaged);
    }
    QVERIFY(home.fs.overwrite("/store/CURRENT", std::string(5000, 'M')).ok());
    QCOMPARE(readCurrentFile(home.fs, "/store").status().reason(), Reason::currentDamaged);
}

void VersionTest::aVersionSetComesBackAfterManyEdits() {
    Home home;
    {
        const auto set = home.make();
        QVERIFY(set->startManifest({}).ok());
        for (uint64_t i = 0; i < 50; ++i) {
            VersionEdit edit = adding({table(set->newFileNumber(), 0, "a", "z", i + 1)});
            edit.logNumber = 100 + i;
            edit.firstLogSequence = i + 2;
            edit.lastSequence = i + 1;
            QVERIFY(set->logAndApply(edit).ok());
            QVERIFY(home.touch(edit.added.front().number).ok());
        }
    }
    const auto set = home.make();
    QVERIFY(set->recover().ok());
    QVERIFY(set->checkFiles().ok());
    QCOMPARE(set->current()->tableCount(), uint64_t(50));
    QCOMPARE(set->logPosition().logNumber, uint64_t(149));
    QCOMPARE(set->logPosition().lastSequence, SequenceNumber(50));
    QVERIFY(set->newFileNumber() > 51);
    QVERIFY(set->startManifest({}).ok());
    const auto again = home.make();
    QVERIFY(again->recover().ok());
    QCOMPARE(again->current()->tableCount(), uint64_t(50));
    QCOMPARE(again->logPosition().firstLogSequence, SequenceNumber(51));
}

void VersionTest::aTornLastEditIsIgnoredAndDamageBeforeItIsNot() {
    Home home;
    uint64_t manifest = 0;
    {
        const auto set = home.make();
        QVERIFY(set->startManifest({}).ok());
        QVERIFY(set->logAndApply(adding({table(50, 0, "a", "z")})).ok());
        QVERIFY(set->logAndApply(adding({table(51, 0, "a", "z")})).ok());
        manifest = set->manifestNumber();
    }
    const std::string path = "/store/" + manifestFileName(manifest);
    const std::string good = readWholeFile(home.fs, path).value();
    std::vector<uint64_t> ends;
    {
        LogReader reader(home.fs.openRandom(path).value(), path, manifest);
        LogRecord record;
        while (reader.read(record))
            ends.push_back(record.offset + record.length);
    }
    QCOMPARE(ends.size(), size_t(3));
    for (uint64_t length = ends[1]; length < ends[2]; ++length) {
        QVERIFY(home.fs.overwrite(path, good.substr(0, length)).ok());
        const auto set = home.make();
        QVERIFY(set->recover().ok());
        QCOMPARE(set->current()->tableCount(), uint64_t(1));
    }
    for (uint64_t at = 0; at < ends[1]; ++at) {
        std::string bad = good;
        bad[at] = static_cast<char>(bad[at] ^ 4);
        QVERIFY(home.fs.overwrite(path, bad).ok());
        const Status status = home.make()->recover();
        QCOMPARE(status.code(), Code::corruption);
        QCOMPARE(status.error().file, path);
        QVERIFY(status.error().offset <= at);
    }
    QVERIFY(home.fs.overwrite(path, "").ok());
    QCOMPARE(home.make()->recover().reason(), Reason::manifestDamaged);
    QVERIFY(home.fs.remove(path).ok());
    QCOMPARE(home.make()->recover().reason(), Reason::manifestDamaged);
}

void VersionTest::aManifestThatGrowsIsReplacedAndTheOldOneLeaves() {
    Home home;
    const auto set = home.make();
    QVERIFY(set->startManifest({}).ok());
    const uint64_t first = set->manifestNumber();
    const std::string longKey(60'000, 'k');
    for (uint64_t i = 0; i < 20; ++i) {
        VersionEdit edit = adding({table(1000 + i, 0, "a", longKey)});
        if (i > 0)
            edit.removed = {{0, 999 + i}};
        QVERIFY(set->logAndApply(edit).ok());
    }
    QVERIFY(set->manifestNumber() != first);
    QVERIFY(!home.fs.stat("/store/" + manifestFileName(first)).ok());
    const auto back = home.make();
    QVERIFY(back->recover().ok());
    QCOMPARE(back->current()->level(0).front()->number, uint64_t(1019));
}

void VersionTest::manifestsOfThePastStayWithinTheirBudgetAndTheOldestGoFirst() {
    Home home;
    const auto open = [&](uint64_t historyBytes) {
        const auto set = home.make(historyBytes);
        if (!home.manifests().empty())
            QVERIFY(set->recover().ok());
        QVERIFY(set->startManifest({}).ok());
        set->trimHistory(home.fs.list("/store").value());
    };
    for (int i = 0; i < 5; ++i)
        open(1 << 20);
    const std::vector<uint64_t> all = home.manifests();
    QCOMPARE(all.size(), size_t(5));
    QCOMPARE(manifestChain(home.fs, "/store", all.back()), all);
    const uint64_t one = home.fs.stat("/store/" + manifestFileName(all.back())).value().size;
    open(2 * one + 1);  // the one in use does not count
    QCOMPARE(home.manifests().size(), size_t(3));
    QCOMPARE(home.manifests().front(), all[3]);
    QCOMPARE(manifestChain(home.fs, "/store", home.manifests().back()), home.manifests());
    open(0);
    QCOMPARE(home.manifests().size(), size_t(1));
    for (size_t i = 0; i < kMostKeptManifests + 5; ++i)
        open(1 << 30);
    QCOMPARE(home.manifests().size(), kMostKeptManifests + 1);
}

void VersionTest::aManifestThatNeverCameIntoForceIsNoPartOfThePast() {
    Home home;
    uint64_t first = 0;
    {
        const auto set = home.make(1 << 20);
        QVERIFY(set->startManifest({}).ok());
        first = set->manifestNumber();
    }
    // The remains of an open that died before CURRENT named its manifest.
    const uint64_t unborn = first + 1;
    const std::string content = readWholeFile(home.fs, "/store/" + manifestFileName(first)).value();
    QVERIFY(home.fs.create("/store/" + manifestFileName(unborn)).value()->append(content).ok());
    const auto set = home.make(1 << 20);
    QVERIFY(set->recover().ok());
    set->reserveFileNumber(unborn);
    QVERIFY(set->startManifest({}).ok());
    QVERIFY(set->wasInForce(first));
    QVERIFY(!set->wasInForce(unborn));
    QVERIFY(set->wasInForce(set->manifestNumber()));
    QCOMPARE(manifestChain(home.fs, "/store", set->manifestNumber()),
             (std::vector<uint64_t>{first, set->manifestNumber()}));
}

void VersionTest::editsAreNumberedAcrossManifests() {
    Home home;
    for (int session = 0; session < 3; ++session) {
        const auto set = home.make(1 << 20);
        if (session > 0)
            QVERIFY(set->recover().ok());
        QVERIFY(set->startManifest({}).ok());
        QVERIFY(set->logAndApply({}).ok());
        QVERIFY(set->logAndApply({}).ok());
    }
    uint64_t expected = 0;
    for (const uint64_t number : home.manifests()) {
        const std::string path = "/store/" + manifestFileName(number);
        LogReader reader(home.fs.openRandom(path).value(), path, number);
        for (LogRecord record; reader.read(record); ++expected)
            QCOMPARE(record.firstSequence, expected);
    }
    QCOMPARE(expected, uint64_t(9));
}

void VersionTest::missingAndTruncatedTablesAreNamed() {
    Home home;
    const auto set = home.make();
    QVERIFY(set->startManifest(adding({table(7, 1, "a", "b")})).ok());
    const auto checkNames = [&] { return set->checkNames(home.fs.list("/store").value()); };
    for (const Status& status : {set->checkFiles(), checkNames()}) {
        QCOMPARE(status.reason(), Reason::tableMissing);
        QCOMPARE(status.error().file, "/store/" + tableFileName(7));
    }
    QVERIFY(home.touch(7).ok());
    QVERIFY(set->checkFiles().ok());
    QVERIFY(checkNames().ok());
    QVERIFY(home.fs.overwrite("/store/" + tableFileName(7), "short").ok());
    QCOMPARE(set->checkFiles().reason(), Reason::truncated);
    QVERIFY(checkNames().ok());
    const LiveTable& seven = Version::live(set->current()->level(1).front());
    const Status opened = set->tables().share(seven).status();
    QCOMPARE(opened.reason(), Reason::truncated);
    QCOMPARE(opened.error().offset, uint64_t(5));
}

void VersionTest::aTablesFileIsDeadOnlyWhenNoVersionKnowsIt() {
    Home home;
    const auto set = home.make();
    QVERIFY(set->startManifest(adding({table(7, 1, "a", "b"), table(8, 1, "c", "d")})).ok());
    std::shared_ptr<const Version> held = set->current();
    VersionEdit edit;
    edit.removed = {{1, 7}};
    QVERIFY(set->logAndApply(edit).ok());
    QVERIFY(!set->tables().hasDead());
    VersionEdit move = adding({table(8, 2, "c", "d")});
    move.removed = {{1, 8}};
    QVERIFY(set->logAndApply(move).ok());
    held.reset();
    QCOMPARE(set->tables().takeDead(), std::vector<uint64_t>{7});
}

void VersionTest::overlappingRangeTombstonesAreCutIntoPieces() {
    const FragmentedTombstones cut(
        {{"a", "e", 5}, {"c", "g", 9}, {"c", "d", 2}, {"x", "y", 1}, {"z", "z", 8}});
    std::string text;
    for (const auto& fragment : cut.fragments()) {
        text += "[" + fragment.from + "," + fragment.to;
        for (const SequenceNumber sequence : fragment.sequences)
            text += " " + std::to_string(sequence);
        text += ")";
    }
    QCOMPARE(text, std::string("[a,c 5)[c,d 9 5 2)[d,e 9 5)[e,g 9)[x,y 1)"));
    QCOMPARE(cut.covering("c", kMaxSequence), SequenceNumber(9));
    QCOMPARE(cut.covering("c", 8), SequenceNumber(5));
    QCOMPARE(cut.covering("c", 1), SequenceNumber(0));
    QCOMPARE(cut.covering("e", 8), SequenceNumber(0));
    QCOMPARE(cut.covering("g", kMaxSequence), SequenceNumber(0));
    QCOMPARE(cut.covering("", kMaxSequence), SequenceNumber(0));
}

QTEST_APPLESS_MAIN(VersionTest)
#include "version_test.moc"
