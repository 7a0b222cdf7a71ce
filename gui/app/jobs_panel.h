// The Jobs dock: each job with its progress, rate and time left, pause and cancel. Newest first.
#pragma once

#include <QHash>
#include <QScrollArea>

#include "gui/jobs/job.h"

class QLabel;
class QVBoxLayout;

namespace levelscope::gui {

class JobRow;

class JobsPanel : public QScrollArea {
    Q_OBJECT
public:
    JobsPanel(JobQueue* queue, QWidget* parent);

private:
    void add(Job* job);
    void drop(QObject* job);

    JobQueue* m_queue;
    QVBoxLayout* m_rows;
    QLabel* m_empty;
    QHash<QObject*, JobRow*> m_rowOf;
};

// "61 % · 148 MiB/s · 2 s left", or what came of it. Also for the status bar.
QString jobSummary(const Job& job);

}  // namespace levelscope::gui
