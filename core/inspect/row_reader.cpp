#include <algorithm>
#include <charconv>
#include <nlohmann/json.hpp>
#include <optional>

#include "core/inspect/rows.h"

namespace levelscope {

namespace {

using Json = nlohmann::ordered_json;

constexpr size_t kBufferBytes = 256 * 1024;
constexpr int kMaxJsonDepth = 64;
constexpr std::string_view kByteOrderMark = "\xef\xbb\xbf";

Status bad(std::string_view what, uint64_t offset = Error::kNoOffset) {
    return Status(Error{.code = Code::invalidArgument,
                        .reason = Reason::syntax,
                        .offset = offset,
                        .subject = std::string(what)});
}

std::optional<size_t> columnNumber(std::string_view text) {
    size_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size() || number == 0)
        return std::nullopt;
    return number - 1;
}

Status splitCsv(std::string_view record, std::vector<std::string>& fields) {
    for (size_t i = 0;; ++i) {
        std::string field;
        if (i < record.size() && record[i] == '"') {
            for (++i; i < record.size(); ++i) {
                if (record[i] == '"' && (i + 1 == record.size() || record[i + 1] != '"'))
                    break;
                if (record[i] == '"')
                    ++i;
                field.push_back(record[i]);
            }
            if (i == record.size() || (++i < record.size() && record[i] != ','))
                return bad("quote", i);
        } else {
            const size_t end = std::min(record.find(',', i), record.size());
            field = record.substr(i, end - i);
            i = end;
        }
        fields.push_back(std::move(field));
        if (i >= record.size())
            return {};
    }
}

Status unescapeTsv(std::string& field) {
    size_t to = 0;
    for (size_t from = 0; from < field.size(); ++from, ++to) {
        field[to] = field[from];
        if (field[from] != '\\')
            continue;
        const size_t escape = from + 1 < field.size() ? std::string_view("tnr\\").find(field[from + 1])
                                                      : std::string_view::npos;
        if (escape == std::string_view::npos)
            return bad("escape", from);
        field[to] = "\t\n\r\\"[escape];
        ++from;
    }
    field.resize(to);
    return {};
}

Status splitTsv(std::string_view record, bool escapes, std::vector<std::string>& fields) {
    for (size_t begin = 0;;) {
        const size_t end = std::min(record.find('\t', begin), record.size());
        fields.emplace_back(record.substr(begin, end - begin));
        if (escapes)
            RETURN_IF_ERROR(unescapeTsv(fields.back()));
        if (end == record.size())
            return {};
        begin = end + 1;
    }
}

Result<Json> parseObject(const std::string& text) {
    bool tooDeep = false;
    const auto guard = [&](int depth, Json::parse_event_t, Json&) {
        tooDeep = tooDeep || depth > kMaxJsonDepth;
        return !tooDeep;
    };
    try {
        Json json = Json::parse(text, guard);
        if (!tooDeep && json.is_object())
            return json;
        return bad("json", 0);
    } catch (const Json::parse_error& error) {
        return bad("json", error.byte > 0 ? error.byte - 1 : 0);
    } catch (const Json::exception&) {
        return bad("json", 0);
    }
}

Result<std::string> member(const Json& json, const std::string& name, BytesEncoding encoding,
                           std::string_view what) {
    if (const auto found = json.find(name + "_b64"); found != json.end()) {
        if (!found->is_string())
            return bad(what);
        return decodeBytes(found->get_ref<const std::string&>(), BytesEncoding::base64);
    }
    const auto found = json.find(name);
    if (found == json.end())
        return bad(what);
    if (found->is_string())
        return decodeBytes(found->get_ref<const std::string&>(), encoding);
    if (what == "key" && !found->is_number())
        return bad(what);
    return found->dump();
}

}  // namespace

RowReader::RowReader(RowOptions options, ByteSource source)
    : m_options(std::move(options)), m_source(std::move(source)), m_buffer(kBufferBytes) {}

RowReader::~RowReader() = default;

bool RowReader::fill() {
    if (m_begin < m_end)
        return true;
    if (m_sourceEnded)
        return false;
    m_beforeBufferSize = recent(m_beforeBuffer.data());
    const auto count = m_source(m_buffer);
    if (!count.ok())
        m_sourceError = count.status();
    m_begin = 0;
    m_end = count.ok() ? *count : 0;
    m_sourceEnded = m_end == 0;
    return !m_sourceEnded;
}

// Copies the bytes before the next one, as many as a position keeps.
size_t RowReader::recent(char* to) const {
    std::array<char, 2 * RowPosition::kMaxBefore> joined;
    const size_t fromBuffer = std::min(m_begin, RowPosition::kMaxBefore);
    std::copy_n(m_beforeBuffer.data(), m_beforeBufferSize, joined.data());
    std::copy_n(m_buffer.data() + m_begin - fromBuffer, fromBuffer, joined.data() + m_beforeBufferSize);
    const size_t all = m_beforeBufferSize + fromBuffer;
    const size_t count = std::min(all, RowPosition::kMaxBefore);
    std::copy_n(joined.data() + all - count, count, to);
    return count;
}

RowPosition RowReader::beforeRow() const {
    return {m_rowOffset, m_rowLine, std::string(m_beforeRow.data(), m_beforeRowSize)};
}

RowPosition RowReader::behindRow() const {
    std::array<char, RowPosition::kMaxBefore> bytes;
    const size_t count = recent(bytes.data());
    return {m_offset, m_line, std::string(bytes.data(), count)};
}

int RowReader::take() {
    if (!fill())
        return -1;
    const char c = m_buffer[m_begin++];
    ++m_offset;
    if (c == '\n')
        ++m_line;
    return static_cast<uint8_t>(c);
}

// One line without its end. False at the end of the source.
bool RowReader::readRecord(std::string& record) {
    record.clear();
    m_tooLong = false;
    m_openQuote = false;
    m_rowLine = m_line;
    m_rowOffset = m_offset;
    m_beforeRowSize = recent(m_beforeRow.data());
    if (!fill())
        return false;
    if (m_options.format == RowFormat::csv)
        return readQuotedRecord(record);
    while (fill()) {
        const auto begin = m_buffer.begin() + static_cast<ptrdiff_t>(m_begin);
        const auto end = m_buffer.begin() + static_cast<ptrdiff_t>(m_end);
        const auto newline = std::find(begin, end, '\n');
        const auto count = static_cast<size_t>(newline - begin);
        m_tooLong = m_tooLong || record.size() + count > m_options.maxRowBytes;
        if (!m_tooLong)
            record.append(begin, newline);
        m_begin += count;
        m_offset += count;
        if (newline == end)
            continue;
        take();
        break;
    }
    if (record.ends_with('\r'))
        record.pop_back();
    return true;
}

// A line whose quotes are closed: it may hold line ends of its own. Only a quote that begins a field opens
// one.
bool RowReader::readQuotedRecord(std::string& record) {
    bool quotedField = false;
    for (int c = take(); c >= 0; c = take()) {
        if (c == '\n' && !m_openQuote)
            break;
        if (record.size() >= m_options.maxRowBytes) {
            m_tooLong = true;
            dropLine();
            break;
        }
        const bool fieldBegins = !m_openQuote && (record.empty() || record.back() == ',');
        if (fieldBegins)
            quotedField = c == '"';
        if (c == '"' && quotedField)
            m_openQuote = !m_openQuote;
        record.push_back(static_cast<char>(c));
    }
    if (!m_openQuote && record.ends_with('\r'))
        record.pop_back();
    return true;
}

void RowReader::dropLine() {
    for (int c = take(); c >= 0 && c != '\n';)
        c = take();
}

bool RowReader::readHeader() {
    m_headerRead = true;
    if (fill() && std::string_view(m_buffer.data(), m_end).starts_with(kByteOrderMark)) {
        m_begin += kByteOrderMark.size();
        m_offset += kByteOrderMark.size();
    }
    if (m_options.format == RowFormat::jsonl)
        return true;
    const auto key = columnNumber(m_options.keyField);
    const auto value = columnNumber(m_options.valueField);
    if (!m_options.header) {
        m_problem = key && value ? Status() : bad("column");
        m_keyColumn = key.value_or(0);
        m_valueColumn = value.value_or(1);
        return m_problem.ok();
    }
    std::string record;
    if (!readRecord(record))
        return m_sourceError.ok();
    std::vector<std::string> names;
    m_problem = split(record, names);
    const auto place = [&](const std::string& field, const std::optional<size_t>& number, size_t& column) {
        const auto found = std::find(names.begin(), names.end(), field);
        if (found != names.end())
            column = static_cast<size_t>(found - names.begin());
        else if (number)
            column = *number;
        else if (m_problem.ok())
            m_problem = bad("column");
    };
    place(m_options.keyField, key, m_keyColumn);
    place(m_options.valueField, value, m_valueColumn);
    return m_problem.ok();
}

Status RowReader::split(std::string_view record, std::vector<std::string>& fields) const {
    return m_options.format == RowFormat::csv ? splitCsv(record, fields)
                                              : splitTsv(record, m_options.escapes, fields);
}

Status RowReader::decodeColumns(const std::string& record, Row& row) const {
    std::vector<std::string> fields;
    RETURN_IF_ERROR(split(record, fields));
    if (std::max(m_keyColumn, m_valueColumn) >= fields.size())
        return bad("column");
    ASSIGN_OR_RETURN(row.key, decodeBytes(fields[m_keyColumn], m_options.keyEncoding));
    ASSIGN_OR_RETURN(row.value, decodeBytes(fields[m_valueColumn], m_options.valueEncoding));
    return {};
}

Status RowReader::decodeJson(const std::string& record, Row& row) const {
    ASSIGN_OR_RETURN(const Json json, parseObject(record));
    ASSIGN_OR_RETURN(row.key, member(json, m_options.keyField, m_options.keyEncoding, "key"));
    ASSIGN_OR_RETURN(row.value, member(json, m_options.valueField, m_options.valueEncoding, "value"));
    return {};
}

Status RowReader::decode(const std::string& record, Row& row) const {
    if (m_tooLong)
        return Status::invalid(Reason::tooLarge, "row", m_options.maxRowBytes);
    if (m_openQuote)
        return bad("quote");
    return m_options.format == RowFormat::jsonl ? decodeJson(record, row) : decodeColumns(record, row);
}

RowReader::Outcome RowReader::fail(Outcome outcome, Status problem) {
    m_problem = std::move(problem);
    return outcome;
}

RowReader::Outcome RowReader::next(Row& row) {
    if (!m_headerRead && !readHeader())
        return m_sourceError.ok() ? Outcome::failed : fail(Outcome::failed, m_sourceError);
    std::string record;
    do {
        if (!readRecord(record))
            return m_sourceError.ok() ? Outcome::end : fail(Outcome::failed, m_sourceError);
    } while (record.empty() && !m_tooLong);  // blank lines separate nothing
    if (!m_sourceError.ok())
        return fail(Outcome::failed, m_sourceError);
    Status problem = decode(record, row);
    return problem.ok() ? Outcome::row : fail(Outcome::bad, std::move(problem));
}

Status RowReader::skipTo(const RowPosition& position) {
    if (!m_headerRead && !readHeader())
        return m_sourceError.ok() ? m_problem : m_sourceError;
    while (m_offset < position.offset && fill()) {
        const auto count =
            static_cast<size_t>(std::min<uint64_t>(m_end - m_begin, position.offset - m_offset));
        m_begin += count;
        m_offset += count;
    }
    if (!m_sourceError.ok())
        return m_sourceError;
    m_line = position.line;
    const RowPosition here = behindRow();
    return here.offset == position.offset && here.before == position.before ? Status()
                                                                            : bad("position", m_offset);
}

}  // namespace levelscope
