#include <rocksdb/cache.h>
#include <rocksdb/db.h>
#include <rocksdb/filter_policy.h>
#include <rocksdb/options.h>
#include <rocksdb/table.h>
#include <rocksdb/write_batch.h>

#include "tests/bench/engines.h"

namespace levelscope::bench {

namespace {

rocksdb::Slice slice(std::string_view bytes) {
    return {bytes.data(), bytes.size()};
}
std::string_view view(const rocksdb::Slice& bytes) {
    return {bytes.data(), bytes.size()};
}

Status translate(const rocksdb::Status& status) {
    if (status.ok())
        return {};
    if (status.IsNotFound())
        return Status::notFound();
    return Status(Error{.code = Code::ioError, .offset = Error::kNoOffset, .subject = status.ToString()});
}

rocksdb::CompressionType compressionOf(Codec codec) {
    switch (codec) {
        case Codec::none: return rocksdb::kNoCompression;
        case Codec::lz4: return rocksdb::kLZ4Compression;
        case Codec::zstd: return rocksdb::kZSTD;
    }
    return rocksdb::kNoCompression;
}

class Reader final : public BenchReader {
public:
    explicit Reader(rocksdb::DB& db) : m_db(db) {}

    Status get(std::string_view key, std::string_view& value) override {
        m_value.Reset();
        const auto status = m_db.Get(m_options, m_db.DefaultColumnFamily(), slice(key), &m_value);
        value = view(m_value);
        return translate(status);
    }
    Status multiGet(std::span<const std::string_view> keys, std::vector<std::string_view>& values) override {
        m_keys.clear();
        for (const std::string_view key : keys)
            m_keys.push_back(slice(key));
        m_values.clear();
        m_values.resize(keys.size());
        m_statuses.resize(keys.size());
        m_db.MultiGet(m_options, m_db.DefaultColumnFamily(), m_keys.size(), m_keys.data(), m_values.data(),
                      m_statuses.data());
        values.resize(keys.size());
        for (size_t i = 0; i < keys.size(); ++i) {
            RETURN_IF_ERROR(translate(m_statuses[i]));
            values[i] = view(m_values[i]);
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
    rocksdb::DB& m_db;
    rocksdb::ReadOptions m_options;
    rocksdb::PinnableSlice m_value;
    std::vector<rocksdb::Slice> m_keys;
    std::vector<rocksdb::PinnableSlice> m_values;
    std::vector<rocksdb::Status> m_statuses;
    std::unique_ptr<rocksdb::Iterator> m_iterator;
};

class Target final : public BenchTarget {
public:
    Target(std::string directory, rocksdb::Options options)
        : m_directory(std::move(directory)), m_options(std::move(options)) {}

    Status open() override {
        rocksdb::DB* db = nullptr;
        const auto status = rocksdb::DB::Open(m_options, m_directory, &db);
        m_db.reset(db);
        return translate(status);
    }
    Status put(std::string_view key, std::string_view value, bool sync) override {
        rocksdb::WriteOptions options;
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
    // It knows a lifetime for a whole store only, which merges enforce and reads do not: its client deletes.
    Status putFor(std::string_view key, std::string_view value, int64_t) override {
        return put(key, value, false);
    }
    bool expiresPairs() const override { return false; }
    void passTime(int64_t) override {}
    std::unique_ptr<BenchReader> newReader() override { return std::make_unique<Reader>(*m_db); }
    Status compactAll() override {
        rocksdb::CompactRangeOptions options;
        options.bottommost_level_compaction = rocksdb::BottommostLevelCompaction::kForce;
        return translate(m_db->CompactRange(options, nullptr, nullptr));
    }
    Status settle() override {
        while (property("rocksdb.mem-table-flush-pending") + property("rocksdb.num-running-flushes") +
                   property("rocksdb.compaction-pending") + property("rocksdb.num-running-compactions") !=
               0)
            systemClock().sleepMicros(1'000);
        return {};
    }
    Status close() override {
        m_db.reset();
        return {};
    }

private:
    uint64_t property(const char* name) {
        uint64_t value = 0;
        m_db->GetIntProperty(name, &value);
        return value;
    }

    std::string m_directory;
    rocksdb::Options m_options;
    std::unique_ptr<rocksdb::DB> m_db;
    rocksdb::WriteBatch m_batch;
};

}  // namespace

Result<std::unique_ptr<BenchTarget>> openRocksDb(const std::string& directory, const Settings& settings) {
    rocksdb::BlockBasedTableOptions table;
    table.block_cache = rocksdb::NewLRUCache(settings.cacheBytes);
    table.cache_index_and_filter_blocks = true;
    table.filter_policy.reset(rocksdb::NewBloomFilterPolicy(settings.filterBitsPerKey, false));
    rocksdb::Options options;
    options.create_if_missing = true;
    options.write_buffer_size = settings.memtableBytes;
    options.max_background_jobs = settings.backgroundThreads;
    options.compression = compressionOf(settings.codec);
    options.compression_opts.level =
        settings.codec == Codec::zstd ? kZstdLevel : options.compression_opts.level;
    if (settings.tableBytes != 0)
        options.target_file_size_base = settings.tableBytes;
    options.enable_blob_files = settings.separateFrom != 0;
    options.min_blob_size = settings.separateFrom;
    options.enable_blob_garbage_collection = true;
    options.blob_compression_type = options.compression;
    options.table_factory.reset(rocksdb::NewBlockBasedTableFactory(table));
    auto target = std::make_unique<Target>(directory, options);
    RETURN_IF_ERROR(target->open());
    return std::unique_ptr<BenchTarget>(std::move(target));
}

}  // namespace levelscope::bench
