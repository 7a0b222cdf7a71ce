// A copy of a store in a temporary folder, to look into while somebody else goes on writing the first. The
// folder is removed, on a worker, when nobody holds the snapshot any more, on whichever thread that is.
#pragma once

#include <QDateTime>
#include <QString>
#include <functional>
#include <memory>

#include "gui/jobs/job.h"

namespace levelscope::gui {

class StoreSnapshot {
public:
    using Done = std::function<void(std::shared_ptr<StoreSnapshot> snapshot, const Status& status)>;
    // Starts a job in `jobs`, measured in bytes; `done` gets the snapshot or, with null, the error.
    static Job* take(const QString& origin, JobQueue* jobs, QObject* context, Done done);
    ~StoreSnapshot();
    StoreSnapshot(const StoreSnapshot&) = delete;
    StoreSnapshot& operator=(const StoreSnapshot&) = delete;

    const QString& origin() const { return m_origin; }
    QString directory() const;  // named as the original
    const QDateTime& takenAt() const { return m_takenAt; }

private:
    StoreSnapshot(QString origin, QString folder);

    QString m_origin;
    QString m_folder;  // the temporary one; the copy lies in it
    QDateTime m_takenAt;
};

}  // namespace levelscope::gui
