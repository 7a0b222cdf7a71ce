#include "core/formats/foreign/replay.h"

#include <algorithm>

#include "core/formats/foreign/batch.h"
#include "core/formats/foreign/block_log.h"
#include "core/formats/foreign/foreign_reader.h"
#include "core/formats/log_summary.h"

namespace levelscope {

namespace {

constexpr uint8_t kRangeDeletion = 0x0f;

class Replayer {
public:
    Replayer(TableDialect dialect, std::map<uint32_t, ReplayTarget>& targets)
        : m_dialect(dialect), m_targets(targets) {}

    Status takeLog(FileSystem& fs, const ForeignLog& log) {
        ASSIGN_OR_RETURN(std::unique_ptr<RandomAccessFile> file, fs.openRandom(log.path));
        m_log = log.number;
        BlockLogReader reader(std::move(file), log.path, log.number);
        BlockLogRecord record;
        while (reader.read(record))
            if (const Status status = takeBatch(record.payload); !status.ok())
                return inRecord(status, log.path, record);
        return reader.status();
    }
    SequenceNumber lastSequence() const { return m_last; }
    uint64_t preparedOnly() const {
        uint64_t count = 0;
        for (const auto& [id, operations] : m_prepared)
            count += operations.size();
        return count;
    }

private:
    struct Pending {
        uint8_t rawType = 0;
        uint32_t family = 0;
        uint64_t log = 0;
        std::string key;
        std::string value;
    };

    Status takeBatch(std::string_view bytes) {
        ForeignBatchHeader header;
        bool begun = false;
        m_preparing = false;
        return eachOperation(bytes, m_dialect, header, [&](const ForeignOperation& operation) -> Status {
            if (!begun) {
                m_sequence = header.firstSequence;
                begun = true;
            }
            take(operation);
            return {};
        });
    }

    void take(const ForeignOperation& operation) {
        switch (operation.item) {
            case BatchItem::beginPrepare:
                m_preparing = true;
                m_section.clear();
                return;
            case BatchItem::endPrepare:
                m_prepared[std::string(operation.key)] = std::move(m_section);
                m_section.clear();
                m_preparing = false;
                return;
            case BatchItem::rollback: m_prepared.erase(std::string(operation.key)); return;
            case BatchItem::commit: commit(std::string(operation.key)); return;
            case BatchItem::noted: return;
            case BatchItem::operation: break;
        }
        if (m_preparing)
            m_section.push_back({operation.rawType, operation.family, m_log, std::string(operation.key),
                                 std::string(operation.value)});
        else
            insert(operation.rawType, operation.family, m_log, operation.key, operation.value);
    }

    void commit(const std::string& id) {
        const auto found = m_prepared.find(id);
        if (found == m_prepared.end())
            return;
        for (const Pending& pending : found->second)
            insert(pending.rawType, pending.family, m_log, pending.key, pending.value);
        m_prepared.erase(found);
    }

    void insert(uint8_t rawType, uint32_t family, uint64_t log, std::string_view key,
                std::string_view value) {
        const SequenceNumber sequence = m_sequence++;
        m_last = std::max(m_last, sequence);
        const auto target = m_targets.find(family);
        if (target == m_targets.end() || log < target->second.firstLog)
            return;
        if (rawType == kRangeDeletion)
            target->second.entries.addRange({std::string(key), std::string(value), sequence});
        else
            target->second.entries.add(key, sequence << 8 | rawType, value);
    }

    const TableDialect m_dialect;
    std::map<uint32_t, ReplayTarget>& m_targets;
    uint64_t m_log = 0;
    SequenceNumber m_sequence = 0;
    SequenceNumber m_last = 0;
    bool m_preparing = false;
    std::vector<Pending> m_section;
    std::map<std::string, std::vector<Pending>> m_prepared;
};

// One batch for people.
Result<WalBatch> shownBatch(const BlockLogRecord& record, TableDialect dialect, size_t valueLimit) {
    WalBatch batch;
    batch.offset = record.offset;
    batch.length = record.length;
    ForeignBatchHeader header;
    RETURN_IF_ERROR(
        eachOperation(record.payload, dialect, header, [&](const ForeignOperation& operation) -> Status {
            if (operation.item != BatchItem::operation)
                return {};
            WalOperation shown;
            shown.type = entryTypeOf(dialect, operation.rawType);
            shown.key = operation.key;
            shown.value = operation.value.substr(0, valueLimit);
            shown.valueSize = operation.value.size();
            shown.family = operation.family;
            shown.sequence = header.firstSequence + batch.operations.size();
            batch.operations.push_back(std::move(shown));
            return {};
        }));
    batch.firstSequence = header.firstSequence;
    batch.count = header.count;
    return batch;
}

}  // namespace

ReplayReport replayForeignLogs(FileSystem& fs, const std::vector<ForeignLog>& logs, TableDialect dialect,
                               std::map<uint32_t, ReplayTarget>& targets) {
    Replayer replayer(dialect, targets);
    ReplayReport report;
    for (const ForeignLog& log : logs)
        if (report.failure.ok())
            report.failure = replayer.takeLog(fs, log);
    report.lastSequence = replayer.lastSequence();
    report.preparedOnly = replayer.preparedOnly();
    return report;
}

Result<WalSummary> readForeignLog(FileSystem& fs, const std::string& path, uint64_t number,
                                  TableDialect dialect, const std::function<bool(const WalBatch&)>& visit,
                                  std::stop_token stop, size_t valueLimit, uint64_t from) {
    ASSIGN_OR_RETURN(std::unique_ptr<RandomAccessFile> file, fs.openRandom(path));
    const WalSummary summary = beginSummary(path, number, file->size());
    BlockLogReader reader(std::move(file), path,
                          number != 0 ? std::optional<uint64_t>(number) : std::nullopt);
    if (from != 0)
        reader.startAt(from);
    const auto toBatch = [&](const BlockLogRecord& record) -> Result<WalBatch> {
        Result<WalBatch> batch = shownBatch(record, dialect, valueLimit);
        if (!batch.ok())
            return inRecord(batch.status(), path, record);
        return batch;
    };
    return summariseLog<BlockLogReader, BlockLogRecord>(reader, summary, toBatch, visit, stop);
}

}  // namespace levelscope
