#include "core/db/recovery.h"

#include <algorithm>

#include "core/db/write_batch.h"
#include "core/version/file_names.h"
#include "core/wal/log_reader.h"

namespace levelscope {
namespace {

class CheckOnly final : public WriteBatch::Handler {
public:
    Status operation(EntryType, std::string_view, std::string_view) override { return {}; }
};

class Replay {
public:
    Replay(FileSystem& fs, const std::string& directory, const LogPosition& position,
           const std::function<Status(const ReplayedBatch&)>& apply)
        : m_fs(fs),
          m_directory(directory),
          m_position(position),
          m_apply(apply),
          m_expected(std::max<SequenceNumber>(position.firstLogSequence, 1)) {}

    Result<ReplayOutcome> run(const std::vector<uint64_t>& logs) {
        if (m_position.logNumber != 0 && (logs.empty() || logs.front() != m_position.logNumber))
            return Status::corruption(Reason::logMissing, pathOf(m_position.logNumber), Error::kNoOffset);
        for (const uint64_t number : logs) {
            m_firstLog = number == logs.front();
            RETURN_IF_ERROR(readLog(number));
        }
        if (m_expected <= m_position.lastSequence)
            return lost();
        m_outcome.lastSequence = m_expected - 1;
        return m_outcome;
    }

private:
    std::string pathOf(uint64_t number) const { return joinPath(m_directory, walFileName(number)); }

    // Something durable is not there; named by where the log stopped making sense.
    Status lost() const {
        return Status::corruption(Reason::logDamaged, m_stopFile, m_stopOffset, m_position.lastSequence,
                                  m_expected - 1);
    }

    Status readLog(uint64_t number) {
        const std::string path = pathOf(number);
        ASSIGN_OR_RETURN(std::unique_ptr<RandomAccessFile> file, m_fs.openRandom(path));
        const uint64_t size = file->size();
        LogReader reader(std::move(file), path, number);
        m_appliedHere = 0;
        m_skipLog = false;
        bool readable = true;
        while (readable) {
            LogRecord record;
            while (reader.read(record))
                RETURN_IF_ERROR(take(record, path));
            if (!m_stopped && !m_skipLog) {
                m_stopFile = path;
                m_stopOffset = reader.endOffset();
            }
            if (reader.end() != LogEnd::clean)
                m_outcome.droppedBytes += std::min(reader.droppedBytes(), size);
            readable = reader.end() == LogEnd::damaged && reader.status().is(Code::corruption) &&
                       reader.skipDamage();
        }
        return reader.end() == LogEnd::damaged ? reader.status() : Status();
    }

    Status take(const LogRecord& record, const std::string& path) {
        if (record.type != LogRecordType::batch)
            return Status::corruption(Reason::logDamaged, path, record.offset);
        ReplayedBatch batch{.firstSequence = record.firstSequence, .encoded = record.payload};
        CheckOnly check;
        if (const Status sound = WriteBatch::iterate(batch.encoded, check, &batch.wallMicros, &batch.count);
            !sound.ok())
            return Status::corruption(sound.reason(), path,
                                      record.offset + kLogHeaderSize + sound.error().offset);
        if (batch.firstSequence == 0 || batch.firstSequence > kMaxSequence - batch.count)
            return Status::corruption(Reason::outOfOrder, path, record.offset, m_expected,
                                      batch.firstSequence);
        if (m_skipLog)
            return {};
        if (m_stopped || batch.firstSequence > m_expected)
            return beyondGap(batch, record, path);
        if (batch.firstSequence < m_expected)
            return before(batch, record, path);
        ++m_appliedHere;
        if (batch.count == 0)
            return {};
        ++m_outcome.records;
        m_expected += batch.count;
        return m_apply(batch);
    }

    // Writes between are missing. If this is a mark, they were durable; else nobody was promised what
    // follows.
    Status beyondGap(const ReplayedBatch& batch, const LogRecord& record, const std::string& path) {
        if (!m_stopped && m_stopFile.empty()) {
            m_stopFile = path;
            m_stopOffset = record.offset;
        }
        m_stopped = true;
        m_outcome.droppedBytes += record.length;
        if (batch.count == 0 && batch.firstSequence > m_expected)
            return lost();
        return {};
    }

    // A later log that starts over was begun by a recovery that did not finish: it only repeats.
    Status before(const ReplayedBatch& batch, const LogRecord& record, const std::string& path) {
        if (m_firstLog || m_appliedHere != 0)
            return Status::corruption(Reason::outOfOrder, path, record.offset, m_expected,
                                      batch.firstSequence);
        m_skipLog = true;
        return {};
    }

    FileSystem& m_fs;
    const std::string& m_directory;
    const LogPosition& m_position;
    const std::function<Status(const ReplayedBatch&)>& m_apply;
    SequenceNumber m_expected;
    bool m_firstLog = true;
    bool m_stopped = false;  // behind a gap: nothing is applied any more
    bool m_skipLog = false;
    uint64_t m_appliedHere = 0;
    std::string m_stopFile;  // where the last log that counts ended
    uint64_t m_stopOffset = 0;
    ReplayOutcome m_outcome;
};

}  // namespace

Result<ReplayOutcome> replayLogs(FileSystem& fs, const std::string& directory, const LogPosition& position,
                                 const std::vector<uint64_t>& logs,
                                 const std::function<Status(const ReplayedBatch&)>& apply) {
    return Replay(fs, directory, position, apply).run(logs);
}

}  // namespace levelscope
