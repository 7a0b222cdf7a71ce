// How the hex view draws itself: rows in sight only, ranges and selection behind the bytes.
#include <QPainter>
#include <QScrollBar>
#include <algorithm>

#include "gui/models/display.h"
#include "gui/widgets/hex_view.h"
#include "gui/widgets/theme.h"

namespace levelscope::gui {

namespace {

QChar printable(unsigned char byte) {
    return QLatin1Char(byte >= 0x20 && byte < 0x7f ? static_cast<char>(byte) : '.');
}

QColor translucent(QColor colour, int alpha) {
    colour.setAlpha(alpha);
    return colour;
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

void HexView::paintSpan(QPainter& painter, uint64_t row, int y, uint64_t from, uint64_t to,
                        const QColor& fill, const QColor& underline) {
    const uint64_t rowStart = row * static_cast<uint64_t>(m_perRow);
    const uint64_t rowEnd = rowStart + static_cast<uint64_t>(m_perRow);
    from = std::max(from, rowStart);
    to = std::min(to, rowEnd);
    if (from >= to)
        return;
    const int first = static_cast<int>(from - rowStart);
    const int last = static_cast<int>(to - rowStart) - 1;
    const int half = m_charWidth / 2;
    const QRect hex(hexX(first) - half, y, hexX(last) + 2 * m_charWidth - hexX(first) + 2 * half,
                    m_rowHeight);
    const QRect ascii(asciiX(first), y, (last - first + 1) * m_charWidth, m_rowHeight);
    painter.fillRect(hex, fill);
    painter.fillRect(ascii, fill);
    if (underline.isValid()) {
        painter.fillRect(QRect(hex.left(), y + m_rowHeight - 2, hex.width(), 2), underline);
        painter.fillRect(QRect(ascii.left(), y + m_rowHeight - 2, ascii.width(), 2), underline);
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
    const int alpha = theme.kind == ThemeKind::light ? 70 : 90;
    for (; range != m_ranges.end() && range->offset < end; ++range)
        paintSpan(painter, row, y, range->offset, range->offset + range->length,
                  translucent(range->colour, alpha), {});
    if (m_hasSelection)
        paintSpan(painter, row, y, selectionStart(), selectionStart() + selectionLength(),
                  translucent(theme.accent, alpha), theme.accent);
    if (hasFocus() && m_cursor >= offset && m_cursor < end) {
        const int column = static_cast<int>(m_cursor - offset);
        painter.setPen(theme.accent);
        painter.drawRect(QRect(hexX(column) - 2, y, 2 * m_charWidth + 3, m_rowHeight - 1));
    }

    const int baseline = y + QFontMetrics(painter.font()).ascent() + 1;
    painter.setPen(theme.muted);
    painter.drawText(kSidePadding, baseline,
                     QStringLiteral("%1").arg(m_base + offset, m_offsetDigits, 16, QLatin1Char('0')));
    const Page* page = pageAt(offset);
    const bool failed = page != nullptr && !page->status.ok();
    const RowText text = textOf(offset, count);
    painter.setPen(failed ? theme.damage : (page == nullptr || page->reading ? theme.muted : theme.ink));
    painter.drawText(hexX(0), baseline, text.hex);
    painter.setPen(theme.muted);
    painter.drawText(asciiX(0), baseline, text.ascii);
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
