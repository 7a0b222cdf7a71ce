// A clone holds what its source shows, is proven so, and is there whole or not at all.
#include <QtTest>

#include "core/inspect/clone_store.h"
#include "tests/core/formats/store_fixture.h"

using namespace levelscope;
using namespace levelscope::test;

class CloneStoreTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_directory;
    std::shared_ptr<StoreReader> m_source;
    Model m_model;

    std::string path(const char* name) const { return m_directory.filePath(name).toStdString(); }

private slots:
    void initTestCase() {
        {
            const auto db = createIn(path("source"));
            QVERIFY(db.ok());
            m_model = fill(**db, 5000);
        }
        const auto source = openStore(posixFileSystem(), path("source"));
        QVERIFY(source.ok());
        m_source = *source;
    }

    void itHoldsTheLivePairsAndTellsTheDigest() {
        uint64_t told = 0;
        const auto progress = [&](const CloneProgress& now) {
            QVERIFY(now.keys >= told && now.keys <= now.expectedKeys);
            told = now.keys;
        };
        const auto digest = cloneStore(*m_source, path("clone"), {}, progress);
        QVERIFY2(digest.ok(), toLogString(digest.status()).c_str());
        QCOMPARE(digest->keys, uint64_t{m_model.size()});
        QVERIFY(told >= m_model.size());
        const auto db = Db::open(path("clone"), {}, OpenMode::open);
        QVERIFY(db.ok());
        QVERIFY(contentOf(*(*db)->iterator()) == m_model);
        QVERIFY((*db)->version()->tableCount() > 0);
    }

    void pairsGoOnExpiringInTheClone() {
        {
            const auto db = createIn(path("expiring"));
            QVERIFY(db.ok());
            WriteBatch batch;
            batch.put("a", "for ever");
            batch.putExpiring("b", "not for ever", 4'000'000'000'000'000);
            QVERIFY((*db)->write({}, batch).ok());
        }
        const auto source = openStore(posixFileSystem(), path("expiring"));
        QVERIFY(source.ok());
        QVERIFY(cloneStore(**source, path("expiring clone")).ok());
        const auto db = Db::open(path("expiring clone"), {}, OpenMode::open);
        QVERIFY(db.ok());
        const auto iterator = (*db)->iterator();
        iterator->seekToLast();
        QCOMPARE(iterator->value(), std::string_view("not for ever"));
        QCOMPARE(iterator->expiryMicros(), int64_t{4'000'000'000'000'000});
    }

    void aPlaceThatIsTakenIsLeftAlone() {
        QVERIFY(QDir().mkpath(m_directory.filePath("taken/inside")));
        QCOMPARE(cloneStore(*m_source, path("taken")).status().code(), Code::alreadyExists);
        QVERIFY(QFile::exists(m_directory.filePath("taken/inside")));
    }

    void anEmptyFolderIsUsedAndLeftEmptyWhenItIsStopped() {
        QVERIFY(QDir().mkpath(m_directory.filePath("empty")));
        std::stop_source stop;
        const auto stopLater = [&](const CloneProgress&) { stop.request_stop(); };
        QCOMPARE(cloneStore(*m_source, path("empty"), {}, stopLater, stop.get_token()).status().code(),
                 Code::cancelled);
        QVERIFY(QDir(m_directory.filePath("empty")).isEmpty());
        QVERIFY(cloneStore(*m_source, path("empty")).ok());
    }
};

QTEST_APPLESS_MAIN(CloneStoreTest)
#include "clone_store_test.moc"
