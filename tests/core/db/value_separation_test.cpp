// With large values in files of their own a store answers as without, whatever happens to it, and reads a
// value only when it is asked for.
#include <QtTest/QTest>

#include <map>

#include "core/base/damage_log.h"
#include "core/env/fault_file_system.h"
#include "core/version/file_names.h"
#include "core/version/value_files.h"
#include "tests/core/db/db_fixture.h"

using namespace levelscope;
using namespace levelscope::test;

namespace {

constexpr uint64_t kThreshold = 100;

std::string keyOf(int i) {
    return "key" + std::to_string(1000 + i);
}

std::string valueOf(int i, size_t size) {
    std::string value = std::to_string(i) + ":";
    while (value.size() < size)
        value += static_cast<char>('a' + (value.size() * 7 + static_cast<size_t>(i)) % 26);
    value.resize(size);
    return value;
}

struct SeparatedStore : MemoryStore {
    SeparatedStore() {
        options.valueSeparationBytes = kThreshold;
        options.autoCompaction = false;
    }
    std::vector<std::string> valueFiles() {
        std::vector<std::string> found;
        for (const std::string& name : files())
            if (const auto parsed = parseFileName(name); parsed && parsed->kind == FileKind::values)
                found.push_back(name);
        return found;
    }
    Status compactAll() {
        CompactionJob job;
        return db->compact({}, job);
    }
};

// Counts what is read from value files.
class ValueReads final : public ReadTrace {
public:
    void blockRead(uint64_t, BlockKind kind, uint64_t, uint64_t, bool) override {
        count += kind == BlockKind::value ? 1 : 0;
    }
    int count = 0;
};

}  // namespace

class ValueSeparationTest : public QObject {
    Q_OBJECT

private slots:
    void valuesAroundTheThresholdComeBack() {
        SeparatedStore store;
        OK(store.open());
        std::map<std::string, std::string> model;
        for (const size_t size : {size_t{0}, size_t{1}, kThreshold - 1, kThreshold, kThreshold + 1,
                                  size_t{5000}, size_t{200'000}}) {
            const std::string key = "size" + std::to_string(size);
            model[key] = valueOf(3, size);
            OK(store.db->put(key, model[key]));
        }
        OK(store.db->flush());
        const auto version = store.db->version();
        QCOMPARE(version->valueFiles().size(), size_t{1});
        QCOMPARE(version->valueFiles().front().liveValues, uint64_t{4});
        for (int round = 0; round < 3; ++round) {
            for (const auto& [key, value] : model)
                QCOMPARE(store.db->get(key).value(), value);
            {
                const auto iterator = store.db->iterator();
                auto expected = model.begin();
                for (iterator->seekToFirst(); iterator->valid(); iterator->next(), ++expected) {
                    QCOMPARE(std::string(iterator->key()), expected->first);
                    QCOMPARE(std::string(iterator->value()), expected->second);
                }
                OK(iterator->status());
                QVERIFY(expected == model.end());
            }
            if (round == 0)
                OK(store.compactAll());
            else
                OK(store.open());
        }
    }

    void aMergeCarriesPointersAndLeavesValuesWhereTheyAre() {
        SeparatedStore store;
        OK(store.open());
        for (int round = 0; round < 4; ++round) {
            for (int i = round; i < 40; i += 4)
                OK(store.db->put(keyOf(i), valueOf(i, 2000)));
            OK(store.db->flush());
        }
        const std::vector<std::string> before = store.valueFiles();
        QCOMPARE(before.size(), size_t{4});
        OK(store.compactAll());
        QCOMPARE(store.valueFiles(), before);
        QVERIFY(store.db->stats().compactionBytesWritten < 10'000);
        for (int i = 0; i < 40; ++i)
            QCOMPARE(store.db->get(keyOf(i)).value(), valueOf(i, 2000));
        QCOMPARE(store.db->version()->level(0).size(), size_t{0});
    }

    void levelsAreMeasuredWithTheValuesTheyReferTo() {
        SeparatedStore store;
        store.options.upperCompression = Compression::none;
        OK(store.open());
        for (int i = 0; i < 20; ++i)
            OK(store.db->put(keyOf(i), valueOf(i, 2000)));
        OK(store.db->flush());
        QVERIFY(store.db->version()->levelBytes(0) > 40'000);
        QVERIFY(store.db->version()->level(0).front()->fileSize < 4'000);
        QVERIFY(store.db->stats().levels[0].bytes > 40'000);
        QVERIFY(store.db->approximateBytes(KeyRange::all()) > 38'000);
    }

    void everyWayOfReadingFindsTheSame() {
        SeparatedStore store;
        OK(store.open());
        std::vector<std::string> names;
        for (int i = 0; i < 60; ++i) {
            names.push_back(keyOf(i));
            OK(store.db->put(names.back(), valueOf(i, i % 3 == 0 ? 20 : 1500)));
            if (i % 20 == 19)
                OK(store.db->flush());
        }
        const std::vector<std::string_view> keys(names.begin(), names.end());
        std::vector<PinnedValue> values;
        std::vector<Status> statuses;
        store.db->multiGet({}, keys, values, statuses);
        const auto iterator = store.db->iterator();
        iterator->seekToLast();
        for (int i = 59; i >= 0; --i, iterator->prev()) {
            const std::string wanted = valueOf(i, i % 3 == 0 ? 20 : 1500);
            OK(statuses[static_cast<size_t>(i)]);
            QCOMPARE(std::string(values[static_cast<size_t>(i)].view()), wanted);
            QVERIFY(iterator->valid());
            QCOMPARE(std::string(iterator->value()), wanted);
        }
        QVERIFY(!iterator->valid());
        iterator->seek(keyOf(31));
        QCOMPARE(std::string(iterator->value()), valueOf(31, 1500));
        iterator->prev();
        iterator->next();
        QCOMPARE(std::string(iterator->value()), valueOf(31, 1500));
    }

    void backwardsTheNewestVersionIsShown() {
        SeparatedStore store;
        OK(store.open());
        const auto held = [&] { return store.db->snapshot(); };
        std::vector<std::unique_ptr<Snapshot>> snapshots;
        for (int version = 0; version < 4; ++version) {
            OK(store.db->put("a", valueOf(version, 500)));
            OK(store.db->put("b", valueOf(version + 10, version % 2 == 0 ? 10 : 500)));
            snapshots.push_back(held());
        }
        OK(store.compactAll());
        for (int version = 0; version < 4; ++version) {
            IteratorOptions options;
            options.snapshot = snapshots[static_cast<size_t>(version)].get();
            const auto iterator = store.db->iterator(options);
            iterator->seekToLast();
            QCOMPARE(std::string(iterator->value()), valueOf(version + 10, version % 2 == 0 ? 10 : 500));
            iterator->prev();
            QCOMPARE(std::string(iterator->value()), valueOf(version, 500));
            iterator->prev();
            QVERIFY(!iterator->valid());
        }
        snapshots.clear();
    }

    void aLazyIteratorReadsOnlyWhatIsAskedFor() {
        SeparatedStore store;
        OK(store.open());
        for (int i = 0; i < 10; ++i)
            OK(store.db->put(keyOf(i), valueOf(i, 500)));
        OK(store.db->flush());
        ValueReads reads;
        IteratorOptions options;
        options.trace = &reads;
        options.lazyValues = true;
        const auto iterator = store.db->iterator(options);
        int keys = 0;
        for (iterator->seekToFirst(); iterator->valid(); iterator->next())
            ++keys;
        QCOMPARE(keys, 10);
        QCOMPARE(reads.count, 0);
        iterator->seek(keyOf(7));
        QVERIFY(iterator->prepareValue());
        QVERIFY(iterator->prepareValue());
        QCOMPARE(std::string(iterator->value()), valueOf(7, 500));
        QCOMPARE(reads.count, 1);
    }

    void askingWhetherAKeyIsThereReadsNoValue() {
        SeparatedStore store;
        OK(store.open());
        OK(store.db->put("key", valueOf(1, 500)));
        OK(store.db->flush());
        const std::string name = store.valueFiles().front();
        OK(store.fs.remove(joinPath(store.directory, name)));
        OK(store.db->update("key", "new"));
        QCOMPARE(store.db->get("key").value(), std::string("new"));
    }

    void expiryStaysWithTheEntry() {
        SeparatedStore store;
        OK(store.open());
        WriteBatch batch;
        const int64_t soon = store.clock.wallMicros() + 1'000'000;
        batch.putExpiring("fleeting", valueOf(1, 500), soon);
        batch.put("lasting", valueOf(2, 500));
        OK(store.db->write({}, batch).status());
        OK(store.db->flush());
        QCOMPARE(store.db->version()->level(0).front()->minExpiryMicros, soon);
        const auto iterator = store.db->iterator();
        iterator->seekToFirst();
        QCOMPARE(iterator->expiryMicros(), soon);
        QCOMPARE(std::string(iterator->value()), valueOf(1, 500));
        store.clock.advance(2'000'000);
        QCOMPARE(store.db->get("fleeting").code(), Code::notFound);
        iterator->seekToFirst();
        QCOMPARE(std::string(iterator->key()), std::string("lasting"));
        OK(store.db->put("other", "x"));
        OK(store.compactAll());
        QCOMPARE(store.db->version()->valueFiles().front().liveValues, uint64_t{1});
    }

    void ingestedValuesAreSeparatedToo() {
        SeparatedStore store;
        OK(store.open());
        int next = 0;
        std::string key;
        std::string value;
        IngestJob job;
        const auto receipt = store.db->ingest(
            [&](IngestEntry& entry) -> Result<bool> {
                if (next == 30)
                    return false;
                key = keyOf(next);
                value = valueOf(next++, 1000);
                entry.key = key;
                entry.value = value;
                return true;
            },
            {}, job);
        OK(receipt.status());
        QCOMPARE(store.valueFiles().size(), size_t{1});
        OK(store.open());
        for (int i = 0; i < 30; ++i)
            QCOMPARE(store.db->get(keyOf(i)).value(), valueOf(i, 1000));
    }

    void aMergeSeparatesWhatWasWrittenBeforeTheOptionWasSet() {
        SeparatedStore store;
        store.options.valueSeparationBytes = 0;
        OK(store.open());
        for (int i = 0; i < 10; ++i)
            OK(store.db->put(keyOf(i), valueOf(i, 500)));
        OK(store.db->flush());
        QVERIFY(store.valueFiles().empty());
        const OptionChange on{"value_separation_bytes", "100"};
        OK(store.db->setOptions({&on, 1}));
        OK(store.db->put("zzz", "last"));
        OK(store.db->put(keyOf(0), valueOf(0, 500)));
        OK(store.compactAll());
        QCOMPARE(store.db->version()->valueFiles().size(), size_t{2});
        OK(store.open());
        for (int i = 0; i < 10; ++i)
            QCOMPARE(store.db->get(keyOf(i)).value(), valueOf(i, 500));
    }

    void aCheckpointHasItsValues() {
        SeparatedStore store;
        OK(store.open());
        for (int i = 0; i < 10; ++i)
            OK(store.db->put(keyOf(i), valueOf(i, 500)));
        OK(store.db->checkpoint("/copy"));
        for (int i = 0; i < 10; ++i)
            OK(store.db->put(keyOf(i), "small"));
        OK(store.compactAll());
        store.directory = "/copy";
        OK(store.open());
        for (int i = 0; i < 10; ++i)
            QCOMPARE(store.db->get(keyOf(i)).value(), valueOf(i, 500));
    }

    void openingRemovesValueFilesThatNobodyRefersTo() {
        SeparatedStore store;
        OK(store.open());
        OK(store.db->put("key", valueOf(1, 500)));
        OK(store.db->flush());
        const std::vector<std::string> live = store.valueFiles();
        OK(replaceFile(store.fs, joinPath(store.directory, valueFileName(999)), "left over"));
        OK(store.open());
        QCOMPARE(store.valueFiles(), live);
        QCOMPARE(store.db->get("key").value(), valueOf(1, 500));
    }

    void aMissingValueFileIsNamedWhenTheStoreIsOpenedAndACutOneWhenItIsRead() {
        SeparatedStore store;
        OK(store.open());
        OK(store.db->put("key", valueOf(1, 500)));
        OK(store.db->flush());
        const std::string path = joinPath(store.directory, store.valueFiles().front());
        const std::string bytes = readWholeFile(store.fs, path).value();
        store.db.reset();
        OK(store.fs.overwrite(path, bytes.substr(0, bytes.size() - 1)));
        OK(store.open());
        Status status = store.db->get("key").status();
        QCOMPARE(status.reason(), Reason::truncated);
        QCOMPARE(status.error().file, path);
        store.db.reset();
        QCOMPARE(Db::open(store.directory, store.options, OpenMode::readOnly).status().error().file, path);
        OK(store.fs.remove(path));
        status = store.open();
        QCOMPARE(status.reason(), Reason::valueFileMissing);
        QCOMPARE(status.error().file, path);
    }

    void aDamagedValueIsNamedAndTheOthersAreRead() {
        SeparatedStore store;
        store.options.upperCompression = Compression::none;
        OK(store.open());
        for (int i = 0; i < 3; ++i)
            OK(store.db->put(keyOf(i), valueOf(i, 500)));
        OK(store.db->flush());
        const std::string path = joinPath(store.directory, store.valueFiles().front());
        std::string bytes = readWholeFile(store.fs, path).value();
        const size_t at = bytes.find(valueOf(1, 500).substr(0, 20));
        bytes[at] = static_cast<char>(bytes[at] ^ 1);
        store.db.reset();
        OK(store.fs.overwrite(path, bytes));
        OK(store.open());
        const Status status = store.db->get(keyOf(1)).status();
        QCOMPARE(status.reason(), Reason::checksumMismatch);
        QCOMPARE(status.error().file, path);
        QCOMPARE(status.error().offset, uint64_t{at});
        QCOMPARE(store.db->get(keyOf(2)).value(), valueOf(2, 500));

        const auto strict = store.db->iterator();
        strict->seekToFirst();
        QVERIFY(strict->valid());
        strict->next();
        QVERIFY(!strict->valid());
        QCOMPARE(strict->status().error().file, path);

        for (const bool forward : {true, false}) {
            IteratorOptions options;
            options.damage = std::make_shared<DamageLog>();
            const auto iterator = store.db->iterator(options);
            int seen = 0;
            for (forward ? iterator->seekToFirst() : iterator->seekToLast(); iterator->valid();
                 forward ? iterator->next() : iterator->prev())
                ++seen;
            OK(iterator->status());
            QCOMPARE(seen, 2);
            QCOMPARE(options.damage->count(), uint64_t{1});
            QCOMPARE(options.damage->last().first, keyOf(1));
        }
    }

    void aFlushThatFailsLeavesNoValueFile() {
        SeparatedStore store;
        FaultFileSystem faulty(store.fs);
        Options options = store.options;
        options.env = {&faulty, &store.clock, store.executor.get()};
        const auto db = Db::open(store.directory, options, OpenMode::create);
        OK(db.status());
        OK((*db)->put("key", valueOf(1, 500)));
        for (const FileCall call : {FileCall::create, FileCall::append}) {
            faulty.arm({.calls = only(call),
                        .matches = [](std::string_view name) { return name.ends_with(".lsv"); },
                        .sticky = true,
                        .fault = Fault::noSpace});
            QCOMPARE((*db)->flush().code(), Code::noSpace);
            faulty.disarm();
            QVERIFY(store.valueFiles().empty());
        }
        OK((*db)->flush());
        QCOMPARE(store.valueFiles().size(), size_t{1});
        QCOMPARE((*db)->get("key").value(), valueOf(1, 500));
    }
};

QTEST_APPLESS_MAIN(ValueSeparationTest)
#include "value_separation_test.moc"
