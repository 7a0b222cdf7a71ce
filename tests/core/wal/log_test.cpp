// The log's framing: what is written is read back, a write that was cut off is told from damage, and no bytes
// whatever make the reader fail in any other way.
#include <QtTest>
#include <random>

#include "core/base/coding.h"
#include "core/base/keys.h"
#include "core/wal/log_reader.h"
#include "core/wal/log_writer.h"

using namespace levelscope;

namespace {

constexpr uint64_t kLogId = 42;

class StringWritable final : public WritableFile {
public:
    explicit StringWritable(std::string& bytes) : m_bytes(bytes) {}
    Status append(std::string_view bytes) override {
        ++m_appends;
        m_bytes.append(bytes);
        return {};
    }
    Status sync() override { return {}; }
    Status close() override { return {}; }
    uint64_t size() const override { return m_bytes.size(); }
    int appends() const { return m_appends; }

private:
    std::string& m_bytes;
    int m_appends = 0;
};

class StringFile final : public RandomAccessFile {
public:
    explicit StringFile(std::string bytes, uint64_t failFrom = ~uint64_t{0})
        : m_bytes(std::move(bytes)), m_failFrom(failFrom) {}
    Status read(uint64_t offset, std::span<char> to) const override {
        if (offset + to.size() > m_failFrom)
            return Status::fromErrno(EIO, "pread", "000042.wal", offset);
        m_bytes.copy(to.data(), to.size(), offset);
        return {};
    }
    uint64_t size() const override { return m_bytes.size(); }
    void willNeed(uint64_t, uint64_t) const override {}

private:
    std::string m_bytes;
    uint64_t m_failFrom;
};

std::string writeLog(const std::vector<std::string>& payloads, uint64_t logId = kLogId,
                     LogRecordType type = LogRecordType::batch) {
    std::string bytes;
    LogWriter writer(std::make_unique<StringWritable>(bytes), logId);
    uint64_t sequence = 1;
    for (const std::string& payload : payloads)
        (void)writer.append(type, sequence++, payload);
    return bytes;
}

struct Outcome {
    std::vector<std::string> payloads;
    std::vector<uint64_t> offsets;
    LogEnd end = LogEnd::clean;
    uint64_t endOffset = 0;
    uint64_t dropped = 0;
    Status status;
};

Outcome readLog(const std::string& bytes, uint64_t logId = kLogId) {
    LogReader reader(std::make_unique<StringFile>(bytes), "000042.wal", logId);
    Outcome outcome;
    LogRecord record;
    while (reader.read(record)) {
        outcome.payloads.emplace_back(record.payload);
        outcome.offsets.push_back(record.offset);
    }
    outcome.end = reader.end();
    outcome.endOffset = reader.endOffset();
    outcome.dropped = reader.droppedBytes();
    outcome.status = reader.status();
    return outcome;
}

std::vector<std::string> samplePayloads() {
    return {"first", "", std::string(100, 'x'), std::string("\0\0\0\0\0\0\0\0", 8), "the last record"};
}

std::vector<std::string> firstOf(const std::vector<std::string>& payloads, size_t count) {
    return {payloads.begin(), payloads.begin() + static_cast<std::ptrdiff_t>(count)};
}

}  // namespace

class LogTest : public QObject {
    Q_OBJECT
private slots:
    void whatIsWrittenIsReadBack();
    void aRecordIsOneAppend();
    void recordsAddedTogetherAreOneAppendAndLieWhereTheyWereToldTo();
    void recordsOfAllSizesCrossTheReadersChunks();
    void anEmptyFileEndsCleanly();
    void zerosBehindTheLastRecordEndCleanly();
    void aTailCutAtAnyByteIsTorn();
    void anyFlippedBitIsNoticed();
    void aBadRecordBeforeGoodOnesIsDamage();
    void zerosBeforeGoodRecordsAreDamage();
    void recordsOfARecycledLogAreNotRead();
    void anOlderRecordEndsALogCleanly();
    void olderRecordsAmongNewOnesAreDamage();
    void recordsMovedToAnotherOffsetAreNotRead();
    void lengthsBeyondTheFileAreNotBelieved();
    void aTornRecordMayHoldWhatLooksLikeHeads();
    void readingGoesOnBehindDamageIfAsked();
    void garbageNeverYieldsRecords();
    void anOversizedPayloadIsRefused();
    void anUnreadableFileIsAnErrorNotAnEnd();
};

void LogTest::whatIsWrittenIsReadBack() {
    std::string bytes;
    LogWriter writer(std::make_unique<StringWritable>(bytes), kLogId);
    const std::string_view pieces[] = {"one ", "payload ", "of pieces"};
    QVERIFY(writer.append(LogRecordType::versionEdit, 7, pieces).ok());
    QVERIFY(writer.append(LogRecordType::snapshotEdit, kMaxSequence, "whole").ok());
    QCOMPARE(writer.size(), bytes.size());

    LogReader reader(std::make_unique<StringFile>(bytes), "000042.wal", kLogId);
    LogRecord record;
    QVERIFY(reader.read(record));
    QCOMPARE(record.type, LogRecordType::versionEdit);
    QCOMPARE(record.firstSequence, 7u);
    QCOMPARE(record.payload, std::string_view("one payload of pieces"));
    QCOMPARE(record.offset, 0u);
    QCOMPARE(record.length, logRecordSize(21));
    QVERIFY(reader.read(record));
    QCOMPARE(record.type, LogRecordType::snapshotEdit);
    QCOMPARE(record.firstSequence, kMaxSequence);
    QCOMPARE(record.payload, std::string_view("whole"));
    QCOMPARE(record.offset, logRecordSize(21));
    QVERIFY(!reader.read(record));
    QVERIFY(!reader.read(record));
    QVERIFY(reader.status().ok());
    QCOMPARE(reader.end(), LogEnd::clean);
    QCOMPARE(reader.endOffset(), bytes.size());
}

void LogTest::aRecordIsOneAppend() {
    std::string bytes;
    auto file = std::make_unique<StringWritable>(bytes);
    const StringWritable& seen = *file;
    LogWriter writer(std::move(file), kLogId);
    const std::string_view pieces[] = {"a", "b", "c"};
    QVERIFY(writer.append(LogRecordType::batch, 1, pieces).ok());
    QCOMPARE(seen.appends(), 1);
    QCOMPARE(bytes.size() % kLogAlignment, size_t{0});
}

void LogTest::recordsAddedTogetherAreOneAppendAndLieWhereTheyWereToldTo() {
    std::string bytes;
    auto file = std::make_unique<StringWritable>(bytes);
    const StringWritable& seen = *file;
    LogWriter writer(std::move(file), kLogId);
    QVERIFY(writer.append(LogRecordType::batch, 1, "before").ok());
    std::vector<uint64_t> told;
    for (const std::string_view payload : {"one", "two of them", ""}) {
        const Result<uint64_t> offset =
            writer.add(LogRecordType::batch, 2 + told.size(), std::span(&payload, 1));
        QVERIFY(offset.ok());
        told.push_back(*offset);
    }
    QCOMPARE(seen.appends(), 1);
    QVERIFY(writer.write().ok());
    QCOMPARE(seen.appends(), 2);

    LogReader reader(std::make_unique<StringFile>(bytes), "000042.wal", kLogId);
    LogRecord record;
    QVERIFY(reader.read(record));
    for (size_t i = 0; i < told.size(); ++i) {
        QVERIFY(reader.read(record));
        QCOMPARE(record.offset, told[i]);
        QCOMPARE(record.firstSequence, 2 + i);
    }
    QVERIFY(!reader.read(record));
    QCOMPARE(reader.end(), LogEnd::clean);
}

void LogTest::recordsOfAllSizesCrossTheReadersChunks() {
    std::mt19937_64 random(1);
    std::vector<std::string> payloads;
    for (int i = 0; i < 400; ++i)
        payloads.emplace_back(random() % (i % 50 == 0 ? 1'000'000 : 5'000), static_cast<char>('a' + i % 26));
    const std::string bytes = writeLog(payloads);
    const Outcome outcome = readLog(bytes);
    QVERIFY(outcome.payloads == payloads);
    QCOMPARE(outcome.end, LogEnd::clean);
    QCOMPARE(outcome.endOffset, bytes.size());
}

void LogTest::anEmptyFileEndsCleanly() {
    const Outcome outcome = readLog("");
    QVERIFY(outcome.payloads.empty());
    QCOMPARE(outcome.end, LogEnd::clean);
    QVERIFY(outcome.status.ok());
}

void LogTest::zerosBehindTheLastRecordEndCleanly() {
    const std::string bytes = writeLog(samplePayloads());
    for (const size_t zeros : {1, 7, 8, 27, 28, 29, 4'096, 1'000'000}) {
        const Outcome outcome = readLog(bytes + std::string(zeros, '\0'));
        QVERIFY(outcome.payloads == samplePayloads());
        QCOMPARE(outcome.end, LogEnd::clean);
        QCOMPARE(outcome.endOffset, bytes.size());
        QCOMPARE(outcome.dropped, 0u);
    }
}

void LogTest::aTailCutAtAnyByteIsTorn() {
    const auto payloads = samplePayloads();
    const std::string bytes = writeLog(payloads);
    const auto offsets = readLog(bytes).offsets;
    for (size_t cut = 0; cut < bytes.size(); ++cut) {
        // Once as a shorter file, once with zeros where the rest was set aside.
        for (const std::string& tail : {std::string(), std::string(bytes.size() - cut, '\0')}) {
            const Outcome outcome = readLog(bytes.substr(0, cut) + tail);
            size_t whole = 0;
            while (whole + 1 < offsets.size() && offsets[whole + 1] <= cut)
                ++whole;
            // Zero padding that was cut off and reads as zeros again makes the record whole.
            if (!outcome.payloads.empty() && outcome.payloads.size() == whole + 1)
                QVERIFY((bytes.substr(0, cut) + tail).starts_with(bytes.substr(0, outcome.endOffset)));
            else
                QVERIFY(outcome.payloads == firstOf(payloads, whole));
            QVERIFY(outcome.status.ok());
            QVERIFY(outcome.end != LogEnd::damaged);
            if (outcome.end == LogEnd::torn)
                QVERIFY(outcome.dropped > 0 && outcome.endOffset + outcome.dropped <= cut);
            else
                QCOMPARE(outcome.dropped, 0u);
        }
    }
}

void LogTest::anyFlippedBitIsNoticed() {
    const auto payloads = samplePayloads();
    const std::string bytes = writeLog(payloads);
    const auto offsets = readLog(bytes).offsets;
    for (size_t bit = 0; bit < bytes.size() * 8; ++bit) {
        std::string damaged = bytes;
        damaged[bit / 8] = static_cast<char>(damaged[bit / 8] ^ (1 << (bit % 8)));
        const auto record = static_cast<size_t>(std::upper_bound(offsets.begin(), offsets.end(), bit / 8) -
                                                offsets.begin() - 1);
        const Outcome outcome = readLog(damaged);
        QVERIFY(outcome.payloads == firstOf(payloads, record));
        const bool last = record + 1 == payloads.size();
        QCOMPARE(outcome.end, last ? LogEnd::torn : LogEnd::damaged);
        QCOMPARE(outcome.status.ok(), last);
        QVERIFY(outcome.dropped > 0);
    }
}

void LogTest::aBadRecordBeforeGoodOnesIsDamage() {
    std::string bytes = writeLog({"one", std::string(700'000, 'b'), "three"});
    const auto offsets = readLog(bytes).offsets;
    bytes[offsets[1] + 5'000] = 'x';
    const Outcome outcome = readLog(bytes);
    QVERIFY(outcome.payloads == std::vector<std::string>{"one"});
    QCOMPARE(outcome.end, LogEnd::damaged);
    QCOMPARE(outcome.status.code(), Code::corruption);
    QCOMPARE(outcome.status.reason(), Reason::checksumMismatch);
    QCOMPARE(outcome.status.error().file, std::string("000042.wal"));
    QCOMPARE(outcome.status.error().offset, offsets[1]);
    QCOMPARE(outcome.endOffset, offsets[1]);
    QCOMPARE(outcome.dropped, offsets[2] - offsets[1]);
}

void LogTest::zerosBeforeGoodRecordsAreDamage() {
    std::string bytes = writeLog({"one", std::string(10'000, 'b'), "three"});
    const auto offsets = readLog(bytes).offsets;
    std::fill(bytes.begin() + static_cast<std::ptrdiff_t>(offsets[1]),
              bytes.begin() + static_cast<std::ptrdiff_t>(offsets[2]), '\0');
    QCOMPARE(readLog(bytes).end, LogEnd::damaged);
}

void LogTest::recordsOfARecycledLogAreNotRead() {
    const std::string old = writeLog(std::vector<std::string>(50, "an old record of the file"), kLogId - 1);
    const std::string fresh = writeLog(std::vector<std::string>(10, "a new record of the file!"), kLogId);
    const Outcome outcome = readLog(fresh + old.substr(fresh.size()));
    QCOMPARE(outcome.payloads.size(), size_t{10});
    QVERIFY(outcome.end != LogEnd::damaged);
    QVERIFY(outcome.status.ok());
    QCOMPARE(outcome.endOffset, fresh.size());
    QVERIFY(readLog(old, kLogId).payloads.empty());
}

// Where it begins as the old one did, a recycled log that lost its last writes is none that was torn.
void LogTest::anOlderRecordEndsALogCleanly() {
    const std::vector<std::string> payloads(50, "a record of this size");
    const std::string old = writeLog(payloads, kLogId - 1);
    const std::string fresh = writeLog(firstOf(payloads, 10), kLogId);
    for (const std::string& bytes : {fresh + old.substr(fresh.size()), old}) {
        const Outcome outcome = readLog(bytes);
        QCOMPARE(outcome.payloads.size(), bytes == old ? size_t{0} : size_t{10});
        QCOMPARE(outcome.end, LogEnd::clean);
        QCOMPARE(outcome.dropped, uint64_t{0});
        QCOMPARE(outcome.endOffset, bytes == old ? uint64_t{0} : fresh.size());
    }
    QCOMPARE(readLog(writeLog(payloads, kLogId + 1)).end, LogEnd::torn);
    QCOMPARE(readLog(writeLog(payloads, kLogId - 1, LogRecordType::versionEdit)).end, LogEnd::torn);
    // Whatever bit of the last record flips: it is not taken for an older one.
    const size_t last = fresh.size() - logRecordSize(payloads[0].size());
    for (size_t bit = 8 * last; bit < 8 * fresh.size(); ++bit) {
        std::string flipped = fresh + old.substr(fresh.size());
        flipped[bit / 8] = static_cast<char>(flipped[bit / 8] ^ (1 << (bit % 8)));
        QCOMPARE(readLog(flipped).end, LogEnd::torn);
    }
}

void LogTest::olderRecordsAmongNewOnesAreDamage() {
    const std::vector<std::string> payloads(50, "a record of this size");
    const std::string old = writeLog(payloads, kLogId - 1);
    std::string bytes = writeLog(payloads, kLogId);
    const size_t record = logRecordSize(payloads[0].size());
    bytes.replace(10 * record, record, old, 10 * record, record);
    const Outcome outcome = readLog(bytes);
    QCOMPARE(outcome.payloads.size(), size_t{10});
    QCOMPARE(outcome.end, LogEnd::damaged);
    QCOMPARE(outcome.status.reason(), Reason::wrongFile);
}

void LogTest::recordsMovedToAnotherOffsetAreNotRead() {
    const std::string bytes = writeLog({"same size A", "same size B"});
    const std::string swapped = bytes.substr(bytes.size() / 2) + bytes.substr(0, bytes.size() / 2);
    QVERIFY(readLog(swapped).payloads.empty());
    QCOMPARE(readLog(swapped).end, LogEnd::torn);
}

void LogTest::lengthsBeyondTheFileAreNotBelieved() {
    for (const uint32_t length : {uint32_t{200}, kMaxLogPayload, kMaxLogPayload + 1, ~uint32_t{0}}) {
        std::string bytes = writeLog({"one", "two", "three"});
        const auto offsets = readLog(bytes).offsets;
        storeFixed(bytes.data() + offsets[1], length);
        const Outcome outcome = readLog(bytes);
        QCOMPARE(outcome.payloads.size(), size_t{1});
        QCOMPARE(outcome.end, LogEnd::damaged);
        QVERIFY(outcome.status.reason() == Reason::truncated || outcome.status.reason() == Reason::tooLarge);
        storeFixed(bytes.data() + offsets[1], uint32_t{3});
        QCOMPARE(readLog(bytes).payloads.size(), size_t{3});
    }
}

void LogTest::aTornRecordMayHoldWhatLooksLikeHeads() {
    // A record whose payload is full of heads of this very log, each claiming most of the file: cut off, it
    // must neither be read nor keep the reader busy for long.
    std::string head;
    putFixed32(head, 2'000'000);
    putFixed32(head, static_cast<uint32_t>(LogRecordType::batch));
    putFixed64(head, kLogId);
    putFixed64(head, 1);
    std::string payload(kLogAlignment - kLogHeaderSize % kLogAlignment, '-');
    while (payload.size() < 4'000'000)
        payload += head;
    const std::string bytes = writeLog({"good", payload});
    QElapsedTimer timer;
    timer.start();
    const Outcome outcome = readLog(bytes.substr(0, bytes.size() - 100));
    QCOMPARE(outcome.payloads.size(), size_t{1});
    QVERIFY(outcome.end != LogEnd::clean);
    QVERIFY(timer.elapsed() < 20'000);
}

void LogTest::readingGoesOnBehindDamageIfAsked() {
    constexpr size_t kRecords = 20'000;
    std::string bytes = writeLog(std::vector<std::string>(kRecords, std::string(100, 'r')));
    const size_t size = bytes.size() / kRecords;
    for (size_t i = 1; i < kRecords; i += 2)
        bytes[i * size + 50] = '!';
    LogReader reader(std::make_unique<StringFile>(bytes), "000042.wal", kLogId);
    LogRecord record;
    size_t good = 0;
    do {
        while (reader.read(record)) {
            QCOMPARE(record.offset, 2 * good * size);
            ++good;
        }
        QCOMPARE(reader.end(), good < kRecords / 2 ? LogEnd::damaged : LogEnd::torn);
        QCOMPARE(reader.droppedBytes() / 8, size / 8);
    } while (reader.skipDamage());
    QCOMPARE(good, kRecords / 2);
    QVERIFY(!reader.skipDamage());
}

void LogTest::garbageNeverYieldsRecords() {
    std::mt19937_64 random(3);
    for (int round = 0; round < 300; ++round) {
        std::string bytes(random() % 3'000, '\0');
        for (char& byte : bytes)
            byte = static_cast<char>(random() % 3 == 0 ? random() : 0);
        const Outcome outcome = readLog(bytes);
        QVERIFY(outcome.payloads.empty());
        QCOMPARE(outcome.endOffset, 0u);
        QVERIFY(outcome.end != LogEnd::damaged);
    }
}

void LogTest::anOversizedPayloadIsRefused() {
    std::string bytes;
    LogWriter writer(std::make_unique<StringWritable>(bytes), kLogId);
    const std::string piece(1u << 20, 'p');
    const std::vector<std::string_view> pieces(2'048, piece);
    const Status status = writer.append(LogRecordType::batch, 1, pieces);
    QCOMPARE(status.code(), Code::invalidArgument);
    QCOMPARE(status.reason(), Reason::tooLarge);
    QVERIFY(bytes.empty());
    // Nor do those get into the log that were to be written with it.
    const std::string_view small = "small";
    QVERIFY(writer.add(LogRecordType::batch, 1, std::span(&small, 1)).ok());
    QCOMPARE(writer.add(LogRecordType::batch, 2, pieces).status().reason(), Reason::tooLarge);
    QVERIFY(writer.append(LogRecordType::batch, 3, "next").ok());
    QCOMPARE(bytes.size(), size_t(logRecordSize(4)));
}

void LogTest::anUnreadableFileIsAnErrorNotAnEnd() {
    const std::string bytes = writeLog(std::vector<std::string>(10, std::string(100'000, 'x')));
    LogReader reader(std::make_unique<StringFile>(bytes, 600'000), "000042.wal", kLogId);
    LogRecord record;
    int records = 0;
    while (reader.read(record))
        ++records;
    QVERIFY(records > 0 && records < 10);
    QCOMPARE(reader.status().code(), Code::ioError);
    QVERIFY(!reader.read(record));
}

QTEST_APPLESS_MAIN(LogTest)
#include "log_test.moc"
