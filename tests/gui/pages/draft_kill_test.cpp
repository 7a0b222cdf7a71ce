// The application is killed while changes are staged: the store has none of them, and when it is opened again
// the draft is offered, whole, with everything that had been saved.
#include <QApplication>
#include <QProcess>
#include <QtTest>
#include <csignal>

#include <sys/types.h>

#include "gui/pages/changes/change_desk.h"
#include "tests/gui/pages/draft_story.h"
#include "tests/support/event_loop_watchdog.h"
#include "tests/support/open_store.h"

using namespace levelscope;
using namespace levelscope::gui;
using levelscope::test::EventLoopWatchdog;
using levelscope::test::OpenStore;

class DraftKillTest : public QObject {
    Q_OBJECT

    // Lets a child stage until it says that so many are saved, then kills it. Returns the last number it
    // said.
    static int liveAndDie(const OpenStore& store, int atLeast, int moreMs) {
        QProcess child;
        child.start(QStringLiteral(DRAFT_CHILD), {store.folder(), store.draftFolder()});
        int saved = 0;
        const auto hear = [&] {
            while (child.canReadLine())
                saved = child.readLine().trimmed().toInt();
            return saved >= atLeast || child.state() == QProcess::NotRunning;
        };
        if (!QTest::qWaitFor(hear, 30'000))
            return -1;
        // Somewhere between two saves.
        child.waitForFinished(moreMs);
        ::kill(static_cast<pid_t>(child.processId()), SIGKILL);
        child.waitForFinished();
        hear();
        return child.exitStatus() == QProcess::CrashExit ? saved : -1;
    }

private Q_SLOTS:
    void aDraftOutlivesTheKilledApplication_data() {
        QTest::addColumn<int>("moreMs");
        for (const int moreMs : {0, 3, 20, 90, 170, 204, 230})
            QTest::addRow("%d ms later", moreMs) << moreMs;
    }
    void aDraftOutlivesTheKilledApplication() {
        QFETCH(int, moreMs);
        OpenStore store([](Db& db) { QVERIFY(db.put("stored", "before").ok()); });
        const int saved = liveAndDie(store, 5, moreMs);
        QVERIFY2(saved >= 5, qPrintable(QString::number(saved)));

        StoreSession* session = store.open();
        QVERIFY(session);
        EventLoopWatchdog watchdog;
        QCOMPARE(session->db()->lastSequence(), SequenceNumber(1));
        ChangeDesk desk(session, nullptr, store.draftFolder());
        QTRY_VERIFY(desk.offeredDraft().has_value());
        QVERIFY(desk.changes()->empty());
        QVERIFY2(int(desk.offeredDraft()->changes.size()) >= saved,
                 qPrintable(QString::number(desk.offeredDraft()->changes.size())));
        desk.restoreDraft();
        const int restored = int(desk.changes()->count());
        for (int i = 0; i < restored; ++i) {
            const ChangePtr change = desk.changes()->find(draftKey(i));
            QVERIFY(change && change->value && *change->value == draftValue(i));
        }
        QSignalSpy written(&desk, &ChangeDesk::written);
        desk.write();
        QTRY_COMPARE(written.count(), 1);
        QCOMPARE(store.get(draftKey(restored - 1)), std::optional<std::string>(draftValue(restored - 1)));
        QTRY_VERIFY(desk.idle());
        QVERIFY2(watchdog.ok(), watchdog.report());
    }

    void aDraftThatWasWrittenIsNotOfferedAgain() {
        OpenStore store([](Db& db) { QVERIFY(db.put("stored", "before").ok()); });
        QVERIFY(liveAndDie(store, 5, 0) >= 5);
        {
            ChangeDesk desk(store.open(), nullptr, store.draftFolder());
            QTRY_VERIFY(desk.offeredDraft().has_value());
            desk.restoreDraft();
            desk.write();
            QTRY_VERIFY(desk.changes()->empty() && desk.idle());
        }
        ChangeDesk desk(store.open(), nullptr, store.draftFolder());
        QTRY_VERIFY(desk.idle());
        QVERIFY(!desk.offeredDraft().has_value());
    }
};

QTEST_MAIN(DraftKillTest)
#include "draft_kill_test.moc"
