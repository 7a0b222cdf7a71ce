// The Log page on real stores: batches, bytes and operations follow each other, the time machine goes to any
// edit by mouse and keyboard, plays, compares and follows tables, and what went is told as gone, not as
// damaged.
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QRegularExpression>
#include <QTableView>
#include <QToolButton>
#include <QtTest>

#include "core/version/file_names.h"
#include "gui/models/file_list_model.h"
#include "gui/models/table_change_model.h"
#include "gui/models/table_life_model.h"
#include "gui/models/wal_batch_model.h"
#include "gui/pages/log/files_view.h"
#include "gui/pages/log/log_page.h"
#include "gui/pages/log/time_view.h"
#include "gui/pages/log/wal_view.h"
#include "gui/widgets/edit_timeline.h"
#include "gui/widgets/error_banner.h"
#include "gui/widgets/hex_view.h"
#include "gui/widgets/level_map.h"
#include "gui/widgets/theme.h"
#include "tests/support/event_loop_watchdog.h"
#include "tests/support/gui_story.h"
#include "tests/support/open_store.h"

using namespace levelscope;
using namespace levelscope::gui;
using test::OpenStore;

namespace {

// Flushes, compactions, one that was asked for, and writes that only the log has.
void fillClassroom(Db& db) {
    for (int i = 0; i < 400; ++i)
        if (!db.put("key/" + std::to_string(1000 + i * 7 % 150), "value " + std::to_string(i)).ok())
            qFatal("cannot fill the store");
    CompactionJob job;
    if (!db.flush().ok() || !db.waitForBackground().ok() || !db.compact({}, job).ok())
        qFatal("cannot settle the store");
    WriteBatch batch;
    batch.put("last/one", "first value");
    batch.erase("last/two");
    batch.put("last/three", std::string(300, 'v'));
    if (!db.write({}, batch).ok())
        qFatal("cannot write");
}

}  // namespace

class LogPageTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { Theme::apply(ThemeKind::light); }

    void init() {
        test::failOnQtWarnings();
        m_store = std::make_unique<OpenStore>(fillClassroom, *Options::fromPreset("classroom"));
        m_watchdog = std::make_unique<test::EventLoopWatchdog>();
        show(StoreMode::inspect);
    }
    void cleanup() {
        m_page.reset();
        m_store.reset();
        QVERIFY2(m_watchdog->ok(), m_watchdog->report());
    }

    void batchesBytesAndOperationsFollowEachOther() {
        WalView* wal = m_page->wal();
        QVERIFY(wal->batches()->model()->rowCount() > 0);
        const int last = wal->batches()->model()->rowCount() - 1;
        QTest::keyClick(wal->batches(), Qt::Key_End, Qt::ControlModifier);
        QTRY_COMPARE(wal->batches()->currentIndex().row(), last);
        QTRY_VERIFY(wal->settled() && wal->operations()->model()->rowCount() == 3);
        QCOMPARE(wal->hex()->selectionStart(), wal->offset());

        // An operation chosen is selected in the bytes.
        QTest::mouseClick(wal->operations()->viewport(), Qt::LeftButton, {},
                          wal->operations()->visualRect(wal->operations()->model()->index(2, 0)).center());
        const uint64_t third = wal->hex()->selectionStart();
        QVERIFY(third > wal->offset());
        QVERIFY(wal->hex()->selectionLength() > 300);

        // And a byte chosen finds its operation.
        wal->operations()->selectRow(0);
        QVERIFY(wal->hex()->selectionStart() < third);
        wal->hex()->select(third, 1);
        QTest::keyClick(wal->hex(), Qt::Key_Right);
        QCOMPARE(wal->operations()->currentIndex().row(), 2);

        // A byte of another batch leads to that batch.
        QTest::keyClick(wal->hex(), Qt::Key_Home, Qt::ControlModifier);
        QTRY_COMPARE(wal->batches()->currentIndex().row(), 0);
        QTRY_VERIFY(wal->settled());
        QVERIFY(wal->offset() == 0);
    }

    void aReceiptLeadsToItsBatch() {
        show(StoreMode::edit);
        WriteBatch batch;
        batch.put("receipt", "of this one");
        std::optional<WriteReceipt> receipt;
        m_store->session->write(std::move(batch), {}, [&](const Result<WriteReceipt>& got) {
            QVERIFY(got.ok());
            receipt = *got;
        });
        QTRY_VERIFY(receipt);
        const Address address = Address::ofWalRecord(receipt->walNumber, receipt->walOffset);
        QVERIFY(m_page->accepts(address));
        m_page->openAddress(address);
        QTRY_VERIFY(m_page->settled() && m_page->wal()->offset() == receipt->walOffset);
        QVERIFY(m_page->address() == address);
        QCOMPARE(m_page->wal()->operations()->model()->index(0, 2).data().toString(),
                 QStringLiteral("receipt"));
    }

    void aReceiptLeadsToItsBatchBeforeTheStateTellsOfIt() {
        show(StoreMode::edit);
        const auto before = m_store->session->state();
        WriteBatch batch;
        batch.put("receipt", "of this one");
        std::optional<Address> address;
        m_store->session->write(std::move(batch), {}, [&](const Result<WriteReceipt>& got) {
            QVERIFY(got.ok());
            QVERIFY(m_store->session->state() == before);
            address = Address::ofWalRecord(got->walNumber, got->walOffset);
            m_page->openAddress(*address);
        });
        QTRY_VERIFY(address && m_page->settled());
        QCOMPARE(m_page->wal()->offset(), address->offset);
        QVERIFY(m_page->address() == *address);
    }

    void whatARecoveryWouldDoIsToldBeforehand() {
        QTRY_VERIFY(!m_page->wal()->preview().isEmpty());
        QVERIFY2(
            m_page->wal()->preview().contains(QString::number(m_store->session->state()->info.lastSequence)),
            qPrintable(m_page->wal()->preview()));
        QVERIFY(m_page->wal()->summary().contains(QStringLiteral("✓")));
        // The mark that closing left is no batch: both lines count the same.
        const QString batches =
            QRegularExpression(QStringLiteral("batches: \\d+")).match(m_page->wal()->preview()).captured();
        QVERIFY(!batches.isEmpty());
        QVERIFY2(m_page->wal()->summary().contains(batches + QStringLiteral(" ")),
                 qPrintable(m_page->wal()->summary()));
    }

    void aTornEndIsToldFromDamage() {
        const uint64_t log = m_store->session->state()->logs.back();
        const uint64_t last = lastBatch(log);
        m_page.reset();
        m_store->close();
        QFile file(m_store->folder() + QLatin1Char('/') + QString::fromStdString(walFileName(log)));
        QVERIFY(file.open(QIODevice::ReadWrite));
        // Behind the last batch, the beginning of another one.
        QVERIFY(file.seek(static_cast<qint64>(last)));
        QVERIFY(file.write(QByteArray(24, '\x5a')) == 24);
        file.close();
        show(StoreMode::inspect);
        QTRY_VERIFY(m_page->settled());
        QVERIFY2(m_page->wal()->summary().contains(QStringLiteral("✗")),
                 qPrintable(m_page->wal()->summary()));
        QVERIFY(m_page->wal()->tailButton()->isVisible());
        QTest::mouseClick(m_page->wal()->tailButton(), Qt::LeftButton);
        QCOMPARE(m_page->wal()->hex()->selectionStart(), last);
    }

    void aLogThatWentIsNotCalledDamaged() {
        m_page->openAddress(Address::ofWalRecord(4711, 0));
        QTRY_VERIFY(m_page->wal()->error()->isVisible());
        QVERIFY(m_page->wal()->error()->shown().what.contains(QStringLiteral("moved on")));
        for (auto* button : m_page->wal()->error()->findChildren<QPushButton*>())
            if (button->text() == QStringLiteral("Reload"))
                QTest::mouseClick(button, Qt::LeftButton);
        QTRY_VERIFY(m_page->settled() && m_page->wal()->log() == m_store->session->state()->logs.back());
    }

    void theTimelineGoesToAnyEditByKeyboard() {
        TimeView* time = openTime();
        const auto machine = time->machine();
        const int last = static_cast<int>(machine->editCount()) - 1;
        QVERIFY(last > 10);
        QCOMPARE(time->timeline()->value(), last);
        time->timeline()->setFocus();
        QTest::keyClick(time->timeline(), Qt::Key_Home);
        QCOMPARE(time->ordinal(), std::optional<uint64_t>(0));
        QTRY_VERIFY(time->settled());
        QVERIFY(time->map()->map().empty());
        QTest::keyClick(time->timeline(), Qt::Key_Right);
        QTest::keyClick(time->timeline(), Qt::Key_Right);
        QCOMPARE(time->ordinal(), std::optional<uint64_t>(2));
        QCOMPARE(time->edits()->currentIndex().row(), 2);
        // To what somebody asked for.
        QTest::keyClick(time->timeline(), Qt::Key_Right, Qt::ControlModifier);
        QCOMPARE(machine->edit(time->timeline()->current()).cause, EditCause::manualCompaction);
        QTest::keyClick(time->timeline(), Qt::Key_End);
        QTRY_VERIFY(time->settled());
        QCOMPARE(time->map()->map().version()->tableCount() - ghosts(time),
                 m_store->session->state()->version->tableCount());
        QVERIFY(m_page->address() == Address::ofEdit(machine->edit(size_t(last)).ordinal));
    }

    void theTimelineIsScrubbedByMouse() {
        TimeView* time = openTime();
        EditTimeline* line = time->timeline();
        const int middle = line->maximum() / 2;
        QTest::mousePress(line, Qt::LeftButton, {}, {line->pixelOf(0), line->height() / 2});
        QCOMPARE(line->value(), 0);
        QTest::mouseMove(line, {line->pixelOf(size_t(middle)), line->height() / 2});
        QTRY_COMPARE(line->value(), middle);
        QTest::mouseRelease(line, Qt::LeftButton, {}, {line->pixelOf(size_t(middle)), line->height() / 2});
        QTRY_VERIFY(time->settled());
        QCOMPARE(time->map()->map().version()->tableCount(),
                 time->machine()->tablesAt(size_t(middle)).size() + ghosts(time));
    }

    void playingEndsAtTheNewestAndAStepPauses() {
        TimeView* time = openTime();
        time->setEditsPerSecond(1000);
        QTest::mouseClick(time->playButton(), Qt::LeftButton);
        QVERIFY(time->playing());
        QCOMPARE(time->timeline()->value(), 0);
        QTRY_VERIFY(!time->playing());
        QCOMPARE(time->timeline()->value(), time->timeline()->maximum());
        time->setEditsPerSecond(1);
        time->setPlaying(true);
        QTest::mouseClick(time->edits()->viewport(), Qt::LeftButton, {},
                          time->edits()->visualRect(time->edits()->model()->index(3, 0)).center());
        QVERIFY(!time->playing());
    }

    void twoVersionsAreCompared() {
        TimeView* time = openTime();
        time->timeline()->setValue(3);
        QTest::mouseClick(time->compareButton(), Qt::LeftButton);
        QCOMPARE(time->timeline()->anchor(), std::optional<size_t>(3));
        time->timeline()->setValue(time->timeline()->maximum());
        QTRY_VERIFY(time->settled());
        const auto difference = time->machine()->difference(3, time->machine()->editCount() - 1);
        QCOMPARE(size_t(time->changes()->model()->rowCount()),
                 difference.removed.size() + difference.added.size());
        QTest::mouseClick(time->compareButton(), Qt::LeftButton);
        QVERIFY(!time->timeline()->anchor());
    }

    void aTableIsFollowedFromBirthToDeath() {
        TimeView* time = openTime();
        // The compaction that was asked for: what it merged is still there as ghosts.
        const auto machine = time->machine();
        size_t edit = 0;
        while (machine->edit(edit).cause != EditCause::manualCompaction)
            ++edit;
        time->timeline()->setValue(static_cast<int>(edit));
        QTRY_VERIFY(time->settled());
        const uint64_t gone = machine->stay(machine->changeOf(edit).removed.front()).table.number;
        QVERIFY(time->map()->map().indexOf(gone) >= 0);
        QTest::mouseClick(time->map()->viewport(), Qt::LeftButton, {}, time->map()->rectOf(gone).center());
        time->setList(TimeView::List::life);
        QAbstractItemModel* life = time->life()->model();
        QVERIFY(life->rowCount() >= 2);
        time->life()->setFocus();
        time->life()->selectRow(0);
        QTest::keyClick(time->life(), Qt::Key_Return);
        QCOMPARE(time->timeline()->value(), life->index(0, 0).data(TableLifeModel::IndexRole).toInt());
        time->life()->selectRow(life->rowCount() - 1);
        QTest::keyClick(time->life(), Qt::Key_Return);
        QCOMPARE(time->timeline()->current(), edit);
    }

    void aLiveStoreGrowsTheTimeline() {
        show(StoreMode::edit);
        TimeView* time = openTime();
        const int before = time->timeline()->maximum();
        m_store->session->flush();
        QTRY_VERIFY(time->timeline()->maximum() > before);
        QTRY_VERIFY(time->settled());
        QCOMPARE(time->timeline()->value(), time->timeline()->maximum());
    }

    void everyFileIsThereByteByByte() {
        FilesView* files = openFiles();
        QStringList names;
        for (int row = 0; row < files->files()->model()->rowCount(); ++row)
            names << files->files()->model()->index(row, FileListModel::NameColumn).data().toString();
        for (const char* name : {"CURRENT", "LOG", "OPTIONS"})
            QVERIFY2(names.contains(QLatin1String(name)), qPrintable(names.join(QLatin1Char(' '))));
        QStringList onDisk = QDir(m_store->folder()).entryList(QDir::Files);
        onDisk.sort();
        QCOMPARE(names, onDisk);

        const Address bytes{.kind = AddressKind::bytes, .offset = 2, .length = 5, .file = "CURRENT"};
        QVERIFY(m_page->accepts(bytes));
        m_page->openAddress(bytes);
        QTRY_VERIFY(m_page->settled() && files->hex()->selectionLength() == 5);
        QCOMPARE(files->hex()->selectionStart(), uint64_t{2});
        QVERIFY(m_page->address() == bytes);

        m_page->openAddress({.kind = AddressKind::bytes, .file = "OPTIONS.old"});
        QTRY_VERIFY(files->error()->isVisible());
        QVERIFY(files->error()->shown().what.contains(QStringLiteral("OPTIONS.old")));
    }

    void theBytesOfAManifestAreItsEdits() {
        TimeView* time = openTime();
        time->edits()->setFocus();
        const int flush = 1;
        time->edits()->selectRow(flush);
        QTRY_VERIFY(time->settled());
        connect(m_page.get(), &LogPage::showAddress, m_page.get(), &LogPage::openAddress);
        QTest::keyClick(time->edits(), Qt::Key_Return);
        QTRY_VERIFY(m_page->view() == LogPage::View::files && m_page->settled());
        FilesView* files = m_page->files();
        const TimeMachine::Edit& edit = time->machine()->edit(flush);
        QCOMPARE(files->hex()->selectionStart(), edit.offset);
        QCOMPARE(files->hex()->selectionLength(), edit.length);
        QVERIFY2(files->title().contains(QStringLiteral("edit %1").arg(edit.ordinal)),
                 qPrintable(files->title()));
        // The byte behind it is the next edit's, and Enter on the file goes back to the time machine there.
        QTest::keyClick(files->hex(), Qt::Key_End);
        files->hex()->select(edit.offset + edit.length, 1);
        QVERIFY(files->title().contains(QStringLiteral("edit %1").arg(edit.ordinal + 1)));
        files->files()->setFocus();
        QTest::keyClick(files->files(), Qt::Key_Return);
        QCOMPARE(m_page->view(), LogPage::View::time);
        QTRY_COMPARE(time->ordinal().value_or(0), edit.ordinal + 1);
    }

    void aDamagedManifestShowsTheEditsBeforeTheDamage() {
        const auto machine = openTime()->machine();
        const TimeMachine::Edit& third = machine->edit(2);
        const std::string name = manifestFileName(third.manifest);
        FilesView* files = openFiles();
        QFile file(m_store->folder() + QLatin1Char('/') + QString::fromStdString(name));
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.seek(static_cast<qint64>(third.offset + third.length - 1)));
        char last = 0;
        QVERIFY(file.getChar(&last) && file.seek(file.pos() - 1) && file.putChar(char(last ^ 1)));
        file.close();
        m_page->openAddress(
            {.kind = AddressKind::bytes, .offset = third.offset - 1, .length = 1, .file = name});
        QTRY_VERIFY(m_page->settled() && files->error()->isVisible());
        QVERIFY(files->error()->shown().details.contains(QString::fromStdString(name)));
        QVERIFY(files->title().contains(QStringLiteral("edit %1").arg(third.ordinal - 1)));
    }

    void anEmptyStoreSaysWhatWouldBeHere() {
        m_page.reset();
        OpenStore empty([](Db&) {});
        LogPage page(empty.open());
        page.resize(900, 600);
        page.show();
        QTRY_VERIFY(page.settled());
        bool told = false;
        for (auto* label : page.wal()->findChildren<QLabel*>())
            told = told || (label->isVisible() && label->text() == QStringLiteral("This log is empty"));
        QVERIFY(told);
    }

private:
    void show(StoreMode mode) {
        m_page.reset();
        QVERIFY(m_store->open(mode));
        m_page = std::make_unique<LogPage>(m_store->session);
        m_page->resize(1000, 760);
        m_page->show();
        QTRY_VERIFY(m_page->settled());
    }
    TimeView* openTime() {
        m_page->openAddress(Address::ofEdit(Address::kNewestEdit));
        if (!QTest::qWaitFor([&] { return m_page->settled() && m_page->time()->machine(); }, 10000))
            qFatal("the manifests were not read");
        return m_page->time();
    }
    FilesView* openFiles() {
        m_page->setView(LogPage::View::files);
        FilesView* files = m_page->files();
        if (!QTest::qWaitFor([&] { return m_page->settled() && files->files()->model()->rowCount() > 0; },
                             10000))
            qFatal("the files were not listed");
        return files;
    }
    static size_t ghosts(const TimeView* time) {
        const auto present = time->machine()->tablesAt(time->timeline()->current()).size();
        return time->map()->map().items().size() - present;
    }
    // One past the last batch of the log.
    uint64_t lastBatch(uint64_t log) const {
        return m_store->session->reader()->readLog(log, {}).value().endOffset;
    }

    std::unique_ptr<OpenStore> m_store;
    std::unique_ptr<test::EventLoopWatchdog> m_watchdog;
    std::unique_ptr<LogPage> m_page;
};

QTEST_MAIN(LogPageTest)
#include "log_page_test.moc"
