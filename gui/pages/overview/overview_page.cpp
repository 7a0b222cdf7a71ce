#include "gui/pages/overview/overview_page.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QListWidget>
#include <QTableView>
#include <QVBoxLayout>

#include "gui/models/display.h"
#include "gui/models/log_lines.h"
#include "gui/pages/overview/attention.h"
#include "gui/pages/overview/figure_row.h"
#include "gui/pages/overview/level_bars.h"
#include "gui/pages/overview/level_summary_model.h"
#include "gui/session/store_session.h"
#include "gui/widgets/basic_widgets.h"
#include "gui/widgets/cell_delegate.h"
#include "gui/widgets/store_charts.h"
#include "gui/widgets/theme.h"

namespace levelscope::gui {
namespace {

constexpr int kLastEvents = 50;
constexpr int kChartHeight = 190;  // less, and Qt Charts has no room for the axis labels

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

StoreSample sampleOf(const StoreState& state) {
    StoreSample sample;
    const Totals totals = totalsOf(state);
    sample.seconds = double(state.takenMs) / 1000;
    for (const LevelInfo& level : state.levels) {
        if (level.level >= 0 && level.level < kMaxLevels)
            sample.levelBytes[size_t(level.level)] = level.bytes;
    }
    const DbStats& stats = state.stats;
    sample.entries = totals.entries + stats.memtableEntries;
    sample.totalBytes = totals.bytes + stats.memtableBytes;
    sample.userBytesWritten = stats.userBytesWritten;
    sample.diskBytesWritten = stats.walBytesWritten + stats.flushBytes + stats.compactionBytesWritten;
    sample.compactionBytesRead = stats.compactionBytesRead;
    return sample;
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
        case Attention::Grade::good: return theme.green;
        case Attention::Grade::damage: return theme.damage;
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
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, metrics::kPadding, 16, metrics::kPadding);
    column->setSpacing(metrics::kPadding);
    column->addWidget(m_header);
    column->addWidget(makeFigures());
    column->addWidget(makeLevels(), 5);
    column->addWidget(makeLists(), 2);
    auto* charts = new QHBoxLayout;
    charts->setSpacing(16);
    m_growth = new StoreChart(StoreChart::Kind::growth, this);
    m_activity = new StoreChart(StoreChart::Kind::activity, this);
    for (StoreChart* chart : {m_growth, m_activity}) {
        chart->setMinimumHeight(kChartHeight);
        QWidget* frame = framed(chart, this);
        // Nothing happens to a store that is only looked at.
        frame->setVisible(session->canEdit());
        charts->addWidget(frame, 1);
    }
    column->addLayout(charts, session->canEdit() ? 4 : 0);

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

QWidget* OverviewPage::makeFigures() {
    m_figures = new FigureRow(this);
    m_figures->add(QStringLiteral("keys"), tr("keys, about"),
                   tr("Live keys, estimated from the counts of entries and tombstones. Store ▸ Count keys "
                      "counts them."));
    m_figures->add(QStringLiteral("bytes"), tr("in tables"), tr("Bytes of all live SSTables."));
    m_figures->add(QStringLiteral("tables"), tr("SSTables"), tr("Live tables of all levels."));
    m_figures->add(QStringLiteral("memtable"), tr("in memory"),
                   tr("Bytes of the memtables: writes that are in the log and not in tables yet."));
    m_figures->add(QStringLiteral("write"), tr("write amplification"),
                   tr("Bytes written to disk / bytes written by you, since the store was opened."));
    m_figures->add(QStringLiteral("space"), tr("space amplification"),
                   tr("Bytes in tables / bytes of the bottom level: 1 is perfect."));
    m_figures->add(QStringLiteral("cache"), tr("cache hits"),
                   tr("Share of block reads that the cache answered, since the store was opened."));
    return m_figures;
}

QWidget* OverviewPage::makeLevels() {
    auto* area = new QWidget(this);
    m_levelTable = new QTableView(area);
    m_levelTable->setModel(m_levels);
    m_levelTable->setObjectName(QStringLiteral("levelSummary"));
    m_levelTable->setAccessibleName(tr("Levels"));
    m_levelTable->verticalHeader()->hide();
    m_levelTable->verticalHeader()->setDefaultSectionSize(metrics::kRow);
    m_levelTable->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_levelTable->horizontalHeader()->setSectionResizeMode(LevelSummaryModel::LevelColumn,
                                                           QHeaderView::Stretch);
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
    m_bars = new LevelBars(area);
    auto* row = new QHBoxLayout(area);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(16);
    row->addLayout(titled(tr("Levels"), m_levelTable, area), 5);
    row->addLayout(titled(tr("Bytes per level"), m_bars, area), 2);
    return area;
}

QWidget* OverviewPage::makeLists() {
    auto* area = new QWidget(this);
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
    m_header->setSubtitle(preset + displayBytes(m_session->directory().toStdString(), 200));
    m_levels->setLevels(state.levels);
    m_bars->setLevels(state.levels);
    refreshFigures();
    refreshAttention();
}

void OverviewPage::refreshFigures() {
    const StoreState& state = *m_session->state();
    const Totals totals = totalsOf(state);
    m_figures->set(QStringLiteral("keys"), displayNumber(state.info.approximateKeys));
    m_figures->set(QStringLiteral("bytes"), displaySize(totals.bytes));
    m_figures->set(QStringLiteral("tables"), displayNumber(totals.tables));
    const uint64_t memory =
        state.hasStats ? state.stats.memtableBytes + state.stats.immutableBytes : state.info.memtableBytes;
    m_figures->set(QStringLiteral("memtable"), displaySize(memory));
    if (!state.hasStats)
        return;
    m_figures->set(QStringLiteral("write"), amplification(state.stats.writeAmplification()));
    m_figures->set(QStringLiteral("space"), amplification(state.stats.spaceAmplification()));
    const uint64_t reads = state.stats.cache.hits + state.stats.cache.misses;
    m_figures->set(
        QStringLiteral("cache"),
        reads == 0 ? QStringLiteral("—") : displayPercent(double(state.stats.cache.hits) / double(reads), 0));
}

void OverviewPage::refreshAttention() {
    m_attention->clear();
    for (const Attention& each : attentionFor(*m_session->state(), m_session->problem())) {
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
    std::vector<StoreSample> samples;
    samples.reserve(m_session->history().size());
    for (const auto& state : m_session->history())
        samples.push_back(sampleOf(*state));
    // Nothing may have changed since the last sample: the lines go on to now.
    samples.push_back(sampleOf(*m_session->state()));
    samples.back().seconds = std::max(samples.back().seconds, m_session->ageSeconds());
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
