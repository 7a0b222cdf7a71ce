// The k-th call of each kind fails, once or for good: nothing acknowledged is lost, reads that need not fail
// do not, and the store goes on or says that it is read-only.
#include <optional>
#include <set>

#include <QTest>

#include "core/env/fault_file_system.h"
#include "core/env/strict_mem_file_system.h"
#include "tests/fault/admissible.h"
#include "tests/fault/figures.h"
#include "tests/fault/workload.h"

using namespace levelscope;
using namespace levelscope::fault;

namespace {

constexpr size_t kKeys = 40;
constexpr const char* kDirectory = "store";

// One life of a store on a disk with one fault.
class FaultyLife {
public:
    FaultyLife(const FaultPlan& plan, Options options, const std::vector<Step>& steps)
        : m_plan(plan), m_options(std::move(options)), m_executor(makeInlineExecutor()), m_fs(m_memory) {
        m_memory.stopRecording();
        m_options.env = {&m_fs, &m_clock, m_executor.get()};
        live(steps);
    }

    const std::string& complaint() const { return m_complaint; }
    uint64_t faults() const { return m_faults; }
    uint64_t matchingCalls() const { return m_matching; }

private:
    void complain(const std::string& what, const Status& status = {}) {
        if (m_complaint.empty())
            m_complaint = what + (status.ok() ? "" : ": " + toLogString(status));
    }

    Status open() {
        auto db = Db::open(kDirectory, m_options, OpenMode::openOrCreate);
        if (!db.ok())
            return db.status();
        m_db = std::move(*db);
        return {};
    }

    // The store opened, whatever it takes: without the fault it must.
    void mustOpen() {
        if (open().ok())
            return;
        // A failed open left the directory as it was.
        const FaultPlan none;
        m_faults += m_fs.faults();
        m_fs.disarm();
        if (const Status status = open(); !status.ok())
            complain("cannot be opened after a failed open", status);
    }

    void live(const std::vector<Step>& steps) {
        m_fs.arm(m_plan);
        mustOpen();
        size_t count = 0;
        for (const Step& step : steps) {
            if (!m_complaint.empty() || !m_db)
                return;
            run(step);
            if (++count % 16 == 0)
                checkReads("while running", m_plan.fault == Fault::noSpace || !readsMayFail());
        }
        m_matching = m_fs.matchingCalls();
        m_faults += m_fs.faults();
        m_fs.disarm();
        if (!m_complaint.empty() || !m_db)
            return;
        checkReads("after the fault", true);
        checkResuming();
        m_db.reset();
        if (const Status status = open(); !status.ok())
            return complain("reopen", status);
        checkReads("after reopening", true);
        m_db.reset();
        if (m_fs.openHandles() != 0)
            complain(std::to_string(m_fs.openHandles()) + " files left open");
        if (m_fs.syncsAfterFailure() != 0)
            complain("a file was synced again after its sync had failed");
    }

    bool readsMayFail() const {
        return (m_plan.calls & (only(FileCall::read) | only(FileCall::openRandom))) != 0;
    }

    void run(const Step& step) {
        CompactionJob job;
        switch (step.kind) {
            case Step::Kind::write: write(step); break;
            case Step::Kind::flush: (void)m_db->flush(); break;
            case Step::Kind::compact: (void)m_db->compact({}, job); break;
            case Step::Kind::checkpoint: (void)m_db->checkpoint("copy" + std::to_string(m_copies++)); break;
            case Step::Kind::reopen:
                m_db.reset();
                mustOpen();
                break;
            case Step::Kind::ingest: ingest(step); break;
            case Step::Kind::options: (void)m_db->setOptions({&step.option, 1}); break;
        }
    }

    void write(const Step& step) {
        const auto receipt = m_db->write({.durability = step.durability}, toBatch(step.write));
        if (receipt.ok())
            return m_admissible.acknowledged(step.write);
        m_admissible.failed(step.write);
        if (m_fs.faults() + m_faults == 0)
            complain("a write failed without a fault", receipt.status());
    }

    void ingest(const Step& step) {
        IngestJob job;
        const auto receipt = m_db->ingest(ingestOf(step.write), {}, job);
        if (receipt.ok())
            return m_admissible.acknowledged(step.write);
        m_admissible.failed(step.write);
        if (m_fs.faults() + m_faults == 0)
            complain("an ingest failed without a fault", receipt.status());
    }

    void checkReads(const std::string& when, bool mustWork) {
        std::set<std::string> seen;
        {
            const auto it = m_db->iterator();
            for (it->seekToFirst(); it->valid(); it->next()) {
                seen.emplace(it->key());
                if (!m_admissible.allows(std::string(it->key()), std::string(it->value())))
                    complain("scan " + when + " gives a value never acknowledged for a key");
            }
            if (!it->status().ok()) {
                if (mustWork)
                    complain("scan " + when, it->status());
                return;
            }
        }
        for (const auto& [key, values] : m_admissible.all()) {
            if (seen.count(key) == 0 && values.count(std::nullopt) == 0)
                complain("scan " + when + " misses an acknowledged key");
            const auto value = m_db->get(key);
            if (!value.ok() && value.code() != Code::notFound) {
                if (mustWork)
                    complain("get " + when, value.status());
                continue;
            }
            const Admissible::Value got = value.ok() ? Admissible::Value(*value) : std::nullopt;
            if (values.count(got) == 0)
                complain("get " + when + " gives a value never acknowledged for a key");
        }
    }

    // With the fault gone the store takes writes again, or it said that it will not.
    void checkResuming() {
        const Write write{{EntryType::value, keyNumber(3), "after the fault"}};
        Status status;
        for (int attempt = 0; attempt < 3; ++attempt) {
            status = m_db->write({.durability = Durability::sync}, toBatch(write)).status();
            if (status.ok())
                return m_admissible.acknowledged(write);
            m_admissible.failed(write);
        }
        const bool syncFailed = (m_plan.calls & (only(FileCall::sync) | only(FileCall::syncDirectory))) != 0;
        const bool temporary = m_plan.fault == Fault::noSpace || m_plan.fault == Fault::tooManyOpenFiles;
        if (temporary && !syncFailed)
            complain("writes do not resume", status);
        else if (!m_db->isReadOnly() || m_db->backgroundError().ok())
            complain("writes fail and the store does not say it is read-only", status);
    }

    FaultPlan m_plan;
    Options m_options;
    std::unique_ptr<Executor> m_executor;
    ManualClock m_clock;
    StrictMemFileSystem m_memory;
    FaultFileSystem m_fs;
    std::unique_ptr<Db> m_db;
    Admissible m_admissible{kKeys};
    std::string m_complaint;
    uint64_t m_faults = 0;
    uint64_t m_matching = 0;
    size_t m_copies = 0;
};

const char* faultName(Fault fault) {
    static constexpr const char* kNames[] = {"none", "EIO", "ENOSPC", "EMFILE", "short", "flip", "delay"};
    return kNames[static_cast<size_t>(fault)];
}

}  // namespace

class CallFaultsTest : public QObject {
    Q_OBJECT

    Figures m_figures{"call_faults"};
    std::vector<Step> m_steps;

    static constexpr size_t kPointsPerPlan = 40;

    void tryEveryPoint(FileCall call, Fault fault, bool sticky) {
        FaultPlan plan{.calls = only(call), .at = ~uint64_t{0}, .sticky = sticky, .fault = fault};
        const Options options = tinyOptions(faultSeed());
        const uint64_t calls = FaultyLife(plan, options, m_steps).matchingCalls();
        const uint64_t stride = 1 + calls / kPointsPerPlan;
        size_t complaints = 0;
        for (uint64_t k = 1; k <= calls; k += stride * kShare) {
            plan.at = k;
            plan.seed = k * 7919;
            const Options varied = tinyOptions(faultSeed() + k % 8);
            const FaultyLife life(plan, varied, m_steps);
            m_figures.add("faults", life.faults());
            if (life.complaint().empty())
                continue;
            m_figures.add("lost");
            if (++complaints <= 5)
                qWarning("%s %s at %s call %llu of %llu: %s\n    options seed %llu: %s",
                         sticky ? "every" : "one", faultName(fault), name(call),
                         static_cast<unsigned long long>(k), static_cast<unsigned long long>(calls),
                         life.complaint().c_str(), static_cast<unsigned long long>(faultSeed() + k % 8),
                         printOptions(varied).c_str());
        }
        QCOMPARE(complaints, size_t{0});
    }

private slots:
    void initTestCase() {
        m_steps = makeWorkload(faultSeed(), {.steps = 120, .keys = kKeys, .maxValue = 200});
    }

    void nothingAcknowledgedIsLost_data() {
        QTest::addColumn<int>("call");
        QTest::addColumn<int>("fault");
        QTest::addColumn<bool>("sticky");
        const auto row = [](FileCall call, Fault fault) {
            for (const bool sticky : {false, true})
                QTest::addRow("%s %s %s", sticky ? "every" : "one", faultName(fault), name(call))
                    << static_cast<int>(call) << static_cast<int>(fault) << sticky;
        };
        for (size_t call = 0; call < kFileCalls; ++call)
            row(static_cast<FileCall>(call), Fault::ioError);
        for (const FileCall call : {FileCall::create, FileCall::createLog, FileCall::append, FileCall::sync,
                                    FileCall::createDirectory, FileCall::linkOrCopy, FileCall::rename})
            row(call, Fault::noSpace);
        for (const FileCall call :
             {FileCall::openRandom, FileCall::create, FileCall::createLog, FileCall::list, FileCall::lock})
            row(call, Fault::tooManyOpenFiles);
        row(FileCall::append, Fault::shortWrite);
        row(FileCall::read, Fault::bitFlip);
    }
    void nothingAcknowledgedIsLost() {
        QFETCH(int, call);
        QFETCH(int, fault);
        QFETCH(bool, sticky);
        tryEveryPoint(static_cast<FileCall>(call), static_cast<Fault>(fault), sticky);
    }

    void cleanupTestCase() {
        qInfo("%s", m_figures.line().c_str());
        QVERIFY(m_figures.write());
    }
};

QTEST_APPLESS_MAIN(CallFaultsTest)
#include "call_faults_test.moc"
