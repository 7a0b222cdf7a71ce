#include "gui/widgets/hex_view.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QFontMetrics>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>
#include <algorithm>
#include <cmath>

#include "gui/models/display.h"
#include "gui/widgets/theme.h"

namespace levelscope::gui {

namespace {

constexpr int kScrollLimit = 1 << 30;

}  // namespace

void MemoryHexSource::read(uint64_t offset, size_t length, std::function<void(Result<QByteArray>)> done) {
    done(m_bytes.mid(static_cast<qsizetype>(offset), static_cast<qsizetype>(length)));
}

HexView::HexView(QWidget* parent) : QAbstractScrollArea(parent) {
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Bytes in hexadecimal"));
    setLayoutDirection(Qt::LeftToRight);
    viewport()->setMouseTracking(false);
    viewport()->setCursor(Qt::IBeamCursor);
    verticalScrollBar()->setSingleStep(3);
    measure();
}

HexView::~HexView() = default;

void HexView::setSource(std::shared_ptr<HexSource> source) {
    m_source = std::move(source);
    ++m_generation;
    m_pages.clear();
    m_ranges.clear();
    m_reading = 0;
    m_cursor = m_anchor = 0;
    m_hasSelection = false;
    measure();
    verticalScrollBar()->setValue(0);
    viewport()->update();
}

void HexView::setRanges(QList<HexRange> ranges) {
    m_ranges = std::move(ranges);
    std::sort(m_ranges.begin(), m_ranges.end(),
              [](const HexRange& a, const HexRange& b) { return a.offset < b.offset; });
    viewport()->update();
}

void HexView::setBaseOffset(uint64_t base) {
    m_base = base;
    measure();
    viewport()->update();
}

void HexView::setPlaceholder(const QString& text) {
    m_placeholder = text;
    viewport()->update();
}

uint64_t HexView::selectionStart() const {
    return std::min(m_anchor, m_cursor);
}

uint64_t HexView::selectionLength() const {
    return m_hasSelection ? std::max(m_anchor, m_cursor) - std::min(m_anchor, m_cursor) + 1 : 0;
}

void HexView::select(uint64_t offset, uint64_t length) {
    if (offset >= size())
        return;
    m_hasSelection = length > 0;
    m_anchor = offset;
    m_cursor = offset;
    if (length > 0)
        m_cursor = std::min(offset + length, size()) - 1;
    ensureVisible(m_cursor);
    ensureVisible(offset);
    viewport()->update();
    announce();
    Q_EMIT selectionChanged(selectionStart(), selectionLength(), false);
}

void HexView::ensureVisible(uint64_t offset) {
    const uint64_t row = offset / static_cast<uint64_t>(m_perRow);
    const uint64_t visible = static_cast<uint64_t>(std::max(1, rowsInView()));
    if (row < topRow())
        setTopRow(row > 2 ? row - 2 : 0);
    else if (row >= topRow() + visible)
        setTopRow(row - visible + std::min<uint64_t>(visible, 3));
}

QSize HexView::sizeHint() const {
    return {rowWidth() + kSidePadding + verticalScrollBar()->sizeHint().width(), m_rowHeight * 12};
}

// ---- geometry

void HexView::measure() {
    constexpr int kMeasured = 64;
    const QFontMetricsF font(fixedFont());
    m_charWidth = std::max(1.0, font.horizontalAdvance(QString(kMeasured, QLatin1Char('0'))) / kMeasured);
    m_rowHeight = static_cast<int>(std::ceil(font.height())) + 2;
    const uint64_t last = m_base + size();
    m_offsetDigits = 8;
    while (m_offsetDigits < 16 && (last >> (4 * m_offsetDigits)) != 0)
        ++m_offsetDigits;
    const auto fits = [this](int perRow) {
        m_perRow = perRow;
        return rowWidth() <= viewport()->width();
    };
    if (!fits(16) && !fits(8))
        m_perRow = 8;
    updateScrollBars();
}

uint64_t HexView::rowCount() const {
    return (size() + static_cast<uint64_t>(m_perRow) - 1) / static_cast<uint64_t>(m_perRow);
}

int HexView::rowsInView() const {
    return viewport()->height() / m_rowHeight;
}

uint64_t HexView::topRow() const {
    return static_cast<uint64_t>(verticalScrollBar()->value()) * m_rowsPerStep;
}

void HexView::setTopRow(uint64_t row) {
    verticalScrollBar()->setValue(static_cast<int>(row / m_rowsPerStep));
}

void HexView::updateScrollBars() {
    const uint64_t rows = rowCount();
    m_rowsPerStep = rows / kScrollLimit + 1;
    const uint64_t visible = static_cast<uint64_t>(std::max(1, rowsInView()));
    const uint64_t hidden = rows > visible ? rows - visible : 0;
    verticalScrollBar()->setRange(0, static_cast<int>((hidden + m_rowsPerStep - 1) / m_rowsPerStep));
    verticalScrollBar()->setPageStep(static_cast<int>(std::max<uint64_t>(1, visible / m_rowsPerStep)));
    horizontalScrollBar()->setRange(0, std::max(0, rowWidth() - viewport()->width()));
    horizontalScrollBar()->setPageStep(viewport()->width());
}

qreal HexView::hexX(int column) const {
    const int chars = m_offsetDigits + 2 + column * 3 + (column >= 8 ? column / 8 : 0);
    return kSidePadding + chars * m_charWidth;
}

qreal HexView::asciiX(int column) const {
    return hexX(m_perRow) + m_charWidth + column * m_charWidth;
}

int HexView::rowWidth() const {
    return static_cast<int>(std::ceil(asciiX(m_perRow))) + kSidePadding;
}

std::optional<uint64_t> HexView::offsetAt(QPoint position) const {
    if (size() == 0)
        return std::nullopt;
    const int x = position.x() + horizontalScrollBar()->value();
    int column = 0;
    if (x >= asciiX(0) - m_charWidth / 2) {
        column = static_cast<int>((x - asciiX(0)) / m_charWidth);
    } else {
        while (column + 1 < m_perRow && x >= hexX(column + 1) - m_charWidth / 2)
            ++column;
    }
    column = std::clamp(column, 0, m_perRow - 1);
    const int line = std::max(0, position.y()) / m_rowHeight;
    const uint64_t row = topRow() + static_cast<uint64_t>(line);
    return std::min(row * static_cast<uint64_t>(m_perRow) + static_cast<uint64_t>(column), size() - 1);
}

// ---- pages

const HexView::Page* HexView::pageAt(uint64_t offset) {
    const uint64_t index = offset / kPageSize;
    auto found = m_pages.find(index);
    if (found == m_pages.end()) {
        request(index);
        found = m_pages.find(index);
    }
    if (found == m_pages.end())
        return nullptr;
    found->used = ++m_clock;
    return &*found;
}

void HexView::request(uint64_t pageIndex) {
    evict();
    Page& page = m_pages[pageIndex];
    page.reading = true;
    page.used = ++m_clock;
    ++m_reading;
    const uint64_t offset = pageIndex * kPageSize;
    const size_t length = static_cast<size_t>(std::min(kPageSize, size() - offset));
    QPointer<HexView> self(this);
    m_source->read(offset, length,
                   [self, pageIndex, length, generation = m_generation](Result<QByteArray> result) {
                       if (!self || self->m_generation != generation)
                           return;
                       --self->m_reading;
                       if (auto found = self->m_pages.find(pageIndex); found != self->m_pages.end()) {
                           found->reading = false;
                           if (!result.ok())
                               found->status = result.status();
                           else if (static_cast<size_t>(result->size()) != length)
                               found->status = Status(Error{.code = Code::ioError,
                                                            .reason = Reason::shortRead,
                                                            .offset = pageIndex * kPageSize,
                                                            .expected = length,
                                                            .got = static_cast<uint64_t>(result->size())});
                           else
                               found->bytes = std::move(*result);
                       }
                       self->viewport()->update();
                       if (self->m_reading == 0)
                           Q_EMIT self->loaded();
                   });
}

void HexView::evict() {
    while (m_pages.size() >= kCachedPages) {
        auto oldest = m_pages.begin();
        for (auto page = m_pages.begin(); page != m_pages.end(); ++page) {
            if (page->used < oldest->used)
                oldest = page;
        }
        m_pages.erase(oldest);
    }
}

// ---- events

void HexView::scrollContentsBy(int, int) {
    viewport()->update();
}

void HexView::resizeEvent(QResizeEvent*) {
    const uint64_t top = topRow() * static_cast<uint64_t>(m_perRow);
    measure();
    setTopRow(top / static_cast<uint64_t>(m_perRow));
}

void HexView::changeEvent(QEvent* event) {
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        measure();
    if (event->type() == QEvent::PaletteChange)
        viewport()->update();
}

void HexView::moveCursor(uint64_t offset, bool extend) {
    m_cursor = std::min(offset, size() - 1);
    if (!extend)
        m_anchor = m_cursor;
    m_hasSelection = true;
    ensureVisible(m_cursor);
    viewport()->update();
    announce();
    Q_EMIT selectionChanged(selectionStart(), selectionLength(), true);
}

void HexView::keyPressEvent(QKeyEvent* event) {
    if (event->matches(QKeySequence::Copy)) {
        copySelection();
        return;
    }
    if (size() == 0) {
        QAbstractScrollArea::keyPressEvent(event);
        return;
    }
    const bool extend = event->modifiers() & Qt::ShiftModifier;
    const bool whole = event->modifiers() & Qt::ControlModifier;
    const uint64_t line = static_cast<uint64_t>(m_perRow);
    const uint64_t screen = line * static_cast<uint64_t>(std::max(1, rowsInView() - 1));
    const auto back = [this](uint64_t by) { return m_cursor > by ? m_cursor - by : 0; };
    switch (event->key()) {
        case Qt::Key_Left: moveCursor(back(1), extend); break;
        case Qt::Key_Right: moveCursor(m_cursor + 1, extend); break;
        case Qt::Key_Up: moveCursor(m_cursor >= line ? m_cursor - line : m_cursor, extend); break;
        case Qt::Key_Down: moveCursor(m_cursor + line < size() ? m_cursor + line : m_cursor, extend); break;
        case Qt::Key_PageUp: moveCursor(back(screen), extend); break;
        case Qt::Key_PageDown: moveCursor(m_cursor + screen, extend); break;
        case Qt::Key_Home: moveCursor(whole ? 0 : m_cursor / line * line, extend); break;
        case Qt::Key_End: moveCursor(whole ? size() - 1 : m_cursor / line * line + line - 1, extend); break;
        case Qt::Key_A:
            if (whole) {
                select(0, size());
                break;
            }
            [[fallthrough]];
        default: QAbstractScrollArea::keyPressEvent(event);
    }
}

void HexView::mousePressEvent(QMouseEvent* event) {
    const auto offset = offsetAt(event->position().toPoint());
    if (event->button() == Qt::LeftButton && offset)
        moveCursor(*offset, event->modifiers() & Qt::ShiftModifier);
}

void HexView::mouseMoveEvent(QMouseEvent* event) {
    const auto offset = offsetAt(event->position().toPoint());
    if ((event->buttons() & Qt::LeftButton) && offset && *offset != m_cursor)
        moveCursor(*offset, true);
}

const HexRange* HexView::rangeAt(uint64_t offset) const {
    auto range = std::upper_bound(m_ranges.begin(), m_ranges.end(), offset,
                                  [](uint64_t at, const HexRange& r) { return at < r.offset; });
    if (range == m_ranges.begin())
        return nullptr;
    --range;
    return offset - range->offset < range->length ? &*range : nullptr;
}

bool HexView::viewportEvent(QEvent* event) {
    if (event->type() != QEvent::ToolTip)
        return QAbstractScrollArea::viewportEvent(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const auto offset = offsetAt(help->pos());
    QString text;
    if (offset) {
        const Page* page = pageAt(*offset);
        if (page != nullptr && !page->status.ok())
            text = describe(page->status).what;
        else if (const HexRange* range = rangeAt(*offset))
            text = tr("%1: offset %2, %n byte(s)", nullptr,
                      static_cast<int>(std::min<uint64_t>(range->length, 1 << 30)))
                       .arg(range->name, displayNumber(m_base + range->offset));
    }
    QToolTip::showText(help->globalPos(), text.isEmpty() ? QString() : text.toHtmlEscaped(), viewport());
    return true;
}

void HexView::announce() {
    QString text = tr("offset %1").arg(displayNumber(m_base + m_cursor));
    const Page* page = size() > 0 ? pageAt(m_cursor) : nullptr;
    if (const auto at = static_cast<qsizetype>(m_cursor % kPageSize);
        page != nullptr && at < page->bytes.size())
        text += QStringLiteral(", 0x%1").arg(static_cast<unsigned char>(page->bytes[at]), 2, 16,
                                             QLatin1Char('0'));
    if (const HexRange* range = rangeAt(m_cursor))
        text += QStringLiteral(", ") + range->name;
    setAccessibleDescription(text);
}

// ---- copying

void HexView::copySelection() {
    copyWith([](const QByteArray& bytes) { return QString::fromLatin1(bytes.toHex(' ')); });
}

void HexView::copyWith(const std::function<QString(const QByteArray&)>& format) {
    const uint64_t length = std::min(selectionLength(), kMaxCopy);
    if (length == 0)
        return;
    m_source->read(selectionStart(), static_cast<size_t>(length), [format](Result<QByteArray> bytes) {
        if (bytes.ok())
            QApplication::clipboard()->setText(format(*bytes));
    });
}

void HexView::contextMenuEvent(QContextMenuEvent* event) {
    QMenu menu(this);
    menu.setEnabled(selectionLength() > 0);
    const auto add = [&](const QString& text, std::function<QString(const QByteArray&)> format) {
        connect(menu.addAction(text), &QAction::triggered, this, [this, format] { copyWith(format); });
    };
    add(tr("Copy as Hex"), [](const QByteArray& bytes) { return QString::fromLatin1(bytes.toHex(' ')); });
    add(tr("Copy as Text"), [](const QByteArray& bytes) { return QString::fromUtf8(bytes); });
    add(tr("Copy as Base64"), [](const QByteArray& bytes) { return QString::fromLatin1(bytes.toBase64()); });
    menu.exec(event->globalPos());
}

}  // namespace levelscope::gui
