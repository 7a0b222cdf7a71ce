// Triage advises as the facts demand; the form for a new store refuses what the engine would refuse.
#include <QComboBox>
#include <QLineEdit>
#include <QSignalSpy>
#include <QtTest>

#include "gui/dialogs/new_store_form.h"
#include "gui/dialogs/option_texts.h"
#include "gui/dialogs/triage_panel.h"
#include "tests/support/gui_story.h"

using namespace levelscope;
using namespace levelscope::gui;

namespace {

Triage soundStore() {
    Triage triage;
    triage.format = StoreFormat::native;
    triage.formatVersion = 1;
    triage.writable = true;
    return triage;
}

}  // namespace

class DialogsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { levelscope::test::failOnQtWarnings(); }

    void aFreeStoreOfOurOwnIsOfferedForEditing() {
        const TriageAdvice advice = adviseOn(soundStore());
        QVERIFY(advice.canInspect && advice.canEdit);
        QCOMPARE(advice.advised, StoreMode::edit);
        QVERIFY(advice.risks.isEmpty());
    }

    void aLockedStoreIsOfferedForInspectionAndNamesItsHolder() {
        Triage triage = soundStore();
        triage.lockHolder = 4711;
        const TriageAdvice advice = adviseOn(triage);
        QVERIFY(advice.canInspect && !advice.canEdit);
        QCOMPARE(advice.advised, StoreMode::inspect);
        QVERIFY(advice.risks.join(QLatin1Char(' ')).contains(QStringLiteral("4711")));
    }

    void whatCannotBeWrittenOrReadIsNotOffered() {
        Triage readOnly = soundStore();
        readOnly.writable = false;
        QVERIFY(adviseOn(readOnly).canInspect && !adviseOn(readOnly).canEdit);
        Triage damaged = soundStore();
        damaged.problem = Status::corruption(Reason::currentDamaged, "CURRENT", 0);
        QVERIFY(!adviseOn(damaged).canInspect);
        Triage holed = soundStore();
        holed.limits.push_back(Status::corruption(Reason::tableMissing, "000007.lst", Error::kNoOffset));
        QVERIFY2(adviseOn(holed).canInspect && !adviseOn(holed).canEdit, "what is left can be shown");
        QCOMPARE(adviseOn(holed).advised, StoreMode::inspect);
        QVERIFY(adviseOn(holed).risks.join(QLatin1Char(' ')).contains(QStringLiteral("000007.lst")));
        Triage foreign = soundStore();
        foreign.format = StoreFormat::rocksDb;
        foreign.limits.push_back(Status(Error{.code = Code::unsupported,
                                              .file = "000007.sst",
                                              .offset = Error::kNoOffset,
                                              .subject = "RocksDB plain table"}));
        const TriageAdvice advice = adviseOn(foreign);
        QVERIFY(advice.canInspect && !advice.editable && !advice.canEdit);
        QVERIFY(advice.risks.join(QLatin1Char(' ')).contains(QStringLiteral("RocksDB plain table")));
    }

    void aNewStoreAsksForWhatWasTyped() {
        NewStoreForm form(nullptr);
        form.reset(QStringLiteral("/tmp/somewhere/new"));
        QVERIFY(form.valid());
        QCOMPARE(form.request().directory, QStringLiteral("/tmp/somewhere/new"));
        QCOMPARE(form.request().createPreset, QStringLiteral("default"));
        QCOMPARE(form.request().options.blockSize, 8u * 1024);
    }

    void everyOptionHasAnEditorAndWords() {
        NewStoreForm form(nullptr);
        const auto editors = form.findChildren<QLineEdit*>();
        const auto boxes = form.findChildren<QComboBox*>();
        QVERIFY(size_t(editors.size() + boxes.size()) >= optionInfos().size() + 1);
        for (const OptionInfo& info : optionInfos()) {
            const OptionText text = optionText(info.name);
            QVERIFY2(text.label != QString::fromStdString(info.name), info.name.c_str());
            QCOMPARE(text.effect, QString::fromStdString(info.effect));
        }
    }

    void aWrongOptionIsToldAndCannotBeCreated() {
        NewStoreForm form(nullptr);
        QLineEdit* blockSize = nullptr;
        for (QLineEdit* editor : form.findChildren<QLineEdit*>()) {
            if (editor->accessibleName() == QStringLiteral("Block size"))
                blockSize = editor;
        }
        QVERIFY(blockSize);
        for (const char* wrong : {"", "many", "1", "-5", "999999 TiB"}) {
            blockSize->setText(QString::fromLatin1(wrong));
            QVERIFY2(!form.valid(), wrong);
        }
        blockSize->setText(QStringLiteral("4KiB"));
        QVERIFY(form.valid());
        QCOMPARE(form.request().options.blockSize, 4096u);
    }
};

QTEST_MAIN(DialogsTest)
#include "dialogs_test.moc"
