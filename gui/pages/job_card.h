// One running job on the page it belongs to: what it does, how far it is by bytes, how fast, how long still;
// pause and cancel.
#pragma once

#include <QPointer>
#include <QWidget>

#include "gui/jobs/job.h"

class QLabel;
class QProgressBar;
class QPushButton;

namespace levelscope::gui {

class ElidedLabel;

class JobCard : public QWidget {
    Q_OBJECT
public:
    explicit JobCard(QWidget* parent);
    void setJob(Job* job);  // null hides the card
    Job* job() const { return m_job; }
    QPushButton* pauseButton() const { return m_pause; }
    QPushButton* cancelButton() const { return m_cancel; }

private:
    void update();

    QPointer<Job> m_job;
    ElidedLabel* m_title;
    ElidedLabel* m_figures;
    QProgressBar* m_bar;
    QPushButton* m_pause;
    QPushButton* m_cancel;
    bool m_paused = false;
};

}  // namespace levelscope::gui
