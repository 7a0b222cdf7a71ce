// LevelDB stores as writers other than libleveldb leave them: every block compressed, by codecs LevelDB's
// descendants added; wrong sizes in the manifest, MANIFEST-000000, no LOG; the comparator of IndexedDB.
#include <leveldb/comparator.h>
#include <leveldb/db.h>
#include <snappy.h>
#include <zlib.h>
#include <zstd.h>

#include <QTest>

#include "core/formats/foreign/foreign_table.h"
#include "core/formats/key_meaning.h"
#include "core/formats/leveldb/indexed_db.h"
#include "tests/core/formats/foreign_support.h"
#include "tests/core/table/memory_file.h"
#include "tests/support/foreign_bytes.h"

using namespace levelscope;
using namespace levelscope::test;
namespace level = levelscope::leveldb;

namespace {

enum class Codec { none, snappy, zlib, rawDeflate, zstd };

std::string deflated(const std::string& bytes, int window) {
    z_stream stream{};
    deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, window, 8, Z_DEFAULT_STRATEGY);
    std::string packed(deflateBound(&stream, bytes.size()), '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = reinterpret_cast<Bytef*>(packed.data());
    stream.avail_out = static_cast<uInt>(packed.size());
    deflate(&stream, Z_FINISH);
    packed.resize(stream.total_out);
    deflateEnd(&stream);
    return packed;
}

std::string packed(const std::string& bytes, Codec codec, uint8_t& type) {
    constexpr int kWindow = 15;
    std::string to;
    switch (codec) {
        case Codec::none: type = 0; return bytes;
        case Codec::snappy:
            type = 1;
            snappy::Compress(bytes.data(), bytes.size(), &to);
            return to;
        case Codec::zlib: type = 2; return deflated(bytes, kWindow);
        case Codec::rawDeflate: type = 4; return deflated(bytes, -kWindow);
        case Codec::zstd:
            type = 2;
            to.resize(ZSTD_compressBound(bytes.size()));
            to.resize(ZSTD_compress(to.data(), to.size(), bytes.data(), bytes.size(), 3));
            return to;
    }
    return {};
}

// A table whose every block, metaindex and index too, is compressed.
std::string tableOf(const Pairs& pairs, Codec codec) {
    std::string table;
    const auto append = [&](const std::string& block) {
        uint8_t type = 0;
        const std::string stored = packed(block, codec, type);
        std::string handle;
        putVarint(handle, table.size());
        putVarint(handle, stored.size());
        std::string covered = stored;
        covered.push_back(static_cast<char>(type));
        table.append(covered);
        putFixed32(table, maskedCrc(crc32c(0, covered)));
        return handle;
    };
    constexpr size_t kEntriesOfABlock = 20;
    Pairs index;
    Pairs entries;
    for (const auto& [key, value] : pairs) {
        entries.emplace_back(internalKey(key, 7), value);
        if (entries.size() < kEntriesOfABlock && key != pairs.back().first)
            continue;
        const std::string last = entries.back().first;
        index.emplace_back(last, append(sortedBlock(entries, 16)));
        entries.clear();
    }
    std::string handles = append(sortedBlock({}));
    handles += append(sortedBlock(index, 1));
    handles.resize(40);
    table.append(handles);
    putFixed64(table, 0xdb4775248b80fb57ull);
    return table;
}

bool writeFile(const QString& path, const std::string& bytes) {
    QFile file(path);
    return file.open(QIODevice::WriteOnly) &&
           file.write(bytes.data(), static_cast<qint64>(bytes.size())) == static_cast<qint64>(bytes.size());
}

std::string manifestOf(const Pairs& pairs, const std::string& comparator) {
    std::string edit;
    putVarint(edit, 1);
    putLengthPrefixed(edit, comparator);
    for (const auto& [tag, value] : {std::pair<uint64_t, uint64_t>{2, 9}, {3, 10}, {4, 500}}) {
        putVarint(edit, tag);
        putVarint(edit, value);
    }
    putVarint(edit, 7);
    putVarint(edit, 2);     // level
    putVarint(edit, 5);     // number
    putVarint(edit, 4711);  // size: wrong
    putLengthPrefixed(edit, internalKey(pairs.front().first, 7));
    putLengthPrefixed(edit, internalKey(pairs.back().first, 7));
    return blockLog({edit});
}

Pairs somePairs() {
    Pairs pairs;
    for (int i = 0; i < 500; ++i)
        pairs.emplace_back(keyOf(i),
                           std::string(static_cast<size_t>(i % 70), static_cast<char>('a' + i % 26)));
    return pairs;
}

// Text as IndexedDB stores it; ASCII is enough here.
std::string text(const std::string& ascii) {
    std::string bytes;
    putVarint(bytes, ascii.size());
    for (const char c : ascii)
        bytes.append({'\0', c});
    return bytes;
}

std::string stringValue(const std::string& ascii) {
    return '\1' + text(ascii);
}

std::string numberValue(double number, char type = 3) {
    std::string bytes(1, type);
    bytes.append(reinterpret_cast<const char*>(&number), sizeof number);
    return bytes;
}

std::string binaryValue(const std::string& raw) {
    std::string bytes(1, 6);
    putLengthPrefixed(bytes, raw);
    return bytes;
}

std::string arrayValue(const std::vector<std::string>& values) {
    std::string bytes(1, 4);
    putVarint(bytes, values.size());
    for (const std::string& value : values)
        bytes += value;
    return bytes;
}

std::string prefix(uint8_t database, uint16_t store, uint8_t index) {
    // The store takes two bytes when it must.
    std::string bytes(1, store > 255 ? 4 : 0);
    bytes.push_back(static_cast<char>(database));
    bytes.push_back(static_cast<char>(store & 255));
    if (store > 255)
        bytes.push_back(static_cast<char>(store >> 8));
    bytes.push_back(static_cast<char>(index));
    return bytes;
}

// In the order IndexedDB gives them, which is not that of their bytes.
std::vector<std::string> indexedDbKeys() {
    const std::string entry = prefix(1, 2, 30) + stringValue("x");
    return {
        prefix(0, 0, 0) + '\0',
        prefix(0, 0, 0) + '\1',
        prefix(0, 0, 0) + '\x64' + '\x05',
        prefix(0, 0, 0) + '\xc9' + text("origin") + text("a"),
        prefix(0, 0, 0) + '\xc9' + text("origin") + text("b"),
        prefix(0, 0, 0) + '\xc9' + text("origin2") + text("a"),
        prefix(1, 0, 0) + '\0',
        prefix(1, 0, 0) + '\x32' + '\1' + '\0',
        prefix(1, 0, 0) + '\x32' + '\1' + '\1',
        prefix(1, 0, 0) + '\x64' + '\1' + '\x1e' + '\0',
        prefix(1, 0, 0) + '\xc8' + text("people"),
        prefix(1, 2, 1) + numberValue(-5),
        prefix(1, 2, 1) + numberValue(2.5),
        prefix(1, 2, 1) + numberValue(300),
        prefix(1, 2, 1) + numberValue(1, 2),  // a date
        prefix(1, 2, 1) + stringValue(""),
        prefix(1, 2, 1) + stringValue("a"),
        prefix(1, 2, 1) + stringValue("ab"),
        prefix(1, 2, 1) + stringValue("b"),
        prefix(1, 2, 1) + binaryValue(""),
        prefix(1, 2, 1) + binaryValue("\x01\x02"),
        prefix(1, 2, 1) + arrayValue({}),
        prefix(1, 2, 1) + arrayValue({numberValue(1)}),
        prefix(1, 2, 1) + arrayValue({numberValue(1), stringValue("z")}),
        prefix(1, 2, 1) + arrayValue({stringValue("a")}),
        prefix(1, 2, 2) + stringValue("a"),
        entry + '\0' + numberValue(1),
        entry + '\2' + numberValue(2),
        entry + '\1' + numberValue(3),
        prefix(1, 300, 1) + stringValue("a"),
        prefix(2, 1, 1) + stringValue("a"),
    };
}

// Knows the order of these keys only.
class ListedOrder final : public ::leveldb::Comparator {
public:
    explicit ListedOrder(const std::vector<std::string>& keys) {
        for (size_t i = 0; i < keys.size(); ++i)
            m_places.emplace(keys[i], i);
    }
    int Compare(const ::leveldb::Slice& a, const ::leveldb::Slice& b) const override {
        const size_t left = m_places.at(a.ToString());
        const size_t right = m_places.at(b.ToString());
        return left < right ? -1 : static_cast<int>(right < left);
    }
    const char* Name() const override { return "idb_cmp1"; }
    void FindShortestSeparator(std::string*, const ::leveldb::Slice&) const override {}
    void FindShortSuccessor(std::string*) const override {}

private:
    std::map<std::string, size_t> m_places;
};

}  // namespace

class OtherWritersTest : public QObject {
    Q_OBJECT

private slots:
    void init() { m_directory = std::make_unique<QTemporaryDir>(); }

    void everyCodecOfEveryBlockIsRead_data() {
        QTest::addColumn<int>("codec");
        int codec = 0;
        for (const char* name : {"none", "snappy", "zlib", "raw deflate", "zstd"})
            QTest::newRow(name) << codec++;
    }
    void everyCodecOfEveryBlockIsRead();
    void anUnknownCodecIsNamed();
    void indexedDbKeysComeInTheirOrder();
    void indexedDbKeysAreReadable();
    void keysOfOtherProgramsAreReadable();

private:
    QString path(const QString& name = {}) const { return m_directory->filePath(name); }
    std::string directory() const { return m_directory->path().toStdString(); }
    bool writeStore(const Pairs& pairs, const std::string& table) const {
        return writeFile(path(QStringLiteral("CURRENT")), "MANIFEST-000000\n") &&
               writeFile(path(QStringLiteral("MANIFEST-000000")),
                         manifestOf(pairs, "leveldb.BytewiseComparator")) &&
               writeFile(path(QStringLiteral("000005.ldb")), table);
    }

    std::unique_ptr<QTemporaryDir> m_directory;
};

void OtherWritersTest::everyCodecOfEveryBlockIsRead() {
    QFETCH(int, codec);
    const Pairs pairs = somePairs();
    const std::string table = tableOf(pairs, static_cast<Codec>(codec));
    QVERIFY(writeStore(pairs, table));
    const auto store = openStore(posixFileSystem(), directory());
    QVERIFY2(store.ok(), toLogString(store.status()).c_str());
    QCOMPARE((*store)->info().format, StoreFormat::levelDb);
    QVERIFY((*store)->info().limits.empty());
    QCOMPARE((*store)->levels()[2].bytes, uint64_t{table.size()});
    const auto iterator = (*store)->iterator();
    QVERIFY(forwards(*iterator) == pairs);
    QVERIFY2(iterator->status().ok(), toLogString(iterator->status()).c_str());
    QVERIFY(backwards(*iterator) == pairs);
    PinnedValue value;
    QVERIFY((*store)->get(keyOf(123), 0, value).ok());
    QCOMPARE(value.view(), std::string_view(pairs[123].second));
    const auto anatomy = (*store)->tableAnatomy(5);
    QVERIFY(anatomy.ok());
    QVERIFY((*anatomy)->gaps().empty());
}

void OtherWritersTest::anUnknownCodecIsNamed() {
    const Pairs pairs = somePairs();
    std::string table = tableOf(pairs, Codec::none);
    // The type of the first block becomes one nobody knows, and its checksum is made to fit.
    const auto opened = ForeignTable::open(std::make_unique<StringSource>(table), "table", 5);
    QVERIFY(opened.ok());
    ForeignIndexCursor index(**opened);
    index.seekToFirst();
    const BlockPlace first = index.place();
    table[first.size] = 0x7f;
    storeFixed(table.data() + first.size + 1,
               maskedCrc(crc32c(0, std::string_view(table).substr(0, first.size + 1))));
    QVERIFY(writeStore(pairs, table));
    const auto store = openStore(posixFileSystem(), directory());
    QVERIFY(store.ok());
    const auto iterator = (*store)->iterator();
    QVERIFY(forwards(*iterator).empty());
    QCOMPARE(iterator->status().code(), Code::unsupported);
    QCOMPARE(iterator->status().error().subject, std::string("compression of a block"));
}

void OtherWritersTest::indexedDbKeysComeInTheirOrder() {
    const std::vector<std::string> keys = indexedDbKeys();
    for (size_t i = 0; i < keys.size(); ++i)
        for (size_t j = 0; j < keys.size(); ++j) {
            const int order = level::compareIndexedDbKeys(keys[i], keys[j]);
            QVERIFY2(i < j ? order < 0 : (i > j ? order > 0 : order == 0),
                     qPrintable(QString("%1 %2").arg(i).arg(j)));
        }
    const ListedOrder comparator(keys);
    ::leveldb::Options options;
    options.create_if_missing = true;
    options.comparator = &comparator;
    ::leveldb::DB* raw = nullptr;
    QVERIFY(::leveldb::DB::Open(options, directory(), &raw).ok());
    {
        const std::unique_ptr<::leveldb::DB> db(raw);
        for (size_t i = 0; i < keys.size(); ++i)
            QVERIFY(db->Put({}, keys[i * 7 % keys.size()], std::to_string(i * 7 % keys.size())).ok());
        db->CompactRange(nullptr, nullptr);
        for (size_t i = 0; i < keys.size(); i += 2)
            QVERIFY(db->Put({}, keys[i], "in the log").ok());
    }
    const auto store = openStore(posixFileSystem(), directory());
    QVERIFY2(store.ok(), toLogString(store.status()).c_str());
    QVERIFY((*store)->info().ordered);
    QVERIFY((*store)->info().limits.empty());
    std::vector<std::string> found;
    const auto iterator = (*store)->iterator();
    for (const auto& [key, value] : forwards(*iterator)) {
        QCOMPARE(value, found.size() % 2 == 0 ? "in the log" : std::to_string(found.size()));
        found.push_back(key);
    }
    QVERIFY(found == keys);
    for (const std::string& key : keys) {
        iterator->seek(key);
        QVERIFY(iterator->valid() && iterator->key() == key);
    }
}

void OtherWritersTest::indexedDbKeysAreReadable() {
    const auto shown = [](const std::string& key) { return level::describeIndexedDbKey(key); };
    QCOMPARE(shown(prefix(1, 2, 1) + stringValue("a")),
             std::string(R"({"database":1,"store":2,"kind":"records","key":"a"})"));
    QCOMPARE(
        shown(prefix(1, 2, 30) + numberValue(2.5) + '\3' + arrayValue({stringValue("x"), binaryValue("\1")})),
        std::string(R"({"database":1,"store":2,"index_id":30,"kind":"index entries","value":2.5,)"
                    R"("sequence":3,"key":["x",{"binary":"0x01"}]})"));
    QCOMPARE(shown(prefix(0, 0, 0) + '\xc9' + text("http_a") + text("mail")),
             std::string(R"({"kind":"database name","origin":"http_a","name":"mail"})"));
    QVERIFY(shown("no key of IndexedDB").empty());
    QVERIFY(shown(prefix(1, 2, 1) + stringValue("a") + "more").empty());
    std::string deep = prefix(1, 2, 1);
    for (int i = 0; i < 100'000; ++i)
        deep += std::string("\x04\x01", 2);
    QVERIFY(shown(deep).empty());
    QVERIFY(level::compareIndexedDbKeys(deep, deep) == 0);
}

void OtherWritersTest::keysOfOtherProgramsAreReadable() {
    const auto shown = [](const std::string& key) { return keyMeaning("leveldb.BytewiseComparator", key); };
    const std::string origin = "https:" + std::string(2, '/') + "a.example";
    const std::string inQuotes = '"' + origin + '"';
    const std::string stored = "_" + origin + std::string("\0\1", 2) + "caf\xe9";
    QCOMPARE(shown(stored), "{\"origin\":" + inQuotes + ",\"key\":\"caf\xc3\xa9\"}");
    QCOMPARE(shown("META:" + origin), "{\"origin\":" + inQuotes + ",\"kind\":\"META\"}");
    std::string chunk;
    putFixed32(chunk, static_cast<uint32_t>(-3));
    putFixed32(chunk, 17);
    QCOMPARE(shown(chunk + '\x2c'), std::string(R"({"x":-3,"z":17,"part":"Version"})"));
    putFixed32(chunk, 1);
    QCOMPARE(shown(chunk + '\x2f' + '\xff'),
             std::string(R"({"x":-3,"z":17,"dimension":1,"part":"SubChunkPrefix","height":-1})"));
    for (const char* none : {"", "user/0001", "_no origin", "plain text!", "chunk key"})
        QVERIFY2(shown(none).empty(), none);
    QVERIFY(shown(chunk + '\x01').empty());
    QVERIFY(!keyMeaning("idb_cmp1", prefix(1, 2, 1) + stringValue("a")).empty());
}

QTEST_APPLESS_MAIN(OtherWritersTest)
#include "other_writers_test.moc"
