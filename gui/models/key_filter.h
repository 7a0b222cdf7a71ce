// Which keys the grid shows. A filter is a range of keys, which costs nothing to skip to, and for some kinds
// a test that has to look at every key of the range: scans() tells. Compiled on the GUI thread, then used
// from one worker.
#pragma once

#include <QRegularExpression>
#include <QString>
#include <string>
#include <string_view>

#include "core/base/keys.h"

namespace levelscope::gui {

class KeyFilter {
public:
    enum class Kind : uint8_t { none, prefix, range, contains, glob, regex, hex, value };

    KeyFilter() = default;
    static KeyFilter withPrefix(std::string_view prefix);
    // `text` as typed: escapes as in key_text.h, except glob (* ? [a-z]) and regex, which have their own.
    // `to` is the exclusive end of a range. problem() says what is wrong with the input; such a filter lets
    // everything pass.
    static KeyFilter compile(Kind kind, const QString& text, const QString& to = {});

    Kind kind() const { return m_kind; }
    const KeyRange& range() const { return m_range; }
    const std::string& prefix() const { return m_prefix; }  // what all its keys begin with; may be empty
    bool scans() const;
    // True if nothing is filtered out.
    bool passesAll() const { return m_kind == Kind::none; }
    bool matches(std::string_view key, std::string_view value) const;
    const QString& problem() const { return m_problem; }

private:
    Kind m_kind = Kind::none;
    KeyRange m_range;
    std::string m_prefix;
    std::string m_needle;
    bool m_foldCase = false;
    QRegularExpression m_regex;
    QString m_problem;
};

// * any characters, ? one character, [a-z] and [!a-z] one of a set, \ takes the next literally.
bool globMatches(std::string_view pattern, std::string_view text);

}  // namespace levelscope::gui
