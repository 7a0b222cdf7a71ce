// What a verification found, as rows: how bad, where, what. Damage first. Qt Core only, no I/O.
#pragma once

#include <QAbstractTableModel>
#include <vector>

#include "core/inspect/verify.h"

namespace levelscope::gui {

class FindingListModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { GradeColumn, WhereColumn, WhatColumn, ColumnCount };
    enum Role { FatalRole = Qt::UserRole };
    static constexpr size_t kMostRows = 10'000;

    using QAbstractTableModel::QAbstractTableModel;

    void setFindings(std::vector<Finding> findings);  // those beyond kMostRows are left out
    const Finding& finding(int row) const { return m_findings[static_cast<size_t>(row)]; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::vector<Finding> m_findings;
};

}  // namespace levelscope::gui
