// The same operations give the same answers whatever the options, the threads and the timing. A failing run
// is cut down to a short list of operations, printed with its seed and options.
#include <memory>

#include <QTest>

#include "core/env/strict_mem_file_system.h"
#include "tests/fault/figures.h"
#include "tests/fault/workload.h"

using namespace levelscope;
using namespace levelscope::fault;

namespace {

constexpr size_t kKeys = 120;

Options randomOptions(uint64_t seed) {
    Random random(seed);
    Options options = tinyOptions(seed);
    options.memtableEntries = random.coin() ? 0 : 5 + random.below(200);
    options.memtableBytes = 4096u << random.below(5);
    options.maxImmutableMemtables = 1 + static_cast<int>(random.below(4));
    options.autoCompaction = random.below(4) != 0;
    options.compaction.baseLevelBytes = 4096u << random.below(6);
    options.compaction.targetTableBytes = 2048u << random.below(2);
    return options;
}

// Runs the steps and tells the first answer that is not the model's; empty: none.
class Run {
public:
    Run(Options options, bool threads) : m_options(std::move(options)), m_executor(makeInlineExecutor()) {
        m_fs.stopRecording();
        m_options.env.fs = &m_fs;
        if (!threads)
            m_options.env.executor = m_executor.get();
    }

    std::string run(const std::vector<Step>& steps) {
        reopen();
        for (size_t i = 0; i < steps.size() && m_difference.empty(); ++i) {
            step(steps[i]);
            if (i % 64 == 63)
                compareAll("after step " + std::to_string(i));
        }
        if (m_difference.empty())
            compareAll("at the end");
        m_old.reset();
        return m_difference;
    }

private:
    void differ(const std::string& what) {
        if (m_difference.empty())
            m_difference = what;
    }
    void require(const Status& status, const char* what) {
        if (!status.ok())
            differ(std::string(what) + ": " + toLogString(status));
    }

    void reopen() {
        m_old.reset();
        m_db.reset();
        auto db = Db::open("store", m_options, OpenMode::openOrCreate);
        require(db.status(), "open");
        if (db.ok())
            m_db = std::move(*db);
    }

    void step(const Step& step) {
        CompactionJob job;
        switch (step.kind) {
            case Step::Kind::write:
                m_model.apply(step.write);
                return require(m_db->write({.durability = step.durability}, toBatch(step.write)).status(),
                               "write");
            case Step::Kind::flush: return require(m_db->flush(), "flush");
            case Step::Kind::compact: return require(m_db->compact({}, job), "compact");
            case Step::Kind::checkpoint:
                // Here: remember this moment, and later see that it is still there.
                m_old = m_db->snapshot();
                m_oldModel = m_model;
                return;
            case Step::Kind::reopen: return reopen();
            case Step::Kind::ingest: return ingest(step);
            case Step::Kind::options: return require(m_db->setOptions({&step.option, 1}), "setOptions");
        }
    }

    void ingest(const Step& step) {
        m_model.apply(step.write);
        IngestJob job;
        require(m_db->ingest(ingestOf(step.write), {}, job).status(), "ingest");
    }

    void compareAll(const std::string& when) {
        const auto digest = digestOf(*m_db);
        require(digest.status(), "scan");
        if (digest.ok() && *digest != m_model.digest())
            differ("scan " + when);
        if (const auto backwards = digestBackwards(*m_db); !backwards.ok() || *backwards != m_model.digest())
            differ("backward scan " + when);
        compareGets(m_model, nullptr, when);
        if (m_old)
            compareGets(m_oldModel, m_old.get(), "through the snapshot " + when);
    }

    void compareGets(const Model& model, const Snapshot* snapshot, const std::string& when) {
        for (size_t i = 0; i < kKeys; ++i) {
            const std::string key = keyNumber(i);
            PinnedValue value;
            const Status status = m_db->get({.snapshot = snapshot}, key, value);
            const auto wanted = model.pairs().find(key);
            const bool there = wanted != model.pairs().end();
            if (status.ok() != there || (there && value.view() != wanted->second) ||
                (!status.ok() && !status.is(Code::notFound)))
                differ("get of key " + std::to_string(i) + " " + when);
        }
        compareTogether(model, snapshot, when);
    }

    // All keys at once, in an order of their own, some twice.
    void compareTogether(const Model& model, const Snapshot* snapshot, const std::string& when) {
        std::vector<std::string> names;
        for (size_t i = 0; i < 2 * kKeys; ++i)
            names.push_back(keyNumber(i * 7 % kKeys));
        const std::vector<std::string_view> keys(names.begin(), names.end());
        std::vector<PinnedValue> values;
        std::vector<Status> statuses;
        m_db->multiGet({.snapshot = snapshot}, keys, values, statuses);
        for (size_t i = 0; i < keys.size(); ++i) {
            const auto wanted = model.pairs().find(names[i]);
            const bool there = wanted != model.pairs().end();
            if (statuses[i].ok() != there || (there && values[i].view() != wanted->second) ||
                (!statuses[i].ok() && !statuses[i].is(Code::notFound)))
                differ("multiGet of key " + std::to_string(i) + " " + when);
        }
    }

    Options m_options;
    StrictMemFileSystem m_fs;
    std::unique_ptr<Executor> m_executor;
    std::unique_ptr<Db> m_db;
    Model m_model;
    Model m_oldModel;
    std::unique_ptr<Snapshot> m_old;
    std::string m_difference;
};

// The shortest list that still fails, by leaving out ever smaller pieces.
template <typename Fails>
std::vector<Step> shrink(std::vector<Step> steps, Fails fails) {
    for (size_t piece = steps.size() / 2; piece > 0; piece /= 2) {
        for (size_t from = 0; from < steps.size();) {
            std::vector<Step> fewer(steps.begin(), steps.begin() + static_cast<ptrdiff_t>(from));
            const size_t to = std::min(steps.size(), from + piece);
            fewer.insert(fewer.end(), steps.begin() + static_cast<ptrdiff_t>(to), steps.end());
            if (fails(fewer))
                steps = std::move(fewer);
            else
                from += piece;
        }
    }
    return steps;
}

}  // namespace

class MetamorphicTest : public QObject {
    Q_OBJECT

    static void runBoth(uint64_t seed, bool threads) {
        const std::vector<Step> steps = makeWorkload(seed, {.steps = 1500, .keys = kKeys, .maxValue = 400});
        const Options options = randomOptions(seed);
        const std::string difference = Run(options, threads).run(steps);
        if (difference.empty())
            return;
        const auto fails = [&](const std::vector<Step>& fewer) {
            return !Run(options, threads).run(fewer).empty();
        };
        const std::vector<Step> few = shrink(steps, fails);
        qWarning("seed %llu: %s\n    options %s", static_cast<unsigned long long>(seed), difference.c_str(),
                 printOptions(options).c_str());
        for (const Step& step : few)
            qWarning("    %s", printStep(step).c_str());
        QFAIL("answers differ");
    }

private slots:
    void optionsDoNotChangeAnswers() {
        for (uint64_t i = 0; i < 60 / kShare; ++i) {
            runBoth(faultSeed() + i, false);
            if (QTest::currentTestFailed())
                return;
        }
    }

    void threadsDoNotChangeAnswers() {
        for (uint64_t i = 0; i < 60 / kShare; ++i) {
            runBoth(faultSeed() + 1000 + i, true);
            if (QTest::currentTestFailed())
                return;
        }
    }

    void aFailureIsCutDownToWhatMatters() {
        std::vector<Step> steps = makeWorkload(1, {.steps = 500, .maintenance = false});
        steps[123].kind = Step::Kind::flush;
        steps[321].kind = Step::Kind::compact;
        const auto fails = [](const std::vector<Step>& list) {
            const auto flush = std::find_if(list.begin(), list.end(),
                                            [](const Step& step) { return step.kind == Step::Kind::flush; });
            return std::any_of(flush, list.end(),
                               [](const Step& step) { return step.kind == Step::Kind::compact; });
        };
        QCOMPARE(shrink(steps, fails).size(), size_t{2});
    }
};

QTEST_APPLESS_MAIN(MetamorphicTest)
#include "metamorphic_test.moc"
