// The memory of memtables: large blocks of one that is gone serve the next, up to a bound, and nobody uses
// them in between.
#include "core/memtable/arena.h"

#include <sanitizer/asan_interface.h>

#include <QtTest>
#include <algorithm>
#include <cstring>
#include <map>
#include <optional>
#include <set>
#include <vector>

#include "core/memtable/spare_blocks.h"

using namespace levelscope;

namespace {

constexpr size_t kPiece = 1024;

// What blocks below the largest hold together, each twice as large as the one before.
constexpr size_t kBeforeLarge = Arena::kMaxBlock - Arena::kMinBlock;

// Until the arena has so many large blocks; gives where they begin.
std::set<char*> fill(Arena& arena, size_t blocks) {
    std::set<char*> begins;
    while (begins.size() < blocks) {
        const size_t before = arena.bytesUsed();
        char* piece = arena.allocate(kPiece);
        std::memset(piece, 'x', kPiece);
        if (before >= kBeforeLarge && (before - kBeforeLarge) % Arena::kMaxBlock == 0)
            begins.insert(piece);
    }
    return begins;
}

}  // namespace

class ArenaTest : public QObject {
    Q_OBJECT
private slots:
    void piecesAreAlignedAndApart();
    void largeBlocksServeTheNextArena();
    void noMoreThanTheBoundIsKept();
    void whatLiesReadyIsNobodys();
};

void ArenaTest::piecesAreAlignedAndApart() {
    Arena arena;
    std::map<char*, size_t> pieces;
    for (const size_t alignment : {8, 16, 32, 64}) {
        for (size_t size = 1; size < 3000; size += 7) {
            char* piece = arena.allocate(size, alignment);
            QCOMPARE(reinterpret_cast<size_t>(piece) % alignment, size_t{0});
            pieces[piece] = size;
        }
    }
    for (auto piece = pieces.begin(), next = std::next(piece); next != pieces.end(); ++piece, ++next)
        QVERIFY(piece->first + piece->second <= next->first);
}

void ArenaTest::largeBlocksServeTheNextArena() {
    std::optional<Arena> arena(std::in_place);
    const std::set<char*> first = fill(*arena, 3);
    QVERIFY(SpareBlocks::ofProcess().take() == nullptr);

    arena.reset();
    arena.emplace();
    QCOMPARE(fill(*arena, 3), first);
    QVERIFY(SpareBlocks::ofProcess().take() == nullptr);  // each has one owner
}

void ArenaTest::noMoreThanTheBoundIsKept() {
    std::optional<Arena> arena(std::in_place);
    const std::set<char*> blocks = fill(*arena, SpareBlocks::kMost + 3);
    arena.reset();

    std::set<char*> kept;
    while (char* block = SpareBlocks::ofProcess().take())
        kept.insert(block);
    QCOMPARE(kept.size(), SpareBlocks::kMost);
    QVERIFY(std::includes(blocks.begin(), blocks.end(), kept.begin(), kept.end()));
    for (char* block : kept)
        QVERIFY(SpareBlocks::ofProcess().give(block));
}

void ArenaTest::whatLiesReadyIsNobodys() {
    std::vector<char> bytes(4096);
    SpareBlocks spare(bytes.size());
    QVERIFY(spare.give(bytes.data()));
#ifdef __SANITIZE_ADDRESS__
    QVERIFY(__asan_address_is_poisoned(&bytes[100]) != 0);
#endif
    QCOMPARE(spare.take(), bytes.data());
    bytes[100] = 'x';  // the address sanitizer would report it
    QVERIFY(spare.take() == nullptr);
}

QTEST_APPLESS_MAIN(ArenaTest)
#include "arena_test.moc"
