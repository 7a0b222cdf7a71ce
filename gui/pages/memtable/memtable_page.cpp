#include "gui/pages/memtable/memtable_page.h"

#include <QLineEdit>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>
#include <utility>

#include "gui/models/display.h"
#include "gui/models/memtable_node_model.h"
#include "gui/pages/memtable/memtable_facts.h"
#include "gui/pages/memtable/write_path_panel.h"
#include "gui/session/store_session.h"
#include "gui/widgets/basic_widgets.h"
#include "gui/widgets/error_banner.h"
#include "gui/widgets/memtable_tree.h"
#include "gui/widgets/segmented_bar.h"
#include "gui/widgets/table_columns.h"
#include "gui/widgets/theme.h"
#include "gui/widgets/wrapping_row.h"

namespace levelscope::gui {
namespace {

enum View { TreeView, ListView, EmptyView };
constexpr int kSoonMs = 120;  // several things at once make one picture
constexpr uint32_t kRows = 6;
constexpr uint32_t kRowsAbove = 2;
constexpr size_t kBplusNodes = 63 * 6;  // whole families, down to six rows
constexpr int kFactsWidth = 248;

// What a store that is only looked at can tell of itself.
DbStats figuresOf(const StoreState& state) {
    if (state.hasStats)
        return state.stats;
    DbStats stats;
    stats.lastSequence = state.info.lastSequence;
    stats.walNumber = state.logs.empty() ? 0 : state.logs.back();
    for (const LevelInfo& level : state.levels) {
        if (level.level < 0 || level.level >= kMaxLevels)
            continue;
        LevelStats& at = stats.levels[static_cast<size_t>(level.level)];
        at.tables = level.tables;
        at.bytes = level.bytes;
        at.entries = level.entries;
    }
    return stats;
}

}  // namespace

MemtablePage::MemtablePage(StoreSession* session, ChangeSet* changes, QWidget* parent)
    : Page(parent),
      m_session(session),
      m_header(new PageHeader(tr("Memtable"), this)),
      m_keyBox(new QLineEdit(this)),
      m_format(new SegmentedBar(this)),
      m_show(new QPushButton(tr("Show"), this)),
      m_whole(new QPushButton(tr("From the root"), this)),
      m_follow(new QPushButton(tr("Follow this entry"), this)),
      m_view(new SegmentedBar(this)),
      m_error(new ErrorBanner(this)),
      m_stack(new QStackedWidget(this)),
      m_tree(new MemtableTree(this)),
      m_nodes(new MemtableNodeModel(this)),
      m_empty(new EmptyState(QStringLiteral("memtable"), QString(), QString(), this)),
      m_facts(new MemtableFactsPanel(this)),
      m_way(new WritePathPanel(session, changes, this)) {
    m_request.limit = kBplusNodes;
    m_request.rows = kRows;
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(4 * metrics::kGap, metrics::kPadding, 4 * metrics::kGap, metrics::kPadding);
    column->setSpacing(metrics::kPadding);
    column->addWidget(m_header);
    buildQuestion();
    column->addWidget(m_error);
    column->addWidget(buildDrawing(), 1);
    column->addWidget(m_way);
    setFocusProxy(m_tree);
    m_follow->setEnabled(false);
    m_soon.setSingleShot(true);
    m_soon.setInterval(kSoonMs);
    connect(&m_soon, &QTimer::timeout, this, &MemtablePage::load);
    connectSession();
}

void MemtablePage::buildQuestion() {
    m_view->addSegment(TreeView, tr("Drawing"));
    m_view->addSegment(ListView, tr("List"), tr("The same nodes as a list, to read"));
    m_header->addControl(m_view);
    m_keyBox->setPlaceholderText(tr("key"));
    m_keyBox->setAccessibleName(tr("Key"));
    m_keyBox->setFont(fixedFont());
    m_format->addSegment(static_cast<int>(ByteFormat::text), tr("text"),
                         tr("Bytes that are no text as \\xNN"));
    m_format->addSegment(static_cast<int>(ByteFormat::hex), tr("hex"));
    m_show->setToolTip(plainToolTip(tr("Shows the structure around the first entry at or behind the key")));
    m_follow->setToolTip(plainToolTip(tr("Marks the chosen entry on the way of writes below")));
    auto* row = new WrappingRow(2 * metrics::kGap, this);
    row->add(m_keyBox, 1);
    for (QWidget* button : std::initializer_list<QWidget*>{m_format, m_show, m_whole, m_follow})
        row->add(button);
    layout()->addWidget(row);
    connect(m_keyBox, &QLineEdit::returnPressed, this, &MemtablePage::lookFor);
    connect(m_show, &QPushButton::clicked, this, &MemtablePage::lookFor);
    connect(m_whole, &QPushButton::clicked, this, [this] {
        m_request.key.reset();
        m_request.sequence.reset();
        m_request.rowsAbove = 0;
        load();
    });
    connect(m_follow, &QPushButton::clicked, this, [this] {
        if (const PictureEntry* entry = m_tree->currentEntry(); entry != nullptr)
            m_way->follow(*entry);
    });
    connect(m_view, &SegmentedBar::currentChanged, this, [this](int view) {
        if (m_stack->currentIndex() != EmptyView)
            m_stack->setCurrentIndex(view);
    });
}

QWidget* MemtablePage::buildDrawing() {
    auto* across = new QSplitter(this);
    across->setChildrenCollapsible(false);
    m_list = quietTable(m_nodes, tr("Nodes of the memtable"), m_stack);
    setColumnWidths(m_list, {56, 240, 92, 92, 92, 72});
    m_stack->addWidget(titledPane(nullptr, m_tree, m_stack));
    m_stack->addWidget(m_list);
    m_stack->addWidget(m_empty);
    across->addWidget(m_stack);
    across->addWidget(m_facts);
    across->setStretchFactor(0, 1);
    across->setSizes({3 * kFactsWidth, kFactsWidth});
    connect(m_tree, &MemtableTree::currentChanged, this, &MemtablePage::chose);
    connect(m_tree, &MemtableTree::activated, this, &MemtablePage::open);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& index) {
                if (index.isValid())
                    m_tree->setCurrent(m_nodes->itemAt(index.row()));
            });
    connect(m_list, &QTableView::activated, this,
            [this](const QModelIndex& index) { open(m_nodes->itemAt(index.row())); });
    connect(m_facts, &MemtableFactsPanel::chosen, this, [this](int which) {
        m_request.which = static_cast<size_t>(which);
        load();
    });
    return across;
}

void MemtablePage::connectSession() {
    connect(m_session, &StoreSession::stateChanged, this, &MemtablePage::moved);
    connect(m_session, &StoreSession::flushStarted, this, &MemtablePage::moved);
    connect(m_session, &StoreSession::flushFinished, this, &MemtablePage::moved);
    connect(m_way, &WritePathPanel::caughtUp, this, &MemtablePage::moved);
    connect(m_way, &WritePathPanel::followedChanged, this,
            [this] { m_tree->setFollowed(m_way->path().followedKey(), m_way->path().followedSequence()); });
    connect(m_way, &WritePathPanel::showAddress, this, &Page::showAddress);
    connect(m_way, &WritePathPanel::statusMessage, this, &Page::statusMessage);
}

void MemtablePage::showEvent(QShowEvent* event) {
    Page::showEvent(event);
    if (m_stale)
        load();
}

void MemtablePage::moved() {
    m_stale = true;
    if (isVisible() && !m_soon.isActive())
        m_soon.start();
}

void MemtablePage::load() {
    m_stale = false;
    m_load.start(
        this,
        [reader = m_session->reader(), db = m_session->db(), request = m_request,
         known = m_session->state()](std::stop_token) {
            auto loaded = std::make_shared<Loaded>();
            loaded->tree = std::make_shared<const MemtableLayout>(
                std::make_shared<const MemtablePicture>(takePicture(*reader, request)));
            loaded->stats = db ? db->stats() : figuresOf(*known);
            return std::shared_ptr<const Loaded>(std::move(loaded));
        },
        [this](const std::shared_ptr<const Loaded>& loaded) { showPicture(*loaded); });
}

void MemtablePage::showPicture(const Loaded& loaded) {
    const MemtablePicture& picture = *loaded.tree->picture();
    const MemtableFacts* facts = picture.shown();
    m_request.which = picture.which;
    m_tree->setTree(loaded.tree);
    m_nodes->setTree(loaded.tree);
    m_facts->setPicture(picture);
    m_facts->setVisible(facts != nullptr);
    m_way->setFacts(picture.memtables, loaded.stats);
    m_way->setVisible(facts != nullptr);
    const bool none = facts == nullptr || facts->entries == facts->rangeTombstones;
    for (QWidget* control :
         {static_cast<QWidget*>(m_keyBox), static_cast<QWidget*>(m_format), static_cast<QWidget*>(m_show),
          static_cast<QWidget*>(m_whole), static_cast<QWidget*>(m_view)})
        control->setEnabled(!none);
    if (none)
        showEmpty(picture);
    m_stack->setCurrentIndex(none ? EmptyView : m_view->current());
    m_header->setSubtitle(
        facts == nullptr ? QString()
                         : QStringLiteral("%1 · %2").arg(
                               facts->kind == MemtableKind::avl ? tr("AVL tree") : tr("B+tree"),
                               displayCounted(tr("%n entry(s)", nullptr, static_cast<int>(facts->entries)),
                                              facts->entries)));
    updateChosen();
    if (m_chooseFound) {
        m_chooseFound = false;
        m_tree->setCurrent(loaded.tree->findAtOrBehind(*m_request.key));
    }
    if (std::exchange(m_showcase, false))
        chooseShowcase();
}

void MemtablePage::showEmpty(const MemtablePicture& picture) {
    delete m_emptyAction;
    m_emptyAction = nullptr;
    const StoreInfo& info = m_session->state()->info;
    if (picture.memtables.empty()) {
        m_empty->setTexts(tr("The memtable is its owner's"),
                          tr("Another engine made this store, and its memtable lives in the process that "
                             "writes it. What it "
                             "would hold is in the write-ahead logs: %n entry(s).",
                             nullptr, static_cast<int>(info.memtableEntries)));
        if (!m_session->state()->logs.empty())
            m_emptyAction = m_empty->addAction(tr("Show the logs"), [this] {
                Q_EMIT showAddress(Address::ofWalRecord(m_session->state()->logs.back(), 0));
            });
        return;
    }
    if (m_session->isNeverWritten()) {
        m_empty->setTexts(tr("A table by itself has no memtable"),
                          tr("Open the folder of its store to see what was written since the last flush."));
        return;
    }
    m_empty->setTexts(
        tr("The memtable is empty"),
        tr("Writes go here first, sorted in memory, beside the write-ahead log. When it is full "
           "it becomes a table of level 0 and begins anew. What was written so far is in tables."));
    if (m_session->canEdit())
        m_emptyAction =
            m_empty->addAction(tr("Write a pair"), [this] { Q_EMIT showAddress(Address::ofKey({})); });
}

void MemtablePage::lookFor() {
    ParsedBytes parsed = parseBytes(m_keyBox->text(), static_cast<ByteFormat>(m_format->current()));
    m_error->clear();
    if (!parsed.ok())
        return m_error->showError({.what = parsed.problem});
    m_request.key = std::move(parsed.bytes);
    m_request.sequence.reset();
    m_request.rowsAbove = kRowsAbove;
    m_chooseFound = true;
    load();
}

void MemtablePage::lookAround(const PictureEntry& entry, uint32_t rowsAbove) {
    m_request.key = entry.key;
    m_request.sequence = entry.sequence;
    m_request.rowsAbove = rowsAbove;
    load();
}

// What has more below it is gone down to; an entry is shown where its value is.
void MemtablePage::open(int item) {
    const MemtableLayout& tree = m_tree->tree();
    const PictureEntry* entry = tree.entry(item);
    if (entry == nullptr)
        return;
    const MemtableLayout::Item& at = tree.item(item);
    if (at.kind == MemtableLayout::Kind::chip || at.cut ||
        (tree.kind() == MemtableKind::bplus && at.kind == MemtableLayout::Kind::node))
        return lookAround(*entry, 0);
    Q_EMIT showAddress(Address::ofKey(entry->key));
}

void MemtablePage::updateChosen() {
    m_follow->setEnabled(m_tree->currentEntry() != nullptr);
    const int row = m_tree->current() >= 0 ? m_nodes->rowOf(m_tree->current()) : -1;
    if (row >= 0 && m_list->currentIndex().row() != row)
        m_list->setCurrentIndex(m_nodes->index(row, 0));
}

void MemtablePage::chose() {
    updateChosen();
    if (const PictureEntry* entry = m_tree->currentEntry(); entry != nullptr)
        Q_EMIT inspect(Address::ofKey(entry->key));
}

void MemtablePage::openAddress(const Address& address) {
    if (accepts(address))
        load();
}

bool MemtablePage::settled() const {
    return !m_load.running() && !m_soon.isActive() && m_way->settled();
}

// Something in the middle is chosen, as soon as there is something.
void MemtablePage::prepareShowcase(const QString&) {
    m_showcase = true;
    load();
}

void MemtablePage::chooseShowcase() {
    const MemtableLayout& tree = m_tree->tree();
    const std::vector<PictureEntry>& leaf = tree.picture()->leaf;
    const int item = !leaf.empty() ? tree.findAtOrBehind(leaf[leaf.size() / 2].key)
                                   : static_cast<int>(tree.items().size()) / 2;
    if (!tree.empty() && item >= 0)
        m_tree->setCurrent(item);
}

}  // namespace levelscope::gui
