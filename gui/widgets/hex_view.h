// HexView: bytes of any size as offset, hex and ASCII columns, with coloured ranges, a selection and a
// keyboard.
//
// The bytes come from a HexSource in pages of 64 KiB, asked for when they scroll into sight; at most
// kCachedPages are kept, so a file of many gigabytes costs two megabytes. A page that is not there yet is
// drawn as dots; one that failed is drawn in the colour of damage and says why on hover. GUI thread only.
//
// Offsets are those of the source; setBaseOffset() only changes what the offset column shows.
#pragma once

#include <QAbstractScrollArea>
#include <QByteArray>
#include <QColor>
#include <QHash>
#include <QList>
#include <QPointer>
#include <functional>
#include <memory>
#include <optional>

#include "core/base/status.h"

namespace levelscope::gui {

class HexSource {
public:
    virtual ~HexSource() = default;
    virtual uint64_t size() const = 0;
    // Reads exactly [offset, offset + length), which lies inside the source. `done` is called once on the GUI
    // thread, at once or later; it may be dropped, but never called, after the source is gone.
    virtual void read(uint64_t offset, size_t length, std::function<void(Result<QByteArray>)> done) = 0;
};

// Bytes that are in memory already.
class MemoryHexSource : public HexSource {
public:
    explicit MemoryHexSource(QByteArray bytes) : m_bytes(std::move(bytes)) {}
    uint64_t size() const override { return static_cast<uint64_t>(m_bytes.size()); }
    void read(uint64_t offset, size_t length, std::function<void(Result<QByteArray>)> done) override;

private:
    QByteArray m_bytes;
};

// A named stretch of bytes to highlight. Ranges must not overlap.
struct HexRange {
    uint64_t offset = 0;
    uint64_t length = 0;
    QColor colour;
    QString name;  // shown on hover and told to screen readers
};

class HexView : public QAbstractScrollArea {
    Q_OBJECT
public:
    static constexpr uint64_t kPageSize = 64 * 1024;
    static constexpr int kCachedPages = 32;
    static constexpr uint64_t kMaxCopy = 1 << 20;  // bytes that one copy puts on the clipboard

    explicit HexView(QWidget* parent = nullptr);
    ~HexView() override;

    void setSource(
        std::shared_ptr<HexSource> source);  // null: empty; clears ranges, selection and scroll position
    const std::shared_ptr<HexSource>& source() const { return m_source; }
    void setRanges(QList<HexRange> ranges);  // sorted here
    const QList<HexRange>& ranges() const { return m_ranges; }
    void setBaseOffset(uint64_t base);
    void setPlaceholder(const QString& text);  // drawn when there is nothing to show

    uint64_t cursor() const { return m_cursor; }
    uint64_t selectionStart() const;
    uint64_t selectionLength() const;  // 0: nothing selected
    // Selects and scrolls to it; emits selectionChanged.
    void select(uint64_t offset, uint64_t length);
    void ensureVisible(uint64_t offset);
    void copySelection();  // as "ff 00 1a"; what is not read yet is read first

    int bytesPerRow() const { return m_perRow; }
    bool loading() const { return m_reading > 0; }

    QSize sizeHint() const override;

Q_SIGNALS:
    // By the user or by select(). `byUser` tells which, so that linked views do not chase each other.
    void selectionChanged(quint64 offset, quint64 length, bool byUser);
    void loaded();  // no page is being waited for any more

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    bool viewportEvent(QEvent* event) override;
    void changeEvent(QEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;

private:
    struct Page {
        QByteArray bytes;
        Status status;
        bool reading = false;
        uint64_t used = 0;
    };
    static constexpr int kSidePadding = 8;

    struct RowText {
        QString hex, ascii;
    };

    uint64_t size() const { return m_source ? m_source->size() : 0; }
    uint64_t rowCount() const;
    uint64_t topRow() const;
    void setTopRow(uint64_t row);
    int rowsInView() const;
    void measure();
    void updateScrollBars();
    const Page* pageAt(uint64_t offset);
    void request(uint64_t pageIndex);
    void evict();
    RowText textOf(uint64_t offset, int count);
    void paintRow(QPainter& painter, uint64_t row, int y);
    struct Span {
        QRectF hex, ascii;
    };
    // Where a row shows the bytes [from, to); nothing if it shows none of them.
    std::optional<Span> spanOf(uint64_t row, int y, uint64_t from, uint64_t to) const;
    static void fill(QPainter& painter, const Span& span, QColor colour);  // lets the text shine through
    void paintSelection(QPainter& painter, uint64_t row, int y);
    const HexRange* rangeAt(uint64_t offset) const;
    std::optional<uint64_t> offsetAt(QPoint position) const;
    qreal hexX(int column) const;
    qreal asciiX(int column) const;
    int rowWidth() const;
    void moveCursor(uint64_t offset, bool extend);
    void announce();
    void copyWith(const std::function<QString(const QByteArray&)>& format);

    std::shared_ptr<HexSource> m_source;
    QHash<uint64_t, Page> m_pages;
    QList<HexRange> m_ranges;
    QString m_placeholder;
    uint64_t m_base = 0;
    uint64_t m_cursor = 0;
    uint64_t m_anchor = 0;
    bool m_hasSelection = false;
    uint64_t m_clock = 0;        // for the least recently used page
    uint64_t m_generation = 0;   // of the source: late pages of an older one are dropped
    uint64_t m_rowsPerStep = 1;  // > 1 when the rows outnumber what a scroll bar can count
    int m_reading = 0;
    int m_perRow = 16;
    int m_rowHeight = 16;
    qreal m_charWidth = 8;  // as text is laid out, which need not be whole pixels
    int m_offsetDigits = 8;
};

}  // namespace levelscope::gui
