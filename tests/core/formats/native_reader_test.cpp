// A store looked at from outside: without a lock, without a write, and as it is.
#include <QtCore/QDateTime>
#include <QtTest/QTest>

#include <atomic>
#include <thread>

#include "core/formats/store_reader.h"
#include "core/version/file_names.h"
#include "tests/core/formats/store_fixture.h"

using namespace levelscope;
using namespace levelscope::test;

class NativeReaderTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void inspectionShowsTheSameDataAsTheStore();
    void inspectionChangesNothingInTheDirectory();
    void inspectionWorksWhereNothingMayBeWritten();
    void inspectionWorksBesideALiveWriter();
    void triageTellsWhatADirectoryIs();
    void triageRecognisesOtherEngines();
    void triageNamesWhatWouldStopTheOpening();
    void theHistoryOfAKeyHoldsAllItsVersions();
    void everyWriteIsInALog();
    void aLogThatIsMadeAheadIsNotShown();
    void aLogFileCanBeReadUnderAnyName();
    void theManifestTellsHowTheTreeCameToBe();
    void everyFileIsToldByKind();
    void positionsRiseWithKeysAndLeadBack();
    void positionsOfAMemtableAloneAreSpreadToo();
    void aTableFileOpensOnItsOwn();
    void infoCountsWhatIsInLogsToo();

private:
    std::string path() const { return m_directory->filePath("store").toStdString(); }
    FileSystem& fs() const { return posixFileSystem(); }
    Model create(int keys = 300) {
        Result<std::unique_ptr<Db>> db = createIn(path());
        return db.ok() ? fill(**db, keys) : Model();
    }

    std::unique_ptr<QTemporaryDir> m_directory;
};

void NativeReaderTest::init() {
    m_directory = std::make_unique<QTemporaryDir>();
}

void NativeReaderTest::cleanup() {
    QFile::setPermissions(QString::fromStdString(path()),
                          QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    m_directory.reset();
}

void NativeReaderTest::inspectionShowsTheSameDataAsTheStore() {
    const Model model = create();
    QVERIFY(model.size() > 200);
    const auto store = openStore(fs(), path());
    QVERIFY2(store.ok(), toLogString(store.status()).c_str());
    QVERIFY(contentOf(*(*store)->iterator()) == model);
    PinnedValue value;
    QVERIFY((*store)->get(keyOf(3), 0, value).ok());
    QCOMPARE(std::string(value.view()), std::string("second 3"));
    QVERIFY((*store)->get(keyOf(10), 0, value).is(Code::notFound));
    uint64_t tables = 0;
    for (const LevelInfo& level : (*store)->levels())
        tables += level.tables;
    QCOMPARE(tables, (*store)->version()->tableCount());
    QVERIFY(tables > 3);
}

void NativeReaderTest::inspectionChangesNothingInTheDirectory() {
    const Model model = create();
    const QStringList before = pictureOf(QString::fromStdString(path()));
    QVERIFY(before.size() > 5);
    {
        const auto store = openStore(fs(), path());
        QVERIFY(store.ok());
        QVERIFY(contentOf(*(*store)->iterator()) == model);
        for (const uint64_t log : (*store)->logs())
            QVERIFY((*store)->readLog(log, {}).ok());
        QVERIFY((*store)->history(keyOf(3)).ok());
        QVERIFY((*store)->files().ok());
        QCOMPARE(pictureOf(QString::fromStdString(path())), before);
    }
    QVERIFY(triage(fs(), path()).ok());
    QCOMPARE(pictureOf(QString::fromStdString(path())), before);
}

void NativeReaderTest::inspectionWorksWhereNothingMayBeWritten() {
    const Model model = create();
    QVERIFY(QFile::setPermissions(QString::fromStdString(path()), QFile::ReadOwner | QFile::ExeOwner));
    const auto store = openStore(fs(), path());
    QVERIFY(store.ok());
    QVERIFY(contentOf(*(*store)->iterator()) == model);
    // Nobody can take writing away from the superuser.
    const auto found = triage(fs(), path());
    QVERIFY(found.ok());
    QCOMPARE(found->writable, QFileInfo(QString::fromStdString(path())).isWritable());
}

void NativeReaderTest::inspectionWorksBesideALiveWriter() {
    Options options = smallOptions();
    options.autoCompaction = true;
    auto db = createIn(path(), options);
    QVERIFY(db.ok());
    std::atomic<bool> done{false};
    std::atomic<int> written{0};
    std::atomic<int> opened{0};
    // A reader may be many times slower than the writer (under a sanitizer it is): the writer's lead is
    // bounded, so that a reader that tries again gets through.
    constexpr int kLead = 300;
    std::thread writer([&] {
        for (int i = 0; !done.load(); ++i) {
            while (i > (opened.load() + 1) * kLead && !done.load())
                std::this_thread::yield();
            if (!(*db)->put(keyOf(i % 500), std::to_string(i)).ok())
                return;
            written = i + 1;
        }
    });
    uint64_t lastSeen = 0;
    QString failure;
    for (int i = 0; i < 15 && failure.isEmpty(); ++i) {
        while (written.load() < i * 20)
            std::this_thread::yield();
        const int before = written.load();
        const auto store = openStore(fs(), path());
        if (!store.ok()) {
            failure = QString::fromStdString(toLogString(store.status()));
            break;
        }
        ++opened;
        const StoreInfo info = (*store)->info();
        if (info.lastSequence < lastSeen || info.lastSequence < static_cast<uint64_t>(before))
            failure = QStringLiteral("an acknowledged write is missing");
        lastSeen = info.lastSequence;
        const auto iterator = (*store)->iterator();
        const Model content = contentOf(*iterator);
        if (!iterator->status().ok())
            failure = QString::fromStdString(toLogString(iterator->status()));
        // Value v went to key v % 500: of the newest 500 writes up to lastSequence none may be missing.
        for (const auto& [key, value] : content) {
            const uint64_t v = std::stoull(value);
            if (keyOf(static_cast<int>(v % 500)) != key || v >= info.lastSequence ||
                v + 500 < info.lastSequence)
                failure = QString::fromStdString("wrong value " + value + " of " + key);
        }
    }
    done = true;
    writer.join();
    QVERIFY2(failure.isEmpty(), qPrintable(failure));
    QCOMPARE(opened.load(), 15);
}

void NativeReaderTest::triageTellsWhatADirectoryIs() {
    const auto missing = triage(fs(), path());
    QVERIFY(missing.ok());
    QCOMPARE(missing->problem.code(), Code::notFound);
    QVERIFY(openStore(fs(), path()).status().is(Code::notFound));

    QVERIFY(QDir().mkpath(QString::fromStdString(path())));
    const auto empty = triage(fs(), path());
    QCOMPARE(empty->problem.reason(), Reason::notAStore);
    QCOMPARE(empty->format, StoreFormat::unknown);

    QFile file(m_directory->filePath("file"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(triage(fs(), m_directory->filePath("file").toStdString())->problem.reason(),
             Reason::notADirectory);

    QDir().rmdir(QString::fromStdString(path()));
    auto db = createIn(path());
    QVERIFY(db.ok());
    QVERIFY(!fill(**db).empty());
    const auto open = triage(fs(), path());
    QCOMPARE(open->format, StoreFormat::native);
    QVERIFY(open->problem.ok());
    QVERIFY(open->lockHolder != 0);
    QVERIFY(open->lockedByUs);
    db->reset();
    const auto closed = triage(fs(), path());
    QCOMPARE(closed->lockHolder, int64_t{0});
    QCOMPARE(closed->preset, std::string("classroom"));
    QVERIFY(closed->tables > 0 && closed->logs > 0 && closed->totalBytes > 0);
}

void NativeReaderTest::triageRecognisesOtherEngines() {
    const auto make = [&](const QString& name, const QStringList& files) {
        const QString directory = m_directory->filePath(name);
        QDir().mkpath(directory);
        for (const QString& fileName : files) {
            QFile file(directory + "/" + fileName);
            if (file.open(QIODevice::WriteOnly))
                file.write(fileName == "CURRENT" ? "MANIFEST-000004\n" : "x");
        }
        return directory.toStdString();
    };
    const std::string level =
        make("level", {"CURRENT", "MANIFEST-000004", "000005.ldb", "000003.log", "LOCK"});
    const std::string rocks =
        make("rocks", {"CURRENT", "MANIFEST-000004", "000008.sst", "IDENTITY", "OPTIONS-000007"});
    QCOMPARE(triage(fs(), level)->format, StoreFormat::levelDb);
    QCOMPARE(triage(fs(), rocks)->format, StoreFormat::rocksDb);
    const auto store = openStore(fs(), rocks);
    QCOMPARE(store.code(), Code::corruption);
    QCOMPARE(store.status().error().file, rocks + "/MANIFEST-000004");
    const std::string other = make("other", {"readme.txt"});
    QCOMPARE(triage(fs(), other)->problem.reason(), Reason::notAStore);
}

void NativeReaderTest::triageNamesWhatWouldStopTheOpening() {
    create();
    const auto sound = triage(fs(), path());
    QVERIFY(sound->problem.ok());
    for (const StoreFile& file : sound->files) {
        if (file.kind != "current" && file.kind != "options" && file.kind != "manifest" &&
            file.kind != "table")
            continue;
        const QString name = QString::fromStdString(path() + "/" + file.name);
        const QString aside = m_directory->filePath("aside");
        QVERIFY(QFile::rename(name, aside));
        const auto damaged = triage(fs(), path());
        const auto store = openStore(fs(), path());
        // A table hides only itself: the store opens, and both say which one is missing.
        const bool table = file.kind == "table";
        QVERIFY2(damaged->problem.ok() == table && store.ok() == table, file.name.c_str());
        if (table) {
            QCOMPARE(damaged->limits.front().reason(), Reason::tableMissing);
            QCOMPARE((*store)->info().limits.front().error().file, path() + "/" + file.name);
        }
        QVERIFY(QFile::rename(aside, name));
    }
    QVERIFY(triage(fs(), path())->problem.ok());
}

void NativeReaderTest::theHistoryOfAKeyHoldsAllItsVersions() {
    create();
    const auto store = openStore(fs(), path());
    QVERIFY(store.ok());
    const auto erased = (*store)->history(keyOf(30));
    QVERIFY(erased.ok());
    QCOMPARE(erased->size(), size_t{3});
    QCOMPARE(erased->at(0).type, EntryType::tombstone);
    QCOMPARE(erased->at(1).value, std::string("second 30"));
    QCOMPARE(erased->at(2).value, std::string("first 30"));
    QVERIFY(erased->at(0).sequence > erased->at(1).sequence);
    QVERIFY(erased->at(2).level > erased->at(1).level);
    QVERIFY(erased->at(2).table != 0);
    const auto covered = (*store)->history(keyOf(41));
    QVERIFY(covered.ok());
    QCOMPARE(covered->front().type, EntryType::rangeTombstone);
    QCOMPARE(covered->front().value, keyOf(50));
    const auto logged = (*store)->history("late1", 3);
    QVERIFY(logged.ok());
    QCOMPARE(logged->size(), size_t{1});
    QCOMPARE(logged->front().level, -1);
    QCOMPARE(logged->front().value, std::string("in "));
    QCOMPARE(logged->front().valueSize, uint64_t{12});
    QVERIFY((*store)->history("absent")->empty());
}

void NativeReaderTest::everyWriteIsInALog() {
    create();
    const auto store = openStore(fs(), path());
    QVERIFY(store.ok());
    std::vector<std::string> keys;
    SequenceNumber last = 0;
    for (const uint64_t log : (*store)->logs()) {
        const auto summary = (*store)->readLog(log, [&](const WalBatch& batch) {
            for (const WalOperation& operation : batch.operations) {
                keys.push_back(operation.key);
                last = operation.sequence;
            }
            return true;
        });
        QVERIFY(summary.ok());
        QCOMPARE(summary->end, LogEnd::clean);
    }
    QVERIFY(keys.size() >= 10);
    QCOMPARE(keys.back(), std::string("late9"));
    QCOMPARE(last, (*store)->info().lastSequence);
    std::stop_source stopped;
    stopped.request_stop();
    QVERIFY((*store)->readLog((*store)->logs().back(), {}, stopped.get_token()).status().is(Code::cancelled));
    int seen = 0;
    QVERIFY((*store)->readLog((*store)->logs().back(), [&](const WalBatch&) { return ++seen < 3; }).ok());
    QCOMPARE(seen, 3);
}

void NativeReaderTest::aLogThatIsMadeAheadIsNotShown() {
    Options options;
    options.memtableEntries = 20;
    const std::shared_ptr<Db> db = Db::open(path(), options, OpenMode::create).value();
    for (int i = 0; i < 15; ++i)
        QVERIFY(db->put(keyOf(i), "value").ok());
    QVERIFY(db->waitForBackground().ok());
    const QDir directory(QString::fromStdString(path()));
    QTRY_COMPARE(directory.entryList({"*.wal"}).size(), qsizetype{2});
    const std::vector<uint64_t> inUse{db->stats().walNumber};
    QCOMPARE(attachStore(db)->logs(), inUse);
    QCOMPARE(openStore(fs(), path()).value()->logs(), inUse);
}

void NativeReaderTest::aLogFileCanBeReadUnderAnyName() {
    create();
    const auto found = triage(fs(), path());
    for (const StoreFile& file : found->files) {
        if (file.kind != "wal" || file.size == 0)
            continue;
        const std::string original = path() + "/" + file.name;
        const std::string copy = m_directory->filePath("copied log").toStdString();
        QFile::remove(QString::fromStdString(copy));
        QVERIFY(QFile::copy(QString::fromStdString(original), QString::fromStdString(copy)));
        QCOMPARE(readLogFile(fs(), copy, {})->batches, readLogFile(fs(), original, {})->batches);
    }
}

void NativeReaderTest::theManifestTellsHowTheTreeCameToBe() {
    auto db = createIn(path());
    QVERIFY(db.ok());
    QVERIFY(!fill(**db).empty());
    const std::shared_ptr<Db> shared = std::move(*db);
    const auto store = attachStore(shared);
    QVERIFY(store->info().live);
    std::vector<ManifestRecord> records;
    QVERIFY(store
                ->readManifest([&](const ManifestRecord& record) {
                    records.push_back(record);
                    return true;
                })
                .ok());
    QVERIFY(records.size() > 2);
    QVERIFY(records.front().snapshot);
    auto version = std::make_shared<const Version>();
    for (const ManifestRecord& record : records) {
        const auto next = (record.snapshot ? std::make_shared<const Version>() : version)->apply(record.edit);
        QVERIFY(next.ok());
        version = *next;
    }
    QCOMPARE(version->tableCount(), store->version()->tableCount());
}

void NativeReaderTest::everyFileIsToldByKind() {
    create();
    QFile foreign(QString::fromStdString(path()) + "/notes.txt");
    QVERIFY(foreign.open(QIODevice::WriteOnly));
    const auto store = openStore(fs(), path());
    QVERIFY(store.ok());
    const auto files = (*store)->files();
    QVERIFY(files.ok());
    std::map<std::string, int> kinds;
    for (const StoreFile& file : *files) {
        ++kinds[file.kind];
        QCOMPARE(file.live, file.kind != "foreign");
    }
    QCOMPARE(kinds["current"], 1);
    QCOMPARE(kinds["manifest"], 1);
    QCOMPARE(kinds["options"], 1);
    QCOMPARE(kinds["foreign"], 1);
    QVERIFY(kinds["table"] > 3 && kinds["wal"] >= 1);
}

void NativeReaderTest::positionsRiseWithKeysAndLeadBack() {
    Options options = smallOptions();
    options.memtableEntries = 2000;
    options.compaction.targetTableEntries = 5000;
    options.blockSize = 1024;
    auto db = createIn(path(), options);
    QVERIFY(db.ok());
    constexpr int kKeys = 20000;
    for (int i = 0; i < kKeys; ++i)
        QVERIFY((*db)->put(keyOf(i * 7919 % kKeys), "value").ok());
    QVERIFY((*db)->flush().ok());
    for (const bool compacted : {false, true}) {
        CompactionJob job;
        if (compacted)
            QVERIFY((*db)->compact({}, job).ok());
        const std::shared_ptr<Db> shared(db->get(), [](Db*) {});
        const auto store = attachStore(shared);
        double last = 0;
        for (int i = 0; i < kKeys; i += 37) {
            const double position = store->positionOf(keyOf(i));
            QVERIFY(position >= last && position <= 1);
            QVERIFY2(std::abs(position - static_cast<double>(i) / kKeys) < 0.02,
                     qPrintable(QString("%1: %2").arg(i).arg(position)));
            last = position;
        }
        std::string lastKey;
        for (double position = 0; position <= 1; position += 0.013) {
            const std::string key = store->keyAt(position);
            QVERIFY(key >= lastKey);
            QVERIFY2(std::abs(store->positionOf(key) - position) < 0.02, key.c_str());
            lastKey = key;
        }
        QCOMPARE(store->keyAt(1), keyOf(kKeys - 1));
    }
}

void NativeReaderTest::positionsOfAMemtableAloneAreSpreadToo() {
    for (const MemtableKind kind : {MemtableKind::avl, MemtableKind::bplus}) {
        Options options = smallOptions();
        options.memtable = kind;
        options.memtableEntries = 0;
        const std::string directory = path() + (kind == MemtableKind::avl ? "a" : "b");
        auto db = createIn(directory, options);
        QVERIFY(db.ok());
        const std::shared_ptr<Db> shared = std::move(*db);
        const auto store = attachStore(shared);
        QCOMPARE(store->positionOf("x"), 0.0);
        QCOMPARE(store->keyAt(0.5), std::string());
        for (int i = 0; i < 3000; ++i)
            QVERIFY(shared->put(keyOf(i * 7 % 3000), "v").ok());
        double last = 0;
        for (int i = 0; i < 3000; i += 50) {
            const double position = store->positionOf(keyOf(i));
            QVERIFY(position >= last);
            QVERIFY2(std::abs(position - i / 3000.0) < 0.1,
                     qPrintable(QString("%1: %2").arg(i).arg(position)));
            last = position;
        }
    }
}

void NativeReaderTest::aTableFileOpensOnItsOwn() {
    create();
    const auto found = triage(fs(), path());
    const auto table = std::find_if(found->files.begin(), found->files.end(),
                                    [](const StoreFile& file) { return file.kind == "table"; });
    const std::string original = path() + "/" + table->name;
    QVERIFY(openTableFile(fs(), original).ok());
    const QString copy = m_directory->filePath("copy of a table");
    QVERIFY(QFile::copy(QString::fromStdString(original), copy));
    const auto anatomy = openTableFile(fs(), copy.toStdString());
    QVERIFY(anatomy.ok());
    QCOMPARE((*anatomy)->fileNumber(), table->number);
    const QString wrong = m_directory->filePath(QString::fromStdString(tableFileName(table->number + 100)));
    QVERIFY(QFile::copy(QString::fromStdString(original), wrong));
    QCOMPARE(openTableFile(fs(), wrong.toStdString()).status().reason(), Reason::wrongFile);
    const auto store = openStore(fs(), path());
    QVERIFY((*store)->tableAnatomy(table->number).ok());
    QVERIFY((*store)->tableAnatomy(99999).status().is(Code::notFound));
}

void NativeReaderTest::infoCountsWhatIsInLogsToo() {
    create();
    const auto store = openStore(fs(), path());
    QVERIFY(store.ok());
    const StoreInfo info = (*store)->info();
    QCOMPARE(info.comparator, std::string("bytewise"));
    QVERIFY(!info.live);
    QVERIFY(info.memtableEntries >= 10);
    QVERIFY(info.approximateKeys > 200);
    QVERIFY(info.manifestNumber > 0);
    QVERIFY(info.options.size() > 10);
}

QTEST_GUILESS_MAIN(NativeReaderTest)
#include "native_reader_test.moc"
