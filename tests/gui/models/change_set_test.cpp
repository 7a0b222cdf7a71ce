// The staged changes: merging, undo and redo, conflicts, the batch they become, and the draft that survives.
#include <QtTest>

#include "core/base/coding.h"
#include "gui/models/change_codec.h"
#include "gui/models/change_list_model.h"
#include "gui/models/change_set.h"

using namespace levelscope;
using namespace levelscope::gui;

namespace {

SharedBytes bytes(const char* text) {
    return std::make_shared<const std::string>(text);
}

Original stored(const char* value, SequenceNumber sequence) {
    return {true, sequence, std::strlen(value), bytes(value)};
}

// "put a=1, erase b": what the batch would do, in order.
class Recorder : public WriteBatch::Handler {
public:
    Status operation(EntryType type, std::string_view key, std::string_view value) override {
        const char* names[] = {"erase ", "put ", "eraseRange ", "expiring "};
        if (!text.empty())
            text += ", ";
        text += names[static_cast<int>(type)];
        text += key;
        if (type != EntryType::tombstone)
            text.append(type == EntryType::value ? "=" : "..").append(value);
        return {};
    }
    std::string text;
};

QString operations(const ChangeSet& set) {
    Recorder recorder;
    const WriteBatch batch = set.batch();
    if (!WriteBatch::iterate(batch.encoded(), recorder).ok())
        return QStringLiteral("malformed");
    return QString::fromStdString(recorder.text);
}

}  // namespace

class ChangeSetTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void twoEditsOfAKeyBecomeOneChangeThatRemembersTheFirstOriginal() {
        ChangeSet set;
        set.put("a", "2", stored("1", 7));
        set.put("a", "3", stored("2", 99));
        QCOMPARE(set.count(), size_t{1});
        QCOMPARE(operations(set), QStringLiteral("put a=3"));
        QCOMPARE(set.expectations().front().sequence, SequenceNumber{7});
        set.undoStack()->undo();
        QCOMPARE(operations(set), QStringLiteral("put a=2"));
        set.undoStack()->undo();
        QVERIFY(set.empty());
        set.undoStack()->redo();
        set.undoStack()->redo();
        QCOMPARE(operations(set), QStringLiteral("put a=3"));
    }

    void anEditBackToWhatIsStoredVanishes() {
        ChangeSet set;
        set.put("a", "2", stored("1", 7));
        set.put("a", "1", {});
        QVERIFY(set.empty());
        set.put("a", "1", stored("1", 7));
        QVERIFY(set.empty());
        QCOMPARE(set.undoStack()->count(), 2);  // the last put changed nothing and is no step
    }

    void aKeyCreatedAndDeletedAgainLeavesNothing() {
        ChangeSet set;
        set.put("new", "1", {});
        QVERIFY(set.find("new")->isNew());
        set.erase({{"new", {}}});
        QVERIFY(set.empty());
        set.undoStack()->undo();
        QCOMPARE(operations(set), QStringLiteral("put new=1"));
    }

    void aKeyDeletedAndCreatedAgainIsAnEdit() {
        ChangeSet set;
        set.erase({{"a", stored("1", 7)}});
        QCOMPARE(operations(set), QStringLiteral("erase a"));
        set.put("a", "2", {});
        QVERIFY(!set.find("a")->isNew());
        QCOMPARE(set.expectations().front().sequence, SequenceNumber{7});
    }

    void aRangeSwallowsWhatWasStagedInsideAndUndoBringsItBack() {
        ChangeSet set;
        set.put("b", "1", {});
        set.put("d", "1", {});
        set.eraseRange("a", "d", 3);
        QCOMPARE(operations(set), QStringLiteral("eraseRange a..d, put d=1"));
        QVERIFY(set.coveredByRange("b"));
        QVERIFY(!set.coveredByRange("d"));
        set.undoStack()->undo();
        QCOMPARE(operations(set), QStringLiteral("put b=1, put d=1"));
    }

    void aPutAfterARangeSurvivesItEvenWithTheStoredValue() {
        ChangeSet set;
        set.eraseRange("a", "z", 0);
        set.put("m", "1", stored("1", 7));
        QCOMPARE(operations(set), QStringLiteral("eraseRange a..z, put m=1"));
        set.erase({{"m", stored("1", 7)}});
        QCOMPARE(operations(set), QStringLiteral("eraseRange a..z"));
    }

    void rangesInsideOneAnotherAreMerged() {
        ChangeSet set;
        set.eraseRange("c", "e", 0);
        set.eraseRange("a", "z", 0);
        QCOMPARE(operations(set), QStringLiteral("eraseRange a..z"));
        set.eraseRange("k", "m", 0);
        QCOMPARE(operations(set), QStringLiteral("eraseRange a..z"));
        set.eraseRange("z", "a", 0);
        QCOMPARE(set.count(), size_t{1});
    }

    void aRenameIsOneStep() {
        ChangeSet set;
        set.rename("old", stored("v", 3), "new", "v", {});
        QCOMPARE(operations(set), QStringLiteral("put new=v, erase old"));
        set.undoStack()->undo();
        QVERIFY(set.empty());
    }

    void deletingManyKeysIsOneStep() {
        ChangeSet set;
        set.erase({{"a", stored("1", 1)}, {"b", stored("2", 2)}, {"absent", {}}});
        QCOMPARE(operations(set), QStringLiteral("erase a, erase b"));
        set.undoStack()->undo();
        QVERIFY(set.empty());
    }

    void revertingOneOrAllCanBeUndone() {
        ChangeSet set;
        set.put("a", "1", {});
        set.eraseRange("x", "y", 0);
        set.revert(set.find("a"));
        QCOMPARE(operations(set), QStringLiteral("eraseRange x..y"));
        set.revert(set.ranges().front());
        QVERIFY(set.empty());
        set.undoStack()->undo();
        set.undoStack()->undo();
        set.revertAll();
        QVERIFY(set.empty());
        set.undoStack()->undo();
        QCOMPARE(operations(set), QStringLiteral("eraseRange x..y, put a=1"));
    }

    void keepingMineMovesTheExpectationToTheirs() {
        ChangeSet set;
        set.put("a", "mine", stored("1", 7));
        set.rebase(set.find("a"), stored("theirs", 12));
        QCOMPARE(set.expectations().front().sequence, SequenceNumber{12});
        QCOMPARE(operations(set), QStringLiteral("put a=mine"));
        set.erase({{"b", stored("1", 3)}});
        set.rebase(set.find("b"), {});  // they have deleted it too
        QVERIFY(!set.find("b"));
    }

    void aRangeIsWrittenOnlyIfItHoldsNothingNewer() {
        ChangeSet set;
        set.eraseRange("a", "d", 3, 40);
        const Db::Expectation expected = set.expectations().front();
        QCOMPARE(expected.key + ".." + expected.end, std::string("a..d"));
        QCOMPARE(expected.sequence, SequenceNumber{40});
        set.rebase(set.ranges().front(), {.sequence = 55});
        QCOMPARE(set.expectations().front().sequence, SequenceNumber{55});
        set.undoStack()->undo();
        QCOMPARE(set.expectations().front().sequence, SequenceNumber{40});
        set.eraseRange("k", "m", 0);
        QCOMPARE(set.expectations().size(), size_t{1});
    }

    void editsAndRenamesKeepTheExpiry() {
        Original session = stored("token", 7);
        session.expiryMicros = 0x4142434445464748;
        const QString expiry = QStringLiteral("HGFEDCBA");
        ChangeSet set;
        set.put("a", "new", session);
        QCOMPARE(operations(set), QStringLiteral("expiring a..%1new").arg(expiry));
        set.rename("a", session, "b", "new", {});
        QCOMPARE(operations(set), QStringLiteral("erase a, expiring b..%1new").arg(expiry));
        set.put("c", "token", stored("token", 9));  // as it is: no change
        QCOMPARE(set.count(), size_t{2});
        set.rename("b", {}, "c", "token", stored("token", 9));
        QVERIFY(set.find("c"));
    }

    void aDraftComesBackAsItWas() {
        ChangeSet set;
        set.put(std::string("k\0\xff", 3), std::string(1000, 'v'), {});
        set.put("a", "2", stored("1", 7));
        Original session = stored("token", 8);
        session.expiryMicros = 0x4142434445464748;
        set.put("session", "new", session);
        set.erase({{"gone", {true, 9, 5u << 20, nullptr}}});
        set.eraseRange("x", "y", 42, 77);
        Draft draft{.directory = "/store", .savedMicros = 1234567};
        for (const ChangePtr& change : set.all())
            draft.changes.push_back(*change);
        const auto back = decodeDraft(encodeDraft(draft));
        QVERIFY(back.ok());
        QCOMPARE(back->directory, draft.directory);
        QCOMPARE(back->savedMicros, draft.savedMicros);
        ChangeSet restored;
        restored.restore(back->changes);
        QCOMPARE(operations(restored), operations(set));
        QCOMPARE(restored.find("a")->original.sequence, SequenceNumber{7});
        QCOMPARE(restored.find("gone")->original.valueSize, uint64_t{5} << 20);
        QCOMPARE(restored.ranges().front()->keysInRange, uint64_t{42});
        QVERIFY(restored.find(std::string_view("k\0\xff", 3))->isNew());
    }

    void aRestoredDraftLiesBeneathWhatIsStagedNow() {
        ChangeSet set;
        set.put("a", "new", stored("1", 7));
        set.restore({Change{.kind = ChangeKind::put, .key = "a", .value = bytes("old draft")},
                     Change{.kind = ChangeKind::put, .key = "b", .value = bytes("2")}});
        QCOMPARE(operations(set), QStringLiteral("put a=new, put b=2"));
    }

    void everyDamagedDraftIsRefused() {
        Draft draft{.directory = "/store"};
        draft.changes.push_back({.kind = ChangeKind::put, .key = "key", .value = bytes("value")});
        draft.changes.push_back({.kind = ChangeKind::eraseRange, .key = "a", .end = "b"});
        const std::string good = encodeDraft(draft);
        for (size_t at = 0; at < good.size(); ++at) {
            std::string bad = good;
            bad[at] = static_cast<char>(bad[at] ^ 0x10);
            QVERIFY2(!decodeDraft(bad).ok(), qPrintable(QString::number(at)));
            QVERIFY2(!decodeDraft(good.substr(0, at)).ok(), qPrintable(QString::number(at)));
        }
        QVERIFY(decodeDraft(good).ok());
    }

    void theListTellsWhatEachChangeDoes() {
        ChangeSet set;
        ChangeListModel list(&set);
        const QAbstractItemModelTester tester(&list, QAbstractItemModelTester::FailureReportingMode::Fatal);
        set.put("a", R"({"name":"x","withdrawn":"2023-01"})",
                stored(R"({"name":"x","withdrawn":null})", 88121));
        set.put("b", "new", {});
        set.erase({{"c", stored("old", 3)}});
        set.eraseRange("d", "e", 6400);
        QCOMPARE(list.rowCount(), 4);
        const auto text = [&list](int row, int column) { return list.index(row, column).data().toString(); };
        QCOMPARE(text(0, ChangeListModel::OperationColumn), QStringLiteral("~ put"));
        QCOMPARE(text(0, ChangeListModel::ChangeColumn), QStringLiteral("withdrawn: null → \"2023-01\""));
        QVERIFY(text(0, ChangeListModel::NoteColumn).startsWith(QLatin1String("was sequence 88")));
        QCOMPARE(text(1, ChangeListModel::OperationColumn), QStringLiteral("+ put"));
        QCOMPARE(text(2, ChangeListModel::OperationColumn), QStringLiteral("− delete"));
        QCOMPARE(text(3, ChangeListModel::KeyColumn), QStringLiteral("d … e"));
        set.revertAll();
        QCOMPARE(list.rowCount(), 0);
    }
};

QTEST_GUILESS_MAIN(ChangeSetTest)
#include "change_set_test.moc"
