// The Keys page on a store with a damaged block: the error first, the rest when it is asked for, and always
// that it is not the whole.
#include <QPushButton>
#include <QTreeView>
#include <QtTest>

#include "gui/models/damage_places_model.h"
#include "gui/models/key_grid_model.h"
#include "gui/pages/keys/damage_bar.h"
#include "gui/pages/keys/key_grid_view.h"
#include "gui/pages/keys/key_window.h"
#include "gui/pages/keys/keys_page.h"
#include "gui/pages/keys/prefix_tree.h"
#include "gui/pages/keys/scan_bar.h"
#include "gui/widgets/error_banner.h"
#include "gui/widgets/theme.h"
#include "gui/widgets/value_view.h"
#include "tests/support/event_loop_watchdog.h"
#include "tests/support/gui_story.h"
#include "tests/support/open_store.h"

using namespace levelscope;
using namespace levelscope::gui;
using test::OpenStore;

namespace {

constexpr int kKeys = 1200;

std::string keyOf(int i) {
    return QStringLiteral("key/%1").arg(i, 5, 10, QLatin1Char('0')).toStdString();
}

void fill(Db& db) {
    WriteBatch batch;
    for (int i = 0; i < kKeys; ++i)
        batch.put(keyOf(i), "value " + std::to_string(i) + std::string(200, 'x'));
    if (!db.write({}, batch).ok() || !db.flush().ok())
        qFatal("cannot fill the store");
}

}  // namespace

class DamagedKeysTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() {
        Theme::apply(ThemeKind::light);
        Options options;
        options.autoCompaction = false;
        m_store = std::make_unique<OpenStore>(fill, options);
        m_watchdog = std::make_unique<test::EventLoopWatchdog>();
        damageFirstBlock();
        QVERIFY(m_store->open(StoreMode::inspect));
        m_changes = std::make_unique<ChangeSet>();
        m_page = std::make_unique<KeysPage>(m_store->session, m_changes.get());
        m_page->resize(1000, 640);
        m_page->show();
        settle();
    }
    void cleanup() {
        m_page.reset();
        m_changes.reset();
        m_store.reset();
        QVERIFY2(m_watchdog->ok(), m_watchdog->report());
    }

    void theErrorComesFirstAndTheRestWhenAsked() {
        QVERIFY(m_page->errorBanner()->isVisible());
        QVERIFY(!m_page->damageBar()->isVisible());
        QCOMPARE(m_page->model()->rowCount(), 0);
        showRest();
        QVERIFY(!m_page->errorBanner()->isVisible());
        QVERIFY(m_page->damageBar()->isVisible());
        QVERIFY(m_page->damageBar()->text().contains(QLatin1String("not the whole store")));
        QVERIFY(m_page->model()->rowCount() > 100);
        QVERIFY(m_page->model()->keyAt(0) > keyOf(0));
        QVERIFY(m_page->scanBar()->partial());
    }

    void theGapIsMarkedWhereItIsAndListed() {
        showRest();
        const KeyGridModel* model = m_page->model();
        QVERIFY(model->index(0, KeyGridModel::StateColumn).data(KeyGridModel::GapRole).toBool());
        QVERIFY(!model->index(1, KeyGridModel::StateColumn).data(KeyGridModel::GapRole).toBool());
        const QString hint = model->index(0, KeyGridModel::StateColumn).data(Qt::ToolTipRole).toString();
        QVERIFY2(hint.contains(QLatin1String(".lst")), qPrintable(hint));
        DamagePlacesModel* places = m_page->damageBar()->model();
        QCOMPARE(places->rowCount(), 1);
        QVERIFY(places->index(0, DamagePlacesModel::FileColumn)
                    .data(Qt::DisplayRole)
                    .toString()
                    .endsWith(QLatin1String(".lst")));
        QCOMPARE(places->index(0, DamagePlacesModel::OffsetColumn).data(Qt::DisplayRole).toString(),
                 QStringLiteral("0"));
        QTest::mouseClick(m_page->damageBar()->placesButton(), Qt::LeftButton);
        QVERIFY(m_page->damageBar()->list()->isVisible());
        QSignalSpy shown(m_page.get(), &Page::showAddress);
        Q_EMIT m_page->damageBar()->list()->activated(places->index(0, 0));
        QCOMPARE(shown.size(), 1);
        QCOMPARE(shown.front().front().value<Address>().kind, AddressKind::table);
    }

    void valuesBehindTheDamageAreShown() {
        showRest();
        m_page->openAddress(Address::ofKey(keyOf(kKeys - 1)));
        settle();
        QCOMPARE(m_page->address().key, keyOf(kKeys - 1));
        QVERIFY(m_page->valueView()->content().status.ok());
        QVERIFY(m_page->valueView()->content().bytes.starts_with("value 1199"));
    }

    void stoppingAtDamageShowsTheErrorAgain() {
        showRest();
        QTest::mouseClick(m_page->damageBar()->stopButton(), Qt::LeftButton);
        settle();
        QVERIFY(m_page->errorBanner()->isVisible());
        QVERIFY(!m_page->damageBar()->isVisible());
        QCOMPARE(m_page->model()->rowCount(), 0);
    }

private:
    void settle() { QTRY_VERIFY_WITH_TIMEOUT(m_page->settled(), 20000); }
    void showRest() {
        const QList<QPushButton*> buttons = m_page->errorBanner()->findChildren<QPushButton*>();
        for (QPushButton* button : buttons)
            if (button->text() == QLatin1String("Show the rest"))
                QTest::mouseClick(button, Qt::LeftButton);
        settle();
    }
    void damageFirstBlock() const {
        const QFileInfoList tables = QDir(m_store->folder()).entryInfoList({QStringLiteral("*.lst")});
        QCOMPARE(tables.size(), 1);
        QFile table(tables.front().filePath());
        QVERIFY(table.open(QIODevice::ReadWrite) && table.seek(20));
        char byte = 0;
        QVERIFY(table.getChar(&byte) && table.seek(20) && table.putChar(static_cast<char>(byte ^ 1)));
    }

    std::unique_ptr<OpenStore> m_store;
    std::unique_ptr<test::EventLoopWatchdog> m_watchdog;
    std::unique_ptr<ChangeSet> m_changes;
    std::unique_ptr<KeysPage> m_page;
};

QTEST_MAIN(DamagedKeysTest)
#include "damaged_keys_test.moc"
