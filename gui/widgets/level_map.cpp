#include "gui/widgets/level_map.h"

#include <QAccessible>
#include <QApplication>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QScrollBar>
#include <QStyle>
#include <QToolTip>
#include <QWheelEvent>
#include <algorithm>
#include <array>
#include <cmath>

#include "gui/models/display.h"
#include "gui/models/engine_names.h"
#include "gui/models/level_score_model.h"
#include "gui/models/table_list_model.h"
#include "gui/widgets/basic_widgets.h"
#include "gui/widgets/level_map_accessible.h"
#include "gui/widgets/theme.h"

namespace levelscope::gui {
namespace {

constexpr int kTop = 4;
constexpr int kRight = 16;
constexpr int kLevelGap = 16;
constexpr int kSubRowGap = 4;
constexpr int kFlashMs = 250;

}  // namespace

LevelMap::LevelMap(QWidget* parent) : QAbstractScrollArea(parent) {
    installLevelMapAccessibility();
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Level map"));
    viewport()->setMouseTracking(true);
    viewport()->setAutoFillBackground(false);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    m_flash.setStartValue(1.0);
    m_flash.setEndValue(0.0);
    connect(&m_flash, &QVariantAnimation::valueChanged, viewport(), qOverload<>(&QWidget::update));
    connect(&m_flash, &QVariantAnimation::finished, this, [this] {
        m_born.clear();
        updateFlags();
    });
    measure();
}

void LevelMap::setMap(std::shared_ptr<const LevelMapLayout> layout, std::vector<LevelInfo> levels) {
    m_layout = layout ? std::move(layout) : std::make_shared<LevelMapLayout>();
    m_levels = std::move(levels);
    m_oldest = m_newest = 0;
    for (const auto& item : m_layout->items()) {
        const int64_t created = item.table->createdMicros;
        m_oldest = m_oldest == 0 ? created : std::min(m_oldest, created);
        m_newest = std::max(m_newest, created);
    }
    const qsizetype before = m_selected.size();
    m_selected.removeIf([this](uint64_t number) { return m_layout->indexOf(number) < 0; });
    if (m_layout->indexOf(m_current) < 0)
        m_current = 0;
    if (m_layout->indexOf(m_hover) < 0)
        m_hover = 0;
    m_spanStart = -1;
    measure();
    placeRows();
    updateFlags();
    updateCurrentText();
    if (before != m_selected.size())
        Q_EMIT selectionChanged();
    Q_EMIT viewMoved();
}

void LevelMap::setLevels(std::vector<LevelInfo> levels) {
    m_levels = std::move(levels);
    measure();
    viewport()->update();
}

void LevelMap::setColour(MapColour colour) {
    m_colour = colour;
    viewport()->update();
}

void LevelMap::setReads(std::unordered_map<uint64_t, uint64_t> reads) {
    m_reads = std::move(reads);
    m_mostReads = 0;
    for (const auto& [number, count] : m_reads)
        if (m_layout->indexOf(number) >= 0)
            m_mostReads = std::max(m_mostReads, count);
    viewport()->update();
}

uint64_t LevelMap::readsOf(uint64_t number) const {
    const auto found = m_reads.find(number);
    return found == m_reads.end() ? 0 : found->second;
}

void LevelMap::setInputs(const std::vector<uint64_t>& numbers) {
    m_inputs = QSet<uint64_t>(numbers.begin(), numbers.end());
    updateFlags();
}

void LevelMap::setMarks(const QHash<uint64_t, Mark>& marks, const std::string& key) {
    m_marks = marks;
    m_markedKey = key;
    viewport()->update();
}

void LevelMap::setChange(const std::vector<uint64_t>& came, const std::vector<uint64_t>& ghosts) {
    m_came = QSet<uint64_t>(came.begin(), came.end());
    m_ghosts = QSet<uint64_t>(ghosts.begin(), ghosts.end());
    updateFlags();
}

void LevelMap::flashOutputs(const std::vector<uint64_t>& numbers) {
    const int motion = style()->styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, this);
    if (motion <= 0)
        return;
    m_born.unite(QSet<uint64_t>(numbers.begin(), numbers.end()));
    updateFlags();
    m_flash.stop();
    m_flash.setDuration(kFlashMs);
    m_flash.start();
}

// ---- selection ----

std::vector<uint64_t> LevelMap::selection() const {
    std::vector<uint64_t> numbers;
    for (const auto& item : m_layout->items()) {
        if (m_selected.contains(item.table->number))
            numbers.push_back(item.table->number);
    }
    return numbers;
}

void LevelMap::setSelection(const std::vector<uint64_t>& numbers) {
    m_selected.clear();
    for (const uint64_t number : numbers) {
        if (m_layout->indexOf(number) >= 0)
            m_selected.insert(number);
    }
    m_current = numbers.empty() ? 0 : (m_selected.contains(numbers.front()) ? numbers.front() : 0);
    updateFlags();
    updateCurrentText();
    Q_EMIT selectionChanged();
}

std::vector<uint64_t> LevelMap::overlappingSelection() const {
    std::vector<int> chosen;
    for (const uint64_t number : m_selected)
        chosen.push_back(m_layout->indexOf(number));
    std::vector<uint64_t> numbers;
    for (const int index : m_layout->overlapping(chosen))
        numbers.push_back(m_layout->item(index).table->number);
    return numbers;
}

void LevelMap::updateFlags() {
    const auto& items = m_layout->items();
    m_flags.assign(items.size(), 0);
    std::vector<int> centre;
    for (size_t i = 0; i < items.size(); ++i) {
        const TableMeta& table = *items[i].table;
        quint8 flags = 0;
        if (tombstoneShare(table) > kHatchFrom)
            flags |= Hatched;
        if (m_selected.contains(table.number)) {
            flags |= Selected;
            centre.push_back(static_cast<int>(i));
        }
        if (m_inputs.contains(table.number))
            flags |= Input;
        if (m_born.contains(table.number))
            flags |= Output;
        if (m_came.contains(table.number))
            flags |= Came;
        if (m_ghosts.contains(table.number))
            flags |= Ghost;
        m_flags[i] = flags;
    }
    if (const int hover = m_layout->indexOf(m_hover); centre.empty() && hover >= 0)
        centre.push_back(hover);
    if (!centre.empty()) {
        for (const int index : m_layout->overlapping(centre))
            m_flags[static_cast<size_t>(index)] |= Overlap;
    }
    viewport()->update();
}

void LevelMap::setCurrent(int index) {
    m_current = index < 0 ? 0 : m_layout->item(index).table->number;
    updateCurrentText();
}

void LevelMap::updateCurrentText() {
    const QString text = m_current != 0
                             ? describe(m_current)
                             : tr("%n table(s). Arrow keys move between tables and levels, Enter opens one.",
                                  nullptr, static_cast<int>(m_layout->items().size()));
    if (text == accessibleDescription())
        return;
    setAccessibleDescription(text);
    QAccessibleEvent event(this, QAccessible::ValueChanged);
    QAccessible::updateAccessibility(&event);
}

void LevelMap::select(int index, Qt::KeyboardModifiers modifiers) {
    if (index >= 0 && (modifiers & Qt::ShiftModifier) && m_current != 0) {
        if (m_spanStart < 0)
            m_spanStart = m_layout->indexOf(m_current);
        setCurrent(index);
        selectSpan(m_spanStart, index, modifiers & Qt::ControlModifier);
        return;
    }
    m_spanStart = -1;
    if (!(modifiers & Qt::ControlModifier))
        m_selected.clear();
    setCurrent(index);
    if (index >= 0) {
        const uint64_t number = m_layout->item(index).table->number;
        if ((modifiers & Qt::ControlModifier) && m_selected.contains(number))
            m_selected.remove(number);
        else
            m_selected.insert(number);
    }
    updateFlags();
    Q_EMIT selectionChanged();
}

// Everything between two tables: along the row, or all that lies in their common range when the rows differ.
void LevelMap::selectSpan(int from, int to, bool keep) {
    const auto& a = m_layout->item(from);
    const auto& b = m_layout->item(to);
    if (!keep)
        m_selected.clear();
    const double left = std::min(a.from, b.from), right = std::max(a.to, b.to);
    for (int rowIndex = std::min(a.row, b.row); rowIndex <= std::max(a.row, b.row); ++rowIndex) {
        const auto& row = m_layout->rows()[static_cast<size_t>(rowIndex)];
        for (int i = row.first; i < row.first + row.count; ++i) {
            const auto& item = m_layout->item(i);
            if (i == from || i == to || (item.from < right && item.to > left))
                m_selected.insert(item.table->number);
        }
    }
    updateFlags();
    Q_EMIT selectionChanged();
}

void LevelMap::selectTouched(const QRect& rubber, bool keep) {
    if (!keep)
        m_selected.clear();
    m_current = 0;
    for (size_t rowIndex = 0; rowIndex < m_boxes.size(); ++rowIndex) {
        const Box& box = m_boxes[rowIndex];
        const int top = box.top - verticalScrollBar()->value();
        if (top > rubber.bottom() || top + box.height < rubber.top())
            continue;
        const auto& row = m_layout->rows()[rowIndex];
        for (int i = m_layout->firstEndingAfter(row, xOf(rubber.left())); i < row.first + row.count; ++i) {
            if (pixelOf(m_layout->item(i).from) > rubber.right())
                break;
            const uint64_t number = m_layout->item(i).table->number;
            m_selected.insert(number);
            if (m_current == 0)
                m_current = number;
        }
    }
    updateCurrentText();
    updateFlags();
    Q_EMIT selectionChanged();
}

// ---- geometry ----

QRect LevelMap::plotRect() const {
    const QRect all = viewport()->rect();
    return {m_gutter, kTop, std::max(40, all.width() - m_gutter - kRight),
            std::max(20, all.height() - kTop - kAxisHeight - kLegendHeight)};
}

double LevelMap::pixelOf(double x) const {
    const QRect plot = plotRect();
    return plot.left() + x * m_zoom * plot.width() - horizontalScrollBar()->value();
}

double LevelMap::xOf(double pixel) const {
    const QRect plot = plotRect();
    return (pixel - plot.left() + horizontalScrollBar()->value()) / (m_zoom * plot.width());
}

QRectF LevelMap::itemRect(int index) const {
    const auto& item = m_layout->item(index);
    const Box& box = m_boxes[static_cast<size_t>(item.row)];
    const double left = std::round(pixelOf(item.from));
    const double right = std::max(left + 2, std::round(pixelOf(item.to)) - 1);
    return {left, static_cast<double>(box.top - verticalScrollBar()->value()), right - left,
            static_cast<double>(box.height)};
}

QRect LevelMap::rectOf(uint64_t number) const {
    const int index = m_layout->indexOf(number);
    return index < 0 ? QRect() : itemRect(index).toRect();
}

int LevelMap::rowAt(int y) const {
    const int at = y + verticalScrollBar()->value();
    const auto after =
        std::upper_bound(m_boxes.begin(), m_boxes.end(), at, [](int v, const Box& b) { return v < b.top; });
    if (after == m_boxes.begin() || at >= std::prev(after)->top + std::prev(after)->height)
        return -1;
    return static_cast<int>(std::prev(after) - m_boxes.begin());
}

uint64_t LevelMap::tableAt(QPoint position) const {
    const QRect plot = plotRect();
    if (position.x() < plot.left() - 2 || position.x() > plot.right() + 4 || !(position.y() <= plot.bottom()))
        return 0;
    const double slack = 2.5 / (m_zoom * plot.width());
    const int index = m_layout->itemAt(rowAt(position.y()), xOf(position.x()), slack);
    return index < 0 ? 0 : m_layout->item(index).table->number;
}

QStringList LevelMap::labelLines(int level) const {
    const auto info =
        std::find_if(m_levels.begin(), m_levels.end(), [level](const auto& it) { return it.level == level; });
    if (info == m_levels.end())
        return {};
    QStringList lines;
    if (info->score.targetBytes > 0)
        lines << tr("%1 of %2").arg(displaySize(info->bytes), displaySize(info->score.targetBytes));
    else
        lines << displaySize(info->bytes);
    if (info->score.score > 0)
        lines << tr("score %1").arg(QLocale().toString(info->score.score, 'f', 2));
    return lines;
}

void LevelMap::measure() {
    QFont small = font();
    small.setPointSizeF(small.pointSizeF() - 1);
    const QFontMetrics metrics(small);
    int widest = metrics.horizontalAdvance(QStringLiteral("score 0.00"));
    for (const LevelInfo& info : m_levels) {
        for (const QString& line : labelLines(info.level))
            widest = std::max(widest, metrics.horizontalAdvance(line));
    }
    m_gutter = std::min(widest, 180) + 16;
}

// Rows share the height there is: natural heights, deeper levels growing first, all shrinking when there are
// too many.
void LevelMap::placeRows() {
    constexpr int kSubRow = 20, kLevel = 48, kMaxLevel = 120, kLeastSubRow = 5, kLeastLevel = 22;
    const auto& rows = m_layout->rows();
    std::array<int, kMaxLevels> ofLevel{};
    for (const auto& row : rows)
        ++ofLevel[static_cast<size_t>(row.level)];
    const auto isStacked = [&](int level) { return ofLevel[static_cast<size_t>(level)] > 1; };
    const auto stacked = static_cast<int>(
        std::count_if(rows.begin(), rows.end(), [&](const auto& row) { return isStacked(row.level); }));
    const auto stacks =
        static_cast<int>(std::count_if(ofLevel.begin(), ofLevel.end(), [](int count) { return count > 1; }));
    const int levels = static_cast<int>(rows.size()) - stacked;
    const int gaps = std::max(0, levels + stacks - 1) * kLevelGap + (stacked - stacks) * kSubRowGap;
    const int available = plotRect().height() - gaps - 8;
    const int natural = levels * kLevel + stacked * kSubRow;
    double factor = 1;
    int extra = 0;
    if (natural > available && natural > 0)
        factor = std::max(0.0, static_cast<double>(available) / natural);
    else if (levels > 0)
        extra = std::min(kMaxLevel - kLevel, (available - natural) / levels);
    m_boxes.clear();
    int y = kTop;
    for (size_t i = 0; i < rows.size(); ++i) {
        const int height = isStacked(rows[i].level)
                               ? std::max(kLeastSubRow, static_cast<int>(kSubRow * factor))
                               : std::max(kLeastLevel, static_cast<int>((kLevel + extra) * factor));
        m_boxes.push_back({y, height});
        const bool sameLevel = i + 1 < rows.size() && rows[i + 1].level == rows[i].level;
        y += height + (sameLevel ? std::min(kSubRowGap, std::max(1, height / 5)) : kLevelGap);
    }
    m_contentHeight = m_boxes.empty() ? 0 : m_boxes.back().top + m_boxes.back().height;
    updateScrollBars();
}

int LevelMap::axisTop() const {
    const int below = m_contentHeight + kLevelGap - verticalScrollBar()->value();
    return std::min(below, plotRect().bottom() + 1);
}

void LevelMap::updateScrollBars() {
    const QRect plot = plotRect();
    horizontalScrollBar()->setPageStep(plot.width());
    horizontalScrollBar()->setSingleStep(std::max(1, plot.width() / 20));
    horizontalScrollBar()->setRange(0, static_cast<int>((m_zoom - 1) * plot.width()));
    verticalScrollBar()->setPageStep(plot.height());
    verticalScrollBar()->setSingleStep(20);
    verticalScrollBar()->setRange(0, std::max(0, m_contentHeight - kTop - plot.height()));
}

void LevelMap::setZoom(double zoom, double anchorX) {
    zoom = std::clamp(zoom, 1.0, kMaxZoom);
    if (zoom == m_zoom)
        return;
    const double x = xOf(anchorX);
    m_zoom = zoom;
    updateScrollBars();
    const QRect plot = plotRect();
    horizontalScrollBar()->setValue(static_cast<int>(x * m_zoom * plot.width() - (anchorX - plot.left())));
    viewport()->update();
    Q_EMIT viewMoved();
}

std::pair<double, double> LevelMap::shownPart() const {
    const QRect plot = plotRect();
    return {std::clamp(xOf(plot.left()), 0.0, 1.0), std::clamp(xOf(plot.left() + plot.width()), 0.0, 1.0)};
}

void LevelMap::showAround(double x) {
    const int width = plotRect().width();
    horizontalScrollBar()->setValue(static_cast<int>(x * m_zoom * width - width / 2.0));
}

void LevelMap::revealCurrent() {
    const int index = m_layout->indexOf(m_current);
    if (index < 0)
        return;
    const QRectF rect = itemRect(index);
    const QRect plot = plotRect();
    if (rect.left() < plot.left() || rect.right() > plot.right() + 1)
        horizontalScrollBar()->setValue(horizontalScrollBar()->value() +
                                        static_cast<int>(rect.center().x() - plot.center().x()));
    if (rect.top() < plot.top())
        verticalScrollBar()->setValue(verticalScrollBar()->value() + static_cast<int>(rect.top()) -
                                      plot.top());
    else if (rect.bottom() > plot.bottom())
        verticalScrollBar()->setValue(verticalScrollBar()->value() + static_cast<int>(rect.bottom()) -
                                      plot.bottom());
}

QString LevelMap::describe(uint64_t number) const {
    const int index = m_layout->indexOf(number);
    if (index < 0)
        return {};
    const TableMeta& table = *m_layout->item(index).table;
    QStringList lines;
    lines << tr("SSTable %1 · %2 · %3")
                 .arg(displayTable(table.number), levelName(table.level), displaySize(table.fileSize));
    if (!table.valueRefs.empty())
        lines << tr("and %1 of values in %n value file(s)", nullptr, static_cast<int>(table.valueRefs.size()))
                     .arg(displaySize(table.valueBytes()));
    lines << tr("%1 entries · %2 tombstones (%3)")
                 .arg(displayNumber(table.entries), displayNumber(table.tombstones),
                      displayPercent(tombstoneShare(table)));
    if (m_colour == MapColour::reads)
        lines << tr("read about %1 times since the store was opened").arg(displayNumber(readsOf(number)));
    if (table.rangeTombstones > 0)
        lines << tr("%n range tombstone(s)", nullptr, static_cast<int>(table.rangeTombstones));
    lines << tr("from %1").arg(displayBytes(table.smallest, 80))
          << tr("to %1").arg(displayBytes(table.largest, 80));
    int perLevel[kMaxLevels] = {};
    for (const int other : m_layout->overlapping({index}))
        ++perLevel[std::clamp(m_layout->item(other).table->level, 0, kMaxLevels - 1)];
    QStringList overlaps;
    for (int level = 0; level < kMaxLevels; ++level) {
        if (perLevel[level] > 0)
            overlaps << tr("%1 in %2")
                            .arg(displayNumber(static_cast<uint64_t>(perLevel[level])), levelName(level));
    }
    lines << (overlaps.isEmpty() ? tr("overlaps no other table")
                                 : tr("overlaps %1").arg(overlaps.join(QStringLiteral(", "))));
    return lines.join(QLatin1Char('\n'));
}

}  // namespace levelscope::gui
