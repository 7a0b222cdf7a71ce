// VersionSet: the current version of an open store and the manifest that makes it durable.
//
// A change is one edit: appended to the manifest and synced before the version that holds it becomes current,
// and so before anything it replaces can be deleted. A new manifest starts when the old one has grown, and at
// an open that cannot go on with the old one; it begins with a snapshot edit, is synced, named in CURRENT
// (rename, directory sync), and only then may older ones be removed: what `historyBytes` has no room for
// (core/version/manifest_history.h). Edits are numbered since the store was created, across manifests.
//
// An open goes on with a manifest that is known to be on disk as it reads. After a failed sync the kernel may
// show what the disk does not have, so whoever closes a store pads the manifest with one unit of zeros, if
// every sync of it has succeeded, and whoever opens it cuts the zeros off. The zeros need no sync: without
// them, or where no past is to be kept, a new manifest starts.
//
// The logs: `logNumber` is the first log whose data is not in tables, `firstLogSequence` the sequence its
// first record has, `lastSequence` a sequence up to which every write is known to be durable, be it in tables
// or logs. Recovery must reach it, or something durable was lost.
//
// Any thread; changes are serialised by an own lock, held while the manifest is written. current() never
// waits for that.
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "core/base/mutex.h"
#include "core/env/env.h"
#include "core/version/table_cache.h"
#include "core/version/value_files.h"
#include "core/version/version.h"
#include "core/wal/log_reader.h"
#include "core/wal/log_writer.h"

namespace levelscope {

class VersionBuilder;

// Where the logs stand, as the manifest has it.
struct LogPosition {
    uint64_t logNumber = 0;  // 0: the store has had no log yet
    SequenceNumber firstLogSequence = 1;
    SequenceNumber lastSequence = 0;
    int64_t wallMicros = 0;  // latest wall clock of an edit
};

class VersionSet {
public:
    // `historyBytes`: what manifests of the past may take; 0 keeps none.
    VersionSet(const Env& env, std::string directory, std::shared_ptr<BlockCache> blocks,
               uint64_t historyBytes = 0);
    ~VersionSet();

    // Reads CURRENT and its manifest; changes nothing on disk. Corruption names file and offset. A cut-off
    // last edit is ignored: it was never acknowledged, or what it replaced is gone and checkFiles() or the
    // logs will tell.
    Status recover();
    // Every live table and value file is among the names of the directory: corruption/tableMissing or
    // valueFileMissing, naming it. Its size and all else is looked at when it is first opened.
    Status checkNames(const std::vector<std::string>& names) const;
    // Every live table and value file is there with its size: corruption/tableMissing, valueFileMissing or
    // truncated, naming it.
    Status checkFiles() const;

    // Starts a new manifest: the current version changed by `edit`, as one snapshot. CURRENT names it
    // afterwards; trimHistory() is to follow.
    Status startManifest(VersionEdit edit);
    // After recover(): the same, or `edit` appended to the manifest that was found, if that one will do.
    Status goOn(VersionEdit edit);
    // The last call: whoever opens next may go on with this manifest, as long as nothing has failed.
    void leaveSound();
    // Of the files `names`, removes manifests of the past that `historyBytes` has no room for.
    void trimHistory(const std::vector<std::string>& names) const;
    // Appends and syncs the edit, then makes its version current. After a failure the version is unchanged,
    // but the edit may be on disk: files it adds must not be deleted before a later success.
    Status logAndApply(VersionEdit edit);

    std::shared_ptr<const Version> current() const;
    LogPosition logPosition() const;
    uint64_t newFileNumber() { return m_nextFileNumber.fetch_add(1); }
    // Numbers up to and including this one are taken.
    void reserveFileNumber(uint64_t number);
    uint64_t manifestNumber() const { return m_manifestNumber.load(); }
    // The manifest in use, or one kept that was in use before recover(): no rest of an unfinished open.
    bool wasInForce(uint64_t manifest) const {
        return manifest == m_manifestNumber.load() || (m_historyBytes != 0 && manifest <= m_recoveredNumber);
    }
    // Bytes of a torn tail ignored by recover().
    uint64_t droppedBytes() const { return m_droppedBytes; }
    TableCache& tables() const { return *m_tables; }
    ValueFiles& values() const { return *m_values; }
    // True after a failed sync or rename: what is on disk is unknown, nothing more may be written.
    bool broken() const { return m_broken.load(); }

private:
    Status readManifest(uint64_t number);
    Status applyRecord(const LogRecord& record, const std::string& path, bool first, VersionBuilder& tables);
    Status startManifestLocked(VersionEdit edit) REQUIRES(m_applyMutex);
    bool reopenManifest() REQUIRES(m_applyMutex);
    bool snapshotIsDue(uint64_t manifestBytes) const REQUIRES(m_applyMutex);
    Status append(VersionEdit edit) REQUIRES(m_applyMutex);
    Status replaceManifest(VersionEdit edit) REQUIRES(m_applyMutex);
    Status installManifest(uint64_t number, const std::string& path) REQUIRES(m_applyMutex);
    VersionEdit snapshotOf(const Version& version, const VersionEdit& edit) const REQUIRES(m_applyMutex);
    void complete(VersionEdit& edit) const;
    void setCurrent(std::shared_ptr<const Version> version, const VersionEdit& edit);

    const Env m_env;
    const std::string m_directory;
    const std::shared_ptr<TableCache> m_tables;
    const std::shared_ptr<ValueFiles> m_values;
    const uint64_t m_historyBytes;
    uint64_t m_recoveredNumber = 0;  // set by recover()
    std::atomic<uint64_t> m_nextFileNumber{1};
    std::atomic<uint64_t> m_manifestNumber{0};
    std::atomic<bool> m_broken{false};
    uint64_t m_droppedBytes = 0;

    Mutex m_applyMutex;
    std::unique_ptr<LogWriter> m_manifest GUARDED_BY(m_applyMutex);  // null: start a new one first
    uint64_t m_soundBytes GUARDED_BY(m_applyMutex) = 0;  // of the manifest found; 0: start a new one
    uint64_t m_snapshotBytes GUARDED_BY(m_applyMutex) = 0;
    uint64_t m_ordinal GUARDED_BY(m_applyMutex) = 0;  // of the next edit

    mutable Mutex m_currentMutex;
    std::shared_ptr<const Version> m_current GUARDED_BY(m_currentMutex);
    LogPosition m_position GUARDED_BY(m_currentMutex);
};

}  // namespace levelscope
