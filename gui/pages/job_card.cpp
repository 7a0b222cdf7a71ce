#include "gui/pages/job_card.h"

#include <QHBoxLayout>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

#include "gui/jobs/job.h"
#include "gui/models/display.h"
#include "gui/widgets/basic_widgets.h"
#include "gui/widgets/theme.h"

namespace levelscope::gui {

JobCard::JobCard(QWidget* parent)
    : QWidget(parent),
      m_title(new ElidedLabel(this)),
      m_figures(new ElidedLabel(this)),
      m_bar(new QProgressBar(this)),
      m_pause(new QPushButton(tr("Pause"), this)),
      m_cancel(new QPushButton(tr("Cancel"), this)) {
    m_bar->setTextVisible(false);
    m_figures->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_cancel->setToolTip(plainToolTip(tr("The tables stay as they were")));
    auto* words = new QHBoxLayout;
    words->addWidget(m_title, 1);
    words->addWidget(m_figures, 2);
    auto* left = new QVBoxLayout;
    left->setSpacing(metrics::kGap);
    left->addLayout(words);
    left->addWidget(m_bar);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(metrics::kPadding, 2 * metrics::kGap, metrics::kPadding, 2 * metrics::kGap);
    row->setSpacing(metrics::kPadding);
    row->addLayout(left, 1);
    row->addWidget(m_pause);
    row->addWidget(m_cancel);
    setAttribute(Qt::WA_StyledBackground);
    setStyleRole(this, "pane");
    connect(m_pause, &QPushButton::clicked, this, [this] {
        if (!m_job)
            return;
        m_paused = !m_paused;
        m_job->setPaused(m_paused);
        update();
    });
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        if (m_job)
            m_job->cancel();
        m_cancel->setEnabled(false);
    });
    hide();
}

void JobCard::setJob(Job* job) {
    if (m_job == job)
        return;
    if (m_job)
        m_job->disconnect(this);
    m_job = job;
    m_paused = false;
    setVisible(job != nullptr);
    if (!job)
        return;
    m_cancel->setEnabled(true);
    m_pause->setVisible(job->canPause());
    connect(job, &Job::progressed, this, &JobCard::update);
    connect(job, &Job::finished, this, [this] { setJob(nullptr); });
    update();
}

void JobCard::update() {
    if (!m_job)
        return;
    m_title->setText(m_job->title());
    m_pause->setText(m_paused ? tr("Resume") : tr("Pause"));
    const uint64_t total = m_job->total(), done = m_job->done();
    m_bar->setRange(0, total == 0 ? 0 : 1000);
    if (total > 0)
        m_bar->setValue(static_cast<int>(1000.0 * static_cast<double>(done) / static_cast<double>(total)));
    QStringList parts;
    if (m_paused)
        parts << tr("paused");
    if (total > 0) {
        parts << tr("%1 of %2").arg(displaySize(done), displaySize(total));
        parts << displayPercent(static_cast<double>(done) / static_cast<double>(total), 0);
    }
    if (const double rate = m_job->perSecond(); rate > 0 && !m_paused)
        parts << tr("%1/s").arg(displaySize(static_cast<uint64_t>(rate)));
    if (const auto left = m_job->secondsLeft(); left && !m_paused)
        parts << tr("%1 left").arg(displayDuration(*left * 1'000'000));
    m_figures->setText(parts.join(QStringLiteral(" · ")));
}

}  // namespace levelscope::gui
