// How the hex view draws itself: rows in sight only, ranges and selection behind the bytes.
#include <QPainter>
#include <QScrollBar>
#include <algorithm>

#include "gui/models/display.h"
#include "gui/widgets/hex_view.h"
#include "gui/widgets/theme.h"

namespace levelscope::gui {

namespace {

constexpr int kUnderline = 2;

QChar printable(unsigned char byte) {
    return QLatin1Char(byte >= 0x20 && byte < 0x7f ? static_cast<char>(byte) : '.');
}

}  // namespace

// ---- painting

HexView::RowText HexView::textOf(uint64_t offset, int count) {
    static const char kDigits[] = "0123456789abcdef";
    RowText text;
    text.hex.reserve(m_perRow * 3 + 4);
    text.ascii.reserve(m_perRow);
    for (int i = 0; i < count; ++i) {
        if (i > 0)
            text.hex += i % 8 == 0 ? QStringLiteral("  ") : QStringLiteral(" ");
        const uint64_t at = offset + static_cast<uint64_t>(i);
        const Page* page = pageAt(at);
        const auto inPage = static_cast<qsizetype>(at % kPageSize);
        if (page == nullptr || inPage >= page->bytes.size()) {
            text.hex += page != nullptr && !page->status.ok() ? QStringLiteral("??") : QStringLiteral("··");
            text.ascii += QLatin1Char(' ');
            continue;
        }
        const auto byte = static_cast<unsigned char>(page->bytes[inPage]);
        text.hex += QLatin1Char(kDigits[byte >> 4]);
        text.hex += QLatin1Char(kDigits[byte & 15]);
        text.ascii += printable(byte);
    }
    return text;
}

std::optional<HexView::Span> HexView::spanOf(uint64_t row, int y, uint64_t from, uint64_t to) const {
    const uint64_t rowStart = row * static_cast<uint64_t>(m_perRow);
    from = std::max(from, rowStart);
    to = std::min(to, rowStart + static_cast<uint64_t>(m_perRow));
    if (from >= to)
        return std::nullopt;
    const int first = static_cast<int>(from - rowStart);
    const int last = static_cast<int>(to - rowStart) - 1;
    const qreal left = hexX(first) - m_charWidth / 2;
    const qreal right = hexX(last) + 2.5 * m_charWidth;
    return Span{{left, qreal(y), right - left, qreal(m_rowHeight)},
                {asciiX(first), qreal(y), (last - first + 1) * m_charWidth, qreal(m_rowHeight)}};
}

void HexView::fill(QPainter& painter, const Span& span, QColor colour) {
    colour.setAlpha(Theme::current().kind == ThemeKind::light ? 70 : 90);
    painter.fillRect(span.hex, colour);
    painter.fillRect(span.ascii, colour);
}

// Filled, with a line below the bytes that none of the selection lies below.
void HexView::paintSelection(QPainter& painter, uint64_t row, int y) {
    const Theme& theme = Theme::current();
    const uint64_t from = selectionStart();
    const uint64_t to = from + selectionLength();
    if (const auto span = spanOf(row, y, from, to))
        fill(painter, *span, theme.accent);
    const auto perRow = static_cast<uint64_t>(m_perRow);
    if (const auto last = spanOf(row, y, std::max(from, to - std::min(to, perRow)), to)) {
        for (QRectF line : {last->hex, last->ascii}) {
            line.setTop(line.bottom() - kUnderline);
            painter.fillRect(line, theme.accent);
        }
    }
}

void HexView::paintRow(QPainter& painter, uint64_t row, int y) {
    const Theme& theme = Theme::current();
    const uint64_t offset = row * static_cast<uint64_t>(m_perRow);
    const int count = static_cast<int>(std::min<uint64_t>(static_cast<uint64_t>(m_perRow), size() - offset));
    const uint64_t end = offset + static_cast<uint64_t>(count);

    auto range = std::upper_bound(m_ranges.begin(), m_ranges.end(), offset,
                                  [](uint64_t at, const HexRange& r) { return at < r.offset; });
    if (range != m_ranges.begin())
        --range;
    bool marked = m_hasSelection && selectionStart() < end && selectionStart() + selectionLength() > offset;
    for (; range != m_ranges.end() && range->offset < end; ++range) {
        if (const auto span = spanOf(row, y, range->offset, range->offset + range->length)) {
            fill(painter, *span, range->colour);
            marked = true;
        }
    }
    if (m_hasSelection)
        paintSelection(painter, row, y);
    if (hasFocus() && m_cursor >= offset && m_cursor < end) {
        const int column = static_cast<int>(m_cursor - offset);
        painter.setPen(theme.accent);
        painter.drawRect(QRectF(hexX(column) - 2, y, 2 * m_charWidth + 3, m_rowHeight - 1));
    }

    const int baseline = y + QFontMetrics(painter.font()).ascent() + 1;
    painter.setPen(theme.muted);
    painter.drawText(kSidePadding, baseline,
                     QStringLiteral("%1").arg(m_base + offset, m_offsetDigits, 16, QLatin1Char('0')));
    const Page* page = pageAt(offset);
    const bool failed = page != nullptr && !page->status.ok();
    const RowText text = textOf(offset, count);
    painter.setPen(failed ? theme.damage : (page == nullptr || page->reading ? theme.muted : theme.ink));
    painter.drawText(QPointF(hexX(0), baseline), text.hex);
    painter.setPen(marked ? theme.ink : theme.muted);  // muted would be too faint on a colour
    painter.drawText(QPointF(asciiX(0), baseline), text.ascii);
}

void HexView::paintEvent(QPaintEvent*) {
    const Theme& theme = Theme::current();
    QPainter painter(viewport());
    painter.fillRect(viewport()->rect(), theme.pane);
    if (size() == 0) {
        painter.setPen(theme.muted);
        painter.drawText(viewport()->rect().adjusted(metrics::kPadding, 0, -metrics::kPadding, 0),
                         Qt::AlignCenter | Qt::TextWordWrap, m_placeholder);
        return;
    }
    painter.setFont(fixedFont());
    painter.translate(-horizontalScrollBar()->value(), 0);
    const uint64_t rows = rowCount();
    uint64_t row = topRow();
    for (int y = 0; y < viewport()->height() && row < rows; y += m_rowHeight, ++row)
        paintRow(painter, row, y);
}

}  // namespace levelscope::gui
