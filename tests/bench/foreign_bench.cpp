// How fast our readers walk directories of LevelDB and RocksDB, beside the libraries' own iterators over the
// same directory in the same run; how fast a RocksDB directory of many tables opens, and a large table. Every
// walk's sum is checked.
//
// foreign_bench [--keys N] [--tables N] [--megabytes N] [--repeats N] [--directory DIR]
#include <leveldb/db.h>
#include <rocksdb/db.h>
#include <rocksdb/sst_file_writer.h>
#include <rocksdb/table.h>
#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "core/formats/store_reader.h"
#include "core/inspect/digest.h"
#include "core/table/table_builder.h"

namespace {

using namespace levelscope;

struct Arguments {
    int keys = 1'000'000;
    int tables = 10'000;
    int repeats = 5;
    int megabytes = 2048;  // of the large table
    std::string directory = std::filesystem::temp_directory_path() / "levelscope-foreign-bench";
};

struct Walk {
    uint64_t keys = 0;
    uint64_t bytes = 0;
    bool operator==(const Walk&) const = default;
};

double cpuSeconds() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    const auto seconds = [](const timeval& time) {
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
    };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

[[noreturn]] void fail(const std::string& what) {
    std::fprintf(stderr, "foreign_bench: %s\n", what.c_str());
    std::exit(1);
}

std::string keyOf(uint64_t i) {
    char key[32];
    std::snprintf(key, sizeof key, "user/%012llu",
                  static_cast<unsigned long long>(i * 2654435761u % 4'000'000'007u));
    return key;
}

std::string valueOf(uint64_t i) {
    std::string value;
    for (int word = 0; word < 12; ++word)
        value += std::to_string((i + 1) * (static_cast<uint64_t>(word) + 7) % 99991) + " ";
    return value;
}

void fillLevelDb(const std::string& directory, int keys) {
    leveldb::Options options;
    options.create_if_missing = true;
    leveldb::DB* raw = nullptr;
    if (!leveldb::DB::Open(options, directory, &raw).ok())
        fail("LevelDB does not open");
    const std::unique_ptr<leveldb::DB> db(raw);
    for (int i = 0; i < keys; ++i)
        if (!db->Put({}, keyOf(static_cast<uint64_t>(i)), valueOf(static_cast<uint64_t>(i))).ok())
            fail("LevelDB does not write");
}

std::unique_ptr<rocksdb::DB> openRocksDb(const std::string& directory, rocksdb::Options options) {
    options.create_if_missing = true;
    rocksdb::DB* raw = nullptr;
    if (!rocksdb::DB::Open(options, directory, &raw).ok())
        fail("RocksDB does not open");
    return std::unique_ptr<rocksdb::DB>(raw);
}

void fillRocksDb(const std::string& directory, int keys) {
    rocksdb::Options options;
    options.write_buffer_size = 4 << 20;
    const auto db = openRocksDb(directory, options);
    for (int i = 0; i < keys; ++i)
        if (!db->Put({}, keyOf(static_cast<uint64_t>(i)), valueOf(static_cast<uint64_t>(i))).ok())
            fail("RocksDB does not write");
}

// Many tables of a level: made by compacting into tiny ones.
void fillManyTables(const std::string& directory, int tables) {
    rocksdb::Options options;
    options.target_file_size_base = 4096;
    options.compression = rocksdb::kNoCompression;
    options.max_open_files = 200;
    const auto db = openRocksDb(directory, options);
    constexpr int kEntriesOfATable = 56;  // about as many as fit
    for (int i = 0; i < tables * kEntriesOfATable; ++i)
        if (!db->Put({}, keyOf(static_cast<uint64_t>(i)), std::string(128, 'v')).ok())
            fail("RocksDB does not write");
    if (!db->CompactRange({}, nullptr, nullptr).ok())
        fail("RocksDB does not compact");
}

template <typename Cursor>
Walk walked(Cursor& cursor) {
    Walk walk;
    for (cursor.SeekToFirst(); cursor.Valid(); cursor.Next()) {
        ++walk.keys;
        walk.bytes += cursor.key().size() + cursor.value().size();
    }
    return walk;
}

Walk byLevelDb(const std::string& directory) {
    leveldb::DB* raw = nullptr;
    if (!leveldb::DB::Open({}, directory, &raw).ok())
        fail("LevelDB does not open");
    const std::unique_ptr<leveldb::DB> db(raw);
    leveldb::ReadOptions options;
    options.verify_checksums = true;
    options.fill_cache = false;
    const std::unique_ptr<leveldb::Iterator> cursor(db->NewIterator(options));
    return walked(*cursor);
}

Walk byRocksDb(const std::string& directory) {
    rocksdb::DB* raw = nullptr;
    if (!rocksdb::DB::OpenForReadOnly({}, directory, &raw).ok())
        fail("RocksDB does not open");
    const std::unique_ptr<rocksdb::DB> db(raw);
    rocksdb::ReadOptions options;
    options.fill_cache = false;
    options.readahead_size = 256 * 1024;
    const std::unique_ptr<rocksdb::Iterator> cursor(db->NewIterator(options));
    return walked(*cursor);
}

std::shared_ptr<StoreReader> opened(const std::string& directory) {
    auto store = openStore(posixFileSystem(), directory);
    if (!store.ok())
        fail(toLogString(store.status()));
    return std::move(store).value();
}

Walk byUs(const std::string& directory) {
    const auto iterator = opened(directory)->iterator();
    Walk walk;
    for (iterator->seekToFirst(); iterator->valid(); iterator->next()) {
        ++walk.keys;
        walk.bytes += iterator->key().size() + iterator->value().size();
    }
    if (!iterator->status().ok())
        fail(toLogString(iterator->status()));
    return walk;
}

double median(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

// Taking turns; medians of processor seconds, which other programs disturb least.
void compare(const char* name, const std::string& directory, int repeats,
             const std::function<Walk(const std::string&)>& library) {
    const Walk expected = library(directory);
    std::vector<double> theirs;
    std::vector<double> ours;
    for (int i = 0; i < repeats; ++i) {
        double begin = cpuSeconds();
        if (library(directory) != expected)
            fail("the library's answers differ");
        theirs.push_back(cpuSeconds() - begin);
        begin = cpuSeconds();
        if (byUs(directory) != expected)
            fail(std::string(name) + ": other keys than the library's");
        ours.push_back(cpuSeconds() - begin);
    }
    const double digestBegin = cpuSeconds();
    if (!digestOf(*opened(directory)->iterator()).ok())
        fail("no digest");
    std::printf("%s: %llu keys, library %.3f s, Levelscope %.3f s, %.2f times as fast; digest %.3f s\n", name,
                static_cast<unsigned long long>(expected.keys), median(theirs), median(ours),
                median(theirs) / median(ours), cpuSeconds() - digestBegin);
}

double wallSeconds() {
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

// Wall and processor seconds of some work that is repeated. The first time warms the system's cache and does
// not count.
struct Times {
    std::vector<double> wall;
    std::vector<double> processor;

    Times(int repeats, const std::function<void()>& work) {
        for (int i = 0; i <= repeats; ++i) {
            const double wallBegin = wallSeconds();
            const double processorBegin = cpuSeconds();
            work();
            if (i == 0)
                continue;
            wall.push_back(wallSeconds() - wallBegin);
            processor.push_back(cpuSeconds() - processorBegin);
        }
    }
    void print(const std::string& what) const {
        std::printf("%s: %.3f s, processor %.3f s\n", what.c_str(), median(wall), median(processor));
    }
};

// Up to what the first pages show: the shape of the store, and the first keys.
void timeOpening(const std::string& directory, int repeats) {
    constexpr int kFirstKeys = 500;
    uint64_t tables = 0;
    const Times times(repeats, [&] {
        const auto store = opened(directory);
        tables = 0;
        for (const LevelInfo& level : store->levels())
            tables += level.tables;
        const auto iterator = store->iterator();
        int keys = 0;
        for (iterator->seekToFirst(); iterator->valid() && keys < kFirstKeys; iterator->next())
            ++keys;
        if (store->info().approximateKeys == 0 || keys < kFirstKeys)
            fail("the first keys are missing");
    });
    times.print("opening a RocksDB directory of " + std::to_string(tables) + " tables");
}

constexpr uint64_t kSizeLookedAtEvery = 1024;

std::string largeKey(uint64_t i) {
    char key[32];
    std::snprintf(key, sizeof key, "user/%012llu", static_cast<unsigned long long>(i));
    return key;
}

std::string largeValue(uint64_t i) {
    return std::string(84, static_cast<char>('a' + i % 26));
}

// One table of about so many bytes, not compressed: RocksDB's,
std::string makeLargeForeign(const std::string& directory, uint64_t megabytes) {
    rocksdb::Options options;
    options.compression = rocksdb::kNoCompression;
    rocksdb::SstFileWriter writer(rocksdb::EnvOptions(), options);
    const std::string path = directory + "/000001.sst";
    if (!writer.Open(path).ok())
        fail("the table is not made");
    for (uint64_t i = 0; i % kSizeLookedAtEvery != 0 || writer.FileSize() < megabytes << 20; ++i)
        if (!writer.Put(largeKey(i), largeValue(i)).ok())
            fail("the table is not written");
    if (!writer.Finish().ok())
        fail("the table is not finished");
    return path;
}

// and ours.
std::string makeLargeNative(const std::string& directory, uint64_t megabytes) {
    std::string path = directory + "/000001.lst";
    auto file = posixFileSystem().create(path);
    if (!file.ok())
        fail(toLogString(file.status()));
    TableOptions options;
    options.compression = Compression::none;
    TableBuilder builder(options, std::move(file).value(), 1);
    for (uint64_t i = 0; i % kSizeLookedAtEvery != 0 || builder.estimatedSize() < megabytes << 20; ++i) {
        const std::string key = largeKey(i);
        builder.add({key, packTrailer(1, EntryType::value)}, largeValue(i));
    }
    if (const auto finished = builder.finish(); !finished.ok())
        fail(toLogString(finished.status()));
    return path;
}

// What the first view of a table needs: its parts, the listing of its blocks, one block and its entries.
void timeAnatomy(const std::string& path, int repeats) {
    size_t blocks = 0;
    const Times times(repeats, [&] {
        const auto anatomy = openTableFile(posixFileSystem(), path);
        if (!anatomy.ok())
            fail(toLogString(anatomy.status()));
        auto listed = (*anatomy)->blocks();
        if (!listed.ok() || !(*anatomy)->gaps().empty() || !(*anatomy)->properties().ok())
            fail("the table is not listed");
        const auto bytes = (*anatomy)->readBlock(listed->front());
        if (!bytes.ok() || !(*anatomy)->entries(*bytes).ok())
            fail("the first block is not read");
        blocks = listed->size();
    });
    times.print("first view of " + fileName(path) + ", " +
                std::to_string(std::filesystem::file_size(path) >> 20) + " MiB, " + std::to_string(blocks) +
                " blocks");
}

Arguments parse(int argc, char** argv) {
    Arguments arguments;
    for (int i = 1; i + 1 < argc; i += 2) {
        const std::string name = argv[i];
        if (name == "--directory")
            arguments.directory = argv[i + 1];
        else if (name == "--keys")
            arguments.keys = std::atoi(argv[i + 1]);
        else if (name == "--tables")
            arguments.tables = std::atoi(argv[i + 1]);
        else if (name == "--megabytes")
            arguments.megabytes = std::atoi(argv[i + 1]);
        else if (name == "--repeats")
            arguments.repeats = std::max(1, std::atoi(argv[i + 1]));
        else
            fail("unknown argument " + name);
    }
    return arguments;
}

}  // namespace

int main(int argc, char** argv) {
    const Arguments arguments = parse(argc, argv);
    std::filesystem::remove_all(arguments.directory);
    std::filesystem::create_directories(arguments.directory);
    const std::string level = arguments.directory + "/leveldb";
    const std::string rocks = arguments.directory + "/rocksdb";
    const std::string many = arguments.directory + "/many";
    fillLevelDb(level, arguments.keys);
    compare("LevelDB", level, arguments.repeats, byLevelDb);
    fillRocksDb(rocks, arguments.keys);
    compare("RocksDB", rocks, arguments.repeats, byRocksDb);
    fillManyTables(many, arguments.tables);
    timeOpening(many, arguments.repeats);
    const auto megabytes = static_cast<uint64_t>(arguments.megabytes);
    timeAnatomy(makeLargeForeign(arguments.directory, megabytes), arguments.repeats);
    timeAnatomy(makeLargeNative(arguments.directory, megabytes), arguments.repeats);
    std::filesystem::remove_all(arguments.directory);
    return 0;
}
