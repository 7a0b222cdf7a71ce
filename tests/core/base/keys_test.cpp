// Internal keys sort newest first within a user key; ranges are half-open.
#include "core/base/keys.h"

#include <QTest>

using namespace levelscope;

class KeysTest : public QObject {
    Q_OBJECT

private slots:
    void aTrailerHoldsSequenceAndType() {
        const uint64_t trailer = packTrailer(kMaxSequence, EntryType::expiringValue);
        QCOMPARE(trailerSequence(trailer), kMaxSequence);
        QVERIFY(trailerType(trailer) == EntryType::expiringValue);
    }

    void newerVersionsOfAKeyComeFirst() {
        const InternalKey older{"k", packTrailer(1, EntryType::value)};
        const InternalKey newer{"k", packTrailer(2, EntryType::tombstone)};
        QVERIFY(compare(newer, older) < 0);
        QVERIFY(compare(older, newer) > 0);
        QCOMPARE(compare(older, older), 0);
        QVERIFY(compare(InternalKey{"j", packTrailer(9, EntryType::value)}, newer) < 0);
    }

    void keysSortByUnsignedBytes() {
        QVERIFY(compare(InternalKey{"\x7f", 0}, InternalKey{"\x80", 0}) < 0);
        QVERIFY(compare(InternalKey{std::string_view("a\0", 2), 0}, InternalKey{"a", 0}) > 0);
    }

    void aLookUpStartsAtOrBeforeAllItMaySee() {
        for (const EntryType type : {EntryType::tombstone, EntryType::value, EntryType::expiringValue}) {
            const InternalKey seek{"k", seekTrailer(5)};
            QVERIFY(compare(seek, InternalKey{"k", packTrailer(5, type)}) <= 0);
            QVERIFY(compare(seek, InternalKey{"k", packTrailer(6, type)}) > 0);
        }
    }

    void aRangeIncludesItsStartAndExcludesItsEnd() {
        const KeyRange range{.from = "b", .hasFrom = true, .to = "d", .hasTo = true};
        QVERIFY(!range.contains("a"));
        QVERIFY(range.contains("b"));
        QVERIFY(range.contains("czzz"));
        QVERIFY(!range.contains("d"));
        QVERIFY(range.overlaps("a", "b"));
        QVERIFY(!range.overlaps("a", "az"));
        QVERIFY(range.overlaps("c", "z"));
        QVERIFY(!range.overlaps("d", "z"));
        QVERIFY(KeyRange::all().contains(""));
    }

    void aPrefixRangeHoldsExactlyItsKeys() {
        const KeyRange plain = KeyRange::withPrefix("ab");
        QVERIFY(plain.contains("ab") && plain.contains("ab\xff\xff"));
        QVERIFY(!plain.contains("aa\xff") && !plain.contains("ac"));
        const KeyRange carried = KeyRange::withPrefix("a\xff");
        QVERIFY(carried.contains("a\xff\xff") && !carried.contains("b"));
        const KeyRange unbounded = KeyRange::withPrefix("\xff\xff");
        QVERIFY(!unbounded.hasTo && unbounded.contains("\xff\xff\xff") && !unbounded.contains("\xff"));
        QVERIFY(KeyRange::withPrefix("").contains(""));
    }
};

QTEST_APPLESS_MAIN(KeysTest)
#include "keys_test.moc"
