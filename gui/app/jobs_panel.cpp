#include "gui/app/jobs_panel.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QToolButton>
#include <QVBoxLayout>

#include "gui/models/display.h"
#include "gui/widgets/basic_widgets.h"
#include "gui/widgets/theme.h"

namespace levelscope::gui {
namespace {

constexpr int kSteps = 1000;

QString amount(JobUnit unit, uint64_t count) {
    switch (unit) {
        case JobUnit::bytes: return displaySize(count);
        case JobUnit::keys: return JobsPanel::tr("%1 keys").arg(displayNumber(count));
        case JobUnit::entries: return JobsPanel::tr("%1 entries").arg(displayNumber(count));
        case JobUnit::none: break;
    }
    return {};
}

QString runningSummary(const Job& job) {
    if (job.control()->stopRequested())
        return JobsPanel::tr("stopping…");
    QStringList parts;
    if (job.control()->paused())
        parts << JobsPanel::tr("paused");
    if (job.total() > 0)
        parts << displayPercent(double(job.done()) / double(job.total()), 0);
    else if (job.done() > 0)
        parts << amount(job.unit(), job.done());
    if (job.unit() != JobUnit::none && job.perSecond() >= 1)
        parts << JobsPanel::tr("%1/s", "a rate: amount per second")
                     .arg(amount(job.unit(), uint64_t(job.perSecond())));
    if (const auto left = job.secondsLeft())
        parts << JobsPanel::tr("%1 left").arg(displayDuration(std::max<int64_t>(1, *left) * 1'000'000));
    return parts.isEmpty() ? JobsPanel::tr("running") : parts.join(QStringLiteral(" · "));
}

}  // namespace

QString jobSummary(const Job& job) {
    switch (job.state()) {
        case Job::State::running: return runningSummary(job);
        case Job::State::succeeded:
            return JobsPanel::tr("done in %1").arg(displayDuration(job.elapsedMs() * 1000));
        case Job::State::cancelled:
            return JobsPanel::tr("cancelled after %1").arg(displayDuration(job.elapsedMs() * 1000));
        case Job::State::failed: break;
    }
    return JobsPanel::tr("failed: %1").arg(describe(job.result()).what);
}

class JobRow : public QWidget {
public:
    JobRow(Job* job, QWidget* parent);

private:
    void update(const Job& job);

    ElidedLabel* m_title;
    ElidedLabel* m_summary;
    QProgressBar* m_bar;
    QToolButton* m_pause;
    QToolButton* m_cancel;
};

JobRow::JobRow(Job* job, QWidget* parent)
    : QWidget(parent),
      m_title(new ElidedLabel(this)),
      m_summary(new ElidedLabel(this)),
      m_bar(new QProgressBar(this)),
      m_pause(new QToolButton(this)),
      m_cancel(new QToolButton(this)) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(2 * metrics::kGap);
    m_title->setText(job->title());
    m_title->setMinimumWidth(120);
    m_bar->setTextVisible(false);
    m_bar->setFixedWidth(180);
    m_bar->setAccessibleName(job->title());
    m_pause->setVisible(job->canPause());
    m_pause->setIcon(themedIcon(QStringLiteral("pause")));
    m_cancel->setIcon(themedIcon(QStringLiteral("close")));
    m_cancel->setToolTip(JobsPanel::tr("Cancel"));
    m_cancel->setAccessibleName(JobsPanel::tr("Cancel %1").arg(job->title()));
    row->addWidget(m_title, 2);
    row->addWidget(m_bar);
    row->addWidget(m_summary, 3);
    row->addWidget(m_pause);
    row->addWidget(m_cancel);
    connect(m_cancel, &QToolButton::clicked, job, &Job::cancel);
    connect(m_pause, &QToolButton::clicked, job, [job] { job->setPaused(!job->control()->paused()); });
    connect(job, &Job::progressed, this, [this, job] { update(*job); });
    update(*job);
}

void JobRow::update(const Job& job) {
    const bool running = job.state() == Job::State::running;
    m_summary->setText(jobSummary(job));
    m_summary->setInk(job.state() == Job::State::failed ? ElidedLabel::Ink::damage : ElidedLabel::Ink::muted);
    const bool measured = job.total() > 0 || !running;
    m_bar->setRange(0, measured ? kSteps : 0);
    if (measured) {
        const double share = job.total() > 0 ? std::min(1.0, double(job.done()) / double(job.total())) : 1;
        m_bar->setValue(job.state() == Job::State::succeeded ? kSteps : int(share * kSteps));
    }
    m_cancel->setEnabled(running && !job.control()->stopRequested());
    m_pause->setEnabled(running);
    const bool paused = job.control()->paused();
    m_pause->setIcon(themedIcon(paused ? QStringLiteral("play") : QStringLiteral("pause")));
    m_pause->setToolTip(paused ? JobsPanel::tr("Resume") : JobsPanel::tr("Pause"));
    m_pause->setAccessibleName(m_pause->toolTip());
}

JobsPanel::JobsPanel(JobQueue* queue, QWidget* parent)
    : QScrollArea(parent),
      m_queue(queue),
      m_rows(new QVBoxLayout),
      m_empty(
          plainLabel(tr("No jobs yet. Flushes, compactions, imports and the like show their progress here."),
                     this, "muted")) {
    setObjectName(QStringLiteral("jobsPanel"));
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    auto* content = new QWidget(this);
    content->setProperty("role", QLatin1String("surface"));
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(metrics::kPadding, 2 * metrics::kGap, metrics::kPadding, 2 * metrics::kGap);
    m_rows->setSpacing(metrics::kGap);
    column->addWidget(m_empty);
    column->addLayout(m_rows);
    column->addStretch();
    setWidget(content);
    for (Job* job : queue->jobs())
        add(job);
    connect(queue, &JobQueue::jobStarted, this, &JobsPanel::add);
}

void JobsPanel::add(Job* job) {
    auto* row = new JobRow(job, widget());
    m_rows->insertWidget(0, row);
    m_rowOf.insert(job, row);
    connect(job, &QObject::destroyed, this, &JobsPanel::drop);
    m_empty->hide();
}

void JobsPanel::drop(QObject* job) {
    delete m_rowOf.take(job);
    m_empty->setVisible(m_rowOf.isEmpty());
}

}  // namespace levelscope::gui
