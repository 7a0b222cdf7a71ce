#include "gui/pages/compaction/plan_panel.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QVBoxLayout>
#include <set>
#include <utility>

#include "core/env/file_system.h"
#include "gui/models/display.h"
#include "gui/models/engine_names.h"
#include "gui/models/key_text.h"
#include "gui/session/store_session.h"
#include "gui/widgets/basic_widgets.h"
#include "gui/widgets/segmented_bar.h"
#include "gui/widgets/theme.h"

namespace levelscope::gui {
namespace {

constexpr size_t kListed = 12;

// The bounds of each output, for the hover.
QString boundsOf(const std::vector<TableMeta>& outputs) {
    QStringList lines;
    for (size_t i = 0; i < std::min(outputs.size(), kListed); ++i)
        lines << QStringLiteral("%1 … %2 · %3")
                     .arg(displayBytes(outputs[i].smallest, 40), displayBytes(outputs[i].largest, 40),
                          displaySize(outputs[i].fileSize));
    if (outputs.size() > kListed)
        lines << PlanPanel::tr("and %1 more").arg(displayNumber(outputs.size() - kListed));
    return lines.join(QLatin1Char('\n'));
}

// Which tombstones stay, and what holds them: tables that may have what they hide, and snapshots.
QList<PropertyList::Row> heldRows(const Rehearsal& rehearsal) {
    uint64_t forSnapshots = 0;
    QStringList snapshots;
    for (const Rehearsal::Held& held : rehearsal.keptForSnapshots) {
        forSnapshots += held.tombstones;
        snapshots
            << PlanPanel::tr("%1 for %2").arg(displayNumber(held.tombstones), displayNumber(held.snapshot));
    }
    QStringList older;
    for (size_t i = 0; i < std::min(rehearsal.older.size(), kListed); ++i)
        older << QStringLiteral("%1 %2").arg(levelName(rehearsal.older[i]->level),
                                             displayTable(rehearsal.older[i]->number));
    if (rehearsal.older.size() > kListed)
        older << PlanPanel::tr("and %1 more").arg(displayNumber(rehearsal.older.size() - kListed));
    QList<PropertyList::Row> rows{{PlanPanel::tr("tombstones that stay"),
                                   displayNumber(rehearsal.keptForOlder + forSnapshots),
                                   PlanPanel::tr("Those that still hide something")}};
    if (!older.isEmpty())
        rows << PropertyList::Row{
            PlanPanel::tr("as they may hide data in"), older.join(QStringLiteral(", ")),
            PlanPanel::tr("Tables outside this compaction that may hold older versions of the same keys")};
    if (!snapshots.isEmpty())
        rows << PropertyList::Row{PlanPanel::tr("as snapshots hold them"),
                                  snapshots.join(QStringLiteral(", ")),
                                  PlanPanel::tr("Tombstones, and the sequence number of the snapshot")};
    return rows;
}

QString outputText(const Decision& decision) {
    switch (decision.kind) {
        case Decision::Kind::move:
            return PlanPanel::tr("%1, moved without rewriting").arg(levelName(decision.outputLevel));
        case Decision::Kind::drop: return PlanPanel::tr("nothing, dropped whole");
        default: return levelName(decision.outputLevel);
    }
}

QString tombstoneText(uint64_t count, bool bottommost) {
    if (count == 0)
        return PlanPanel::tr("none");
    return bottommost ? PlanPanel::tr("%1, dropped where no snapshot needs them").arg(displayNumber(count))
                      : PlanPanel::tr("%1, kept: older data lies below").arg(displayNumber(count));
}

}  // namespace

PlanPanel::PlanPanel(StoreSession* session, QWidget* parent)
    : QWidget(parent),
      m_session(session),
      m_scope(new SegmentedBar(this)),
      m_choice(new QStackedWidget(this)),
      m_from(new QLineEdit(this)),
      m_to(new QLineEdit(this)),
      m_level(new QComboBox(this)),
      m_tables(new QLineEdit(this)),
      m_problem(plainLabel({}, this, "damage")),
      m_verdict(plainLabel({}, this, "muted")),
      m_figures(new PropertyList(this)),
      m_run(new QPushButton(tr("Compact"), this)),
      m_dryRun(new QPushButton(tr("Dry run"), this)) {
    build();
    connect(m_scope, &SegmentedBar::currentChanged, this, [this](int id) {
        m_choice->setCurrentIndex(id);
        refresh();
    });
    for (QLineEdit* box : {m_from, m_to, m_tables})
        connect(box, &QLineEdit::textChanged, this, &PlanPanel::refresh);
    connect(m_level, &QComboBox::currentIndexChanged, this, &PlanPanel::refresh);
    connect(m_from, &QLineEdit::returnPressed, this, [this] {
        m_to->setFocus(Qt::OtherFocusReason);
        m_to->selectAll();
    });
    connect(m_to, &QLineEdit::returnPressed, this, &PlanPanel::dryRunWhenPlanned);
    connect(m_dryRun, &QPushButton::clicked, this, [this] { Q_EMIT dryRunRequested(manual()); });
    connect(m_run, &QPushButton::clicked, this, [this] {
        if (const auto wanted = manual(); wanted && m_ready)
            Q_EMIT runRequested(*wanted, jobTitle(*wanted));
    });
    refresh();
}

void PlanPanel::build() {
    m_scope->addSegment(All, tr("everything"), tr("All tables of all levels, into the deepest"));
    m_scope->addSegment(Range, tr("key range"));
    m_scope->addSegment(Level, tr("one level"), tr("All of a level into the next one"));
    m_scope->addSegment(Tables, tr("tables"), tr("Chosen tables and those they overlap"));
    m_scope->addSegment(Next, tr("next"), tr("What would be compacted without being asked"));

    auto* range = new QWidget(this);
    auto* rangeRow = new QHBoxLayout(range);
    rangeRow->setContentsMargins(0, 0, 0, 0);
    m_from->setPlaceholderText(tr("from the first key"));
    m_to->setPlaceholderText(tr("to the last key"));
    m_from->setAccessibleName(tr("First key of the range"));
    m_to->setAccessibleName(tr("End of the range, itself not included"));
    for (QLineEdit* box : {m_from, m_to})
        box->setFont(fixedFont());
    rangeRow->addWidget(m_from, 1);
    rangeRow->addWidget(plainLabel(QStringLiteral("–"), range, "muted"));
    rangeRow->addWidget(m_to, 1);
    for (int level = 0; level < kMaxLevels; ++level)
        m_level->addItem(levelIcon(level), levelName(level), level);
    m_level->setAccessibleName(tr("Level"));
    m_tables->setPlaceholderText(tr("table numbers, or choose them on the Levels page"));
    m_tables->setAccessibleName(tr("Numbers of the tables"));
    m_tables->setFont(fixedFont());
    auto* levelBox = new QWidget(this);
    auto* levelRow = new QHBoxLayout(levelBox);
    levelRow->setContentsMargins(0, 0, 0, 0);
    levelRow->addWidget(m_level);
    levelRow->addStretch(1);
    const auto explained = [this](const QString& text) {
        auto* label = new ElidedLabel(this);
        label->setInk(ElidedLabel::Ink::muted);
        label->setElideMode(Qt::ElideRight);
        label->setText(text);
        return label;
    };
    m_choice->addWidget(explained(tr("Merges all tables; the longest way, and the one that frees most.")));
    m_choice->addWidget(range);
    m_choice->addWidget(levelBox);
    m_choice->addWidget(m_tables);
    m_choice->addWidget(explained(tr("The store does this by itself once a level is over its target.")));
    m_choice->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);

    m_problem->setWordWrap(true);
    m_problem->hide();
    m_verdict->setWordWrap(true);
    setStyleRole(m_run, "primary");
    m_dryRun->setToolTip(plainToolTip(
        tr("Does all of it but writes nothing: tells the tables that would come, what would be dropped, and "
           "which tombstones would stay")));
    m_dryRun->setVisible(m_session->canEdit());
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2 * metrics::kGap);
    column->addWidget(m_scope);
    column->addWidget(m_choice);
    column->addWidget(m_problem);
    column->addWidget(m_figures);
    auto* row = new QHBoxLayout;
    row->addWidget(m_verdict, 1);
    row->addWidget(m_dryRun, 0, Qt::AlignBottom);
    row->addWidget(m_run, 0, Qt::AlignBottom);
    column->addLayout(row);
    column->addStretch(1);
}

void PlanPanel::setManual(const ManualCompaction& wanted) {
    {
        const QSignalBlocker a(m_from), b(m_to), c(m_level), d(m_tables), e(m_scope);
        switch (wanted.kind) {
            case CompactionReason::manualRange:
                m_from->setText(wanted.range.hasFrom ? formatBytes(wanted.range.from, ByteFormat::text)
                                                     : QString());
                m_to->setText(wanted.range.hasTo ? formatBytes(wanted.range.to, ByteFormat::text)
                                                 : QString());
                m_scope->setCurrent(Range);
                break;
            case CompactionReason::manualLevel:
                m_level->setCurrentIndex(wanted.level);
                m_scope->setCurrent(Level);
                break;
            case CompactionReason::manualTables: {
                QStringList numbers;
                for (const uint64_t number : wanted.tables)
                    numbers << QString::number(number);
                m_tables->setText(numbers.join(QStringLiteral(", ")));
                m_scope->setCurrent(Tables);
                break;
            }
            default: m_scope->setCurrent(All); break;
        }
    }
    m_choice->setCurrentIndex(m_scope->current());
    refresh();
}

std::optional<ManualCompaction> PlanPanel::manual() const {
    ManualCompaction wanted;
    switch (m_scope->current()) {
        case Range: {
            wanted.kind = CompactionReason::manualRange;
            const ParsedBytes from = parseBytes(m_from->text(), ByteFormat::text);
            const ParsedBytes to = parseBytes(m_to->text(), ByteFormat::text);
            if (!from.ok() || !to.ok())
                return std::nullopt;
            wanted.range = {from.bytes, !from.bytes.empty(), to.bytes, !to.bytes.empty()};
            return wanted;
        }
        case Level:
            wanted.kind = CompactionReason::manualLevel;
            wanted.level = m_level->currentData().toInt();
            return wanted;
        case Tables: {
            wanted.kind = CompactionReason::manualTables;
            static const QRegularExpression separators(QStringLiteral("[\\s,;]+"));
            for (const QString& part : m_tables->text().split(separators, Qt::SkipEmptyParts)) {
                bool ok = false;
                wanted.tables.push_back(part.toULongLong(&ok));
                if (!ok)
                    return std::nullopt;
            }
            return wanted;
        }
        case Next: return std::nullopt;
        default: wanted.kind = CompactionReason::manualAll; return wanted;
    }
}

void PlanPanel::refresh() {
    m_ready = false;
    m_run->setEnabled(false);
    m_dryRun->setEnabled(false);
    m_inputs.clear();
    const auto wanted = manual();
    const bool understood = wanted || m_scope->current() == Next;
    m_problem->setVisible(!understood);
    if (!understood) {
        m_load.cancel();
        m_problem->setText(
            m_scope->current() == Tables
                ? tr("Table numbers are digits, separated by commas.")
                : tr("A key could not be understood: \\xNN stands for one byte, \\\\ for a backslash."));
        m_figures->setRows({});
        m_verdict->setText({});
        return;
    }
    const auto db = m_session->db();
    const auto state = m_session->state();
    m_load.start(
        this,
        [db, state, wanted, directory = m_session->directory().toStdString()](std::stop_token) -> Plan {
            Plan plan;
            const auto version = db ? db->version() : state->version;
            const CompactionOptions options =
                db ? db->options().compaction : optionsOf(state->info).compaction;
            Result<Decision> decision = wanted ? pickManual(*version, options, *wanted, {})
                                        : db   ? db->nextCompaction()
                                               : pickCompaction(*version, options, {});
            if (!decision.ok()) {
                plan.status = decision.status();
                return plan;
            }
            plan.decision = std::move(decision).value();
            if (const auto free = posixFileSystem().freeBytes(directory); free.ok()) {
                plan.freeBytes = *free;
                plan.freeKnown = true;
            }
            return plan;
        },
        [this](const Plan& plan) {
            show(plan);
            startWantedDryRun();
        });
}

void PlanPanel::dryRunWhenPlanned() {
    m_dryRunWanted = true;
    if (!m_load.running())
        startWantedDryRun();
}

// What is only moved or dropped, or not allowed, has nothing to find out: the plan says it all.
void PlanPanel::startWantedDryRun() {
    if (std::exchange(m_dryRunWanted, false) && m_dryRun->isEnabled())
        Q_EMIT dryRunRequested(manual());
}

void PlanPanel::askForRange() {
    m_scope->setCurrent(Range);
    m_from->setFocus(Qt::OtherFocusReason);
    m_from->selectAll();
}

void PlanPanel::show(const Plan& plan) {
    const Decision& decision = plan.decision;
    if (!plan.status.ok()) {
        m_figures->setRows({});
        m_verdict->setText(describe(plan.status).what);
        return;
    }
    if (decision.kind == Decision::Kind::nothing || decision.inputs.empty()) {
        m_figures->setRows({});
        m_verdict->setText(m_scope->current() == Next
                               ? tr("Nothing is due: no level is over its target.")
                               : tr("Nothing to do: no tables to merge here. What is still in memory can be "
                                    "flushed first."));
        return;
    }
    std::set<int> levels;
    uint64_t tombstones = 0;
    for (const TablePtr& input : decision.inputs) {
        levels.insert(input->level);
        tombstones += input->tombstones + input->rangeTombstones;
    }
    QStringList from;
    for (const int level : levels)
        from << levelName(level);
    const uint64_t needed = decision.kind == Decision::Kind::merge ? decision.inputBytes() : 0;
    const bool enough = !plan.freeKnown || plan.freeBytes > needed;
    m_figures->setRows({
        {tr("reads"),
         tr("%1 tables of %2").arg(displayNumber(decision.inputs.size()), from.join(QStringLiteral(" + "))),
         tr("What the picker would take together: tables asked for, and those they overlap")},
        {tr("bytes in"), displaySize(decision.inputBytes()), {}},
        {tr("writes into"), outputText(decision), {}},
        {tr("tombstones"), tombstoneText(tombstones, decision.bottommost), {}},
        {tr("disk needed"),
         plan.freeKnown ? tr("up to %1 of %2 free").arg(displaySize(needed), displaySize(plan.freeBytes))
                        : tr("up to %1").arg(displaySize(needed)),
         tr("Inputs stay until the outputs are durable"), !enough},
    });
    m_inputs = decision.inputs;
    judge(decision, enough);
}

void PlanPanel::judge(const Decision& decision, bool enough) {
    const bool next = m_scope->current() == Next;
    m_ready = enough && m_session->canEdit() && !next;
    m_run->setEnabled(m_ready);
    m_dryRun->setEnabled(m_session->canEdit() && decision.kind == Decision::Kind::merge);
    if (!m_session->canEdit())
        m_verdict->setText(
            tr("This is what would happen. The store is open for inspection only, so nothing can run: open "
               "it for editing to flush "
               "and compact."));
    else if (!enough)
        m_verdict->setText(tr("✗ The disk is too full for this. Free some space, or choose less."));
    else
        m_verdict->setText(next ? tr("This starts by itself, unless compaction in the background is off.")
                                : QString());
}

void PlanPanel::showRehearsal(const Rehearsal& rehearsal) {
    const CompactionInfo& outcome = rehearsal.outcome;
    if (rehearsal.decision.kind != Decision::Kind::merge || rehearsal.decision.inputs != m_inputs) {
        m_verdict->setText(
            tr("The plan changed while the dry run went on. Run it again to see what this one does."));
        return;
    }
    QList<PropertyList::Row> rows = m_figures->rows();
    constexpr qsizetype kPlanned = 5;  // rows of the plan itself
    rows.resize(std::min(rows.size(), kPlanned));
    rows << PropertyList::Row{tr("bytes out"),
                              tr("%1 in %n table(s)", nullptr, static_cast<int>(outcome.outputs.size()))
                                  .arg(displaySize(outcome.outputBytes)),
                              boundsOf(outcome.outputs)}
         << PropertyList::Row{tr("frees"),
                              displaySize(outcome.inputBytes -
                                          std::min(outcome.inputBytes, outcome.outputBytes)),
                              {}}
         << PropertyList::Row{tr("drops"),
                              tr("%1 older versions, %2 tombstones")
                                  .arg(displayNumber(outcome.droppedShadowed),
                                       displayNumber(outcome.droppedTombstones)),
                              {}}
         << heldRows(rehearsal);
    m_figures->setRows(rows);
    if (rehearsal.unflushed != 0)
        m_verdict->setText(tr("%n entries in memory would be flushed first; the dry run leaves them out.",
                              nullptr, static_cast<int>(rehearsal.unflushed)));
}

QString PlanPanel::verdict() const {
    return m_verdict->text();
}

QString PlanPanel::jobTitle(const ManualCompaction& wanted) const {
    switch (wanted.kind) {
        case CompactionReason::manualRange: return tr("Compact a key range");
        case CompactionReason::manualLevel: return tr("Compact %1").arg(levelName(wanted.level));
        case CompactionReason::manualTables:
            return tr("Compact %n table(s)", nullptr, static_cast<int>(wanted.tables.size()));
        default: return tr("Compact everything");
    }
}

}  // namespace levelscope::gui
