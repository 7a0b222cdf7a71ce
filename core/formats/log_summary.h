// Reads a write-ahead log of any engine batch by batch and sums it up: the one loop behind readLog().
#pragma once

#include <functional>
#include <memory>
#include <stop_token>
#include <string>

#include "core/formats/store_reader.h"

namespace levelscope {

// `Reader`: LogReader or BlockLogReader, over records of type `Record`. `toBatch(record)` decodes one:
// Result<WalBatch>. A batch that cannot be decoded ends the log as damaged there.
template <typename Reader, typename Record, typename ToBatch>
Result<WalSummary> summariseLog(Reader& reader, WalSummary summary, ToBatch toBatch,
                                const std::function<bool(const WalBatch&)>& visit,
                                const std::stop_token& stop) {
    Record record;
    bool wanted = true;
    while (wanted && reader.read(record)) {
        if (stop.stop_requested())
            return Status::cancelled();
        const Result<WalBatch> batch = toBatch(record);
        if (!batch.ok()) {
            summary.end = LogEnd::damaged;
            summary.endOffset = record.offset;
            summary.status = batch.status();
            return summary;
        }
        ++summary.batches;
        summary.operations += batch->operations.size();
        wanted = !visit || visit(*batch);
    }
    summary.endOffset = reader.endOffset();
    if (wanted) {
        summary.end = reader.end();
        summary.droppedBytes = reader.droppedBytes();
        summary.status = reader.status();
    }
    return summary;
}

// What a summary knows before its log is read.
inline WalSummary beginSummary(const std::string& path, uint64_t number, uint64_t fileSize) {
    WalSummary summary;
    summary.number = number;
    summary.path = path;
    summary.fileSize = fileSize;
    return summary;
}

}  // namespace levelscope
