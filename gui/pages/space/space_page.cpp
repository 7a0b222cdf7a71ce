#include "gui/pages/space/space_page.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

#include "core/version/value_use.h"
#include "gui/models/display.h"
#include "gui/pages/no_tables.h"
#include "gui/session/store_session.h"
#include "gui/widgets/basic_widgets.h"
#include "gui/widgets/cell_delegate.h"
#include "gui/widgets/error_banner.h"
#include "gui/widgets/segmented_bar.h"
#include "gui/widgets/table_columns.h"
#include "gui/widgets/theme.h"
#include "gui/widgets/treemap.h"

namespace levelscope::gui {
namespace {

constexpr size_t kDepth = 2;
constexpr int kBarWidth = 160;
constexpr int kCrumbLength = 32;
constexpr int kPermille = 1000;

// Prefixes are keys, and set like them.
class PrefixDelegate : public CellDelegate {
public:
    explicit PrefixDelegate(QObject* parent) : CellDelegate(kNoRole, parent) {}

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override {
        CellDelegate::initStyleOption(option, index);
        if (index.column() == SpaceModel::PrefixColumn)
            option->font = fixedFont();
    }
};

SpaceRequest requestFor(const std::string& prefix) {
    SpaceRequest request;
    request.prefix = prefix;
    request.depth = kDepth;
    return request;
}

}  // namespace

SpacePage::SpacePage(StoreSession* session, QWidget* parent)
    : Page(parent),
      m_session(session),
      m_header(new PageHeader(tr("Space"), this)),
      m_colours(new SegmentedBar(this)),
      m_sample(new QPushButton(themedIcon(QStringLiteral("refresh")), tr("Sample again"), this)),
      m_count(new QPushButton(tr("Count exactly"), this)),
      m_cancel(new QPushButton(tr("Cancel"), this)),
      m_compact(new QPushButton(tr("Compact these keys…"), this)),
      m_bar(new QProgressBar(this)),
      m_verdict(plainLabel({}, this, "muted")),
      m_error(new ErrorBanner(this)),
      m_stack(new QStackedWidget(this)),
      m_model(new SpaceModel(this)),
      m_sorted(new QSortFilterProxyModel(this)) {
    auto* empty =
        new NoTables(session, QStringLiteral("space"),
                     tr("Here is shown which keys take the disk space, level by level, and how much "
                        "of it is live. It is the tables that are measured."),
                     this);
    connect(empty, &NoTables::keysWanted, this, [this] { Q_EMIT showAddress(Address::ofKey({})); });
    m_empty = empty;
    m_sorted->setSourceModel(m_model);
    m_sorted->setSortRole(SpaceModel::SortRole);
    build();
    connect(m_sample, &QPushButton::clicked, this, &SpacePage::sample);
    connect(m_count, &QPushButton::clicked, this, &SpacePage::count);
    connect(m_cancel, &QPushButton::clicked, this, &SpacePage::stopWork);
    connect(m_colours, &SegmentedBar::currentChanged, this, [this](int colour) {
        m_map->setColour(static_cast<SpaceColour>(colour));
        m_legend->setColour(static_cast<SpaceColour>(colour));
    });
    connect(m_session, &StoreSession::stateChanged, this, [this] {
        if (m_path.front().node == nullptr && isVisible() && !m_load.running() && m_job == nullptr)
            sample();
        showState();
    });
    showState();
}

SpacePage::~SpacePage() {
    if (m_job != nullptr)
        m_job->cancel();
}

void SpacePage::build() {
    m_colours->setCaption(tr("colour by"));
    m_colours->addSegment(static_cast<int>(SpaceColour::level), tr("level"),
                          tr("Live bytes in the colour of their level"));
    m_colours->addSegment(static_cast<int>(SpaceColour::part), tr("state"),
                          tr("Live, shadowed, tombstones and overhead, whatever the level"));
    m_header->addControl(m_colours);
    m_header->addControl(m_sample);
    m_header->addControl(m_count);
    m_sample->setToolTip(
        plainToolTip(tr("Reads some data blocks, drawn at random, and estimates from them")));
    m_count->setToolTip(plainToolTip(tr("Reads every entry of every table: exact, and takes its time")));
    m_bar->setRange(0, kPermille);
    m_bar->setTextVisible(false);
    m_bar->setFixedWidth(kBarWidth);
    m_bar->setAccessibleName(tr("Progress of the count"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(4 * metrics::kGap, metrics::kPadding, 4 * metrics::kGap, metrics::kPadding);
    column->setSpacing(metrics::kPadding);
    column->addWidget(m_header);
    column->addWidget(m_error);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(buildContent());
    column->addWidget(m_stack, 1);
}

QWidget* SpacePage::buildContent() {
    auto* content = new QWidget(m_stack);
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2 * metrics::kGap);
    auto* row = new QHBoxLayout;
    m_crumbs = new QHBoxLayout;
    m_crumbs->setSpacing(0);
    m_legend = new SpaceLegend(content);
    row->addLayout(m_crumbs);
    row->addStretch(1);
    row->addWidget(m_legend);
    column->addLayout(row);
    auto* down = new QSplitter(Qt::Vertical, content);
    down->setChildrenCollapsible(false);
    m_map = new Treemap(down);
    m_map->setAccessibleName(tr("Space by key prefix"));
    m_list = quietTable(m_sorted, tr("Key prefixes"), down);
    m_list->setItemDelegate(new PrefixDelegate(m_list));
    m_list->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);  // as reported: largest first
    m_list->setSortingEnabled(true);
    setColumnWidths(m_list, {140, 84, 100, 64, 80, 84, 96, 84});
    m_list->horizontalHeader()->setStretchLastSection(true);
    down->addWidget(m_map);
    down->addWidget(m_list);
    down->setStretchFactor(0, 3);
    down->setStretchFactor(1, 2);
    column->addWidget(down, 1);
    auto* state = new QHBoxLayout;
    state->addWidget(m_verdict, 1);
    state->addWidget(m_bar);
    state->addWidget(m_cancel);
    state->addWidget(m_compact);
    m_compact->setToolTip(plainToolTip(
        m_session->canEdit()
            ? tr("Shows what compacting the keys of the chosen prefix would do, before it is done")
            : tr("The store is open for inspection only: nothing can be compacted")));
    m_compact->setVisible(!m_session->isNeverWritten());
    connect(m_compact, &QPushButton::clicked, this, &SpacePage::planCompactionOfChosen);
    column->addLayout(state);
    setFocusProxy(m_map);
    connect(m_map, &Treemap::opened, this, &SpacePage::open);
    connect(m_map, &Treemap::upRequested, this, [this] { leaveFor(m_path.size() - 1); });
    connect(m_map, &Treemap::currentChanged, this, [this](int child) {
        if (child >= 0)
            m_list->selectRow(m_sorted->mapFromSource(m_model->index(child, 0)).row());
    });
    connect(m_list->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& current) {
                m_map->setCurrent(childOf(current));
                showState();
            });
    connect(m_list, &QTableView::activated, this, [this](const QModelIndex& index) {
        if (const int child = childOf(index); child >= 0)
            Q_EMIT showAddress(Address::ofKey(m_model->child(child).prefix));
    });
    return content;
}

int SpacePage::childOf(const QModelIndex& proxied) const {
    return proxied.isValid() ? m_sorted->mapToSource(proxied).row() : -1;
}

void SpacePage::showEvent(QShowEvent* event) {
    Page::showEvent(event);
    if (m_path.front().node == nullptr && !m_load.running() && m_job == nullptr)
        sample();
}

void SpacePage::stopWork() {
    m_load.cancel();
    if (m_job != nullptr)
        m_job->cancel();
    showState();
}

// Tables came or went since what is shown was measured.
bool SpacePage::isOutdated() const {
    const Step& step = m_path.back();
    return step.node != nullptr && step.version.lock() != m_session->state()->version;
}

void SpacePage::sample() {
    stopWork();
    const size_t depth = m_path.size();
    m_load.start(
        this,
        [reader = m_session->reader(), request = requestFor(prefix()),
         version = std::weak_ptr<const Version>(m_session->state()->version)](std::stop_token stop) {
            auto loaded = std::make_shared<Loaded>();
            loaded->version = version;
            Result<SpaceReport> report = sampleSpace(*reader, request, {}, std::move(stop));
            loaded->status = report.status();
            if (report.ok())
                loaded->report = std::make_shared<const SpaceReport>(std::move(report).value());
            return std::shared_ptr<const Loaded>(std::move(loaded));
        },
        [this, depth](const std::shared_ptr<const Loaded>& loaded) { take(*loaded, depth); });
    showState();
}

void SpacePage::count() {
    stopWork();
    const size_t depth = m_path.size();
    auto loaded = std::make_shared<Loaded>();
    loaded->version = m_session->state()->version;
    m_job = m_session->jobs()->start(
        tr("Count the space"), JobUnit::bytes, false,
        [reader = m_session->reader(), request = requestFor(prefix()), loaded](JobControl& control) {
            const auto progress = [&control](uint64_t done, uint64_t total) {
                control.setProgress(done, total);
            };
            Result<SpaceReport> report = countSpace(*reader, request, progress, control.stopToken());
            loaded->status = report.status();
            if (report.ok())
                loaded->report = std::make_shared<const SpaceReport>(std::move(report).value());
            return loaded->status;
        });
    connect(m_job, &Job::progressed, this, &SpacePage::showState);
    connect(m_job, &Job::finished, this, [this, loaded, depth](Job* job) { countEnded(loaded, depth, job); });
    showState();
}

void SpacePage::countEnded(const std::shared_ptr<Loaded>& loaded, size_t depth, Job* job) {
    if (job != m_job)
        return;
    m_job = nullptr;
    if (job->state() == Job::State::cancelled)
        return showState();
    loaded->status = job->result();
    take(*loaded, depth);
}

// What was asked of the prefix that is shown at this depth.
void SpacePage::take(const Loaded& loaded, size_t depth) {
    m_error->clear();
    if (!loaded.status.ok()) {
        m_error->showStatus(loaded.status);
    } else if (depth == m_path.size()) {
        Step& step = m_path.back();
        step.report = loaded.report;
        step.node = &loaded.report->root;
        step.version = loaded.version;
        if (!loaded.report->problem.ok())
            m_error->showStatus(loaded.report->problem);
        showStep();
    }
    showState();
}

// By the window, which then knows the way back.
void SpacePage::open(int child) {
    const std::string wanted = m_model->child(child).prefix;
    if (m_model->child(child).rest || wanted == prefix())
        return;
    Q_EMIT showAddress(Address::ofSpace(wanted));
    if (prefix() != wanted)
        enter(child);
}

void SpacePage::leaveFor(size_t depth) {
    if (depth == 0 || depth >= m_path.size())
        return;
    const std::string wanted = m_path[depth - 1].prefix;
    Q_EMIT showAddress(Address::ofSpace(wanted));
    if (prefix() != wanted)
        goTo(depth);
}

// To a step of the path, to a part of what is shown, or to a prefix that nothing is known of yet.
void SpacePage::openAddress(const Address& address) {
    if (!accepts(address) || address.key == prefix())
        return;
    for (size_t depth = 1; depth <= m_path.size(); ++depth)
        if (m_path[depth - 1].prefix == address.key)
            return goTo(depth);
    for (int child = 0; child < m_model->rowCount(); ++child)
        if (!m_model->child(child).rest && m_model->child(child).prefix == address.key)
            return enter(child);
    stopWork();
    m_path.resize(1);
    m_path.push_back(Step{.prefix = address.key, .report = nullptr, .version = {}});
    showStep();
    sample();
}

void SpacePage::enter(int child) {
    const Step& step = m_path.back();
    const SpaceNode& node = m_model->child(child);
    const bool exact = step.report->exact;
    Step next{node.prefix, step.report, &node, step.version};
    m_path.push_back(std::move(next));
    const bool known = !m_path.back().node->children.empty();
    stopWork();
    showStep();
    if (!exact)
        sample();
    else if (!known)
        count();
}

// To the first so many steps.
void SpacePage::goTo(size_t depth) {
    if (depth >= m_path.size())
        return;
    stopWork();
    m_path.resize(depth);
    showStep();
    if (m_path.back().node == nullptr)
        sample();
    m_map->setFocus();
}

void SpacePage::showStep() {
    const Step& step = m_path.back();
    m_map->setNode(step.report, step.node);
    m_legend->setNode(step.node);
    m_model->setNode(step.report, step.node);
    showCrumbs();
    showState();
}

void SpacePage::planCompactionOfChosen() {
    const int chosen = childOf(m_list->currentIndex());
    if (chosen < 0)
        return;
    ManualCompaction manual{.kind = CompactionReason::manualRange};
    manual.range = KeyRange::withPrefix(m_model->child(chosen).prefix);
    Q_EMIT planCompaction(manual);
}

QPushButton* SpacePage::crumb(int index) const {
    return qobject_cast<QPushButton*>(m_crumbs->itemAt(index)->widget());
}

void SpacePage::showCrumbs() {
    while (QLayoutItem* item = m_crumbs->takeAt(0)) {
        item->widget()->deleteLater();
        delete item;
    }
    for (size_t depth = 1; depth <= m_path.size(); ++depth) {
        const std::string& prefix = m_path[depth - 1].prefix;
        const QString text =
            depth == 1 ? tr("All keys") : displayBytes(prefix, kCrumbLength) + QStringLiteral("…");
        auto* button = new QPushButton(depth == 1 ? QIcon() : themedIcon(QStringLiteral("chevron-right")),
                                       QString(text).replace(QLatin1Char('&'), QStringLiteral("&&")), this);
        setStyleRole(button, "flat");
        button->setEnabled(depth < m_path.size());
        connect(button, &QPushButton::clicked, this, [this, depth] { leaveFor(depth); });
        m_crumbs->addWidget(button);
    }
}

void SpacePage::showState() {
    const bool hasTables = m_session->state()->version && m_session->state()->version->tableCount() > 0;
    const bool counting = m_job != nullptr;
    const Step& step = m_path.back();
    m_stack->setCurrentIndex(hasTables ? 1 : 0);
    m_sample->setEnabled(hasTables && !m_load.running() && !counting);
    m_count->setEnabled(hasTables && !counting && !(step.report && step.report->exact && !isOutdated()));
    const int chosen = childOf(m_list->currentIndex());
    m_compact->setEnabled(m_session->canEdit() && chosen >= 0 && !m_model->child(chosen).rest);
    m_bar->setVisible(counting);
    m_cancel->setVisible(counting);
    if (counting && m_job->total() > 0)
        m_bar->setValue(int(double(m_job->done()) / double(m_job->total()) * kPermille));
    m_header->setSubtitle(subtitleOf(step));
    if (counting)
        m_verdict->setText(tr("Counting every entry…"));
    else if (m_load.running())
        m_verdict->setText(tr("Sampling…"));
    else if (isOutdated())
        m_verdict->setText(tr("The store has changed since."));
    else if (step.report && step.report->exact)
        m_verdict->setText(tr("Exact: every entry was read."));
    else if (step.report)
        m_verdict->setText(displayCounted(tr("Sampled: live bytes %1, from %n block(s) read.", nullptr,
                                             int(step.report->blocksRead)),
                                          step.report->blocksRead)
                               .arg(displayErrorOf(step.node->all.of(SpacePart::live))));
    else
        m_verdict->clear();
}

QString SpacePage::subtitleOf(const Step& step) {
    if (step.node == nullptr)
        return {};
    QStringList parts{
        tr("%1 in all, %2 live")
            .arg(displayBytesOf(step.node->all.total), displayBytesOf(step.node->all.of(SpacePart::live)))};
    const auto version = step.version.lock();
    const ValueUse values = version ? valueUseOf(*version) : ValueUse();
    if (values.files != 0)
        parts << tr("besides %1 of garbage in %n value file(s)", nullptr, static_cast<int>(values.files))
                     .arg(displaySize(values.garbageBytes));
    return parts.join(QStringLiteral(" · "));
}

bool SpacePage::settled() const {
    return !m_load.running() && m_job == nullptr;
}

void SpacePage::prepareShowcase(const QString& name) {
    m_colours->setCurrent(static_cast<int>(name.isEmpty() ? SpaceColour::level : SpaceColour::part));
}

}  // namespace levelscope::gui
