#include "gui/pages/table/table_page.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QListView>
#include <QScrollArea>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include "core/env/file_system.h"
#include "core/formats/store_files.h"
#include "core/version/file_names.h"
#include "gui/models/display.h"
#include "gui/models/engine_names.h"
#include "gui/models/entry_list_model.h"
#include "gui/models/table_list_model.h"
#include "gui/pages/no_tables.h"
#include "gui/pages/table/bloom_view.h"
#include "gui/pages/table/structure_view.h"
#include "gui/session/store_session.h"
#include "gui/widgets/basic_widgets.h"
#include "gui/widgets/error_banner.h"
#include "gui/widgets/property_list.h"
#include "gui/widgets/segmented_bar.h"
#include "gui/widgets/theme.h"

namespace levelscope::gui {
namespace {

using Node = AnatomyTreeModel::Node;

constexpr uint64_t kCheckStep = 32 << 20;  // bytes checked between two reports

}  // namespace

TablePage::TablePage(StoreSession* session, QWidget* parent)
    : Page(parent),
      m_session(session),
      m_tables(new TableListModel(this)),
      m_error(new ErrorBanner(this)),
      m_stack(new QStackedWidget(this)),
      m_empty(new NoTables(
          session, QStringLiteral("table"),
          tr("A table is written when a memtable is flushed. Then every byte of it can be looked at here."),
          this)),
      m_structure(new StructureView(this)),
      m_bloom(new BloomView(this)) {
    QWidget* header = buildHeader();
    m_stack->addWidget(m_structure);
    m_stack->addWidget(m_bloom);
    m_stack->addWidget(buildProperties());
    m_stack->addWidget(m_empty);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(4 * metrics::kGap, metrics::kPadding, 4 * metrics::kGap, metrics::kPadding);
    column->setSpacing(metrics::kPadding);
    column->addWidget(header);
    column->addWidget(m_error);
    column->addWidget(m_stack, 1);

    connect(m_empty, &NoTables::keysWanted, this, [this] { Q_EMIT showAddress(Address::ofKey({})); });
    connect(m_session, &StoreSession::stateChanged, this, &TablePage::stateChanged);
    connect(m_structure, &StructureView::placeChanged, this, [this] { Q_EMIT inspect(address()); });
    connect(m_structure, &StructureView::damageFound, this, &TablePage::updateHeader);
    connect(m_structure, &StructureView::valueWanted, this, &Page::showAddress);
    connect(m_bloom, &BloomView::entryWanted, this, [this](int block, int entry) {
        setView(View::structure);
        m_structure->go({Node::entry, block, entry});
    });
    stateChanged();
    updateHeader();
}

QWidget* TablePage::buildHeader() {
    auto* header = new QWidget(this);
    auto* row = new QHBoxLayout(header);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(metrics::kGap);
    m_chooser = new QComboBox(header);
    m_chooser->setModel(m_tables);
    m_chooser->setModelColumn(TableListModel::NumberColumn);
    m_chooser->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_chooser->setMinimumContentsLength(6);
    m_chooser->setFont(titleFont());
    m_chooser->setAccessibleName(tr("Table"));
    if (auto* popup = qobject_cast<QListView*>(m_chooser->view()))
        popup->setUniformItemSizes(true);
    const auto arrow = [&](const QString& icon, const QString& hint, int by) {
        auto* button = new QToolButton(header);
        button->setIcon(themedIcon(icon));
        button->setToolTip(plainToolTip(hint));
        button->setAccessibleName(hint);
        connect(button, &QToolButton::clicked, this, [this, by] { step(by); });
        return button;
    };
    m_previous = arrow(QStringLiteral("back"), tr("Table before, in key order of its level"), -1);
    m_next = arrow(QStringLiteral("forward"), tr("Next table, in key order of its level"), 1);
    m_swatch = new QLabel(header);
    m_summary = new ElidedLabel(header);
    m_summary->setElideMode(Qt::ElideRight);
    m_summary->setInk(ElidedLabel::Ink::muted);
    m_view = new SegmentedBar(header);
    m_view->addSegment(static_cast<int>(View::structure), tr("Structure"));
    m_view->addSegment(static_cast<int>(View::bloom), tr("Bloom filter"));
    m_view->addSegment(static_cast<int>(View::properties), tr("Properties"));
    row->addWidget(m_previous);
    row->addWidget(m_chooser);
    row->addWidget(m_next);
    row->addSpacing(metrics::kGap);
    row->addWidget(m_swatch);
    row->addWidget(m_summary, 1);
    row->addSpacing(metrics::kPadding);
    row->addWidget(m_view);

    connect(m_chooser, &QComboBox::activated, this,
            [this](int index) { Q_EMIT showAddress(Address::ofTable(m_tables->table(index).number)); });
    connect(m_view, &SegmentedBar::currentChanged, this, [this](int id) { setView(static_cast<View>(id)); });
    return header;
}

QWidget* TablePage::buildProperties() {
    QScrollArea* scroll = scrollingPart(this);
    QWidget* inside = scroll->widget();
    auto* row = new QHBoxLayout(inside);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(metrics::kPadding);
    const auto group = [&](const QString& title) {
        const auto [frame, column] = makeCard(title, inside);
        auto* list = new PropertyList(frame);
        column->addWidget(list);
        row->addWidget(frame, 1, Qt::AlignTop);
        return list;
    };
    m_contents = group(tr("What it holds"));
    m_layout = group(tr("How it is stored"));
    return scroll;
}

// ---- which table ----

TablePtr TablePage::meta() const {
    const auto version = m_session->state()->version;
    return version ? version->find(m_number) : nullptr;
}

void TablePage::stateChanged() {
    const auto version = m_session->state()->version;
    if (version == m_shown)
        return;
    m_shown = version;
    m_updating = true;
    m_tables->setVersion(version);
    m_chooser->setCurrentIndex(m_tables->rowOf(m_number));
    m_updating = false;
    if (m_number == 0 && isVisible() && m_tables->rowCount() > 0)
        openTable(m_tables->table(m_tables->rowCount() - 1).number);
    updateHeader();
}

void TablePage::showEvent(QShowEvent* event) {
    Page::showEvent(event);
    if (m_number == 0 && m_tables->rowCount() > 0)
        openTable(m_tables->table(0).number);
}

void TablePage::step(int by) {
    const int row = m_tables->rowOf(m_number) + by;
    if (row >= 0 && row < m_tables->rowCount())
        Q_EMIT showAddress(Address::ofTable(m_tables->table(row).number));
}

bool TablePage::accepts(const Address& address) const {
    switch (address.kind) {
        case AddressKind::table:
        case AddressKind::block:
        case AddressKind::entry: return true;
        case AddressKind::bytes: return tableNumberOf(address.file) != 0;
        default: return false;
    }
}

void TablePage::openAddress(const Address& address) {
    if (!accepts(address))
        return;
    const uint64_t number = address.kind == AddressKind::bytes ? tableNumberOf(address.file) : address.number;
    m_pending = address;
    if (number != m_number || !m_file)
        openTable(number);
    else
        goPending();
}

void TablePage::openTable(uint64_t number) {
    m_number = number;
    m_file.reset();
    m_check.cancel();
    m_checking = false;
    m_error->clear();
    m_structure->setFile(nullptr);
    m_bloom->setFile(nullptr);
    m_chooser->setCurrentIndex(m_tables->rowOf(number));
    updateHeader();
    m_open.start(
        this,
        [reader = m_session->reader(), number](std::stop_token) -> Opened {
            Result<std::shared_ptr<TableFile>> file = TableFile::open(*reader, number);
            return file.ok() ? Opened{{}, std::move(file).value()} : Opened{file.status(), nullptr};
        },
        [this, number](Opened result) { opened(number, std::move(result)); });
}

void TablePage::opened(uint64_t number, Opened result) {
    if (!result.status.ok()) {
        m_pending.reset();
        m_error->showStatus(result.status);
        updateHeader();
        return;
    }
    m_file = std::move(result.file);
    m_structure->setFile(m_file);
    m_bloom->setFile(m_file);
    updateProperties();
    goPending();
    checkFrom(0);
    updateHeader();
    if (!m_pending)
        Q_EMIT inspect(Address::ofTable(number));
}

void TablePage::goPending() {
    if (!m_pending || !m_file)
        return;
    const Address address = *std::exchange(m_pending, std::nullopt);
    AnatomyTreeModel* tree = m_structure->tree();
    if (address.kind == AddressKind::block || address.kind == AddressKind::entry) {
        const int block = tree->blockOfOrdinal(address.block);
        if (block < 0)
            return;
        setView(View::structure);
        if (address.kind == AddressKind::block)
            m_structure->go({Node::dataBlock, block, -1});
        else
            m_structure->go({Node::entry, block, static_cast<int>(address.index)});
    } else if (address.kind == AddressKind::bytes) {
        setView(View::structure);
        m_structure->goToByte(address.offset);
    }
}

Address TablePage::address() const {
    if (m_number == 0)
        return Address::overview();  // there is no table
    const StructureView::Place place = m_structure->place();
    if (!m_file || place.block < 0)
        return Address::ofTable(m_number);
    const AnatomyBlock& block = m_structure->tree()->blocks()[static_cast<size_t>(place.block)];
    if (block.kind != BlockKind::data) {
        Address bytes{.kind = AddressKind::bytes};
        bytes.file = fileName(m_file->path());
        bytes.offset = block.handle.offset;
        bytes.length = block.handle.length;
        return bytes;
    }
    if (place.node == Node::entry)
        return Address::ofEntry(m_number, block.ordinal, static_cast<uint64_t>(place.item));
    return Address::ofBlock(m_number, block.ordinal);
}

// ---- checking ----

// Reads every block once, in steps, so that damage shows in the tree before anybody opens the block.
void TablePage::checkFrom(size_t block) {
    m_checking = true;
    m_check.start(
        this,
        [file = m_file, block](std::stop_token stop) -> Checked {
            Checked checked{.damaged = {}, .next = block};
            uint64_t read = 0;
            for (; checked.next < file->blocks().size() && read < kCheckStep && !stop.stop_requested();
                 ++checked.next) {
                read += file->blocks()[checked.next].handle.length;
                if (const Status status = file->check(checked.next); !status.ok())
                    checked.damaged.emplace_back(static_cast<int>(checked.next), status);
            }
            return checked;
        },
        [this](const Checked& checked) {
            for (const auto& [damaged, status] : checked.damaged)
                m_structure->setDamage(damaged, status);
            m_checking = checked.next < m_file->blocks().size();
            if (m_checking)
                checkFrom(checked.next);
            updateHeader();
        });
}

// ---- header and properties ----

QString TablePage::summary() const {
    return m_summary->text();
}

void TablePage::updateHeader() {
    const int row = m_tables->rowOf(m_number);
    m_previous->setEnabled(row > 0);
    m_next->setEnabled(row >= 0 && row + 1 < m_tables->rowCount());
    m_view->setVisible(m_number != 0);
    m_chooser->setVisible(m_tables->rowCount() > 0);
    m_previous->setVisible(m_tables->rowCount() > 0);
    m_next->setVisible(m_tables->rowCount() > 0);
    if (m_number == 0) {
        m_stack->setCurrentWidget(m_empty);
        m_summary->setText({});
        m_swatch->clear();
        return;
    }
    if (m_stack->currentWidget() == m_empty)
        m_stack->setCurrentIndex(m_view->current());
    const TablePtr table = meta();
    QStringList parts;
    if (table) {
        m_swatch->setPixmap(levelIcon(table->level).pixmap(12, 12));
        parts << levelName(table->level) << displaySize(table->fileSize);
        if (!table->valueRefs.empty())
            parts << tr("%1 of values in %n value file(s)", nullptr,
                        static_cast<int>(table->valueRefs.size()))
                         .arg(displaySize(table->valueBytes()));
    } else {
        m_swatch->clear();
        parts << tr("%1, no longer live").arg(displayTable(m_number));
    }
    bool damaged = false;
    if (m_file) {
        const int count = m_structure->tree()->damagedBlocks();
        damaged = count > 0 || !m_file->everyByteOwned();
        parts << (m_file->everyByteOwned() ? tr("every byte accounted for")
                                           : tr("✗ some bytes belong to nobody"));
        if (count > 0)
            parts << tr("✗ %n damaged block(s), the others are readable", nullptr, count);
        else if (m_checking)
            parts << tr("checking…");
        else
            parts << tr("%1 checksums right").arg(displayNumber(m_file->blocks().size()));
    }
    m_summary->setInk(damaged ? ElidedLabel::Ink::damage : ElidedLabel::Ink::muted);
    m_summary->setText(parts.join(QStringLiteral(" · ")));
}

void TablePage::updateProperties() {
    const auto& result = m_file->properties();
    if (!result.ok()) {
        m_contents->setRows({{tr("properties"), tr("✗ unreadable"), describe(result.status()).what, true}});
        m_layout->setRows({});
        return;
    }
    const TableProperties& it = *result;
    const TablePtr table = meta();
    QList<PropertyList::Row> contents;
    contents << PropertyList::Row{tr("entries"), displayNumber(it.entries),
                                  tr("Versions of keys, tombstones included")};
    contents << PropertyList::Row{tr("tombstones"), displayNumber(it.tombstones),
                                  tr("Entries that delete a key")};
    contents << PropertyList::Row{tr("range tombstones"), displayNumber(it.rangeTombstones), {}};
    if (table) {
        contents << PropertyList::Row{tr("smallest key"), displayBytes(table->smallest, 128), {}};
        contents << PropertyList::Row{tr("largest key"), displayBytes(table->largest, 128), {}};
    }
    contents << PropertyList::Row{
        tr("sequence"), tr("%1 – %2").arg(displayNumber(it.minSequence), displayNumber(it.maxSequence)), {}};
    contents << PropertyList::Row{tr("keys"), displaySize(it.rawKeyBytes),
                                  tr("User keys before prefix sharing and compression")};
    contents << PropertyList::Row{tr("values"), displaySize(it.rawValueBytes),
                                  tr("Values before compression")};
    for (const ValueRef& ref : it.valueRefs)
        contents << PropertyList::Row{
            tr("in %1").arg(QString::fromStdString(valueFileName(ref.file))),
            tr("%n value(s), %1", nullptr, static_cast<int>(ref.values)).arg(displaySize(ref.bytes)),
            tr("Large values lie in value files; the entries of the table point to them")};
    contents << PropertyList::Row{
        tr("expires"),
        it.minExpiryMicros == 0 ? tr("never") : tr("from %1").arg(displayMicros(it.minExpiryMicros)),
        {}};
    contents << PropertyList::Row{
        tr("written"), it.createdMicros == 0 ? tr("unknown") : displayMicros(it.createdMicros), {}};
    m_contents->setRows(contents);

    const uint64_t raw = it.rawKeyBytes + it.rawValueBytes;
    const double ratio =
        m_file->fileSize() == 0 ? 0 : static_cast<double>(raw) / static_cast<double>(m_file->fileSize());
    QList<PropertyList::Row> layout;
    layout << PropertyList::Row{tr("file"), displayBytes(fileName(m_file->path()), 64),
                                displayBytes(m_file->path())};
    layout << PropertyList::Row{tr("size"), tr("%1 bytes").arg(displayNumber(m_file->fileSize())), {}};
    layout << PropertyList::Row{tr("data blocks"), displayNumber(it.dataBlocks), {}};
    layout << PropertyList::Row{tr("block size"), displaySize(it.blockSize),
                                tr("What a data block aims at before compression")};
    layout << PropertyList::Row{
        tr("compression"),
        it.compression == Compression::none
            ? compressionName(it.compression)
            : tr("%1, %2×").arg(compressionName(it.compression), QLocale().toString(ratio, 'f', 2)),
        tr("Keys and values / bytes of the file")};
    layout << PropertyList::Row{tr("data"), displaySize(it.dataBytes), {}};
    layout << PropertyList::Row{tr("index"), displaySize(it.indexBytes), {}};
    layout << PropertyList::Row{tr("filter"), displaySize(it.filterBytes), {}};
    layout << PropertyList::Row{tr("filter bits / key, asked"),
                                QLocale().toString(it.filterBitsPerKeyMilli / 1000.0, 'f', 1),
                                tr("What the filter was to have; whole cache lines make it a little more")};
    layout << PropertyList::Row{tr("filter probes"), QString::number(it.filterProbes), {}};
    layout << PropertyList::Row{tr("written by"), displayBytes(it.creator, 64), {}};
    m_layout->setRows(layout);
}

void TablePage::setView(View view) {
    m_view->setCurrent(static_cast<int>(view));
    if (m_number != 0)
        m_stack->setCurrentIndex(static_cast<int>(view));
}

bool TablePage::settled() const {
    return !m_open.running() && !m_check.running() && m_structure->settled() && m_bloom->settled();
}

QStringList TablePage::showcases() const {
    return {QString(), QStringLiteral("bloom"), QStringLiteral("properties")};
}

// A table with tombstones where there is one, an entry in the middle of it, and one of its keys tested.
void TablePage::prepareShowcase(const QString& name) {
    if (!name.isEmpty()) {
        setView(name == QLatin1String("bloom") ? View::bloom : View::properties);
        return;
    }
    uint64_t best = 0;
    double bestShare = -1;
    for (int row = 0; row < m_tables->rowCount(); ++row) {
        const TableMeta& table = m_tables->table(row);
        const double share = tombstoneShare(table);
        if (table.level > 0 && share > bestShare) {
            best = table.number;
            bestShare = share;
        }
    }
    if (best == 0 && m_tables->rowCount() > 0)
        best = m_tables->table(0).number;
    if (best == 0)
        return;
    openAddress(Address::ofEntry(best, 12, 3));
    const TablePtr table = meta();
    if (table && !m_showcase) {
        m_showcase = true;
        // The filter is there once the table is: the key waits for it.
        connect(m_structure, &StructureView::placeChanged, this, [this] {
            const auto contents = m_structure->tree()->contents(m_structure->place().block);
            if (m_bloom->verdict() == BloomView::Verdict::none && contents && contents->entries.size() > 3)
                m_bloom->testKey(contents->entries[3].userKey);
        });
    }
}

}  // namespace levelscope::gui
