#include "gui/pages/verify/verify_page.h"

#include <QClipboard>
#include <QFile>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>
#include <algorithm>

#include "core/env/file_system.h"
#include "gui/models/display.h"
#include "gui/models/finding_list_model.h"
#include "gui/pages/job_card.h"
#include "gui/session/store_session.h"
#include "gui/widgets/basic_widgets.h"
#include "gui/widgets/cell_delegate.h"
#include "gui/widgets/error_banner.h"
#include "gui/widgets/property_list.h"
#include "gui/widgets/table_columns.h"
#include "gui/widgets/theme.h"

namespace levelscope::gui {
namespace {

constexpr int kChecksWidth = 480;

}  // namespace

VerifyPage::VerifyPage(StoreSession* session, QWidget* parent)
    : Page(parent),
      m_session(session),
      m_start(new QPushButton(themedIcon(QStringLiteral("verify")), tr("Verify"), this)),
      m_copy(new QPushButton(themedIcon(QStringLiteral("copy")), tr("Copy findings"), this)),
      m_card(new JobCard(this)),
      m_error(new ErrorBanner(this)),
      m_stack(new QStackedWidget(this)),
      m_empty(new EmptyState(
          QStringLiteral("verify"), tr("Is every file as it was written?"),
          tr("Reads all of the store: the checksum of every block and log record, the order of keys in and "
             "between tables, filters against keys, and the manifest against the disk. Every finding leads "
             "to its place. Nothing is changed, and it can be cancelled."),
          this)),
      m_model(new FindingListModel(this)) {
    m_empty->addAction(tr("Verify now"), [this] { verify(); });
    auto* header = new PageHeader(tr("Verify"), this);
    header->addControl(m_copy);
    header->addControl(m_start);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(buildResult());
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(4 * metrics::kGap, metrics::kPadding, 4 * metrics::kGap, metrics::kPadding);
    column->setSpacing(metrics::kPadding);
    column->addWidget(header);
    column->addWidget(m_error);
    column->addWidget(m_card);
    column->addWidget(m_stack, 1);
    m_copy->setEnabled(false);
    connect(m_start, &QPushButton::clicked, this, &VerifyPage::verify);
    connect(m_copy, &QPushButton::clicked, this, &VerifyPage::copyFindings);
    connect(m_session, &StoreSession::stateChanged, this, &VerifyPage::showFigures);
}

VerifyPage::~VerifyPage() {
    if (m_job != nullptr)
        m_job->cancel();
}

QWidget* VerifyPage::buildResult() {
    auto* result = new QWidget(m_stack);
    m_verdict = plainLabel({}, result);
    m_verdict->setFont(titleFont());
    m_verdict->setWordWrap(true);
    m_figures = plainLabel({}, result, "muted");
    m_figures->setWordWrap(true);
    const auto [checked, checks] = makeCard(tr("What was checked, and is right"), result);
    m_checked = checked;
    m_checks = new PropertyList(m_checked);
    checks->addWidget(m_checks);
    m_checked->setMaximumWidth(kChecksWidth);
    m_list = quietTable(m_model, tr("Findings"), result);
    m_list->setItemDelegate(new CellDelegate(FindingListModel::FatalRole, m_list));
    setColumnWidths(m_list, {92, 232, 400});
    m_list->horizontalHeader()->setStretchLastSection(true);
    m_what = plainLabel({}, result);
    m_next = plainLabel({}, result, "muted");
    m_open = new QPushButton(themedIcon(QStringLiteral("go")), tr("Show the place"), result);
    for (QLabel* label : {m_what, m_next})
        label->setWordWrap(true);
    auto* words = new QVBoxLayout;
    words->setSpacing(metrics::kGap);
    words->addWidget(m_what);
    words->addWidget(m_next);
    m_chosen = new QWidget(result);
    auto* row = new QHBoxLayout(m_chosen);
    row->setContentsMargins(0, 0, 0, 0);
    row->addLayout(words, 1);
    row->addWidget(m_open, 0, Qt::AlignTop);
    auto* column = new QVBoxLayout(result);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2 * metrics::kGap);
    column->addWidget(m_verdict);
    column->addWidget(m_figures);
    column->addWidget(m_checked);
    column->addWidget(m_list, 1);
    column->addWidget(m_chosen);
    column->addStretch(1);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &VerifyPage::showChosen);
    connect(m_list, &QTableView::activated, this, &VerifyPage::openChosen);
    connect(m_open, &QPushButton::clicked, this, &VerifyPage::openChosen);
    return result;
}

void VerifyPage::ask(Question question) {
    if (question == Question::damagedFiles)
        verify();
}

Job* VerifyPage::verify() {
    if (m_job != nullptr)
        return nullptr;
    m_error->clear();
    m_version = m_session->state()->version;
    auto report = std::make_shared<VerifyReport>();
    const auto work = [directory = QFile::encodeName(m_session->directory()).toStdString(),
                       report](JobControl& control) -> Status {
        const auto progress = [&control](const VerifyProgress& done) {
            control.setProgress(done.doneBytes, done.totalBytes);
        };
        ASSIGN_OR_RETURN(*report, verifyStore(posixFileSystem(), directory, progress, control.stopToken()));
        return {};
    };
    m_job = m_session->jobs()->start(tr("Verify"), JobUnit::bytes, false, work);
    m_card->setJob(m_job);
    m_start->setEnabled(false);
    m_empty->setEnabled(false);
    connect(m_job, &Job::finished, this, [this, report](Job* job) { ended(job, report); });
    return m_job;
}

void VerifyPage::ended(Job* job, const ReportPtr& report) {
    if (job != m_job)
        return;
    m_job = nullptr;
    m_start->setEnabled(true);
    m_empty->setEnabled(true);
    if (job->state() == Job::State::failed)
        m_error->showStatus(job->result());
    if (job->state() != Job::State::succeeded)
        return;
    m_report = report;
    m_tookMs = job->elapsedMs();
    showReport();
}

void VerifyPage::showReport() {
    const auto damaged = std::count_if(m_report->findings.begin(), m_report->findings.end(),
                                       [](const Finding& finding) { return finding.fatal; });
    const auto notes = static_cast<int>(m_report->findings.size()) - static_cast<int>(damaged);
    setStyleRole(m_verdict, damaged > 0 ? "damage" : "");
    if (damaged > 0)
        m_verdict->setText(tr("✗ Damaged in %n place(s)", nullptr, static_cast<int>(damaged)));
    else if (notes > 0)
        m_verdict->setText(tr("✓ Sound, with %n thing(s) to know", nullptr, notes));
    else
        m_verdict->setText(tr("✓ Sound: every file is as it was written"));
    m_model->setFindings(m_report->findings);
    const bool any = m_model->rowCount() > 0;
    m_list->setVisible(any);
    m_checked->setVisible(!any);
    showChecks();
    m_copy->setEnabled(any);
    m_stack->setCurrentIndex(1);
    if (any)
        m_list->selectRow(0);
    showChosen();
    showFigures();
}

void VerifyPage::showChecks() {
    const VerifyReport& report = *m_report;
    QList<PropertyList::Row> rows{{tr("checksums of blocks"), displayNumber(report.blocks),
                                   tr("Stored with each block, computed anew")},
                                  {tr("checksums of log records"), displayNumber(report.logRecords), {}},
                                  {tr("keys in order"), displayNumber(report.entries),
                                   tr("In each table, and from table to table of a level")},
                                  {tr("tables as the manifest has them"), displayNumber(report.tables),
                                   tr("Their sizes and first and last keys")}};
    if (report.valueFiles > 0)
        rows << PropertyList::Row{tr("values in files of their own"), displayNumber(report.values),
                                  tr("Each found where its key points to")};
    m_checks->setRows(rows);
}

void VerifyPage::showFigures() {
    if (!m_report)
        return;
    QStringList parts{
        displayCounted(tr("%n table(s)", nullptr, static_cast<int>(m_report->tables)), m_report->tables),
        tr("%1 blocks").arg(displayNumber(m_report->blocks)),
        tr("%1 entries").arg(displayNumber(m_report->entries)),
        tr("%n log(s)", nullptr, static_cast<int>(m_report->logs)),
        displayCounted(tr("%n log record(s)", nullptr, static_cast<int>(m_report->logRecords)),
                       m_report->logRecords),
        tr("%1 in %2").arg(displaySize(m_report->bytes), displayDuration(m_tookMs * 1000))};
    if (m_report->valueFiles > 0)
        parts.insert(
            3, tr("%1 values in %n file(s) of their own", nullptr, static_cast<int>(m_report->valueFiles))
                   .arg(displayNumber(m_report->values)));
    if (m_report->findings.size() > FindingListModel::kMostRows)
        parts << tr("the first %1 findings are shown").arg(displayNumber(FindingListModel::kMostRows));
    if (m_version.lock() != m_session->state()->version)
        parts << tr("tables came and went since");
    m_figures->setText(parts.join(QStringLiteral(" · ")));
}

void VerifyPage::showChosen() {
    const int row = m_list->currentIndex().row();
    const bool chosen = row >= 0 && row < m_model->rowCount();
    m_chosen->setVisible(chosen);
    if (!chosen)
        return;
    const Finding& finding = m_model->finding(row);
    const ErrorText text = describe(finding.problem);
    m_what->setText(text.what);
    m_next->setText(text.next);
    m_next->setVisible(!text.next.isEmpty());
    Q_EMIT inspect(finding.where);
}

void VerifyPage::openChosen() {
    if (const int row = m_list->currentIndex().row(); row >= 0 && row < m_model->rowCount())
        Q_EMIT showAddress(m_model->finding(row).where);
}

// With the details that the sentence leaves out.
void VerifyPage::copyFindings() {
    QStringList lines;
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const Finding& finding = m_model->finding(row);
        lines << QStringLiteral("%1\t%2\t%3")
                     .arg(QString::fromStdString(toText(finding.where)), describe(finding.problem).what,
                          QString(describe(finding.problem).details)
                              .replace(QLatin1Char('\n'), QLatin1String("; ")));
    }
    QGuiApplication::clipboard()->setText(lines.join(QLatin1Char('\n')));
    Q_EMIT statusMessage(tr("Copied %n finding(s)", nullptr, m_model->rowCount()));
}

QString VerifyPage::summary() const {
    if (!m_report)
        return {};
    const QString what = tr("Verified %1 in %2 tables and %3 logs: ")
                             .arg(displaySize(m_report->bytes), displayNumber(m_report->tables),
                                  displayNumber(m_report->logs));
    return what + (m_report->findings.empty() ? tr("all is well.")
                                              : tr("%n finding(s), see the page Verify.", nullptr,
                                                   static_cast<int>(m_report->findings.size())));
}

}  // namespace levelscope::gui
