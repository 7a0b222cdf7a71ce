// The files of a store's directory as rows: what each is, how long, and whether the store needs it. No I/O.
#pragma once

#include <QAbstractTableModel>
#include <string_view>
#include <vector>

#include "core/formats/store_reader.h"

namespace levelscope::gui {

class FileListModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { NameColumn, KindColumn, SizeColumn, UseColumn, ChangedColumn, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    // The selection stays when the same files are there.
    void setFiles(std::vector<StoreFile> files);
    const StoreFile& file(int row) const { return m_files[static_cast<size_t>(row)]; }
    int rowOf(std::string_view name) const;  // -1: it is not there

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::vector<StoreFile> m_files;
};

}  // namespace levelscope::gui
