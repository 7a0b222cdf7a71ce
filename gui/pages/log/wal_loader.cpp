#include "gui/pages/log/wal_loader.h"

#include <algorithm>

#include "core/env/file_system.h"
#include "gui/models/wal_batch_model.h"

namespace levelscope::gui {
namespace {

constexpr size_t kValueLimit = 512;

}  // namespace

WalScan scanWal(const StoreReader& reader, uint64_t number, uint64_t from, uint64_t known,
                const std::stop_token& stop) {
    WalScan scan;
    const auto note = [&](const WalBatch& batch) {
        if ((known + scan.batches) % WalBatchModel::kPage == 0)
            scan.pageOffsets.push_back(batch.offset);
        ++scan.batches;
        scan.marks += batch.operations.empty() ? 1 : 0;
        scan.operations += batch.operations.size();
        if (scan.firstSequence == 0)
            scan.firstSequence = batch.firstSequence;
        const SequenceNumber next = batch.firstSequence + batch.operations.size();
        scan.lastSequence = std::max(scan.lastSequence, std::max<SequenceNumber>(next, 1) - 1);
        scan.more = batch.offset + batch.length - from >= WalScan::kStepBytes;
        return !scan.more;
    };
    Result<WalSummary> summary = reader.readLog(number, note, stop, 0, from);
    if (summary.ok())
        scan.summary = std::move(summary).value();
    scan.status = summary.ok() ? scan.summary.status : summary.status();
    return scan;
}

WalPage readWalPage(const StoreReader& reader, uint64_t number, uint64_t offset,
                    const std::stop_token& stop) {
    WalPage page;
    const auto take = [&](const WalBatch& batch) {
        WalBatch& taken = page.batches.emplace_back();
        taken.offset = batch.offset;
        taken.length = batch.length;
        taken.firstSequence = batch.firstSequence;
        taken.count = batch.count;
        taken.wallMicros = batch.wallMicros;
        return page.batches.size() < WalBatchModel::kPage;
    };
    const Result<WalSummary> summary = reader.readLog(number, take, stop, 0, offset);
    page.status = summary.ok() ? summary->status : summary.status();
    return page;
}

WalRecord readWalRecord(const StoreReader& reader, const std::string& path, uint64_t number,
                        uint64_t offset) {
    WalRecord record;
    const auto take = [&](const WalBatch& batch) {
        record.batch = std::make_shared<const WalBatch>(batch);
        return false;
    };
    const Result<WalSummary> summary = reader.readLog(number, take, {}, kValueLimit, offset);
    record.status = summary.ok() ? summary->status : summary.status();
    if (!record.batch)
        return record;
    Result<LogRecordAnatomy> anatomy = takeLogRecordApart(posixFileSystem(), path, reader.info().format,
                                                          number, record.batch->offset, record.batch->length);
    if (anatomy.ok())
        record.anatomy = std::move(anatomy).value();
    record.status = anatomy.status();
    return record;
}

WalFile findWal(const StoreReader& reader, uint64_t number) {
    WalFile file;
    const Result<WalSummary> summary = reader.readLog(
        number, [](const WalBatch&) { return false; }, {}, 0);
    if (!summary.ok())
        return {{}, 0, summary.status()};
    return {summary->path, summary->fileSize, {}};
}

}  // namespace levelscope::gui
