// Every byte of a table has an answer, and the answer is true: the key's bytes are the key's, the value's the
// value's.
#include <QTest>

#include "core/inspect/byte_place.h"
#include "tests/core/table/table_fixture.h"

using namespace levelscope;
using namespace levelscope::test;

namespace {

std::string tableOf(Compression compression) {
    TableOptions options;
    options.blockSize = 900;
    options.compression = compression;
    return build(mixedOracle(4, 300), options, 7, {{"a", "b", 3}});
}

std::unique_ptr<TableAnatomy> anatomyOf(const std::string& bytes) {
    return TableAnatomy::open(std::make_unique<StringSource>(bytes), "table", 7).value();
}

}  // namespace

class BytePlaceTest : public QObject {
    Q_OBJECT
private slots:
    void everyByteOfAnUncompressedTableIsOfAnEntryAFieldOrATrailer();
    void insideACompressedBlockTheEntriesAreTold();
    void aDamagedBlockIsToldAsOne();
    void beyondTheEndThereIsNothing();
};

void BytePlaceTest::everyByteOfAnUncompressedTableIsOfAnEntryAFieldOrATrailer() {
    const std::string bytes = tableOf(Compression::none);
    const auto table = anatomyOf(bytes);
    uint64_t keys = 0, values = 0, fields = 0, trailers = 0;
    for (uint64_t at = 0; at < bytes.size(); at += 3) {
        const auto place = placeOfByte(*table, at);
        QVERIFY(place.ok() && place->block && place->damage.ok());
        QCOMPARE(place->bytes.offset + place->inside, at);
        const bool owned = place->entry || place->field || place->trailer;
        QVERIFY2(owned, qPrintable(QString::number(at)));
        fields += place->field.has_value();
        trailers += place->trailer;
        if (!place->entry)
            continue;
        const AnatomyEntry& entry = place->entries[*place->entry];
        if (place->part == BytePlace::Part::key) {
            const size_t inKey = place->inside - entry.keyOffset;
            QCOMPARE(entry.userKey[entry.sharedPrefix + inKey], bytes[at]);
            ++keys;
        } else {
            QCOMPARE(entry.value[place->inside - entry.valueOffset], bytes[at]);
            ++values;
        }
    }
    QVERIFY(keys > 100 && values > 100 && fields > 100 && trailers > 10);
}

void BytePlaceTest::insideACompressedBlockTheEntriesAreTold() {
    const auto table = anatomyOf(tableOf(Compression::zstd));
    const auto place = placeOfByte(*table, 10);
    QVERIFY(place.ok() && place->block);
    QVERIFY(place->compressed);
    QCOMPARE(place->block->kind, BlockKind::data);
    QVERIFY(place->entries.size() > 1 && !place->entry && !place->field);
}

void BytePlaceTest::aDamagedBlockIsToldAsOne() {
    std::string bytes = tableOf(Compression::none);
    bytes[20] = static_cast<char>(bytes[20] ^ 1);
    const auto table = anatomyOf(bytes);
    const auto place = placeOfByte(*table, 20);
    QVERIFY(place.ok() && place->block);
    QCOMPARE(place->damage.code(), Code::corruption);
    QVERIFY(!place->entry && !place->field);
}

void BytePlaceTest::beyondTheEndThereIsNothing() {
    const std::string bytes = tableOf(Compression::none);
    QCOMPARE(placeOfByte(*anatomyOf(bytes), bytes.size()).code(), Code::notFound);
}

QTEST_APPLESS_MAIN(BytePlaceTest)
#include "byte_place_test.moc"
