// What a walk could not read, as rows: file, offset, what is wrong, and between which keys pairs may be
// missing. Qt Core only, no I/O.
#pragma once

#include <QAbstractTableModel>
#include <vector>

#include "core/base/damage_log.h"

namespace levelscope::gui {

// One line: the reason, the file and offset, and the keys concerned.
QString describeGap(const SkippedPlace& place);

class DamagePlacesModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { FileColumn, OffsetColumn, ReasonColumn, FirstColumn, LastColumn, ColumnCount };
    static constexpr int kMostRows = 1000;

    explicit DamagePlacesModel(QObject* parent = nullptr);

    void setPlaces(std::vector<SkippedPlace> places);
    const SkippedPlace& placeAt(int row) const { return m_places[static_cast<size_t>(row)]; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString textOf(const SkippedPlace& place, int column) const;

    std::vector<SkippedPlace> m_places;
};

}  // namespace levelscope::gui
