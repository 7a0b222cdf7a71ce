#include "gui/models/key_filter.h"

#include <QCoreApplication>
#include <algorithm>

#include "gui/models/key_text.h"

namespace levelscope::gui {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(KeyFilter)
};

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool contains(std::string_view text, std::string_view needle, bool foldCase) {
    if (!foldCase)
        return text.find(needle) != std::string_view::npos;
    return std::search(text.begin(), text.end(), needle.begin(), needle.end(),
                       [](char a, char b) { return lower(a) == b; }) != text.end();
}

// One character of UTF-8, or one byte of anything else.
size_t characterLength(std::string_view text) {
    size_t length = 1;
    while (length < text.size() && length < 4 && (static_cast<unsigned char>(text[length]) & 0xc0) == 0x80)
        ++length;
    return length;
}

// [set] at the start of `pattern`; its length with the brackets, or 0 when it is not closed.
size_t matchSet(std::string_view pattern, char c, bool& matched) {
    size_t at = 1;
    const bool negated = at < pattern.size() && (pattern[at] == '!' || pattern[at] == '^');
    at += negated ? 1 : 0;
    matched = false;
    const size_t first = at;
    for (; at < pattern.size() && (pattern[at] != ']' || at == first); ++at) {
        const auto low = static_cast<unsigned char>(pattern[at]);
        auto high = low;
        if (at + 2 < pattern.size() && pattern[at + 1] == '-' && pattern[at + 2] != ']') {
            high = static_cast<unsigned char>(pattern[at + 2]);
            at += 2;
        }
        const auto u = static_cast<unsigned char>(c);
        matched = matched || (u >= low && u <= high);
    }
    if (at >= pattern.size())
        return 0;
    matched = matched != negated;
    return at + 1;
}

// Bytes of `text` and of `pattern` that one step consumes; false when they do not match.
bool globStep(std::string_view pattern, std::string_view text, size_t& fromPattern, size_t& fromText) {
    fromPattern = 1;
    fromText = 1;
    if (pattern.empty() || text.empty())
        return false;
    if (pattern[0] == '?') {
        fromText = characterLength(text);
        return true;
    }
    if (pattern[0] == '[') {
        bool matched = false;
        if (const size_t length = matchSet(pattern, text[0], matched); length > 0) {
            fromPattern = length;
            return matched;
        }
    }
    if (pattern[0] == '\\' && pattern.size() > 1) {
        fromPattern = 2;
        return pattern[1] == text[0];
    }
    return pattern[0] == text[0];
}

std::string literalStart(std::string_view glob) {
    return std::string(glob.substr(0, glob.find_first_of("*?[\\")));
}

}  // namespace

// Greedy with one point of return: linear in practice, never exponential.
bool globMatches(std::string_view pattern, std::string_view text) {
    size_t p = 0, t = 0;
    size_t starPattern = std::string_view::npos, starText = 0;
    while (t < text.size()) {
        size_t fromPattern = 0, fromText = 0;
        if (p < pattern.size() && pattern[p] == '*') {
            starPattern = ++p;
            starText = t;
        } else if (globStep(pattern.substr(p), text.substr(t), fromPattern, fromText)) {
            p += fromPattern;
            t += fromText;
        } else if (starPattern != std::string_view::npos) {
            p = starPattern;
            t = ++starText;
        } else {
            return false;
        }
    }
    while (p < pattern.size() && pattern[p] == '*')
        ++p;
    return p == pattern.size();
}

KeyFilter KeyFilter::withPrefix(std::string_view prefix) {
    KeyFilter filter;
    if (prefix.empty())
        return filter;
    filter.m_kind = Kind::prefix;
    filter.m_prefix = prefix;
    filter.m_range = KeyRange::withPrefix(prefix);
    return filter;
}

KeyFilter KeyFilter::compile(Kind kind, const QString& text, const QString& to) {
    KeyFilter filter;
    if (kind == Kind::none || (text.isEmpty() && to.isEmpty()))
        return filter;
    const auto failed = [&filter](const QString& problem) {
        filter = KeyFilter();
        filter.m_problem = problem;
        return filter;
    };
    if (kind == Kind::glob) {
        filter.m_needle = text.toUtf8().toStdString();
        filter.m_prefix = literalStart(filter.m_needle);
        if (!filter.m_prefix.empty())
            filter.m_range = KeyRange::withPrefix(filter.m_prefix);
    } else if (kind == Kind::regex) {
        filter.m_regex.setPattern(text);
        if (!filter.m_regex.isValid())
            return failed(Text::tr("Regular expression, character %1: %2")
                              .arg(filter.m_regex.patternErrorOffset() + 1)
                              .arg(filter.m_regex.errorString()));
        filter.m_regex.optimize();
    } else {
        const ByteFormat format = kind == Kind::hex ? ByteFormat::hex : ByteFormat::text;
        const ParsedBytes from = parseBytes(text, format);
        const ParsedBytes end = parseBytes(to, format);
        if (!from.ok() || !end.ok())
            return failed(from.ok() ? end.problem : from.problem);
        if (kind == Kind::prefix)
            return withPrefix(from.bytes);
        if (kind == Kind::range) {
            if (!to.isEmpty() && end.bytes <= from.bytes)
                return failed(Text::tr("The end of the range must come after its start."));
            filter.m_range = {
                .from = from.bytes, .hasFrom = !text.isEmpty(), .to = end.bytes, .hasTo = !to.isEmpty()};
        }
        filter.m_needle = from.bytes;
        filter.m_foldCase = kind != Kind::hex && std::none_of(from.bytes.begin(), from.bytes.end(),
                                                              [](char c) { return c != lower(c); });
    }
    filter.m_kind = kind;
    return filter;
}

bool KeyFilter::scans() const {
    return m_kind >= Kind::contains;
}

bool KeyFilter::matches(std::string_view key, std::string_view value) const {
    switch (m_kind) {
        case Kind::none: return true;
        case Kind::prefix:
        case Kind::range: return m_range.contains(key);
        case Kind::contains:
        case Kind::hex: return contains(key, m_needle, m_foldCase);
        case Kind::value: return contains(value, m_needle, m_foldCase);
        case Kind::glob: return globMatches(m_needle, key);
        case Kind::regex: {
            const QByteArrayView view(key.data(), static_cast<qsizetype>(key.size()));
            const QString text = isUtf8(key) ? QString::fromUtf8(view) : QString::fromLatin1(view);
            return m_regex.match(text).hasMatch();
        }
    }
    return true;
}

}  // namespace levelscope::gui
