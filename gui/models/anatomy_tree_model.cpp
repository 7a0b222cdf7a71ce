#include "gui/models/anatomy_tree_model.h"

#include <algorithm>

#include "gui/models/display.h"
#include "gui/models/engine_names.h"

namespace levelscope::gui {
namespace {

constexpr int kItemBits = 24;   // entries or fields of one block
constexpr int kBlockBits = 32;  // blocks of one file
constexpr int kMaxItems = (1 << kItemBits) - 2;

}  // namespace

quintptr AnatomyTreeModel::pack(const Place& place) {
    static_assert(sizeof(quintptr) == 8);
    return (static_cast<quintptr>(place.node) << (kItemBits + kBlockBits)) |
           (static_cast<quintptr>(static_cast<quint32>(place.block + 1)) << kItemBits) |
           static_cast<quintptr>(place.item + 1);
}

AnatomyTreeModel::Place AnatomyTreeModel::unpack(quintptr id) {
    Place place;
    place.node = static_cast<Node>(id >> (kItemBits + kBlockBits));
    place.block = static_cast<int>(static_cast<quint32>(id >> kItemBits)) - 1;
    place.item = static_cast<int>(id & ((quintptr{1} << kItemBits) - 1)) - 1;
    return place;
}

void AnatomyTreeModel::setBlocks(BlockListPtr listed, std::vector<BlockHandle> gaps) {
    beginResetModel();
    m_blocks = std::move(listed);
    m_gaps = std::move(gaps);
    m_data.clear();
    m_others.clear();
    m_position.assign(blocks().size(), 0);
    m_contents.clear();
    m_recent.clear();
    m_damage.clear();
    m_asked.clear();
    for (size_t i = 0; i < blocks().size(); ++i) {
        auto& list = blocks()[i].kind == BlockKind::data ? m_data : m_others;
        m_position[i] = static_cast<int>(list.size());
        list.push_back(static_cast<int>(i));
    }
    endResetModel();
}

int AnatomyTreeModel::rowsOfRange(int range) const {
    return std::min(kRange, dataBlocks() - range * kRange);
}

bool AnatomyTreeModel::damagedIn(int range) const {
    const auto first = m_data.begin() + ptrdiff_t{range} * kRange;
    return !m_damage.isEmpty() && std::any_of(first, first + rowsOfRange(range),
                                              [this](int block) { return m_damage.contains(block); });
}

bool AnatomyTreeModel::anyDataDamaged() const {
    return std::any_of(m_damage.keyBegin(), m_damage.keyEnd(), [this](int block) {
        return blocks()[static_cast<size_t>(block)].kind == BlockKind::data;
    });
}

int AnatomyTreeModel::blockRows(const BlockContents& contents) const {
    const bool data = contents.block.kind == BlockKind::data;
    return std::min(static_cast<int>(contents.fields.size()), kMaxItems) + (data ? 1 : 0);
}

void AnatomyTreeModel::setContents(int block, std::shared_ptr<const BlockContents> contents) {
    if (block < 0 || block >= static_cast<int>(blocks().size()) || !contents)
        return;
    forget(block);
    while (m_recent.size() >= kKeptBlocks)
        forget(m_recent.front());
    const bool data = blocks()[static_cast<size_t>(block)].kind == BlockKind::data;
    const QModelIndex index = indexOf({data ? Node::dataBlock : Node::otherBlock, block, -1});
    if (const int rows = blockRows(*contents); rows > 0) {
        beginInsertRows(index, 0, rows - 1);
        m_contents.insert(block, contents);
        m_recent.append(block);
        endInsertRows();
    } else {
        m_contents.insert(block, contents);
        m_recent.append(block);
    }
    setDamage(block, contents->status);
}

void AnatomyTreeModel::forget(int block) {
    const auto old = m_contents.value(block);
    if (!old)
        return;
    m_asked.remove(block);
    const bool data = blocks()[static_cast<size_t>(block)].kind == BlockKind::data;
    const QModelIndex index = indexOf({data ? Node::dataBlock : Node::otherBlock, block, -1});
    if (const int rows = blockRows(*old); rows > 0) {
        beginRemoveRows(index, 0, rows - 1);
        m_contents.remove(block);
        m_recent.removeOne(block);
        endRemoveRows();
    } else {
        m_contents.remove(block);
        m_recent.removeOne(block);
    }
}

void AnatomyTreeModel::setDamage(int block, const Status& status) {
    if (block < 0 || block >= static_cast<int>(blocks().size()))
        return;
    if (status.ok())
        m_damage.remove(block);
    else
        m_damage.insert(block, status);
    const bool data = blocks()[static_cast<size_t>(block)].kind == BlockKind::data;
    const QModelIndex changed = indexOf({data ? Node::dataBlock : Node::otherBlock, block, -1});
    Q_EMIT dataChanged(changed, changed);
}

int AnatomyTreeModel::blockOfOrdinal(uint64_t ordinal) const {
    return ordinal < m_data.size() ? m_data[static_cast<size_t>(ordinal)] : -1;
}

int AnatomyTreeModel::blockAt(uint64_t fileOffset) const {
    const auto after =
        std::upper_bound(blocks().begin(), blocks().end(), fileOffset,
                         [](uint64_t offset, const AnatomyBlock& b) { return offset < b.handle.offset; });
    if (after == blocks().begin())
        return -1;
    const auto found = std::prev(after);
    return fileOffset - found->handle.offset < found->handle.length
               ? static_cast<int>(found - blocks().begin())
               : -1;
}

std::shared_ptr<const BlockContents> AnatomyTreeModel::contents(int block) const {
    return m_contents.value(block);
}

AnatomyTreeModel::Place AnatomyTreeModel::place(const QModelIndex& index) const {
    return index.isValid() ? unpack(index.internalId()) : Place{};
}

QModelIndex AnatomyTreeModel::indexOf(const Place& place) const {
    const auto position = [this](int block) { return m_position[static_cast<size_t>(block)]; };
    const int dataRows = m_data.empty() ? 0 : 1;
    const bool blockKnown = place.block >= 0 && place.block < static_cast<int>(blocks().size());
    int row = 0;
    switch (place.node) {
        case Node::dataGroup:
            if (m_data.empty())
                return {};
            break;
        case Node::dataBlock:
            if (!blockKnown)
                return {};
            row = inRanges() ? position(place.block) % kRange : position(place.block);
            break;
        case Node::dataRange: row = place.item; break;
        case Node::otherBlock:
            if (!blockKnown)
                return {};
            row = dataRows + position(place.block);
            break;
        case Node::gap: row = dataRows + static_cast<int>(m_others.size()) + place.item; break;
        case Node::field:
        case Node::entry:
            if (!m_contents.contains(place.block))
                return {};
            row = place.item;
            break;
        case Node::entriesGroup:
            if (!m_contents.contains(place.block))
                return {};
            row = blockRows(*m_contents.value(place.block)) - 1;
            break;
    }
    return createIndex(row, 0, pack(place));
}

QModelIndex AnatomyTreeModel::index(int row, int column, const QModelIndex& parent) const {
    if (!hasIndex(row, column, parent))
        return {};
    if (!parent.isValid()) {
        int at = row;
        if (!m_data.empty() && at-- == 0)
            return createIndex(row, 0, pack({Node::dataGroup, -1, -1}));
        if (at < static_cast<int>(m_others.size()))
            return createIndex(row, 0, pack({Node::otherBlock, m_others[static_cast<size_t>(at)], -1}));
        return createIndex(row, 0, pack({Node::gap, -1, at - static_cast<int>(m_others.size())}));
    }
    const Place above = unpack(parent.internalId());
    switch (above.node) {
        case Node::dataGroup:
            if (inRanges())
                return createIndex(row, 0, pack({Node::dataRange, -1, row}));
            return createIndex(row, 0, pack({Node::dataBlock, m_data[static_cast<size_t>(row)], -1}));
        case Node::dataRange:
            return createIndex(
                row, 0, pack({Node::dataBlock, m_data[static_cast<size_t>(above.item * kRange + row)], -1}));
        case Node::dataBlock:
        case Node::otherBlock: {
            const auto inside = m_contents.value(above.block);
            const bool group = above.node == Node::dataBlock && row == blockRows(*inside) - 1;
            return createIndex(
                row, 0, pack({group ? Node::entriesGroup : Node::field, above.block, group ? -1 : row}));
        }
        case Node::entriesGroup: return createIndex(row, 0, pack({Node::entry, above.block, row}));
        case Node::gap:
        case Node::field:
        case Node::entry: return {};
    }
    return {};
}

QModelIndex AnatomyTreeModel::parent(const QModelIndex& index) const {
    if (!index.isValid())
        return {};
    const Place at = unpack(index.internalId());
    switch (at.node) {
        case Node::dataGroup:
        case Node::otherBlock:
        case Node::gap: return {};
        case Node::dataBlock:
            if (inRanges())
                return indexOf({Node::dataRange, -1, m_position[static_cast<size_t>(at.block)] / kRange});
            return indexOf({Node::dataGroup, -1, -1});
        case Node::dataRange: return indexOf({Node::dataGroup, -1, -1});
        case Node::field:
        case Node::entriesGroup: {
            const bool data = blocks()[static_cast<size_t>(at.block)].kind == BlockKind::data;
            return indexOf({data ? Node::dataBlock : Node::otherBlock, at.block, -1});
        }
        case Node::entry: return indexOf({Node::entriesGroup, at.block, -1});
    }
    return {};
}

int AnatomyTreeModel::rowCount(const QModelIndex& parent) const {
    if (!parent.isValid())
        return (m_data.empty() ? 0 : 1) + static_cast<int>(m_others.size() + m_gaps.size());
    if (parent.column() != 0)
        return 0;
    const Place at = unpack(parent.internalId());
    const auto inside = m_contents.value(at.block);
    switch (at.node) {
        case Node::dataGroup: return inRanges() ? (dataBlocks() + kRange - 1) / kRange : dataBlocks();
        case Node::dataRange: return rowsOfRange(at.item);
        case Node::dataBlock:
        case Node::otherBlock: return inside ? blockRows(*inside) : 0;
        case Node::entriesGroup:
            return inside ? std::min(static_cast<int>(inside->entries.size()), kMaxItems) : 0;
        case Node::gap:
        case Node::field:
        case Node::entry: return 0;
    }
    return 0;
}

int AnatomyTreeModel::columnCount(const QModelIndex&) const {
    return 1;
}

bool AnatomyTreeModel::hasChildren(const QModelIndex& parent) const {
    if (rowCount(parent) > 0)
        return true;
    // A block that was not read yet has an inside, also while it is being read.
    const Place at = place(parent);
    return parent.isValid() && (at.node == Node::dataBlock || at.node == Node::otherBlock) &&
           !m_contents.contains(at.block);
}

bool AnatomyTreeModel::canFetchMore(const QModelIndex& parent) const {
    if (!parent.isValid())
        return false;
    const Place at = unpack(parent.internalId());
    return (at.node == Node::dataBlock || at.node == Node::otherBlock) && !m_contents.contains(at.block) &&
           !m_asked.contains(at.block);
}

void AnatomyTreeModel::fetchMore(const QModelIndex& parent) {
    if (!canFetchMore(parent))
        return;
    const int block = unpack(parent.internalId()).block;
    m_asked.insert(block, true);
    Q_EMIT blockWanted(block);
}

QVariant AnatomyTreeModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Place at = unpack(index.internalId());
    const bool isBlock = at.node == Node::dataBlock || at.node == Node::otherBlock;
    switch (role) {
        case Qt::DisplayRole: return text(at);
        case NodeRole: return static_cast<int>(at.node);
        case BlockRole: return at.block;
        case ItemRole: return at.item;
        case DamagedRole:
            return (isBlock && m_damage.contains(at.block)) ||
                   (at.node == Node::dataGroup && anyDataDamaged()) ||
                   (at.node == Node::dataRange && damagedIn(at.item));
        default: return {};
    }
}

QString AnatomyTreeModel::text(const Place& at) const {
    switch (at.node) {
        case Node::dataGroup: return tr("data blocks (%1)").arg(displayNumber(m_data.size()));
        case Node::dataBlock:
        case Node::otherBlock: return blockText(at.block);
        case Node::dataRange: {
            const int first = at.item * kRange;
            const int last = first + rowsOfRange(at.item) - 1;
            const int lastBlock = m_data[static_cast<size_t>(last)];
            return tr("%1 to %2  %3")
                .arg(QString::number(first), QString::number(last),
                     displayBytes(blocks()[static_cast<size_t>(lastBlock)].separator, 40));
        }
        case Node::gap: {
            const BlockHandle& gap = m_gaps[static_cast<size_t>(at.item)];
            return tr("nobody's bytes (%1)").arg(displaySize(gap.length));
        }
        case Node::field: {
            const AnatomyField& field = m_contents.value(at.block)->fields[static_cast<size_t>(at.item)];
            const QString name = displayBytes(field.name, 64);
            return field.value.empty() ? name : tr("%1  %2").arg(name, displayBytes(field.value, 80));
        }
        case Node::entriesGroup:
            return tr("entries (%1)").arg(displayNumber(m_contents.value(at.block)->entries.size()));
        case Node::entry: {
            const AnatomyEntry& entry = m_contents.value(at.block)->entries[static_cast<size_t>(at.item)];
            const auto shared = std::min<size_t>(entry.sharedPrefix, entry.userKey.size());
            const QString own = displayBytes(std::string_view(entry.userKey).substr(shared), 40);
            return tr("%1  %2%3  %4")
                .arg(at.item)
                .arg(shared > 0 ? QStringLiteral("…") : QString(), own,
                     entryTypeName(trailerType(entry.trailer)));
        }
    }
    return {};
}

QString AnatomyTreeModel::blockText(int block) const {
    const AnatomyBlock& it = blocks()[static_cast<size_t>(block)];
    QString text = it.kind == BlockKind::data
                       ? tr("%1  %2").arg(QString::number(it.ordinal), displayBytes(it.separator, 40))
                       : tr("%1 (%2)").arg(blockKindName(it.kind), displaySize(it.handle.length));
    if (const auto damage = m_damage.constFind(block); damage != m_damage.cend())
        text = tr("%1  damaged ✗").arg(text);
    return text;
}

}  // namespace levelscope::gui
