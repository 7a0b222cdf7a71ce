// Whatever bytes a store holds, what is shown of them is plain, bounded and cannot mislead; every error has
// its words.
#include <QtTest>

#include "gui/models/display.h"

using namespace levelscope;
using namespace levelscope::gui;

class DisplayTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void hostileBytesAreEscaped_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("shown");
        QTest::newRow("plain") << QByteArray("unicode/char/1F600") << QStringLiteral("unicode/char/1F600");
        QTest::newRow("umlaut") << QByteArray("gr\xc3\xbc\xc3\x9f") << QStringLiteral("grüß");
        QTest::newRow("emoji") << QByteArray("\xf0\x9f\x98\x80") << QStringLiteral("😀");
        QTest::newRow("markup stays text") << QByteArray("<img src=x>") << QStringLiteral("<img src=x>");
        QTest::newRow("nul and bell") << QByteArray("a\0\a", 3) << QStringLiteral("a\\x00\\x07");
        QTest::newRow("lines") << QByteArray("a\nb\tc\r") << QStringLiteral("a\\nb\\tc\\r");
        QTest::newRow("backslash") << QByteArray("a\\n") << QStringLiteral("a\\\\n");
        QTest::newRow("right-to-left override") << QByteArray(
                                                       "a\xe2\x80\xae"
                                                       "b")
                                                << QStringLiteral("a\\u{202e}b");
        QTest::newRow("zero width space") << QByteArray(
                                                 "a\xe2\x80\x8b"
                                                 "b")
                                          << QStringLiteral("a\\u{200b}b");
        QTest::newRow("isolate") << QByteArray("\xe2\x81\xa6") << QStringLiteral("\\u{2066}");
        QTest::newRow("line separator") << QByteArray("\xe2\x80\xa8") << QStringLiteral("\\u{2028}");
        QTest::newRow("byte order mark") << QByteArray("\xef\xbb\xbf") << QStringLiteral("\\u{feff}");
        QTest::newRow("not UTF-8") << QByteArray("\xff\xfe") << QStringLiteral("\\xff\\xfe");
        QTest::newRow("overlong slash") << QByteArray("\xc0\xaf") << QStringLiteral("\\xc0\\xaf");
        QTest::newRow("surrogate") << QByteArray("\xed\xa0\x80") << QStringLiteral("\\xed\\xa0\\x80");
        QTest::newRow("cut short") << QByteArray("\xe2\x82") << QStringLiteral("\\xe2\\x82");
    }
    void hostileBytesAreEscaped() {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, shown);
        QCOMPARE(displayBytes(bytes.toStdString()), shown);
    }

    void differentBytesNeverLookTheSame() {
        QHash<QString, int> seen;
        for (int a = 0; a < 256; ++a) {
            for (int b = 0; b < 256; ++b) {
                const char bytes[] = {char(a), char(b)};
                const QString shown = displayBytes({bytes, 2});
                QVERIFY2(!seen.contains(shown), qPrintable(shown));
                seen.insert(shown, 1);
            }
        }
    }

    void aLongValueIsCutWithAnEllipsis() {
        const std::string megabytes(8 << 20, 'x');
        QElapsedTimer clock;
        clock.start();
        const QString shown = displayBytes(megabytes);
        QVERIFY(clock.elapsed() < 100);
        QCOMPARE(shown.size(), kMaxDisplay);
        QVERIFY(shown.endsWith(QChar(0x2026)));
        QCOMPARE(displayBytes(std::string(size_t(kMaxDisplay), 'x')).size(), kMaxDisplay);
        QVERIFY(!displayBytes(std::string(size_t(kMaxDisplay), 'x')).endsWith(QChar(0x2026)));
        QVERIFY(displayBytes(std::string(1000, '\xff'), 10).size() <= 10);
        QVERIFY(displayHex(megabytes).size() <= kMaxDisplay);
    }

    void hexIsLowerCaseAndSpaced() {
        QCOMPARE(displayHex(std::string_view("\xff\0\x1a", 3)), QStringLiteral("ff 00 1a"));
        QCOMPARE(displayHex(""), QString());
        QCOMPARE(displayHex("abcd", 8), QStringLiteral("61 62…"));
    }

    void aCountInASentenceIsGrouped() {
        const QChar thin(0x202f);
        QCOMPARE(displayCounted(QStringLiteral("338225 entries"), 338225),
                 QStringLiteral("338_225 entries").replace(QLatin1Char('_'), thin));
        QCOMPARE(displayCounted(QStringLiteral("1 entry"), 1), QStringLiteral("1 entry"));
    }

    void aCutTextStillDiffersFromItsNeighbour() {
        const QString key = QStringLiteral("unicode/unihan/26369/kIRG_KangXi");
        QCOMPARE(displayTelling(QStringLiteral("iso/1"), key, 18), QStringLiteral("iso/1"));
        QCOMPARE(displayTelling(key, QStringLiteral("iso/1"), 18), QStringLiteral("unicode/unihan/26…"));
        QCOMPARE(displayTelling(key, QStringLiteral("unicode/unihan/26300/kOther"), 18),
                 QStringLiteral("…/26369/kIRG_Kang…"));
        QCOMPARE(displayTelling(key, key + QLatin1Char('x'), 18), QStringLiteral("…ngXi"));
    }

    void numbersAndSizesReadWell() {
        QLocale::setDefault(QLocale::c());
        const QChar thin(0x202f);
        QCOMPARE(displayNumber(0), QStringLiteral("0"));
        QCOMPARE(displayNumber(999), QStringLiteral("999"));
        QCOMPARE(displayNumber(1043226), QStringLiteral("1_043_226").replace(QLatin1Char('_'), thin));
        QCOMPARE(displaySize(0), QStringLiteral("0%1B").arg(thin));
        QCOMPARE(displaySize(1536), QStringLiteral("1.5%1KiB").arg(thin));
        QCOMPARE(displaySize((1 << 20) - 1), QStringLiteral("1.0%1MiB").arg(thin));
        QCOMPARE(displaySize(~uint64_t(0)), QStringLiteral("16.0%1EiB").arg(thin));
        QCOMPARE(displayPercent(0.0226), QStringLiteral("2.3%1%").arg(thin));
        QCOMPARE(displayPercent(std::nan("")), QStringLiteral("—"));
        QCOMPARE(displayDuration(1900), QStringLiteral("1.9%1ms").arg(thin));
        QCOMPARE(displayDuration(795'400), QStringLiteral("795%1ms").arg(thin));
        QCOMPARE(displayDuration(130'000'000), QStringLiteral("2%1m 10%1s").arg(thin));
        QCOMPARE(displayTable(377), QStringLiteral("000377"));
        QCOMPARE(displayTable(12345678), QStringLiteral("12345678"));
    }

    void everyPairOfCodeAndReasonHasWords() {
        for (int code = 1; code <= int(Code::noMemory); ++code) {
            for (int reason = 0; reason <= int(Reason::syntax); ++reason) {
                for (const char* file : {"", "/stores/a/000377.lst"}) {
                    Error error{.code = Code(code), .reason = Reason(reason), .file = file, .offset = 4096};
                    error.subject = "subject";
                    const ErrorText text = describe(Status(error));
                    const QByteArray which = QByteArray::number(code) + "/" + QByteArray::number(reason);
                    QVERIFY2(!text.what.isEmpty() && !text.unchanged.isEmpty() && !text.details.isEmpty(),
                             which.constData());
                    QVERIFY2(!text.what.contains(QLatin1String("%1")), qPrintable(text.what));
                    QVERIFY2(!*file || !text.what.contains(QLatin1String("  ")), qPrintable(text.what));
                }
            }
        }
        QVERIFY(describe(Status()).what.isEmpty());
    }

    void anErrorSaysWhereAndWho() {
        const ErrorText damaged =
            describe(Status::corruption(Reason::checksumMismatch, "/a/000377.lst", 4096, 1, 2));
        QVERIFY(damaged.what.contains(QStringLiteral("000377.lst")));
        QVERIFY(damaged.what.contains(displayNumber(4096)));
        const ErrorText locked =
            describe(Status(Error{.code = Code::busy, .reason = Reason::locked, .holder = 4711}));
        QVERIFY(locked.what.contains(QStringLiteral("4711")));
        QVERIFY(locked.next.contains(QStringLiteral("Inspect")));
        const ErrorText hostile = describe(Status::invalid(Reason::unknownOption, "<b>\n"));
        QVERIFY(hostile.what.contains(QStringLiteral("<b>\\n")));
        const ErrorText full = describe(Status::fromErrno(ENOSPC, "write", "/a/000001.wal"));
        QVERIFY(full.what.contains(QStringLiteral("full")));
        const ErrorText frozen = describe(Status::fromErrno(EROFS, "open", "/a/LOCK"));
        QVERIFY(frozen.what.contains(QStringLiteral("read-only")));
    }
};

QTEST_APPLESS_MAIN(DisplayTest)
#include "display_test.moc"
