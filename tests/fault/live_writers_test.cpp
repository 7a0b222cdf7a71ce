// LevelDB and RocksDB write in another process, flushing and compacting without pause, while their stores are
// opened and read here: no false error, and what is read is a state that existed, never an older one than
// before. LEVELSCOPE_OPENS=1000 opens as often.
#include <leveldb/db.h>
#include <leveldb/write_batch.h>
#include <rocksdb/db.h>
#include <rocksdb/write_batch.h>

#include <QDeadlineTimer>
#include <QTest>

#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>

#include "tests/core/formats/foreign_support.h"

using namespace levelscope;
using namespace levelscope::test;

namespace {

constexpr int kOpens = 40;
constexpr int kSlots = 700;
constexpr char kCounter[] = "counter";

// What batch `n` does, to a model as to a real batch: the state after it is a function of n alone.
template <typename Put, typename Erase>
void step(int n, Put put, Erase erase) {
    put(kCounter, std::to_string(n));
    put(keyOf(n * 13 % kSlots),
        std::string(static_cast<size_t>(100 + n % 400), static_cast<char>('a' + n % 26)));
    erase(keyOf(n * 7 % kSlots));
}

[[noreturn]] void writeLevelDb(const std::string& directory) {
    leveldb::Options options;
    options.create_if_missing = true;
    options.write_buffer_size = 64 * 1024;
    options.max_file_size = 1 << 20;
    leveldb::DB* db = nullptr;
    if (!leveldb::DB::Open(options, directory, &db).ok())
        _exit(1);
    for (int n = 1;; ++n) {
        leveldb::WriteBatch batch;
        step(
            n, [&](const std::string& key, const std::string& value) { batch.Put(key, value); },
            [&](const std::string& key) { batch.Delete(key); });
        if (!db->Write({}, &batch).ok())
            _exit(2);
    }
}

[[noreturn]] void writeRocksDb(const std::string& directory) {
    rocksdb::Options options;
    options.create_if_missing = true;
    options.write_buffer_size = 64 * 1024;
    options.target_file_size_base = 64 * 1024;
    options.max_bytes_for_level_base = 256 * 1024;
    options.recycle_log_file_num = 2;
    rocksdb::DB* db = nullptr;
    if (!rocksdb::DB::Open(options, directory, &db).ok())
        _exit(1);
    for (int n = 1;; ++n) {
        rocksdb::WriteBatch batch;
        bool ok = true;
        step(
            n, [&](const std::string& key, const std::string& value) { ok &= batch.Put(key, value).ok(); },
            [&](const std::string& key) { ok &= batch.Delete(key).ok(); });
        if (!ok || !db->Write({}, &batch).ok())
            _exit(2);
    }
}

// The other process, which ends with this object, and with this process.
class Writer {
public:
    Writer(void (*write)(const std::string&), const std::string& directory) : m_pid(fork()) {
        if (m_pid != 0)
            return;
        prctl(PR_SET_PDEATHSIG, SIGKILL);
        write(directory);
    }
    ~Writer() {
        if (m_pid <= 0)
            return;
        kill(m_pid, SIGKILL);
        waitpid(m_pid, nullptr, 0);
    }
    bool running() const { return m_pid > 0 && waitpid(m_pid, nullptr, WNOHANG) == 0; }

private:
    const pid_t m_pid;
};

// The state after so many batches; they only become more.
class History {
public:
    const Model& after(int batches) {
        for (; m_done < batches; ++m_done)
            step(
                m_done + 1,
                [this](const std::string& key, const std::string& value) { m_model[key] = value; },
                [this](const std::string& key) { m_model.erase(key); });
        return m_model;
    }
    int done() const { return m_done; }

private:
    Model m_model;
    int m_done = 0;
};

}  // namespace

class LiveWritersTest : public QObject {
    Q_OBJECT

private slots:
    void everyOpenSeesAStateThatExisted_data() {
        QTest::addColumn<bool>("rocks");
        QTest::newRow("LevelDB") << false;
        QTest::newRow("RocksDB") << true;
    }
    void everyOpenSeesAStateThatExisted();
};

void LiveWritersTest::everyOpenSeesAStateThatExisted() {
    QFETCH(bool, rocks);
    const int wanted = qEnvironmentVariableIntValue("LEVELSCOPE_OPENS");
    const int opens = wanted > 0 ? wanted : kOpens;
    QTemporaryDir home;
    const std::string directory = home.path().toStdString() + "/store";
    const Writer writer(rocks ? writeRocksDb : writeLevelDb, directory);
    const auto begun = [&directory] {
        const auto store = openStore(posixFileSystem(), directory);
        PinnedValue value;
        return store.ok() && (*store)->get(kCounter, 0, value).ok();
    };
    QTRY_VERIFY_WITH_TIMEOUT(begun(), 30'000);
    History history;
    int moved = 0;
    // Those count that see more than the one before.
    QDeadlineTimer limit(60'000 + 200 * opens);
    for (int i = 0; moved < opens && !limit.hasExpired(); ++i) {
        const auto store = openStore(posixFileSystem(), directory);
        QVERIFY2(store.ok(), toLogString(store.status()).c_str());
        const auto iterator = (*store)->iterator();
        const Pairs pairs = forwards(*iterator);
        QVERIFY2(iterator->status().ok(), toLogString(iterator->status()).c_str());
        const auto counter =
            std::find_if(pairs.begin(), pairs.end(), [](const auto& pair) { return pair.first == kCounter; });
        QVERIFY(counter != pairs.end());
        const int batches = std::stoi(counter->second);
        QVERIFY2(batches >= history.done(), "no older state than before");
        moved += batches > history.done();
        const Model& model = history.after(batches);
        QVERIFY2(pairs == Pairs(model.begin(), model.end()),
                 qPrintable(QString("open %1, batch %2").arg(i).arg(batches)));
        QVERIFY(backwards(*iterator) == pairs);
    }
    QVERIFY2(writer.running(), "the writer is not disturbed");
    QVERIFY2(moved >= opens, "the store was changing all the while");
}

QTEST_GUILESS_MAIN(LiveWritersTest)
#include "live_writers_test.moc"
