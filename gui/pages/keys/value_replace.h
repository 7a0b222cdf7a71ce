// Find and replace in values: the rule, and the search over the store and what is staged, run on a worker.
//
// A rule in text mode works on bytes, so it serves binary values too; a regular expression works on values
// that are UTF-8, the others are counted as skipped. Values beyond EditDialog::kMaxStaged are skipped as
// well. At most kMaxHits values and kMaxBytes are collected: what was found until then can be staged, and the
// search can be repeated.
#pragma once

#include <QRegularExpression>
#include <QString>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/formats/store_reader.h"
#include "gui/jobs/job.h"
#include "gui/models/change_set.h"
#include "gui/models/key_filter.h"

namespace levelscope::gui {

class ReplaceRule {
public:
    // Text uses the escapes of key_text.h; a regular expression refers to its groups by \1.
    static ReplaceRule compile(const QString& find, const QString& replacement, bool regex, bool matchCase);

    const QString& problem() const { return m_problem; }  // translated; empty: the rule can be used
    bool readsTextOnly() const { return m_isRegex; }
    // The value with every occurrence replaced; nullopt when there is none.
    std::optional<std::string> apply(std::string_view value, uint64_t& occurrences) const;

private:
    bool m_isRegex = false;
    bool m_matchCase = true;
    std::string m_find;
    std::string m_with;
    QRegularExpression m_regex;
    QString m_after;
    QString m_problem;
};

// Taken on the GUI thread: values are shared and immutable.
struct ReplaceScope {
    KeyFilter filter;
    ChangeSet::Points staged;
    std::vector<ChangePtr> ranges;
};

struct ReplaceHit {
    SharedBytes before;
    ChangeSet::Edit edit;
};

struct ReplaceFound {
    static constexpr size_t kMaxHits = 10'000;
    static constexpr uint64_t kMaxBytes = 64 << 20;
    std::vector<ReplaceHit> hits;  // by key
    uint64_t looked = 0;           // pairs
    uint64_t occurrences = 0;
    uint64_t skipped = 0;  // too large, or no text for a regular expression
    bool full = false;     // stopped at a limit: there may be more
    Status status;         // cancelled when stopped
};

// Tells `control` the pairs looked at, and how many there may be.
ReplaceFound findReplacements(const StoreReader& reader, const ReplaceScope& scope, const ReplaceRule& rule,
                              JobControl& control);

}  // namespace levelscope::gui
