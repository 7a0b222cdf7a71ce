// A million random operations give the same answers as LevelDB gives.
#include <leveldb/db.h>
#include <leveldb/write_batch.h>

#include <memory>
#include <string>

#include <QTemporaryDir>
#include <QTest>

#include "tests/fault/figures.h"
#include "tests/fault/workload.h"

using namespace levelscope;
using namespace levelscope::fault;

namespace {

constexpr size_t kKeys = 20'000;

leveldb::Slice slice(std::string_view bytes) {
    return {bytes.data(), bytes.size()};
}
std::string_view view(const leveldb::Slice& bytes) {
    return {bytes.data(), bytes.size()};
}

// Both stores, and the same operation on both.
class Pair {
public:
    explicit Pair(const std::string& parent) : m_directory(parent + "/ours") {
        m_options.memtableBytes = 256 << 10;
        m_options.compaction.baseLevelBytes = 1 << 20;
        m_options.compaction.targetTableBytes = 256 << 10;
        m_options.cacheBytes = 1 << 20;
        leveldb::Options options;
        options.create_if_missing = true;
        options.write_buffer_size = 256 << 10;
        leveldb::DB* theirs = nullptr;
        if (!leveldb::DB::Open(options, parent + "/theirs", &theirs).ok())
            qFatal("LevelDB does not open");
        m_theirs.reset(theirs);
        reopen();
    }
    ~Pair() { releaseSnapshots(); }

    void reopen() {
        releaseSnapshots();
        m_ours.reset();
        auto db = Db::open(m_directory, m_options, OpenMode::openOrCreate);
        if (!db.ok())
            qFatal("%s", toLogString(db.status()).c_str());
        m_ours = std::move(*db);
    }

    bool write(const Write& changes) {
        leveldb::WriteBatch batch;
        for (const Change& change : changes) {
            if (change.type == EntryType::value)
                batch.Put(slice(change.key), slice(change.value));
            else if (change.type == EntryType::tombstone)
                batch.Delete(slice(change.key));
            else
                eraseRange(change, batch);
        }
        return m_ours->write({}, toBatch(changes)).ok() && m_theirs->Write({}, &batch).ok();
    }

    bool sameGet(const std::string& key) {
        PinnedValue ours;
        std::string theirs;
        const Status status = m_ours->get({.snapshot = m_ourSnapshot.get()}, key, ours);
        leveldb::ReadOptions options;
        options.snapshot = m_theirSnapshot;
        const bool found = m_theirs->Get(options, slice(key), &theirs).ok();
        return status.ok() == found && (found ? ours.view() == theirs : status.is(Code::notFound));
    }

    // Seeks and moves `moves` times at random; both must be at the same entry after each.
    bool sameWalk(const std::string& key, size_t moves, Random& random) {
        IteratorOptions options;
        options.snapshot = m_ourSnapshot.get();
        const auto ours = m_ours->iterator(options);
        leveldb::ReadOptions theirOptions;
        theirOptions.snapshot = m_theirSnapshot;
        const std::unique_ptr<leveldb::Iterator> theirs(m_theirs->NewIterator(theirOptions));
        switch (random.below(8)) {
            case 0: ours->seekToFirst(), theirs->SeekToFirst(); break;
            case 1: ours->seekToLast(), theirs->SeekToLast(); break;
            default: ours->seek(key), theirs->Seek(slice(key));
        }
        const uint64_t backwards = random.below(3);
        for (size_t i = 0; i < moves; ++i) {
            if (!sameEntry(*ours, *theirs))
                return false;
            if (!ours->valid())
                return true;
            const bool back = backwards == 0 || (backwards == 1 && random.below(4) == 0);
            back ? ours->prev() : ours->next();
            back ? theirs->Prev() : theirs->Next();
        }
        return sameEntry(*ours, *theirs);
    }

    bool sameEverything() {
        releaseSnapshots();
        const auto ours = m_ours->iterator();
        const std::unique_ptr<leveldb::Iterator> theirs(m_theirs->NewIterator({}));
        ours->seekToFirst();
        for (theirs->SeekToFirst(); theirs->Valid(); theirs->Next(), ours->next())
            if (!sameEntry(*ours, *theirs))
                return false;
        return sameEntry(*ours, *theirs);
    }

    void takeSnapshots() {
        releaseSnapshots();
        m_ourSnapshot = m_ours->snapshot();
        m_theirSnapshot = m_theirs->GetSnapshot();
    }
    void releaseSnapshots() {
        m_ourSnapshot.reset();
        if (m_theirSnapshot != nullptr)
            m_theirs->ReleaseSnapshot(m_theirSnapshot);
        m_theirSnapshot = nullptr;
    }

private:
    static bool sameEntry(const Iterator& ours, const leveldb::Iterator& theirs) {
        if (!ours.status().ok() || ours.valid() != theirs.Valid())
            return false;
        return !ours.valid() || (ours.key() == view(theirs.key()) && ours.value() == view(theirs.value()));
    }

    // LevelDB has no range deletion: key by key. Changes of the same batch may lie in the range, too.
    void eraseRange(const Change& change, leveldb::WriteBatch& batch) {
        const std::unique_ptr<leveldb::Iterator> it(m_theirs->NewIterator({}));
        for (it->Seek(slice(change.key)); it->Valid() && view(it->key()) < change.value; it->Next())
            batch.Delete(it->key());
    }

    std::string m_directory;
    Options m_options;
    std::unique_ptr<Db> m_ours;
    std::unique_ptr<leveldb::DB> m_theirs;
    std::unique_ptr<Snapshot> m_ourSnapshot;
    const leveldb::Snapshot* m_theirSnapshot = nullptr;
};

std::string randomKey(Random& random) {
    const uint64_t number = random.below(random.coin() ? kKeys : kKeys / 100);
    return number % 500 < 12 ? keyNumber(number % 500) : "key" + std::to_string(number * 7919 % kKeys);
}

Change randomChange(Random& random) {
    if (random.below(5) == 0)
        return {EntryType::tombstone, randomKey(random), {}};
    return {EntryType::value, randomKey(random),
            std::string(random.below(120), static_cast<char>(random.next()))};
}

// One operation; false when the two stores differ.
bool operate(Pair& pair, Random& random) {
    const uint64_t kind = random.below(1000);
    if (kind < 500)
        return pair.write({randomChange(random)});
    if (kind < 530) {
        Write batch;
        for (uint64_t i = random.below(12) + 2; i > 0; --i)
            batch.push_back(randomChange(random));
        return pair.write(batch);
    }
    if (kind < 531) {
        const std::string from = "key" + std::to_string(random.below(9'000) + 1'000);
        return pair.write({{EntryType::rangeTombstone, from, from + "~"}});
    }
    if (kind < 900)
        return pair.sameGet(randomKey(random));
    if (kind < 980)
        return pair.sameWalk(randomKey(random), random.below(20), random);
    if (kind < 990)
        pair.takeSnapshots();
    else
        pair.releaseSnapshots();
    return true;
}

}  // namespace

class LevelDbDifferentialTest : public QObject {
    Q_OBJECT

private slots:
    void aMillionOperationsGiveTheSameAnswers() {
        QTemporaryDir memory("/dev/shm/levelscope-peer-XXXXXX");
        QTemporaryDir disk;
        Pair pair((memory.isValid() ? memory : disk).path().toStdString());
        Random random(faultSeed());
        const uint64_t operations = 1'000'000 / kShare;
        for (uint64_t i = 0; i < operations; ++i) {
            if (!operate(pair, random))
                QFAIL(qPrintable(QString("operation %1 of seed %2 differs").arg(i).arg(faultSeed())));
            if (i % (operations / 5) == operations / 10) {
                pair.reopen();
                QVERIFY(pair.sameEverything());
            }
        }
        QVERIFY(pair.sameEverything());
    }
};

QTEST_APPLESS_MAIN(LevelDbDifferentialTest)
#include "leveldb_differential_test.moc"
