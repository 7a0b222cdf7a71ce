#include "gui/pages/levels/levels_page.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>
#include <algorithm>

#include "gui/models/display.h"
#include "gui/models/engine_names.h"
#include "gui/models/table_list_model.h"
#include "gui/pages/no_tables.h"
#include "gui/session/store_session.h"
#include "gui/widgets/basic_widgets.h"
#include "gui/widgets/cell_delegate.h"
#include "gui/widgets/key_prefix_delegate.h"
#include "gui/widgets/level_map.h"
#include "gui/widgets/level_minimap.h"
#include "gui/widgets/segmented_bar.h"
#include "gui/widgets/table_columns.h"
#include "gui/widgets/theme.h"
#include "gui/widgets/wrapping_row.h"

namespace levelscope::gui {
namespace {

constexpr double kShowcaseZoom = 4;

enum View { MapView, ListView };
constexpr int kNoSharedPart = -1;  // a role that no model answers

std::vector<uint64_t> numbersOf(const std::vector<TableMeta>& tables) {
    std::vector<uint64_t> numbers;
    for (const TableMeta& table : tables)
        numbers.push_back(table.number);
    return numbers;
}

}  // namespace

LevelsPage::LevelsPage(StoreSession* session, QWidget* parent)
    : Page(parent),
      m_session(session),
      m_header(new PageHeader(tr("Levels"), this)),
      m_stack(new QStackedWidget(this)),
      m_map(new LevelMap(this)),
      m_minimap(new LevelMinimap(m_map, this)),
      m_pace(new LevelPace(this)),
      m_list(new QTableView(this)),
      m_tables(new TableListModel(this)),
      m_sorted(new QSortFilterProxyModel(this)),
      m_empty(
          new NoTables(session, QStringLiteral("levels"),
                       tr("Tables appear here when a memtable is flushed. What was written so far lies in "
                          "memory and in the write-ahead log."),
                       this)) {
    buildHeader();
    buildList();
    auto* mapped = new QWidget(m_stack);
    auto* maps = new QVBoxLayout(mapped);
    maps->setContentsMargins(0, 0, 0, 0);
    maps->setSpacing(0);
    maps->addWidget(m_map, 1);
    maps->addWidget(m_minimap);
    m_stack->addWidget(mapped);
    m_stack->addWidget(m_list);
    m_stack->addWidget(m_empty);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(4 * metrics::kGap, metrics::kPadding, 4 * metrics::kGap, metrics::kPadding);
    column->setSpacing(metrics::kPadding);
    auto* controls = new WrappingRow(4 * metrics::kGap, this);
    controls->add(m_scale);
    controls->add(m_colour);
    column->addWidget(m_header);
    column->addWidget(controls);
    column->addWidget(m_stack, 1);
    column->addWidget(buildFooter());
    setFocusProxy(m_map);

    connect(m_empty, &NoTables::keysWanted, this, [this] { Q_EMIT showAddress(Address::ofKey({})); });
    connect(m_map, &LevelMap::selectionChanged, this, &LevelsPage::selectionMoved);
    connect(m_map, &LevelMap::activated, this, &LevelsPage::open);
    connectSession();
    follow();
    selectionMoved();
}

void LevelsPage::buildHeader() {
    m_scale = new SegmentedBar(this);
    m_scale->setCaption(tr("x:"));
    m_scale->addSegment(static_cast<int>(MapScale::keyRange), tr("key range"),
                        tr("Left to right in key order; room grows with the bytes stored there"));
    m_scale->addSegment(static_cast<int>(MapScale::size), tr("size"),
                        tr("Widths are bytes, on one scale for all levels"));
    m_scale->addSegment(static_cast<int>(MapScale::fileOrder), tr("file order"),
                        tr("One slot a table, the oldest file first"));
    m_colour = new SegmentedBar(this);
    m_colour->setCaption(tr("colour:"));
    m_colour->addSegment(static_cast<int>(MapColour::level), tr("level"));
    m_colour->addSegment(static_cast<int>(MapColour::age), tr("age"), tr("When the table was written"));
    m_colour->addSegment(static_cast<int>(MapColour::tombstones), tr("tombstones"),
                         tr("Share of entries that delete a key"));
    m_colour->addSegment(static_cast<int>(MapColour::compression), tr("compression"));
    // Only of a store that is open here the reads are counted.
    if (m_session->canEdit())
        m_colour->addSegment(static_cast<int>(MapColour::reads), tr("reads"),
                             tr("How often keys of the table were looked up or sought since the store was "
                                "opened; one read in %1 is counted")
                                 .arg(kReadSample));
    m_view = new SegmentedBar(this);
    m_view->addSegment(MapView, tr("Map"));
    m_view->addSegment(ListView, tr("List"), tr("The same tables as a list, to sort and to read"));
    m_paceBar = new SegmentedBar(this);
    m_paceBar->addSegment(LevelPace::Live, tr("live"), tr("Each flush and compaction as it happens"));
    m_paceBar->addSegment(LevelPace::Slow, tr("slow"),
                          tr("One after the other: what goes is marked before what comes is shown"));
    m_paceBar->addSegment(LevelPace::Paused, tr("paused"),
                          tr("The map stays as it is; what happens meanwhile waits"));
    // A store that is only looked at moves when it is loaded anew.
    m_paceBar->setVisible(m_session->canEdit());
    m_header->addControl(m_paceBar);
    m_view->setContentsMargins(4 * metrics::kGap, 0, 0, 0);  // apart from the pace
    m_header->addControl(m_view);
    connect(m_paceBar, &SegmentedBar::currentChanged, this, [this](int id) {
        m_pace->setPace(static_cast<LevelPace::Pace>(id));
        follow();
    });
    connect(m_scale, &SegmentedBar::currentChanged, this, &LevelsPage::layOut);
    connect(m_colour, &SegmentedBar::currentChanged, this, [this](int id) {
        m_map->setColour(static_cast<MapColour>(id));
        loadReads();
    });
    connect(m_view, &SegmentedBar::currentChanged, this, [this](int id) {
        m_scale->setVisible(id == MapView);
        m_colour->setVisible(id == MapView);
        if (!m_map->map().empty())
            m_stack->setCurrentWidget(id == MapView ? m_map->parentWidget() : m_list);
        syncListSelection();
    });
}

void LevelsPage::buildList() {
    m_sorted->setSourceModel(m_tables);
    m_sorted->setSortRole(TableListModel::SortRole);
    m_list->setModel(m_sorted);
    m_list->setSortingEnabled(true);
    m_list->sortByColumn(TableListModel::LevelColumn, Qt::AscendingOrder);
    m_list->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_list->setShowGrid(false);
    m_list->setWordWrap(false);
    m_list->setTextElideMode(Qt::ElideMiddle);
    m_list->verticalHeader()->hide();
    m_list->verticalHeader()->setDefaultSectionSize(metrics::kRow);
    m_list->setAccessibleName(tr("Tables"));
    m_list->setItemDelegate(new CellDelegate(CellDelegate::kNoRole, m_list));
    for (const int column : {TableListModel::SmallestColumn, TableListModel::LargestColumn})
        m_list->setItemDelegateForColumn(column, new KeyPrefixDelegate(kNoSharedPart, m_list));
    setColumnWidths(m_list, {72, 56, 92, 92, 92, 200, 200, 176, 96, 150});
    m_list->horizontalHeader()->setHighlightSections(false);
    connect(m_list->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &LevelsPage::listSelectionMoved);
    connect(m_list, &QTableView::activated, this,
            [this](const QModelIndex& index) { open(index.data(TableListModel::NumberRole).toULongLong()); });
}

QWidget* LevelsPage::buildFooter() {
    auto* footer = new QWidget(this);
    auto* row = new QHBoxLayout(footer);
    row->setContentsMargins(0, 0, 0, 0);
    m_summary = new ElidedLabel(footer);
    m_summary->setElideMode(Qt::ElideRight);
    m_open = new QPushButton(tr("Open table"), footer);
    m_compact = new QPushButton(tr("Compact these…"), footer);
    m_compact->setToolTip(plainToolTip(
        m_session->canEdit() ? tr("Shows what compacting the selected tables would do, before it is done")
                             : tr("The store is open for inspection only: nothing can be compacted")));
    row->addWidget(m_summary, 1);
    row->addWidget(m_open);
    row->addWidget(m_compact);
    m_compact->setVisible(!m_session->isNeverWritten());
    connect(m_open, &QPushButton::clicked, this, [this] {
        if (const auto chosen = m_map->selection(); !chosen.empty())
            open(m_map->current() != 0 ? m_map->current() : chosen.front());
    });
    connect(m_compact, &QPushButton::clicked, this, &LevelsPage::planCompactionOfSelection);
    return footer;
}

void LevelsPage::connectSession() {
    connect(m_session, &StoreSession::stateChanged, this, &LevelsPage::follow);
    connect(m_pace, &LevelPace::stepDue, this, &LevelsPage::showStep);
    connect(m_pace, &LevelPace::waitingChanged, this, &LevelsPage::showPace);
    connect(m_pace, &LevelPace::goingMarked, this, [this](const std::vector<uint64_t>& numbers) {
        m_map->setInputs(m_pace->pace() == LevelPace::Live ? m_inputs : numbers);
    });
    connect(m_session, &StoreSession::historyGrew, this, &LevelsPage::loadReads);
    const auto mark = [this] {
        if (m_pace->pace() == LevelPace::Live)
            m_map->setInputs(m_inputs);
    };
    connect(m_session, &StoreSession::compactionStarted, this, [this, mark](const CompactionInfo& info) {
        const auto inputs = numbersOf(info.inputs);
        m_inputs.insert(m_inputs.end(), inputs.begin(), inputs.end());
        mark();
    });
    connect(m_session, &StoreSession::compactionFinished, this, [this, mark](const CompactionInfo& info) {
        for (const uint64_t number : numbersOf(info.inputs))
            std::erase(m_inputs, number);
        mark();
    });
}

void LevelsPage::follow() {
    m_pace->follow(*m_session->state());
}

void LevelsPage::showPace() {
    const size_t waiting = m_pace->waiting();
    m_paceBar->setSegmentText(LevelPace::Paused, m_pace->pace() == LevelPace::Paused && waiting > 0
                                                     ? tr("paused · %1 waiting").arg(displayNumber(waiting))
                                                     : tr("paused"));
}

// The geometry of many tables takes longer than a frame: it is made on a worker, and only when the version is
// another one.
void LevelsPage::showStep(const LevelPace::Step& step) {
    const bool same = step.version && step.version == m_shown.version;
    m_shown = step;
    if (same)
        m_map->setLevels(step.levels);
    else
        layOut();
}

void LevelsPage::layOut() {
    const auto scale = static_cast<MapScale>(m_scale->current());
    m_load.start(
        this,
        [version = m_shown.version, scale](std::stop_token) -> std::shared_ptr<const LevelMapLayout> {
            return std::make_shared<const LevelMapLayout>(version, scale);
        },
        [this](std::shared_ptr<const LevelMapLayout> layout) { showLayout(std::move(layout)); });
}

void LevelsPage::loadReads() {
    const auto version = m_session->state()->version;
    if (m_map->colour() != MapColour::reads || !isVisible() || !version)
        return;
    m_loadReads.start(
        this, [version](std::stop_token) { return std::make_shared<const ReadCounts>(readCounts(*version)); },
        [this](const std::shared_ptr<const ReadCounts>& counts) { m_map->setReads(*counts); });
}

void LevelsPage::showLayout(std::shared_ptr<const LevelMapLayout> layout) {
    uint64_t bytes = 0, entries = 0;
    std::vector<uint64_t> born;
    for (const auto& item : layout->items()) {
        bytes += item.table->dataBytes();
        entries += item.table->entries;
        if (!m_map->map().empty() && m_map->map().indexOf(item.table->number) < 0)
            born.push_back(item.table->number);
    }
    const bool versionChanged = layout->version() != m_map->map().version();
    m_header->setSubtitle(layout->empty() ? QString()
                                          : tr("%1 tables · %2 · %3 entries")
                                                .arg(displayNumber(layout->items().size()),
                                                     displaySize(bytes), displayNumber(entries)));
    QWidget* view = m_view->current() == MapView ? m_map->parentWidget() : m_list;
    m_stack->setCurrentWidget(layout->empty() ? m_empty : view);
    m_map->setMap(layout, m_shown.levels);
    if (versionChanged) {
        m_syncing = true;
        m_tables->setVersion(layout->version());
        m_syncing = false;
        syncListSelection();
    }
    if (!born.empty())
        m_map->flashOutputs(born);
    m_summary->setText(summaryOf(m_map->selection()));
    if (std::exchange(m_levelWanted, false))
        openAddress(Address::ofLevel(m_level));
    if (std::exchange(m_showcaseWanted, false))
        selectShowcase();
}

void LevelsPage::selectionMoved() {
    const auto chosen = m_map->selection();
    m_open->setEnabled(!chosen.empty());
    m_compact->setEnabled(!chosen.empty() && m_session->canEdit());
    m_summary->setText(summaryOf(chosen));
    syncListSelection();
    if (m_map->current() != 0)
        Q_EMIT inspect(Address::ofTable(m_map->current()));
    else if (!chosen.empty())
        Q_EMIT inspect(Address::ofTable(chosen.front()));
}

void LevelsPage::syncListSelection() {
    if (m_syncing || m_stack->currentWidget() != m_list)
        return;
    m_syncing = true;
    QItemSelection rows;
    for (const uint64_t number : m_map->selection()) {
        const QModelIndex index = m_sorted->mapFromSource(m_tables->index(m_tables->rowOf(number), 0));
        rows.select(index, index.siblingAtColumn(TableListModel::ColumnCount - 1));
    }
    m_list->selectionModel()->select(rows, QItemSelectionModel::ClearAndSelect);
    if (!rows.isEmpty()) {
        const QModelIndex first = rows.indexes().front();
        m_list->selectionModel()->setCurrentIndex(first, QItemSelectionModel::NoUpdate);
        m_list->scrollTo(first);
    }
    m_syncing = false;
}

void LevelsPage::listSelectionMoved() {
    if (m_syncing)
        return;
    m_syncing = true;
    std::vector<uint64_t> numbers;
    for (const QModelIndex& index : m_list->selectionModel()->selectedRows())
        numbers.push_back(index.data(TableListModel::NumberRole).toULongLong());
    m_map->setSelection(numbers);
    m_syncing = false;
}

QString LevelsPage::summary() const {
    return m_summary->text();
}

QString LevelsPage::summaryOf(const std::vector<uint64_t>& chosen) const {
    if (m_map->map().empty())
        return {};
    if (chosen.empty())
        return tr("Click: overlaps · Shift+drag: several · wheel: zoom · double click: open");
    const LevelMapLayout& map = m_map->map();
    uint64_t bytes = 0;
    for (const uint64_t number : chosen)
        bytes += map.item(map.indexOf(number)).table->dataBytes();
    int perLevel[kMaxLevels] = {};
    for (const uint64_t number : m_map->overlappingSelection())
        ++perLevel[map.item(map.indexOf(number)).table->level];
    QStringList overlaps;
    for (int level = 0; level < kMaxLevels; ++level) {
        if (perLevel[level] > 0)
            overlaps << tr("%n table(s) in %1", nullptr, perLevel[level]).arg(levelName(level));
    }
    const QString what =
        chosen.size() == 1
            ? tr("%1 · %2").arg(displayTable(chosen.front()), displaySize(bytes))
            : tr("%1 tables selected · %2").arg(displayNumber(chosen.size()), displaySize(bytes));
    if (overlaps.isEmpty())
        return tr("%1 · no other table overlaps the selection").arg(what);
    return tr("%1 · overlaps %2").arg(what, overlaps.join(QStringLiteral(", ")));
}

void LevelsPage::open(uint64_t number) {
    Q_EMIT showAddress(Address::ofTable(number));
}

void LevelsPage::planCompactionOfSelection() {
    ManualCompaction manual;
    manual.kind = CompactionReason::manualTables;
    manual.tables = m_map->selection();
    if (!manual.tables.empty() && m_session->canEdit())
        Q_EMIT planCompaction(manual);
}

void LevelsPage::openAddress(const Address& address) {
    m_level = static_cast<int>(address.number);
    m_levelWanted = m_load.running();  // then it is done again with the tables at hand
    const auto& items = m_map->map().items();
    std::vector<uint64_t> numbers;
    for (const auto& item : items) {
        if (item.table->level == m_level)
            numbers.push_back(item.table->number);
    }
    m_map->setSelection(numbers);
    m_map->revealCurrent();
}

Address LevelsPage::address() const {
    return Address::ofLevel(m_level);
}

bool LevelsPage::settled() const {
    return !m_load.running() && !m_loadReads.running() && !m_map->animating();
}

QStringList LevelsPage::showcases() const {
    return {QString(), QStringLiteral("zoom"), QStringLiteral("list")};
}

void LevelsPage::prepareShowcase(const QString& name) {
    m_view->setCurrent(name == QLatin1String("list") ? ListView : MapView);
    m_zoomWanted = name == QLatin1String("zoom");
    m_showcaseWanted = m_load.running();  // then it waits for the map
    if (!m_showcaseWanted)
        selectShowcase();
}

// A table in the middle of the last level but one, so that what it overlaps below shows too.
void LevelsPage::selectShowcase() {
    const LevelMapLayout& map = m_map->map();
    if (map.empty())
        return;
    const auto& rows = map.rows();
    const int row = rows.size() > 1 ? static_cast<int>(rows.size()) - 2 : 0;
    int chosen = -1;
    size_t most = 0;
    // From the middle outwards: the first that overlaps others.
    for (const double at : {0.45, 0.55, 0.35, 0.65, 0.25, 0.75, 0.15, 0.85}) {
        const int item = map.itemAt(row, at, 1);
        if (item < 0)
            continue;
        const size_t overlaps = map.overlapping({item}).size();
        if (chosen < 0 || (most == 0 && overlaps > 0)) {
            chosen = item;
            most = overlaps;
        }
    }
    if (chosen < 0)
        return;
    m_map->setSelection({map.item(chosen).table->number});
    m_map->setZoom(m_zoomWanted ? kShowcaseZoom : 1, 0);
    m_map->revealCurrent();
}

}  // namespace levelscope::gui
