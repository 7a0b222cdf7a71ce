#include "core/db/write_batch.h"

#include <QtTest>
#include <vector>

#include "core/base/coding.h"

using namespace levelscope;

namespace {

struct Operation {
    EntryType type;
    std::string key;
    std::string value;
    bool operator==(const Operation&) const = default;
};

class Recorder final : public WriteBatch::Handler {
public:
    Status operation(EntryType type, std::string_view key, std::string_view value) override {
        seen.push_back({type, std::string(key), std::string(value)});
        return seen.size() == stopAfter ? Status::cancelled() : Status();
    }
    std::vector<Operation> seen;
    size_t stopAfter = 0;
};

std::string header(uint32_t count) {
    std::string bytes(8, '\0');
    putFixed32(bytes, count);
    return bytes;
}

std::string operationBytes(uint8_t type, std::string_view key, std::string_view value) {
    std::string bytes(1, static_cast<char>(type));
    putLengthPrefixed(bytes, key);
    putLengthPrefixed(bytes, value);
    return bytes;
}

}  // namespace

class WriteBatchTest : public QObject {
    Q_OBJECT

private slots:
    void operationsComeBackInOrderWithTheirBytes() {
        WriteBatch batch;
        QVERIFY(batch.empty());
        const std::string binary("\0\xff\n", 3);
        batch.put(binary, "");
        batch.put("", binary);
        batch.erase("gone");
        batch.eraseRange("a", "b");
        batch.putExpiring("soon", "v", 0x0102030405060708);
        batch.setWallMicros(-5);
        QVERIFY(batch.status().ok());
        QCOMPARE(batch.count(), 5u);

        Recorder recorder;
        int64_t wall = 0;
        uint32_t count = 0;
        QVERIFY(WriteBatch::iterate(batch.encoded(), recorder, &wall, &count).ok());
        QCOMPARE(wall, int64_t{-5});
        QCOMPARE(count, 5u);
        const std::vector<Operation> expected{
            {EntryType::value, binary, ""},
            {EntryType::value, "", binary},
            {EntryType::tombstone, "gone", ""},
            {EntryType::rangeTombstone, "a", "b"},
            {EntryType::expiringValue, "soon", "\x08\x07\x06\x05\x04\x03\x02\x01v"}};
        QCOMPARE(recorder.seen, expected);
    }

    void clearForgetsOperationsTimeAndErrors() {
        WriteBatch batch;
        batch.setWallMicros(7);
        batch.eraseRange("b", "a");
        QVERIFY(!batch.status().ok());
        batch.clear();
        QVERIFY(batch.status().ok());
        QCOMPARE(std::string(batch.encoded()), header(0));
    }

    void tooLargeKeysAndValuesAreRefusedNotCut() {
        WriteBatch batch;
        batch.put(std::string(kMaxKeySize, 'k'), "v");
        QVERIFY(batch.status().ok());
        const size_t before = batch.bytes();
        batch.put(std::string(kMaxKeySize + 1, 'k'), "v");
        QCOMPARE(batch.status().reason(), Reason::keyTooLarge);
        QCOMPARE(batch.status().error().expected, uint64_t{kMaxKeySize});
        QCOMPARE(batch.status().error().got, uint64_t{kMaxKeySize + 1});
        batch.put("later", "v");
        QCOMPARE(batch.bytes(), before);

        // A view of that length is never read: nothing is copied when it is refused.
        WriteBatch huge;
        huge.put("k", std::string_view("v", kMaxValueSize + 1));
        QCOMPARE(huge.status().reason(), Reason::valueTooLarge);
        QVERIFY(huge.empty());
    }

    void aRangeThatEndsBeforeItStartsIsAnError() {
        for (const auto& [from, to] : {std::pair{"b", "a"}, std::pair{"a", "a"}, std::pair{"", ""}}) {
            WriteBatch batch;
            batch.eraseRange(from, to);
            QCOMPARE(batch.status().code(), Code::invalidArgument);
            QCOMPARE(batch.status().reason(), Reason::emptyRange);
            QVERIFY(batch.empty());
        }
    }

    void everyCutOfAnEncodedBatchIsRefusedWithAPlaceInside() {
        WriteBatch batch;
        batch.put("key", "value");
        batch.erase("other");
        batch.eraseRange("a", "z");
        const std::string whole(batch.encoded());
        for (size_t length = 0; length < whole.size(); ++length) {
            Recorder recorder;
            const Status status = WriteBatch::iterate(std::string_view(whole).substr(0, length), recorder);
            QCOMPARE(status.code(), Code::corruption);
            QCOMPARE(status.reason(), Reason::malformed);
            QVERIFY(status.error().offset <= length || status.error().offset == 8);
        }
    }

    void whatNoWriterWritesIsRefused_data() {
        QTest::addColumn<QByteArray>("bytes");
        const auto row = [](const char* name, const std::string& bytes) {
            QTest::newRow(name) << QByteArray(bytes.data(), static_cast<qsizetype>(bytes.size()));
        };
        row("unknown type", header(1) + operationBytes(4, "k", "v"));
        row("more operations than declared", header(0) + operationBytes(1, "k", "v"));
        row("fewer operations than declared", header(2) + operationBytes(1, "k", "v"));
        row("key length beyond the end", header(1) + std::string("\x01\x7fkey", 5));
        row("endless varint", header(1) + "\x01" + std::string(11, '\xff'));
        row("key beyond the limit", header(1) + operationBytes(1, std::string(kMaxKeySize + 1, 'k'), "v"));
        row("expiry cut short", header(1) + operationBytes(3, "k", "1234567"));
        row("empty range", header(1) + operationBytes(2, "k", "k"));
        row("range end beyond the limit",
            header(1) + operationBytes(2, "k", std::string(kMaxKeySize + 1, 'z')));
    }
    void whatNoWriterWritesIsRefused() {
        QFETCH(QByteArray, bytes);
        Recorder recorder;
        const Status status =
            WriteBatch::iterate({bytes.data(), static_cast<size_t>(bytes.size())}, recorder);
        QCOMPARE(status.reason(), Reason::malformed);
    }

    void theHandlerCanStopTheWalk() {
        WriteBatch batch;
        batch.put("a", "1");
        batch.put("b", "2");
        Recorder recorder;
        recorder.stopAfter = 1;
        QCOMPARE(WriteBatch::iterate(batch.encoded(), recorder).code(), Code::cancelled);
        QCOMPARE(recorder.seen.size(), size_t{1});
    }
};

QTEST_APPLESS_MAIN(WriteBatchTest)
#include "write_batch_test.moc"
