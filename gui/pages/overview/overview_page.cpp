#include "gui/pages/overview/overview_page.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QListWidget>
#include <QScrollArea>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>
#include <algorithm>

#include "core/version/value_use.h"
#include "gui/models/display.h"
#include "gui/models/log_lines.h"
#include "gui/pages/overview/attention.h"
#include "gui/pages/overview/figure_row.h"
#include "gui/pages/overview/level_bars.h"
#include "gui/pages/overview/level_summary_model.h"
#include "gui/pages/store_sample.h"
#include "gui/session/store_session.h"
#include "gui/widgets/basic_widgets.h"
#include "gui/widgets/cell_delegate.h"
#include "gui/widgets/store_charts.h"
#include "gui/widgets/table_columns.h"
#include "gui/widgets/theme.h"

namespace levelscope::gui {
namespace {

constexpr int kLastEvents = 50;
// Less, and Qt Charts has no room for the labels of its axes.
constexpr int kChartHeight = 168;
constexpr int kListHeight = 60;
constexpr int kBarsWidth = 150;
constexpr int kBarsHeight = 150;

struct Totals {
    uint64_t bytes = 0;
    uint64_t tables = 0;
    uint64_t entries = 0;
};

Totals totalsOf(const StoreState& state) {
    Totals totals;
    for (const LevelInfo& level : state.levels) {
        totals.bytes += level.bytes;
        totals.tables += level.tables;
        totals.entries += level.entries;
    }
    return totals;
}

QString amplification(double value) {
    return value <= 0 ? QStringLiteral("—") : QLocale().toString(value, 'f', 2) + QStringLiteral("×");
}

QIcon gradeIcon(Attention::Grade grade) {
    switch (grade) {
        case Attention::Grade::good: return themedIcon(QStringLiteral("check"));
        case Attention::Grade::note: return themedIcon(QStringLiteral("info"));
        case Attention::Grade::warning: return themedIcon(QStringLiteral("warning"));
        case Attention::Grade::damage: break;
    }
    return themedIcon(QStringLiteral("error"));
}

QColor gradeColour(Attention::Grade grade) {
    const Theme& theme = Theme::current();
    switch (grade) {
        case Attention::Grade::good: return theme.asInk(theme.green);
        case Attention::Grade::damage: return theme.asInk(theme.damage);
        default: return theme.ink;
    }
}

QListWidget* makeList(const QString& name, QWidget* parent) {
    auto* list = new QListWidget(parent);
    list->setAccessibleName(name);
    list->setWordWrap(true);
    list->setTextElideMode(Qt::ElideRight);
    list->setIconSize({metrics::kIcon, metrics::kIcon});
    list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list->setMinimumHeight(kListHeight);
    list->setStyleSheet(QStringLiteral("QListWidget { border-radius: 8px; padding: 4px; }"));
    return list;
}

QFrame* framed(QWidget* content, QWidget* parent) {
    auto* frame = new QFrame(parent);
    setStyleRole(frame, "pane");
    auto* column = new QVBoxLayout(frame);
    column->setContentsMargins(metrics::kPadding, 2 * metrics::kGap, metrics::kPadding, 2 * metrics::kGap);
    column->addWidget(content);
    return frame;
}

QVBoxLayout* titled(const QString& title, QWidget* content, QWidget* parent) {
    auto* column = new QVBoxLayout;
    column->setSpacing(metrics::kGap);
    column->addWidget(new SectionTitle(title, parent));
    column->addWidget(content, 1);
    return column;
}

}  // namespace

OverviewPage::OverviewPage(StoreSession* session, QWidget* parent)
    : Page(parent),
      m_session(session),
      m_header(new PageHeader(displayBytes(session->name().toStdString(), 48), this)),
      m_levels(new LevelSummaryModel(this)) {
    m_stack = new QStackedWidget(this);
    m_stack->addWidget(makeContent());
    m_stack->addWidget(makeEmpty());
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, metrics::kPadding, 0, 0);
    column->setSpacing(metrics::kPadding);
    auto* head = new QVBoxLayout;
    head->setContentsMargins(16, 0, 16, 0);
    head->addWidget(m_header);
    column->addLayout(head);
    column->addWidget(m_stack, 1);

    connect(session, &StoreSession::stateChanged, this, &OverviewPage::refresh);
    connect(session, &StoreSession::historyGrew, this, [this] {
        refreshFigures();
        refreshCharts();
    });
    connect(session, &StoreSession::flushFinished, this, &OverviewPage::refreshEvents);
    connect(session, &StoreSession::compactionFinished, this, &OverviewPage::refreshEvents);
    refresh();
    refreshEvents();
    refreshCharts();
}

// Scrolls where the window is too low for all of it.
QWidget* OverviewPage::makeContent() {
    QScrollArea* scroll = scrollingPart(m_stack);
    QWidget* content = scroll->widget();
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(16, 0, 16, metrics::kPadding);
    column->setSpacing(metrics::kPadding);
    column->addWidget(makeFigures(content));
    column->addWidget(makeLevels(content), m_session->canEdit() ? 3 : 1);
    column->addWidget(makeLists(content), 2);
    auto* charts = new QHBoxLayout;
    charts->setSpacing(16);
    m_growth = new StoreChart(StoreChart::Kind::growth, content);
    m_activity = new StoreChart(StoreChart::Kind::activity, content);
    for (StoreChart* chart : {m_growth, m_activity}) {
        chart->setMinimumHeight(kChartHeight);
        QWidget* frame = framed(chart, content);
        // Nothing happens to a store that is only looked at.
        frame->setVisible(m_session->canEdit());
        charts->addWidget(frame, 1);
    }
    column->addLayout(charts, m_session->canEdit() ? 4 : 0);
    return scroll;
}

QWidget* OverviewPage::makeEmpty() {
    const QString steps =
        tr("What you write lies in the memtable and in the write-ahead log first. A flush makes an SSTable "
           "of it "
           "in L0, and compactions merge tables into the levels below. Each step shows here.");
    auto* empty = new EmptyState(QStringLiteral("store"), tr("This store is empty"), steps, this);
    if (m_session->canEdit()) {
        empty->addAction(tr("Create the first key"), [this] { Q_EMIT showAddress(Address::ofKey({})); });
        empty->addAction(
            tr("Import a file…"), [this] { Q_EMIT importRequested(); }, false);
    }
    return empty;
}

QWidget* OverviewPage::makeFigures(QWidget* parent) {
    m_figures = new FigureRow(parent);
    m_figures->add(QStringLiteral("keys"), tr("keys, about"),
                   tr("Live keys, estimated from the counts of entries and tombstones. Store ▸ Count keys "
                      "counts them."));
    m_figures->add(QStringLiteral("bytes"), tr("in tables"), tr("Bytes of all live SSTables."));
    m_figures->add(QStringLiteral("values"), tr("in value files"),
                   tr("Bytes of value files: values so large that they lie apart from the tables, which only "
                      "point to them. Merges move the pointers and leave the values where they are."));
    m_figures->add(QStringLiteral("garbage"), tr("of it garbage"),
                   tr("Share of the value files that nobody refers to any more. Files with much of it are "
                      "emptied: option “Garbage in value files”."));
    m_figures->add(QStringLiteral("tables"), tr("SSTables"), tr("Live tables of all levels."));
    m_figures->add(QStringLiteral("memtable"), tr("in memory"),
                   tr("Bytes of the memtables: writes that are in the log and not in tables yet."));
    m_figures->add(QStringLiteral("write"), tr("write amplification"),
                   tr("Bytes written to disk / bytes written by you, since the store was opened."));
    m_figures->add(
        QStringLiteral("space"), tr("space amplification"),
        tr("Bytes in tables / bytes of the tables under which nothing older lies: 1 is perfect, and no "
           "compaction can free more than the rest."));
    m_figures->add(QStringLiteral("cache"), tr("cache hits"),
                   tr("Share of block reads that the cache answered, since the store was opened."));
    return m_figures;
}

QWidget* OverviewPage::makeLevels(QWidget* parent) {
    auto* area = new QWidget(parent);
    m_levelTable = new QTableView(area);
    m_levelTable->setModel(m_levels);
    m_levelTable->setObjectName(QStringLiteral("levelSummary"));
    m_levelTable->setAccessibleName(tr("Levels"));
    m_levelTable->verticalHeader()->hide();
    m_levelTable->verticalHeader()->setDefaultSectionSize(metrics::kRow);
    m_levelTable->horizontalHeader()->setHighlightSections(false);
    m_levelTable->setShowGrid(false);
    m_levelTable->setItemDelegate(new CellDelegate(CellDelegate::kNoRole, m_levelTable));
    m_levelTable->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_levelTable->setSelectionMode(QAbstractItemView::SingleSelection);
    m_levelTable->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_levelTable->setStyleSheet(QStringLiteral("QTableView { border-radius: 8px; }"));
    const auto go = [this](const QModelIndex& index) {
        const int level = m_levels->levelOf(index.row());
        if (level >= 0)
            Q_EMIT showAddress(Address::ofLevel(level));
    };
    connect(m_levelTable, &QTableView::activated, this, go);
    connect(m_levelTable, &QTableView::doubleClicked, this, go);
    connect(m_levelTable, &QTableView::clicked, this, [this](const QModelIndex& index) {
        const int level = m_levels->levelOf(index.row());
        Q_EMIT inspect(level >= 0 ? Address::ofLevel(level) : Address::overview());
    });
    m_levelTable->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    keepColumnsReadable(m_levelTable);
    m_bars = new LevelBars(area);
    m_bars->setMinimumSize(kBarsWidth, kBarsHeight);
    auto* row = new QHBoxLayout(area);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(16);
    QVBoxLayout* levels = titled(tr("Levels"), m_levelTable, area);
    levels->setStretchFactor(m_levelTable, 0);
    levels->addStretch(1);
    row->addLayout(levels, 5);
    row->addLayout(titled(tr("Bytes per level"), m_bars, area), 2);
    return area;
}

QWidget* OverviewPage::makeLists(QWidget* parent) {
    auto* area = new QWidget(parent);
    m_attention = makeList(tr("What deserves attention"), area);
    m_events = makeList(tr("Last events"), area);
    auto* row = new QHBoxLayout(area);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(16);
    row->addLayout(titled(tr("What deserves attention"), m_attention, area), 1);
    row->addLayout(titled(tr("Last events"), m_events, area), 1);
    const auto go = [this](const QListWidgetItem* item) {
        const QVariant level = item->data(Qt::UserRole);
        if (level.isValid())
            Q_EMIT showAddress(Address::ofLevel(level.toInt()));
    };
    connect(m_attention, &QListWidget::itemActivated, this, go);
    connect(m_attention, &QListWidget::itemClicked, this, go);
    return area;
}

void OverviewPage::refresh() {
    const StoreState& state = *m_session->state();
    QString preset;
    for (const auto& [name, value] : state.info.options) {
        if (name == "preset")
            preset = tr("preset %1 · ").arg(displayBytes(value, 40));
    }
    const QString where = displayBytes(m_session->origin().toStdString(), 200);
    m_header->setSubtitle(preset + (m_session->snapshot() ? tr("snapshot of %1").arg(where) : where));
    m_levels->setLevels(state.levels);
    // All rows, the sum among them, are in sight.
    m_levelTable->setFixedHeight(m_levelTable->horizontalHeader()->sizeHint().height() +
                                 m_levels->rowCount() * metrics::kRow + 2 * m_levelTable->frameWidth());
    m_bars->setLevels(state.levels);
    if (m_spaceOf.lock() != state.version)
        m_space = spaceUseOf(*state.version);
    m_spaceOf = state.version;
    refreshFigures();
    refreshAttention();
    const bool empty = totalsOf(state).tables == 0 && state.info.memtableEntries == 0;
    m_stack->setCurrentIndex(empty ? 1 : 0);
}

void OverviewPage::refreshFigures() {
    const StoreState& state = *m_session->state();
    const Totals totals = totalsOf(state);
    m_figures->set(QStringLiteral("keys"), displayNumber(state.info.approximateKeys));
    const ValueUse values = valueUseOf(*state.version);
    m_figures->set(QStringLiteral("bytes"), displaySize(totals.bytes - values.liveBytes));
    m_figures->setShown(QStringLiteral("values"), values.files != 0);
    m_figures->set(QStringLiteral("values"), displaySize(values.bytes));
    m_figures->setShown(QStringLiteral("garbage"), values.files != 0);
    m_figures->set(QStringLiteral("garbage"), displayPercent(values.garbageShare(), 0));
    m_figures->set(QStringLiteral("tables"), displayNumber(totals.tables));
    const uint64_t memory =
        state.hasStats ? state.stats.memtableBytes + state.stats.immutableBytes : state.info.memtableBytes;
    m_figures->set(QStringLiteral("memtable"), displaySize(memory));
    // What only may be older data is all that the bounds of tables tell.
    m_figures->set(QStringLiteral("space"), (m_space.amplification() > 1 ? QStringLiteral("≤ ") : QString()) +
                                                amplification(m_space.amplification()));
    if (!state.hasStats)
        return;
    m_figures->set(QStringLiteral("write"), amplification(state.stats.writeAmplification()));
    const uint64_t reads = state.stats.cache.hits + state.stats.cache.misses;
    m_figures->set(
        QStringLiteral("cache"),
        reads == 0 ? QStringLiteral("—") : displayPercent(double(state.stats.cache.hits) / double(reads), 0));
}

void OverviewPage::refreshAttention() {
    m_attention->clear();
    for (const Attention& each : attentionFor(*m_session->state(), m_session->problem(), m_space)) {
        auto* item = new QListWidgetItem(gradeIcon(each.grade), each.text, m_attention);
        item->setForeground(gradeColour(each.grade));
        if (each.where.kind == AddressKind::level)
            item->setData(Qt::UserRole, int(each.where.number));
    }
}

void OverviewPage::refreshEvents() {
    struct Event {
        uint64_t job = 0;
        QString icon;
        QString text;
        bool failed = false;
    };
    std::vector<Event> events;
    for (const FlushInfo& flush : m_session->flushes())
        events.push_back({flush.jobId, QStringLiteral("flush"), logLine(flush), !flush.status.ok()});
    for (const CompactionInfo& compaction : m_session->compactions())
        events.push_back({compaction.jobId, QStringLiteral("compaction"), logLine(compaction),
                          !compaction.status.ok() && !compaction.status.is(Code::cancelled)});
    std::sort(events.begin(), events.end(), [](const Event& a, const Event& b) { return a.job > b.job; });
    m_events->clear();
    for (size_t i = 0; i < events.size() && i < kLastEvents; ++i) {
        auto* item = new QListWidgetItem(themedIcon(events[i].icon), events[i].text, m_events);
        if (events[i].failed)
            item->setForeground(Theme::current().damage);
    }
    if (events.empty()) {
        auto* item = new QListWidgetItem(m_session->canEdit()
                                             ? tr("No flush or compaction since the store was opened.")
                                             : tr("Events are seen when the store is open in Edit mode."),
                                         m_events);
        item->setForeground(Theme::current().muted);
    }
}

void OverviewPage::refreshCharts() {
    if (!m_session->canEdit())
        return;
    const std::vector<StoreSample> samples = samplesOf(*m_session);
    m_growth->setSamples(samples);
    m_activity->setSamples(samples);
}

void OverviewPage::changeEvent(QEvent* event) {
    Page::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        refreshAttention();
        refreshEvents();
    }
}

}  // namespace levelscope::gui
