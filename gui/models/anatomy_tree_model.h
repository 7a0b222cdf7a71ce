// The structure of one table file: data blocks with their fields and entries, index, filter, properties,
// range tombstones, footer, and the gaps nobody owns. Lazy: a block's inside is asked for by blockWanted,
// once, when it is first expanded, and is to be handed over by setContents. No I/O; at most kKeptBlocks
// insides are kept, the oldest is let go first.
#pragma once

#include <QAbstractItemModel>
#include <QHash>
#include <QList>
#include <vector>

#include "core/base/status.h"
#include "core/inspect/byte_place.h"

namespace levelscope::gui {

// The blocks of a table, perhaps a million: shared with whoever listed them, never copied.
using BlockListPtr = std::shared_ptr<const std::vector<AnatomyBlock>>;

class AnatomyTreeModel : public QAbstractItemModel {
    Q_OBJECT
public:
    static constexpr int kKeptBlocks = 64;
    // More data blocks than kMostListed come in ranges: a view that opens a list lays out all of it at once.
    static constexpr int kMostListed = 5000;
    static constexpr int kRange = 1000;
    enum class Node : quint8 { dataGroup, dataBlock, otherBlock, gap, field, entriesGroup, entry, dataRange };
    enum Role { NodeRole = Qt::UserRole, BlockRole, ItemRole, DamagedRole };
    // A place in the tree. `block` indexes blocks(); `item` is a field, an entry, a gap or a range.
    struct Place {
        Node node = Node::dataGroup;
        int block = -1;
        int item = -1;
        bool operator==(const Place&) const = default;
    };

    using QAbstractItemModel::QAbstractItemModel;

    void setBlocks(BlockListPtr listed, std::vector<BlockHandle> gaps);
    void setContents(int block, std::shared_ptr<const BlockContents> contents);
    // What a check of the block found: ok clears it.
    void setDamage(int block, const Status& status);

    const std::vector<AnatomyBlock>& blocks() const { return *m_blocks; }
    const std::vector<BlockHandle>& gaps() const { return m_gaps; }
    int dataBlocks() const { return static_cast<int>(m_data.size()); }
    int blockOfOrdinal(uint64_t ordinal) const;  // index into blocks() of a data block, -1
    int blockAt(uint64_t fileOffset) const;      // index into blocks(), -1
    std::shared_ptr<const BlockContents> contents(int block) const;
    Status damage(int block) const { return m_damage.value(block); }
    int damagedBlocks() const { return static_cast<int>(m_damage.size()); }

    Place place(const QModelIndex& index) const;
    QModelIndex indexOf(const Place& place) const;

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& index) const override;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    bool hasChildren(const QModelIndex& parent = {}) const override;
    bool canFetchMore(const QModelIndex& parent) const override;
    void fetchMore(const QModelIndex& parent) override;

Q_SIGNALS:
    void blockWanted(int block);

private:
    static quintptr pack(const Place& place);
    static Place unpack(quintptr id);
    bool inRanges() const { return m_data.size() > size_t{kMostListed}; }
    int rowsOfRange(int range) const;
    bool damagedIn(int range) const;
    bool anyDataDamaged() const;
    int blockRows(const BlockContents& contents) const;
    void forget(int block);
    QString text(const Place& place) const;
    QString blockText(int block) const;

    BlockListPtr m_blocks = std::make_shared<const std::vector<AnatomyBlock>>();
    std::vector<BlockHandle> m_gaps;
    std::vector<int> m_data;      // data blocks, by ordinal
    std::vector<int> m_others;    // the rest, in file order
    std::vector<int> m_position;  // of each block in m_data or m_others
    QHash<int, std::shared_ptr<const BlockContents>> m_contents;
    QList<int> m_recent;  // keys of m_contents, oldest first
    QHash<int, Status> m_damage;
    QHash<int, bool> m_asked;
};

}  // namespace levelscope::gui
