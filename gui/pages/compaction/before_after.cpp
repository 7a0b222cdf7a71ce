#include "gui/pages/compaction/before_after.h"

#include <QPainter>
#include <map>
#include <utility>

#include "gui/models/display.h"
#include "gui/models/engine_names.h"
#include "gui/widgets/theme.h"

namespace levelscope::gui {

BeforeAfter::BeforeAfter(QWidget* parent) : QWidget(parent) {
    setAccessibleName(tr("Before and after"));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void BeforeAfter::setEntry(const CompactionHistoryModel::Entry& entry) {
    m_entry = entry;
    setAccessibleDescription(text());
    update();
}

void BeforeAfter::clear() {
    m_entry.reset();
    setAccessibleDescription(text());
    update();
}

std::vector<BeforeAfter::Part> BeforeAfter::partsOf(const std::vector<TableMeta>& tables, int forcedLevel) {
    std::map<int, Part> byLevel;
    for (const TableMeta& table : tables) {
        const int level = forcedLevel >= 0 ? forcedLevel : table.level;
        Part& part = byLevel[level];
        part.level = level;
        part.bytes += table.fileSize;
        ++part.tables;
    }
    std::vector<Part> parts;
    for (const auto& [level, part] : byLevel)
        parts.push_back(part);
    return parts;
}

QString BeforeAfter::text() const {
    if (!m_entry)
        return tr("Choose a job above to see what it did.");
    const auto& info = m_entry->info;
    if (m_entry->running)
        return tr("Still running.");
    if (!info.status.ok())
        return tr("Stopped: the tables are as they were.");
    if (m_entry->kind == CompactionHistoryModel::Kind::flush)
        return tr("%1 entries became %2 of tables.")
            .arg(displayNumber(m_entry->memtableEntries), displaySize(info.outputBytes));
    if (m_entry->kind == CompactionHistoryModel::Kind::move)
        return tr("Moved to %1 without being rewritten.").arg(levelName(info.outputLevel));
    const uint64_t freed = info.inputBytes > info.outputBytes ? info.inputBytes - info.outputBytes : 0;
    return tr("%1 freed · %2 shadowed versions and %3 tombstones dropped")
        .arg(displaySize(freed), displayNumber(info.droppedShadowed), displayNumber(info.droppedTombstones));
}

void BeforeAfter::paintSide(QPainter& painter, const QRect& room, const QString& caption,
                            const std::vector<Part>& parts, uint64_t scale) {
    const Theme& theme = Theme::current();
    const QFontMetrics metrics(painter.font());
    painter.setPen(theme.muted);
    painter.drawText(QRect(room.left(), room.top(), room.width(), metrics.height()), Qt::AlignLeft, caption);
    int y = room.top() + metrics.height() + 4;
    constexpr int kBar = 14;
    for (const Part& part : parts) {
        const QColor fill = part.level < 0 ? theme.muted : theme.level(part.level);
        const QString label = part.level < 0 ? tr("memory · %1").arg(displaySize(part.bytes))
                                             : tr("%1 · %2 tables · %3")
                                                   .arg(levelName(part.level), displayNumber(part.tables),
                                                        displaySize(part.bytes));
        const int most = std::max(4, room.width() - metrics.horizontalAdvance(label) - 8);
        const auto width = static_cast<int>(most * static_cast<double>(part.bytes) /
                                            static_cast<double>(std::max<uint64_t>(1, scale)));
        painter.setPen(Qt::NoPen);
        painter.setBrush(fill);
        painter.drawRoundedRect(QRect(room.left(), y, std::max(3, width), kBar), 2, 2);
        painter.setPen(theme.ink);
        painter.drawText(QRect(room.left() + std::max(3, width) + 6, y - 1, room.width(), kBar + 2),
                         Qt::AlignLeft | Qt::AlignVCenter, label);
        y += kBar + 4;
    }
}

void BeforeAfter::paintEvent(QPaintEvent*) {
    const Theme& theme = Theme::current();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QFont small = font();
    small.setPointSizeF(small.pointSizeF() - 1);
    painter.setFont(small);
    const QFontMetrics metrics(small);
    const QRect words(0, height() - metrics.height() - 2, width(), metrics.height() + 2);
    painter.setPen(m_entry ? theme.ink : theme.muted);
    painter.drawText(m_entry ? words : rect(), (m_entry ? Qt::AlignLeft : Qt::AlignCenter) | Qt::AlignVCenter,
                     metrics.elidedText(text(), Qt::ElideRight, width()));
    if (!m_entry)
        return;
    const auto& info = m_entry->info;
    std::vector<Part> before = partsOf(info.inputs, -1);
    uint64_t scale = info.inputBytes;
    if (m_entry->kind == CompactionHistoryModel::Kind::flush) {
        before = {{-1, m_entry->memoryBytes, 1}};
        scale = m_entry->memoryBytes;
    }
    const std::vector<Part> after =
        info.status.ok() && !m_entry->running ? partsOf(info.outputs, -1) : std::vector<Part>();
    for (const std::vector<Part>* side : {&std::as_const(before), &after}) {
        for (const Part& part : *side)
            scale = std::max(scale, part.bytes);
    }
    const int half = (width() - 24) / 2;
    paintSide(painter, QRect(0, 0, half, height()), tr("before"), before, scale);
    paintSide(painter, QRect(half + 24, 0, half, height()), tr("after"), after, scale);
}

}  // namespace levelscope::gui
