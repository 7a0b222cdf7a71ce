#include "gui/pages/table/structure_view.h"

#include <QHeaderView>
#include <QScrollBar>
#include <QSplitter>
#include <QTableView>
#include <QTreeView>
#include <QVBoxLayout>

#include "core/inspect/byte_place.h"
#include "core/table/value_file.h"
#include "core/version/file_names.h"
#include "gui/models/display.h"
#include "gui/models/engine_names.h"
#include "gui/models/entry_list_model.h"
#include "gui/pages/file_hex_source.h"
#include "gui/pages/table/byte_words.h"
#include "gui/widgets/alarm_delegate.h"
#include "gui/widgets/basic_widgets.h"
#include "gui/widgets/cell_delegate.h"
#include "gui/widgets/key_prefix_delegate.h"
#include "gui/widgets/segmented_bar.h"
#include "gui/widgets/table_columns.h"
#include "gui/widgets/theme.h"

namespace levelscope::gui {
namespace {

QFrame* pane(QWidget* inside, QWidget* parent) {
    auto* frame = new QFrame(parent);
    setStyleRole(frame, "pane");
    auto* column = new QVBoxLayout(frame);
    column->setContentsMargins(metrics::kGap, metrics::kGap, metrics::kGap, metrics::kGap);
    column->setSpacing(metrics::kGap);
    column->addWidget(inside);
    return frame;
}

// Colours of neighbouring fields, far enough apart to tell; which one is which is told on hover.
QColor fieldColour(int index) {
    static constexpr int kLevels[] = {5, 1, 3, 0, 6, 2};
    return Theme::current().level(kLevels[static_cast<size_t>(index) % std::size(kLevels)]);
}

}  // namespace

StructureView::StructureView(QWidget* parent)
    : QWidget(parent),
      m_tree(new AnatomyTreeModel(this)),
      m_entries(new EntryListModel(this)),
      m_treeView(new QTreeView(this)),
      m_hex(new HexView(this)),
      m_spaceBar(new SegmentedBar(this)),
      m_bytesTitle(new ElidedLabel(this)),
      m_gridTitle(new ElidedLabel(this)),
      m_grid(new QTableView(this)) {
    build();
    connect(m_tree, &AnatomyTreeModel::blockWanted, this, [this](int block) {
        m_wanted.append(block);
        loadWanted();
    });
    connect(m_treeView->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &StructureView::treeMoved);
    connect(m_grid->selectionModel(), &QItemSelectionModel::currentChanged, this, &StructureView::gridMoved);
    connect(m_grid, &QTableView::activated, this, &StructureView::openValue);
    connect(m_hex, &HexView::selectionChanged, this, [this](quint64 offset, quint64, bool byUser) {
        if (byUser)
            hexMoved(offset);
    });
    // A block whose inside was let go would be read again for as long as it stands open.
    connect(m_tree, &QAbstractItemModel::rowsRemoved, m_treeView, &QTreeView::collapse);
}

void StructureView::build() {
    m_treeView->setModel(m_tree);
    m_treeView->setHeaderHidden(true);
    m_treeView->setUniformRowHeights(true);
    m_treeView->setFont(fixedFont());
    m_treeView->setIndentation(14);
    m_treeView->setTextElideMode(Qt::ElideRight);
    m_treeView->setItemDelegate(new AlarmDelegate(AnatomyTreeModel::DamagedRole, m_treeView));
    m_treeView->setAccessibleName(tr("Structure of the table"));
    setStyleRole(m_treeView, "plain");
    m_hex->setFrameShape(QFrame::NoFrame);
    setStyleRole(m_hex, "plain");

    m_grid->setModel(m_entries);
    m_grid->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_grid->setSelectionMode(QAbstractItemView::SingleSelection);
    m_grid->setShowGrid(false);
    m_grid->setWordWrap(false);
    m_grid->setFont(fixedFont());
    m_grid->verticalHeader()->hide();
    m_grid->verticalHeader()->setDefaultSectionSize(metrics::kRow);
    m_grid->setItemDelegateForColumn(EntryListModel::KeyColumn,
                                     new KeyPrefixDelegate(EntryListModel::SharedLengthRole, m_grid));
    m_grid->setAccessibleName(tr("Entries of the block"));
    setStyleRole(m_grid, "plain");
    setColumnWidths(m_grid, {56, 232, 148, 96, 240, 72});
    QHeaderView* header = m_grid->horizontalHeader();
    header->setHighlightSections(false);
    header->setSectionResizeMode(EntryListModel::ValueColumn, QHeaderView::Stretch);

    m_grid->setItemDelegate(new CellDelegate(CellDelegate::kNoRole, m_grid));
    auto* entries = new QWidget(this);
    auto* column = new QVBoxLayout(entries);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::kGap);
    m_gridTitle->setInk(ElidedLabel::Ink::muted);
    m_gridTitle->setElideMode(Qt::ElideRight);
    auto* caption = new QHBoxLayout;
    caption->setContentsMargins(2 * metrics::kGap, metrics::kGap, 2 * metrics::kGap, 0);
    caption->addWidget(m_gridTitle);
    column->addLayout(caption);
    column->addWidget(m_grid);

    auto* upper = new QSplitter(Qt::Horizontal, this);
    upper->setHandleWidth(metrics::kPadding);
    upper->addWidget(pane(m_treeView, upper));
    upper->addWidget(pane(buildBytes(), upper));
    upper->setStretchFactor(1, 1);
    upper->setSizes({264, 620});
    upper->setChildrenCollapsible(false);
    auto* whole = new QSplitter(Qt::Vertical, this);
    whole->setHandleWidth(metrics::kPadding);
    whole->addWidget(upper);
    whole->addWidget(pane(entries, whole));
    whole->setStretchFactor(0, 3);
    whole->setStretchFactor(1, 2);
    whole->setSizes({420, 210});
    whole->setChildrenCollapsible(false);
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(whole);
}

QWidget* StructureView::buildBytes() {
    auto* bytes = new QWidget(this);
    auto* column = new QVBoxLayout(bytes);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::kGap);
    m_spaceBar->addSegment(static_cast<int>(Space::file), tr("file bytes"),
                           tr("The bytes of the file, compressed blocks as they are stored"));
    m_spaceBar->addSegment(
        static_cast<int>(Space::block), tr("decompressed"),
        tr("The bytes of the chosen block after decompression; offsets count from its start"));
    m_bytesTitle->setInk(ElidedLabel::Ink::muted);
    m_bytesTitle->setElideMode(Qt::ElideRight);
    auto* row = new QHBoxLayout;
    row->setContentsMargins(2 * metrics::kGap, metrics::kGap, metrics::kGap, 0);
    row->addWidget(m_bytesTitle, 1);
    row->addWidget(m_spaceBar);
    column->addLayout(row);
    column->addWidget(m_hex, 1);
    connect(m_spaceBar, &SegmentedBar::currentChanged, this,
            [this](int id) { setSpace(static_cast<Space>(id)); });
    return bytes;
}

void StructureView::setFile(std::shared_ptr<TableFile> file) {
    m_load.cancel();
    m_findByte.cancel();
    m_pending.reset();
    m_applying = true;
    m_file = std::move(file);
    m_entries->setEntries({});
    m_entriesOf = -1;
    m_bytesOf = -2;
    m_hex->setSource(nullptr);
    m_unfolded.clear();
    m_wanted.clear();
    m_gridTitle->setText(tr("Choose a data block to see its entries"));
    if (m_file)
        m_tree->setBlocks(m_file->sharedBlocks(), m_file->gaps());
    else
        m_tree->setBlocks(std::make_shared<const std::vector<AnatomyBlock>>(), {});
    m_applying = false;
    m_place = {};
    if (!m_file)
        return;
    m_treeView->expand(m_tree->indexOf({Node::dataGroup, -1, -1}));
    if (const int first = m_tree->blockOfOrdinal(0); first >= 0)
        m_treeView->expand(m_tree->indexOf({Node::dataBlock, first, -1}).parent());
    showBytes(m_place);
    // Something to read before anything is chosen.
    if (const int first = m_tree->blockOfOrdinal(0); first >= 0)
        load(first);
}

void StructureView::setSpace(Space space) {
    if (m_space == space)
        return;
    m_space = space;
    m_spaceBar->setCurrent(static_cast<int>(space));
    if (m_file)
        showBytes(m_place);
}

bool StructureView::settled() const {
    return !m_load.running() && !m_findByte.running() && !m_pending && !m_hex->loading();
}

bool StructureView::needsContents(const Place& place) const {
    return place.block >= 0 && place.node != Node::gap && !m_tree->contents(place.block);
}

// ---- moving ----

void StructureView::go(const Place& place) {
    if (!m_file || place.block >= static_cast<int>(m_tree->blocks().size()))
        return;
    if (needsContents(place)) {
        m_pending = place;
        load(place.block);
        return;
    }
    apply(place);
}

void StructureView::goToByte(uint64_t offset) {
    if (!m_file)
        return;
    if (offset >= m_file->fileSize()) {
        m_bytesTitle->setText(tr("The file ends before byte %1.").arg(displayNumber(offset)));
        return;
    }
    m_findByte.cancel();
    const int owner = m_tree->blockAt(offset);
    if (owner < 0)
        return byteFound(offset, {placeInGap(m_file->gaps(), offset), owner, nullptr});
    if (const auto read = m_tree->contents(owner))
        return byteFound(offset, {placeInside(*read, offset), owner, read});
    m_findByte.start(
        this,
        [file = m_file, offset, owner](std::stop_token) {
            const auto read = std::make_shared<const BlockContents>(file->read(static_cast<size_t>(owner)));
            return std::make_shared<const ByteFound>(ByteFound{placeInside(*read, offset), owner, read});
        },
        [this, offset](const std::shared_ptr<const ByteFound>& found) { byteFound(offset, *found); });
}

void StructureView::byteFound(uint64_t offset, const ByteFound& found) {
    setSpace(Space::file);
    Place place;
    if (found.contents) {
        if (!m_tree->contents(found.block))
            loaded(found.block, found.contents);
        const bool plain = !found.place.compressed && found.contents->status.ok();
        const bool footer = found.contents->block.kind == BlockKind::footer;
        const auto field = fieldAt(found.contents->fields, footer ? offset : found.place.inside);
        const bool isData = found.contents->block.kind == BlockKind::data;
        place = {isData ? Node::dataBlock : Node::otherBlock, found.block, -1};
        if (found.place.entry)
            place = {Node::entry, found.block, static_cast<int>(*found.place.entry)};
        else if (plain && field)
            place = {Node::field, found.block, static_cast<int>(*field)};
    } else {
        for (size_t i = 0; i < m_tree->gaps().size(); ++i)
            if (m_tree->gaps()[i].offset == found.place.bytes.offset)
                place = {Node::gap, -1, static_cast<int>(i)};
    }
    m_pending.reset();
    apply(place);
    m_hex->select(offset, 1);
    m_bytesTitle->setText(byteWords(offset, found.place));
}

QString StructureView::bytesText() const {
    return m_bytesTitle->text();
}

void StructureView::load(int block) {
    if (!m_file)
        return;
    if (m_load.running() && m_loading != block)
        m_wanted.prepend(m_loading);
    m_loading = block;
    m_load.start(
        this,
        [file = m_file, block](std::stop_token) -> std::shared_ptr<const BlockContents> {
            return std::make_shared<const BlockContents>(file->read(static_cast<size_t>(block)));
        },
        [this, block](std::shared_ptr<const BlockContents> contents) { loaded(block, std::move(contents)); });
}

void StructureView::loaded(int block, std::shared_ptr<const BlockContents> contents) {
    m_applying = true;
    m_tree->setContents(block, contents);
    m_applying = false;
    if (!contents->status.ok())
        Q_EMIT damageFound(contents->status);
    if (m_pending && m_pending->block == block) {
        const Place wanted = *std::exchange(m_pending, std::nullopt);
        apply(wanted);
    } else if (m_place.block < 0) {
        showEntries(block);
    }
    loadWanted();
}

// What the tree shows the inside of, one after the other; places to go to come first.
void StructureView::loadWanted() {
    while (!m_load.running() && !m_wanted.isEmpty()) {
        const int block = m_wanted.takeFirst();
        if (!m_tree->contents(block))
            load(block);
    }
}

// The one way to a place: the tree, the bytes and the grid all follow.
void StructureView::apply(const Place& wanted) {
    Place place = wanted;
    if (const auto contents = m_tree->contents(place.block)) {
        // An entry or field that is not there (the address is of another time) falls back to its block.
        const bool entryGone =
            place.node == Node::entry && place.item >= static_cast<int>(contents->entries.size());
        const bool fieldGone =
            place.node == Node::field && place.item >= static_cast<int>(contents->fields.size());
        if (entryGone || fieldGone)
            place = {m_tree->blocks()[static_cast<size_t>(place.block)].kind == BlockKind::data
                         ? Node::dataBlock
                         : Node::otherBlock,
                     place.block, -1};
    }
    m_applying = true;
    m_place = place;
    const QModelIndex index = m_tree->indexOf(place);
    unfoldTo(index);
    m_treeView->setCurrentIndex(index);
    // Not at the very edge: what it belongs to should be seen too.
    const int margin = m_treeView->viewport()->height() / 6;
    const int at = m_treeView->visualRect(index).center().y();
    if (at < margin || at > m_treeView->viewport()->height() - margin)
        m_treeView->scrollTo(index, QAbstractItemView::PositionAtCenter);
    m_treeView->horizontalScrollBar()->setValue(0);
    showEntries(place.block);
    if (place.node == Node::entry) {
        const QModelIndex row = m_entries->index(place.item, 0);
        m_grid->selectRow(place.item);
        m_grid->scrollTo(row);
    } else {
        m_grid->selectionModel()->clear();
    }
    showBytes(place);
    m_applying = false;
    Q_EMIT placeChanged();
}

// Folds what earlier places had unfolded: a tree lays out all that is unfolded, thousands of rows a range.
void StructureView::unfoldTo(const QModelIndex& index) {
    QList<QPersistentModelIndex> way;
    for (QModelIndex above = index.parent(); above.isValid(); above = above.parent())
        way << above;
    for (const QPersistentModelIndex& earlier : std::as_const(m_unfolded))
        if (earlier.isValid() && !way.contains(earlier))
            m_treeView->collapse(earlier);
    m_unfolded.removeIf([&](const QPersistentModelIndex& earlier) { return !way.contains(earlier); });
    for (const QPersistentModelIndex& above : std::as_const(way)) {
        if (m_treeView->isExpanded(above))
            continue;
        m_treeView->expand(above);
        m_unfolded << above;
    }
}

void StructureView::treeMoved(const QModelIndex& index) {
    if (m_applying || !index.isValid())
        return;
    m_unfolded.clear();  // whoever walks in the tree folds it as they like
    go(m_tree->place(index));
}

void StructureView::gridMoved(const QModelIndex& index) {
    if (!m_applying && index.isValid() && m_entriesOf >= 0)
        go({Node::entry, m_entriesOf, index.row()});
}

void StructureView::openValue(const QModelIndex& index) {
    const AnatomyEntry& entry = m_entries->entry(index.row());
    SeparatedValue value;
    if (!isSeparated(trailerType(entry.trailer)) ||
        !decodeSeparated(trailerType(entry.trailer), entry.value, value))
        return;
    Q_EMIT valueWanted({.kind = AddressKind::bytes,
                        .offset = value.pointer.offset,
                        .length = value.pointer.length,
                        .file = valueFileName(value.pointer.file)});
}

void StructureView::hexMoved(quint64 offset) {
    if (!m_file)
        return;
    int block = m_bytesOf;
    uint64_t inside = offset;
    if (m_bytesOf < 0) {
        block = m_tree->blockAt(offset);
        if (block < 0)
            return;
        const AnatomyBlock& it = m_tree->blocks()[static_cast<size_t>(block)];
        inside = offset - it.handle.offset;
        const auto read = m_tree->contents(block);
        if (!read || read->block.compression != Compression::none || inside >= read->block.rawSize) {
            go({it.kind == BlockKind::data ? Node::dataBlock : Node::otherBlock, block, -1});
            return;
        }
    }
    const auto contents = m_tree->contents(block);
    if (!contents)
        return;
    if (const auto entry = entryAt(contents->entries, inside))
        go({Node::entry, block, static_cast<int>(*entry)});
    else if (const auto field = fieldAt(contents->fields, inside))
        go({Node::field, block, static_cast<int>(*field)});
}

// ---- showing ----

QString StructureView::gridTitle(int block) const {
    const auto contents = m_tree->contents(block);
    if (!contents)
        return {};
    const AnatomyBlock& it = contents->block;
    QStringList parts;
    if (it.kind == BlockKind::data)
        parts << tr("Block %1").arg(it.ordinal)
              << tr("%1 entries").arg(displayNumber(contents->entries.size()));
    else
        parts << blockKindName(it.kind);
    parts << tr("%1 on disk").arg(displaySize(it.handle.length));
    if (it.compression != Compression::none && it.handle.length > 0) {
        const double ratio = static_cast<double>(it.rawSize) / static_cast<double>(it.handle.length);
        parts << tr("%1 %2×").arg(compressionName(it.compression), QLocale().toString(ratio, 'f', 2));
    }
    const QString stored = QStringLiteral("%1").arg(it.storedChecksum, 16, 16, QLatin1Char('0'));
    if (contents->status.ok())
        parts << tr("checksum ✓ %1").arg(stored);
    else
        parts << tr("✗ %1").arg(describe(contents->status).what);
    return parts.join(QStringLiteral(" · "));
}

QString StructureView::bytesTitle(const Place& place) const {
    const auto hex = [](uint64_t offset) { return QStringLiteral("0x%1").arg(offset, 0, 16); };
    if (place.node == Node::gap) {
        const BlockHandle& gap = m_tree->gaps()[static_cast<size_t>(place.item)];
        return tr("nobody's bytes at %1").arg(hex(gap.offset));
    }
    if (place.block < 0)
        return tr("whole file");
    const AnatomyBlock& block = m_tree->blocks()[static_cast<size_t>(place.block)];
    const QString name =
        block.kind == BlockKind::data ? tr("block %1").arg(block.ordinal) : blockKindName(block.kind);
    if (m_bytesOf >= 0)
        return tr("%1, %2 unpacked").arg(name, displaySize(m_tree->contents(m_bytesOf)->block.rawSize));
    return tr("%1 at %2, %3").arg(name, hex(block.handle.offset), displaySize(block.handle.length));
}

void StructureView::showEntries(int block) {
    const auto contents = block < 0 ? nullptr : m_tree->contents(block);
    m_gridTitle->setText(contents ? gridTitle(block) : tr("Choose a data block to see its entries"));
    m_gridTitle->setInk(contents && !contents->status.ok() ? ElidedLabel::Ink::damage
                                                           : ElidedLabel::Ink::muted);
    if (m_entriesOf == block)
        return;
    m_entriesOf = block;
    m_entries->setEntries(contents ? contents->entries : std::vector<AnatomyEntry>());
}

void StructureView::showBytes(const Place& place) {
    const auto contents = place.block < 0 ? nullptr : m_tree->contents(place.block);
    const bool inside =
        place.node == Node::entry || place.node == Node::field || place.node == Node::entriesGroup;
    const bool footer = contents && contents->block.kind == BlockKind::footer;
    const bool compressed = contents && contents->block.compression != Compression::none;
    // What lies inside a compressed block has no place in the file: the other space shows it.
    if (contents && inside && compressed && m_space == Space::file) {
        m_space = Space::block;
        m_spaceBar->setCurrent(static_cast<int>(m_space));
    }
    if (m_space == Space::block && contents && !footer && !contents->bytes.empty())
        showBlockBytes(place, *contents);
    else
        showFileBytes(place);
    m_bytesTitle->setText(bytesTitle(place));
}

void StructureView::showFileBytes(const Place& place) {
    if (m_bytesOf != -1) {
        m_hex->setSource(std::make_shared<FileHexSource>(m_file->path(), m_file->fileSize()));
        m_bytesOf = -1;
    }
    const auto& blocks = m_tree->blocks();
    QList<HexRange> ranges;
    uint64_t target = 0;
    if (place.node == Node::gap) {
        const BlockHandle& gap = m_tree->gaps()[static_cast<size_t>(place.item)];
        ranges.append({gap.offset, gap.length, Theme::current().damage, tr("nobody's bytes")});
        target = gap.offset;
    } else if (place.block >= 0) {
        const AnatomyBlock& block = blocks[static_cast<size_t>(place.block)];
        const auto contents = m_tree->contents(place.block);
        const bool footer = block.kind == BlockKind::footer;
        const bool plain = contents && contents->block.compression == Compression::none;
        target = block.handle.offset;
        if (contents && (footer || plain))
            ranges = rangesOf(place, *contents, footer ? 0 : block.handle.offset);
        else
            ranges.append(
                {block.handle.offset, block.handle.length, fieldColour(0), blockKindName(block.kind)});
        for (const HexRange& range : ranges) {
            if (place.node == Node::entry || place.node == Node::field)
                target = std::max(target, range.offset);
        }
        if (place.node == Node::field && contents)
            target =
                (footer ? 0 : block.handle.offset) + contents->fields[static_cast<size_t>(place.item)].offset;
        else if (place.node == Node::entry && contents)
            target = block.handle.offset + contents->entries[static_cast<size_t>(place.item)].keyOffset;
    }
    m_hex->setRanges(ranges);
    m_hex->ensureVisible(target);
}

void StructureView::showBlockBytes(const Place& place, const BlockContents& contents) {
    if (m_bytesOf != place.block) {
        m_hex->setSource(std::make_shared<MemoryHexSource>(
            QByteArray(contents.bytes.data(), static_cast<qsizetype>(contents.bytes.size()))));
        m_bytesOf = place.block;
    }
    m_hex->setRanges(rangesOf(place, contents, 0));
    uint64_t target = 0;
    if (place.node == Node::field)
        target = contents.fields[static_cast<size_t>(place.item)].offset;
    else if (place.node == Node::entry)
        target = contents.entries[static_cast<size_t>(place.item)].keyOffset;
    m_hex->ensureVisible(target);
}

// For an entry: the prefix it shares, its own part of the key, its value. Otherwise the fields of the block,
// the chosen one alone when there is one.
QList<HexRange> StructureView::rangesOf(const Place& place, const BlockContents& contents,
                                        uint64_t base) const {
    QList<HexRange> ranges;
    if (place.node == Node::entry) {
        const AnatomyEntry& entry = contents.entries[static_cast<size_t>(place.item)];
        for (const AnatomyField& field : contents.fields) {
            if (entry.sharedPrefix > 0 && field.name == "common_prefix")
                ranges.append({base + field.offset, field.length, fieldColour(1),
                               tr("key: the prefix the whole block shares")});
        }
        if (entry.keyLength > 0)
            ranges.append({base + entry.keyOffset, entry.keyLength, fieldColour(0), tr("key: its own part")});
        if (entry.valueSize > 0)
            ranges.append({base + entry.valueOffset, entry.valueSize, fieldColour(2), tr("value")});
        return ranges;
    }
    for (size_t i = 0; i < contents.fields.size(); ++i) {
        const AnatomyField& field = contents.fields[i];
        if (place.node != Node::field || place.item == static_cast<int>(i))
            ranges.append({base + field.offset, field.length, fieldColour(static_cast<int>(i)),
                           displayBytes(field.name, 64)});
    }
    return ranges;
}

}  // namespace levelscope::gui
