// Values in a file of their own: what was put in comes out, and damage is named, never served.
#include <QtTest/QTest>

#include <random>

#include "core/base/hash.h"
#include "core/table/value_file_builder.h"
#include "core/table/value_file_reader.h"
#include "tests/core/table/memory_file.h"

using namespace levelscope;
using namespace levelscope::test;

namespace {

constexpr uint64_t kNumber = 12;

struct BuiltValues {
    std::string bytes;
    std::vector<std::string> values;
    std::vector<ValuePointer> pointers;
    ValueFileMeta meta;
};

std::string someValue(std::mt19937_64& random, size_t size) {
    std::string value(size, 'v');
    for (size_t i = 0; i < size / 2; ++i)
        value[i] = static_cast<char>(random());
    return value;
}

BuiltValues build(Compression compression, const std::vector<size_t>& sizes, uint64_t number = kNumber) {
    BuiltValues built;
    std::mt19937_64 random(number);
    ValueFileBuilder builder(compression, 1, std::make_unique<StringSink>(&built.bytes), number);
    for (const size_t size : sizes) {
        built.values.push_back(someValue(random, size));
        built.pointers.push_back(builder.add(built.values.back()));
    }
    const Result<ValueFileMeta> meta = builder.finish();
    if (meta.ok())
        built.meta = *meta;
    return built;
}

Result<std::shared_ptr<ValueFileReader>> open(std::string bytes, uint64_t number = kNumber) {
    return ValueFileReader::open(std::make_unique<StringSource>(std::move(bytes)), "values", number,
                                 std::make_shared<BlockCache>(1 << 20));
}

// Reads every value; the first failure, if any. `same`: all that was read is what was written.
Status readAll(const ValueFileReader& reader, const BuiltValues& built, bool fillCache, bool& same) {
    same = true;
    for (size_t i = 0; i < built.values.size(); ++i) {
        ReadValue value;
        RETURN_IF_ERROR(reader.read(built.pointers[i], fillCache, value));
        same = same && value.bytes == built.values[i];
    }
    return {};
}

}  // namespace

class ValueFileTest : public QObject {
    Q_OBJECT

    static void compressions() {
        QTest::addColumn<int>("compression");
        QTest::newRow("none") << static_cast<int>(Compression::none);
        QTest::newRow("lz4") << static_cast<int>(Compression::lz4);
        QTest::newRow("zstd") << static_cast<int>(Compression::zstd);
    }

private slots:
    void valuesOfEverySizeComeBack_data() { compressions(); }
    void valuesOfEverySizeComeBack() {
        QFETCH(int, compression);
        const BuiltValues built =
            build(static_cast<Compression>(compression), {0, 1, 15, 16, 64, 4096, 100'000, 3'000'000, 7});
        QCOMPARE(built.meta.fileSize, uint64_t{built.bytes.size()});
        QCOMPARE(built.meta.values, uint64_t{9});
        const auto reader = open(built.bytes);
        QVERIFY(reader.ok());
        QVERIFY((*reader)->meta() == built.meta);
        for (const bool fillCache : {false, true, true}) {
            bool same = false;
            const Status status = readAll(**reader, built, fillCache, same);
            QVERIFY2(status.ok() && same, toLogString(status).c_str());
        }
    }

    void valuesThatCompressTakeLessRoom() {
        const std::vector<size_t> sizes(100, 4096);
        const BuiltValues packed = build(Compression::lz4, sizes);
        const BuiltValues plain = build(Compression::none, sizes);
        QVERIFY(packed.bytes.size() < plain.bytes.size() * 6 / 10);
        QCOMPARE(packed.meta.rawBytes, plain.meta.rawBytes);
    }

    void aCachedValueIsNotReadAgain() {
        const BuiltValues built = build(Compression::lz4, {4096});
        int reads = 0;
        const auto reader = ValueFileReader::open(std::make_unique<StringSource>(built.bytes, &reads),
                                                  "values", kNumber, std::make_shared<BlockCache>(1 << 20));
        QVERIFY(reader.ok());
        const int opened = reads;
        ReadValue value;
        QVERIFY((*reader)->read(built.pointers[0], true, value).ok());
        QVERIFY((*reader)->read(built.pointers[0], true, value).ok());
        QCOMPARE(reads, opened + 1);
    }

    void everyFlippedBitIsFound_data() { compressions(); }
    void everyFlippedBitIsFound() {
        QFETCH(int, compression);
        const BuiltValues built = build(static_cast<Compression>(compression), {5, 300, 64});
        for (size_t i = 0; i < built.bytes.size() * 8; ++i) {
            std::string damaged = built.bytes;
            damaged[i / 8] = static_cast<char>(damaged[i / 8] ^ (1 << (i % 8)));
            const auto reader = open(damaged);
            bool same = false;
            const Status status = reader.ok() ? readAll(**reader, built, false, same) : reader.status();
            QVERIFY2(!status.ok(), std::to_string(i).c_str());
            QCOMPARE(status.error().file, std::string("values"));
            QVERIFY(status.error().offset != Error::kNoOffset);
        }
    }

    void aFileWithoutItsEndIsRefused() {
        const BuiltValues built = build(Compression::none, {100, 200});
        for (size_t size = 0; size < built.bytes.size(); ++size)
            QVERIFY(open(built.bytes.substr(0, size)).status().is(Code::corruption));
    }

    void anotherFilesValuesAreRefused() {
        const BuiltValues built = build(Compression::none, {100, 100});
        QCOMPARE(open(built.bytes, kNumber + 1).status().reason(), Reason::wrongFile);
        // A value in another's place.
        std::string swapped = built.bytes;
        const auto length = static_cast<size_t>(built.pointers[0].length);
        swapped.replace(length, length, built.bytes, 0, length);
        const auto reader = open(swapped);
        QVERIFY(reader.ok());
        ReadValue value;
        QVERIFY((*reader)->read(built.pointers[0], false, value).ok());
        QCOMPARE((*reader)->read(built.pointers[1], false, value).reason(), Reason::checksumMismatch);
    }

    void aPointerThatLeadsNowhereIsRefused() {
        const BuiltValues built = build(Compression::none, {100, 100});
        const auto reader = open(built.bytes);
        QVERIFY(reader.ok());
        ReadValue value;
        const ValuePointer good = built.pointers[1];
        for (const ValuePointer bad : {ValuePointer{kNumber, good.offset, good.length + 1, good.size},
                                       ValuePointer{kNumber, good.offset + 1, good.length, good.size},
                                       ValuePointer{kNumber, good.offset, good.length - 1, good.size},
                                       ValuePointer{kNumber, good.offset, good.length, good.size - 1},
                                       ValuePointer{kNumber, UINT64_MAX, good.length, good.size},
                                       ValuePointer{kNumber, good.offset, UINT64_MAX, good.size}}) {
            const Status status = (*reader)->read(bad, true, value);
            QVERIFY(status.is(Code::corruption));
            QCOMPARE(status.error().offset, bad.offset);
        }
    }

    void pointersComeBackAsTheyWent() {
        for (const ValuePointer pointer :
             {ValuePointer{1, 0, kBlockTrailerSize, 0}, ValuePointer{UINT64_MAX, UINT64_MAX, 5000, 5000},
              ValuePointer{300, 1ull << 40, kMaxValueSize + kBlockTrailerSize, kMaxValueSize}}) {
            std::string bytes;
            putValuePointer(bytes, pointer);
            ValuePointer back;
            QVERIFY(decodeValuePointer(bytes, back));
            QVERIFY(back == pointer);
            for (size_t size = 0; size < bytes.size(); ++size)
                QVERIFY(!decodeValuePointer(bytes.substr(0, size), back));
            QVERIFY(!decodeValuePointer(bytes + '\0', back));
        }
    }

    void aPointerToMoreThanAValueCanBeIsNone() {
        for (const ValuePointer pointer : {ValuePointer{1, 0, kBlockTrailerSize - 1, 0},
                                           ValuePointer{1, 0, kMaxValueSize + kBlockTrailerSize + 1, 9},
                                           ValuePointer{1, 0, 5000, kMaxValueSize + 1}}) {
            std::string bytes;
            putValuePointer(bytes, pointer);
            ValuePointer back;
            QVERIFY(!decodeValuePointer(bytes, back));
        }
    }

    void anExpiryStandsBeforeThePointer() {
        std::string bytes;
        putFixed64(bytes, 1234);
        putValuePointer(bytes, {7, 8, 90, 91});
        SeparatedValue value;
        QVERIFY(decodeSeparated(EntryType::expiringSeparatedValue, bytes, value));
        QCOMPARE(value.expiryMicros, int64_t{1234});
        QVERIFY((value.pointer == ValuePointer{7, 8, 90, 91}));
        QVERIFY(!decodeSeparated(EntryType::separatedValue, bytes, value));
        QVERIFY(!decodeSeparated(EntryType::expiringSeparatedValue, bytes.substr(0, 7), value));
    }

    void aNewerFormatIsNotGuessedAt() {
        BuiltValues built = build(Compression::none, {100});
        const size_t footer = built.bytes.size() - kValueFooterSize;
        storeFixed<uint32_t>(built.bytes.data() + footer + 44, kValueFileVersion + 1);
        const std::string_view head(built.bytes.data() + footer, 48);
        storeFixed(built.bytes.data() + footer + 48, hash64(head, placeSeed(kNumber, footer)));
        QCOMPARE(open(built.bytes).status().reason(), Reason::newerVersion);
    }
};

QTEST_APPLESS_MAIN(ValueFileTest)
#include "value_file_test.moc"
