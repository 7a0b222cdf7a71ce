#include "core/inspect/db_bench_target.h"

#include "core/db/db.h"

namespace levelscope {

namespace {

class DbReader final : public BenchReader {
public:
    explicit DbReader(Db& db) : m_db(db) {}

    Status get(std::string_view key, std::string_view& value) override {
        RETURN_IF_ERROR(m_db.get({}, key, m_value));
        value = m_value.view();
        return {};
    }
    Status multiGet(std::span<const std::string_view> keys, std::vector<std::string_view>& values) override {
        m_db.multiGet({}, keys, m_values, m_statuses);
        values.resize(keys.size());
        for (size_t i = 0; i < keys.size(); ++i) {
            RETURN_IF_ERROR(m_statuses[i]);
            values[i] = m_values[i].view();
        }
        return {};
    }
    void refresh() override { m_iterator = m_db.iterator(); }
    void seekToFirst() override { m_iterator->seekToFirst(); }
    void seekToLast() override { m_iterator->seekToLast(); }
    void seek(std::string_view key) override { m_iterator->seek(key); }
    bool valid() override { return m_iterator->valid(); }
    void next() override { m_iterator->next(); }
    void prev() override { m_iterator->prev(); }
    std::string_view key() override { return m_iterator->key(); }
    std::string_view value() override { return m_iterator->value(); }
    Status status() override { return m_iterator->status(); }

private:
    Db& m_db;
    PinnedValue m_value;
    std::vector<PinnedValue> m_values;
    std::vector<Status> m_statuses;
    std::unique_ptr<Iterator> m_iterator;
};

class DbBenchTarget final : public BenchTarget {
public:
    DbBenchTarget(std::string directory, Options options, std::unique_ptr<Db> db)
        : m_directory(std::move(directory)), m_options(std::move(options)), m_db(std::move(db)) {}

    Status put(std::string_view key, std::string_view value, bool sync) override {
        return m_db->put(key, value, {sync ? Durability::sync : Durability::process});
    }
    Status putBatch(std::span<const Pair> pairs) override {
        m_batch.clear();
        for (const auto& [key, value] : pairs)
            m_batch.put(key, value);
        return m_db->write({}, m_batch).status();
    }
    std::unique_ptr<BenchReader> newReader() override { return std::make_unique<DbReader>(*m_db); }
    Status compactAll() override {
        CompactionJob job;
        return m_db->compact({}, job);
    }
    Status settle() override { return m_db->waitForBackground(); }
    std::vector<std::pair<std::string_view, Histogram>> ownLatencies() override {
        const Latencies latencies = m_db->latencies();
        return {{"flush", latencies.flush}, {"compaction", latencies.compaction}, {"stall", latencies.stall}};
    }
    Status close() override {
        m_db.reset();
        return {};
    }
    Status open() override {
        ASSIGN_OR_RETURN(m_db, Db::open(m_directory, m_options, OpenMode::open));
        return {};
    }

private:
    std::string m_directory;
    Options m_options;
    std::unique_ptr<Db> m_db;
    WriteBatch m_batch;
};

}  // namespace

Result<std::unique_ptr<BenchTarget>> openDbBenchTarget(const std::string& directory, const Options& options) {
    ASSIGN_OR_RETURN(auto db, Db::open(directory, options, OpenMode::openOrCreate));
    return std::unique_ptr<BenchTarget>(std::make_unique<DbBenchTarget>(directory, options, std::move(db)));
}

}  // namespace levelscope
