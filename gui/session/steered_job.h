// A job that runs one call of the engine which has a handle of its own (CompactionJob, CheckpointJob): what
// the handle tells becomes the job's progress, and the user's cancel and pause reach the handle. GUI thread.
#pragma once

#include <functional>
#include <memory>

#include "core/db/db.h"
#include "gui/jobs/job.h"

namespace levelscope::gui {

inline void publish(const CompactionJob& from, JobControl& to) {
    to.setProgress(from.doneBytes, from.inputBytes);
}
inline void publish(const CheckpointJob& from, JobControl& to) {
    to.setProgress(from.doneTables, from.tables);
}
inline void setPaused(CompactionJob& handle, bool paused) {
    handle.pause = paused;
}
inline void setPaused(CheckpointJob&, bool) {}

template <typename Handle>
Job* startSteered(JobQueue* jobs, const QString& title, JobUnit unit, bool canPause,
                  std::function<Status(Handle&)> call) {
    auto handle = std::make_shared<Handle>();
    const auto work = [handle, call = std::move(call)](JobControl& control) {
        const std::stop_callback onStop(control.stopToken(), [handle] {
            handle->cancel = true;
            setPaused(*handle, false);
        });
        const Status status = call(*handle);
        publish(*handle, control);
        return status;
    };
    Job* job = jobs->start(title, unit, canPause, work);
    QObject::connect(job, &Job::progressed, job, [job, handle] {
        if (job->state() != Job::State::running)
            return;
        publish(*handle, *job->control());
        setPaused(*handle, job->control()->paused());
    });
    return job;
}

}  // namespace levelscope::gui
