// Long work started from the window's menus: it ends well, is told in the log, and whatever is closed while
// it runs, nothing waits and nothing is lost.
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QtTest>

#include "gui/app/app.h"
#include "gui/app/dock_area.h"
#include "gui/app/log_panel.h"
#include "gui/app/main_window.h"
#include "gui/dialogs/start_screen.h"
#include "gui/dialogs/transfer_dialog.h"
#include "gui/widgets/error_banner.h"
#include "tests/support/event_loop_watchdog.h"
#include "tests/support/gui_story.h"
#include "tests/support/open_store.h"

using namespace levelscope;
using namespace levelscope::gui;
using levelscope::test::EventLoopWatchdog;
using levelscope::test::OpenStore;

namespace {

constexpr int kLong = 30'000;
constexpr int kKeys = 4000;

void fill(Db& db) {
    for (int i = 0; i < kKeys; ++i) {
        const std::string key = "key/" + QByteArray::number(i).rightJustified(6, '0').toStdString();
        QVERIFY(db.put(key, std::string(120, char('a' + i % 26))).ok());
    }
}

Options manyTables() {
    Options options;
    options.memtableBytes = 64 << 10;
    options.autoCompaction = false;
    return options;
}

class Bench {
public:
    Bench() : store(fill, manyTables()), app(home.filePath(QStringLiteral("l.ini"))) {
        window = app.newWindow();
        window->resize(1200, 800);
        window->show();
    }
    void open() {
        QSignalSpy opened(window, &MainWindow::storeOpened);
        window->considerStore(store.folder(), true);
        QVERIFY(QTest::qWaitFor([&] { return opened.count() > 0; }, kLong));
        settle();
    }
    void settle() {
        QVERIFY(QTest::qWaitFor([this] { return backgroundTasks() == 0 && window->jobs()->idle(); }, kLong));
    }
    QAction* action(const QString& text) const {
        for (QAction* each : window->actions()) {
            if (each->text() == text)
                return each;
        }
        return nullptr;
    }
    void run(const char* text) {
        QAction* chosen = action(QString::fromUtf8(text));
        QVERIFY2(chosen && chosen->isEnabled(), text);
        chosen->trigger();
    }
    QString log() const { return window->docks()->log()->toPlainText(); }

    QTemporaryDir home;
    OpenStore store;
    App app;
    QPointer<MainWindow> window;
};

void checkpointTo(Bench& bench, const QString& target) {
    bench.run("Make a c&heckpoint…");
    auto* dialog = bench.window->findChild<QFileDialog*>();
    QVERIFY(dialog);
    Q_EMIT dialog->fileSelected(target);
    dialog->reject();
}

// Starts one kind of job and returns while it runs.
void startJob(Bench& bench, const QString& kind) {
    MainWindow* window = bench.window;
    const auto transfer = [&](const char* action, const QString& file) {
        bench.run(action);
        auto* dialog = window->findChild<TransferDialog*>();
        QVERIFY(dialog);
        dialog->setFile(file);
        QMetaObject::invokeMethod(dialog->findChild<QDialogButtonBox*>(), "accepted");
    };
    if (kind == QLatin1String("count"))
        bench.run("Count &keys");
    else if (kind == QLatin1String("verify"))
        bench.run("&Verify");
    else if (kind == QLatin1String("flush"))
        bench.run("&Flush the memtable");
    else if (kind == QLatin1String("compact"))
        bench.run("&Compact everything");
    else if (kind == QLatin1String("export"))
        transfer("&Export…", bench.home.filePath(QStringLiteral("rows.jsonl")));
    else if (kind == QLatin1String("import"))
        transfer("&Import…", bench.home.filePath(QStringLiteral("in.jsonl")));
    else
        checkpointTo(bench, bench.home.filePath(QStringLiteral("copy")));
}

}  // namespace

class WindowJobsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { test::failOnQtWarnings(); }

    void verifyingASoundStoreSaysSo() {
        Bench bench;
        bench.open();
        EventLoopWatchdog watchdog;
        bench.run("&Verify");
        bench.settle();
        QTRY_VERIFY2(bench.log().contains(QStringLiteral("all is well")), qPrintable(bench.log()));
        QVERIFY2(watchdog.ok(), watchdog.report());
    }

    void aCheckpointIsMadeWhereItWasAskedForAndOpens() {
        Bench bench;
        bench.open();
        EventLoopWatchdog watchdog;
        const QString target = bench.home.filePath(QStringLiteral("copy"));
        checkpointTo(bench, target);
        bench.settle();
        QTRY_VERIFY(bench.log().contains(target));
        QSignalSpy opened(bench.window, &MainWindow::storeOpened);
        bench.window->considerStore(target, true);
        QTRY_COMPARE_WITH_TIMEOUT(opened.count(), 1, kLong);
        PinnedValue value;
        QVERIFY(bench.window->session()->reader()->get("key/003999", 0, value).ok());
        QVERIFY2(watchdog.ok(), watchdog.report());
        bench.settle();
    }

    void aCheckpointThatIsCancelledLeavesNothing() {
        Bench bench;
        bench.open();
        const QString target = bench.home.filePath(QStringLiteral("copy"));
        QPointer<Job> job;
        connect(bench.window->jobs(), &JobQueue::changed, this, [&] {
            if (job || !bench.window->jobs()->current())
                return;
            job = bench.window->jobs()->current();
            job->cancel();
        });
        checkpointTo(bench, target);
        QVERIFY(job);
        bench.settle();
        QCOMPARE(job->state(), Job::State::cancelled);
        QCOMPARE(QDir(bench.home.path()).entryList({QStringLiteral("copy*")}), QStringList());
    }

    void theSampleStoreIsMadeByAJobThatCanBeCancelled() {
        QTemporaryDir data;
        qputenv("LEVELSCOPE_DATA_DIR", data.path().toLocal8Bit());
        Bench bench;
        EventLoopWatchdog watchdog;
        bench.run("&Make the sample store…");
        QTRY_COMPARE(bench.window->startScreen()->step(), StartScreen::busyStep);
        const QList<Job*> jobs = bench.window->jobs()->jobs();
        QCOMPARE(jobs.size(), 1);
        // Either it is at work by now, or this machine lacks the data it is made from; then it must say so.
        QTRY_VERIFY_WITH_TIMEOUT(jobs[0]->done() > 0 || jobs[0]->state() == Job::State::failed, kLong);
        if (jobs[0]->state() == Job::State::failed) {
            QTRY_VERIFY(bench.window->startScreen()->errorBanner()->isVisible());
        } else {
            QElapsedTimer sinceCancel;
            sinceCancel.start();
            for (QPushButton* button : bench.window->startScreen()->findChildren<QPushButton*>()) {
                if (button->isVisible() && button->text() == QStringLiteral("Cancel"))
                    QTest::mouseClick(button, Qt::LeftButton);
            }
            QVERIFY(jobs[0]->control()->stopRequested());
            QVERIFY(sinceCancel.elapsed() < 200);
            QTRY_COMPARE_WITH_TIMEOUT(bench.window->startScreen()->step(), StartScreen::home, kLong);
        }
        bench.settle();
        QVERIFY(!bench.window->session());
        QVERIFY2(watchdog.ok(), watchdog.report());
        qunsetenv("LEVELSCOPE_DATA_DIR");
    }

    void rowsGoOutAndComeBackThroughTheDialogs() {
        Bench bench;
        bench.open();
        EventLoopWatchdog watchdog;
        const QString file = bench.home.filePath(QStringLiteral("rows.csv"));
        bench.run("&Export…");
        auto* out = bench.window->findChild<TransferDialog*>();
        QVERIFY(out);
        QTest::keyClicks(out->findChild<QLineEdit*>(), file);
        out->setFile(file);
        Q_EMIT out->findChild<QDialogButtonBox*>()->accepted();
        bench.settle();
        QTRY_VERIFY2(bench.log().contains(QStringLiteral("rows exported")), qPrintable(bench.log()));
        QTRY_VERIFY(!bench.window->findChild<TransferDialog*>());

        QFile made(file);
        QVERIFY(made.open(QIODevice::ReadWrite));
        QCOMPARE(made.readAll().count('\n'), kKeys + 1);
        made.write("fresh/key,fresh value\n");
        made.close();
        bench.run("&Import…");
        auto* in = bench.window->findChild<TransferDialog*>();
        QVERIFY(in);
        in->setFile(file);
        Q_EMIT in->findChild<QDialogButtonBox*>()->accepted();
        bench.settle();
        QTRY_VERIFY2(bench.log().contains(QStringLiteral("rows imported")), qPrintable(bench.log()));
        PinnedValue value;
        QVERIFY(bench.window->session()->reader()->get("fresh/key", 0, value).ok());
        QCOMPARE(std::string(value.view()), std::string("fresh value"));
        QVERIFY2(watchdog.ok(), watchdog.report());
    }

    void whateverIsClosedDuringWhateverJobIsSafe_data() {
        QTest::addColumn<QString>("job");
        QTest::addColumn<QString>("closed");
        for (const char* job : {"count", "verify", "flush", "compact", "export", "import", "checkpoint"}) {
            for (const char* closed : {"window", "store", "app"})
                QTest::addRow("%s, %s", job, closed)
                    << QString::fromLatin1(job) << QString::fromLatin1(closed);
        }
    }

    void whateverIsClosedDuringWhateverJobIsSafe() {
        QFETCH(QString, job);
        QFETCH(QString, closed);
        Bench bench;
        QFile rows(bench.home.filePath(QStringLiteral("in.jsonl")));
        QVERIFY(rows.open(QIODevice::WriteOnly));
        for (int i = 0; i < 5000; ++i)
            rows.write(QByteArray("{\"key\":\"in/") + QByteArray::number(i) + "\",\"value\":\"v\"}\n");
        rows.close();
        bench.open();
        startJob(bench, job);
        // Its end is told by the event loop, which has not run since: to the window the job runs.
        QVERIFY(!bench.window->jobs()->idle());
        EventLoopWatchdog watchdog;
        if (closed == QLatin1String("window")) {
            bench.window->close();
        } else if (closed == QLatin1String("store")) {
            bench.window->closeStore();
            QVERIFY(!bench.window->session());
        } else {
            bench.app.quit();
        }
        if (closed != QLatin1String("store"))
            QTRY_VERIFY_WITH_TIMEOUT(!bench.window, kLong);
        QTRY_COMPARE_WITH_TIMEOUT(backgroundTasks(), 0, kLong);
        QVERIFY2(watchdog.ok(), watchdog.report());
        QVERIFY(bench.store.open());
        QCOMPARE(bench.store.get("key/000000").value_or(""), std::string(120, 'a'));
        QCOMPARE(bench.store.get("key/003999").value_or(""), std::string(120, char('a' + 3999 % 26)));
    }
};

QTEST_MAIN(WindowJobsTest)
#include "window_jobs_test.moc"
