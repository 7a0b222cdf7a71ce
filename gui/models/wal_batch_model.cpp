#include "gui/models/wal_batch_model.h"

#include <algorithm>

#include "gui/models/display.h"

namespace levelscope::gui {

void WalBatchModel::clear() {
    beginResetModel();
    m_pageOffsets.clear();
    m_rows = 0;
    m_pages.clear();
    m_recent.clear();
    m_asked.clear();
    endResetModel();
}

void WalBatchModel::extend(const std::vector<uint64_t>& pageOffsets, uint64_t batches) {
    m_pageOffsets.insert(m_pageOffsets.end(), pageOffsets.begin(), pageOffsets.end());
    const auto rows = static_cast<int>(std::min(batches, kMostRows));
    if (rows <= m_rows)
        return;
    // The last page has grown: it is read again.
    if (const int last = m_rows / kPage; m_rows % kPage != 0) {
        m_pages.remove(last);
        m_recent.removeAll(last);
        m_asked.remove(last);
    }
    beginInsertRows({}, m_rows, rows - 1);
    m_rows = rows;
    endInsertRows();
}

void WalBatchModel::setPage(int page, std::vector<WalBatch> batches) {
    m_asked.remove(page);
    if (page < 0 || page >= pages())
        return;
    m_pages.insert(page, std::move(batches));
    m_recent.removeAll(page);
    m_recent.append(page);
    if (m_recent.size() > kKeptPages)
        m_pages.remove(m_recent.takeFirst());
    const int first = page * kPage;
    const int last = std::min(first + kPage, m_rows) - 1;
    if (last >= first)
        Q_EMIT dataChanged(index(first, 0), index(last, ColumnCount - 1));
}

int WalBatchModel::pageAt(uint64_t offset) const {
    const auto behind = std::upper_bound(m_pageOffsets.begin(), m_pageOffsets.end(), offset);
    return static_cast<int>(behind - m_pageOffsets.begin()) - 1;
}

int WalBatchModel::rowAt(uint64_t offset) const {
    const int page = pageAt(offset);
    const auto found = m_pages.constFind(page);
    if (found == m_pages.constEnd())
        return -1;
    for (size_t i = 0; i < found->size(); ++i) {
        const WalBatch& one = (*found)[i];
        if (offset >= one.offset && offset - one.offset < one.length)
            return page * kPage + static_cast<int>(i);
    }
    return -1;
}

const WalBatch* WalBatchModel::batch(int row) const {
    const auto found = m_pages.constFind(row / kPage);
    const auto place = static_cast<size_t>(row % kPage);
    return found == m_pages.constEnd() || place >= found->size() ? nullptr : &(*found)[place];
}

int WalBatchModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : m_rows;
}

int WalBatchModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QString WalBatchModel::display(const WalBatch& batch, int column) const {
    switch (column) {
        case OffsetColumn: return QStringLiteral("0x%1").arg(batch.offset, 0, 16);
        case SequenceColumn: return displayNumber(batch.firstSequence);
        case CountColumn: return displayNumber(batch.count);
        case BytesColumn: return displayNumber(batch.length);
        case TimeColumn: return batch.wallMicros == 0 ? QString() : displayMicros(batch.wallMicros);
        default: return {};
    }
}

QVariant WalBatchModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (role == Qt::TextAlignmentRole)
        return headerData(index.column(), Qt::Horizontal, role);
    if (role == Qt::DisplayRole && index.column() == OrdinalColumn)
        return displayNumber(static_cast<uint64_t>(index.row()));
    if (role != Qt::DisplayRole && role != OffsetRole)
        return {};
    const WalBatch* found = batch(index.row());
    if (role == OffsetRole)
        return found ? QVariant(qulonglong{found->offset}) : QVariant();
    if (found)
        return display(*found, index.column());
    const int page = index.row() / kPage;
    if (!m_asked.contains(page)) {
        m_asked.insert(page);
        Q_EMIT pageWanted(page);
    }
    return QStringLiteral("…");
}

QVariant WalBatchModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(
            Qt::Alignment(Qt::AlignVCenter | (section == TimeColumn ? Qt::AlignLeft : Qt::AlignRight)));
    if (role == Qt::ToolTipRole && section == CountColumn)
        return tr("Operations that were written as one; 0: a mark that everything before is durable");
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
        case OrdinalColumn: return tr("batch");
        case OffsetColumn: return tr("offset");
        case SequenceColumn: return tr("first sequence");
        case CountColumn: return tr("operations");
        case BytesColumn: return tr("bytes");
        case TimeColumn: return tr("time");
        default: return {};
    }
}

}  // namespace levelscope::gui
