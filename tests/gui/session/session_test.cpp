// A session opens, pictures, writes and closes a store without the GUI thread ever waiting for the engine.
#include <QSignalSpy>
#include <QtTest>

#include "tests/support/event_loop_watchdog.h"
#include "tests/support/open_store.h"

using namespace levelscope;
using namespace levelscope::gui;
using levelscope::test::EventLoopWatchdog;
using levelscope::test::OpenStore;

namespace {

constexpr int kKeys = 2000;

std::string keyOf(int i) {
    return "key/" + QByteArray::number(i).rightJustified(6, '0').toStdString();
}

void fill(Db& db) {
    for (int i = 0; i < kKeys; ++i)
        QVERIFY(db.put(keyOf(i), std::string(50, 'v')).ok());
}

}  // namespace

class SessionTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void anOpenedStoreHasAPictureAtOnce() {
        OpenStore store(fill);
        StoreSession* session = store.open();
        QVERIFY(session);
        QVERIFY(session->canEdit());
        QVERIFY(session->state());
        QVERIFY(session->state()->hasStats);
        QCOMPARE(session->state()->info.lastSequence, SequenceNumber(kKeys));
        QCOMPARE(session->name(), QStringLiteral("store"));
    }

    void inspectingNeedsNoLockAndChangesNothing() {
        OpenStore store(fill);
        const QDir folder(store.folder());
        const QStringList before = folder.entryList(QDir::Files, QDir::Name);
        QVERIFY(store.open(StoreMode::inspect));
        QVERIFY(!store.session->db());
        QVERIFY(store.get(keyOf(7)).has_value());
        QCOMPARE(folder.entryList(QDir::Files, QDir::Name), before);
    }

    void aFolderThatIsNoStoreIsAnErrorAndNoSession() {
        QTemporaryDir empty;
        JobQueue jobs;
        QObject parent;
        Status got;
        bool ended = false;
        StoreSession::OpenRequest request;
        request.directory = empty.path();
        StoreSession::open(request, &jobs, &parent, [&](StoreSession* session, const Status& status) {
            QVERIFY(!session);
            got = status;
            ended = true;
        });
        QTRY_VERIFY(ended);
        QVERIFY(!got.ok());
        QVERIFY(QDir(empty.path()).isEmpty());
    }

    void theSameStoreOpensAgainRightAfterItWasClosed() {
        OpenStore store(fill);
        for (int i = 0; i < 5; ++i)
            QVERIFY(store.open());
    }

    void aWriteIsCheckedWrittenAndTold() {
        OpenStore store(fill);
        StoreSession* session = store.open();
        QSignalSpy written(session, &StoreSession::written);
        QSignalSpy changed(session, &StoreSession::stateChanged);
        WriteBatch batch;
        batch.put("new", "value");
        bool ok = false;
        session->write(batch, {{"new", 0}}, [&](const Result<WriteReceipt>& result) { ok = result.ok(); });
        QTRY_VERIFY(ok);
        QCOMPARE(written.count(), 1);
        QTRY_VERIFY(changed.count() >= 1);
        QCOMPARE(session->state()->info.lastSequence, SequenceNumber(kKeys + 1));
        QCOMPARE(store.get("new"), std::optional<std::string>("value"));
    }

    void aKeyThatMovedIsAConflictAndNothingIsWritten() {
        OpenStore store(fill);
        StoreSession* session = store.open();
        WriteBatch batch;
        batch.put(keyOf(1), "mine");
        Code code = Code::ok;
        session->write(batch, {{keyOf(1), 999'999}},
                       [&](const Result<WriteReceipt>& result) { code = result.code(); });
        QTRY_COMPARE(code, Code::conflict);
        QVERIFY(store.get(keyOf(1)) != std::optional<std::string>("mine"));
    }

    void aFlushIsSeenAsItHappens() {
        OpenStore store(fill);
        StoreSession* session = store.open();
        QSignalSpy flushed(session, &StoreSession::flushFinished);
        Job* job = session->flush();
        QTRY_COMPARE(job->state(), Job::State::succeeded);
        QTRY_COMPARE(flushed.count(), 1);
        QTRY_COMPARE(session->state()->version->tableCount(), uint64_t(1));
        QCOMPARE(session->flushes().size(), size_t(1));
    }

    void aThousandRequestsForAPictureMakeFewLoads() {
        OpenStore store(fill);
        StoreSession* session = store.open();
        for (int i = 0; i < 1000; ++i)
            session->refresh();
        QVERIFY(backgroundTasks() <= 1);
        QTRY_COMPARE(backgroundTasks(), 0);
    }

    void theSessionGoesAwayDuringEveryKindOfJob() {
        Options small = Options::fromPreset("classroom").value();
        OpenStore store(fill, small);
        EventLoopWatchdog watchdog;
        for (int round = 0; round < 6; ++round) {
            StoreSession* session = store.open();
            QVERIFY(session);
            WriteBatch batch;
            batch.put("round", std::to_string(round));
            session->write(batch, {}, [](const Result<WriteReceipt>&) {});
            session->flush();
            session->compact({.kind = CompactionReason::manualAll}, QStringLiteral("all"));
            session->refresh();
            QTest::qWait(round * 3);
            store.jobs.cancelAll();
            store.close();
        }
        QTRY_VERIFY_WITH_TIMEOUT(store.jobs.idle(), 20000);
        QVERIFY2(watchdog.ok(), watchdog.report());
        QVERIFY(store.open());
        for (int i = 0; i < kKeys; i += 97)
            QVERIFY(store.get(keyOf(i)).has_value());
    }

    void whoeverHoldsTheStoreLongestClosesItOnAWorker() {
        OpenStore store(fill);
        std::shared_ptr<StoreReader> reader = store.open()->reader();
        store.close();
        EventLoopWatchdog watchdog;
        reader.reset();
        QTRY_COMPARE_WITH_TIMEOUT(backgroundTasks(), 0, 20000);
        QVERIFY2(watchdog.ok(), watchdog.report());
        QVERIFY(store.open());
    }
};

QTEST_GUILESS_MAIN(SessionTest)
#include "session_test.moc"
