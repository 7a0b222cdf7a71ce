#include "gui/pages/compaction/compaction_page.h"

#include <QHeaderView>
#include <QPointer>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>
#include <algorithm>

#include "gui/models/compaction_history_model.h"
#include "gui/models/display.h"
#include "gui/models/level_score_model.h"
#include "gui/pages/compaction/before_after.h"
#include "gui/pages/compaction/plan_panel.h"
#include "gui/pages/job_card.h"
#include "gui/pages/store_sample.h"
#include "gui/session/store_session.h"
#include "gui/widgets/basic_widgets.h"
#include "gui/widgets/cell_delegate.h"
#include "gui/widgets/error_banner.h"
#include "gui/widgets/level_cell_delegate.h"
#include "gui/widgets/segmented_bar.h"
#include "gui/widgets/store_charts.h"
#include "gui/widgets/table_columns.h"
#include "gui/widgets/theme.h"
#include "gui/widgets/wrapping_row.h"

namespace levelscope::gui {
namespace {

// The level with most tombstones under which other levels lie, as at the bottom they go; everything when
// there is none.
ManualCompaction tombstonesToLookAt(const std::vector<LevelInfo>& levels) {
    ManualCompaction manual{.kind = CompactionReason::manualAll};
    uint64_t most = 0;
    const auto deepest =
        std::find_if(levels.rbegin(), levels.rend(), [](const LevelInfo& info) { return info.tables > 0; });
    for (const LevelInfo& info : levels) {
        if (info.tombstones <= most || info.level == deepest->level)
            continue;
        most = info.tombstones;
        manual.kind = CompactionReason::manualLevel;
        manual.level = info.level;
    }
    return manual;
}

}  // namespace

CompactionPage::CompactionPage(StoreSession* session, QWidget* parent)
    : Page(parent),
      m_session(session),
      m_header(new PageHeader(tr("Compaction"), this)),
      m_error(new ErrorBanner(this)),
      m_scores(new LevelScoreModel(this)),
      m_history(new CompactionHistoryModel(this)),
      m_card(new JobCard(this)) {
    m_flush = new QPushButton(themedIcon(QStringLiteral("flush")), tr("Flush memtable"), this);
    m_flush->setEnabled(m_session->canEdit());
    m_flush->setToolTip(plainToolTip(
        m_session->canEdit() ? tr("Writes what is in memory into a table of L0")
                             : tr("The store is open for inspection only: nothing is written to it")));
    m_header->addControl(m_flush);
    QScrollArea* scroll = scrollingPart(this);
    QWidget* content = scroll->widget();
    auto* parts = new QVBoxLayout(content);
    parts->setContentsMargins(0, 0, 0, 0);
    parts->setSpacing(metrics::kPadding);
    parts->addWidget(buildTop(content));
    parts->addWidget(m_card);
    auto* lower = new WrappingRow(metrics::kPadding, content);
    lower->add(buildHistory(lower), 2);
    lower->add(buildCharts(lower), 1);
    parts->addWidget(lower, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(4 * metrics::kGap, metrics::kPadding, 4 * metrics::kGap, metrics::kPadding);
    column->setSpacing(metrics::kPadding);
    column->addWidget(m_header);
    column->addWidget(m_error);
    column->addWidget(scroll, 1);

    connect(m_flush, &QPushButton::clicked, this, [this] { follow(m_session->flush()); });
    connect(m_plan, &PlanPanel::runRequested, this, &CompactionPage::run);
    connect(m_plan, &PlanPanel::dryRunRequested, this, &CompactionPage::dryRun);
    connectSession();
    stateChanged();
}

QWidget* CompactionPage::buildTop(QWidget* parent) {
    auto* top = new WrappingRow(metrics::kPadding, parent);
    const Card plan = makeCard(tr("Compact"), top);
    m_plan = new PlanPanel(m_session, plan.frame);
    plan.column->addWidget(m_plan);
    const Card levels = makeCard(tr("Levels"), top);
    QTableView* scores = quietTable(m_scores, tr("Levels and how full they are"), levels.frame);
    scores->setItemDelegate(
        new LevelCellDelegate(LevelScoreModel::LevelColumn, LevelScoreModel::LevelRole, scores));
    scores->setSelectionMode(QAbstractItemView::NoSelection);
    scores->setFocusPolicy(Qt::TabFocus);
    scores->setColumnHidden(LevelScoreModel::TombstonesColumn, true);
    keepColumnsReadable(scores);
    scores->setMinimumHeight(150);
    levels.column->addWidget(scores);
    top->add(plan.frame, 3);
    top->add(levels.frame, 2);
    return top;
}

QWidget* CompactionPage::buildHistory(QWidget* parent) {
    const auto [frame, column] = makeCard(tr("Jobs of this session"), parent);
    m_historyView = quietTable(m_history, tr("Flushes and compactions"), frame);
    m_historyView->setItemDelegate(new CellDelegate(CompactionHistoryModel::FailedRole, m_historyView));
    setColumnWidths(m_historyView, {116, 144, 108, 64, 164, 72, 72, 76});
    m_historyView->horizontalHeader()->moveSection(CompactionHistoryModel::ReasonColumn,
                                                   CompactionHistoryModel::ResultColumn);
    m_historyView->horizontalHeader()->setStretchLastSection(true);
    // What the card below shows in full gives way to what tells jobs apart.
    m_historyView->setColumnHidden(CompactionHistoryModel::TablesColumn, true);
    m_historyView->setColumnHidden(CompactionHistoryModel::DroppedColumn, true);
    auto* empty = plainLabel(
        m_session->canEdit()
            ? tr("No flush and no compaction yet. They appear here as they happen, also those the engine "
                 "starts by itself.")
            : tr("The store is open for inspection only, so nothing runs. Open it for editing to flush and "
                 "compact; every job is then listed here."),
        frame, "muted");
    empty->setWordWrap(true);
    empty->setAlignment(Qt::AlignCenter);
    m_historyStack = new QStackedWidget(frame);
    m_historyStack->addWidget(empty);
    m_historyStack->addWidget(m_historyView);
    m_beforeAfter = new BeforeAfter(frame);
    m_beforeAfter->hide();
    column->addWidget(m_historyStack, 1);
    column->addWidget(m_beforeAfter);
    connect(m_historyView->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &CompactionPage::showChosenJob);
    connect(m_history, &QAbstractItemModel::dataChanged, this, &CompactionPage::showChosenJob);
    connect(m_history, &QAbstractItemModel::rowsInserted, this, [this] {
        m_historyStack->setCurrentIndex(1);
        m_beforeAfter->show();
    });
    return frame;
}

QWidget* CompactionPage::buildCharts(QWidget* parent) {
    const auto [frame, column] = makeCard({}, parent);
    auto* bar = new SegmentedBar(frame);
    auto* stack = new QStackedWidget(frame);
    const std::pair<StoreChart::Kind, QString> kinds[] = {{StoreChart::Kind::levels, tr("levels")},
                                                          {StoreChart::Kind::activity, tr("activity")},
                                                          {StoreChart::Kind::growth, tr("entries")}};
    for (const auto& [kind, name] : kinds) {
        auto* chart = new StoreChart(kind, stack);
        bar->addSegment(static_cast<int>(m_charts.size()), name, chart->title());
        m_charts.append(chart);
        stack->addWidget(chart);
    }
    connect(bar, &SegmentedBar::currentChanged, stack, &QStackedWidget::setCurrentIndex);
    column->addWidget(bar);
    column->addWidget(stack, 1);
    return frame;
}

void CompactionPage::connectSession() {
    for (const FlushInfo& info : m_session->flushes())
        m_history->end(info);
    for (const CompactionInfo& info : m_session->compactions())
        m_history->end(info);
    connect(m_session, &StoreSession::flushStarted, this,
            [this](const FlushInfo& info) { m_history->begin(info); });
    connect(m_session, &StoreSession::flushFinished, this,
            [this](const FlushInfo& info) { m_history->end(info); });
    connect(m_session, &StoreSession::compactionStarted, this,
            [this](const CompactionInfo& info) { m_history->begin(info); });
    connect(m_session, &StoreSession::compactionProgressed, m_history, &CompactionHistoryModel::progress);
    connect(m_session, &StoreSession::compactionFinished, this,
            [this](const CompactionInfo& info) { m_history->end(info); });
    connect(m_session, &StoreSession::stateChanged, this, &CompactionPage::stateChanged);
    connect(m_session, &StoreSession::historyGrew, this, &CompactionPage::feedCharts);
}

void CompactionPage::stateChanged() {
    const auto state = m_session->state();
    // Levels below the last one in use say nothing.
    const int deepest = state->version ? state->version->deepestLevel() : -1;
    std::vector<LevelInfo> levels;
    for (const LevelInfo& level : state->levels) {
        if (level.level <= std::max(1, deepest))
            levels.push_back(level);
    }
    m_scores->setLevels(levels);
    m_plan->refresh();
    feedCharts();
}

void CompactionPage::feedCharts() {
    const std::vector<StoreSample> samples = samplesOf(*m_session);
    for (StoreChart* chart : m_charts)
        chart->setSamples(samples);
}

void CompactionPage::plan(const ManualCompaction& manual) {
    m_plan->setManual(manual);
}

void CompactionPage::run(const ManualCompaction& manual, const QString& title) {
    if (m_session->canEdit())
        follow(m_session->compact(manual, title));
}

void CompactionPage::dryRun(const std::optional<ManualCompaction>& manual) {
    m_error->clear();
    Job* job = m_session->rehearse(manual, [panel = QPointer<PlanPanel>(m_plan)](const Rehearsal& rehearsal) {
        if (panel)
            panel->showRehearsal(rehearsal);
    });
    m_card->setJob(job);
    connect(job, &Job::finished, this, [this](const Job* ended) {
        if (ended->state() == Job::State::failed)
            m_error->showStatus(ended->result());
    });
}

void CompactionPage::follow(Job* job) {
    m_error->clear();
    m_card->setJob(job);
    connect(job, &Job::finished, this, [this](Job* ended) {
        if (ended->state() == Job::State::failed)
            m_error->showStatus(ended->result());
        Q_EMIT statusMessage(ended->state() == Job::State::cancelled
                                 ? tr("%1: cancelled, the tables are as they were").arg(ended->title())
                                 : QString());
        m_plan->refresh();
    });
}

void CompactionPage::showChosenJob() {
    const QModelIndex index = m_historyView->currentIndex();
    if (index.isValid())
        m_beforeAfter->setEntry(m_history->entry(index.row()));
    else
        m_beforeAfter->clear();
}

void CompactionPage::ask(Question question) {
    if (question == Question::freedByRange) {
        m_plan->askForRange();
    } else if (question == Question::keptTombstones) {
        m_plan->setManual(tombstonesToLookAt(m_session->state()->levels));
        m_plan->dryRunWhenPlanned();
    }
}

bool CompactionPage::settled() const {
    return m_plan->settled();
}

void CompactionPage::prepareShowcase(const QString&) {
    ManualCompaction manual;
    manual.kind = CompactionReason::manualLevel;
    manual.level = 1;
    if (const auto version = m_session->state()->version; version && version->level(1).empty())
        manual.kind = CompactionReason::manualAll;
    m_plan->setManual(manual);
    if (m_history->rowCount() > 0)
        m_historyView->selectRow(0);
}

}  // namespace levelscope::gui
