#include "gui/session/store_session.h"

#include <QDir>
#include <QFileInfo>

#include "gui/jobs/background.h"
#include "gui/session/event_relay.h"
#include "gui/session/held_store.h"
#include "gui/session/steered_job.h"

namespace levelscope::gui {
namespace {

constexpr int kRefreshMs = 100;
constexpr int kSampleMs = 1000;
constexpr size_t kMostSamples = 3600;
constexpr size_t kMostEvents = 1000;

using StatePtr = std::shared_ptr<const StoreState>;

StatePtr pictureOf(const StoreReader& reader, const Db* db) {
    auto state = std::make_shared<StoreState>();
    state->info = reader.info();
    state->version = reader.version();
    state->levels = reader.levels();
    state->logs = reader.logs();
    state->families = reader.families();
    if (db) {
        state->stats = db->stats();
        state->hasStats = true;
    }
    return state;
}

bool sameContent(const StoreState& a, const StoreState& b) {
    return a.version == b.version && a.info.lastSequence == b.info.lastSequence &&
           a.info.memtableEntries == b.info.memtableEntries &&
           a.info.approximateKeys == b.info.approximateKeys;
}

bool sameCounters(const StoreState& a, const StoreState& b) {
    const DbStats& x = a.stats;
    const DbStats& y = b.stats;
    return x.gets == y.gets && x.seeks == y.seeks && x.writes == y.writes &&
           x.walBytesWritten == y.walBytesWritten && x.flushes == y.flushes &&
           x.compactionBytesRead == y.compactionBytesRead &&
           x.compactionBytesWritten == y.compactionBytesWritten && x.cache.hits == y.cache.hits &&
           x.cache.misses == y.cache.misses;
}

template <typename T>
void keepNewest(std::vector<T>& list, size_t most) {
    if (list.size() > most)
        list.erase(list.begin(), list.begin() + std::ptrdiff_t(list.size() - most));
}

Result<StoreSession::Opened> openForEdit(const StoreSession::OpenRequest& request) {
    StoreSession::Opened opened;
    opened.relay = std::make_shared<StoreSession::EventRelay>();
    Options options = request.options;
    options.listener = opened.relay;
    const std::string directory = QFile::encodeName(request.directory).toStdString();
    const OpenMode mode = request.createPreset.isEmpty() ? OpenMode::open : OpenMode::create;
    ASSIGN_OR_RETURN(auto db, Db::open(directory, options, mode));
    opened.db = holdDb(std::move(db), directory);
    opened.reader = holdReader(attachStore(opened.db));
    opened.state = pictureOf(*opened.reader, opened.db.get());
    return opened;
}

Result<StoreSession::Opened> openForInspection(const StoreSession::OpenRequest& request) {
    StoreSession::Opened opened;
    const std::string directory = QFile::encodeName(request.directory).toStdString();
    std::shared_ptr<StoreReader> reader = request.picture;
    if (!reader) {
        ASSIGN_OR_RETURN(reader, openStore(posixFileSystem(), directory));
    }
    if (auto family = request.family.empty() ? nullptr : reader->family(request.family))
        reader = std::move(family);
    opened.reader = holdReader(std::move(reader));
    opened.state = pictureOf(*opened.reader, nullptr);
    opened.isTable = QFileInfo(request.directory).isFile();
    return opened;
}

}  // namespace

Job* StoreSession::open(const OpenRequest& request, JobQueue* jobs, QObject* parent,
                        std::function<void(StoreSession*, const Status&)> done) {
    auto opened = std::make_shared<Opened>();
    const auto work = [request, opened](JobControl& control) -> Status {
        waitUntilClosed(QFile::encodeName(request.directory).toStdString(), control.stopToken());
        if (control.stopRequested())
            return Status::cancelled();
        ASSIGN_OR_RETURN(*opened,
                         request.mode == StoreMode::edit ? openForEdit(request) : openForInspection(request));
        return control.stopRequested() ? Status::cancelled() : Status();
    };
    const QString name = QDir(request.directory).dirName();
    Job* job = jobs->start(tr("Open %1").arg(name), JobUnit::none, false, work);
    const auto deliver = [request, opened, jobs, parent, done = std::move(done)](const Job* ended) {
        if (!ended->result().ok()) {
            *opened = {};
            done(nullptr, ended->result());
            return;
        }
        done(new StoreSession(request, std::move(*opened), jobs, parent), Status());
    };
    // The queue keeps the job: what the closure holds must not stay with it.
    connect(job, &Job::finished, parent, deliver, Qt::SingleShotConnection);
    return job;
}

StoreSession::StoreSession(const OpenRequest& request, Opened opened, JobQueue* jobs, QObject* parent)
    : QObject(parent),
      m_directory(request.directory),
      m_snapshot(request.snapshot),
      m_mode(request.mode),
      m_isTable(opened.isTable),
      m_jobs(jobs),
      m_reader(std::move(opened.reader)),
      m_db(std::move(opened.db)),
      m_relay(std::move(opened.relay)),
      m_state(std::move(opened.state)) {
    m_clock.start();
    m_history.push_back(m_state);
    connect(this, &StoreSession::stalled, this, &StoreSession::noteStall);
    m_refreshTimer.setSingleShot(true);
    connect(&m_refreshTimer, &QTimer::timeout, this, &StoreSession::load);
    m_heartbeat.setInterval(kSampleMs);
    connect(&m_heartbeat, &QTimer::timeout, this, &StoreSession::refresh);
    if (m_db)
        m_heartbeat.start();
    if (m_relay)
        m_relay->attach(this);
}

// Each cause begins a time of its own, which ends with the next.
void StoreSession::noteStall(const StallInfo& info) {
    if (!m_stalls.empty() && !m_stalls.back().ended)
        m_stalls.back().ended = ageSeconds();
    if (info.cause == StallCause::none)
        return;
    m_stalls.push_back({info.cause, ageSeconds(), {}});
    if (m_stalls.size() > kMostStalls)
        m_stalls.erase(m_stalls.begin());
}

StoreSession::~StoreSession() {
    if (m_relay)
        m_relay->detach();
    m_load.cancel();
    if (m_db)
        markClosing(QFile::encodeName(m_directory).toStdString());
}

QString StoreSession::origin() const {
    return m_snapshot ? m_snapshot->origin() : m_directory;
}

QString StoreSession::name() const {
    return QDir(m_directory).dirName();
}

void StoreSession::refresh() {
    if (m_load.running()) {
        m_loadAgain = true;
        return;
    }
    if (m_refreshTimer.isActive())
        return;
    const qint64 since = m_clock.elapsed() - m_lastLoadMs;
    m_refreshTimer.start(since >= kRefreshMs ? 0 : int(kRefreshMs - since));
}

void StoreSession::load() {
    m_lastLoadMs = m_clock.elapsed();
    m_loadAgain = false;
    m_load.start(
        this, [reader = m_reader, db = m_db](std::stop_token) { return pictureOf(*reader, db.get()); },
        [this](const StatePtr& state) { take(state); });
}

void StoreSession::take(StatePtr state) {
    const bool contentMoved = !sameContent(*state, *m_state);
    const bool countersMoved = !sameCounters(*state, *m_state);
    if (contentMoved || countersMoved) {
        auto stamped = std::make_shared<StoreState>(*state);
        stamped->takenMs = m_clock.elapsed();
        m_state = std::move(stamped);
    }
    // What moved too soon after a sample is one when its time has come, also if nothing moves any more.
    if (m_state != m_history.back() && m_clock.elapsed() - m_history.back()->takenMs >= kSampleMs) {
        m_history.push_back(m_state);
        keepNewest(m_history, kMostSamples);
        Q_EMIT historyGrew();
    }
    if (contentMoved)
        Q_EMIT stateChanged();
    if (m_loadAgain)
        refresh();
}

void StoreSession::flushEnded(const FlushInfo& info) {
    m_flushes.push_back(info);
    keepNewest(m_flushes, kMostEvents);
    Q_EMIT flushFinished(info);
    refresh();
}

void StoreSession::compactionEnded(const CompactionInfo& info) {
    m_compactions.push_back(info);
    keepNewest(m_compactions, kMostEvents);
    Q_EMIT compactionFinished(info);
    refresh();
}

Job* StoreSession::flush() {
    Job* job = m_jobs->start(tr("Flush the memtable"), JobUnit::none, false,
                             [db = m_db](JobControl&) { return db->flush(); });
    connect(job, &Job::finished, this, &StoreSession::refresh);
    return job;
}

Job* StoreSession::compact(const ManualCompaction& manual, const QString& title) {
    Job* job = startSteered<CompactionJob>(
        m_jobs, title, JobUnit::bytes, true,
        [db = m_db, manual](CompactionJob& steering) { return db->compact(manual, steering); });
    connect(job, &Job::finished, this, &StoreSession::refresh);
    return job;
}

Job* StoreSession::rehearse(const std::optional<ManualCompaction>& manual,
                            std::function<void(const Rehearsal&)> done) {
    const auto told = std::make_shared<Rehearsal>();
    Job* job = startSteered<CompactionJob>(m_jobs, tr("Dry run of a compaction"), JobUnit::bytes, false,
                                           [db = m_db, manual, told](CompactionJob& steering) {
                                               ASSIGN_OR_RETURN(*told, db->rehearse(manual, steering));
                                               return Status();
                                           });
    connect(job, &Job::finished, this, [told, done = std::move(done)](const Job* ended) {
        if (ended->state() == Job::State::succeeded)
            done(*told);
    });
    return job;
}

void StoreSession::write(WriteBatch batch, std::vector<Db::Expectation> expected,
                         std::function<void(const Result<WriteReceipt>&)> done) {
    auto result = std::make_shared<Result<WriteReceipt>>(Status::cancelled());
    const auto work = [db = m_db, batch = std::move(batch), expected = std::move(expected), result] {
        const WriteOptions durable{.durability = Durability::sync};
        *result = expected.empty() ? db->write(durable, batch) : db->writeIf(durable, batch, expected);
    };
    runIn(BackgroundKind::job, this, work, [this, result, done = std::move(done)] {
        if (result->ok()) {
            Q_EMIT written();
        }
        refresh();
        done(*result);
    });
}

}  // namespace levelscope::gui
