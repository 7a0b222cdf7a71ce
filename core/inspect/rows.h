// Pairs as rows of text: JSON lines, CSV (RFC 4180, fields may span lines) and TSV. One row is one pair.
// Reading and writing stream; memory stays within one row. A reader or writer belongs to one thread.
//
//   jsonl  {"key":"...","value":"..."}; bytes that are not UTF-8 as "key_b64", "value_b64". Read: a value
//   that is no string
//          is stored as its JSON text; a number may be a key.
//   csv    a header line "key,value", then a row a line; quotes where needed. A field that a spreadsheet
//   would take for a
//          formula (it begins with = + - @ TAB CR) gets a leading ' unless `lossless`.
//   tsv    a header line, then a row a line; \t \n \r \\ inside fields, unless `escapes` is off.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/status.h"
#include "core/inspect/text_bytes.h"

namespace levelscope {

enum class RowFormat : uint8_t { jsonl, csv, tsv };

struct RowOptions {
    RowFormat format = RowFormat::jsonl;
    std::string keyField = "key";  // name, or number from 1 for CSV and TSV
    std::string valueField = "value";
    BytesEncoding keyEncoding = BytesEncoding::text;
    BytesEncoding valueEncoding = BytesEncoding::text;
    bool header = true;     // CSV, TSV: the first line names the columns; a must when a field is named
    bool escapes = true;    // TSV
    bool lossless = false;  // CSV, writing
    uint64_t maxRowBytes = 64u << 20;  // reading: a longer row is a bad one
};

struct Row {
    std::string key;
    std::string value;
};

// A place between two rows of an input, and the bytes just before it, by which it is recognised.
struct RowPosition {
    static constexpr size_t kMaxBefore = 64;
    uint64_t offset = 0;
    uint64_t line = 1;
    std::string before;
};

// Fills `to` as far as it can; 0 is the end.
using ByteSource = std::function<Result<size_t>(std::span<char> to)>;

class RowReader {
public:
    enum class Outcome : uint8_t {
        row,
        end,
        bad,     // this row cannot be read (problem()); the next call goes on behind it
        failed,  // the source failed or the header does not fit (problem())
    };

    RowReader(RowOptions options, ByteSource source);
    ~RowReader();
    Outcome next(Row& row);

    // After `bad` or `failed`: invalidArgument/syntax or /tooLarge; subject names what is wrong: "json",
    // "key", "value", "column", "quote", "escape", "hex", "base64", "row".
    const Status& problem() const { return m_problem; }
    uint64_t line() const { return m_rowLine; }   // where the row begins, from 1
    uint64_t offset() const { return m_offset; }  // bytes consumed
    RowPosition beforeRow() const;                // where the last row began
    RowPosition behindRow() const;                // and where it ended
    // Goes on where an earlier reader of the same bytes stood: reads the header, then drops what is before
    // the position. invalidArgument/syntax "position" when other bytes stand before it.
    Status skipTo(const RowPosition& position);

private:
    bool fill();
    size_t recent(char* to) const;
    bool readRecord(std::string& record);
    bool readQuotedRecord(std::string& record);
    int take();
    void dropLine();
    bool readHeader();
    Status split(std::string_view record, std::vector<std::string>& fields) const;
    Status decode(const std::string& record, Row& row) const;
    Status decodeJson(const std::string& record, Row& row) const;
    Status decodeColumns(const std::string& record, Row& row) const;
    Outcome fail(Outcome outcome, Status problem);

    RowOptions m_options;
    ByteSource m_source;
    std::vector<char> m_buffer;
    size_t m_begin = 0;
    size_t m_end = 0;
    bool m_sourceEnded = false;
    bool m_headerRead = false;
    bool m_tooLong = false;
    bool m_openQuote = false;
    size_t m_keyColumn = 0;
    size_t m_valueColumn = 1;
    uint64_t m_offset = 0;
    uint64_t m_line = 1;
    uint64_t m_rowLine = 1;
    uint64_t m_rowOffset = 0;
    std::array<char, RowPosition::kMaxBefore> m_beforeBuffer{};  // what stood before m_buffer
    size_t m_beforeBufferSize = 0;
    std::array<char, RowPosition::kMaxBefore> m_beforeRow{};
    size_t m_beforeRowSize = 0;
    Status m_problem;
    Status m_sourceError;
};

class RowWriter {
public:
    explicit RowWriter(RowOptions options) : m_options(std::move(options)) {}
    void header(std::string& to) const;
    void row(std::string_view key, std::string_view value, std::string& to);
    uint64_t neutralised() const { return m_neutralised; }  // fields that got a leading '

private:
    void field(std::string_view bytes, BytesEncoding encoding, std::string& to);

    RowOptions m_options;
    uint64_t m_neutralised = 0;
};

// {"key":"...","value":"..."} of one pair, as the writer makes it, without the line's end.
std::string pairAsJson(std::string_view key, std::string_view value);

}  // namespace levelscope
