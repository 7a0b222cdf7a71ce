#include "gui/app/status_panel.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>

#include "gui/app/jobs_panel.h"
#include "gui/models/display.h"
#include "gui/widgets/basic_widgets.h"
#include "gui/widgets/theme.h"

namespace levelscope::gui {
namespace {
constexpr int kMessageMs = 6000;
}

// A pill with the mode's name; green where writing is possible.
class ModeBadge : public QWidget {
public:
    using QWidget::QWidget;

    void setMode(const QString& text, bool canEdit) {
        m_text = text;
        m_canEdit = canEdit;
        setAccessibleName(text);
        setVisible(!text.isEmpty());
        updateGeometry();
        update();
    }
    QSize sizeHint() const override {
        return {fontMetrics().horizontalAdvance(m_text) + 20, fontMetrics().height() + 4};
    }
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent*) override {
        const Theme& theme = Theme::current();
        const QColor fill =
            (m_canEdit ? theme.green : theme.muted).darker(theme.kind == ThemeKind::light ? 118 : 100);
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(fill);
        painter.drawRoundedRect(QRectF(rect()), height() / 2.0, height() / 2.0);
        painter.setPen(Theme::inkOn(fill));
        painter.drawText(rect(), Qt::AlignCenter, m_text);
    }

private:
    QString m_text;
    bool m_canEdit = false;
};

QString formatName(StoreFormat format, uint64_t version) {
    switch (format) {
        case StoreFormat::native: return StatusPanel::tr("Levelscope format %1").arg(version);
        case StoreFormat::levelDb: return QStringLiteral("LevelDB");
        case StoreFormat::rocksDb: return QStringLiteral("RocksDB");
        case StoreFormat::unknown: break;
    }
    return StatusPanel::tr("unknown format");
}

StatusPanel::StatusPanel(JobQueue* jobs, QWidget* parent)
    : QStatusBar(parent),
      m_jobs(jobs),
      m_mode(new ModeBadge(this)),
      m_format(plainLabel({}, this, "muted")),
      m_sequence(plainLabel({}, this, "muted")),
      m_keys(plainLabel({}, this, "muted")),
      m_message(plainLabel({}, this)),
      m_job(plainLabel({}, this, "muted")) {
    setSizeGripEnabled(false);
    setContentsMargins(2 * metrics::kGap, 0, metrics::kPadding, 0);
    auto* facts = new QWidget(this);
    auto* row = new QHBoxLayout(facts);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(5 * metrics::kGap);
    for (QWidget* widget : std::initializer_list<QWidget*>{m_mode, m_format, m_sequence, m_keys, m_message})
        row->addWidget(widget);
    row->addStretch(1);
    addWidget(facts, 1);
    addPermanentWidget(m_job);
    m_messageTimer.setSingleShot(true);
    m_messageTimer.setInterval(kMessageMs);
    connect(&m_messageTimer, &QTimer::timeout, m_message, &QLabel::clear);
    m_job->setToolTip(tr("Show the jobs"));
    m_job->installEventFilter(this);
    m_sequence->setToolTip(plainToolTip(tr("The sequence number of the newest write")));
    connect(jobs, &JobQueue::changed, this, &StatusPanel::watchJob);
    watchJob();
    refresh();
}

void StatusPanel::setSession(StoreSession* session) {
    if (m_session)
        m_session->disconnect(this);
    m_session = session;
    m_exact.reset();
    if (session) {
        connect(session, &StoreSession::stateChanged, this, &StatusPanel::refresh);
        connect(session, &QObject::destroyed, this, [this] { m_session = nullptr; });
    }
    refresh();
}

void StatusPanel::setExactCount(uint64_t keys, SequenceNumber sequence) {
    m_exact = Exact{keys, sequence};
    refresh();
}

void StatusPanel::say(const QString& text) {
    m_message->setText(text);
    m_messageTimer.start();
}

QString StatusPanel::keysText() const {
    return m_keys->text();
}

QString StatusPanel::jobText() const {
    return m_job->text();
}

void StatusPanel::refresh() {
    for (QLabel* label : {m_format, m_sequence, m_keys})
        label->setVisible(m_session != nullptr);
    if (!m_session) {
        m_mode->setMode({}, false);
        return;
    }
    const StoreState& state = *m_session->state();
    const std::shared_ptr<StoreSnapshot>& snapshot = m_session->snapshot();
    m_mode->setMode(m_session->canEdit() ? tr("EDIT") : (snapshot ? tr("SNAPSHOT") : tr("INSPECT")),
                    m_session->canEdit());
    QString modeHint = tr("Only reading: no lock is held, nothing is written.");
    if (m_session->canEdit())
        modeHint = tr("This window holds the store's lock and can write.");
    else if (snapshot)
        modeHint = tr("A copy of %1, taken %2. Reload takes a new one.")
                       .arg(displayBytes(snapshot->origin().toStdString(), 200),
                            QLocale().toString(snapshot->takenAt(), QLocale::ShortFormat));
    m_mode->setToolTip(plainToolTip(modeHint));
    QString format = formatName(state.info.format, state.info.formatVersion);
    if (state.families.size() > 1)
        format = tr("%1 · family %2").arg(format, displayBytes(state.info.family, 40));
    m_format->setText(format);
    m_sequence->setText(tr("sequence %1").arg(displayNumber(state.info.lastSequence)));
    if (m_exact && m_exact->sequence == state.info.lastSequence) {
        m_keys->setText(tr("%1 keys · exact").arg(displayNumber(m_exact->keys)));
        m_keys->setToolTip(plainToolTip(tr("Counted one by one at this sequence")));
    } else {
        m_keys->setText(tr("≈ %1 keys · estimate").arg(displayNumber(state.info.approximateKeys)));
        m_keys->setToolTip(
            plainToolTip(tr("From the counts of entries and tombstones; Store ▸ Count keys counts them")));
    }
}

void StatusPanel::watchJob() {
    Job* job = m_jobs->current();
    if (m_watched != job) {
        if (m_watched)
            m_watched->disconnect(this);
        m_watched = job;
        if (job)
            connect(job, &Job::progressed, this, &StatusPanel::refreshJob);
    }
    refreshJob();
}

void StatusPanel::refreshJob() {
    m_job->setText(m_watched ? QStringLiteral("%1 · %2").arg(m_watched->title(), jobSummary(*m_watched))
                             : tr("idle"));
}

bool StatusPanel::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_job && event->type() == QEvent::MouseButtonRelease)
        Q_EMIT jobsRequested();
    return QStatusBar::eventFilter(watched, event);
}

}  // namespace levelscope::gui
