// A store is opened for reading while its writer changes it under every try: the reader says so, neither
// blames the store nor goes on for ever; and what is really missing or damaged is not put down to the writer.
#include <functional>
#include <memory>
#include <string>
#include <utility>

#include <QTest>

#include "core/env/forwarding_file_system.h"
#include "core/env/strict_mem_file_system.h"
#include "core/formats/store_reader.h"
#include "core/version/file_names.h"
#include "tests/fault/workload.h"

using namespace levelscope;
using namespace levelscope::fault;

namespace {

constexpr const char* kDirectory = "store";

// What the reader sees: whenever it looks for logs, having read the manifest, something happens first.
class RestlessFileSystem final : public ForwardingFileSystem {
public:
    using ForwardingFileSystem::ForwardingFileSystem;

    void before(std::function<void()> listing) { m_before = std::move(listing); }
    int listings() const { return m_listings; }

    Result<std::vector<std::string>> list(const std::string& directory) override {
        ++m_listings;
        if (m_before)
            m_before();
        return ForwardingFileSystem::list(directory);
    }

private:
    std::function<void()> m_before;
    int m_listings = 0;
};

}  // namespace

class LiveReaderTest : public QObject {
    Q_OBJECT

    struct Life {
        StrictMemFileSystem memory;
        RestlessFileSystem seen{memory};
        ManualClock clock;
        std::unique_ptr<Executor> executor = makeInlineExecutor();
        std::unique_ptr<Db> writer;
        int written = 0;

        Life() {
            Options options = tinyOptions(1);
            options.env = {&memory, &clock, executor.get()};
            auto made = Db::open(kDirectory, options, OpenMode::create);
            if (!made.ok())
                qFatal("%s", toLogString(made.status()).c_str());
            writer = std::move(*made);
        }
        // The log that the reader's manifest names is gone afterwards.
        void write() {
            const std::string key = "key " + std::to_string(written++);
            if (!writer->put(key, "value").ok() || !writer->flush().ok())
                qFatal("the writer failed");
        }
        Result<std::unique_ptr<Db>> read() {
            Options options;
            options.env = {&seen, &clock, nullptr};
            return Db::open(kDirectory, options, OpenMode::readOnly);
        }
        std::string firstFile(FileKind kind) {
            const auto names = memory.list(kDirectory);
            for (const std::string& name : *names)
                if (const auto parsed = parseFileName(name); parsed && parsed->kind == kind)
                    return joinPath(kDirectory, name);
            qFatal("no such file");
        }
    };

private slots:
    void aStoreThatChangesUnderEveryTryIsSaidToChangeTooFast() {
        Life life;
        life.write();
        life.seen.before([&] { life.write(); });
        const auto db = life.read();
        QVERIFY(!db.ok());
        QVERIFY2(db.status().is(Code::busy) && db.status().reason() == Reason::changingTooFast,
                 toLogString(db.status()).c_str());
        QCOMPARE(QString::fromStdString(db.status().error().file), QString(kDirectory));
        QCOMPARE(db.status().error().holder, currentProcess());
        QCOMPARE(life.seen.listings(), 10);
        QVERIFY2(life.writer->put("after", "it").ok(), "the writer is not disturbed");
    }

    void aReaderOfAnyFormatSaysSoToo() {
        Life life;
        life.write();
        life.seen.before([&] { life.write(); });
        const auto reader = openStore(life.seen, kDirectory);
        QVERIFY(!reader.ok());
        QVERIFY2(reader.status().reason() == Reason::changingTooFast, toLogString(reader.status()).c_str());
    }

    void aStoreThatComesToRestIsRead() {
        Life life;
        life.write();
        int changes = 9;
        life.seen.before([&] {
            if (changes-- > 0)
                life.write();
        });
        const auto db = life.read();
        QVERIFY2(db.ok(), toLogString(db.status()).c_str());
        for (int i = 0; i < life.written; ++i)
            QVERIFY((*db)->get("key " + std::to_string(i)).ok());
    }

    void aFileThatIsReallyMissingIsNamedThoughAWriterHoldsTheStore() {
        Life life;
        life.write();
        const std::string table = life.firstFile(FileKind::table);
        QVERIFY(life.memory.remove(table).ok());
        const auto db = life.read();
        QVERIFY(!db.ok());
        QVERIFY2(db.status().is(Code::corruption) && db.status().reason() == Reason::tableMissing,
                 toLogString(db.status()).c_str());
        QCOMPARE(QString::fromStdString(db.status().error().file), QString::fromStdString(table));
    }

    void aWriterThatEndsMeanwhileLeavesAStoreThatOpens() {
        Life life;
        life.write();
        life.seen.before([&] {
            if (life.writer) {
                life.write();
                life.writer.reset();
            }
        });
        const auto db = life.read();
        QVERIFY2(db.ok(), toLogString(db.status()).c_str());
    }
};

QTEST_APPLESS_MAIN(LiveReaderTest)
#include "live_reader_test.moc"
