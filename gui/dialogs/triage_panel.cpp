#include "gui/dialogs/triage_panel.h"

#include <QDir>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>

#include "gui/models/display.h"
#include "gui/widgets/basic_widgets.h"
#include "gui/widgets/error_banner.h"
#include "gui/widgets/property_list.h"
#include "gui/widgets/theme.h"

namespace levelscope::gui {
namespace {

constexpr size_t kMostLimits = 6;
constexpr size_t kMostFamilies = 8;

QString formatText(const Triage& triage) {
    switch (triage.format) {
        case StoreFormat::native: return TriagePanel::tr("Levelscope format %1").arg(triage.formatVersion);
        case StoreFormat::levelDb: return QStringLiteral("LevelDB");
        case StoreFormat::rocksDb: return QStringLiteral("RocksDB");
        case StoreFormat::unknown: break;
    }
    return TriagePanel::tr("not recognised");
}

QString lockText(const Triage& triage) {
    if (triage.lockedByUs)
        return TriagePanel::tr("open in this program");
    if (triage.lockHolder > 0)
        return TriagePanel::tr("in use by process %1").arg(triage.lockHolder);
    return TriagePanel::tr("free");
}

// What of a store of another engine cannot be shown, or not as its owner would.
QStringList limitsOf(const Triage& triage) {
    QStringList lines;
    for (size_t i = 0; i < triage.limits.size() && i < kMostLimits; ++i)
        lines << describe(triage.limits[i]).what;
    if (triage.limits.size() > kMostLimits)
        lines << TriagePanel::tr("There are %n more limits or damages.", nullptr,
                                 int(triage.limits.size() - kMostLimits));
    return lines;
}

QString familiesText(const Triage& triage) {
    QStringList names;
    for (size_t i = 0; i < triage.families.size() && i < kMostFamilies; ++i)
        names << displayBytes(triage.families[i], 40);
    if (triage.families.size() > kMostFamilies)
        names << QStringLiteral("…");
    return QStringLiteral("%1: %2").arg(displayNumber(triage.families.size()),
                                        names.join(QStringLiteral(", ")));
}

QList<PropertyList::Row> rowsOf(const Triage& triage) {
    QList<PropertyList::Row> rows{
        {TriagePanel::tr("format"), formatText(triage), {}},
        {TriagePanel::tr("size"), displaySize(triage.totalBytes),
         TriagePanel::tr("All files of the folder together")},
        {TriagePanel::tr("tables"), displayNumber(triage.tables), {}},
        {TriagePanel::tr("write-ahead logs"), displayNumber(triage.logs), {}},
        {TriagePanel::tr("comparator"), displayBytes(triage.comparator, 80),
         TriagePanel::tr("How keys are ordered")},
    };
    if (triage.families.size() > 1)
        rows << PropertyList::Row{TriagePanel::tr("column families"), familiesText(triage), {}};
    if (triage.format == StoreFormat::native)
        rows << PropertyList::Row{TriagePanel::tr("preset"), displayBytes(triage.preset, 80), {}};
    rows << PropertyList::Row{TriagePanel::tr("lock"), lockText(triage), {}};
    return rows;
}

}  // namespace

TriageAdvice adviseOn(const Triage& triage) {
    TriageAdvice advice;
    const bool locked = triage.lockHolder > 0 || triage.lockedByUs;
    const bool foreign = triage.format == StoreFormat::levelDb || triage.format == StoreFormat::rocksDb;
    const bool whole = foreign || triage.limits.empty();
    advice.canInspect = triage.format != StoreFormat::unknown && triage.problem.ok();
    advice.editable = advice.canInspect && !foreign;
    advice.canEdit = advice.editable && whole && !locked && triage.writable;
    advice.advised = advice.canEdit ? StoreMode::edit : StoreMode::inspect;
    if (!whole)
        advice.risks << TriagePanel::tr(
            "A table is missing or damaged. The rest can be inspected; to edit, repair the store first.");
    if (triage.lockHolder > 0 && !triage.lockedByUs)
        advice.risks
            << TriagePanel::tr(
                   "Process %1 has this store open. Inspecting takes no lock and does not disturb it; "
                   "reload to see what it has written since.")
                   .arg(triage.lockHolder);
    if (triage.lockedByUs)
        advice.risks << TriagePanel::tr("This program has this store open already.");
    advice.risks << limitsOf(triage);
    if (!triage.writable && !foreign)
        advice.risks << TriagePanel::tr(
            "You cannot write to this folder, so the store can only be inspected.");
    const auto others = std::count_if(triage.files.begin(), triage.files.end(),
                                      [](const StoreFile& file) { return file.kind == "foreign"; });
    if (others > 0 && triage.format != StoreFormat::unknown)
        advice.risks << TriagePanel::tr(
            "%n file(s) in the folder do not belong to the store; they are left alone.", nullptr,
            int(others));
    return advice;
}

TriagePanel::TriagePanel(QWidget* parent)
    : QWidget(parent),
      m_error(new ErrorBanner(this)),
      m_title(plainLabel({}, this)),
      m_properties(new PropertyList(this)),
      m_risks(new QVBoxLayout),
      m_modes(plainLabel({}, this, "muted")),
      m_inspect(new QPushButton(tr("Inspect"), this)),
      m_snapshot(new QPushButton(tr("Snapshot"), this)),
      m_edit(new QPushButton(tr("Edit"), this)),
      m_new(new QPushButton(tr("New store here…"), this)) {
    m_title->setFont(titleFont());
    m_modes->setWordWrap(true);
    m_inspect->setObjectName(QStringLiteral("inspectButton"));
    m_snapshot->setObjectName(QStringLiteral("snapshotButton"));
    m_snapshot->setToolTip(plainToolTip(
        tr("Copies the store into a temporary folder and inspects the copy: it stays as it is while another "
           "program goes on writing. The copy is removed when the window closes it.")));
    m_edit->setObjectName(QStringLiteral("editButton"));
    auto* back = new QPushButton(tr("Back"), this);
    auto* frame = new QWidget(this);
    frame->setProperty("role", QLatin1String("pane"));
    frame->setAttribute(Qt::WA_StyledBackground);
    auto* inside = new QVBoxLayout(frame);
    inside->setContentsMargins(16, 16, 16, 16);
    inside->setSpacing(metrics::kPadding);
    inside->addWidget(m_properties);
    inside->addLayout(m_risks);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(back);
    buttons->addStretch();
    for (QPushButton* button : {m_new, m_snapshot, m_inspect, m_edit})
        buttons->addWidget(button);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::kPadding);
    column->addWidget(m_title);
    column->addWidget(m_error);
    column->addWidget(frame);
    column->addWidget(m_modes);
    column->addLayout(buttons);
    column->addStretch();
    connect(back, &QPushButton::clicked, this, &TriagePanel::cancelled);
    connect(m_inspect, &QPushButton::clicked, this, [this] { Q_EMIT openRequested(StoreMode::inspect); });
    connect(m_snapshot, &QPushButton::clicked, this, &TriagePanel::snapshotRequested);
    connect(m_edit, &QPushButton::clicked, this, [this] { Q_EMIT openRequested(StoreMode::edit); });
    connect(m_new, &QPushButton::clicked, this, [this] { Q_EMIT newStoreRequested(m_directory); });
}

void TriagePanel::showRisks(const QStringList& risks) {
    while (QLayoutItem* item = m_risks->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (const QString& risk : risks) {
        auto* label = plainLabel(QStringLiteral("⚠ ") + risk, this);
        label->setWordWrap(true);
        m_risks->addWidget(label);
    }
}

void TriagePanel::showTriage(const QString& directory, const Result<Triage>& result) {
    m_directory = directory;
    m_title->setText(displayBytes(QDir(directory).dirName().toStdString(), 64));
    const Triage triage = result.ok() ? result.value() : Triage{};
    const Status problem = result.ok() ? triage.problem : result.status();
    m_advice = result.ok() ? adviseOn(triage) : TriageAdvice{};
    QList<PropertyList::Row> rows{{tr("folder"), displayBytes(directory.toStdString(), 400), {}}};
    if (result.ok() && triage.format != StoreFormat::unknown)
        rows << rowsOf(triage);
    m_properties->setRows(rows);
    showRisks(m_advice.risks);
    if (problem.ok())
        m_error->clear();
    else
        m_error->showStatus(problem);
    m_inspect->setVisible(m_advice.canInspect);
    m_snapshot->setVisible(m_advice.canInspect);
    m_edit->setVisible(m_advice.editable);
    m_edit->setEnabled(m_advice.canEdit);
    const QString writing = m_advice.editable ? tr("Edit locks the store for this window and can write.")
                                              : tr("A store of another engine is never written; Store ▸ "
                                                   "Clone to edit makes one of it that is.");
    m_modes->setText(
        tr("Inspect only reads and takes no lock. Snapshot inspects a copy, which stays as it is "
           "while another program writes. %1")
            .arg(writing));
    m_modes->setVisible(m_advice.canInspect);
    m_new->setVisible(problem.reason() == Reason::notAStore || problem.is(Code::notFound));
    setStyleRole(m_edit, m_advice.advised == StoreMode::edit ? "primary" : "");
    setStyleRole(m_inspect, m_advice.advised == StoreMode::inspect ? "primary" : "");
    (m_advice.advised == StoreMode::edit ? m_edit : m_inspect)->setFocus();
}

}  // namespace levelscope::gui
