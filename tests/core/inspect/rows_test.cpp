#include "core/inspect/rows.h"

#include <QtTest>
#include <algorithm>

using namespace levelscope;

Q_DECLARE_METATYPE(levelscope::RowOptions)

namespace {

// Hands the text out in pieces of `step` bytes.
ByteSource textSource(std::string text, size_t step = 1u << 20) {
    return [text = std::move(text), step, at = size_t{0}](std::span<char> to) mutable -> Result<size_t> {
        const size_t count = std::min({step, to.size(), text.size() - at});
        std::copy_n(text.data() + at, count, to.data());
        at += count;
        return count;
    };
}

struct Outcome {
    std::vector<std::pair<std::string, std::string>> rows;
    std::vector<std::pair<uint64_t, std::string>> bad;  // line, subject
    bool failed = false;
};

Outcome readAll(const RowOptions& options, const std::string& text, size_t step = 1u << 20) {
    RowReader reader(options, textSource(text, step));
    Outcome outcome;
    for (Row row;;) {
        switch (reader.next(row)) {
            case RowReader::Outcome::row: outcome.rows.emplace_back(row.key, row.value); break;
            case RowReader::Outcome::bad:
                outcome.bad.emplace_back(reader.line(), reader.problem().error().subject);
                break;
            case RowReader::Outcome::failed: outcome.failed = true; return outcome;
            case RowReader::Outcome::end: return outcome;
        }
    }
}

RowOptions of(RowFormat format) {
    RowOptions options;
    options.format = format;
    options.lossless = true;
    return options;
}

using Pairs = std::vector<std::pair<std::string, std::string>>;

const Pairs kAwkward{{"plain", "value"},
                     {"comma,quote\"", "two\nlines\r\nand a \\ \t tab"},
                     {" blanks ", ""},
                     {"=formula", "+1"},
                     {"\u00e4\u4e00", "\U0001F600"},
                     {"\"", "\"\""}};

}  // namespace

class RowsTest : public QObject {
    Q_OBJECT

private slots:
    void whatIsWrittenReadsBackInEveryFormatAndAnyPieces() {
        for (const RowFormat format : {RowFormat::jsonl, RowFormat::csv, RowFormat::tsv}) {
            RowWriter writer(of(format));
            std::string text;
            writer.header(text);
            for (const auto& [key, value] : kAwkward)
                writer.row(key, value, text);
            for (const size_t step : {size_t{1}, size_t{3}, size_t{1} << 20}) {
                const Outcome outcome = readAll(of(format), text, step);
                QVERIFY(outcome.bad.empty() && !outcome.failed);
                QCOMPARE(outcome.rows, kAwkward);
            }
        }
    }

    void bytesSurviveInHexInBase64AndInJson() {
        std::string bytes;
        for (int i = 0; i < 256; ++i)
            bytes.push_back(static_cast<char>(i));
        for (const RowFormat format : {RowFormat::jsonl, RowFormat::csv, RowFormat::tsv}) {
            for (const BytesEncoding encoding :
                 {BytesEncoding::text, BytesEncoding::hex, BytesEncoding::base64}) {
                RowOptions options = of(format);
                options.keyEncoding = options.valueEncoding = encoding;
                RowWriter writer(options);
                std::string text;
                writer.header(text);
                writer.row(bytes, bytes, text);
                QCOMPARE(readAll(options, text).rows, (Pairs{{bytes, bytes}}));
            }
        }
    }

    void csvThatASpreadsheetWouldRunIsNeutralisedAndCounted() {
        RowOptions options = of(RowFormat::csv);
        options.lossless = false;
        RowWriter writer(options);
        std::string text;
        for (const char* field : {"=1+1", "+1", "-1", "@x", "\ty", "\rz", "a=b"})
            writer.row("k", field, text);
        QCOMPARE(writer.neutralised(), uint64_t{6});
        const Outcome outcome = readAll(
            [] {
                RowOptions plain = of(RowFormat::csv);
                plain.header = false;
                plain.keyField = "1";
                plain.valueField = "2";
                return plain;
            }(),
            text);
        QCOMPARE(outcome.rows.front().second, std::string("'=1+1"));
        QCOMPARE(outcome.rows.back().second, std::string("a=b"));
    }

    void columnsAreFoundByNameOrNumber() {
        RowOptions options = of(RowFormat::csv);
        options.keyField = "code";
        options.valueField = "name";
        const std::string text = "\xef\xbb\xbfname,other,code\r\nFrance,x,FR\r\n\r\nItaly,y,IT";
        QCOMPARE(readAll(options, text).rows, (Pairs{{"FR", "France"}, {"IT", "Italy"}}));
        options.keyField = "3";
        options.valueField = "1";
        QCOMPARE(readAll(options, text).rows, (Pairs{{"FR", "France"}, {"IT", "Italy"}}));
        options.header = false;
        QCOMPARE(readAll(options, text).rows.size(), size_t{3});
        options.keyField = "code";
        QVERIFY(readAll(options, text).failed);
        options.header = true;
        options.keyField = "absent";
        QVERIFY(readAll(options, text).failed);
    }

    void jsonValuesThatAreNoTextAreKeptAsJson() {
        const Outcome outcome =
            readAll(of(RowFormat::jsonl),
                    "{\"key\":\"a\",\"value\":{\"y\":1,\"x\":[true,null]}}\n{\"key\":7,\"value\":8}\n");
        QCOMPARE(outcome.rows, (Pairs{{"a", "{\"y\":1,\"x\":[true,null]}"}, {"7", "8"}}));
    }

    void aBadRowIsToldByLineAndTheNextOnesAreRead_data() {
        QTest::addColumn<int>("format");
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("subject");
        const auto row = [](const char* name, RowFormat format, const char* bad, const char* subject) {
            const char* header = format == RowFormat::jsonl
                                     ? "\n"
                                     : (format == RowFormat::csv ? "key,value\n" : "key\tvalue\n");
            const char* good = format == RowFormat::jsonl ? "{\"key\":\"k\",\"value\":\"v\"}\n"
                                                          : (format == RowFormat::csv ? "k,v\n" : "k\tv\n");
            QTest::newRow(name) << static_cast<int>(format) << QByteArray(header) + good + bad + "\n" + good
                                << QByteArray(subject);
        };
        row("no json", RowFormat::jsonl, "{\"key\":", "json");
        row("json list", RowFormat::jsonl, "[1,2]", "json");
        row("json no key", RowFormat::jsonl, "{\"value\":\"v\"}", "key");
        row("json key is a list", RowFormat::jsonl, "{\"key\":[],\"value\":\"v\"}", "key");
        row("json no value", RowFormat::jsonl, "{\"key\":\"v\"}", "value");
        row("json base64", RowFormat::jsonl, "{\"key_b64\":\"!\",\"value\":\"v\"}", "base64");
        row("json not utf-8", RowFormat::jsonl, "{\"key\":\"\xff\",\"value\":\"v\"}", "json");
        row("csv one column", RowFormat::csv, "alone", "column");
        row("csv quote", RowFormat::csv, "\"a\"b,c", "quote");
        row("tsv one column", RowFormat::tsv, "alone", "column");
        row("tsv escape", RowFormat::tsv, "C:\\dir\tv", "escape");
    }
    void aBadRowIsToldByLineAndTheNextOnesAreRead() {
        QFETCH(int, format);
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, subject);
        const Outcome outcome = readAll(of(static_cast<RowFormat>(format)), text.toStdString());
        QVERIFY(!outcome.failed);
        QCOMPARE(outcome.rows, (Pairs{{"k", "v"}, {"k", "v"}}));
        QCOMPARE(outcome.bad.size(), size_t{1});
        QCOMPARE(outcome.bad[0].first, uint64_t{3});
        QCOMPARE(outcome.bad[0].second, subject.toStdString());
    }

    void nestingWithoutEndIsRefusedNotFollowed() {
        std::string deep =
            "{\"key\":\"k\",\"value\":" + std::string(100'000, '[') + std::string(100'000, ']') + "}\n";
        QCOMPARE(readAll(of(RowFormat::jsonl), deep).bad.size(), size_t{1});
    }

    void aRowBeyondTheLimitIsBadAndTheNextIsRead() {
        for (const RowFormat format : {RowFormat::csv, RowFormat::tsv}) {
            RowOptions options = of(format);
            options.maxRowBytes = 100;
            const std::string separator = format == RowFormat::csv ? "," : "\t";
            const std::string text =
                "key" + separator + "value\n" + std::string(5000, 'x') + "\nk" + separator + "v\n";
            const Outcome outcome = readAll(options, text);
            QCOMPARE(outcome.bad, (std::vector<std::pair<uint64_t, std::string>>{{2, "row"}}));
            QCOMPARE(outcome.rows, (Pairs{{"k", "v"}}));
        }
    }

    void aQuoteThatIsNeverClosedIsBadAtItsFirstLine() {
        const Outcome outcome = readAll(of(RowFormat::csv), "key,value\na,b\nc,\"open\nd,e\n");
        QCOMPARE(outcome.bad, (std::vector<std::pair<uint64_t, std::string>>{{3, "quote"}}));
    }

    void aQuoteInsideAPlainFieldIsJustAQuote() {
        QCOMPARE(readAll(of(RowFormat::csv), "key,value\n5\" disk,3.5\"\nk,v\n").rows,
                 (Pairs{{"5\" disk", "3.5\""}, {"k", "v"}}));
    }

    void aReaderGoesOnWhereAnotherStood() {
        std::string text = "key,value\n";
        for (int i = 0; i < 100; ++i)
            text += "key" + std::to_string(i) + ",\"line\nbreak\"\n";
        RowReader first(of(RowFormat::csv), textSource(text));
        Row row;
        for (int i = 0; i < 40; ++i)
            QCOMPARE(first.next(row), RowReader::Outcome::row);
        RowReader second(of(RowFormat::csv), textSource(text, 7));
        QVERIFY(second.skipTo(first.behindRow()).ok());
        QCOMPARE(second.next(row), RowReader::Outcome::row);
        QCOMPARE(row.key, std::string("key40"));
        QCOMPARE(second.line(), uint64_t{2 + 80});
        RowReader again(of(RowFormat::csv), textSource(text, 7));
        QVERIFY(again.skipTo(second.beforeRow()).ok());
        QCOMPARE(again.next(row), RowReader::Outcome::row);
        QCOMPARE(row.key, std::string("key40"));

        text[first.offset() - 3] ^= 1;
        RowReader other(of(RowFormat::csv), textSource(text));
        QVERIFY(!other.skipTo(first.behindRow()).ok());
        RowReader shorter(of(RowFormat::csv), textSource(text.substr(0, 30)));
        QVERIFY(!shorter.skipTo(first.behindRow()).ok());
    }

    void anErrorOfTheSourceIsNotTheEnd() {
        int calls = 0;
        RowReader reader(of(RowFormat::jsonl), [&](std::span<char> to) -> Result<size_t> {
            if (calls++ > 0)
                return Status::fromErrno(EIO, "read", "input");
            const std::string_view text = "{\"key\":\"a\",\"value\":\"b\"}\n{\"key\":\"c\"";
            std::copy(text.begin(), text.end(), to.begin());
            return text.size();
        });
        Row row;
        QCOMPARE(reader.next(row), RowReader::Outcome::row);
        QCOMPARE(reader.next(row), RowReader::Outcome::failed);
        QCOMPARE(reader.problem().code(), Code::ioError);
    }
};

QTEST_APPLESS_MAIN(RowsTest)
#include "rows_test.moc"
