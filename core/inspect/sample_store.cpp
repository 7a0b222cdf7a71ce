#include "core/inspect/sample_store.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/db/db.h"

namespace levelscope {

namespace {

constexpr uint64_t kBatchOperations = 1000;
constexpr uint64_t kDraftEvery = 8;           // every so manyth character has a draft
constexpr uint64_t kDraftsErasedByRange = 4;  // one in so many waits for the range deletion
constexpr uint64_t kEstimatedOperations = 1'560'000;

std::string draftKey(std::string_view characterKey) {
    return "draft/" + std::string(characterKey.substr(std::string_view("unicode/").size()));
}

std::string provisionalValue(const SamplePair& pair) {
    const nlohmann::ordered_json json{{"name", pair.title}, {"provisional", true}};
    return json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

// Applies the load's operations in order, leaving out those that the store has already.
class Loader {
public:
    Loader(Db& db, const std::function<void(const SampleProgress&)>& progress, std::stop_token stop)
        : m_db(db), m_progress(progress), m_stop(std::move(stop)), m_alreadyDone(db.lastSequence()) {}

    Status put(std::string_view key, std::string_view value) {
        if (isDone())
            return m_count == m_alreadyDone ? checkLast(key, value) : Status();
        m_batch.put(key, value);
        return added();
    }
    Status erase(std::string_view key) {
        if (isDone())
            return {};
        m_batch.erase(key);
        return added();
    }
    Status eraseRange(std::string_view from, std::string_view to) {
        if (isDone())
            return {};
        m_batch.eraseRange(from, to);
        return added();
    }
    // The memtable becomes a table in level 0, and whatever is due then is compacted.
    Status settle() {
        RETURN_IF_ERROR(write(Durability::process));
        if (m_count < m_alreadyDone)
            return {};
        RETURN_IF_ERROR(m_db.flush());
        return m_db.waitForBackground();
    }
    // Empties level 0 into the levels below.
    Status sink() {
        RETURN_IF_ERROR(settle());
        if (m_count < m_alreadyDone)
            return {};
        CompactionJob job;
        RETURN_IF_ERROR(m_db.compact({.kind = CompactionReason::manualLevel, .level = 0}, job));
        return m_db.waitForBackground();
    }
    Status finish() { return write(Durability::sync); }
    SampleReport report() const { return {.operations = m_count, .resumedAt = m_alreadyDone}; }

private:
    bool isDone() { return ++m_count <= m_alreadyDone; }

    Status checkLast(std::string_view key, std::string_view value) {
        PinnedValue stored;
        const Status status = m_db.get({}, key, stored);
        if (status.is(Code::notFound) || (status.ok() && stored.view() != value))
            return Status(Error{.code = Code::alreadyExists,
                                .reason = Reason::storeExists,
                                .file = m_db.directory(),
                                .offset = Error::kNoOffset,
                                .subject = "sample"});
        return status;
    }

    Status added() { return m_batch.count() < kBatchOperations ? Status() : write(Durability::process); }

    Status write(Durability durability) {
        if (m_stop.stop_requested())
            return Status::cancelled();
        if (!m_batch.empty()) {
            const auto receipt = m_db.write({.durability = durability}, m_batch);
            if (!receipt.ok())
                return receipt.status();
            m_batch.clear();
        }
        if (m_progress)
            m_progress({.operations = m_count, .totalOperations = std::max(m_count, kEstimatedOperations)});
        return {};
    }

    Db& m_db;
    const std::function<void(const SampleProgress&)>& m_progress;
    std::stop_token m_stop;
    WriteBatch m_batch;
    uint64_t m_alreadyDone;
    uint64_t m_count = 0;
};

class SampleLoad {
public:
    SampleLoad(FileSystem& fs, const SampleSources& sources, Loader& loader)
        : m_fs(fs), m_sources(sources), m_loader(loader) {}

    Status run() {
        RETURN_IF_ERROR(writeProvisional());
        RETURN_IF_ERROR(writeUnihan());
        RETURN_IF_ERROR(m_loader.sink());
        RETURN_IF_ERROR(finishCharacters());
        RETURN_IF_ERROR(m_loader.settle());
        for (const char* list : {"639-2", "639-3", "639-5", "3166-2", "3166-3"})
            RETURN_IF_ERROR(finishIsoList(list));
        RETURN_IF_ERROR(eraseDrafts());
        RETURN_IF_ERROR(m_loader.settle());
        for (const char* list : {"3166-1", "4217", "15924"})
            RETURN_IF_ERROR(finishIsoList(list));
        RETURN_IF_ERROR(m_loader.eraseRange("draft/", "draft0"));
        return m_loader.finish();
    }

private:
    Status writeProvisional() {
        uint64_t ordinal = 0;
        const auto writeCharacter = [&](const SamplePair& pair) -> Status {
            RETURN_IF_ERROR(m_loader.put(pair.key, provisionalValue(pair)));
            return ordinal++ % kDraftEvery == 0 ? m_loader.put(draftKey(pair.key), pair.title) : Status();
        };
        RETURN_IF_ERROR(readUnicodeCharacters(m_fs, m_sources, writeCharacter));
        for (const std::string& list : isoLists())
            RETURN_IF_ERROR(readIsoList(m_fs, m_sources, list, [&](const SamplePair& pair) {
                return m_loader.put(pair.key, provisionalValue(pair));
            }));
        return {};
    }

    Status writeUnihan() {
        ASSIGN_OR_RETURN(const auto paths, unihanFiles(m_fs, m_sources));
        for (const std::string& path : paths)
            RETURN_IF_ERROR(readUnihanFile(
                m_fs, path, [&](const SamplePair& pair) { return m_loader.put(pair.key, pair.value); }));
        return {};
    }

    Status finishCharacters() {
        return readUnicodeCharacters(
            m_fs, m_sources, [&](const SamplePair& pair) { return m_loader.put(pair.key, pair.value); });
    }

    Status finishIsoList(const std::string& list) {
        return readIsoList(m_fs, m_sources, list,
                           [&](const SamplePair& pair) { return m_loader.put(pair.key, pair.value); });
    }

    Status eraseDrafts() {
        uint64_t ordinal = 0;
        return readUnicodeCharacters(m_fs, m_sources, [&](const SamplePair& pair) {
            const bool hasDraft = ordinal % kDraftEvery == 0;
            const bool waits = ordinal / kDraftEvery % kDraftsErasedByRange == 0;
            ++ordinal;
            return hasDraft && !waits ? m_loader.erase(draftKey(pair.key)) : Status();
        });
    }

    FileSystem& m_fs;
    const SampleSources& m_sources;
    Loader& m_loader;
};

// Before anything is created: everything that will be read is there.
Status checkSources(FileSystem& fs, const SampleSources& sources) {
    const auto stopAtFirst = [](const SamplePair&) { return Status::cancelled(); };
    const auto fine = [](Status status) { return status.is(Code::cancelled) ? Status() : status; };
    RETURN_IF_ERROR(fine(readUnicodeCharacters(fs, sources, stopAtFirst)));
    RETURN_IF_ERROR(unihanFiles(fs, sources).status());
    for (const std::string& list : isoLists())
        RETURN_IF_ERROR(fine(readIsoList(fs, sources, list, stopAtFirst)));
    return {};
}

}  // namespace

Options sampleOptions() {
    Options options;
    options.preset = kSamplePreset;
    options.memtableBytes = 4u << 20;
    options.compaction.l0Trigger = 6;
    options.compaction.baseLevelBytes = 4u << 20;
    options.compaction.levelMultiplier = 4;
    options.compaction.targetTableBytes = 1u << 20;
    return options;
}

Result<SampleReport> makeSampleStore(const std::string& directory, const SampleSources& sources,
                                     const Env& env,
                                     const std::function<void(const SampleProgress&)>& progress,
                                     std::stop_token stop) {
    RETURN_IF_ERROR(checkSources(*env.fs, sources));
    Options options = sampleOptions();
    options.env = env;
    ASSIGN_OR_RETURN(const std::unique_ptr<Db> db, Db::open(directory, options, OpenMode::openOrCreate));
    if (db->options().preset != kSamplePreset)
        return Status(Error{.code = Code::alreadyExists,
                            .reason = Reason::storeExists,
                            .file = directory,
                            .offset = Error::kNoOffset});
    Loader loader(*db, progress, std::move(stop));
    RETURN_IF_ERROR(SampleLoad(*env.fs, sources, loader).run());
    return loader.report();
}

}  // namespace levelscope
