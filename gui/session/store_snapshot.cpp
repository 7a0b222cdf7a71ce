#include "gui/session/store_snapshot.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include "core/inspect/copy_store.h"
#include "gui/jobs/background.h"

namespace levelscope::gui {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(StoreSnapshot)
};

QString copyIn(const QString& folder, const QString& origin) {
    return QDir(folder).filePath(QDir(origin).dirName());
}

// A folder of its own below the temporary one; removed with ~StoreSnapshot, or here after a failure.
Status copyInto(const QString& origin, QString& folder, JobControl& control) {
    QTemporaryDir temporary(QDir::temp().filePath(QStringLiteral("levelscope-snapshot-XXXXXX")));
    if (!temporary.isValid())
        return Status(Error{.code = Code::ioError,
                            .reason = Reason::noPermission,
                            .file = QFile::encodeName(QDir::tempPath()).toStdString(),
                            .offset = Error::kNoOffset});
    CopyStoreJob job;
    job.stop = control.stopToken();
    job.progress = [&control](uint64_t done, uint64_t total) { control.setProgress(done, total); };
    RETURN_IF_ERROR(copyStore(posixFileSystem(), QFile::encodeName(origin).toStdString(),
                              QFile::encodeName(copyIn(temporary.path(), origin)).toStdString(), job));
    temporary.setAutoRemove(false);
    folder = temporary.path();
    return {};
}

}  // namespace

Job* StoreSnapshot::take(const QString& origin, JobQueue* jobs, QObject* context, Done done) {
    // Held from the moment it is made: whoever drops it, the folder goes.
    auto taken = std::make_shared<std::shared_ptr<StoreSnapshot>>();
    const auto work = [origin, taken](JobControl& control) -> Status {
        QString folder;
        RETURN_IF_ERROR(copyInto(origin, folder, control));
        taken->reset(new StoreSnapshot(origin, folder));
        return control.stopRequested() ? Status::cancelled() : Status();
    };
    Job* job = jobs->start(Text::tr("Copy %1").arg(QDir(origin).dirName()), JobUnit::bytes, false, work);
    QObject::connect(job, &Job::finished, context, [taken, done = std::move(done)](const Job* ended) {
        std::shared_ptr<StoreSnapshot> snapshot = std::move(*taken);
        if (!ended->result().ok())
            snapshot.reset();
        done(std::move(snapshot), ended->result());
    });
    return job;
}

StoreSnapshot::StoreSnapshot(QString origin, QString folder)
    : m_origin(std::move(origin)), m_folder(std::move(folder)), m_takenAt(QDateTime::currentDateTime()) {}

StoreSnapshot::~StoreSnapshot() {
    const auto remove = [folder = m_folder] { QDir(folder).removeRecursively(); };
    runIn(BackgroundKind::job, nullptr, remove, {});
}

QString StoreSnapshot::directory() const {
    return copyIn(m_folder, m_origin);
}

}  // namespace levelscope::gui
