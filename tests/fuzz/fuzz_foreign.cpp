#include "tests/fuzz/fuzz_foreign.h"

#include "core/formats/chain_reader.h"
#include "core/formats/foreign/batch.h"
#include "core/formats/foreign/block_log.h"
#include "core/formats/foreign/codec.h"
#include "core/formats/foreign/filter_piece.h"
#include "core/formats/foreign/foreign_anatomy.h"
#include "core/formats/foreign/foreign_table.h"
#include "core/formats/foreign/manifest.h"
#include "core/formats/key_meaning.h"
#include "core/formats/leveldb/blink_value.h"
#include "core/formats/leveldb/indexed_db.h"
#include "core/formats/rocksdb/options_text.h"
#include "core/formats/rocksdb/resolver.h"
#include "tests/core/table/memory_file.h"
#include "tests/fuzz/fuzz_check.h"
#include "tests/support/foreign_bytes.h"

namespace levelscope::fuzz {

namespace {

constexpr uint64_t kMostSteps = 1'000'000;
constexpr uint64_t kUnfoldLimit = 1u << 20;

void walkBlock(const SortedBlock& block, ValueShape shape) {
    SortedBlockCursor cursor;
    cursor.reset(block, shape);
    uint64_t forward = 0;
    for (cursor.seekToFirst(); cursor.valid(); cursor.next())
        FUZZ_CHECK(++forward <= block.bytes().size());
    cursor.reset(block, shape);
    uint64_t backward = 0;
    for (cursor.seekToLast(); cursor.valid(); cursor.prev())
        FUZZ_CHECK(++backward <= block.bytes().size());
    for (const std::string_view key : {"", "key1", "key1030", "zzz"}) {
        cursor.reset(block, shape);
        cursor.seek([key](std::string_view at) { return at < key; });
    }
}

void walkTable(const std::shared_ptr<const ForeignTable>& table) {
    const KeyOrder order;
    const auto cursor = table->newCursor(order);
    uint64_t steps = 0;
    for (cursor->seekToFirst(); cursor->valid(); cursor->next())
        FUZZ_CHECK(++steps < kMostSteps);
    for (cursor->seekToLast(); cursor->valid(); cursor->prev())
        FUZZ_CHECK(++steps < kMostSteps);
    for (const std::string_view key : {"", "key1030", "zzz"})
        cursor->seek(key, ~uint64_t{0});
    (void)table->rangeTombstones();
    const auto anatomy = newForeignAnatomy(table, order);
    (void)anatomy->properties();
    (void)anatomy->gaps();
    (void)anatomy->filter();
    auto blocks = anatomy->blocks();
    for (size_t i = 0; blocks.ok() && i < blocks->size(); ++i)
        if (const auto bytes = anatomy->readBlock((*blocks)[i]); bytes.ok()) {
            (void)anatomy->fields((*blocks)[i], *bytes);
            (void)anatomy->entries(*bytes);
        }
}

}  // namespace

void runForeignBlock(std::string_view bytes) {
    SortedBlock block;
    if (!SortedBlock::parse(bytes, block))
        return;
    for (const ValueShape shape : {ValueShape::sized, ValueShape::handle, ValueShape::handleAndFirstKey})
        walkBlock(block, shape);
}

void runForeignTable(std::string_view bytes) {
    const auto table =
        ForeignTable::open(std::make_unique<test::StringSource>(std::string(bytes)), "table", 7);
    if (table.ok())
        walkTable(*table);
}

void runForeignLog(std::string_view bytes) {
    BlockLogReader reader(std::make_unique<test::StringSource>(std::string(bytes)), "log");
    BlockLogRecord record;
    uint64_t records = 0;
    while (reader.read(record))
        FUZZ_CHECK(++records <= bytes.size() && record.offset + record.length <= bytes.size());
    FUZZ_CHECK(reader.endOffset() <= bytes.size());
}

void runForeignEdit(std::string_view bytes) {
    for (const TableDialect dialect : {TableDialect::levelDb, TableDialect::rocksDb})
        (void)decodeForeignEdit(bytes, dialect);
}

void runForeignBatch(std::string_view bytes) {
    for (const TableDialect dialect : {TableDialect::levelDb, TableDialect::rocksDb}) {
        ForeignBatchHeader header;
        uint64_t operations = 0;
        (void)eachOperation(bytes, dialect, header, [&](const ForeignOperation&) -> Status {
            FUZZ_CHECK(++operations <= bytes.size());
            return {};
        });
    }
}

void runForeignCodecs(std::string_view bytes) {
    if (bytes.empty())
        return;
    const auto choice = static_cast<uint8_t>(bytes[0]);
    PackedBytes packed{.compression = static_cast<Compression>(choice % 9), .payload = bytes.substr(1)};
    if (choice >= 128)
        packed.rawSize = choice * 7;
    std::string to;
    if (unfold(packed, to, kUnfoldLimit) == Unfolded::ok)
        FUZZ_CHECK(to.size() <= std::max<size_t>(kUnfoldLimit, bytes.size()));
}

void runForeignValues(std::string_view bytes) {
    const auto resolver = rocksdb::newResolver(posixFileSystem(), "/nonexistent", "uint64add");
    std::string value;
    (void)resolver->blob("key", bytes, value);
    if (resolver->wideColumns(bytes, value).ok())
        FUZZ_CHECK(value.size() <= bytes.size());
    (void)rocksdb::parseOptions(bytes);
}

void runForeignKeys(std::string_view bytes) {
    const std::string_view a = bytes.substr(0, bytes.size() / 2);
    const std::string_view b = bytes.substr(bytes.size() / 2);
    FUZZ_CHECK(leveldb::compareIndexedDbKeys(a, a) == 0);
    const int order = leveldb::compareIndexedDbKeys(a, b);
    const int turned = leveldb::compareIndexedDbKeys(b, a);
    FUZZ_CHECK((order < 0) == (turned > 0) && (order == 0) == (turned == 0));
    for (const std::string_view comparator : {leveldb::kIndexedDbComparator, std::string_view("other")})
        (void)keyMeaning(comparator, bytes);
}

void runForeignClones(std::string_view bytes) {
    const leveldb::BlinkReading reading = leveldb::readBlinkValue(bytes);
    FUZZ_CHECK(reading.ok || reading.stopped <= bytes.size());
    FUZZ_CHECK(reading.ok == !reading.json.empty());
    ChainReader reader(bytes);
    while (reader.ok() && !reader.atEnd())
        (void)reader.varint();
    FUZZ_CHECK(reader.position() <= bytes.size());
}

void runForeignFilter(std::string_view bytes) {
    for (const bool full : {false, true}) {
        FilterPiece piece;
        std::string_view bits;
        const FilterParse parsed =
            full ? parseFullFilter(bytes, piece, bits) : parsePlainFilter(bytes, piece, bits);
        if (parsed != FilterParse::ok)
            continue;
        FilterAnatomy anatomy;
        anatomy.bytes = bits;
        for (const std::string_view key : {std::string_view(), std::string_view("key"), bytes}) {
            bool all = true;
            for (const FilterProbe& probe : piece.probe(key)) {
                for (const uint64_t bit : probe.bits)
                    FUZZ_CHECK(bit < uint64_t{bits.size()} * 8);
                all = all && anatomy.passes(probe);
            }
            FUZZ_CHECK(all == piece.mayContain(anatomy, key));
        }
    }
}

std::vector<std::string> foreignBlockSeeds() {
    std::vector<std::pair<std::string, std::string>> pairs;
    for (int i = 0; i < 40; ++i)
        pairs.emplace_back("key" + std::to_string(1000 + i), std::string(static_cast<size_t>(i % 9), 'v'));
    return {test::sortedBlock(pairs), test::sortedBlock(pairs, 1), test::sortedBlock(pairs, 1000)};
}

std::vector<std::string> foreignTableSeeds() {
    return {test::uncheckedTable(2, 6), test::uncheckedTable(6, 4, 2),
            test::contextTable({{test::internalKey("a", 5), "1"}, {test::internalKey("b", 6), "2"}}, 7)};
}

std::vector<std::string> foreignLogSeeds() {
    return {test::blockLog({test::putBatch(1, {{"a", "1"}}), std::string(300, 'x'), "", "end"})};
}

std::vector<std::string> foreignEditSeeds() {
    std::string level;
    putVarint(level, 1);
    putLengthPrefixed(level, "leveldb.BytewiseComparator");
    putVarint(level, 7);
    for (const uint64_t number : {2, 12, 4096})
        putVarint(level, number);
    putLengthPrefixed(level, test::internalKey("a", 1));
    putLengthPrefixed(level, test::internalKey("z", 9));
    putVarint(level, 6);
    putVarint(level, 1);
    putVarint(level, 11);
    std::string rocks;
    putVarint(rocks, 103);
    for (const uint64_t number : {0, 13, 5000})
        putVarint(rocks, number);
    putLengthPrefixed(rocks, test::internalKey("a", 1));
    putLengthPrefixed(rocks, test::internalKey("z", 9));
    putVarint(rocks, 1);
    putVarint(rocks, 9);
    putVarint(rocks, 65);
    putLengthPrefixed(rocks, std::string(1, '\1'));
    putVarint(rocks, 1);
    putVarint(rocks, 201);
    putLengthPrefixed(rocks, "family");
    return {level, rocks, level + rocks};
}

std::vector<std::string> foreignBatchSeeds() {
    std::string marks = test::putBatch(5, {{"a", "1"}, {"b", "2"}});
    marks.push_back('\x09');
    marks.push_back('\x0a');
    putLengthPrefixed(marks, "transaction");
    return {test::putBatch(1, {{"key", "value"}}), marks};
}

std::vector<std::string> foreignCodecSeeds() {
    std::vector<std::string> seeds;
    for (int i = 0; i < 9; ++i)
        for (const int size : {0, 128})
            seeds.push_back(std::string(1, static_cast<char>(i + size)) +
                            "\x1f some bytes to unfold, none too good");
    return seeds;
}

std::vector<std::string> foreignCloneSeeds() {
    const std::string front("\1\xff\x15\xff\x0f", 5);
    return {front + std::string("o\"\1aA\2T0$\0\2\"\1bI\2{\2", 19), front + std::string("B\2\1\2VB\0\2\0", 9),
            front + std::string(";\"\1aN\0\0\0\0\0\0\xf0?:\2", 15), front + std::string("R\"\2a+\3", 6),
            std::string("\1\xff\x11\1\5\1", 6)};
}

std::vector<std::string> foreignKeySeeds() {
    const std::string text("\1\2\0a\0b", 6);
    const std::string record = std::string("\0\1\2\1", 4) + text;
    const std::string entry = std::string("\0\1\2\x1e", 4) + text + '\3' + text;
    const std::string list = std::string("\0\1\2\1\4\1", 6) + text;
    const std::string name = std::string("\0\0\0\0\xc9", 5) + text.substr(1) + text.substr(1);
    return {record + record,
            entry + entry,
            list + record,
            name + name,
            std::string("_https://a\0\1key", 15),
            std::string("\1\0\0\0\2\0\0\0\x2c", 9)};
}

std::vector<std::string> foreignFilterSeeds() {
    const std::string bits(128, '\x5a');
    return {bits + std::string("\xff\0\6\0\0", 5), bits + std::string("\6\2\0\0\0", 5), bits + '\6'};
}

std::vector<std::string> foreignValueSeeds() {
    std::string entity;
    putVarint(entity, 1);
    putVarint(entity, 2);
    putLengthPrefixed(entity, "");
    putVarint(entity, 3);
    putLengthPrefixed(entity, "column");
    putVarint(entity, 2);
    std::string blob(1, '\1');
    for (const uint64_t number : {12, 345, 678})
        putVarint(blob, number);
    blob.push_back('\0');
    return {entity + "abcde", blob, "[CFOptions \"x\"]\n  merge_operator={id=A;delimiter=,;}\n"};
}

}  // namespace levelscope::fuzz
