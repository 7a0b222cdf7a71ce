#include "core/formats/address.h"

#include <QtTest>

using namespace levelscope;

Q_DECLARE_METATYPE(levelscope::Address)

class AddressTest : public QObject {
    Q_OBJECT

private slots:
    void everyKindHasOneTextThatReadsBack_data() {
        QTest::addColumn<Address>("address");
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("overview") << Address::overview() << QByteArray("overview");
        QTest::newRow("memtable") << Address{.kind = AddressKind::memtable} << QByteArray("memtable");
        QTest::newRow("level") << Address::ofLevel(2) << QByteArray("level:2");
        QTest::newRow("table") << Address::ofTable(377) << QByteArray("table:377");
        QTest::newRow("block") << Address::ofBlock(377, 12) << QByteArray("table:377/block:12");
        QTest::newRow("entry") << Address::ofEntry(377, 12, 7) << QByteArray("table:377/entry:12.7");
        Address bytes{.kind = AddressKind::bytes, .offset = 4096, .length = 512};
        bytes.file = "000377.lst";
        QTest::newRow("bytes") << bytes << QByteArray("bytes:000377.lst@4096+512");
        QTest::newRow("key") << Address::ofKey("unicode/char/1F600") << QByteArray("key:unicode/char/1F600");
        QTest::newRow("version") << Address::ofKey("iso/FRA", 1944001) << QByteArray("key:iso/FRA@1944001");
        QTest::newRow("explanation") << Address::ofExplanation("iso/FRA", 1944001)
                                     << QByteArray("explain:iso/FRA@1944001");
        QTest::newRow("history") << Address::ofHistory("iso/FRA") << QByteArray("history:iso/FRA");
        QTest::newRow("space") << Address::ofSpace("iso/") << QByteArray("space:iso/");
        QTest::newRow("space of all") << Address::ofSpace("") << QByteArray("space:");
        QTest::newRow("empty key") << Address::ofKey("") << QByteArray("key:");
        QTest::newRow("awkward key") << Address::ofKey(std::string("a b%@5\0\xff", 8), 3)
                                     << QByteArray("key:a%20b%25%405%00%FF@3");
        QTest::newRow("wal") << Address::ofWalRecord(412, 4096) << QByteArray("wal:412@4096");
        QTest::newRow("edit") << Address{.kind = AddressKind::manifestEdit, .number = 17}
                              << QByteArray("edit:17");
        QTest::newRow("newest edit") << Address::ofEdit(Address::kNewestEdit) << QByteArray("edit:newest");
    }
    void everyKindHasOneTextThatReadsBack() {
        QFETCH(Address, address);
        QFETCH(QByteArray, text);
        QCOMPARE(QByteArray::fromStdString(toText(address)), text);
        const auto back = parseAddress(text.toStdString());
        QVERIFY(back.ok());
        QVERIFY(*back == address);
    }

    void everyByteOfAKeySurvives() {
        for (int byte = 0; byte < 256; ++byte) {
            const Address address = Address::ofKey(std::string(2, static_cast<char>(byte)), 9);
            QVERIFY(*parseAddress(toText(address)) == address);
        }
    }

    void aPastedAddressMayHaveBlanksAroundItAndAnEmailInIt() {
        QVERIFY(*parseAddress("  table:5 \n") == Address::ofTable(5));
        QVERIFY(*parseAddress("key:jo@example.org") == Address::ofKey("jo@example.org"));
    }

    void whatIsNotAnAddressIsRefused_data() {
        QTest::addColumn<QByteArray>("text");
        for (const char* text : {"",
                                 " ",
                                 "overview:1",
                                 "level:",
                                 "level:-1",
                                 "level:256",
                                 "level:2x",
                                 "table:",
                                 "table:1/",
                                 "table:1/block:",
                                 "table:1/entry:2",
                                 "table:1/entry:.2",
                                 "table:1/entry:2.",
                                 "table:1/other:2",
                                 "table:18446744073709551616",
                                 "bytes:",
                                 "bytes:x",
                                 "bytes:x@1",
                                 "bytes:@1+2",
                                 "bytes:x@1+",
                                 "bytes:x@+1",
                                 "key:%",
                                 "key:%4",
                                 "key:%zz",
                                 "key:a b",
                                 "key:a@72057594037927936",
                                 "wal:1",
                                 "wal:@1",
                                 "wal:1@",
                                 "edit:",
                                 "nonsense",
                                 "TABLE:1"})
            QTest::newRow(text) << QByteArray(text);
    }
    void whatIsNotAnAddressIsRefused() {
        QFETCH(QByteArray, text);
        const auto address = parseAddress(text.toStdString());
        QVERIFY(!address.ok());
        QCOMPARE(address.code(), Code::invalidArgument);
        QCOMPARE(address.status().reason(), Reason::syntax);
    }
};

QTEST_APPLESS_MAIN(AddressTest)
#include "address_test.moc"
