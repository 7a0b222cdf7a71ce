#include "core/inspect/db_bench_target.h"

#include <atomic>

#include "core/db/db.h"

namespace levelscope {

namespace {

// Costs what the clock under it costs.
class AheadClock final : public Clock {
public:
    explicit AheadClock(Clock& clock) : m_clock(clock) {}
    int64_t wallMicros() override { return m_clock.wallMicros() + m_ahead.load(std::memory_order_relaxed); }
    int64_t steadyNanos() override { return m_clock.steadyNanos(); }
    void sleepMicros(int64_t micros) override { m_clock.sleepMicros(micros); }
    void jump(int64_t micros) { m_ahead.fetch_add(micros, std::memory_order_relaxed); }

private:
    Clock& m_clock;
    std::atomic<int64_t> m_ahead{0};
};

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
    DbBenchTarget(std::string directory, Options options)
        : m_directory(std::move(directory)), m_options(std::move(options)), m_clock(*m_options.env.clock) {
        m_options.env.clock = &m_clock;
    }

    Status put(std::string_view key, std::string_view value, bool sync) override {
        return m_db->put(key, value, {sync ? Durability::sync : Durability::process});
    }
    Status putBatch(std::span<const Pair> pairs) override {
        m_batch.clear();
        for (const auto& [key, value] : pairs)
            m_batch.put(key, value);
        return m_db->write({}, m_batch).status();
    }
    Status erase(std::string_view key) override { return m_db->erase(key); }
    Status putFor(std::string_view key, std::string_view value, int64_t micros) override {
        m_batch.clear();
        m_batch.putExpiring(key, value, m_clock.wallMicros() + micros);
        return m_db->write({}, m_batch).status();
    }
    bool expiresPairs() const override { return true; }
    void passTime(int64_t micros) override { m_clock.jump(micros); }
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
        ASSIGN_OR_RETURN(m_db, Db::open(m_directory, m_options, OpenMode::openOrCreate));
        return {};
    }

private:
    std::string m_directory;
    Options m_options;
    AheadClock m_clock;
    std::unique_ptr<Db> m_db;
    WriteBatch m_batch;
};

}  // namespace

Result<std::unique_ptr<BenchTarget>> openDbBenchTarget(const std::string& directory, const Options& options) {
    auto target = std::make_unique<DbBenchTarget>(directory, options);
    RETURN_IF_ERROR(target->open());
    return std::unique_ptr<BenchTarget>(std::move(target));
}

}  // namespace levelscope
