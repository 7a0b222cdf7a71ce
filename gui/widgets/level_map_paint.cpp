// How the level map looks. Geometry and input are in level_map.cpp.
#include <QPaintEvent>
#include <QPainter>
#include <QScrollBar>
#include <algorithm>
#include <cmath>

#include "gui/models/display.h"
#include "gui/models/engine_names.h"
#include "gui/models/table_list_model.h"
#include "gui/widgets/level_map.h"
#include "gui/widgets/theme.h"

namespace levelscope::gui {
namespace {

constexpr double kFaded = 0.22;  // the same of tables that a read did not come to
constexpr double kPassed = 0.5;  // and of those it passed by
constexpr double kGhost = 0.28;  // the same of a table that is gone
constexpr double kCalm = 0.84;   // how much of its colour a table shows that is not selected

QColor mix(const QColor& a, const QColor& b, double shareOfA) {
    const auto channel = [shareOfA](int x, int y) {
        return static_cast<int>(std::lround(x * shareOfA + y * (1 - shareOfA)));
    };
    return {channel(a.red(), b.red()), channel(a.green(), b.green()), channel(a.blue(), b.blue())};
}

QFont smallFont(const QFont& base) {
    QFont font = base;
    font.setPointSizeF(font.pointSizeF() - 1);
    return font;
}

QColor ageColour(const Theme& theme, double age) {  // 0: newest
    return mix(theme.accent, theme.line, 1 - 0.85 * age);
}

QColor tombstoneColour(const Theme& theme, double share) {
    return mix(theme.damage, theme.line, std::min(1.0, 0.12 + share * 1.6));
}

// Counts differ by orders of magnitude: half the strength is the square root of the most.
QColor readsColour(const Theme& theme, uint64_t reads, uint64_t most) {
    if (reads == 0 || most == 0)
        return theme.line;
    const double share = std::log1p(static_cast<double>(reads)) / std::log1p(static_cast<double>(most));
    return mix(theme.accent, theme.line, 0.2 + 0.8 * share);
}

QColor compressionColour(const Theme& theme, Compression compression) {
    switch (compression) {
        case Compression::none: return theme.muted;
        case Compression::lz4: return theme.level(1);
        case Compression::zstd: return theme.level(5);
        default: return theme.line;
    }
}

}  // namespace

QColor LevelMap::fillOf(int index) const {
    const Theme& theme = Theme::current();
    const TableMeta& table = *m_layout->item(index).table;
    switch (m_colour) {
        case MapColour::level: return theme.level(table.level);
        case MapColour::age: {
            const double span = static_cast<double>(std::max<int64_t>(1, m_newest - m_oldest));
            return ageColour(theme, static_cast<double>(m_newest - table.createdMicros) / span);
        }
        case MapColour::tombstones: return tombstoneColour(theme, tombstoneShare(table));
        case MapColour::compression: return compressionColour(theme, table.compression);
        case MapColour::reads: return readsColour(theme, readsOf(table.number), m_mostReads);
    }
    return theme.line;
}

void LevelMap::paintEvent(QPaintEvent* event) {
    const Theme& theme = Theme::current();
    QPainter painter(viewport());
    painter.fillRect(event->rect(), theme.background);
    if (m_layout->empty())
        return;
    const QRect plot = plotRect();
    std::vector<Outline> outlines;
    painter.save();
    painter.setClipRect(QRect(plot.left() - 3, plot.top() - 3, plot.width() + 6, plot.height() + 6));
    painter.setRenderHint(QPainter::Antialiasing);
    for (size_t row = 0; row < m_boxes.size(); ++row) {
        const int top = m_boxes[row].top - verticalScrollBar()->value();
        const QRect band(plot.left() - 3, top - 3, plot.width() + 6, m_boxes[row].height + 6);
        if (band.intersects(event->rect()))
            paintRow(painter, event->rect(), static_cast<int>(row), outlines);
    }
    for (const Outline& outline : outlines) {
        painter.setPen(QPen(outline.colour, outline.width));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(outline.rect, 3, 3);
    }
    if (!m_marks.isEmpty())
        paintMarkedKey(painter);
    painter.restore();
    if (event->rect().left() < m_gutter)
        paintLabels(painter);
    if (event->rect().bottom() >= axisTop()) {
        paintAxis(painter);
        paintLegend(painter);
    }
    if (m_drag == Drag::rubber) {
        QColor fill = theme.accent;
        fill.setAlpha(40);
        painter.setPen(theme.accent);
        painter.setBrush(fill);
        painter.drawRect(m_rubber);
    }
}

QColor LevelMap::faded(const QColor& fill, uint64_t number) const {
    const Theme& theme = Theme::current();
    const auto mark = m_marks.constFind(number);
    if (mark == m_marks.constEnd())
        return mix(fill, theme.background, kFaded);
    return *mark == Mark::passed ? mix(fill, theme.background, kPassed) : fill;
}

void LevelMap::paintMarkedKey(QPainter& painter) {
    const Theme& theme = Theme::current();
    const double x = std::round(pixelOf(m_layout->xOfKey(m_markedKey))) + 0.5;
    const QRect plot = plotRect();
    painter.setPen(QPen(theme.accent, 1, Qt::DashLine));
    painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()));
}

void LevelMap::paintRow(QPainter& painter, const QRect& dirty, int rowIndex, std::vector<Outline>& outlines) {
    const auto& row = m_layout->rows()[static_cast<size_t>(rowIndex)];
    const Box& box = m_boxes[static_cast<size_t>(rowIndex)];
    const double top = box.top - verticalScrollBar()->value();
    const QRect plot = plotRect();
    const double from = std::max(dirty.left(), plot.left()) - 4,
                 to = std::min(dirty.right(), plot.right()) + 4;
    // Neighbours that fall into one column of pixels become one sliver; the most telling of them lends its
    // colour.
    int sliver = -1;
    quint8 sliverFlags = 0;
    QRectF sliverRect;
    const auto flush = [&] {
        if (sliver >= 0)
            paintSliver(painter, sliverRect, sliver, sliverFlags);
        sliver = -1;
        sliverFlags = 0;
    };
    for (int i = m_layout->firstEndingAfter(row, xOf(from)); i < row.first + row.count; ++i) {
        const auto& item = m_layout->item(i);
        const double left = std::round(pixelOf(item.from));
        if (left > to)
            break;
        const double right = std::round(pixelOf(item.to)) - 1;
        const quint8 flags = m_flags[static_cast<size_t>(i)];
        if (right - left >= 3) {
            flush();
            paintItem(painter, {left, top, right - left, static_cast<double>(box.height)}, i, flags,
                      outlines);
            continue;
        }
        const double width = std::max(1.0, right - left);
        if (sliver < 0 || left > sliverRect.left()) {
            flush();
            sliver = i;
            sliverRect = {left, top, width, static_cast<double>(box.height)};
        } else {
            sliverRect.setWidth(std::max(sliverRect.width(), width));
            if ((flags & Selected) != 0)
                sliver = i;
        }
        sliverFlags |= flags;
    }
    flush();
}

void LevelMap::paintSliver(QPainter& painter, const QRectF& rect, int index, quint8 flags) {
    const Theme& theme = Theme::current();
    QColor fill = mix(fillOf(index), theme.background, kCalm);
    if (!m_marks.isEmpty())
        fill = faded(fill, m_layout->item(index).table->number);
    if (flags & Hatched)
        fill = mix(fill, theme.background, 0.6);
    if (flags & Ghost)
        fill = mix(fill, theme.background, kGhost);
    if (flags & Came)
        fill = theme.green;
    if (flags & (Overlap | Input))
        fill = theme.amber;
    if (flags & Selected)
        fill = theme.ink;
    painter.fillRect(rect, fill);
}

void LevelMap::paintItem(QPainter& painter, const QRectF& rect, int index, quint8 flags,
                         std::vector<Outline>& outlines) {
    const Theme& theme = Theme::current();
    const TableMeta& table = *m_layout->item(index).table;
    const bool selected = flags & Selected;
    const bool hover = table.number == m_hover;
    QColor fill = fillOf(index);
    if (flags & Input)
        fill = theme.amber;
    if (!selected && !hover)
        fill = mix(fill, theme.background, kCalm);
    if (!m_marks.isEmpty())
        fill = faded(fill, table.number);
    if (flags & Output)
        fill = mix(theme.green, fill, m_flash.currentValue().toDouble());
    if (flags & Ghost)
        fill = mix(fill, theme.background, kGhost);
    painter.setPen(flags & Ghost ? QPen(theme.muted, 1, Qt::DashLine) : QPen(Qt::NoPen));
    painter.setBrush(fill);
    const double radius = rect.width() > 8 && rect.height() > 8 ? 2 : 0;
    painter.drawRoundedRect(rect, radius, radius);
    if (flags & Hatched)
        paintHatch(painter, rect.adjusted(1, 1, -1, -1), mix(theme.background, fill, 0.62));
    // A range tombstone hides more than it stores: a line inside the edge says that the table holds one.
    if (table.rangeTombstones > 0 && rect.width() > 8) {
        painter.setPen(QPen(theme.background, 1, Qt::DashLine));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(rect.adjusted(2.5, 2.5, -2.5, -2.5));
    }
    if (selected)
        outlines.push_back({rect.adjusted(-0.5, -0.5, 0.5, 0.5), theme.ink, 2});
    else if (m_marks.value(table.number, Mark::passed) == Mark::decided)
        outlines.push_back({rect, theme.accent, 2});
    else if (flags & Came)
        outlines.push_back({rect, theme.green, 2});
    else if (flags & Overlap)
        outlines.push_back({rect, theme.amber, 2});
    else if (hover)
        outlines.push_back({rect, theme.ink, 1});
    if (table.number == m_current && hasFocus())
        outlines.push_back({rect.adjusted(-2.5, -2.5, 2.5, 2.5), theme.accent, 1});

    const QFont font = smallFont(this->font());
    const QFontMetricsF metrics(font);
    const QString number = displayTable(table.number);
    // In the part that is seen: of a table that begins left of the map the number shows too.
    const QRectF seen = rect & QRectF(plotRect());
    if (rect.height() >= metrics.height() && metrics.horizontalAdvance(number) + 10 <= seen.width()) {
        QColor ink = Theme::inkOn(fill);
        ink.setAlphaF(selected || hover ? 1.0F : 0.72F);
        const QRectF line(seen.left() + 5,
                          rect.top() + (rect.height() > 40 ? 4 : (rect.height() - metrics.height()) / 2),
                          metrics.horizontalAdvance(number) + 1, metrics.height());
        if (flags & Hatched)
            painter.fillRect(line.adjusted(-2, 0, 2, 0), fill);
        painter.setFont(font);
        painter.setPen(ink);
        painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, number);
    }
}

void LevelMap::paintLabels(QPainter& painter) {
    const Theme& theme = Theme::current();
    QFont bold = font();
    bold.setBold(true);
    const QFont small = smallFont(font());
    const int boldHeight = QFontMetrics(bold).height(), smallHeight = QFontMetrics(small).height();
    const QRect plot = plotRect();
    painter.save();
    painter.setClipRect(QRect(0, plot.top() - 3, m_gutter, plot.height() + 3));
    for (size_t row = 0; row < m_boxes.size();) {
        size_t last = row;
        const int level = m_layout->rows()[row].level;
        while (last + 1 < m_boxes.size() && m_layout->rows()[last + 1].level == level)
            ++last;
        const int top = m_boxes[row].top - verticalScrollBar()->value();
        const int height = m_boxes[last].top + m_boxes[last].height - m_boxes[row].top;
        const QStringList lines = labelLines(level);
        // As many lines as the space up to the next level takes.
        const int fits = std::max(0, (height + 12 - boldHeight) / smallHeight);
        const int shown = std::min(fits, static_cast<int>(lines.size()));
        int y = top + (height - boldHeight - shown * smallHeight) / 2;
        painter.setFont(bold);
        painter.setPen(theme.ink);
        painter.drawText(QRect(0, y, m_gutter - 8, boldHeight), Qt::AlignLeft | Qt::AlignVCenter,
                         levelName(level));
        y += boldHeight;
        painter.setFont(small);
        painter.setPen(theme.muted);
        for (int line = 0; line < shown; ++line, y += smallHeight)
            painter.drawText(QRect(0, y, m_gutter - 8, smallHeight), Qt::AlignLeft | Qt::AlignVCenter,
                             QFontMetrics(small).elidedText(lines[line], Qt::ElideRight, m_gutter - 8));
        row = last + 1;
    }
    painter.restore();
}

void LevelMap::paintAxis(QPainter& painter) {
    const Theme& theme = Theme::current();
    const QRect plot = plotRect();
    const int top = axisTop();
    painter.setPen(theme.line);
    painter.drawLine(plot.left(), top, plot.right(), top);
    const bool keys = m_layout->scale() == MapScale::keyRange;
    const QFont font = keys ? fixedFont(-1) : smallFont(this->font());
    const QFontMetrics metrics(font);
    painter.setFont(font);
    painter.setPen(theme.muted);
    const QRect line(plot.left(), top + 4, plot.width(), metrics.height());
    if (m_layout->scale() == MapScale::fileOrder) {
        painter.drawText(line, Qt::AlignLeft, tr("oldest file"));
        painter.drawText(line, Qt::AlignRight, tr("newest file"));
        return;
    }
    // Labels stand at even distances; each is the key (or size) there, cut to the room up to the next.
    constexpr int kStep = 144, kSpace = 16;
    const int count = std::max(2, plot.width() / kStep);
    const int step = plot.width() / count;
    const auto& marks = m_layout->marks();
    QString before;
    for (int i = 0; i < count; ++i) {
        const double x = xOf(plot.left() + i * step);
        QString text;
        if (keys) {
            const auto mark = std::lower_bound(marks.begin(), marks.end(), x - 1e-9,
                                               [](const auto& m, double at) { return m.x < at; });
            if (mark == marks.end())
                break;
            text = displayBytes(mark->key, 64);
        } else {
            text = displaySize(
                static_cast<uint64_t>(std::max(0.0, x) * static_cast<double>(m_layout->widestLevelBytes())));
        }
        if (text == before)
            continue;
        const QString shown =
            keys ? displayTelling(text, before, (step - kSpace) / metrics.horizontalAdvance(QLatin1Char('0')))
                 : text;
        before = text;
        painter.drawLine(plot.left() + i * step, top, plot.left() + i * step, top + 3);
        painter.drawText(QRect(plot.left() + i * step, line.top(), step - kSpace, line.height()),
                         Qt::AlignLeft, metrics.elidedText(shown, Qt::ElideRight, step - kSpace));
    }
}

void LevelMap::paintLegend(QPainter& painter) {
    const Theme& theme = Theme::current();
    const QRect plot = plotRect();
    const QFont font = smallFont(this->font());
    const QFontMetrics metrics(font);
    painter.setFont(font);
    painter.setRenderHint(QPainter::Antialiasing);
    int x = plot.left();
    const int y = axisTop() + kAxisHeight;
    const QColor sample = mix(theme.level(3), theme.background, kCalm);
    const auto entry = [&](const QString& text, const QColor& fill, const QColor& outline, bool hatched) {
        const int width = 16 + 6 + metrics.horizontalAdvance(text);
        if (x + width > plot.right())
            return;
        const QRectF swatch(x + 0.5, y + (metrics.height() - 12) / 2.0, 15, 12);
        painter.setPen(outline.isValid() ? QPen(outline, 2) : QPen(Qt::NoPen));
        painter.setBrush(fill);
        painter.drawRoundedRect(swatch, 2, 2);
        if (hatched)
            paintHatch(painter, swatch, mix(theme.background, fill, 0.62));
        painter.setPen(theme.muted);
        painter.drawText(QRect(x + 22, y, width, metrics.height()), Qt::AlignLeft, text);
        x += width + 16;
    };
    if (!m_marks.isEmpty()) {
        entry(tr("decides"), theme.level(3), theme.accent, false);
        entry(tr("looked into"), theme.level(3), {}, false);
        entry(tr("passed by"), mix(theme.level(3), theme.background, kPassed), {}, false);
        entry(tr("has no such keys"), mix(theme.level(3), theme.background, kFaded), {}, false);
        return;
    }
    if (m_colour == MapColour::age) {
        entry(tr("newest"), mix(ageColour(theme, 0), theme.background, kCalm), {}, false);
        entry(tr("oldest"), mix(ageColour(theme, 1), theme.background, kCalm), {}, false);
    } else if (m_colour == MapColour::tombstones) {
        entry(tr("no tombstones"), mix(tombstoneColour(theme, 0), theme.background, kCalm), {}, false);
        entry(tr("half or more"), mix(tombstoneColour(theme, 0.5), theme.background, kCalm), {}, false);
    } else if (m_colour == MapColour::reads) {
        entry(m_mostReads == 0 ? tr("no reads counted yet") : tr("no reads"),
              mix(readsColour(theme, 0, 0), theme.background, kCalm), {}, false);
        if (m_mostReads != 0)
            entry(tr("about %1 reads").arg(displayNumber(m_mostReads)),
                  mix(readsColour(theme, m_mostReads, m_mostReads), theme.background, kCalm), {}, false);
    } else if (m_colour == MapColour::compression) {
        for (const Compression compression : {Compression::none, Compression::lz4, Compression::zstd})
            entry(compressionName(compression),
                  mix(compressionColour(theme, compression), theme.background, kCalm), {}, false);
    }
    entry(tr("tombstones > %1").arg(displayPercent(kHatchFrom, 0)), sample, {}, true);
    if (!m_came.isEmpty())
        entry(tr("new"), sample, theme.green, false);
    if (!m_ghosts.isEmpty())
        entry(tr("gone"), mix(theme.level(3), theme.background, kGhost), theme.muted, false);
    entry(tr("selection"), sample, theme.ink, false);
    entry(tr("overlaps it"), sample, theme.amber, false);
    if (!m_inputs.isEmpty())
        entry(tr("being compacted"), theme.amber, {}, false);
}

}  // namespace levelscope::gui
