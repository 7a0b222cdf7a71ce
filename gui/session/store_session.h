// StoreSession: one open store of one window, and the only owner of its Db.
//
// Lives on the GUI thread. Pages read state() there, and take reader() or db() into background closures:
// those shared pointers keep the store open until the closure ends. Engine events arrive here as queued
// signals with value structs. close() (and the destructor) never block the GUI: the last holder of the Db
// closes it on a worker.
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QString>
#include <QTimer>
#include <memory>
#include <optional>
#include <vector>

#include "core/db/db.h"
#include "core/formats/store_reader.h"
#include "gui/jobs/job.h"
#include "gui/session/store_snapshot.h"

namespace levelscope::gui {

enum class StoreMode { inspect, edit };

// A consistent picture of the store, taken on a worker, immutable.
struct StoreState {
    StoreInfo info;
    std::shared_ptr<const Version> version;
    std::vector<LevelInfo> levels;
    std::vector<uint64_t> logs;         // numbers of the live write-ahead logs
    std::vector<std::string> families;  // names of the column families; one for most stores
    DbStats stats;                      // edit mode; zeros otherwise
    bool hasStats = false;
    qint64 takenMs = 0;  // steady, since the session began
};

// A time in which writers were slowed. Seconds since the session began.
struct StallTime {
    StallCause cause = StallCause::none;
    double began = 0;
    std::optional<double> ended;  // nothing: it goes on
};

class StoreSession : public QObject {
    Q_OBJECT
public:
    // Carries the engine's events to the GUI thread.
    class EventRelay;
    // What an opening worker hands over. `db` is null in inspect mode.
    struct Opened {
        bool isTable = false;  // one table file, not a directory
        std::shared_ptr<StoreReader> reader;
        std::shared_ptr<Db> db;
        std::shared_ptr<EventRelay> relay;
        std::shared_ptr<const StoreState> state;
    };
    // `createPreset` empty: the store must exist.
    struct OpenRequest {
        QString directory;
        StoreMode mode = StoreMode::edit;
        QString createPreset;
        Options options;  // for a new store, when createPreset is set
        // Inspect mode only: the column family to look at, the first one if there is none of that name; of
        // what `picture` has read, if it is given, instead of reading the directory again.
        std::string family;
        std::shared_ptr<StoreReader> picture;
        std::shared_ptr<StoreSnapshot> snapshot;  // inspect mode: `directory` is this copy
    };
    // Starts a job in `jobs`; `done` gets the session (owned by `parent`) or the error.
    // Waits, on the worker, for an earlier session of this process that is still closing the same folder.
    static Job* open(const OpenRequest& request, JobQueue* jobs, QObject* parent,
                     std::function<void(StoreSession*, const Status&)> done);
    ~StoreSession() override;

    QString directory() const { return m_directory; }
    QString name() const;  // last path component
    // The copy that is open, or null. What the user knows the store by is origin().
    const std::shared_ptr<StoreSnapshot>& snapshot() const { return m_snapshot; }
    QString origin() const;
    StoreMode mode() const { return m_mode; }
    bool canEdit() const { return m_mode == StoreMode::edit; }
    // Stores of other engines, and single tables, are never written: what edits is absent for them.
    bool isNeverWritten() const { return m_isTable || m_state->info.format != StoreFormat::native; }
    JobQueue* jobs() const { return m_jobs; }
    static constexpr size_t kMostStalls = 100;
    double ageSeconds() const { return double(m_clock.elapsed()) / 1000; }  // since the session began

    // For background closures. reader() is never null; db() is null in inspect mode.
    std::shared_ptr<StoreReader> reader() const { return m_reader; }
    std::shared_ptr<Db> db() const { return m_db; }

    // Newest picture; never null after opening.
    std::shared_ptr<const StoreState> state() const { return m_state; }
    // Samples of the past, one a second while something changes, at most 3,600: for charts over time.
    const std::vector<std::shared_ptr<const StoreState>>& history() const { return m_history; }
    const std::vector<CompactionInfo>& compactions() const { return m_compactions; }  // ended, oldest first
    const std::vector<FlushInfo>& flushes() const { return m_flushes; }
    const std::vector<StallTime>& stalls() const { return m_stalls; }  // oldest first, the last kMostStalls
    // The error that made the store read-only, or ok.
    const Status& problem() const { return m_problem; }

    // Each starts a Job and returns it. Edit mode only.
    Job* flush();
    Job* compact(const ManualCompaction& manual, const QString& title);
    // A dry run of it, or of what the picker would do next; `done` on the GUI thread, unless it failed or was
    // cancelled.
    Job* rehearse(const std::optional<ManualCompaction>& manual, std::function<void(const Rehearsal&)> done);
    // Writes a batch on a worker (sync), checked against `expected`; `done` on the GUI thread.
    void write(WriteBatch batch, std::vector<Db::Expectation> expected,
               std::function<void(const Result<WriteReceipt>&)> done);

public Q_SLOTS:
    // Asks for a new picture; many calls make one, at most ten a second.
    void refresh();

Q_SIGNALS:
    void stateChanged();  // tables, sequence or memtable differ from the picture before
    void historyGrew();   // a sample was added; counters of reads may be all that changed
    void flushStarted(const levelscope::FlushInfo& info);
    void flushFinished(const levelscope::FlushInfo& info);
    void compactionStarted(const levelscope::CompactionInfo& info);
    void compactionProgressed(const levelscope::CompactionProgress& progress);
    void compactionFinished(const levelscope::CompactionInfo& info);
    void written();
    void stalled(const levelscope::StallInfo& info);
    void engineError(const levelscope::Status& status);
    void logged(const QString& line);  // something else worth a line in the Log dock

private:
    StoreSession(const OpenRequest& request, Opened opened, JobQueue* jobs, QObject* parent);
    void load();
    void take(std::shared_ptr<const StoreState> state);
    void flushEnded(const FlushInfo& info);
    void compactionEnded(const CompactionInfo& info);
    void noteStall(const StallInfo& info);

    QString m_directory;
    std::shared_ptr<StoreSnapshot> m_snapshot;
    StoreMode m_mode;
    bool m_isTable;
    JobQueue* m_jobs;
    std::shared_ptr<StoreReader> m_reader;
    std::shared_ptr<Db> m_db;
    std::shared_ptr<EventRelay> m_relay;
    std::shared_ptr<const StoreState> m_state;
    std::vector<std::shared_ptr<const StoreState>> m_history;
    std::vector<CompactionInfo> m_compactions;
    std::vector<FlushInfo> m_flushes;
    std::vector<StallTime> m_stalls;
    Status m_problem;
    QElapsedTimer m_clock;
    QTimer m_refreshTimer;  // one shot: asked for
    QTimer m_heartbeat;     // edit mode: samples for the charts
    qint64 m_lastLoadMs = -1000;
    bool m_loadAgain = false;
    Latest<std::shared_ptr<const StoreState>> m_load;
};

}  // namespace levelscope::gui
