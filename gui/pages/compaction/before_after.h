// What one flush or compaction did: tables and bytes before and after, level by level, as bars on one scale,
// and what was left out. Paints itself.
#pragma once

#include <QWidget>
#include <optional>

#include "gui/models/compaction_history_model.h"

namespace levelscope::gui {

class BeforeAfter : public QWidget {
    Q_OBJECT
public:
    explicit BeforeAfter(QWidget* parent);
    void setEntry(const CompactionHistoryModel::Entry& entry);
    void clear();
    QString text() const;  // the same in words, also for screen readers

    QSize sizeHint() const override { return {280, 128}; }
    QSize minimumSizeHint() const override { return {200, 112}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    // Bars of one side: bytes by level, -1 for memory.
    struct Part {
        int level = 0;
        uint64_t bytes = 0;
        size_t tables = 0;
    };
    static std::vector<Part> partsOf(const std::vector<TableMeta>& tables, int forcedLevel);
    void paintSide(QPainter& painter, const QRect& room, const QString& caption,
                   const std::vector<Part>& parts, uint64_t scale);

    std::optional<CompactionHistoryModel::Entry> m_entry;
};

}  // namespace levelscope::gui
