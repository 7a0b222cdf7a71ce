// What became of each version of a key, as tables: versions in, fates out.
#include <QtTest>

#include "core/formats/store_files.h"
#include "core/inspect/key_history.h"
#include "tests/core/db/db_fixture.h"

using namespace levelscope;

namespace {

// "9:put 7:delete 5:range 3:merge 2:put!40": sequence and type; "!" expires.
std::vector<KeyVersion> parse(const QString& text) {
    static const QHash<QString, EntryType> kTypes{{"put", EntryType::value},
                                                  {"delete", EntryType::tombstone},
                                                  {"range", EntryType::rangeTombstone},
                                                  {"merge", EntryType::merge}};
    std::vector<KeyVersion> versions;
    for (const QString& word : text.split(' ', Qt::SkipEmptyParts)) {
        const QStringList parts = word.split('!');
        const QStringList entry = parts[0].split(':');
        KeyVersion& version = versions.emplace_back();
        version.sequence = entry[0].toULongLong();
        version.type = kTypes.value(entry[1]);
        if (parts.size() > 1) {
            version.type = EntryType::expiringValue;
            version.expiryMicros = parts[1].toLongLong();
        }
    }
    return versions;
}

QString show(const std::vector<JudgedVersion>& judged) {
    static const char* const kNames[] = {"later", "visible", "expired", "deletion", "shadowed", "erased"};
    QStringList words;
    for (const JudgedVersion& each : judged) {
        QString word =
            QString("%1:%2").arg(each.version.sequence).arg(kNames[static_cast<size_t>(each.fate)]);
        words << (each.by != 0 ? word + QString("<%1").arg(each.by) : word);
    }
    return words.join(' ');
}

}  // namespace

class KeyHistoryTest : public QObject {
    Q_OBJECT
private slots:
    void theNewestDecidesAndTellsTheOthersWhy_data() {
        QTest::addColumn<QString>("versions");
        QTest::addColumn<qulonglong>("at");
        QTest::addColumn<QString>("fates");
        const auto row = [](const char* name, const char* versions, qulonglong at, const char* fates) {
            QTest::newRow(name) << QString(versions) << at << QString(fates);
        };
        row("none", "", 0, "");
        row("one", "5:put", 0, "5:visible");
        row("overwritten twice", "9:put 7:put 5:put", 0, "9:visible 7:shadowed<9 5:shadowed<9");
        row("deleted", "9:delete 5:put", 0, "9:deletion 5:shadowed<9");
        row("erased with its range", "9:range 7:put 5:delete", 0, "9:deletion 7:erased<9 5:erased<9");
        row("written again after that", "11:put 9:range 7:put", 0, "11:visible 9:shadowed<11 7:shadowed<11");
        row("expired", "9:put!50 5:put", 0, "9:expired 5:shadowed<9");
        row("not expired yet", "9:put!51 5:put", 0, "9:visible 5:shadowed<9");
        row("operands and the value under them", "9:merge 7:merge 5:put 3:put", 0,
            "9:visible 7:visible 5:visible 3:shadowed<5");
        row("operands over nothing", "9:merge 7:delete 5:put", 0, "9:visible 7:deletion 5:shadowed<7");
        row("as of before", "9:delete 7:put 5:put", 8, "9:later 7:visible 5:shadowed<7");
        row("as of that very write", "9:delete 7:put", 9, "9:deletion 7:shadowed<9");
        row("as of before all", "9:put", 3, "9:later");
    }
    void theNewestDecidesAndTellsTheOthersWhy() {
        QFETCH(const QString, versions);
        QFETCH(const qulonglong, at);
        QFETCH(const QString, fates);
        QCOMPARE(show(judgeVersions(parse(versions), 50, at)), fates);
    }

    void compactionsDropWhatNobodySees() {
        const auto futures = [](const char* versions, SequenceNumber oldestSnapshot) {
            static const char* const kNames[] = {"stays", "dropped", "held", "dissolves", "expires"};
            QStringList words;
            for (const JudgedVersion& each : judgeVersions(parse(versions), 50))
                words << kNames[static_cast<size_t>(futureOf(each, oldestSnapshot))];
            return words.join(' ');
        };
        QCOMPARE(futures("9:put 5:put", 0), QString("stays dropped"));
        QCOMPARE(futures("9:delete 5:put", 0), QString("dissolves dropped"));
        QCOMPARE(futures("9:put!40 5:put", 0), QString("expires dropped"));
        QCOMPARE(futures("9:put 5:put", 7), QString("stays held"));
        QCOMPARE(futures("9:put 5:put", 9), QString("stays dropped"));
        QCOMPARE(futures("9:range 5:put", 6), QString("dissolves held"));
    }

    void versionsAreDatedByLogsAndByTheTimesInTables() {
        test::MemoryStore store;
        store.options.autoCompaction = false;
        OK(store.open());
        const int64_t first = store.clock.wallMicros();
        OK(store.db->put("key", "1"));
        OK(store.db->flush());
        store.clock.advance(5'000'000);
        OK(store.db->put("other", "2"));
        OK(store.db->put("key", "3"));
        const auto reader = attachStore(std::shared_ptr<Db>(std::move(store.db)));
        const auto versions = readHistory(*reader, {.key = "key"});
        QVERIFY(versions.ok());
        QCOMPARE(versions->size(), size_t{2});
        QVERIFY((*versions)[0].exactTime);
        QCOMPARE((*versions)[0].writtenMicros, first + 5'000'000);
        QVERIFY((*versions)[0].log != 0);
        QCOMPARE((*versions)[1].writtenMicros, first);
        std::stop_source stopped;
        stopped.request_stop();
        QCOMPARE(readHistory(*reader, {.key = "key"}, stopped.get_token()).code(), Code::cancelled);
    }

    // What a compaction dropped is found as long as the files it lay in do.
    void versionsInFilesNobodyNeedsAreToldApart() {
        test::MemoryStore store;
        store.options.autoCompaction = false;
        OK(store.open());
        const std::string walPath = walPathIn(store.directory, *newestLog(store));
        OK(store.db->put("key", "oldest"));
        OK(store.db->put("key", "older"));
        const auto wal = readWholeFile(store.fs, walPath);
        OK(wal.status());
        OK(store.db->flush());
        const uint64_t table = store.db->version()->level(0).front()->number;
        const std::string tablePath = tablePathIn(store.directory, table);
        const auto bytes = readWholeFile(store.fs, tablePath);
        OK(bytes.status());
        OK(store.db->put("key", "now"));
        CompactionJob job;
        OK(store.db->compact({}, job));
        QVERIFY(!store.fs.stat(tablePath).ok());
        OK(replaceFile(store.fs, tablePath, *bytes));
        OK(replaceFile(store.fs, walPath, *wal));
        const auto reader = attachStore(std::shared_ptr<Db>(std::move(store.db)));
        QCOMPARE(told(*reader), QString("now visible table; older stray table; oldest stray log"));

        std::string damaged = *bytes;
        damaged[8] ^= 1;  // in its only data block, the first of the file
        OK(replaceFile(store.fs, tablePath, damaged));
        QCOMPARE(told(*reader), QString("now visible table; older stray log; oldest stray log"));
    }

private:
    static std::optional<uint64_t> newestLog(test::MemoryStore& store) {
        std::optional<uint64_t> newest;
        for (const std::string& name : store.files())
            if (const uint64_t number = logNumberOf(name); number != 0)
                newest = number;
        return newest;
    }
    static QString told(const StoreReader& reader) {
        const auto versions = readHistory(reader, {.key = "key"});
        QStringList words;
        for (const DatedVersion& each : versions.value()) {
            const KeyVersion& version = each.judged.version;
            words << QString("%1 %2 %3")
                         .arg(QString::fromStdString(version.value),
                              each.judged.fate == VersionFate::stray ? "stray" : "visible",
                              version.table != 0 ? "table" : "log");
        }
        return words.join("; ");
    }
};

QTEST_APPLESS_MAIN(KeyHistoryTest)
#include "key_history_test.moc"
