// Typing, copying, filtering and decoding of bytes: everything that can be shown can be typed back, and
// everything wrong is told with its place.
#include <QtTest>

#include "gui/models/change_diff.h"
#include "gui/models/display.h"
#include "gui/models/json_outline.h"
#include "gui/models/key_filter.h"
#include "gui/models/key_text.h"
#include "gui/models/value_content.h"

using namespace levelscope;
using namespace levelscope::gui;
using Kind = KeyFilter::Kind;

namespace {

bool passes(Kind kind, const char* pattern, std::string_view key, std::string_view value = {}) {
    const KeyFilter filter = KeyFilter::compile(kind, QString::fromUtf8(pattern));
    return filter.problem().isEmpty() && filter.range().contains(key) && filter.matches(key, value);
}

JsonOutline::Problem problemOf(std::string_view json, uint32_t* offset = nullptr) {
    const JsonOutline outline = JsonOutline::parse(json);
    if (offset)
        *offset = outline.problemOffset;
    return outline.problem;
}

}  // namespace

class KeyTextTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyByteSurvivesTheWayThroughText() {
        std::string all;
        for (int first = 0; first < 256; ++first) {
            all += static_cast<char>(first);
            for (const ByteFormat format : {ByteFormat::text, ByteFormat::hex, ByteFormat::base64}) {
                const ParsedBytes back = parseBytes(formatBytes(all, format), format);
                QVERIFY2(back.ok() && back.bytes == all, qPrintable(back.problem));
            }
        }
        const std::string shown = "tab\tline\nbidi\xe2\x80\xae back\\slash \xff";
        QCOMPARE(parseBytes(displayBytes(shown), ByteFormat::text).bytes, shown);
    }

    void wrongInputIsToldNotGuessed() {
        QVERIFY(!parseBytes(QStringLiteral("a\\q"), ByteFormat::text).ok());
        QVERIFY(!parseBytes(QStringLiteral("end\\"), ByteFormat::text).ok());
        QVERIFY(!parseBytes(QStringLiteral("\\x4"), ByteFormat::text).ok());
        QVERIFY(!parseBytes(QStringLiteral("\\u{d800}"), ByteFormat::text).ok());
        QVERIFY(!parseBytes(QStringLiteral("abc"), ByteFormat::hex).ok());
        QVERIFY(!parseBytes(QStringLiteral("zz"), ByteFormat::hex).ok());
        QVERIFY(!parseBytes(QStringLiteral("a*b="), ByteFormat::base64).ok());
        QCOMPARE(parseBytes(QStringLiteral("0xFF 00"), ByteFormat::hex).bytes, std::string("\xff\0", 2));
    }

    void filtersPassWhatTheySay() {
        QVERIFY(passes(Kind::prefix, "unicode/", "unicode/char/1"));
        QVERIFY(!passes(Kind::prefix, "unicode/", "unicodf"));
        QVERIFY(passes(Kind::prefix, "\\xff", "\xff\x01"));
        QVERIFY(passes(Kind::contains, "CHAR", "x/CHAR/y"));
        QVERIFY(!passes(Kind::contains, "CHAR", "x/char/y"));
        QVERIFY(passes(Kind::contains, "char", "x/CHAR/y"));
        QVERIFY(passes(Kind::hex, "ff 00", std::string_view("a\xff\0b", 4)));
        QVERIFY(passes(Kind::value, "smile", "k", "big SMILE"));
        QVERIFY(passes(Kind::regex, "^iso/\\d{3}$", "iso/123"));
        QVERIFY(!passes(Kind::regex, "^iso/\\d{3}$", "iso/1234"));
        const KeyFilter range = KeyFilter::compile(Kind::range, QStringLiteral("b"), QStringLiteral("d"));
        QVERIFY(range.range().contains("b") && range.range().contains("czz") && !range.range().contains("d"));
        QVERIFY(!range.scans());
        QVERIFY(KeyFilter::compile(Kind::prefix, {}).passesAll());
    }

    void wrongFiltersSayWhy() {
        QVERIFY(!KeyFilter::compile(Kind::regex, QStringLiteral("(")).problem().isEmpty());
        QVERIFY(!KeyFilter::compile(Kind::hex, QStringLiteral("f")).problem().isEmpty());
        QVERIFY(
            !KeyFilter::compile(Kind::range, QStringLiteral("d"), QStringLiteral("b")).problem().isEmpty());
        QVERIFY(KeyFilter::compile(Kind::regex, QStringLiteral("(")).passesAll());
    }

    void globs_data() {
        QTest::addColumn<QByteArray>("pattern");
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<bool>("matches");
        const auto add = [](const char* pattern, const char* text, bool matches) {
            QTest::addRow("%s %s", pattern, text) << QByteArray(pattern) << QByteArray(text) << matches;
        };
        add("*", "", true);
        add("a*b*c", "a-b-b-c", true);
        add("a*b*c", "a-b-b-d", false);
        add("1F6??", "1F600", true);
        add("1F6??", "1F60", false);
        add("k?", "k\xc3\xa4", true);
        add("[a-c]x", "bx", true);
        add("[!a-c]x", "bx", false);
        add("[]]", "]", true);
        add("[ab", "[ab", true);
        add("a\\*", "a*", true);
        add("a\\*", "ab", false);
        add("*a*a*a*a*a*a*a*a*b", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", false);
    }
    void globs() {
        QFETCH(QByteArray, pattern);
        QFETCH(QByteArray, text);
        QTEST(globMatches(pattern.toStdString(), text.toStdString()), "matches");
    }

    void aGlobSkipsToItsLiteralStart() {
        const KeyFilter filter = KeyFilter::compile(Kind::glob, QStringLiteral("unicode/*/1F6??"));
        QCOMPARE(filter.prefix(), std::string("unicode/"));
        QVERIFY(filter.range().hasFrom && filter.range().hasTo);
    }

    void jsonKeepsOrderSpellingAndRepeatedNames() {
        const std::string json = R"({"b":1.50,"a":[true,null,{}],"b":18446744073709551616,"e":""})";
        const JsonOutline outline = JsonOutline::parse(json);
        QVERIFY(outline.ok());
        QCOMPARE(outline.nodes[0].childCount, 4u);
        QCOMPARE(prettyJson(json, outline),
                 std::string("{\n  \"b\": 1.50,\n  \"a\": [\n    true,\n    null,\n    {}\n  ],\n"
                             "  \"b\": 18446744073709551616,\n  \"e\": \"\"\n}"));
    }

    void jsonIsRefusedWhereItStopsBeingJson() {
        uint32_t at = 0;
        QCOMPARE(problemOf("{\"a\":}", &at), JsonOutline::Problem::unexpectedByte);
        QCOMPARE(at, 5u);
        QCOMPARE(problemOf("[1,2", &at), JsonOutline::Problem::unexpectedEnd);
        QCOMPARE(at, 4u);
        QCOMPARE(problemOf("[1,]"), JsonOutline::Problem::unexpectedByte);
        QCOMPARE(problemOf("[01]"), JsonOutline::Problem::badNumber);
        QCOMPARE(problemOf("[1.]"), JsonOutline::Problem::badNumber);
        QCOMPARE(problemOf("[\"\\x\"]"), JsonOutline::Problem::badEscape);
        QCOMPARE(problemOf("[\"\\u12g4\"]"), JsonOutline::Problem::badEscape);
        QCOMPARE(problemOf("[\"\n\"]"), JsonOutline::Problem::controlInString);
        QCOMPARE(problemOf("{} x", &at), JsonOutline::Problem::trailingBytes);
        QCOMPARE(at, 3u);
        QCOMPARE(problemOf("[\"\xff\"]"), JsonOutline::Problem::invalidUtf8);
        QCOMPARE(problemOf(std::string(300, '[')), JsonOutline::Problem::tooDeep);
        QCOMPARE(problemOf(std::string(9 << 20, ' ')), JsonOutline::Problem::tooLarge);
        QCOMPARE(problemOf(""), JsonOutline::Problem::unexpectedEnd);
        QCOMPARE(problemOf(" 12 "), JsonOutline::Problem::none);
    }

    void qtAgreesAboutWhatJsonIs() {
        const char* samples[] = {"{\"a\":[1,2,{\"b\":null}],\"c\":-0.5e+3}",
                                 "[[],[[]],{}]",
                                 "{\"a\" 1}",
                                 "[1 2]",
                                 "{,}",
                                 "{\"a\":tru}",
                                 "[-]",
                                 "[1e]",
                                 "[\"\\ud83d\\ude00\"]",
                                 "[nul]"};
        for (const char* sample : samples) {
            QJsonParseError error;
            QJsonDocument::fromJson(sample, &error);
            QCOMPARE(JsonOutline::parse(sample).ok(), error.error == QJsonParseError::NoError);
        }
    }

    void kindsAreGuessedFromTheBytes() {
        QCOMPARE(guessKind("", true), ValueKind::empty);
        QCOMPARE(guessKind(" {\"a\":1}", true), ValueKind::json);
        QCOMPARE(guessKind("plain text\n", true), ValueKind::text);
        QCOMPARE(guessKind(std::string_view("\x01\0\0\0", 4), true), ValueKind::integer);
        QCOMPARE(guessKind(std::string_view("\xff\0\xfe", 3), true), ValueKind::binary);
        QCOMPARE(guessKind("caf\xc3", false), ValueKind::text);  // the cut split a character
        QVERIFY(integerHint(std::string_view("\x01\0\0\0", 4)).startsWith(QLatin1String("u32 1 ")));
    }

    void aValueThatOnlyLooksLikeJsonFallsBackAndSaysWhere() {
        const auto content = ValueContent::of(std::make_shared<const std::string>("{\"a\":1,}"));
        QCOMPARE(content.kind, ValueKind::text);
        QVERIFY(content.json && !content.json->ok());
        QCOMPARE(content.json->problemOffset, 7u);
    }

    void aDifferenceShowsTheLinesThatMoved() {
        const Diff diff = diffValues(R"({"a":1,"b":2})", R"({"a":1,"b":3,"c":4})");
        QStringList lines;
        for (const DiffLine& line : diff.lines)
            lines.append(QString::number(static_cast<int>(line.kind)) + line.before.trimmed() +
                         QLatin1Char('|') + line.after.trimmed());
        QCOMPARE(lines.join(QLatin1Char(' ')),
                 QStringLiteral("0{|{ 0\"a\": 1,|\"a\": 1, 3\"b\": 2|\"b\": 3, 2|\"c\": 4 0}|}"));
    }

    void binaryValuesAreComparedAsHexAndLargeOnesAreCut() {
        const Diff hex = diffValues(std::string("\x00\xff", 2), std::string("\x00\xfe", 2));
        QCOMPARE(hex.lines.size(), size_t{1});
        QCOMPARE(hex.lines[0].before, QStringLiteral("00 ff"));
        QVERIFY(diffValues(std::string(1 << 20, 'x'), "y").cut);
        QVERIFY(diffValues({}, {}).lines.empty());
    }
};

QTEST_GUILESS_MAIN(KeyTextTest)
#include "key_text_test.moc"
