#include "gui/pages/keys/value_replace.h"

#include <QCoreApplication>
#include <algorithm>

#include "gui/models/key_text.h"
#include "gui/pages/keys/edit_dialog.h"

namespace levelscope::gui {
namespace {

constexpr uint64_t kProgressEvery = 256;  // pairs

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ReplaceRule)
};

char foldAscii(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

size_t findIn(std::string_view text, std::string_view wanted, size_t from, bool matchCase) {
    if (matchCase)
        return text.find(wanted, from);
    const auto same = [](char a, char b) { return foldAscii(a) == foldAscii(b); };
    const auto found = std::search(text.begin() + static_cast<ptrdiff_t>(from), text.end(), wanted.begin(),
                                   wanted.end(), same);
    return found == text.end() ? std::string_view::npos : static_cast<size_t>(found - text.begin());
}

class Search {
public:
    Search(const StoreReader& reader, const ReplaceScope& scope, const ReplaceRule& rule, JobControl& control)
        : m_reader(reader), m_scope(scope), m_rule(rule), m_control(control) {}

    ReplaceFound run() {
        addStagedNew();
        IteratorOptions options;
        options.range = m_scope.filter.range();
        options.fillCache = false;
        const auto cursor = m_reader.iterator(options);
        cursor->setStop(m_control.stopToken());
        const uint64_t all = m_reader.info().approximateKeys;
        for (cursor->seekToFirst(); cursor->valid() && !m_control.stopRequested() && !isFull();
             cursor->next()) {
            look(*cursor);
            if (++m_found.looked % kProgressEvery == 0)
                m_control.setProgress(m_found.looked, all);
        }
        m_control.setProgress(m_found.looked, m_found.looked);
        m_found.full = isFull();
        m_found.status = m_control.stopRequested() ? Status::cancelled() : cursor->status();
        std::sort(m_found.hits.begin(), m_found.hits.end(),
                  [](const ReplaceHit& a, const ReplaceHit& b) { return a.edit.key < b.edit.key; });
        return std::move(m_found);
    }

private:
    bool isFull() const {
        return m_found.hits.size() >= ReplaceFound::kMaxHits || m_bytes >= ReplaceFound::kMaxBytes;
    }

    bool isCovered(std::string_view key) const {
        return std::any_of(m_scope.ranges.begin(), m_scope.ranges.end(),
                           [key](const ChangePtr& range) { return key >= range->key && key < range->end; });
    }

    // Keys that are staged and not stored yet: the cursor does not meet them.
    void addStagedNew() {
        for (const auto& [key, change] : m_scope.staged) {
            if (change->isNew() && m_scope.filter.range().contains(key) && !isFull())
                consider(key, *change->value, change->original);
        }
    }

    void look(const Iterator& cursor) {
        const std::string_view key = cursor.key();
        if (const auto staged = m_scope.staged.find(key); staged != m_scope.staged.end()) {
            const Change& change = *staged->second;
            if (change.kind == ChangeKind::put && !change.isNew())
                consider(key, *change.value, change.original);
            return;
        }
        if (isCovered(key))
            return;
        const std::string_view value = cursor.value();
        Original original;
        original.exists = true;
        original.sequence = cursor.sequence();
        original.valueSize = value.size();
        original.expiryMicros = cursor.expiryMicros();
        consider(key, value, original);
    }

    void consider(std::string_view key, std::string_view value, Original original) {
        if (m_scope.filter.scans() && !m_scope.filter.matches(key, value))
            return;
        if (value.size() > EditDialog::kMaxStaged || (m_rule.readsTextOnly() && !isUtf8(value))) {
            ++m_found.skipped;
            return;
        }
        uint64_t occurrences = 0;
        std::optional<std::string> after = m_rule.apply(value, occurrences);
        if (!after || *after == value)
            return;
        if (after->size() > EditDialog::kMaxStaged) {
            ++m_found.skipped;
            return;
        }
        m_found.occurrences += occurrences;
        m_bytes += value.size() + after->size();
        auto before = std::make_shared<const std::string>(value);
        if (original.exists && !original.value && value.size() <= Original::kMaxOriginal)
            original.value = before;
        m_found.hits.push_back({std::move(before),
                                {std::string(key), std::make_shared<const std::string>(std::move(*after)),
                                 std::move(original)}});
    }

    const StoreReader& m_reader;
    const ReplaceScope& m_scope;
    const ReplaceRule& m_rule;
    JobControl& m_control;
    ReplaceFound m_found;
    uint64_t m_bytes = 0;
};

}  // namespace

ReplaceRule ReplaceRule::compile(const QString& find, const QString& replacement, bool regex,
                                 bool matchCase) {
    ReplaceRule rule;
    rule.m_isRegex = regex;
    rule.m_matchCase = matchCase;
    if (find.isEmpty()) {
        rule.m_problem = Text::tr("Type what to look for.");
        return rule;
    }
    if (regex) {
        rule.m_regex = QRegularExpression(find, matchCase ? QRegularExpression::NoPatternOption
                                                          : QRegularExpression::CaseInsensitiveOption);
        rule.m_after = replacement;
        if (!rule.m_regex.isValid())
            rule.m_problem = Text::tr("The pattern is not understood at character %1: %2")
                                 .arg(rule.m_regex.patternErrorOffset() + 1)
                                 .arg(rule.m_regex.errorString());
        return rule;
    }
    ParsedBytes wanted = parseBytes(find, ByteFormat::text);
    ParsedBytes with = parseBytes(replacement, ByteFormat::text);
    rule.m_problem = wanted.ok() ? with.problem : wanted.problem;
    rule.m_find = std::move(wanted.bytes);
    rule.m_with = std::move(with.bytes);
    return rule;
}

std::optional<std::string> ReplaceRule::apply(std::string_view value, uint64_t& occurrences) const {
    if (m_isRegex) {
        QString text = QString::fromUtf8(value.data(), static_cast<qsizetype>(value.size()));
        auto match = m_regex.globalMatch(text);
        uint64_t count = 0;
        for (; match.hasNext(); match.next())
            ++count;
        if (count == 0)
            return std::nullopt;
        occurrences += count;
        return text.replace(m_regex, m_after).toStdString();
    }
    std::string after;
    size_t from = 0;
    for (size_t at = findIn(value, m_find, 0, m_matchCase); at != std::string_view::npos;
         at = findIn(value, m_find, from, m_matchCase)) {
        after.append(value.substr(from, at - from)).append(m_with);
        from = at + m_find.size();
        ++occurrences;
    }
    if (from == 0)
        return std::nullopt;
    return after.append(value.substr(from));
}

ReplaceFound findReplacements(const StoreReader& reader, const ReplaceScope& scope, const ReplaceRule& rule,
                              JobControl& control) {
    return Search(reader, scope, rule, control).run();
}

}  // namespace levelscope::gui
