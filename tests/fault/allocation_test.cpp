// Memory runs out at the n-th allocation, once or for a while, anywhere in the engine: in a write, a read, a
// flush, a compaction, a checkpoint, recovery. Nobody crashes and nothing hangs; a call that fails says so;
// what was acknowledged is there, at once if reads can be served and after the store is opened again.
#include <map>
#include <optional>
#include <set>

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include "tests/fault/admissible.h"
#include "tests/fault/scarce_memory.h"
#include "tests/fault/workload.h"

using namespace levelscope;
using namespace levelscope::fault;

namespace {

constexpr size_t kKeys = 60;

using Value = Admissible::Value;

// One life of a store on a machine with little memory.
class ScarceLife {
public:
    enum class Threads { none, real };

    ScarceLife(const Shortage& shortage, Options options, const std::vector<Step>& steps, Threads threads)
        : m_options(std::move(options)), m_inline(makeInlineExecutor()), m_long(shortage.length > 1) {
        m_options.env.executor = threads == Threads::none ? m_inline.get() : nullptr;
        m_options.infoLog = true;
        Scarcity::plan(shortage);
        live(steps);
        Scarcity::end();
    }

    const std::string& complaint() const { return m_complaint; }

private:
    void complain(const std::string& what, const Status& status = {}) {
        if (m_complaint.empty())
            m_complaint = what + (status.ok() ? "" : ": " + toLogString(status));
    }
    std::string directory() const { return m_home.path().toStdString() + "/store"; }

    static int openDescriptors() {
        return static_cast<int>(
            QDir(QStringLiteral("/proc/self/fd")).entryList(QDir::Files | QDir::System).size());
    }

    // Runs a call of the engine; nothing but a Status may come out of it.
    template <typename Call>
    Status engine(const char* what, Call&& call) {
        std::optional<Status> status;
        try {
            const Scarcity scarce;
            status.emplace(call());
        } catch (const std::bad_alloc&) {
        }
        if (!status) {
            complain(std::string("an exception came out of ") + what);
            return Status(Error{.code = Code::noMemory, .offset = Error::kNoOffset});
        }
        return *status;
    }

    // Reading and writing the options must not lose two allocations in a row: the JSON library's destructors
    // take memory themselves, and cannot do without.
    Status open() {
        if (m_long) {
            Result<std::unique_ptr<Db>> db = Db::open(directory(), m_options, OpenMode::openOrCreate);
            if (db.ok())
                m_db = std::move(*db);
            return db.status();
        }
        return engine("open", [&, where = directory()]() -> Status {
            ASSIGN_OR_RETURN(m_db, Db::open(where, m_options, OpenMode::openOrCreate));
            return {};
        });
    }
    void close() {
        const Scarcity scarce;
        m_db.reset();
    }
    void reopen() {
        close();
        for (int tries = 0; tries < 3 && !m_db; ++tries) {
            const Status status = open();
            if (!status.ok() && !status.is(Code::noMemory))
                complain("open", status);
        }
        if (!m_db) {
            Scarcity::end();
            if (const Status status = open(); !status.ok())
                complain("open with memory again", status);
        }
    }

    void live(const std::vector<Step>& steps) {
        reopen();
        size_t count = 0;
        for (const Step& step : steps) {
            if (!m_complaint.empty() || !m_db)
                return;
            run(step);
            if (++count % 12 == 0)
                checkReads("while running", true);
            // A store that ran out of memory in the midst of a write is read-only until it is opened again.
            if (m_db && m_db->isReadOnly())
                reopen();
        }
        Scarcity::end();
        if (!m_db || !m_complaint.empty())
            return;
        checkReads("with memory again", false);
        if (const Status status = m_db->waitForBackground();
            !status.ok() && !m_db->isReadOnly() && !status.is(Code::noMemory))
            complain("background", status);
        close();
        reopen();
        if (!m_db)
            return;
        checkReads("after reopening", false);
        goOn();
        close();
        if (const int left = openDescriptors() - m_descriptors; left != 0)
            complain(std::to_string(left) + " files or locks left open");
    }

    // Everything works: a write, a flush, a compaction.
    void goOn() {
        CompactionJob job;
        const Write write{{EntryType::value, keyNumber(0), "at the end"}};
        Status status = m_db->write({.durability = Durability::sync}, toBatch(write)).status();
        if (status.ok())
            status = m_db->flush();
        if (status.ok())
            status = m_db->compact({}, job);
        if (!status.ok())
            return complain("does not go on", status);
        m_admissible.acknowledged(write);
        checkReads("after going on", false);
    }

    void run(const Step& step) {
        CompactionJob job;
        switch (step.kind) {
            case Step::Kind::write: write(step); break;
            case Step::Kind::flush: check("flush", [&] { return m_db->flush(); }); break;
            case Step::Kind::compact: check("compact", [&] { return m_db->compact({}, job); }); break;
            case Step::Kind::checkpoint: checkpoint(); break;
            case Step::Kind::reopen: reopen(); break;
            case Step::Kind::ingest: ingest(step); break;
            case Step::Kind::options: setOptions(step); break;
        }
    }
    template <typename Call>
    void check(const char* what, Call&& call) {
        const Status status = engine(what, std::forward<Call>(call));
        if (!status.ok() && !status.is(Code::noMemory) && !m_db->isReadOnly())
            complain(what, status);
    }
    void checkpoint() {
        const std::string target = directory() + "." + std::to_string(m_copies++);
        const Status status = engine("checkpoint", [&] { return m_db->checkpoint(target); });
        if (!status.ok() && posixFileSystem().stat(target).ok())
            complain("a failed checkpoint is there");
    }
    void write(const Step& step) {
        const WriteBatch batch = toBatch(step.write);
        const Status status =
            engine("write", [&] { return m_db->write({.durability = step.durability}, batch).status(); });
        if (status.ok())
            return m_admissible.acknowledged(step.write);
        m_admissible.failed(step.write);
        if (!status.is(Code::noMemory) && !status.is(Code::readOnly))
            complain("write", status);
    }

    void ingest(const Step& step) {
        IngestJob job;
        const IngestSource source = ingestOf(step.write);
        const Status status = engine("ingest", [&] { return m_db->ingest(source, {}, job).status(); });
        if (status.ok())
            return m_admissible.acknowledged(step.write);
        m_admissible.failed(step.write);
        if (!status.is(Code::noMemory) && !status.is(Code::readOnly))
            complain("ingest", status);
    }
    // As in open().
    void setOptions(const Step& step) {
        const std::vector<OptionChange> changes{step.option};
        if (m_long)
            (void)m_db->setOptions(changes);
        else
            check("options", [&] { return m_db->setOptions(changes); });
    }

    // `scarce`: a read may fail for want of memory, but it may not lie.
    void checkReads(const std::string& when, bool scarce) {
        for (const auto& [key, allowed] : m_admissible.all()) {
            PinnedValue value;
            const Status status = engine("get", [&, &name = key] { return m_db->get({}, name, value); });
            if (status.is(Code::noMemory) && scarce)
                continue;
            if (!status.ok() && !status.is(Code::notFound))
                return complain(when + ", get of " + key, status);
            const Value got = status.ok() ? Value(std::string(value.view())) : std::nullopt;
            if (allowed.count(got) == 0)
                return complain(when + ", a wrong answer for " + key);
        }
        checkScan(when, scarce);
    }
    void checkScan(const std::string& when, bool scarce) {
        std::map<std::string, std::string> seen;
        std::unique_ptr<Iterator> iterator;
        Status status = engine("iterator", [&]() -> Status {
            try {
                iterator = m_db->iterator();
            } catch (const std::bad_alloc&) {
                return Status::noMemory();
            }
            iterator->seekToFirst();
            return iterator->status();
        });
        while (status.ok() && iterator->valid()) {
            if (!seen.emplace(iterator->key(), iterator->value()).second)
                return complain(when + ", a key twice");
            status = engine("next", [&] {
                iterator->next();
                return iterator->status();
            });
        }
        {
            const Scarcity scarcity;
            iterator.reset();
        }
        if (!status.ok()) {
            if (!scarce || !status.is(Code::noMemory))
                complain(when + ", scan", status);
            return;
        }
        for (const auto& [key, allowed] : m_admissible.all()) {
            const auto found = seen.find(key);
            if (allowed.count(found == seen.end() ? Value() : Value(found->second)) == 0)
                return complain(when + ", the scan is wrong about " + key);
        }
    }

    static QString homePattern() {
        const QString memory = QStringLiteral("/dev/shm");
        return (QDir(memory).exists() ? memory : QDir::tempPath()) +
               QStringLiteral("/levelscope-memory-XXXXXX");
    }

    QTemporaryDir m_home{homePattern()};
    Options m_options;
    std::unique_ptr<Executor> m_inline;
    std::unique_ptr<Db> m_db;
    Admissible m_admissible{kKeys};
    std::string m_complaint;
    int m_copies = 0;
    const bool m_long;  // the shortage
    const int m_descriptors = openDescriptors();
};

}  // namespace

class AllocationTest : public QObject {
    Q_OBJECT

    static constexpr WorkloadShape kShape{.steps = 120, .keys = kKeys, .maxValue = 600};

    static uint64_t allocationsOf(uint64_t seed) {
        const ScarceLife life({}, tinyOptions(seed), makeWorkload(seed, kShape), ScarceLife::Threads::none);
        return Scarcity::count();
    }
    static std::string complaintOf(uint64_t seed, const Shortage& shortage, ScarceLife::Threads threads) {
        const ScarceLife life(shortage, tinyOptions(seed), makeWorkload(seed, kShape), threads);
        return life.complaint().empty()
                   ? std::string()
                   : "seed " + std::to_string(seed) + ", allocation " + std::to_string(shortage.at) +
                         " and " + std::to_string(shortage.length - 1) + " more: " + life.complaint();
    }

    void sweep(uint64_t seed, uint64_t lives, uint64_t length, ScarceLife::Threads threads) {
        const uint64_t all = allocationsOf(seed);
        QVERIFY(all > lives);
        uint64_t failures = 0;
        std::set<std::string> complaints;
        for (uint64_t i = 0; i < lives; ++i) {
            const Shortage shortage{1 + (i * all + seed % 7) / lives, length};
            const std::string complaint = complaintOf(seed, shortage, threads);
            failures += Scarcity::failed();
            if (!complaint.empty())
                complaints.insert(complaint);
        }
        for (const std::string& complaint : complaints)
            qWarning("%s", complaint.c_str());
        QCOMPARE(complaints.size(), size_t{0});
        qInfo("%d allocations, %d lives, %d failures", int(all), int(lives), int(failures));
        QVERIFY(failures >= lives / 2);
    }

private slots:
    void optionsAreReadAndWrittenOrNotAtAll();
    void oneAllocationFails_data() {
        QTest::addColumn<quint64>("seed");
        for (uint64_t seed = 1; seed <= 4; ++seed)
            QTest::addRow("seed %d", int(seed)) << quint64{seed};
    }
    void oneAllocationFails() {
        QFETCH(quint64, seed);
        sweep(seed, kLives, 1, ScarceLife::Threads::none);
    }

    void manyInARowFail_data() { oneAllocationFails_data(); }
    void manyInARowFail() {
        QFETCH(quint64, seed);
        sweep(seed, kLives / 2, 40, ScarceLife::Threads::none);
    }

    void backgroundThreadsGoOn_data() { oneAllocationFails_data(); }
    void backgroundThreadsGoOn() {
        QFETCH(quint64, seed);
        sweep(seed, kLives / 4, 1 + seed * 3, ScarceLife::Threads::real);
    }

private:
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    static constexpr uint64_t kLives = 32;
#else
    static constexpr uint64_t kLives = 160;
#endif
};

void AllocationTest::optionsAreReadAndWrittenOrNotAtAll() {
    const std::string whole = Options().toJson();
    uint64_t failures = 0;
    for (uint64_t at = 1;; ++at) {
        Scarcity::plan({.at = at});
        try {
            const Scarcity scarce;
            const Result<Options> options = Options::fromJson(whole);
            QVERIFY(options.ok() && options->toJson() == whole);
        } catch (const std::bad_alloc&) {
            ++failures;
        }
        const bool failed = Scarcity::failed() != 0;
        Scarcity::end();
        if (!failed)
            break;
    }
    QVERIFY2(failures > 50, qPrintable(QString::number(failures)));
}

QTEST_APPLESS_MAIN(AllocationTest)
#include "allocation_test.moc"
