#include <nlohmann/json.hpp>

#include "core/inspect/rows.h"

namespace levelscope {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view kFormulaStarts("=+-@\t\r", 6);

void addBytes(Json& json, const std::string& name, std::string_view bytes, BytesEncoding encoding) {
    if (encoding != BytesEncoding::text)
        json[name] = encodeBytes(bytes, encoding);
    else if (isUtf8(bytes))
        json[name] = std::string(bytes);
    else
        json[name + "_b64"] = encodeBytes(bytes, BytesEncoding::base64);
}

void appendCsv(std::string_view field, std::string& to) {
    if (!field.empty() && field.find_first_of("\",\r\n") == std::string_view::npos && field.front() != ' ' &&
        field.back() != ' ') {
        to += field;
        return;
    }
    to.push_back('"');
    for (const char c : field) {
        if (c == '"')
            to.push_back('"');
        to.push_back(c);
    }
    to.push_back('"');
}

void appendTsv(std::string_view field, bool escapes, std::string& to) {
    for (const char c : field) {
        const size_t special = escapes ? std::string_view("\t\n\r\\").find(c) : std::string_view::npos;
        if (special == std::string_view::npos)
            to.push_back(c);
        else
            to.append({'\\', "tnr\\"[special]});
    }
}

std::string jsonLine(const RowOptions& options, std::string_view key, std::string_view value) {
    Json json;
    addBytes(json, options.keyField, key, options.keyEncoding);
    addBytes(json, options.valueField, value, options.valueEncoding);
    return json.dump();
}

}  // namespace

void RowWriter::header(std::string& to) const {
    if (m_options.format == RowFormat::jsonl || !m_options.header)
        return;
    const bool csv = m_options.format == RowFormat::csv;
    csv ? appendCsv(m_options.keyField, to) : appendTsv(m_options.keyField, true, to);
    to.push_back(csv ? ',' : '\t');
    csv ? appendCsv(m_options.valueField, to) : appendTsv(m_options.valueField, true, to);
    to.push_back('\n');
}

void RowWriter::row(std::string_view key, std::string_view value, std::string& to) {
    if (m_options.format == RowFormat::jsonl) {
        to.append(jsonLine(m_options, key, value)).push_back('\n');
        return;
    }
    field(key, m_options.keyEncoding, to);
    to.push_back(m_options.format == RowFormat::csv ? ',' : '\t');
    field(value, m_options.valueEncoding, to);
    to.push_back('\n');
}

void RowWriter::field(std::string_view bytes, BytesEncoding encoding, std::string& to) {
    std::string text = encodeBytes(bytes, encoding);
    if (m_options.format == RowFormat::tsv) {
        appendTsv(text, m_options.escapes, to);
        return;
    }
    if (!m_options.lossless && !text.empty() && kFormulaStarts.find(text.front()) != std::string_view::npos) {
        text.insert(text.begin(), '\'');
        ++m_neutralised;
    }
    appendCsv(text, to);
}

std::string pairAsJson(std::string_view key, std::string_view value) {
    return jsonLine({}, key, value);
}

}  // namespace levelscope
