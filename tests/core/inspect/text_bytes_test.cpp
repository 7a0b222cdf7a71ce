#include "core/inspect/text_bytes.h"

#include <QtTest>

using namespace levelscope;

class TextBytesTest : public QObject {
    Q_OBJECT

private slots:
    void everyByteStringSurvivesHexAndBase64() {
        std::string bytes;
        for (int length = 0; length < 300; ++length) {
            for (const BytesEncoding encoding :
                 {BytesEncoding::text, BytesEncoding::hex, BytesEncoding::base64})
                QCOMPARE(*decodeBytes(encodeBytes(bytes, encoding), encoding), bytes);
            bytes.push_back(static_cast<char>(length * 7));
        }
    }

    void base64IsTheOneEveryoneUses() {
        for (const char* text : {"", "f", "fo", "foo", "foob", "fooba", "foobar", "\xff\xfe\xfd"})
            QCOMPARE(QByteArray::fromStdString(encodeBytes(text, BytesEncoding::base64)),
                     QByteArray(text).toBase64());
    }

    void wrongTextIsRefusedWithItsPlace_data() {
        QTest::addColumn<bool>("hex");
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("place");
        QTest::newRow("half a byte") << true << QByteArray("abc") << 3;
        QTest::newRow("no digit") << true << QByteArray("0g") << 1;
        QTest::newRow("0x") << true << QByteArray("0x10") << 1;
        QTest::newRow("length") << false << QByteArray("Zm9") << 3;
        QTest::newRow("character") << false << QByteArray("Zm9-") << 3;
        QTest::newRow("padding inside") << false << QByteArray("Zg==Zg==") << 2;
        QTest::newRow("only padding") << false << QByteArray("====") << 0;
        QTest::newRow("stray bits") << false << QByteArray("Zh==") << 1;
    }
    void wrongTextIsRefusedWithItsPlace() {
        QFETCH(bool, hex);
        QFETCH(QByteArray, text);
        QFETCH(int, place);
        const auto bytes = decodeBytes(text.toStdString(), hex ? BytesEncoding::hex : BytesEncoding::base64);
        QVERIFY(!bytes.ok());
        QCOMPARE(bytes.status().reason(), Reason::syntax);
        QCOMPARE(bytes.status().error().subject, std::string(hex ? "hex" : "base64"));
        QCOMPARE(bytes.status().error().offset, static_cast<uint64_t>(place));
    }

    void hexMayBeSpaced() {
        QCOMPARE(*decodeBytes("00 ff 0A", BytesEncoding::hex), std::string("\0\xff\n", 3));
    }

    void utf8IsToldFromWhatOnlyLooksLikeIt() {
        for (const char* good : {"", "plain", "\u00e4\u4e00\U0001F600", "\xf4\x8f\xbf\xbf"})
            QVERIFY2(isUtf8(good), good);
        for (const char* bad :
             {"\xff", "\xc3", "\xc0\x80", "\xe0\x80\x80", "\xed\xa0\x80", "\xf4\x90\x80\x80", "a\x80"})
            QVERIFY(!isUtf8(bad));
    }

    void whatCouldActOnATerminalIsShownInstead() {
        QCOMPARE(escapeVisibly("a\nb\t\\\x1b[31m"), std::string("a\\nb\\t\\\\\\x1b[31m"));
        QCOMPARE(escapeVisibly(std::string("\0\x7f\xff", 3)), std::string("\\x00\\x7f\\xff"));
        QCOMPARE(escapeVisibly("user\u202etxt.exe"), std::string("user\\u{202E}txt.exe"));
        QCOMPARE(escapeVisibly("\u00e4\u4e00\U0001F600 ok"), std::string("\u00e4\u4e00\U0001F600 ok"));
        QCOMPARE(escapeVisibly("\xc3"), std::string("\\xc3"));
    }
};

QTEST_APPLESS_MAIN(TextBytesTest)
#include "text_bytes_test.moc"
