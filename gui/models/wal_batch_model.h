// The batches of one write-ahead log as rows, in the order of the file. Lazy: what is known of a log is where
// every kPage-th batch begins; the batches of a page are asked for by pageWanted when a view looks at them
// and handed over by setPage. At most kKeptPages pages are kept, the oldest is let go first. No I/O.
#pragma once

#include <QAbstractTableModel>
#include <QHash>
#include <QList>
#include <QSet>
#include <vector>

#include "core/formats/store_reader.h"

namespace levelscope::gui {

class WalBatchModel : public QAbstractTableModel {
    Q_OBJECT
public:
    static constexpr int kPage = 64;
    static constexpr int kKeptPages = 64;
    static constexpr uint64_t kMostRows = 8'000'000;  // batches behind are not listed
    enum Column {
        OrdinalColumn,
        OffsetColumn,
        SequenceColumn,
        CountColumn,
        BytesColumn,
        TimeColumn,
        ColumnCount
    };
    enum Role { OffsetRole = Qt::UserRole };

    using QAbstractTableModel::QAbstractTableModel;

    void clear();
    // More of the log: offsets of the batches whose ordinal is a multiple of kPage, and how many there are
    // now.
    void extend(const std::vector<uint64_t>& pageOffsets, uint64_t batches);
    void setPage(int page, std::vector<WalBatch> batches);
    // The read that pageWanted asked for was given up; looking at the page asks again.
    void abandon(int page) { m_asked.remove(page); }

    int pages() const { return static_cast<int>(m_pageOffsets.size()); }
    uint64_t pageOffset(int page) const { return m_pageOffsets[static_cast<size_t>(page)]; }
    // The page that holds the byte of the file; -1: none does.
    int pageAt(uint64_t offset) const;
    // The row of the batch that holds the byte, if its page is there and it does; -1.
    int rowAt(uint64_t offset) const;
    bool hasPage(int page) const { return m_pages.contains(page); }
    const WalBatch* batch(int row) const;  // null: not there yet

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

Q_SIGNALS:
    void pageWanted(int page) const;

private:
    QString display(const WalBatch& batch, int column) const;

    std::vector<uint64_t> m_pageOffsets;
    int m_rows = 0;
    QHash<int, std::vector<WalBatch>> m_pages;
    QList<int> m_recent;  // keys of m_pages, oldest first
    mutable QSet<int> m_asked;
};

}  // namespace levelscope::gui
