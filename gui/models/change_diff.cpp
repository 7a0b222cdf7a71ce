#include "gui/models/change_diff.h"

#include <algorithm>

#include "gui/models/display.h"
#include "gui/models/json_outline.h"
#include "gui/models/key_text.h"

namespace levelscope::gui {

namespace {

constexpr size_t kHexLine = 16;
constexpr int kLineWidth = 2000;
constexpr size_t kMaxTable = 4'000'000;  // cells of the longest-common-subsequence table

enum class Form { json, text, hex };

Form formOf(std::string_view bytes, bool cut, JsonOutline& outline) {
    if (bytes.empty())
        return Form::text;
    const ValueKind kind = guessKind(bytes, !cut);
    if (kind == ValueKind::json && !cut) {
        outline = JsonOutline::parse(bytes);
        if (outline.ok())
            return Form::json;
    }
    return kind == ValueKind::json || kind == ValueKind::text ? Form::text : Form::hex;
}

std::vector<QString> textLines(std::string_view text) {
    std::vector<QString> lines;
    while (!text.empty() && lines.size() < Diff::kMaxLines) {
        const size_t end = text.find('\n');
        lines.push_back(displayText(text.substr(0, std::min<size_t>(end, kLineWidth))));
        if (end == std::string_view::npos)
            break;
        text.remove_prefix(end + 1);
    }
    return lines;
}

std::vector<QString> hexLines(std::string_view bytes) {
    std::vector<QString> lines;
    for (size_t at = 0; at < bytes.size() && lines.size() < Diff::kMaxLines; at += kHexLine)
        lines.push_back(displayHex(bytes.substr(at, kHexLine)));
    return lines;
}

// table[i][j]: lines that a[i..] and b[j..] have in common.
std::vector<DiffLine> lineDiff(const std::vector<QString>& a, const std::vector<QString>& b) {
    size_t head = 0;
    while (head < a.size() && head < b.size() && a[head] == b[head])
        ++head;
    size_t tail = 0;
    while (tail < a.size() - head && tail < b.size() - head &&
           a[a.size() - 1 - tail] == b[b.size() - 1 - tail])
        ++tail;
    const size_t n = a.size() - head - tail;
    const size_t m = b.size() - head - tail;
    const bool tooMuch = n * m > kMaxTable;
    std::vector<uint16_t> table(tooMuch ? 0 : (n + 1) * (m + 1), 0);
    const auto cell = [&](size_t i, size_t j) -> uint16_t& { return table[i * (m + 1) + j]; };
    for (size_t i = n; !tooMuch && i-- > 0;) {
        for (size_t j = m; j-- > 0;)
            cell(i, j) = a[head + i] == b[head + j] ? static_cast<uint16_t>(cell(i + 1, j + 1) + 1)
                                                    : std::max(cell(i + 1, j), cell(i, j + 1));
    }
    std::vector<DiffLine> lines;
    size_t i = 0, j = 0;
    const auto same = [&] {
        lines.push_back({DiffLine::Kind::same, a[i], b[j], static_cast<int>(i) + 1, static_cast<int>(j) + 1});
        ++i, ++j;
    };
    const auto removed = [&] {
        lines.push_back({DiffLine::Kind::removed, a[i], {}, static_cast<int>(i) + 1, 0});
        ++i;
    };
    const auto added = [&] {
        lines.push_back({DiffLine::Kind::added, {}, b[j], 0, static_cast<int>(j) + 1});
        ++j;
    };
    while (i < head)
        same();
    while (i < head + n || j < head + m) {
        if (i < head + n && j < head + m && a[i] == b[j])
            same();
        else if (j == head + m ||
                 (i < head + n && (tooMuch || cell(i + 1 - head, j - head) >= cell(i - head, j + 1 - head))))
            removed();
        else
            added();
    }
    while (i < a.size())
        same();
    return lines;
}

// A run of removed lines followed by a run of added ones is shown side by side.
std::vector<DiffLine> paired(const std::vector<DiffLine>& lines) {
    std::vector<DiffLine> out;
    for (size_t at = 0; at < lines.size();) {
        size_t middle = at;
        while (middle < lines.size() && lines[middle].kind == DiffLine::Kind::removed)
            ++middle;
        size_t end = middle;
        while (end < lines.size() && lines[end].kind == DiffLine::Kind::added)
            ++end;
        if (end == at) {
            out.push_back(lines[at++]);
            continue;
        }
        const size_t olds = middle - at;
        const size_t news = end - middle;
        for (size_t k = 0; k < std::max(olds, news); ++k) {
            DiffLine line;
            if (k < olds)
                line = lines[at + k];
            if (k < news) {
                line.after = lines[middle + k].after;
                line.afterNumber = lines[middle + k].afterNumber;
                line.kind = k < olds ? DiffLine::Kind::changed : DiffLine::Kind::added;
            }
            out.push_back(std::move(line));
        }
        at = end;
    }
    return out;
}

}  // namespace

Diff diffValues(std::string_view before, std::string_view after) {
    Diff diff;
    const bool cutBefore = before.size() > Diff::kMaxBytes;
    const bool cutAfter = after.size() > Diff::kMaxBytes;
    const std::string_view a = before.substr(0, Diff::kMaxBytes);
    const std::string_view b = after.substr(0, Diff::kMaxBytes);
    JsonOutline outlineA, outlineB;
    const Form formA = formOf(a, cutBefore, outlineA);
    const Form formB = formOf(b, cutAfter, outlineB);
    const auto lines = [](std::string_view bytes, const JsonOutline& outline, Form form, bool hex) {
        if (hex)
            return hexLines(bytes);
        return form == Form::json ? textLines(prettyJson(bytes, outline)) : textLines(bytes);
    };
    const bool hex = formA == Form::hex || formB == Form::hex;
    const auto left = lines(a, outlineA, formA, hex);
    const auto right = lines(b, outlineB, formB, hex);
    diff.cut = cutBefore || cutAfter || left.size() >= Diff::kMaxLines || right.size() >= Diff::kMaxLines;
    diff.lines = paired(lineDiff(left, right));
    return diff;
}

}  // namespace levelscope::gui
