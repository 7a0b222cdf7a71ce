// Bad input as the window meets it: whatever is wrong with a folder, a disk or a key, the session says what
// happened, what was not changed and what to do, in words; and the next store opens as if nothing had been.
#include <QtTest>

#include <cerrno>
#include <cstdio>
#include <string_view>

#include <fcntl.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "core/env/fault_file_system.h"
#include "gui/models/display.h"
#include "gui/models/key_text.h"
#include "tests/support/event_loop_watchdog.h"
#include "tests/support/open_store.h"

using namespace levelscope;
using namespace levelscope::gui;
using levelscope::test::EventLoopWatchdog;
using levelscope::test::OpenStore;

namespace {

constexpr int kKeys = 300;

std::string keyOf(int i) {
    return "key/" + std::to_string(1000 + i);
}

void fill(Db& db) {
    for (int i = 0; i < kKeys; ++i)
        QVERIFY(db.put(keyOf(i), std::string(100, 'v')).ok());
    QVERIFY(db.flush().ok());
    QVERIFY(db.put("in the log", "too").ok());
}

// A disk on which nothing can be made or locked.
class RefusingFileSystem final : public ForwardingFileSystem {
public:
    explicit RefusingFileSystem(int error) : ForwardingFileSystem(posixFileSystem()), m_errno(error) {}
    Result<std::unique_ptr<FileLock>> lock(const std::string& path) override { return refusal("open", path); }
    Result<std::unique_ptr<WritableFile>> create(const std::string& path) override {
        return refusal("open", path);
    }
    Status createDirectory(const std::string& path) override { return refusal("mkdir", path); }

private:
    Status refusal(const char* call, const std::string& path) const {
        return Status::fromErrno(m_errno, call, path);
    }
    int m_errno;
};

// The other process: has the store open until its standard input ends.
constexpr const char* kHold = "--hold";
int holdStore(const char* directory) {
    const auto db = Db::open(directory, {}, OpenMode::open);
    while (std::getchar() != EOF) {
    }
    return db.ok() ? 0 : 3;
}

// That process. Not a QProcess, whose way of forking the thread sanitizer does not understand.
class Holder {
public:
    explicit Holder(const std::string& directory) {
        posix_spawn_file_actions_t actions;
        posix_spawn_file_actions_init(&actions);
        if (::pipe2(m_pipe, O_CLOEXEC) == 0) {
            posix_spawn_file_actions_adddup2(&actions, m_pipe[0], STDIN_FILENO);
            std::string program = QCoreApplication::applicationFilePath().toStdString();
            std::string verb = kHold;
            std::string argument = directory;
            char* const words[] = {program.data(), verb.data(), argument.data(), nullptr};
            if (::posix_spawn(&m_pid, program.c_str(), &actions, nullptr, words, environ) != 0)
                m_pid = 0;
            ::close(m_pipe[0]);
        }
        posix_spawn_file_actions_destroy(&actions);
    }
    ~Holder() { (void)finish(); }
    int64_t pid() const { return m_pid; }
    // Its exit code; -1 when it did not run or did not end by itself.
    int finish() {
        if (m_pid == 0)
            return -1;
        ::close(m_pipe[1]);
        int status = 0;
        const bool ended = ::waitpid(std::exchange(m_pid, 0), &status, 0) > 0;
        return ended && WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    }

private:
    int m_pipe[2] = {-1, -1};
    pid_t m_pid = 0;
};

// More bytes than a value may have, which nobody has to hold.
class HugeBytes {
public:
    explicit HugeBytes(size_t size)
        : m_size(size),
          m_bytes(::mmap(nullptr, size, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0)) {}
    ~HugeBytes() { ::munmap(m_bytes, m_size); }
    std::string_view view() const { return {static_cast<const char*>(m_bytes), m_size}; }
    bool ok() const { return m_bytes != MAP_FAILED; }

private:
    size_t m_size;
    void* m_bytes;
};

}  // namespace

class BadInputTest : public QObject {
    Q_OBJECT

    std::unique_ptr<OpenStore> m_store;

    Status tryToOpen(const QString& folder, StoreMode mode, FileSystem& fs = posixFileSystem(),
                     const QString& createPreset = {}) {
        StoreSession::OpenRequest request;
        request.directory = folder;
        request.mode = mode;
        request.createPreset = createPreset;
        request.options.env.fs = &fs;
        Status got;
        bool ended = false;
        StoreSession::open(request, &m_store->jobs, this, [&](StoreSession* made, const Status& status) {
            got = status;
            ended = true;
            delete made;
        });
        if (!QTest::qWaitFor([&] { return ended; }, 20'000))
            qFatal("opening did not end");
        waitForBackgroundTasks();
        return got;
    }
    Status tryToWrite(const std::function<void(WriteBatch&)>& build) {
        WriteBatch batch;
        build(batch);
        std::optional<Status> got;
        m_store->session->write(std::move(batch), {},
                                [&](const Result<WriteReceipt>& result) { got = result.status(); });
        if (!QTest::qWaitFor([&] { return got.has_value(); }, 20'000))
            qFatal("writing did not end");
        return *got;
    }
    static void isTold(const Status& status, const QStringList& words) {
        const ErrorText text = describe(status);
        const QString all = text.what + QLatin1Char('|') + text.unchanged + QLatin1Char('|') + text.next;
        QVERIFY2(!status.ok(), "it did not fail");
        QVERIFY2(!text.what.isEmpty() && !text.unchanged.isEmpty() && !text.next.isEmpty(), qPrintable(all));
        for (const QString& word : words)
            QVERIFY2(all.contains(word), qPrintable(all + QStringLiteral(" lacks ") + word));
    }
    QString file(const QString& pattern) const {
        return QDir(m_store->folder()).filePath(QDir(m_store->folder()).entryList({pattern}).value(0));
    }
    static QByteArray read(const QString& path) {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    static bool write(const QString& path, const QByteArray& bytes) {
        QFile file(path);
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
    }
    QMap<QString, QByteArray> content() const {
        QMap<QString, QByteArray> all;
        for (const QString& name : QDir(m_store->folder()).entryList(QDir::Files))
            if (!name.startsWith(QLatin1String("LOG")))
                all[name] = read(QDir(m_store->folder()).filePath(name));
        return all;
    }
    // The application goes on: the store opens and holds everything.
    void goesOn() {
        QVERIFY(m_store->open());
        QCOMPARE(m_store->get("in the log"), std::optional<std::string>("too"));
        QVERIFY(m_store->get(keyOf(kKeys - 1)).has_value());
    }

private Q_SLOTS:
    void init() { m_store = std::make_unique<OpenStore>(fill); }
    void cleanup() { m_store.reset(); }

    void aFolderThatIsNotThere() {
        const QString nowhere = m_store->folder() + QStringLiteral("-nowhere");
        for (const StoreMode mode : {StoreMode::edit, StoreMode::inspect})
            isTold(tryToOpen(nowhere, mode),
                   {QStringLiteral("store-nowhere does not exist"), QStringLiteral("Nothing was changed"),
                    QStringLiteral("Check the path")});
        QVERIFY(!QFile::exists(nowhere));
        goesOn();
    }

    void aFolderThatIsNoStore() {
        const QTemporaryDir plain;
        QVERIFY(write(plain.filePath(QStringLiteral("letter.txt")), "dear"));
        for (const StoreMode mode : {StoreMode::edit, StoreMode::inspect})
            isTold(tryToOpen(plain.path(), mode),
                   {QStringLiteral("not a store"), QStringLiteral("Nothing was changed"),
                    QStringLiteral("Choose the folder that holds the file CURRENT")});
        isTold(tryToOpen(plain.filePath(QStringLiteral("letter.txt")), StoreMode::edit),
               {QStringLiteral("letter.txt is not a folder")});
        QCOMPARE(QDir(plain.path()).entryList(QDir::Files), QStringList{QStringLiteral("letter.txt")});
        goesOn();
    }

    void aStoreThatAnotherProcessHasOpen() {
        Holder other(m_store->path());
        const int64_t pid = other.pid();
        const std::string lock = m_store->path() + "/LOCK";
        QTRY_COMPARE_WITH_TIMEOUT(posixFileSystem().lockHolder(lock).value(), pid, 20'000);
        isTold(tryToOpen(m_store->folder(), StoreMode::edit),
               {QStringLiteral("in use by another program"), QString::number(pid),
                QStringLiteral("Nothing was opened or changed"), QStringLiteral("Inspect mode")});
        QVERIFY(m_store->open(StoreMode::inspect));
        QCOMPARE(m_store->get("in the log"), std::optional<std::string>("too"));
        QCOMPARE(other.finish(), 0);
        goesOn();
    }

    void aPlaceThatRefuses_data() {
        QTest::addColumn<int>("error");
        QTest::addColumn<QStringList>("words");
        QTest::newRow("no permission")
            << EACCES
            << QStringList{QStringLiteral("no permission"), QStringLiteral("Ask the owner"),
                           QStringLiteral("Inspect mode")};
        QTest::newRow("read-only disk")
            << EROFS << QStringList{QStringLiteral("read-only disk"), QStringLiteral("Inspect mode")};
        QTest::newRow("full disk") << ENOSPC
                                   << QStringList{QStringLiteral("The disk is full"),
                                                  QStringLiteral("untouched"),
                                                  QStringLiteral("Free some space")};
    }
    void aPlaceThatRefuses() {
        QFETCH(int, error);
        QFETCH(QStringList, words);
        const auto before = content();
        RefusingFileSystem refusing(error);
        isTold(tryToOpen(m_store->folder(), StoreMode::edit, refusing), words);
        QCOMPARE(content(), before);
        const QString made = m_store->folder() + QStringLiteral("-new");
        isTold(tryToOpen(made, StoreMode::edit, refusing, QStringLiteral("default")), words);
        QVERIFY(!QFile::exists(made));
        QVERIFY(m_store->open(StoreMode::inspect));
        goesOn();
    }

    void aDiskThatFillsUpWhileTheStoreIsOpen() {
        FaultFileSystem disk(posixFileSystem());
        StoreSession::OpenRequest request;
        request.directory = m_store->folder();
        request.options.env.fs = &disk;
        StoreSession::open(request, &m_store->jobs, this,
                           [&](StoreSession* made, const Status&) { m_store->session = made; });
        QTRY_VERIFY(m_store->session);
        EventLoopWatchdog watchdog;
        disk.arm({.calls = only(FileCall::append) | only(FileCall::createLog),
                  .sticky = true,
                  .fault = Fault::noSpace});
        isTold(tryToWrite([](WriteBatch& batch) { batch.put("key", std::string(10'000, 'x')); }),
               {QStringLiteral("The disk is full"), QStringLiteral("untouched"),
                QStringLiteral("Free some space")});
        QVERIFY(!m_store->get("key").has_value());
        QCOMPARE(m_store->get("in the log"), std::optional<std::string>("too"));
        Job* flush = m_store->session->flush();
        QTRY_COMPARE(flush->state(), Job::State::failed);
        isTold(flush->result(), {QStringLiteral("The disk is full")});
        disk.disarm();
        QVERIFY(tryToWrite([](WriteBatch& batch) { batch.put("key", "value"); }).ok());
        QCOMPARE(m_store->get("key"), std::optional<std::string>("value"));
        QVERIFY2(watchdog.ok(), watchdog.report());
        m_store->close();
        waitForBackgroundTasks();
        goesOn();
        QCOMPARE(m_store->get("key"), std::optional<std::string>("value"));
    }

    void aDamagedFile_data() {
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<int>("place");
        QTest::newRow("CURRENT") << QStringLiteral("CURRENT") << 3;
        QTest::newRow("manifest") << QStringLiteral("MANIFEST-*") << 40;
        QTest::newRow("options") << QStringLiteral("OPTIONS") << 2;
        QTest::newRow("table") << QStringLiteral("*.lst") << 100;
    }
    void aDamagedFile() {
        QFETCH(QString, pattern);
        QFETCH(int, place);
        const QString path = file(pattern);
        const QByteArray sound = read(path);
        QVERIFY2(sound.size() > place, qPrintable(path));
        QByteArray damaged = sound;
        damaged[place] = static_cast<char>(damaged[place] ^ 0x10);
        QVERIFY(write(path, damaged));
        const auto before = content();
        const QStringList words{QFileInfo(path).fileName(), QStringLiteral("Nothing was changed"),
                                QStringLiteral("Verify the store")};
        if (pattern == QLatin1String("*.lst")) {
            PinnedValue value;
            QVERIFY(m_store->open(StoreMode::inspect));
            isTold(m_store->session->reader()->get(keyOf(0), 0, value), words);
            m_store->close();
        } else {
            isTold(tryToOpen(m_store->folder(), StoreMode::edit), words);
            isTold(tryToOpen(m_store->folder(), StoreMode::inspect), words);
        }
        QCOMPARE(content(), before);
        QVERIFY(write(path, sound));
        goesOn();
    }

    void aStoreOfANewerVersion() {
        const QString path = file(QStringLiteral("OPTIONS"));
        const QByteArray sound = read(path);
        QVERIFY(write(path, "{\"levelscope_options\": 99}\n"));
        const auto before = content();
        for (const StoreMode mode : {StoreMode::edit, StoreMode::inspect})
            isTold(tryToOpen(m_store->folder(), mode),
                   {QStringLiteral("newer program (format version 99"), QStringLiteral("Nothing was changed"),
                    QStringLiteral("Install a newer version")});
        QCOMPARE(content(), before);
        QVERIFY(write(path, sound));
        goesOn();
    }

    void keysAndValuesBeyondAllLimits() {
        QVERIFY(m_store->open());
        const SequenceNumber before = m_store->session->db()->lastSequence();
        isTold(tryToWrite([](WriteBatch& batch) { batch.put(std::string(kMaxKeySize + 1, 'k'), "v"); }),
               {QStringLiteral("The key is too large"), displaySize(kMaxKeySize),
                QStringLiteral("Nothing was changed"), QStringLiteral("Correct the input")});
        const HugeBytes huge(kMaxValueSize + 1);
        QVERIFY(huge.ok());
        isTold(tryToWrite([&](WriteBatch& batch) {
                   batch.put("before", "1");
                   batch.put("huge", huge.view());
               }),
               {QStringLiteral("The value is too large"), displaySize(kMaxValueSize),
                QStringLiteral("Nothing was changed")});
        isTold(tryToWrite([](WriteBatch& batch) { batch.eraseRange("b", "a"); }),
               {QStringLiteral("The range holds no key"), QStringLiteral("Nothing was changed")});
        QCOMPARE(m_store->session->db()->lastSequence(), before);
        goesOn();
    }

    void anEmptyKeyAndBytesThatAreNoTextAreKeysLikeOthers() {
        QVERIFY(m_store->open());
        QVERIFY(tryToWrite([](WriteBatch& batch) {
                    batch.put("", "empty");
                    batch.put("\xff\xfe", "\x80");
                }).ok());
        QCOMPARE(m_store->get(""), std::optional<std::string>("empty"));
        QCOMPARE(m_store->get("\xff\xfe"), std::optional<std::string>("\x80"));
        QCOMPARE(displayBytes("\xff\xfe"), QStringLiteral("\\xff\\xfe"));
    }

    void hexadecimalThatIsNone() {
        for (const char* input : {"0g", "123", "zz"}) {
            const ParsedBytes parsed = parseBytes(QString::fromLatin1(input), ByteFormat::hex);
            QVERIFY2(!parsed.ok(), input);
        }
    }
};

int main(int argc, char** argv) {
    if (argc == 3 && std::string_view(argv[1]) == kHold)
        return holdStore(argv[2]);
    QCoreApplication app(argc, argv);
    BadInputTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "bad_input_test.moc"
