#include "gui/dialogs/start_screen.h"

#include <QDir>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QProgressBar>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "core/db/data_directory.h"
#include "core/inspect/sample_store.h"
#include "gui/dialogs/new_store_form.h"
#include "gui/dialogs/triage_panel.h"
#include "gui/models/display.h"
#include "gui/widgets/basic_widgets.h"
#include "gui/widgets/error_banner.h"
#include "gui/widgets/theme.h"

namespace levelscope::gui {
namespace {

constexpr int kColumnWidth = 800;
constexpr int kSteps = 1000;

QString samplePath() {
    return QDir(QString::fromStdString(defaultDataDirectory())).filePath(QStringLiteral("sample"));
}

QPushButton* bigButton(const QString& icon, const QString& title, QWidget* parent) {
    auto* button = new QPushButton(themedIcon(icon), title, parent);
    button->setIconSize({20, 20});
    button->setMinimumHeight(40);
    button->setStyleSheet(QStringLiteral("text-align: left; padding-left: 12px;"));
    return button;
}

}  // namespace

StartScreen::StartScreen(const QStringList& recent, JobQueue* jobs, QWidget* parent)
    : QWidget(parent),
      m_jobs(jobs),
      m_error(new ErrorBanner(this)),
      m_steps(new QStackedWidget(this)),
      m_triage(new TriagePanel(this)),
      m_form(new NewStoreForm(this)) {
    m_steps->addWidget(makeHome());
    m_steps->addWidget(m_triage);
    m_steps->addWidget(m_form);
    m_steps->addWidget(makeBusy());
    auto* column = new QVBoxLayout;
    column->setContentsMargins(24, 40, 24, 24);
    column->setSpacing(metrics::kPadding);
    column->addWidget(m_error);
    column->addWidget(m_steps, 1);
    auto* centred = new QWidget(this);
    centred->setMaximumWidth(kColumnWidth);
    centred->setLayout(column);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addStretch(1);
    row->addWidget(centred, 100);
    row->addStretch(1);
    setRecent(recent);

    connect(m_triage, &TriagePanel::openRequested, this, &StartScreen::request);
    connect(m_triage, &TriagePanel::snapshotRequested, this, [this] { takeSnapshot(m_directory); });
    connect(m_triage, &TriagePanel::newStoreRequested, this, &StartScreen::showNewStore);
    connect(m_triage, &TriagePanel::cancelled, this, [this] { show(home); });
    connect(m_form, &NewStoreForm::cancelled, this, [this] { show(home); });
    connect(m_form, &NewStoreForm::createRequested, this, &StartScreen::openRequested);
}

QWidget* StartScreen::makeHome() {
    auto* page = new QWidget(this);
    auto* title = plainLabel(QStringLiteral("Levelscope"), page);
    QFont large = titleFont();
    large.setPointSizeF(large.pointSizeF() * 1.7);
    title->setFont(large);
    auto* subtitle = plainLabel(
        tr("See into LSM-tree stores: keys, tables, levels, filters and compactions."), page, "muted");
    auto* open = bigButton(QStringLiteral("open"), tr("Open a store…"), page);
    auto* fresh = bigButton(QStringLiteral("new"), tr("New store…"), page);
    auto* sample = bigButton(QStringLiteral("sample"), tr("Make the sample store"), page);
    sample->setToolTip(
        plainToolTip(tr("More than a million real entries: Unicode characters, Han readings, ISO codes. "
                        "Takes about a minute.")));
    auto* hint = plainLabel(tr("Or drop a store's folder anywhere on this window."), page, "muted");
    hint->setWordWrap(true);
    auto* left = new QVBoxLayout;
    left->setSpacing(2 * metrics::kGap);
    for (QWidget* widget : std::initializer_list<QWidget*>{open, fresh, sample, hint})
        left->addWidget(widget);
    left->addStretch();

    m_recent = new QListWidget(page);
    m_recent->setObjectName(QStringLiteral("recentStores"));
    m_recent->setAccessibleName(tr("Recent stores"));
    m_recent->setIconSize({20, 20});
    m_recent->setSpacing(2);
    m_recent->setProperty("role", QLatin1String("pane"));
    m_noRecent = plainLabel(tr("Stores you open are listed here."), page, "muted");
    auto* right = new QVBoxLayout;
    right->setSpacing(2 * metrics::kGap);
    right->addWidget(plainLabel(tr("Recent stores"), page, "section"));
    right->addWidget(m_noRecent);
    right->addWidget(m_recent, 1);
    right->addStretch();

    auto* halves = new QHBoxLayout;
    halves->setSpacing(32);
    halves->addLayout(left, 2);
    halves->addLayout(right, 3);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(title);
    column->addWidget(subtitle);
    column->addSpacing(20);
    column->addLayout(halves, 1);

    connect(open, &QPushButton::clicked, this, &StartScreen::chooseFolder);
    connect(fresh, &QPushButton::clicked, this, [this] { showNewStore(); });
    connect(sample, &QPushButton::clicked, this, &StartScreen::makeSampleStore);
    const auto openItem = [this](const QListWidgetItem* item) {
        if (item->flags() & Qt::ItemIsEnabled)
            consider(item->data(Qt::UserRole).toString(), false, false);
    };
    connect(m_recent, &QListWidget::itemClicked, this, openItem);
    connect(m_recent, &QListWidget::itemActivated, this, openItem);
    return page;
}

QWidget* StartScreen::makeBusy() {
    auto* page = new QWidget(this);
    m_busyText = plainLabel({}, page);
    m_busyText->setFont(titleFont());
    m_busyDetail = plainLabel({}, page, "muted");
    m_busyBar = new QProgressBar(page);
    m_busyBar->setTextVisible(false);
    m_cancel = new QPushButton(tr("Cancel"), page);
    m_cancel->setShortcut(QKeySequence(Qt::Key_Escape));
    auto* column = new QVBoxLayout(page);
    column->addStretch(1);
    column->addWidget(m_busyText);
    column->addWidget(m_busyBar);
    column->addWidget(m_busyDetail);
    column->addWidget(m_cancel, 0, Qt::AlignLeft);
    column->addStretch(2);
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        if (m_watched)
            m_watched->cancel();
    });
    return page;
}

void StartScreen::setRecent(const QStringList& recent) {
    m_recent->clear();
    for (const QString& directory : recent) {
        const bool there = QFileInfo::exists(directory);
        auto* item = new QListWidgetItem(themedIcon(QStringLiteral("store")),
                                         displayBytes(directory.toStdString(), 80), m_recent);
        item->setData(Qt::UserRole, directory);
        item->setToolTip(plainToolTip(there ? directory : tr("%1 is not there any more.").arg(directory)));
        if (!there)
            item->setFlags(item->flags() & ~(Qt::ItemIsEnabled | Qt::ItemIsSelectable));
    }
    m_recent->setVisible(!recent.isEmpty());
    m_noRecent->setVisible(recent.isEmpty());
}

StartScreen::Step StartScreen::step() const {
    return Step(m_steps->currentIndex());
}

void StartScreen::show(Step step) {
    m_steps->setCurrentIndex(step);
}

void StartScreen::chooseFolder() {
    auto* dialog = new QFileDialog(this, tr("Open a store"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    connect(dialog, &QFileDialog::fileSelected, this,
            [this](const QString& folder) { consider(folder, false, false); });
    dialog->open();
}

void StartScreen::consider(const QString& directory, bool automatically, bool readOnly) {
    m_error->clear();
    m_directory = QDir::cleanPath(QDir::current().absoluteFilePath(directory));
    if (const QFileInfo info(m_directory); info.isFile()) {
        if (info.suffix() == QLatin1String("lst")) {
            request(StoreMode::inspect);
            return;
        }
        m_directory = info.absolutePath();  // another file of a store stands for its folder
    }
    m_busyText->setText(tr("Looking at %1").arg(displayBytes(m_directory.toStdString(), 60)));
    m_busyDetail->clear();
    m_busyBar->setRange(0, 0);
    m_cancel->hide();
    show(busyStep);
    m_load.start(
        this,
        [path = QFile::encodeName(m_directory).toStdString()](std::stop_token) {
            return std::make_shared<Result<Triage>>(triage(posixFileSystem(), path));
        },
        [this, automatically, readOnly](const std::shared_ptr<Result<Triage>>& result) {
            triaged(*result, automatically, readOnly);
        });
}

void StartScreen::triaged(const Result<Triage>& result, bool automatically, bool readOnly) {
    m_triage->showTriage(m_directory, result);
    show(triageStep);
    const TriageAdvice& advice = m_triage->advice();
    if (automatically && advice.canInspect)
        request(readOnly ? StoreMode::inspect : advice.advised);
}

void StartScreen::request(StoreMode mode) {
    StoreSession::OpenRequest request;
    request.directory = m_directory;
    request.mode = mode;
    Q_EMIT openRequested(request);
}

void StartScreen::showNewStore(const QString& directory) {
    m_error->clear();
    m_form->reset(directory);
    show(newStoreStep);
}

void StartScreen::watch(Job* job, const QString& text) {
    m_watched = job;
    m_busyText->setText(text);
    m_busyDetail->clear();
    m_busyBar->setRange(0, 0);
    m_cancel->setVisible(true);
    show(busyStep);
    connect(job, &Job::progressed, this, [this, job] {
        if (job->total() == 0 || job != m_watched)
            return;
        m_busyBar->setRange(0, kSteps);
        m_busyBar->setValue(int(kSteps * std::min(1.0, double(job->done()) / double(job->total()))));
        m_busyDetail->setText(
            job->unit() == JobUnit::bytes
                ? tr("%1 of %2").arg(displaySize(job->done()), displaySize(job->total()))
                : tr("%1 of about %2 entries").arg(displayNumber(job->done()), displayNumber(job->total())));
    });
}

void StartScreen::takeSnapshot(const QString& directory) {
    m_error->clear();
    const Step before = step();
    const auto done = [this, before](std::shared_ptr<StoreSnapshot> snapshot, const Status& status) {
        show(before);
        if (!snapshot) {
            showError(status);
            return;
        }
        StoreSession::OpenRequest request;
        request.directory = snapshot->directory();
        request.mode = StoreMode::inspect;
        request.snapshot = std::move(snapshot);
        Q_EMIT openRequested(request);
    };
    watch(StoreSnapshot::take(directory, m_jobs, this, done),
          tr("Copying %1").arg(displayBytes(directory.toStdString(), 60)));
}

void StartScreen::makeSampleStore() {
    m_error->clear();
    const QString directory = samplePath();
    const auto work = [path = QFile::encodeName(directory).toStdString()](JobControl& control) -> Status {
        const auto progress = [&control](const SampleProgress& done) {
            control.setProgress(done.operations, done.totalOperations);
        };
        return levelscope::makeSampleStore(path, {}, {}, progress, control.stopToken()).status();
    };
    QDir().mkpath(QFileInfo(directory).absolutePath());
    Job* job = m_jobs->start(tr("Make the sample store"), JobUnit::entries, false,
                             [work](JobControl& control) { return work(control); });
    watch(job, tr("Making the sample store in %1").arg(displayBytes(directory.toStdString(), 60)));
    connect(job, &Job::finished, this,
            [this, directory](const Job* ended) { sampleMade(*ended, directory); });
}

void StartScreen::sampleMade(const Job& job, const QString& directory) {
    show(home);
    if (job.state() == Job::State::cancelled)
        return;
    if (!job.result().ok()) {
        showError(job.result());
        return;
    }
    consider(directory, true, false);
}

void StartScreen::showOpening(Job* job) {
    m_error->clear();
    watch(job, tr("Opening the store"));
    m_busyDetail->setText(tr("The write-ahead log is replayed; a long one takes a moment."));
}

void StartScreen::openingEnded() {
    if (step() == busyStep)
        show(home);
}

void StartScreen::showError(const Status& status) {
    if (status.is(Code::cancelled)) {
        m_error->clear();
        return;
    }
    m_error->showStatus(status);
}

}  // namespace levelscope::gui
