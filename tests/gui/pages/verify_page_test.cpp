// The Verify page on sound and damaged stores: what is found, where it leads, and that it can be cancelled.
#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QDir>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QtTest>

#include "gui/models/finding_list_model.h"
#include "gui/pages/job_card.h"
#include "gui/pages/verify/verify_page.h"
#include "gui/widgets/error_banner.h"
#include "gui/widgets/property_list.h"
#include "gui/widgets/theme.h"
#include "tests/support/event_loop_watchdog.h"
#include "tests/support/gui_story.h"
#include "tests/support/open_store.h"

using namespace levelscope;
using namespace levelscope::gui;
using test::must;
using test::OpenStore;

namespace {

void fill(Db& db) {
    for (int round = 0; round < 3; ++round) {
        for (int i = 0; i < 500; ++i)
            must(db.put("key/" + std::to_string(1000 + i), std::string(60, char('a' + round))));
        must(db.flush());
    }
}

Options quiet() {
    Options options;
    options.autoCompaction = false;
    return options;
}

}  // namespace

class VerifyPageTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { Theme::apply(ThemeKind::light); }

    void init() {
        test::failOnQtWarnings();
        m_store = std::make_unique<OpenStore>(fill, quiet());
        m_watchdog = std::make_unique<test::EventLoopWatchdog>();
    }
    void cleanup() {
        m_page.reset();
        m_store.reset();
        QVERIFY2(m_watchdog->ok(), m_watchdog->report());
    }

    void beforeItBeginsThePageTellsWhatItWouldDo() {
        show();
        QVERIFY(!m_page->verdict()->isVisible());
        QVERIFY(m_store->jobs.jobs().isEmpty() || m_store->jobs.idle());
        for (QPushButton* button : m_page->findChildren<QPushButton*>())
            if (button->isVisible() && button->text() == QStringLiteral("Verify now"))
                QTest::mouseClick(button, Qt::LeftButton);
        QTRY_VERIFY(m_page->verdict()->isVisible());
    }

    void aSoundStoreIsCalledSoundWithWhatWasRead() {
        show();
        verify();
        QCOMPARE(m_page->verdict()->text(), QStringLiteral("✓ Sound: every file is as it was written"));
        QVERIFY(m_page->figures()->text().contains(QStringLiteral("3 table(s)")));
        QVERIFY(m_page->figures()->text().contains(QStringLiteral("1\u202f500 entries")));
        QVERIFY(m_page->checks()->isVisible());
        QCOMPARE(m_page->checks()->rows().at(2).value, QStringLiteral("1\u202f500"));  // keys in order
        QVERIFY(!m_page->list()->isVisible() && !m_page->openButton()->isVisible());
        QVERIFY(m_page->summary().contains(QStringLiteral("all is well")));
    }

    void aStoreThatMovedOnIsToldBesideTheOldAnswer() {
        show();
        verify();
        QVERIFY(!m_page->figures()->text().contains(QStringLiteral("since")));
        must(m_store->session->db()->put("late", "value"));
        m_store->session->flush();
        QTRY_VERIFY(m_page->figures()->text().contains(QStringLiteral("tables came and went since")));
    }

    void damageIsListedAndLeadsToItsBlock() {
        const QString victim = damage(tables().at(1));
        show();
        verify();
        QVERIFY(m_page->verdict()->text().startsWith(QStringLiteral("✗ Damaged in ")));
        const FindingListModel* findings = m_page->findings();
        QVERIFY(findings->rowCount() >= 1);
        const QAbstractItemModelTester tester(m_page->findings(),
                                              QAbstractItemModelTester::FailureReportingMode::Fatal);
        QVERIFY(findings->index(0, 0).data(FindingListModel::FatalRole).toBool());
        QVERIFY(findings->index(0, FindingListModel::WhatColumn).data().toString().contains(victim));
        QSignalSpy shown(m_page.get(), &Page::showAddress);
        QTest::keyClick(m_page->list(), Qt::Key_Return);
        QCOMPARE(shown.count(), 1);
        const auto where = shown[0][0].value<Address>();
        QCOMPARE(int(where.kind), int(AddressKind::block));
        QCOMPARE(QStringLiteral("%1.lst").arg(where.number, 6, 10, QLatin1Char('0')), victim);
        QTest::mouseClick(m_page->openButton(), Qt::LeftButton);
        QCOMPARE(shown.count(), 2);
    }

    void whatIsMerelyWorthKnowingIsNoDamage() {
        QVERIFY(QFile::copy(m_store->folder() + QLatin1Char('/') + tables().front(),
                            m_store->folder() + QStringLiteral("/900000.lst")));
        show(StoreMode::inspect);
        verify();
        QCOMPARE(m_page->verdict()->text(), QStringLiteral("✓ Sound, with 1 thing(s) to know"));
        QVERIFY(!m_page->findings()->index(0, 0).data(FindingListModel::FatalRole).toBool());
    }

    void findingsAreCopiedWithTheirPlaces() {
        damage(tables().front());
        show();
        verify();
        for (QPushButton* button : m_page->findChildren<QPushButton*>())
            if (button->text() == QStringLiteral("Copy findings"))
                QTest::mouseClick(button, Qt::LeftButton);
        const QString copied = QGuiApplication::clipboard()->text();
        QCOMPARE(int(copied.count(QLatin1Char('\n'))), m_page->findings()->rowCount() - 1);
        QVERIFY(copied.startsWith(QStringLiteral("table:")));
    }

    void whatIsCancelledLeavesTheAnswerBefore() {
        show();
        verify();
        const QString before = m_page->figures()->text();
        damage(tables().front());
        Job* job = m_page->verify();
        QVERIFY(job && !m_page->verify());
        QVERIFY(m_page->jobCard()->isVisible() && !m_page->startButton()->isEnabled());
        QTest::mouseClick(m_page->jobCard()->cancelButton(), Qt::LeftButton);
        QTRY_VERIFY(m_page->settled());
        if (job->state() == Job::State::cancelled)  // else it was faster than the click
            QCOMPARE(m_page->figures()->text(), before);
        QVERIFY(m_page->startButton()->isEnabled() && !m_page->jobCard()->isVisible());
    }

    void aTableByItselfIsVerifiedToo() {
        const QString file = m_store->folder() + QLatin1Char('/') + tables().front();
        StoreSession::OpenRequest request;
        request.directory = file;
        request.mode = StoreMode::inspect;
        QObject parent;
        StoreSession* session = nullptr;
        Status status;
        bool ended = false;
        StoreSession::open(request, &m_store->jobs, &parent, [&](StoreSession* made, const Status& how) {
            session = made;
            status = how;
            ended = true;
        });
        QTRY_VERIFY(ended);
        QVERIFY2(session, toLogString(status).c_str());
        damage(tables().front());  // while it is looked at: to open it, its first block must be sound
        {
            VerifyPage page(session);
            page.resize(900, 600);
            page.show();
            page.verify();
            QTRY_VERIFY(page.settled());
            QVERIFY(page.verdict()->text().startsWith(QStringLiteral("✗ Damaged in ")));
            QVERIFY(page.figures()->text().contains(QStringLiteral("1 table(s)")));
        }
        delete session;
    }

private:
    void show(StoreMode mode = StoreMode::edit) {
        QVERIFY(m_store->open(mode));
        m_page = std::make_unique<VerifyPage>(m_store->session);
        m_page->resize(1000, 700);
        m_page->show();
    }
    void verify() {
        QTest::mouseClick(m_page->startButton(), Qt::LeftButton);
        QTRY_VERIFY(m_page->settled());
        QVERIFY(!m_page->error()->isVisible());
    }
    QStringList tables() const {
        return QDir(m_store->folder()).entryList({QStringLiteral("*.lst")}, QDir::Files, QDir::Name);
    }
    // A few bytes of its middle; gives back its name.
    QString damage(const QString& name) const {
        QFile file(m_store->folder() + QLatin1Char('/') + name);
        if (!file.open(QIODevice::ReadWrite) || !file.seek(300) || file.write("\xff\xfe\xfd\xfc") != 4)
            qFatal("the table cannot be damaged");
        return name;
    }

    std::unique_ptr<OpenStore> m_store;
    std::unique_ptr<test::EventLoopWatchdog> m_watchdog;
    std::unique_ptr<VerifyPage> m_page;
};

QTEST_MAIN(VerifyPageTest)
#include "verify_page_test.moc"
