// How much of a store may be older data, from the bounds of its tables alone.
#include <QtTest>

#include "gui/pages/overview/space_use.h"

using namespace levelscope;
using namespace levelscope::gui;

namespace {

// "0:a-m*100 1:a-c*50": level:smallest-largest*bytes.
std::shared_ptr<const Version> parse(const QString& text) {
    VersionEdit edit;
    for (const QString& word : text.split(u' ', Qt::SkipEmptyParts)) {
        TableMeta& table = edit.added.emplace_back();
        table.number = edit.added.size();
        table.level = word.section(u':', 0, 0).toInt();
        const QString bounds = word.section(u':', 1).section(u'*', 0, 0);
        table.smallest = bounds.section(u'-', 0, 0).toStdString();
        table.largest = bounds.section(u'-', 1).toStdString();
        table.fileSize = word.section(u'*', 1).toULongLong();
    }
    return *Version().apply(edit);
}

}  // namespace

class SpaceUseTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void onlyTablesOverOthersOfTheSameKeysCount_data() {
        QTest::addColumn<QString>("tables");
        QTest::addColumn<double>("amplification");
        QTest::newRow("no tables") << QString() << 0.0;
        QTest::newRow("one") << QStringLiteral("2:a-z*100") << 1.0;
        QTest::newRow("keys of their own on each level")
            << QStringLiteral("1:a-c*100 2:d-f*100 3:g-z*100") << 1.0;
        QTest::newRow("one over another") << QStringLiteral("1:a-c*50 2:c-f*100") << 1.5;
        QTest::newRow("over a level between") << QStringLiteral("0:a-z*50 1:x-z*50 3:a-c*100") << 1.33;
        QTest::newRow("tables of level 0 over each other")
            << QStringLiteral("0:a-m*100 0:k-z*50 0:x-zz*50") << 2.0;
        QTest::newRow("a gap between tables below") << QStringLiteral("1:d-e*50 2:a-c*50 2:f-g*50") << 1.0;
    }
    void onlyTablesOverOthersOfTheSameKeysCount() {
        QFETCH(const QString, tables);
        QFETCH(const double, amplification);
        const SpaceUse use = spaceUseOf(*parse(tables));
        QVERIFY2(std::abs(use.amplification() - amplification) < 0.01,
                 qPrintable(QString::number(use.amplification())));
    }
};

QTEST_APPLESS_MAIN(SpaceUseTest)
#include "space_use_test.moc"
