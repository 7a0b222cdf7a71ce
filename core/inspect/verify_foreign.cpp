#include "core/inspect/verify_foreign.h"

#include <algorithm>

#include "core/base/damage_log.h"
#include "core/formats/foreign/file_names.h"

namespace levelscope {

namespace {

Address addressOf(const Status& problem) {
    Address where{.kind = AddressKind::bytes};
    where.file = fileName(problem.error().file);
    where.offset = problem.error().offset == Error::kNoOffset ? 0 : problem.error().offset;
    return where;
}

class ForeignVerifier {
public:
    ForeignVerifier(const StoreReader& store, uint64_t totalBytes,
                    const std::function<void(const VerifyProgress&)>& progress, std::stop_token stop)
        : m_store(store), m_sink(progress), m_stop(std::move(stop)) {
        m_progress.totalBytes = totalBytes;
    }

    Result<VerifyReport> run() {
        for (const Status& limit : m_store.info().limits)
            find(addressOf(limit), limit, !limit.is(Code::unsupported));
        for (const std::string& name : m_store.families()) {
            const std::shared_ptr<StoreReader> family = m_store.family(name);
            if (family) {
                const uint64_t before = m_report.values;
                RETURN_IF_ERROR(checkTables(*family));
                if (m_report.values > before)
                    RETURN_IF_ERROR(checkBlobs(*family));
            }
        }
        RETURN_IF_ERROR(checkFiles());
        return std::move(m_report);
    }

private:
    void find(Address where, Status problem, bool fatal = true) {
        const auto same = [&](const Finding& known) {
            return known.problem.error().file == problem.error().file &&
                   known.problem.error().offset == problem.error().offset &&
                   known.problem.reason() == problem.reason();
        };
        if (std::none_of(m_report.findings.begin(), m_report.findings.end(), same))
            m_report.findings.push_back({std::move(where), std::move(problem), fatal});
    }
    void advance(uint64_t bytes) {
        m_report.bytes += bytes;
        tell(bytes);
    }
    void tell(uint64_t bytes) {
        m_progress.doneBytes = std::min(m_progress.doneBytes + bytes, m_progress.totalBytes);
        if (m_sink)
            m_sink(m_progress);
    }

    Status checkTables(const StoreReader& family) {
        const std::shared_ptr<const Version> version = family.version();
        const bool ordered = family.info().ordered;
        for (int level = 0; level < version->levels(); ++level)
            for (const TablePtr& table : version->level(level)) {
                const auto anatomy = family.tableAnatomy(table->number);
                if (anatomy.ok())
                    RETURN_IF_ERROR(checkTable(**anatomy, table->number, ordered));
                else
                    find(Address::ofTable(table->number), anatomy.status(),
                         !anatomy.status().is(Code::unsupported));
            }
        return {};
    }

    Status checkTable(const TableAnatomy& table, uint64_t number, bool ordered) {
        ++m_report.tables;
        Result<std::vector<AnatomyBlock>> blocks = table.blocks();
        if (!blocks.ok()) {
            find(Address::ofTable(number), blocks.status());
            return {};
        }
        AnatomyEntry last;
        bool hasLast = false;
        for (AnatomyBlock& block : *blocks) {
            if (m_stop.stop_requested())
                return Status::cancelled();
            ++m_report.blocks;
            advance(block.handle.length);
            const Result<std::string> bytes = table.readBlock(block);
            if (!bytes.ok()) {
                find(Address::ofTable(number), bytes.status());
                continue;
            }
            if (block.kind == BlockKind::data)
                checkEntries(table, number, block, *bytes, ordered, last, hasLast);
        }
        return {};
    }

    void checkEntries(const TableAnatomy& table, uint64_t number, const AnatomyBlock& block,
                      const std::string& bytes, bool ordered, AnatomyEntry& last, bool& hasLast) {
        Result<std::vector<AnatomyEntry>> entries = table.entries(bytes, 0);
        if (!entries.ok()) {
            find(Address::ofBlock(number, block.ordinal), entries.status());
            return;
        }
        m_report.entries += entries->size();
        for (AnatomyEntry& entry : *entries) {
            m_report.values += trailerType(entry.trailer) == EntryType::blob;
            const int order = hasLast ? table.compareKeys(last.userKey, entry.userKey) : -1;
            if (ordered && (order > 0 ||
                            (order == 0 && trailerSequence(last.trailer) < trailerSequence(entry.trailer)))) {
                find(Address::ofBlock(number, block.ordinal),
                     Status::corruption(Reason::outOfOrder, table.path(), block.handle.offset));
                return;
            }
            last = std::move(entry);
            hasLast = true;
        }
    }

    // Every blob that a reader of the family would get, each with its checks.
    Status checkBlobs(const StoreReader& family) {
        IteratorOptions options;
        options.damage = std::make_shared<DamageLog>();
        const std::unique_ptr<Iterator> iterator = family.iterator(options);
        iterator->setStop(m_stop);
        for (iterator->seekToFirst(); iterator->valid(); iterator->next())
            tell(iterator->value().size());
        RETURN_IF_ERROR(iterator->status());
        for (const SkippedPlace& place : options.damage->places()) {
            const auto name = parseForeignName(fileName(place.status.error().file));
            if (name && name->kind == ForeignFileKind::blob)
                find(addressOf(place.status), place.status);
        }
        return {};
    }

    Status checkFiles() {
        ASSIGN_OR_RETURN(const std::vector<StoreFile> files, m_store.files());
        for (const StoreFile& file : files) {
            if (file.kind == "table" && !file.live)
                find(Address::ofTable(file.number),
                     Status(Error{.code = Code::invalidArgument,
                                  .reason = Reason::unknownTable,
                                  .file = joinPath(m_store.info().directory, file.name),
                                  .offset = Error::kNoOffset}),
                     false);
            else if (file.kind == "blob")
                countBlobs(file);
            else if (file.kind == "wal" && file.live)
                RETURN_IF_ERROR(checkLog(file));
        }
        return {};
    }

    void countBlobs(const StoreFile& file) {
        ++m_report.valueFiles;
        m_report.bytes += file.size;
    }

    Status checkLog(const StoreFile& file) {
        const Result<WalSummary> summary = m_store.readLog(file.number, {}, m_stop, 0);
        if (summary.code() == Code::cancelled)
            return summary.status();
        advance(file.size);
        if (!summary.ok()) {
            find(addressOf(summary.status()), summary.status());
            return {};
        }
        ++m_report.logs;
        m_report.logRecords += summary->batches;
        const Address where = Address::ofWalRecord(file.number, summary->endOffset);
        if (!summary->status.ok())
            find(where, summary->status);
        else if (summary->end == LogEnd::torn)
            find(where,
                 Status::corruption(Reason::truncated, summary->path, summary->endOffset, 0,
                                    summary->droppedBytes),
                 false);
        return {};
    }

    const StoreReader& m_store;
    const std::function<void(const VerifyProgress&)>& m_sink;
    const std::stop_token m_stop;
    VerifyReport m_report;
    VerifyProgress m_progress;
};

}  // namespace

Result<VerifyReport> verifyForeignStore(FileSystem& fs, const std::string& directory, uint64_t totalBytes,
                                        const std::function<void(const VerifyProgress&)>& progress,
                                        std::stop_token stop) {
    ASSIGN_OR_RETURN(const std::shared_ptr<StoreReader> store, openStore(fs, directory));
    return ForeignVerifier(*store, totalBytes, progress, std::move(stop)).run();
}

}  // namespace levelscope
