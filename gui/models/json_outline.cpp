#include "gui/models/json_outline.h"

#include <QCoreApplication>
#include <QStringDecoder>

namespace levelscope::gui {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(JsonOutline)
};

using Problem = JsonOutline::Problem;

bool isSpace(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}
bool isDigit(char c) {
    return c >= '0' && c <= '9';
}
bool isHexDigit(char c) {
    return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

bool isContainer(JsonNode::Kind kind) {
    return kind == JsonNode::Kind::object || kind == JsonNode::Kind::array;
}

// One pass, no recursion: `m_open` is the stack of containers.
class Parser {
public:
    Parser(std::string_view bytes, JsonOutline& outline) : m_bytes(bytes), m_outline(outline) {}

    void run() {
        skipSpace();
        if (!value(0, 0))
            return;
        while (!m_open.empty()) {
            if (!step())
                return;
        }
        skipSpace();
        if (m_at < m_bytes.size())
            fail(Problem::trailingBytes);
    }

private:
    struct Open {
        uint32_t node;
        uint32_t lastChild;
    };

    bool fail(Problem problem) {
        m_outline.problem = problem;
        m_outline.problemOffset = static_cast<uint32_t>(m_at);
        return false;
    }
    bool failHere() { return fail(m_at < m_bytes.size() ? Problem::unexpectedByte : Problem::unexpectedEnd); }
    char peek() const { return m_at < m_bytes.size() ? m_bytes[m_at] : '\0'; }
    bool take(char wanted) {
        if (m_at >= m_bytes.size() || m_bytes[m_at] != wanted)
            return false;
        ++m_at;
        return true;
    }
    void skipSpace() {
        while (m_at < m_bytes.size() && isSpace(m_bytes[m_at]))
            ++m_at;
    }

    // The next member of the innermost container, or its end.
    bool step() {
        const Open open = m_open.back();
        const bool object = m_outline.nodes[open.node].kind == JsonNode::Kind::object;
        skipSpace();
        const bool first = m_outline.nodes[open.node].childCount == 0;
        if (take(object ? '}' : ']'))
            return close();
        if (!first) {
            if (!take(','))
                return failHere();
            skipSpace();
        }
        uint32_t nameOffset = 0;
        uint32_t nameLength = 0;
        if (object) {
            if (peek() != '"')
                return failHere();
            const size_t start = m_at + 1;
            if (!string())
                return false;
            nameOffset = static_cast<uint32_t>(start);
            nameLength = static_cast<uint32_t>(m_at - 1 - start);
            skipSpace();
            if (!take(':'))
                return failHere();
            skipSpace();
        }
        return value(nameOffset, nameLength);
    }

    bool close() {
        JsonNode& node = m_outline.nodes[m_open.back().node];
        node.length = static_cast<uint32_t>(m_at) - node.offset;
        m_open.pop_back();
        return true;
    }

    uint32_t add(uint32_t nameOffset, uint32_t nameLength) {
        const auto index = static_cast<uint32_t>(m_outline.nodes.size());
        JsonNode node;
        node.nameOffset = nameOffset;
        node.nameLength = nameLength;
        node.offset = static_cast<uint32_t>(m_at);
        if (!m_open.empty()) {
            Open& open = m_open.back();
            JsonNode& parent = m_outline.nodes[open.node];
            node.parent = open.node;
            node.row = parent.childCount++;
            if (open.lastChild == 0)
                parent.firstChild = index;
            else
                m_outline.nodes[open.lastChild].nextSibling = index;
            open.lastChild = index;
        }
        m_outline.nodes.push_back(node);
        return index;
    }

    bool value(uint32_t nameOffset, uint32_t nameLength) {
        if (m_outline.nodes.size() >= JsonOutline::kMaxNodes)
            return fail(Problem::tooManyValues);
        if (m_at >= m_bytes.size())
            return fail(Problem::unexpectedEnd);
        const uint32_t index = add(nameOffset, nameLength);
        const char c = m_bytes[m_at];
        if (c == '{' || c == '[') {
            if (m_open.size() >= static_cast<size_t>(JsonOutline::kMaxDepth))
                return fail(Problem::tooDeep);
            m_outline.nodes[index].kind = c == '{' ? JsonNode::Kind::object : JsonNode::Kind::array;
            ++m_at;
            m_open.push_back({index, 0});
            return true;
        }
        JsonNode::Kind kind = JsonNode::Kind::null;
        if (!scalar(c, kind))
            return false;
        JsonNode& node = m_outline.nodes[index];
        node.kind = kind;
        node.length = static_cast<uint32_t>(m_at) - node.offset;
        return true;
    }

    bool scalar(char c, JsonNode::Kind& kind) {
        if (c == '"') {
            kind = JsonNode::Kind::string;
            return string();
        }
        if (c == '-' || isDigit(c)) {
            kind = JsonNode::Kind::number;
            return number();
        }
        for (const std::string_view word : {"true", "false", "null"}) {
            if (m_bytes.substr(m_at, word.size()) == word) {
                kind = word == "null" ? JsonNode::Kind::null : JsonNode::Kind::boolean;
                m_at += word.size();
                return true;
            }
        }
        return failHere();
    }

    bool string() {
        ++m_at;
        while (m_at < m_bytes.size()) {
            const char c = m_bytes[m_at];
            if (c == '"') {
                ++m_at;
                return true;
            }
            if (static_cast<unsigned char>(c) < 0x20)
                return fail(Problem::controlInString);
            if (c == '\\' && !escape())
                return false;
            if (c != '\\')
                ++m_at;
        }
        return fail(Problem::unexpectedEnd);
    }

    bool escape() {
        const char c = m_at + 1 < m_bytes.size() ? m_bytes[m_at + 1] : '\0';
        if (c == 'u') {
            const std::string_view digits = m_bytes.substr(m_at + 2, 4);
            if (digits.size() < 4 || !isHexDigit(digits[0]) || !isHexDigit(digits[1]) ||
                !isHexDigit(digits[2]) || !isHexDigit(digits[3]))
                return fail(Problem::badEscape);
            m_at += 6;
            return true;
        }
        if (c == '\0' || std::string_view("\"\\/bfnrt").find(c) == std::string_view::npos)
            return fail(Problem::badEscape);
        m_at += 2;
        return true;
    }

    bool digits() {
        const size_t start = m_at;
        while (isDigit(peek()))
            ++m_at;
        return m_at > start || fail(Problem::badNumber);
    }

    bool number() {
        take('-');
        if (peek() == '0')
            ++m_at;
        else if (!digits())
            return false;
        if (take('.') && !digits())
            return false;
        if (peek() == 'e' || peek() == 'E') {
            ++m_at;
            if (!take('+'))
                take('-');
            return digits();
        }
        return isDigit(peek()) ? fail(Problem::badNumber) : true;
    }

    std::string_view m_bytes;
    JsonOutline& m_outline;
    std::vector<Open> m_open;
    size_t m_at = 0;
};

bool isUtf8(std::string_view bytes) {
    QStringDecoder decoder(QStringDecoder::Utf8, QStringConverter::Flag::Stateless);
    [[maybe_unused]] const QString text =
        decoder(QByteArrayView(bytes.data(), static_cast<qsizetype>(bytes.size())));
    return !decoder.hasError();
}

}  // namespace

JsonOutline JsonOutline::parse(std::string_view bytes) {
    JsonOutline outline;
    if (bytes.size() > kMaxBytes) {
        outline.problem = Problem::tooLarge;
        return outline;
    }
    Parser(bytes, outline).run();
    if (outline.ok() && !isUtf8(bytes))
        outline.problem = Problem::invalidUtf8;
    if (!outline.ok())
        outline.nodes.clear();
    return outline;
}

QString jsonProblemText(JsonOutline::Problem problem) {
    switch (problem) {
        case Problem::none: return {};
        case Problem::tooLarge: return Text::tr("larger than the 8 MiB that are parsed");
        case Problem::unexpectedEnd: return Text::tr("the text ends too early");
        case Problem::unexpectedByte: return Text::tr("unexpected character");
        case Problem::badEscape: return Text::tr("wrong escape sequence");
        case Problem::badNumber: return Text::tr("wrong number");
        case Problem::controlInString: return Text::tr("control character inside a string");
        case Problem::invalidUtf8: return Text::tr("not valid UTF-8");
        case Problem::tooDeep: return Text::tr("nested deeper than 256 levels");
        case Problem::tooManyValues: return Text::tr("more than 500,000 values");
        case Problem::trailingBytes: return Text::tr("more text after the end");
    }
    return {};
}

std::string prettyJson(std::string_view bytes, const JsonOutline& outline, size_t limit) {
    std::string out;
    if (outline.nodes.empty())
        return out;
    int depth = 0;
    uint32_t at = 0;
    const auto& nodes = outline.nodes;
    const auto newLine = [&] {
        out += '\n';
        out.append(static_cast<size_t>(depth) * 2, ' ');
    };
    while (out.size() < limit) {
        const JsonNode& node = nodes[at];
        if (at != 0)
            newLine();
        if (at != 0 && nodes[node.parent].kind == JsonNode::Kind::object)
            out.append("\"").append(bytes.substr(node.nameOffset, node.nameLength)).append("\": ");
        const bool container = isContainer(node.kind);
        if (container && node.childCount > 0) {
            out += bytes[node.offset];
            ++depth;
            at = node.firstChild;
            continue;
        }
        if (container)
            out += node.kind == JsonNode::Kind::object ? "{}" : "[]";
        else
            out += bytes.substr(node.offset, node.length);
        // Up to the next sibling of this node or of the nearest container that has one.
        while (at != 0 && nodes[at].nextSibling == 0) {
            at = nodes[at].parent;
            --depth;
            newLine();
            out += nodes[at].kind == JsonNode::Kind::object ? '}' : ']';
        }
        if (at == 0)
            break;
        out += ',';
        at = nodes[at].nextSibling;
    }
    return out;
}

}  // namespace levelscope::gui
