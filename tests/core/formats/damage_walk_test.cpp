// Stores of all kinds with single bytes flipped, files cut, missing, swapped, or no files at all: what comes
// is what was there, or an error that names the file. LEVELSCOPE_SAMPLES=10000 tries as many changes of each
// engine's stores.
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTest>
#include <filesystem>
#include <random>

#include <sys/stat.h>

#include "core/formats/foreign/block_log.h"
#include "core/inspect/verify.h"
#include "tests/core/formats/foreign_support.h"
#include "tests/core/table/memory_file.h"

using namespace levelscope;
using namespace levelscope::test;

namespace {

namespace files = std::filesystem;

constexpr int kSamples = 250;

int samples() {
    const int wanted = qEnvironmentVariableIntValue("LEVELSCOPE_SAMPLES");
    return wanted > 0 ? wanted : kSamples;
}

std::string bytesOf(const files::path& path) {
    QFile file(QString::fromStdString(path.string()));
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}

void write(const files::path& path, const std::string& bytes) {
    QFile file(QString::fromStdString(path.string()));
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    QCOMPARE(file.write(bytes.data(), static_cast<qint64>(bytes.size())), static_cast<qint64>(bytes.size()));
}

// Where the last record of a manifest begins: its length may be flipped so that it looks cut off.
uint64_t lastRecord(const std::string& bytes) {
    BlockLogReader reader(std::make_unique<StringSource>(bytes), "manifest");
    BlockLogRecord record;
    uint64_t last = 0;
    while (reader.read(record))
        last = record.offset;
    return last;
}

// One line a family; an error that names a file is as good, and is then "error".
std::string lookAt(const std::string& directory) {
    const auto named = [](const Status& status) {
        return status.error().file.empty() && status.error().subject.empty() ? "nameless error" : "error";
    };
    const auto store = openStore(posixFileSystem(), directory);
    if (!store.ok())
        return named(store.status());
    std::string all;
    for (const std::string& name : (*store)->families()) {
        const auto family = (*store)->family(name);
        const StoreInfo info = family->info();
        const auto digest = digestOf(*family->iterator());
        if (!digest.ok())
            return named(digest.status());
        if (!info.orderProblem.ok())
            return "error";
        all += name + " " + digest->sha256 + "\n";
    }
    return all;
}

}  // namespace

class DamageWalkTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void flippedBitsAndCutFilesNeverGiveOtherData_data() { engines(); }
    void flippedBitsAndCutFilesNeverGiveOtherData();
    void missingSwappedAndOddFilesAreToldOrDoNoHarm_data() { engines(); }
    void missingSwappedAndOddFilesAreToldOrDoNoHarm();

private:
    void engines() const {
        QTest::addColumn<QString>("engine");
        QTest::newRow("LevelDB") << "leveldb-cpp";
        QTest::newRow("RocksDB") << "rocksdb-cpp";
    }
    std::vector<files::path> stores(const QString& engine) const {
        std::vector<files::path> all;
        for (const auto& entry : files::directory_iterator(m_directory.filePath(engine).toStdString()))
            all.push_back(entry.path());
        std::sort(all.begin(), all.end());
        return all;
    }
    static std::vector<files::path> filesOf(const files::path& store) {
        std::vector<files::path> all;
        for (const auto& entry : files::recursive_directory_iterator(store))
            if (entry.is_regular_file() && entry.file_size() > 0 && entry.path().filename() != "LOG" &&
                entry.path().filename() != "LOCK")
                all.push_back(entry.path());
        std::sort(all.begin(), all.end());
        return all;
    }

    QTemporaryDir m_directory;
};

void DamageWalkTest::initTestCase() {
    QCOMPARE(QProcess::execute("tar", {"-xzf", FIXTURES "/features.tar.gz", "-C", m_directory.path()}), 0);
}

void DamageWalkTest::flippedBitsAndCutFilesNeverGiveOtherData() {
    QFETCH(QString, engine);
    const std::vector<files::path> all = stores(engine);
    std::map<files::path, std::string> sound;
    for (const files::path& store : all)
        sound[store] = lookAt(store.string());
    std::mt19937_64 random(20'260'101);
    int noticed = 0;
    for (int i = 0; i < samples(); ++i) {
        const files::path& store = all[random() % all.size()];
        const std::vector<files::path> inside = filesOf(store);
        const files::path& path = inside[random() % inside.size()];
        const std::string before = bytesOf(path);
        std::string damaged = before;
        const size_t at = random() % before.size();
        const bool cut = random() % 4 == 0;
        if (cut)
            damaged.resize(at);
        else
            damaged[at] = static_cast<char>(damaged[at] ^ 1 << random() % 8);
        write(path, damaged);
        const std::string found = lookAt(store.string());
        if (i % 8 == 0)
            if (const auto opened = openStore(posixFileSystem(), store.string()); opened.ok())
                tour(**opened);
        write(path, before);
        noticed += found != sound[store];
        // Tables written without checksums tell nobody of a flipped bit.
        if (store.filename() == "ck-none" && path.extension() == ".sst")
            continue;
        // Nothing tells a log or manifest that a crash cut short from one that was cut here, nor a last
        // record that did not reach the disk; options have no checksum.
        const std::string name = path.filename().string();
        const bool mayEndEarly =
            path.extension() == ".log" || (name.starts_with("MANIFEST") && (cut || at >= lastRecord(before)));
        if (found != sound[store] && found != "error" && !mayEndEarly && !name.starts_with("OPTIONS") &&
            name != "IDENTITY")
            QFAIL(qPrintable(QString("%1 at %2%3: %4")
                                 .arg(QString::fromStdString(path.string()))
                                 .arg(at)
                                 .arg(QLatin1String(cut ? " cut" : ""), QString::fromStdString(found))));
    }
    QVERIFY2(noticed > samples() / 4, "most changes are noticed");
}

void DamageWalkTest::missingSwappedAndOddFilesAreToldOrDoNoHarm() {
    QFETCH(QString, engine);
    std::mt19937_64 random(7);
    for (const files::path& store : stores(engine)) {
        const std::string sound = lookAt(store.string());
        const std::vector<files::path> inside = filesOf(store);
        for (const char* change : {"missing", "fifo", "symlink", "directory", "swapped"}) {
            const files::path& path = inside[random() % inside.size()];
            const std::string name = path.filename().string();
            const std::string before = bytesOf(path);
            const std::string kind = change;
            files::remove(path);
            if (kind == "fifo")
                QCOMPARE(::mkfifo(path.c_str(), 0600), 0);
            else if (kind == "symlink")
                files::create_symlink("/etc/passwd", path);
            else if (kind == "directory")
                files::create_directory(path);
            else if (kind == "swapped")
                write(path, bytesOf(inside[random() % inside.size()]));
            const std::string found = lookAt(store.string());
            if (const auto opened = openStore(posixFileSystem(), store.string()); opened.ok())
                tour(**opened);
            files::remove(path);
            write(path, before);
            const bool mayLack =
                path.extension() == ".log" || name.starts_with("OPTIONS") || name == "IDENTITY";
            if (found != sound && found != "error" && !mayLack)
                QFAIL(qPrintable(QString("%1 %2: %3")
                                     .arg(QString::fromStdString(path.string()), QString::fromStdString(kind),
                                          QString::fromStdString(found))));
        }
        QCOMPARE(lookAt(store.string()), sound);
    }
}

QTEST_APPLESS_MAIN(DamageWalkTest)
#include "damage_walk_test.moc"
