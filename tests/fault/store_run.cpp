#include "tests/fault/store_run.h"

#include <utility>

namespace levelscope::fault {

StoreRun::StoreRun(StrictMemFileSystem& memory, FileSystem& seam, Options options)
    : m_memory(memory), m_options(std::move(options)) {
    m_options.env = {&seam, &m_clock, &m_executor};
}

StoreRun::~StoreRun() = default;

void StoreRun::note() {
    m_notes.push_back(m_progress);
    m_memory.mark(m_notes.size() - 1);
}

Status StoreRun::open() {
    ASSIGN_OR_RETURN(m_db, Db::open(kStore, m_options, OpenMode::openOrCreate));
    m_progress.created = true;
    note();
    return {};
}

Status StoreRun::run(const std::vector<Step>& steps, bool lazy) {
    RETURN_IF_ERROR(open());
    Random random(steps.size());
    m_executor.setLazy(lazy);
    Status status;
    for (size_t i = 0; i < steps.size() && status.ok(); ++i) {
        m_executor.beginStep(random);
        status = runStep(steps[i]);
    }
    m_executor.setLazy(false);
    m_db.reset();
    return status;
}

Status StoreRun::runStep(const Step& step) {
    switch (step.kind) {
        case Step::Kind::write: return runWrite(step);
        case Step::Kind::flush:
            RETURN_IF_ERROR(m_db->flush());
            m_progress.synced = m_progress.acked;
            note();
            return {};
        case Step::Kind::compact: {
            CompactionJob job;
            return m_db->compact({}, job);
        }
        case Step::Kind::checkpoint: return runCheckpoint();
        case Step::Kind::reopen: m_db.reset(); return open();
        case Step::Kind::ingest: return runIngest(step);
        case Step::Kind::options: return m_db->setOptions({&step.option, 1});
    }
    return {};
}

Status StoreRun::runWrite(const Step& step) {
    m_history.append(step.write);
    ++m_progress.begun;
    note();
    const auto receipt = m_db->write({.durability = step.durability}, toBatch(step.write));
    if (!receipt.ok())
        return receipt.status();
    m_progress.acked = m_progress.begun;
    if (step.durability == Durability::sync)
        m_progress.synced = m_progress.begun;
    note();
    return {};
}

// Others write nothing meanwhile: it takes effect as one write that is synced, as is all before it.
Status StoreRun::runIngest(const Step& step) {
    m_history.append(step.write);
    ++m_progress.begun;
    note();
    IngestJob job;
    RETURN_IF_ERROR(m_db->ingest(ingestOf(step.write), {}, job).status());
    m_progress.acked = m_progress.begun;
    m_progress.synced = m_progress.begun;
    note();
    return {};
}

Status StoreRun::runCheckpoint() {
    const std::string name = "checkpoint" + std::to_string(m_checkpoints.size());
    m_checkpoints.push_back({name, m_progress.acked});
    ++m_progress.checkpointsBegun;
    note();
    RETURN_IF_ERROR(m_db->checkpoint(name));
    ++m_progress.checkpointsDone;
    note();
    return {};
}

Progress StoreRun::progressAt(size_t crashIndex) const {
    const auto mark = m_memory.lastMark(crashIndex);
    return mark ? m_notes[static_cast<size_t>(*mark)] : Progress{};
}

Options StoreRun::optionsOn(FileSystem& fs) const {
    Options options = m_options;
    options.env.fs = &fs;
    return options;
}

}  // namespace levelscope::fault
