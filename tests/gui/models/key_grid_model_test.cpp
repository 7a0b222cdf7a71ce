// The window of keys: differences are signalled, staged changes are merged in, nothing hostile reaches the
// screen.
#include <QtTest>

#include "gui/models/key_grid_model.h"
#include "gui/models/key_prefix_model.h"

using namespace levelscope;
using namespace levelscope::gui;

namespace {

KeyRowPtr row(std::string key, std::string value = "v", SequenceNumber sequence = 1) {
    auto made = std::make_shared<KeyRow>();
    made->key = std::move(key);
    made->valueSize = value.size();
    made->preview = value.substr(0, KeyRow::kPreview);
    made->sequence = sequence;
    return made;
}

QString keysOf(const KeyGridModel& model) {
    QStringList keys;
    for (int i = 0; i < model.rowCount(); ++i)
        keys.append(model.index(i, KeyGridModel::StateColumn).data().toString().trimmed() +
                    model.index(i, KeyGridModel::KeyColumn).data().toString());
    return keys.join(QLatin1Char(' '));
}

Original original(SequenceNumber sequence) {
    return {true, sequence, 1, std::make_shared<const std::string>("v")};
}

}  // namespace

class KeyGridModelTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aNewWindowSignalsOnlyTheDifference() {
        KeyGridModel model(nullptr);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        model.setWindow({row("b"), row("d"), row("f")}, true, true, {});
        const QPersistentModelIndex d = model.index(1, KeyGridModel::KeyColumn);
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        model.setWindow({row("a"), row("c"), row("d"), row("e"), row("g"), row("h")}, true, true, {});
        QCOMPARE(keysOf(model), QStringLiteral("a c d e g h"));
        QVERIFY(resets.isEmpty());
        QCOMPARE(d.row(), 2);
        model.setWindow({row("x"), row("y")}, false, true, {});
        QCOMPARE(resets.size(), 1);
        QVERIFY(!d.isValid());
    }

    void anyTwoWindowsLeadFromOneToTheOther() {
        KeyGridModel model(nullptr);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        for (unsigned mask = 0; mask < 512; ++mask) {
            std::vector<KeyRowPtr> rows;
            QStringList expected;
            for (unsigned bit = 0; bit < 8; ++bit) {
                if ((mask * 37u) >> bit & 1u) {
                    rows.push_back(row(std::string(1, static_cast<char>('a' + bit))));
                    expected.append(QString(QLatin1Char(static_cast<char>('a' + bit))));
                }
            }
            model.setWindow(rows, true, true, {});
            QCOMPARE(keysOf(model), expected.join(QLatin1Char(' ')));
        }
    }

    void stagedChangesAppearInTheirPlaces() {
        ChangeSet set;
        KeyGridModel model(&set);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        model.setWindow({row("b"), row("d"), row("f")}, true, true, {});
        set.put("c", "new", {});
        set.put("d", "edited", original(1));
        set.erase({{"f", original(1)}});
        set.put("z", "last", {});
        QCOMPARE(keysOf(model), QStringLiteral("b +c ~d −f +z"));
        QCOMPARE(model.index(2, KeyGridModel::ValueColumn).data().toString(), QStringLiteral("edited"));
        set.eraseRange("a", "e", 0);
        QCOMPARE(keysOf(model), QStringLiteral("−b −d −f +z"));
        set.undoStack()->undo();
        QCOMPARE(keysOf(model), QStringLiteral("b +c ~d −f +z"));
        set.revertAll();
        QCOMPARE(keysOf(model), QStringLiteral("b d f"));
    }

    void stagedKeysOutsideTheWindowOrTheFilterStayOut() {
        ChangeSet set;
        KeyGridModel model(&set);
        set.put("a", "1", {});
        set.put("m", "1", {});
        set.put("z", "1", {});
        model.setWindow({row("k"), row("n")}, false, false, {});
        QCOMPARE(keysOf(model), QStringLiteral("k +m n"));
        model.setWindow({row("k"), row("n")}, true, true, KeyFilter::withPrefix("m"));
        QCOMPARE(keysOf(model), QStringLiteral("k +m n"));
        model.setWindow({}, true, true, KeyFilter::withPrefix("a"));
        QCOMPARE(keysOf(model), QStringLiteral("+a"));
    }

    void hostileKeysAreShownHarmless_data() {
        QTest::addColumn<QByteArray>("key");
        QTest::addColumn<QString>("shown");
        QTest::newRow("markup") << QByteArray("<img src=/etc/passwd>")
                                << QStringLiteral("<img src=/etc/passwd>");
        QTest::newRow("bidi") << QByteArray("a\xe2\x80\xae") + QByteArray("b")
                              << QStringLiteral("a\\u{202e}b");
        QTest::newRow("control") << QByteArray("a\nb\0c", 5) << QStringLiteral("a\\nb\\x00c");
        QTest::newRow("no UTF-8") << QByteArray("\xff\xfe") << QStringLiteral("\\xff\\xfe");
        QTest::newRow("empty") << QByteArray() << QStringLiteral("empty key");
    }
    void hostileKeysAreShownHarmless() {
        QFETCH(QByteArray, key);
        QFETCH(QString, shown);
        KeyGridModel model(nullptr);
        model.setWindow({row(key.toStdString())}, true, true, {});
        const QModelIndex index = model.index(0, KeyGridModel::KeyColumn);
        QCOMPARE(index.data().toString(), shown);
        QVERIFY(!index.data(Qt::ToolTipRole).toString().contains(QLatin1Char('<')));
        QCOMPARE(index.data(KeyGridModel::EmptyRole).toBool(), key.isEmpty());
    }

    void theLongestKeyCostsNoMoreThanWhatIsShown() {
        KeyGridModel model(nullptr);
        model.setWindow({row(std::string(kMaxKeySize, 'k'), std::string(100000, 'v'))}, true, true, {});
        for (int column = 0; column < KeyGridModel::ColumnCount; ++column)
            QVERIFY(model.index(0, column).data().toString().size() <= 256);
        QVERIFY(model.index(0, KeyGridModel::KeyColumn).data(Qt::ToolTipRole).toString().size() < 4096);
    }

    void prefixesAreAskedForWhenABranchIsOpened() {
        KeyPrefixModel model;
        std::vector<std::string> asked;
        connect(&model, &KeyPrefixModel::childrenWanted, &model,
                [&](const std::string& p) { asked.push_back(p); });
        model.fetchMore(model.rootIndex());
        QVERIFY(model.waiting());
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        tester.setUseFetchMore(false);  // only what the view asks for
        model.setChildren("", {"iso/", "unicode/"}, false);
        const QModelIndex unicode = model.index(1, 0, model.rootIndex());
        QVERIFY(model.hasChildren(unicode));
        model.fetchMore(unicode);
        model.fetchMore(unicode);  // once is enough
        model.setChildren("unicode/", {"unicode/char/"}, true);
        QCOMPARE(asked, (std::vector<std::string>{"", "unicode/"}));
        QCOMPARE(model.rowCount(unicode), 2);
        QCOMPARE(model.index(0, 0, unicode).data().toString(), QStringLiteral("char/"));
        QVERIFY(model.index(1, 0, unicode).data(KeyPrefixModel::MoreRole).toBool());
        QCOMPARE(model.index(1, 0, unicode).data().toString(), QString(QChar(0x2026)));
        QCOMPARE(model.prefixAt(model.deepest("unicode/char/1F600")), std::string("unicode/char/"));
        model.setChildren("nowhere/", {"x/"}, false);
        model.reset();
        QCOMPARE(model.rowCount(model.rootIndex()), 0);
        model.fetchMore(model.rootIndex());
        model.setChildren("", {}, true);
        QCOMPARE(model.index(0, 0, model.rootIndex()).data().toString(), QStringLiteral("none found yet"));
    }
};

QTEST_GUILESS_MAIN(KeyGridModelTest)
#include "key_grid_model_test.moc"
