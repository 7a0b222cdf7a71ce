// In a store with large values one can see that they lie apart: how many bytes, what of them is garbage, what
// a table refers to, and where the value of an entry is.
#include <QTableView>

#include "core/version/value_use.h"
#include "gui/models/display.h"
#include "gui/pages/table/structure_view.h"
#include "tests/support/window_story.h"

using namespace levelscope;
using namespace levelscope::gui;
using levelscope::test::OpenStore;
using levelscope::test::WindowUser;

namespace {

constexpr int kKeys = 40;
constexpr size_t kLarge = 3000;

std::string keyOf(int i) {
    return "photo/" + std::to_string(1000 + i);
}

Options separated() {
    Options options;
    options.autoCompaction = false;
    options.upperCompression = Compression::none;
    options.bottomCompression = Compression::none;
    options.valueSeparationBytes = 1000;
    return options;
}

// Every fourth value anew: a quarter of the first value file is garbage, which is left at that.
void fill(Db& db) {
    for (int i = 0; i < kKeys; ++i)
        test::must(db.put(keyOf(i), std::string(kLarge, 'v')));
    test::must(db.flush());
    for (int i = 0; i < kKeys; i += 4)
        test::must(db.put(keyOf(i), std::string(kLarge, 'w')));
    test::must(db.put("small", "in the table"));
    CompactionJob job;
    test::must(db.compact({}, job));
}

void fillSmall(Db& db) {
    test::must(db.put("small", "in the table"));
    test::must(db.flush());
}

}  // namespace

class ValueFilesWindowTest : public QObject, test::WindowStory {
    Q_OBJECT
private Q_SLOTS:
    void init() { begin(); }
    void cleanup() { end(); }

    void theOverviewTellsWhatLiesApart() {
        open(fill);
        const ValueUse use = valueUseOf(*version());
        QCOMPARE(use.files, uint64_t{2});
        QVERIFY(use.garbageShare() > 0.15 && use.garbageShare() < 0.25);
        m_window->showPage(QStringLiteral("overview"));
        QVERIFY(m_user->sees(QStringLiteral("in value files")));
        QVERIFY(m_user->sees(displaySize(use.bytes)));
        QVERIFY(m_user->sees(QStringLiteral("of it garbage")));
        QVERIFY(m_user->sees(displayPercent(use.garbageShare(), 0)));
        QVERIFY(m_user->sees(displaySize(table().fileSize)));  // in tables
    }

    void nothingIsSaidOfThemWhereThereAreNone() {
        open(fillSmall);
        m_window->showPage(QStringLiteral("overview"));
        QVERIFY(m_user->sees(QStringLiteral("in tables")));
        QVERIFY(!m_user->reads().contains(QStringLiteral("value files")));
        QVERIFY(!m_user->reads().contains(QStringLiteral("garbage")));
    }

    void aTableTellsWhatItRefersToAndWhereEachValueLies() {
        open(fill);
        m_window->showAddress(Address::ofEntry(table().number, 0, 1));
        settle();
        QVERIFY(m_user->sees(
            QStringLiteral("%1 of values in 2 value files").arg(displaySize(table().valueBytes()))));
        for (const ValueRef& ref : table().valueRefs)
            QVERIFY(m_user->sees(
                QStringLiteral("%1 bytes, in %2 at 0x").arg(displayNumber(kLarge), nameOf(ref))));
        QVERIFY(m_user->sees(QStringLiteral("put, in a value file")));
        QVERIFY(m_user->sees(QStringLiteral("in the table")));  // the small one's
        m_window->page(QStringLiteral("table"))->prepareShowcase(QStringLiteral("properties"));
        QVERIFY(m_user->sees(QStringLiteral("in ") + nameOf(table().valueRefs.front())));
        QVERIFY(m_user->sees(QStringLiteral("30 values, ")));
    }

    void fromAnEntryOneGetsToTheBytesOfItsValue() {
        open(fill);
        m_window->showAddress(Address::ofEntry(table().number, 0, 1));
        settle();
        auto* entries = m_window->currentPage()->findChild<StructureView*>()->findChild<QTableView*>();
        QVERIFY(m_user->activate(entries, 1));
        QTRY_COMPARE(m_window->place().page, QStringLiteral("log"));
        settle();
        const Address shown = m_window->currentPage()->address();
        QCOMPARE(QString::fromStdString(shown.file), nameOf(table().valueRefs.front()));
        QCOMPARE(shown.length, uint64_t{kLarge + kBlockTrailerSize});
        QVERIFY(m_user->sees(QStringLiteral("value file")));
    }

    void theSpacePageTellsOfTheGarbage() {
        open(fill);
        m_window->showPage(QStringLiteral("space"));
        settle();
        QVERIFY(m_user->sees(QStringLiteral("besides %1 of garbage in 2 value files")
                                 .arg(displaySize(valueUseOf(*version()).garbageBytes))));
    }

private:
    void open(void (*fillStore)(Db&)) {
        m_store = std::make_unique<OpenStore>(fillStore, separated());
        openStoreInWindow();
    }
    std::shared_ptr<const Version> version() const { return m_window->session()->state()->version; }
    TableMeta table() const { return *version()->level(version()->deepestLevel()).front(); }
    static QString nameOf(const ValueRef& ref) {
        return QStringLiteral("%1.lsv").arg(ref.file, 6, 10, QLatin1Char('0'));
    }
};

QTEST_MAIN(ValueFilesWindowTest)
#include "value_files_window_test.moc"
