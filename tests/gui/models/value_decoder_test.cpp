// Binary values become readable, and no bytes whatever bring a decoder down.
#include <QtTest>
#include <random>

#include "gui/models/json_outline.h"
#include "gui/models/value_content.h"
#include "gui/models/value_decoder.h"

using namespace levelscope;
using namespace levelscope::gui;

namespace {

std::string bytes(std::initializer_list<int> values) {
    std::string out;
    for (const int value : values)
        out.push_back(static_cast<char>(value));
    return out;
}

// {"a": 1, "b": [true, null]}
const std::string kMessagePack = bytes({0x82, 0xa1, 'a', 1, 0xa1, 'b', 0x92, 0xc3, 0xc0});
const std::string kCbor = bytes({0xa2, 0x61, 'a', 1, 0x61, 'b', 0x82, 0xf5, 0xf6});

}  // namespace

class ValueDecoderTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void messagePackCborAndBsonBecomeJson() {
        QCOMPARE(decodeValue(kMessagePack, ValueDecoder::messagePack).text,
                 std::string("{\"a\":1,\"b\":[true,null]}"));
        QCOMPARE(decodeValue(kCbor, ValueDecoder::cbor).text, std::string("{\"a\":1,\"b\":[true,null]}"));
        const std::string bson = bytes({12, 0, 0, 0, 0x10, 'n', 0, 7, 0, 0, 0, 0});
        QCOMPARE(decodeValue(bson, ValueDecoder::bson).text, std::string("{\"n\":7}"));
    }

    void numbersAndStringsSurviveAsTheyAre() {
        // [2^64 - 1, -1, 0.1, NaN, "q\"\n", invalid UTF-8, three bytes]
        const std::string packed =
            bytes({0x97, 0xcf, 255,  255,  255,  255,  255,  255,  255,  255, 0xff, 0xcb, 0x3f, 0xb9,
                   0x99, 0x99, 0x99, 0x99, 0x99, 0x9a, 0xcb, 0x7f, 0xf8, 0,   0,    0,    0,    0,
                   0,    0xa3, 'q',  '"',  '\n', 0xa1, 0xff, 0xc4, 3,    1,   2,    3});
        const DecodedValue value = decodeValue(packed, ValueDecoder::messagePack);
        QVERIFY(value.ok());
        QCOMPARE(value.text,
                 std::string("[18446744073709551615,-1,0.1,\"NaN\",\"q\\\"\\u000a\",\"0xff\",\"0x010203\"]"));
        QVERIFY(JsonOutline::parse(value.text).ok());
    }

    void whatIsNotWhatItIsTakenForTellsWhere() {
        const DecodedValue cut =
            decodeValue(std::string_view(kMessagePack).substr(0, 5), ValueDecoder::messagePack);
        QCOMPARE(cut.problem, DecodedValue::Problem::malformed);
        QCOMPARE(cut.offset, size_t{5});
        QVERIFY(!decodeValue(kMessagePack + "x", ValueDecoder::messagePack).ok());
        QCOMPARE(decodeValue("abc", ValueDecoder::integer).problem, DecodedValue::Problem::wrongWidth);
        QCOMPARE(decodeValue("abc", ValueDecoder::utf16le).problem, DecodedValue::Problem::wrongWidth);
        QVERIFY(!decodeValue(bytes({0x00, 0xd8, 'a', 0}), ValueDecoder::utf16le).ok());  // half a pair
    }

    void utf16OfBothOrdersBecomesText() {
        QCOMPARE(decodeValue(bytes({'h', 0, 0xe9, 0}), ValueDecoder::utf16le).text, std::string("h\xc3\xa9"));
        QCOMPARE(decodeValue(bytes({0, 'h', 0, 0xe9}), ValueDecoder::utf16be).text, std::string("h\xc3\xa9"));
    }

    void integersOfAnyWidthAreReadInBothOrders() {
        const std::string text = decodeValue(bytes({0xfe, 0xff}), ValueDecoder::integer).text;
        QVERIFY(text.find("65534") != std::string::npos && text.find("-2") != std::string::npos);
        QVERIFY(text.find("65279") != std::string::npos && text.find("-257") != std::string::npos);
        QVERIFY(JsonOutline::parse(text).ok());
    }

    void momentsAreRecognisedByTheirUnit() {
        QCOMPARE(decodeValue("1700000000", ValueDecoder::time).text,
                 std::string("{\"seconds\":\"2023-11-14T22:13:20.000Z\"}"));
        std::string micros(8, '\0');
        const uint64_t moment = 1'700'000'000'000'000;
        for (int i = 0; i < 8; ++i)
            micros[static_cast<size_t>(i)] = static_cast<char>(moment >> (8 * i));
        QVERIFY(decodeValue(micros, ValueDecoder::time).text.find("2023-11-14T22:13:20") !=
                std::string::npos);
        QVERIFY(!decodeValue("12", ValueDecoder::time).ok());
    }

    void binaryValuesAreRecognisedAndTextIsLeftAlone() {
        QCOMPARE(guessDecoder(kMessagePack), ValueDecoder::messagePack);
        QCOMPARE(guessDecoder(kCbor), ValueDecoder::cbor);
        QCOMPARE(guessDecoder(bytes({0x90, 0xff})), ValueDecoder::stored);
        const auto content = ValueContent::of(std::make_shared<const std::string>(kMessagePack));
        QCOMPARE(content.suggested, ValueDecoder::messagePack);
        QCOMPARE(ValueContent::of(std::make_shared<const std::string>("plain text")).suggested,
                 ValueDecoder::stored);
    }

    void protocolBuffersAreReadWithoutTheirSchema() {
        const std::string message = bytes({0x08, 0x96, 0x01, 0x12, 0x02, 'h', 'i', 0x12, 0x02, 'y', 'o', 0x1a,
                                           0x02, 0x08, 0x05, 0x22, 0x01, 0xff});
        QCOMPARE(decodeValue(message, ValueDecoder::protobuf).text,
                 std::string(R"({"1":150,"2":["hi","yo"],"3":{"1":5},"4":"0xff"})"));
        QVERIFY(!decodeValue(message.substr(0, 6), ValueDecoder::protobuf).ok());
        QVERIFY(!decodeValue(bytes({0x0b}), ValueDecoder::protobuf).ok());  // a group
        std::string nested;
        for (int i = 0; i < 100; ++i)
            nested = bytes({0x0a, static_cast<int>(nested.size())}) + nested;
        QVERIFY(decodeValue(nested, ValueDecoder::protobuf).text.size() < DecodedValue::kMaxOutput);
    }

    void textWithAFlagAndKeysInsideAreRead() {
        QCOMPARE(decodeValue(bytes({1, 'h', 0xe9}), ValueDecoder::flaggedText).text,
                 std::string("h\xc3\xa9"));
        QCOMPARE(decodeValue(bytes({0, 'h', 0, 0xe9, 0}), ValueDecoder::flaggedText).text,
                 std::string("h\xc3\xa9"));
        QVERIFY(!decodeValue("2", ValueDecoder::flaggedText).ok());
        QVERIFY(!decodeValue("", ValueDecoder::flaggedText).ok());
        QCOMPARE(decodeValue(bytes({'k', 1, 7, 0, 0, 0, 0, 0, 0}), ValueDecoder::internalKey).text,
                 std::string(R"({"key":"k","sequence":7,"type":1})"));
        QVERIFY(!decodeValue("short", ValueDecoder::internalKey).ok());
    }

    void depthAndSizeAreBounded() {
        for (const int opens : {0x91, 0x81, 0x9f, 0x5f, 0x7f, 0xbf}) {
            const std::string nested(DecodedValue::kMaxBytes, static_cast<char>(opens));
            for (const ValueDecoder decoder : {ValueDecoder::messagePack, ValueDecoder::cbor})
                QVERIFY(!decodeValue(nested, decoder).ok());
        }
        QCOMPARE(decodeValue(std::string(DecodedValue::kMaxBytes + 1, 'a'), ValueDecoder::cbor).problem,
                 DecodedValue::Problem::tooLarge);
    }

    void noBytesBringADecoderDown() {
        std::mt19937 random(7);
        for (int round = 0; round < 20'000; ++round) {
            std::string input = round % 2 == 0 ? kMessagePack : kCbor;
            for (int flips = 0; flips < 3; ++flips)
                input[random() % input.size()] = static_cast<char>(random());
            input.resize(random() % (input.size() + 1));
            for (const ValueDecoder decoder : kValueDecoders) {
                const DecodedValue value = decodeValue(input, decoder);
                QVERIFY(value.ok() || value.offset <= input.size());
                const bool isJson = decoder != ValueDecoder::stored && decoder != ValueDecoder::utf16le &&
                                    decoder != ValueDecoder::utf16be && decoder != ValueDecoder::flaggedText;
                QVERIFY2(!value.ok() || !isJson || JsonOutline::parse(value.text).ok(), value.text.c_str());
            }
        }
    }
};

QTEST_GUILESS_MAIN(ValueDecoderTest)
#include "value_decoder_test.moc"
