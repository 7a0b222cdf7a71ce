// A copy of a store, taken while nobody or somebody writes it.
#include "core/inspect/copy_store.h"

#include <QTemporaryDir>
#include <QtTest>
#include <thread>

#include "core/db/db.h"
#include "core/env/forwarding_file_system.h"
#include "core/formats/store_reader.h"
#include "core/inspect/digest.h"

using namespace levelscope;

namespace {

std::string keyOf(int i) {
    return "key/" + std::to_string(1'000'000 + i);
}

std::string digestIn(const std::string& directory) {
    auto reader = openStore(posixFileSystem(), directory);
    if (!reader.ok())
        return toLogString(reader.status());
    const auto cursor = (*reader)->iterator({});
    const auto digest = digestOf(*cursor);
    return digest.ok() ? digest->sha256 : toLogString(digest.status());
}

class FullDisk final : public ForwardingFileSystem {
public:
    using ForwardingFileSystem::ForwardingFileSystem;
    Result<uint64_t> freeBytes(const std::string&) override { return uint64_t{100}; }
};

class Home {
public:
    std::string path(const char* name) const { return m_folder.filePath(QLatin1String(name)).toStdString(); }

private:
    QTemporaryDir m_folder;
};

void fill(const std::string& directory, int keys) {
    auto db = Db::open(directory, Options::fromPreset("classroom").value(), OpenMode::create);
    QVERIFY(db.ok());
    for (int i = 0; i < keys; ++i)
        QVERIFY((*db)->put(keyOf(i), std::string(50, 'v')).ok());
}

}  // namespace

class CopyStoreTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theCopyHoldsTheSameAndTheOriginalIsUntouched() {
        const Home home;
        fill(home.path("store"), 500);
        const QDir folder(QString::fromStdString(home.path("store")));
        const auto look = [&folder] {
            QStringList seen;
            for (const QFileInfo& file : folder.entryInfoList(QDir::Files))
                seen << file.fileName() + QString::number(file.size()) +
                            QString::number(file.lastModified().toMSecsSinceEpoch()) +
                            QString::number(file.metadataChangeTime().toMSecsSinceEpoch());
            return seen;
        };
        const QStringList before = look();
        uint64_t done = 0, total = 0;
        CopyStoreJob job;
        job.progress = [&](uint64_t now, uint64_t all) { done = now, total = all; };
        QVERIFY(copyStore(posixFileSystem(), home.path("store"), home.path("copy"), job).ok());
        QCOMPARE(digestIn(home.path("copy")), digestIn(home.path("store")));
        QCOMPARE(look(), before);
        QVERIFY(done > 0 && done == total);
        QVERIFY(!QFileInfo::exists(QString::fromStdString(home.path("copy")) + QStringLiteral("/LOCK")));
    }

    void aCopyTakenWhileTheStoreIsWrittenIsTheStoreAtOneMoment() {
        const Home home;
        auto db = Db::open(home.path("store"), Options::fromPreset("classroom").value(), OpenMode::create);
        QVERIFY(db.ok());
        std::atomic<bool> stop{false};
        std::atomic<int> written{0};
        std::thread writer([&] {
            for (int i = 0; !stop && (*db)->put(keyOf(i), "value").ok(); ++i)
                written = i + 1;
        });
        for (int round = 0; round < 5; ++round) {
            const std::string target = home.path(("copy" + std::to_string(round)).c_str());
            const int atLeast = written;
            const Status status = copyStore(posixFileSystem(), home.path("store"), target, {});
            if (!status.ok()) {  // told, and nothing left behind
                QVERIFY(!QFileInfo::exists(QString::fromStdString(target)));
                continue;
            }
            auto reader = openStore(posixFileSystem(), target);
            QVERIFY(reader.ok());
            const auto cursor = (*reader)->iterator({});
            int keys = 0;
            for (cursor->seekToFirst(); cursor->valid(); cursor->next())
                QCOMPARE(std::string(cursor->key()), keyOf(keys++));
            QVERIFY(cursor->status().ok());
            QVERIFY2(keys >= atLeast, qPrintable(QStringLiteral("%1 of %2").arg(keys).arg(atLeast)));
        }
        stop = true;
        writer.join();
    }

    void aDiskWithoutRoomIsToldBeforeAnythingIsWritten() {
        const Home home;
        fill(home.path("store"), 500);
        FullDisk disk(posixFileSystem());
        const Status status = copyStore(disk, home.path("store"), home.path("copy"), {});
        QVERIFY(status.is(Code::noSpace));
        QVERIFY(status.error().expected > 100);
        QCOMPARE(status.error().got, uint64_t{100});
        QVERIFY(!QFileInfo::exists(QString::fromStdString(home.path("copy"))));
    }

    void stoppingRemovesWhatWasCopied() {
        const Home home;
        fill(home.path("store"), 500);
        std::stop_source source;
        CopyStoreJob job;
        job.stop = source.get_token();
        job.progress = [&source](uint64_t, uint64_t) { source.request_stop(); };
        QVERIFY(copyStore(posixFileSystem(), home.path("store"), home.path("copy"), job).is(Code::cancelled));
        QVERIFY(!QFileInfo::exists(QString::fromStdString(home.path("copy"))));
    }

    void whatIsNoStoreIsNotCopied() {
        const Home home;
        QVERIFY(QDir().mkpath(QString::fromStdString(home.path("store"))));
        QVERIFY(!copyStore(posixFileSystem(), home.path("store"), home.path("copy"), {}).ok());
        QVERIFY(!QFileInfo::exists(QString::fromStdString(home.path("copy"))));
    }
};

QTEST_GUILESS_MAIN(CopyStoreTest)
#include "copy_store_test.moc"
