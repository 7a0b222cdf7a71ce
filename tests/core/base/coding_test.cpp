// Integers and strings survive a round trip, and no decoder reads past what it was given.
#include "core/base/coding.h"

#include <limits>

#include <QTest>

using namespace levelscope;

class CodingTest : public QObject {
    Q_OBJECT

private slots:
    void fixedIntegersAreLittleEndian() {
        std::string bytes;
        putFixed16(bytes, 0x0102);
        putFixed32(bytes, 0x03040506);
        putFixed64(bytes, 0x0708090a0b0c0d0eull);
        QCOMPARE(bytes, std::string("\x02\x01\x06\x05\x04\x03\x0e\x0d\x0c\x0b\x0a\x09\x08\x07"));
        ByteReader reader(bytes);
        QCOMPARE(reader.fixed16(), uint16_t{0x0102});
        QCOMPARE(reader.fixed32(), uint32_t{0x03040506});
        QCOMPARE(reader.fixed64(), uint64_t{0x0708090a0b0c0d0eull});
        QVERIFY(reader.ok() && reader.atEnd());
    }

    void everyVarintLengthRoundTrips() {
        for (unsigned bits = 0; bits <= 64; ++bits) {
            const uint64_t top = bits == 64 ? std::numeric_limits<uint64_t>::max() : (uint64_t{1} << bits);
            for (const uint64_t value : {top - 1, top}) {
                std::string bytes;
                putVarint(bytes, value);
                QCOMPARE(bytes.size(), varintLength(value));
                ByteReader reader(bytes);
                QCOMPARE(reader.varint(), value);
                QVERIFY(reader.ok() && reader.atEnd());
            }
        }
    }

    void aVarintCutShortFails() {
        std::string bytes;
        putVarint(bytes, std::numeric_limits<uint64_t>::max());
        for (size_t length = 0; length < bytes.size(); ++length) {
            ByteReader reader(std::string_view(bytes).substr(0, length));
            QCOMPARE(reader.varint(), uint64_t{0});
            QVERIFY(!reader.ok());
        }
    }

    void aVarintBeyondSixtyFourBitsFails() {
        ByteReader tooBig(std::string_view("\xff\xff\xff\xff\xff\xff\xff\xff\xff\x02", 10));
        tooBig.varint();
        QVERIFY(!tooBig.ok());
        const std::string endless(20, '\x80');
        ByteReader tooLong(endless);
        tooLong.varint();
        QVERIFY(!tooLong.ok());
    }

    void aVarintThatMustFitThirtyTwoBitsIsChecked() {
        std::string bytes;
        putVarint(bytes, uint64_t{1} << 32);
        ByteReader reader(bytes);
        QCOMPARE(reader.varint32(), uint32_t{0});
        QVERIFY(!reader.ok());
    }

    void aLengthBeyondTheBytesFails() {
        std::string bytes;
        putLengthPrefixed(bytes, "hello");
        ByteReader whole(bytes);
        QCOMPARE(whole.lengthPrefixed(), std::string_view("hello"));
        ByteReader cut(std::string_view(bytes).substr(0, 4));
        QVERIFY(cut.lengthPrefixed().empty());
        QVERIFY(!cut.ok());

        std::string lie;
        putVarint(lie, std::numeric_limits<uint64_t>::max());
        ByteReader liar(lie);
        QVERIFY(liar.lengthPrefixed().empty());
        QVERIFY(!liar.ok());
    }

    void theFirstFailureLatches() {
        ByteReader reader("abcdef");
        QCOMPARE(reader.bytes(7).size(), size_t{0});
        QCOMPARE(reader.u8(), uint8_t{0});
        QVERIFY(!reader.ok());
        QVERIFY(reader.rest().empty());
    }

    void positionTellsWhereAReadStood() {
        ByteReader reader("abcdef");
        reader.fixed32();
        QCOMPARE(reader.position(), size_t{4});
        reader.fixed32();
        QVERIFY(!reader.ok());
        QCOMPARE(reader.position(), size_t{4});
    }

    void keyPrefixesCompareLikeTheirKeys() {
        const std::string_view keys[] = {
            "", std::string_view("\0", 1), "a", "aa", "ab", "abcdefgh", "b", "\x7f", "\x80", "\xff"};
        for (const std::string_view a : keys)
            for (const std::string_view b : keys)
                if (keyPrefix(a) != keyPrefix(b))
                    QCOMPARE(keyPrefix(a) < keyPrefix(b), a < b);
        QCOMPARE(keyPrefix("abcdefghX"), keyPrefix("abcdefghY"));
    }
};

QTEST_APPLESS_MAIN(CodingTest)
#include "coding_test.moc"
