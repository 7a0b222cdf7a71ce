// The prefixes below one node of a space report, with their bytes by part. No I/O.
#pragma once

#include <QAbstractTableModel>
#include <memory>

#include "core/inspect/space.h"

namespace levelscope::gui {

using SpaceReportPtr = std::shared_ptr<const SpaceReport>;

class SpaceModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column {
        PrefixColumn,
        BytesColumn,
        ErrorColumn,
        ShareColumn,
        LiveColumn,
        ShadowedColumn,
        TombstonesColumn,
        OverheadColumn,
        ColumnCount
    };
    enum Role { SortRole = Qt::UserRole };

    using QAbstractTableModel::QAbstractTableModel;
    // `node` is part of the report; both null: nothing.
    void setNode(SpaceReportPtr report, const SpaceNode* node);
    const SpaceNode& child(int row) const { return m_node->children[static_cast<size_t>(row)]; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QVariant text(const SpaceNode& node, int column) const;

    SpaceReportPtr m_report;
    const SpaceNode* m_node = nullptr;
};

QString spacePartName(SpacePart part);              // "shadowed"
QString spaceNodeName(const SpaceNode& node);       // "unicode/…", "others"
QString displayBytesOf(const SpaceFigure& figure);  // "10.2 MiB"
// "± 1.2 MiB", or "–" for a figure that was counted.
QString displayErrorOf(const SpaceFigure& figure);

}  // namespace levelscope::gui
