#include "gui/models/finding_list_model.h"

#include <algorithm>

#include "gui/models/display.h"

namespace levelscope::gui {

void FindingListModel::setFindings(std::vector<Finding> findings) {
    beginResetModel();
    m_findings = std::move(findings);
    std::stable_partition(m_findings.begin(), m_findings.end(),
                          [](const Finding& finding) { return finding.fatal; });
    if (m_findings.size() > kMostRows)
        m_findings.erase(m_findings.begin() + kMostRows, m_findings.end());
    endResetModel();
}

int FindingListModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_findings.size());
}

int FindingListModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant FindingListModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Finding& it = finding(index.row());
    if (role == FatalRole)
        return it.fatal;
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
        case GradeColumn: return it.fatal ? tr("✗ damage") : tr("note");
        case WhereColumn: return displayBytes(toText(it.where));
        case WhatColumn: return describe(it.problem).what;
        default: return {};
    }
}

QVariant FindingListModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::Alignment(Qt::AlignLeft | Qt::AlignVCenter));
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
        case GradeColumn: return tr("finding");
        case WhereColumn: return tr("where");
        case WhatColumn: return tr("what");
        default: return {};
    }
}

}  // namespace levelscope::gui
