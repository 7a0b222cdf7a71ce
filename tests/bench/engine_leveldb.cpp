#include <leveldb/cache.h>
#include <leveldb/db.h>
#include <leveldb/filter_policy.h>
#include <leveldb/write_batch.h>

#include <ctime>

#include "tests/bench/engines.h"

namespace levelscope::bench {

namespace {

leveldb::Slice slice(std::string_view bytes) {
    return {bytes.data(), bytes.size()};
}
std::string_view view(const leveldb::Slice& bytes) {
    return {bytes.data(), bytes.size()};
}

Status translate(const leveldb::Status& status) {
    if (status.ok())
        return {};
    if (status.IsNotFound())
        return Status::notFound();
    return Status(Error{.code = Code::ioError, .offset = Error::kNoOffset, .subject = status.ToString()});
}

leveldb::ReadOptions checkedReads() {
    leveldb::ReadOptions options;
    options.verify_checksums = true;
    return options;
}

class Reader final : public BenchReader {
public:
    explicit Reader(leveldb::DB& db) : m_db(db) {}

    Status get(std::string_view key, std::string_view& value) override {
        const auto status = m_db.Get(m_options, slice(key), &m_value);
        value = m_value;
        return translate(status);
    }
    // It has only the one.
    Status multiGet(std::span<const std::string_view> keys, std::vector<std::string_view>& values) override {
        m_values.resize(keys.size());
        values.resize(keys.size());
        for (size_t i = 0; i < keys.size(); ++i) {
            RETURN_IF_ERROR(translate(m_db.Get(m_options, slice(keys[i]), &m_values[i])));
            values[i] = m_values[i];
        }
        return {};
    }
    void refresh() override { m_iterator.reset(m_db.NewIterator(m_options)); }
    void seekToFirst() override { m_iterator->SeekToFirst(); }
    void seekToLast() override { m_iterator->SeekToLast(); }
    void seek(std::string_view key) override { m_iterator->Seek(slice(key)); }
    bool valid() override { return m_iterator->Valid(); }
    void next() override { m_iterator->Next(); }
    void prev() override { m_iterator->Prev(); }
    std::string_view key() override { return view(m_iterator->key()); }
    std::string_view value() override { return view(m_iterator->value()); }
    Status status() override { return translate(m_iterator->status()); }

private:
    leveldb::DB& m_db;
    leveldb::ReadOptions m_options = checkedReads();
    std::string m_value;
    std::vector<std::string> m_values;
    std::unique_ptr<leveldb::Iterator> m_iterator;
};

class Target final : public BenchTarget {
public:
    Target(std::string directory, const Settings& settings)
        : m_directory(std::move(directory)),
          m_cache(leveldb::NewLRUCache(settings.cacheBytes)),
          m_filter(leveldb::NewBloomFilterPolicy(settings.filterBitsPerKey)) {
        m_options.create_if_missing = true;
        m_options.write_buffer_size = settings.memtableBytes;
        m_options.block_cache = m_cache.get();
        m_options.filter_policy = m_filter.get();
        m_options.compression =
            settings.codec == Codec::none ? leveldb::kNoCompression : leveldb::kSnappyCompression;
    }

    Status open() override {
        leveldb::DB* db = nullptr;
        const auto status = leveldb::DB::Open(m_options, m_directory, &db);
        m_db.reset(db);
        return translate(status);
    }
    Status put(std::string_view key, std::string_view value, bool sync) override {
        leveldb::WriteOptions options;
        options.sync = sync;
        return translate(m_db->Put(options, slice(key), slice(value)));
    }
    Status putBatch(std::span<const Pair> pairs) override {
        m_batch.Clear();
        for (const auto& [key, value] : pairs)
            m_batch.Put(slice(key), slice(value));
        return translate(m_db->Write({}, &m_batch));
    }
    Status erase(std::string_view key) override { return translate(m_db->Delete({}, slice(key))); }
    // It knows no lifetimes: its client deletes.
    Status putFor(std::string_view key, std::string_view value, int64_t) override {
        return put(key, value, false);
    }
    bool expiresPairs() const override { return false; }
    void passTime(int64_t) override {}
    std::unique_ptr<BenchReader> newReader() override { return std::make_unique<Reader>(*m_db); }
    Status compactAll() override {
        m_db->CompactRange(nullptr, nullptr);
        return {};
    }
    // There is no way to ask: it is settled when its thread has used next to no processor for a while.
    Status settle() override {
        constexpr int64_t kWindowMicros = 50'000;
        for (int idle = 0; idle < 3;) {
            const std::clock_t before = std::clock();
            systemClock().sleepMicros(kWindowMicros);
            idle = std::clock() - before < CLOCKS_PER_SEC / 500 ? idle + 1 : 0;
        }
        return {};
    }
    Status close() override {
        m_db.reset();
        return {};
    }

private:
    std::string m_directory;
    std::unique_ptr<leveldb::Cache> m_cache;
    std::unique_ptr<const leveldb::FilterPolicy> m_filter;
    leveldb::Options m_options;
    leveldb::WriteBatch m_batch;
    std::unique_ptr<leveldb::DB> m_db;
};

}  // namespace

Result<std::unique_ptr<BenchTarget>> openLevelDb(const std::string& directory, const Settings& settings) {
    auto target = std::make_unique<Target>(directory, settings);
    RETURN_IF_ERROR(target->open());
    return std::unique_ptr<BenchTarget>(std::move(target));
}

}  // namespace levelscope::bench
