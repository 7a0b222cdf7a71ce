// Decoders as rules: what a store suggests, what somebody edits, what is kept, and what the page shows of it.
#include <leveldb/comparator.h>
#include <leveldb/db.h>

#include <QCheckBox>
#include <QComboBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QPushButton>
#include <QStandardPaths>
#include <QTreeView>
#include <QtTest>

#include "core/formats/leveldb/indexed_db.h"
#include "gui/models/decoder_rules_model.h"
#include "gui/models/key_grid_model.h"
#include "gui/pages/keys/decoder_dialog.h"
#include "gui/pages/keys/decoder_settings.h"
#include "gui/pages/keys/detect_rules.h"
#include "gui/pages/keys/key_grid_view.h"
#include "gui/pages/keys/keys_page.h"
#include "gui/widgets/theme.h"
#include "gui/widgets/value_view.h"
#include "tests/support/event_loop_watchdog.h"
#include "tests/support/gui_story.h"
#include "tests/support/open_store.h"

using namespace levelscope;
using namespace levelscope::gui;
using test::OpenStore;

namespace {

namespace ldb = ::leveldb;

const std::string kMaskKey("\x0e\0obfuscate_key", 15);
const std::string kMask = "\x11\x22\x33\x44\x55\x66\x77\x08";

std::string masked(std::string bytes) {
    for (size_t i = 0; i < bytes.size(); ++i)
        bytes[i] = static_cast<char>(bytes[i] ^ kMask[i % kMask.size()]);
    return bytes;
}

// Height 300, coinbase; 50 coins; a script of the kind "public key hash".
std::string coin() {
    return std::string("\x83\x59\x32\x00", 4) + std::string(20, '\x07');
}

std::string coinKey() {
    return "C" + std::string(31, '\x01') + "\xab" + std::string(1, '\x02');
}

void fillChain(Db& db) {
    WriteBatch batch;
    batch.put(kMaskKey, std::string(1, static_cast<char>(kMask.size())) + kMask);
    batch.put(coinKey(), masked(coin()));
    batch.put("B", masked("the best block"));
    if (!db.write({}, batch).ok())
        qFatal("cannot fill the store");
}

DecoderRule rule(const std::string& prefix, KeyDecoder key, std::optional<ValueDecoder> value = {},
                 bool unmask = false) {
    return {DecoderRule::Match::prefix, prefix, key, value, unmask};
}

}  // namespace

class DecodersTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() {
        QStandardPaths::setTestModeEnabled(true);
        Theme::apply(ThemeKind::light);
    }
    void init() { m_watchdog = std::make_unique<test::EventLoopWatchdog>(); }
    void cleanup() {
        m_page.reset();
        m_changes.reset();
        if (m_store)
            forgetRules(place());
        m_store.reset();
        QVERIFY2(m_watchdog->ok(), m_watchdog->report());
    }

    void theFirstRuleThatFitsCounts() {
        DecoderRules rules;
        rules.rules = {rule("a/b", KeyDecoder::hex), rule("a", KeyDecoder::bigEndian)};
        rules.rules.push_back({DecoderRule::Match::glob, "*z", KeyDecoder::utf16le, {}, false});
        QCOMPARE(rules.find("a/bc")->key, KeyDecoder::hex);
        QCOMPARE(rules.find("a/c")->key, KeyDecoder::bigEndian);
        QCOMPARE(rules.find("xyz")->key, KeyDecoder::utf16le);
        QVERIFY(rules.find("other") == nullptr);
        rules.choose("a/c/", "a/c/1", ValueDecoder::cbor);
        QCOMPARE(rules.rules.size(), size_t{4});
        QCOMPARE(rules.find("a/c/1")->value, std::optional(ValueDecoder::cbor));
        QCOMPARE(rules.find("a/c/1")->key, KeyDecoder::bigEndian);
        rules.choose("a/c/", "a/c/1", ValueDecoder::bson);
        QCOMPARE(rules.rules.size(), size_t{4});
        QCOMPARE(rules.find("a/c/1")->value, std::optional(ValueDecoder::bson));
    }

    void rulesSurviveTheirFileAndNonsenseIsNoRule() {
        std::vector<DecoderRule> rules = {rule(std::string("\0\xff", 2), KeyDecoder::indexedDb),
                                          rule("C", KeyDecoder::coin, ValueDecoder::coin, true)};
        rules.push_back({DecoderRule::Match::glob, "a*", KeyDecoder::chunk, ValueDecoder::stored, false});
        QVERIFY(readRules(saveRules(rules)) == rules);
        for (const char* nonsense : {"", "{}", "[1]", "[{\"match\":\"prefix\",\"key\":\"?\"}]", "[[[["})
            QVERIFY(!readRules(nonsense).has_value());
    }

    void keysReadAsWhatTheySay() {
        QCOMPARE(decodeKey(std::string("\0\0\1\2", 4), KeyDecoder::bigEndian), QStringLiteral("258"));
        QCOMPARE(decodeKey(std::string("\2\1\0\0", 4), KeyDecoder::littleEndian), QStringLiteral("258"));
        QCOMPARE(decodeKey("ninebytes", KeyDecoder::bigEndian), QString());
        QCOMPARE(decodeKey(std::string("a\0b\0", 4), KeyDecoder::utf16le), QStringLiteral("ab"));
        const QString coin = decodeKey(coinKey(), KeyDecoder::coin);
        QVERIFY2(
            coin.contains(QLatin1String("\"txid\":\"ab0101")) && coin.contains(QLatin1String("\"output\":2")),
            qPrintable(coin));
        const std::string chunk = std::string("\x05\0\0\0\xff\xff\xff\xff\x2f\x03", 10);
        QVERIFY(decodeKey(chunk, KeyDecoder::chunk).contains(QLatin1String("\"x\":5,\"z\":-1")));
        QCOMPARE(decodeKey("no coin", KeyDecoder::coin), QString());
    }

    void aChainstateIsDetectedAndUnmasked() {
        openChain();
        QCOMPARE(m_page->decoderRules().mask, kMask);
        show(coinKey());
        const std::string text = m_page->valueView()->shownText().toStdString();
        QVERIFY(m_page->valueView()->content().unmasked);
        QCOMPARE(std::string(m_page->valueView()->content().bytes), coin());
        const DecodedValue value = decodeValue(coin(), ValueDecoder::coin);
        QVERIFY(value.ok());
        QVERIFY2(value.text.find("\"height\":300,\"coinbase\":true") != std::string::npos,
                 value.text.c_str());
        QVERIFY2(value.text.find("5000000000") != std::string::npos, value.text.c_str());
        show("B");
        QCOMPARE(std::string(m_page->valueView()->content().bytes), std::string("the best block"));
        show(kMaskKey);
        QVERIFY(!m_page->valueView()->content().unmasked);
        const int row = m_page->model()->lowerBound(coinKey());
        const QString key =
            m_page->model()->index(row, KeyGridModel::KeyColumn).data(Qt::DisplayRole).toString();
        QVERIFY2(key.contains(QLatin1String("txid")), qPrintable(key));
    }

    void theBeginningOfALongTextIsReadTheRestIsNot() {
        const std::string wide("h\0\xe9\0\x3d\xd8\x00\xde", 8);  // the last character takes two units
        const DecoderRule text = rule("", KeyDecoder::stored, ValueDecoder::utf16le);
        const auto read = [](const DecoderRule* by, const std::string& head, bool whole) {
            return readValue(by, kMask, head, whole);
        };
        QCOMPARE(read(&text, wide, true)->bytes, std::string("h\xc3\xa9\xf0\x9f\x98\x80"));
        for (const size_t cut : {5, 6, 7})
            QCOMPARE(read(&text, wide.substr(0, cut), false)->bytes, std::string("h\xc3\xa9"));
        QVERIFY(!read(&text, wide.substr(0, 5), true).has_value());
        const DecoderRule structured = rule("", KeyDecoder::stored, ValueDecoder::coin, true);
        QVERIFY(read(&structured, masked(coin()), true)->text);
        QCOMPARE(*read(&structured, masked(coin()), false), ReadValue{coin()});
        QVERIFY2(!readValue(&structured, {}, masked("B"), true).has_value(), "nothing to unmask by");
        const std::string packed("\x93\x01\x02\xa1\xff", 5);
        QVERIFY(!read(nullptr, packed, false).has_value());
        QCOMPARE(read(nullptr,
                      std::string("\x82\xa1"
                                  "a\x01\xa1"
                                  "b\xc3",
                                  7),
                      true)
                     ->bytes,
                 std::string("{\"a\":1,\"b\":true}"));
        QVERIFY(!read(nullptr, "plain text", true).has_value());
    }

    void theGridShowsValuesAsTheRulesReadThem() {
        openChain();
        const QString read = shown(coinKey(), KeyGridModel::ValueColumn);
        QVERIFY2(read.startsWith(QLatin1String("{")) && read.contains(QLatin1String("\"height\":300")),
                 qPrintable(read));
        QCOMPARE(shown(coinKey(), KeyGridModel::TypeColumn), QStringLiteral("JSON"));
        QCOMPARE(shown("B", KeyGridModel::ValueColumn), QStringLiteral("the best block"));
        QCOMPARE(shown("B", KeyGridModel::TypeColumn), QStringLiteral("text"));
        QVERIFY(keepRules(place(), {}));
        makePage();
        QVERIFY2(!shown("B", KeyGridModel::ValueColumn).contains(QLatin1String("best")), "masked, so hex");
    }

    void decodedKeysGetTheRoomTheyNeedUnlessAWidthWasChosen() {
        openChain();
        QHeaderView* header = m_page->grid()->table()->horizontalHeader();
        const int width = header->sectionSize(KeyGridModel::KeyColumn);
        const int most = m_page->grid()->table()->viewport()->width() * 2 / 5;
        QVERIFY2(width > 240 && width <= most, qPrintable(QString::number(width)));
        header->resizeSection(KeyGridModel::KeyColumn, 200);
        show("B");
        DecoderDialog* dialog = openDialog();
        addHexRuleForB(dialog);
        QTest::mouseClick(dialog->acceptButton(), Qt::LeftButton);
        QTRY_COMPARE(shownKey("B"), QStringLiteral("42"));
        QCOMPARE(header->sectionSize(KeyGridModel::KeyColumn), 200);
    }

    void editedRulesApplyAndAreKeptUntilReset() {
        openChain();
        show("B");
        DecoderDialog* dialog = openDialog();
        QVERIFY(dialog->isDetected());
        QVERIFY(dialog->preview().join(QLatin1Char('\n')).contains(QLatin1String("the best block")));
        addHexRuleForB(dialog);
        QVERIFY(dialog->preview().contains(QStringLiteral("key reads as: 42")));
        QVERIFY(!dialog->isDetected());
        QTest::mouseClick(dialog->acceptButton(), Qt::LeftButton);
        QTRY_VERIFY(m_page->settled());
        QCOMPARE(shownKey("B"), QStringLiteral("42"));
        QVERIFY(!m_page->valueView()->content().unmasked);
        const auto kept = savedRules(place());
        QVERIFY(kept.has_value());
        QCOMPARE(kept->front().pattern, std::string("B"));

        makePage();
        QCOMPARE(shownKey("B"), QStringLiteral("42"));
        show("B");
        dialog = openDialog();
        for (int column = 0; column < DecoderRulesModel::ColumnCount; ++column)
            QVERIFY2(dialog->list()->columnWidth(column) >= 50, "every column can be read");
        QTest::mouseClick(dialog->resetButton(), Qt::LeftButton);
        QTest::mouseClick(dialog->acceptButton(), Qt::LeftButton);
        QTRY_VERIFY(m_page->settled());
        QVERIFY(!savedRules(place()).has_value());
        QCOMPARE(shownKey("B"), QStringLiteral("B"));
    }

    void rulesMoveAndGoAndABadPatternIsNotApplied() {
        openChain();
        show(kMaskKey);
        DecoderDialog* dialog = openDialog();
        const std::vector<DecoderRule> before = dialog->rules();
        QVERIFY(before.size() >= 2);
        QVERIFY(!dialog->upButton()->isEnabled());
        QTest::mouseClick(dialog->downButton(), Qt::LeftButton);
        QCOMPARE(dialog->rules()[1].pattern, before[0].pattern);
        QTest::mouseClick(dialog->upButton(), Qt::LeftButton);
        QVERIFY(dialog->rules() == before);
        QTest::mouseClick(dialog->removeButton(), Qt::LeftButton);
        QCOMPARE(dialog->rules().size(), before.size() - 1);
        dialog->patternBox()->setText(QString());
        QTest::keyClicks(dialog->patternBox(), QStringLiteral("\\xZZ"));
        QVERIFY(!dialog->acceptButton()->isEnabled());
        dialog->reject();
        QTRY_VERIFY(m_page->settled());
        QVERIFY(m_page->decoderRules().rules == before);
    }

    void aDecoderThatFailsTellsWhereAndTheBytesAreShown() {
        openChain();
        show("B");
        DecoderDialog* dialog = openDialog();
        choose(dialog->valueBox(), 1 + static_cast<int>(ValueDecoder::coin));
        QVERIFY2(dialog->preview().join(QLatin1Char('\n')).contains(QLatin1String("at offset")),
                 qPrintable(dialog->preview().join(QLatin1Char('\n'))));
        dialog->reject();
    }

    void storesOfChromiumAreDetected() {
        QTemporaryDir home;
        const std::string local = home.filePath(QStringLiteral("local")).toStdString();
        writeStore(local, nullptr,
                   {{"VERSION", "1"},
                    {"META:https://a.example", "x"},
                    {std::string("_https://a.example\0\1name", 24), "\1value"}});
        const DecoderRules storage = detectIn(local);
        QVERIFY(storage.find("_https://a.example") != nullptr);
        QCOMPARE(storage.find("_x")->value, std::optional(ValueDecoder::flaggedText));
        QVERIFY(storage.find("VERSION") == nullptr);

        const std::string indexed = home.filePath(QStringLiteral("indexed")).toStdString();
        const IndexedDbOrder order;
        writeStore(indexed, &order, {{std::string("\0\0\0\0\0", 5), "1"}});
        const DecoderRules database = detectIn(indexed);
        QCOMPARE(database.rules.size(), size_t{1});
        QCOMPARE(database.rules.front().key, KeyDecoder::indexedDb);

        const std::string plain = home.filePath(QStringLiteral("plain")).toStdString();
        writeStore(plain, nullptr, {{"a", "1"}, {"b", "2"}});
        QVERIFY(detectIn(plain).rules.empty());
    }

private:
    class IndexedDbOrder final : public ldb::Comparator {
    public:
        int Compare(const ldb::Slice& a, const ldb::Slice& b) const override {
            return levelscope::leveldb::compareIndexedDbKeys({a.data(), a.size()}, {b.data(), b.size()});
        }
        const char* Name() const override { return "idb_cmp1"; }
        void FindShortestSeparator(std::string*, const ldb::Slice&) const override {}
        void FindShortSuccessor(std::string*) const override {}
    };

    static void writeStore(const std::string& path, const ldb::Comparator* order,
                           const std::vector<std::pair<std::string, std::string>>& pairs) {
        ldb::Options options;
        options.create_if_missing = true;
        if (order)
            options.comparator = order;
        ldb::DB* raw = nullptr;
        QVERIFY(ldb::DB::Open(options, path, &raw).ok());
        const std::unique_ptr<ldb::DB> db(raw);
        for (const auto& [key, value] : pairs)
            QVERIFY(db->Put({}, key, value).ok());
    }
    static DecoderRules detectIn(const std::string& path) {
        const auto store = openStore(posixFileSystem(), path);
        return store.ok() ? detectRules(**store, {}) : DecoderRules();
    }

    QString place() const { return m_store->folder() + QStringLiteral("\ndefault"); }
    void openChain() {
        m_store = std::make_unique<OpenStore>(fillChain);
        QVERIFY(m_store->open(StoreMode::inspect));
        m_changes = std::make_unique<ChangeSet>();
        makePage();
    }
    void makePage() {
        m_page = std::make_unique<KeysPage>(m_store->session, m_changes.get());
        m_page->resize(1000, 640);
        m_page->show();
        settle();
    }
    void settle() { QTRY_VERIFY_WITH_TIMEOUT(m_page->settled(), 20000); }
    void show(const std::string& key) {
        m_page->openAddress(Address::ofKey(key));
        settle();
        QCOMPARE(m_page->address().key, key);
    }
    QString shown(const std::string& key, KeyGridModel::Column column) const {
        const KeyGridModel* model = m_page->model();
        return model->index(model->lowerBound(key), column).data(Qt::DisplayRole).toString();
    }
    QString shownKey(const std::string& key) const { return shown(key, KeyGridModel::KeyColumn); }
    DecoderDialog* openDialog() {
        m_page->findChild<QAction*>(QStringLiteral("keys.decoders"))->trigger();
        DecoderDialog* dialog = nullptr;
        const bool opened = QTest::qWaitFor([&] {
            dialog = m_page->findChild<DecoderDialog*>();
            return dialog && dialog->isVisible();
        });
        if (!opened)
            qFatal("the dialog did not open");
        return dialog;
    }
    static void addHexRuleForB(DecoderDialog* dialog) {
        QTest::mouseClick(dialog->addButton(), Qt::LeftButton);
        dialog->patternBox()->setText(QString());
        QTest::keyClicks(dialog->patternBox(), QStringLiteral("B"));
        choose(dialog->keyBox(), static_cast<int>(KeyDecoder::hex));
    }
    static void choose(QComboBox* box, int index) {
        box->setCurrentIndex(index);
        Q_EMIT box->activated(index);
    }

    std::unique_ptr<OpenStore> m_store;
    std::unique_ptr<test::EventLoopWatchdog> m_watchdog;
    std::unique_ptr<ChangeSet> m_changes;
    std::unique_ptr<KeysPage> m_page;
};

QTEST_MAIN(DecodersTest)
#include "decoders_test.moc"
