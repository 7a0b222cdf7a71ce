// Values of Chromium's IndexedDB, built byte by byte.
#include <snappy.h>

#include <QTest>
#include <random>

#include "core/formats/leveldb/blink_value.h"

using namespace levelscope;

namespace {

std::string bytes(std::initializer_list<int> values) {
    std::string out;
    for (const int value : values)
        out.push_back(static_cast<char>(value));
    return out;
}

// A record of version 1 around what V8 wrote: Blink 21 with a trailer, V8 15.
std::string record(const std::string& value) {
    return bytes({1, 0xff, 21, 0xfe, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 15}) + value;
}

std::string valueOf(const std::string& value) {
    const leveldb::BlinkReading reading = leveldb::readBlinkValue(record(value));
    const std::string front = R"({"format":{"record":1,"blink":21,"v8":15},"value":)";
    if (!reading.ok || !reading.json.starts_with(front))
        return "not ok: " + reading.json;
    return reading.json.substr(front.size(), reading.json.size() - front.size() - 1);
}

std::string number(double value) {
    std::string text(sizeof value, '\0');
    memcpy(text.data(), &value, sizeof value);
    return text;
}

}  // namespace

class BlinkValueTest : public QObject {
    Q_OBJECT

private slots:
    void primitivesAreRead() {
        QCOMPARE(valueOf("T"), std::string("true"));
        QCOMPARE(valueOf("F"), std::string("false"));
        QCOMPARE(valueOf("0"), std::string("null"));
        QCOMPARE(valueOf("_"), std::string(R"({"undefined":true})"));
        QCOMPARE(valueOf(bytes({'I', 0x07})), std::string("-4"));
        QCOMPARE(valueOf(bytes({'U', 0x96, 0x01})), std::string("150"));
        QCOMPARE(valueOf("N" + number(0.5)), std::string("0.5"));
        QCOMPARE(valueOf("N" + number(std::numeric_limits<double>::quiet_NaN())), std::string("\"NaN\""));
        QCOMPARE(valueOf("D" + number(1'700'000'000'123.0)),
                 std::string(R"({"date":"2023-11-14T22:13:20.123Z"})"));
        QCOMPARE(valueOf(bytes({'Z', 0x06, 0x34, 0x12, 0})), std::string(R"({"BigInt":"0x1234"})"));
    }

    void textOfEachKindIsRead() {
        QCOMPARE(valueOf(bytes({'"', 2, 'h', 0xe9})), std::string("\"h\xc3\xa9\""));
        QCOMPARE(valueOf(bytes({'S', 3, 'h', 0xc3, 0xa9})), std::string("\"h\xc3\xa9\""));
        // Padding in front aligns UTF-16; a pair of halves is one character, a lone half is none.
        QCOMPARE(valueOf(bytes({0, 'c', 6, 'h', 0, 0x3d, 0xd8, 0x00, 0xde})),
                 std::string("\"h\xf0\x9f\x98\x80\""));
        QCOMPARE(valueOf(bytes({'c', 2, 0x3d, 0xd8})), std::string("\"\xef\xbf\xbd\""));
    }

    void objectsArraysMapsAndSetsAreRead() {
        const std::string name = bytes({'"', 1, 'a'});
        QCOMPARE(valueOf("o" + name + bytes({'I', 2}) + bytes({'{', 1})), std::string(R"({"a":1})"));
        QCOMPARE(valueOf(bytes({'A', 2, 'T', '0', '$', 0, 2})), std::string("[true,null]"));
        QCOMPARE(valueOf(bytes({'a', 9, 'U', 3, 'T', '@', 1, 9})), std::string(R"({"3":true})"));
        QCOMPARE(valueOf(";" + name + "T" + bytes({':', 2})), std::string(R"({"map":[["a",true]]})"));
        QCOMPARE(valueOf("'" + name + "T" + bytes({',', 2})), std::string(R"({"set":["a",true]})"));
        QCOMPARE(valueOf("o" + name + "o" + bytes({'{', 0}) + bytes({'"', 1, 'b', '^', 1, '{', 2})),
                 std::string(R"({"a":{},"b":{"reference":1}})"));
    }

    void buffersViewsExpressionsAndBlobsAreRead() {
        QCOMPARE(valueOf(bytes({'B', 2, 1, 255})), std::string(R"({"ArrayBuffer":"0x01ff","bytes":2})"));
        QCOMPARE(valueOf(bytes({'B', 2, 1, 255, 'V', 'B', 0, 2, 0})),
                 std::string(R"({"Uint8Array":{"ArrayBuffer":"0x01ff","bytes":2},"offset":0,"length":2})"));
        QCOMPARE(valueOf(bytes({'R', '"', 2, 'a', '+', 3})), std::string(R"({"RegExp":"a+","flags":"gi"})"));
        QCOMPARE(valueOf(bytes({'\\', 'i', 4})), std::string(R"({"blob":4})"));
        QCOMPARE(valueOf(bytes({'r', 'T', 'm', '"', 1, 'x', '.'})),
                 std::string(R"({"Error":{"type":"TypeError","message":"x"}})"));
    }

    void anUnknownTagEndsTheReadingWhereItStands() {
        const std::string host = valueOf(bytes({'A', 2, 'T', '\\', 'K', 1, 2}));
        QVERIFY2(host.find(R"({"unknown tag":"0x4b","offset":)") != std::string::npos, host.c_str());
        QVERIFY2(host.find(R"("rest":"0x4b0102")") != std::string::npos, host.c_str());
    }

    void wrappedValuesAreUnwrappedOrNamed() {
        const leveldb::BlinkReading blob = leveldb::readBlinkValue(bytes({1, 0xff, 0x11, 1, 0x80, 0x08, 3}));
        QCOMPARE(blob.json, std::string(R"({"format":{"record":1},"value in blob":3,"bytes":1024})"));
        std::string packed;
        const std::string clone = record("T").substr(1);
        snappy::Compress(clone.data(), clone.size(), &packed);
        const leveldb::BlinkReading snapped = leveldb::readBlinkValue(bytes({1, 0xff, 0x11, 2}) + packed);
        QCOMPARE(snapped.json, std::string(R"({"format":{"record":1,"blink":21,"v8":15},"value":true})"));
    }

    void whatIsCutOrNoValueTellsWhere() {
        const std::string whole = record("o" + bytes({'"', 1, 'a', 'I', 2, '{', 1}));
        QVERIFY(leveldb::readBlinkValue(whole).ok);
        for (size_t size = 0; size < whole.size(); ++size) {
            const leveldb::BlinkReading cut =
                leveldb::readBlinkValue(std::string_view(whole).substr(0, size));
            QVERIFY2(!cut.ok || size > 18, qPrintable(QString::number(size)));
            QVERIFY(cut.stopped <= size);
        }
        QVERIFY(!leveldb::readBlinkValue("plain text").ok);
        QVERIFY(!leveldb::looksLikeBlinkValue("{\"json\":1}"));
    }

    void nestingAndNonsenseAreBounded() {
        for (const char opens : {'o', 'A', ';', '\'', 'R', 's', '?', '\\', 'B', 'r', 'c'}) {
            std::string deep = record({});
            for (int i = 0; i < 100'000; ++i) {
                deep += opens;
                deep += '\x01';
            }
            static_cast<void>(leveldb::readBlinkValue(deep));
            static_cast<void>(leveldb::readBlinkValue(record(std::string(200'000, opens))));
        }
        std::mt19937 random(5);
        const std::string sound = record("o" + bytes({'"', 1, 'a', 'A', 2, 'T', 'N'}) + number(1) +
                                         bytes({'$', 0, 2, '"', 1, 'b', 'B', 2, 1, 2, '{', 2}));
        for (int round = 0; round < 50'000; ++round) {
            std::string input = sound;
            for (int flips = 0; flips < 3; ++flips)
                input[random() % input.size()] = static_cast<char>(random());
            const leveldb::BlinkReading reading = leveldb::readBlinkValue(input);
            QVERIFY(reading.ok || reading.stopped <= input.size());
        }
    }
};

QTEST_APPLESS_MAIN(BlinkValueTest)
#include "blink_value_test.moc"
