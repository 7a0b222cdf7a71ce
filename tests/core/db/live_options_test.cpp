// Options of an open store change at once, survive reopening, and are refused by name when they cannot.
#include <QtTest>
#include <algorithm>
#include <atomic>
#include <random>
#include <thread>

#include "core/db/options_file.h"
#include "core/env/fault_file_system.h"
#include "tests/core/db/db_fixture.h"

using namespace levelscope;
using namespace levelscope::test;

namespace {

uint64_t bytesOfTables(const Db& db) {
    uint64_t bytes = 0;
    for (const LevelScore& level : db.levelScores())
        bytes += level.bytes;
    return bytes;
}

}  // namespace

class LiveOptionsTest : public QObject {
    Q_OBJECT

private slots:
    // A compaction copies blocks as they are: but not those that another option would have made otherwise.
    void aCompactionBringsTablesToTheOptionsOfTheDay_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("value");
        QTest::newRow("smaller blocks") << "block_size"
                                        << "512";
        QTest::newRow("larger blocks") << "block_size"
                                       << "8KiB";
        QTest::newRow("more effort") << "zstd_level"
                                     << "19";
        QTest::newRow("another compression") << "bottom_compression"
                                             << "none";
    }

    void aCompactionBringsTablesToTheOptionsOfTheDay() {
        QFETCH(QString, name);
        QFETCH(QString, value);
        uint64_t before = 0;
        const auto bytesWhenChanged = [&](bool early) {
            MemoryStore store;
            CompactionJob job;
            if (!store.open().ok() ||
                (early && !change(*store.db, name.toStdString(), value.toStdString()).ok()))
                return uint64_t{0};
            std::mt19937 random(7);
            for (int i = 0; i < 2000; ++i) {
                std::string text;
                while (text.size() < 100)
                    text += std::to_string(random() % 1000) + " ";
                fill(*store.db, i, i + 1, text);
            }
            if (!store.db->compact({}, job).ok())
                return uint64_t{0};
            if (early)
                return bytesOfTables(*store.db);
            before = bytesOfTables(*store.db);
            const bool done = change(*store.db, name.toStdString(), value.toStdString()).ok() &&
                              store.db->compact({}, job).ok();
            return done ? bytesOfTables(*store.db) : 0;
        };
        const auto late = static_cast<double>(bytesWhenChanged(false));
        const auto early = static_cast<double>(bytesWhenChanged(true));
        // Where copied blocks end moves a little.
        QVERIFY2(std::abs(late - early) < early / 200, qPrintable(QString::number(late / early)));
        QVERIFY(std::abs(static_cast<double>(before) - early) > early / 150);
    }

    void everyOptionIsLiveOrSaysThatItIsNot() {
        MemoryStore store;
        OK(store.open());
        for (const OptionInfo& info : optionInfos()) {
            const std::string& value = info.choices.empty() ? info.defaultValue : info.choices.back();
            const Status status = change(*store.db, info.name, value);
            if (info.live) {
                QVERIFY2(status.ok(), toLogString(status).c_str());
                QCOMPARE(*store.db->options().get(info.name), value);
            } else {
                QCOMPARE(status.code(), Code::invalidArgument);
                QCOMPARE(status.reason(), Reason::optionFixed);
                QCOMPARE(status.error().subject, info.name);
            }
        }
        const auto fixed = std::count_if(optionInfos().begin(), optionInfos().end(),
                                         [](const OptionInfo& info) { return !info.live; });
        QCOMPARE(fixed, 2);
    }

    void aChangeSurvivesReopening() {
        MemoryStore store;
        OK(store.open());
        OK(change(*store.db, "block_size", "2KiB"));
        OK(store.open());
        QCOMPARE(store.db->options().blockSize, 2048u);
    }

    void oneBadChangeRefusesAll() {
        MemoryStore store;
        OK(store.open());
        const std::string before = store.db->options().toJson();
        const std::vector<std::vector<OptionChange>> lists{
            {{"block_size", "2KiB"}, {"zstd_level", "77"}},
            {{"block_size", "2KiB"}, {"blok_size", "2KiB"}},
            {{"block_size", "2KiB"}, {"background_threads", "4"}},
            {{"base_level_bytes", "2KiB"}, {"block_size", "4KiB"}},
        };
        const Reason reasons[] = {Reason::optionOutOfRange, Reason::unknownOption, Reason::optionFixed,
                                  Reason::optionConflict};
        for (size_t i = 0; i < lists.size(); ++i) {
            QCOMPARE(store.db->setOptions(lists[i]).reason(), reasons[i]);
            QCOMPARE(store.db->options().toJson(), before);
        }
        OK(store.open());
        QCOMPARE(store.db->options().toJson(), before);
    }

    void theNextMemtableAndTableGoByIt() {
        MemoryStore store;
        store.options.autoCompaction = false;
        OK(store.open());
        OK(change(*store.db, "memtable_entries", "10"));
        OK(change(*store.db, "memtable", "avl"));
        OK(change(*store.db, "upper_compression", "none"));
        for (int i = 0; i < 35; ++i)
            OK(store.db->put("key" + std::to_string(i), "v"));
        OK(store.db->waitForBackground());
        const auto version = store.db->version();
        QCOMPARE(version->level(0).size(), size_t{3});
        for (const TablePtr& table : version->level(0))
            QCOMPARE(table->compression, Compression::none);
        QCOMPARE(store.db->memtables().front()->kind(), MemtableKind::avl);
    }

    void compactionsBeginWhenTheyAreAllowed() {
        MemoryStore store;
        store.options.autoCompaction = false;
        store.options.compaction.l0Trigger = 2;
        OK(store.open());
        for (int i = 0; i < 6; ++i) {
            OK(store.db->put("key", std::to_string(i)));
            OK(store.db->flush());
        }
        QCOMPARE(store.db->version()->level(0).size(), size_t{6});
        OK(change(*store.db, "auto_compaction", "true"));
        OK(store.db->waitForBackground());
        QCOMPARE(store.db->version()->tableCount(), uint64_t{1});
    }

    void newValuesExpireByTheNewTime() {
        MemoryStore store;
        OK(store.open());
        OK(store.db->put("old", "1"));
        OK(change(*store.db, "entry_ttl", "60"));
        OK(store.db->put("new", "2"));
        store.clock.advance(61'000'000);
        QCOMPARE(store.contents(), std::string("old=1"));
    }

    void theCachesBudgetFollows() {
        MemoryStore store;
        OK(store.open());
        OK(change(*store.db, "cache_bytes", "3MiB"));
        QCOMPARE(store.db->stats().cache.budgetBytes, uint64_t{3} << 20);
    }

    void aSharedCacheBelongsToItsOwner() {
        MemoryStore store;
        store.options.cache = std::make_shared<BlockCache>(5 << 20);
        OK(store.open());
        OK(change(*store.db, "cache_bytes", "3MiB"));
        QCOMPARE(store.db->stats().cache.budgetBytes, uint64_t{5} << 20);
        QCOMPARE(store.db->options().cacheBytes, uint64_t{3} << 20);
    }

    void whatCannotBeStoredDoesNotTakeEffect() {
        MemoryStore store;
        FaultFileSystem faulty(store.fs);
        OK(store.open());
        Options options = store.options;
        store.db.reset();
        options.env.fs = &faulty;
        auto db = Db::open(store.directory, options, OpenMode::open).value();
        for (const FileCall call : {FileCall::create, FileCall::append, FileCall::sync, FileCall::rename}) {
            faulty.arm({.calls = only(call), .fault = Fault::noSpace});
            QVERIFY(!change(*db, "block_size", "2KiB").ok());
            QCOMPARE(db->options().blockSize, 1024u);
            faulty.disarm();
            const auto stored = readOptionsFile(store.fs, store.directory + "/OPTIONS");
            QVERIFY(stored.ok());
            QCOMPARE(stored->blockSize, 1024u);
        }
        OK(change(*db, "block_size", "2KiB"));
        OK(db->put("still", "writable"));
    }

    void aReadOnlyStoreRefuses() {
        MemoryStore store;
        OK(store.open());
        OK(store.open(OpenMode::readOnly));
        QCOMPARE(change(*store.db, "block_size", "2KiB").code(), Code::readOnly);
    }

    // For the thread sanitizer: everybody reads options while they change.
    void optionsChangeWhileEverythingRuns() {
        MemoryStore store;
        store.executor = makeThreadPool(2);
        store.options.compaction.l0Trigger = 2;
        OK(store.open());
        std::atomic<bool> stop{false};
        std::thread writer([&] {
            for (int i = 0; !stop; ++i)
                (void)store.db->put("key" + std::to_string(i % 500), std::string(200, 'x'));
        });
        std::thread reader([&] {
            while (!stop) {
                (void)store.db->levelScores();
                (void)store.db->nextCompaction();
                (void)store.db->options();
            }
        });
        for (int i = 0; i < 200; ++i) {
            OK(change(*store.db, "memtable_bytes", i % 2 == 0 ? "16KiB" : "64KiB"));
            OK(change(*store.db, "l0_trigger", i % 2 == 0 ? "2" : "4"));
            OK(change(*store.db, "compaction_policy", i % 4 < 2 ? "leveled" : "tiered"));
            OK(change(*store.db, "entry_ttl", i % 2 == 0 ? "0" : "1000"));
        }
        stop = true;
        writer.join();
        reader.join();
        OK(store.db->waitForBackground());
        store.db.reset();
    }
};

QTEST_APPLESS_MAIN(LiveOptionsTest)
#include "live_options_test.moc"
