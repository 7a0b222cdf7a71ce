#include "gui/app/fuzzy.h"

namespace levelscope::gui {
namespace {
constexpr int kPerLetter = 1;
constexpr int kWordStart = 8;
constexpr int kRun = 5;
constexpr int kLongTextDivisor = 8;
}  // namespace

std::optional<int> fuzzyScore(const QString& pattern, const QString& text) {
    int score = 0;
    qsizetype at = 0;
    qsizetype previous = -2;
    for (const QChar wanted : pattern) {
        if (wanted.isSpace())
            continue;
        qsizetype found = at;
        while (found < text.size() && text[found].toCaseFolded() != wanted.toCaseFolded())
            ++found;
        if (found == text.size())
            return std::nullopt;
        score += kPerLetter;
        if (found == 0 || !text[found - 1].isLetterOrNumber())
            score += kWordStart;
        if (found == previous + 1)
            score += kRun;
        previous = found;
        at = found + 1;
    }
    return score - int(text.size()) / kLongTextDivisor;
}

}  // namespace levelscope::gui
