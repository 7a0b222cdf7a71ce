// A record of a write-ahead log taken apart, for every format: each byte belongs to one part, keys and values
// lie where the parts say; a log can be read from any of its batches on; and a replay is foretold as it
// happens.
#include <leveldb/db.h>
#include <leveldb/write_batch.h>

#include <QTemporaryDir>
#include <QTest>

#include "core/env/file_system.h"
#include "core/inspect/log_anatomy.h"
#include "core/inspect/replay_preview.h"

using namespace levelscope;

namespace {

struct LogOf {
    std::shared_ptr<StoreReader> store;
    uint64_t number = 0;
    std::string path;
    std::vector<WalBatch> batches;
};

LogOf newestLog(const std::string& directory) {
    LogOf log;
    log.store = openStore(posixFileSystem(), directory).value();
    log.number = log.store->logs().back();
    const auto summary = log.store->readLog(
        log.number,
        [&](const WalBatch& batch) {
            log.batches.push_back(batch);
            return true;
        },
        {}, 1 << 20);
    log.path = summary.value().path;
    return log;
}

std::string bytesAt(const std::string& path, const LogPart& part) {
    std::string bytes(part.length, '\0');
    const auto file = posixFileSystem().openRandom(path).value();
    return file->read(part.offset, bytes).ok() ? bytes : std::string();
}

std::string together(const std::string& path, const LogRecordAnatomy& anatomy, LogPartKind kind,
                     uint32_t operation) {
    std::string all;
    for (const LogPart& part : anatomy.parts)
        if (part.kind == kind && part.operation == operation)
            all += bytesAt(path, part);
    return all;
}

void checkOperations(const LogOf& log, const WalBatch& batch, const LogRecordAnatomy& anatomy) {
    for (uint32_t i = 0; i < batch.operations.size(); ++i) {
        QCOMPARE(together(log.path, anatomy, LogPartKind::key, i), batch.operations[i].key);
        if (batch.operations[i].type != EntryType::expiringValue)
            QCOMPARE(together(log.path, anatomy, LogPartKind::value, i), batch.operations[i].value);
    }
    for (const LogFragment& fragment : anatomy.fragments)
        QCOMPARE(fragment.storedCheck, fragment.computedCheck);
    for (size_t i = 1; i < anatomy.parts.size(); ++i)
        QVERIFY(anatomy.parts[i].offset >= anatomy.parts[i - 1].offset + anatomy.parts[i - 1].length);
}

}  // namespace

class LogAnatomyTest : public QObject {
    Q_OBJECT
private slots:
    void init();
    void everyByteOfOurRecordsBelongsToOnePart();
    void aRecordOfAnotherEngineMayLieInManyFragments();
    void aLogCanBeReadFromAnyBatchOn_data();
    void aLogCanBeReadFromAnyBatchOn();
    void aReplayIsForetoldAsItHappens();
    void aTornEndIsForetoldToBeDropped();
    void placesBeyondTheFileAreRefused();

private:
    std::string own() const { return m_home->filePath("own").toStdString(); }
    std::string foreign() const { return m_home->filePath("foreign").toStdString(); }

    std::unique_ptr<QTemporaryDir> m_home;
};

void LogAnatomyTest::init() {
    m_home = std::make_unique<QTemporaryDir>();
    auto db = Db::open(own(), *Options::fromPreset("default"), OpenMode::create).value();
    for (int i = 0; i < 300; ++i)
        QVERIFY(db->put("key" + std::to_string(i), std::string(static_cast<size_t>(i), 'v')).ok());
    WriteBatch batch;
    batch.put("one", "first");
    batch.put("empty", "");
    batch.erase("two");
    batch.eraseRange("a", "b");
    batch.putExpiring("three", "until", 5'000'000'000'000'000);
    QVERIFY(db->write({.durability = Durability::sync}, batch).ok());
    QVERIFY(db->put("after the mark", "x").ok());

    leveldb::Options options;
    options.create_if_missing = true;
    leveldb::DB* raw = nullptr;
    QVERIFY(leveldb::DB::Open(options, foreign(), &raw).ok());
    const std::unique_ptr<leveldb::DB> level(raw);
    for (int i = 0; i < 300; ++i)
        QVERIFY(level->Put({}, "key" + std::to_string(i), std::string(static_cast<size_t>(i * 7), 'v')).ok());
    leveldb::WriteBatch large;
    large.Put("large", std::string(100'000, 'L'));
    large.Delete("gone");
    large.Put("behind", "the large one");
    QVERIFY(level->Write({}, &large).ok());
}

void LogAnatomyTest::everyByteOfOurRecordsBelongsToOnePart() {
    const LogOf log = newestLog(own());
    QVERIFY(log.batches.size() > 300);
    bool mark = false, many = false;
    for (const WalBatch& batch : log.batches) {
        const auto anatomy = takeLogRecordApart(posixFileSystem(), log.path, StoreFormat::native, log.number,
                                                batch.offset, batch.length);
        QVERIFY2(anatomy.ok(), toLogString(anatomy.status()).c_str());
        checkOperations(log, batch, *anatomy);
        uint64_t next = batch.offset;
        for (const LogPart& part : anatomy->parts) {
            QCOMPARE(part.offset, next);
            next += part.length;
        }
        QCOMPARE(next, batch.offset + batch.length);
        mark = mark || batch.count == 0;
        many = many || batch.count == 5;
    }
    QVERIFY(mark && many);
}

void LogAnatomyTest::aRecordOfAnotherEngineMayLieInManyFragments() {
    const LogOf log = newestLog(foreign());
    QCOMPARE(log.batches.size(), size_t(301));
    for (const WalBatch& batch : log.batches) {
        const auto anatomy = takeLogRecordApart(posixFileSystem(), log.path, StoreFormat::levelDb, log.number,
                                                batch.offset, batch.length);
        QVERIFY2(anatomy.ok(), toLogString(anatomy.status()).c_str());
        checkOperations(log, batch, *anatomy);
        if (batch.count == 3)
            QVERIFY(anatomy->fragments.size() >= 4);
    }
}

void LogAnatomyTest::aLogCanBeReadFromAnyBatchOn_data() {
    QTest::addColumn<bool>("isOwn");
    QTest::newRow("own") << true;
    QTest::newRow("leveldb") << false;
}

void LogAnatomyTest::aLogCanBeReadFromAnyBatchOn() {
    QFETCH(bool, isOwn);
    const LogOf log = newestLog(isOwn ? own() : foreign());
    for (size_t from = 0; from < log.batches.size(); from += 13) {
        size_t at = from;
        const auto summary = log.store->readLog(
            log.number,
            [&](const WalBatch& batch) {
                if (at >= log.batches.size() || batch.offset != log.batches[at].offset ||
                    batch.operations.size() != log.batches[at].operations.size())
                    return false;
                return ++at < from + 5;
            },
            {}, 16, log.batches[from].offset);
        QVERIFY(summary.ok());
        QCOMPARE(at, std::min(from + 5, log.batches.size()));
        QCOMPARE(summary->endOffset, log.batches[at - 1].offset + log.batches[at - 1].length);
    }
    const auto rest =
        log.store->readLog(log.number, {}, {}, 16, log.batches.back().offset + log.batches.back().length);
    QVERIFY(rest.ok());
    QCOMPARE(rest->batches, uint64_t(0));
    QCOMPARE(rest->end, LogEnd::clean);
}

void LogAnatomyTest::aReplayIsForetoldAsItHappens() {
    const auto store = openStore(posixFileSystem(), own()).value();
    const auto preview = previewReplay(posixFileSystem(), *store).value();
    QVERIFY(preview.problem.ok());
    QCOMPARE(preview.operations, uint64_t(306));
    QCOMPARE(preview.lastSequence, SequenceNumber(306));
    QCOMPARE(preview.droppedBytes, uint64_t(0));
    const auto db = Db::open(own(), {}, OpenMode::open).value();
    QCOMPARE(db->lastSequence(), preview.lastSequence);

    const auto other = openStore(posixFileSystem(), foreign()).value();
    const auto replay = previewReplay(posixFileSystem(), *other).value();
    QVERIFY(replay.problem.ok());
    QCOMPARE(replay.batches, uint64_t(301));
    QCOMPARE(replay.lastSequence, other->info().lastSequence);
}

void LogAnatomyTest::aTornEndIsForetoldToBeDropped() {
    // Not closed cleanly, so that a torn end is no damage.
    const QString crashed = m_home->filePath("crashed");
    {
        const auto db = Db::open(own(), {}, OpenMode::open).value();
        for (int i = 0; i < 20; ++i)
            QVERIFY(db->put("late" + std::to_string(i), std::string(200, 'l')).ok());
        QVERIFY(QDir().mkpath(crashed));
        for (const QString& name : QDir(m_home->filePath("own")).entryList(QDir::Files))
            QVERIFY(QFile::copy(m_home->filePath("own/" + name), crashed + "/" + name));
    }
    const LogOf whole = newestLog(crashed.toStdString());
    QFile file(QString::fromStdString(whole.path));
    QVERIFY(file.resize(static_cast<qint64>(whole.batches.back().offset + 50)));
    const auto store = openStore(posixFileSystem(), crashed.toStdString()).value();
    const auto preview = previewReplay(posixFileSystem(), *store).value();
    QVERIFY2(preview.problem.ok(), toLogString(preview.problem).c_str());
    QCOMPARE(preview.droppedBytes, uint64_t(50));
    QCOMPARE(preview.lastSequence, store->info().lastSequence);
}

void LogAnatomyTest::placesBeyondTheFileAreRefused() {
    const LogOf log = newestLog(own());
    for (const uint64_t offset : {uint64_t(1) << 40, UINT64_MAX - 3})
        for (const StoreFormat format : {StoreFormat::native, StoreFormat::levelDb}) {
            const auto anatomy =
                takeLogRecordApart(posixFileSystem(), log.path, format, log.number, offset, 100);
            QCOMPARE(anatomy.status().code(), Code::corruption);
        }
    const auto gone = takeLogRecordApart(posixFileSystem(), log.path + "x", StoreFormat::native, 1, 0, 100);
    QCOMPARE(gone.status().code(), Code::notFound);
}

QTEST_GUILESS_MAIN(LogAnatomyTest)
#include "log_anatomy_test.moc"
