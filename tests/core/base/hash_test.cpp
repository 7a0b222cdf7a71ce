// The hash is XXH3-64, and a checksum belongs to one place of one file.
#include "core/base/hash.h"

#include <set>
#include <string>

#include <QTest>

using namespace levelscope;

class HashTest : public QObject {
    Q_OBJECT

private slots:
    // Known answer: XXH3_64bits of nothing with seed 0 (xxHash 0.8). A store written elsewhere must verify
    // here.
    void theHashOfNothingIsTheKnownOne() { QCOMPARE(hash64(""), uint64_t{0x2d06800538d394c2ull}); }

    void oneFlippedBitChangesTheHash() {
        std::string bytes(300, 'x');
        const uint64_t before = hash64(bytes, 7);
        for (size_t bit = 0; bit < bytes.size() * 8; ++bit) {
            bytes[bit / 8] = static_cast<char>(bytes[bit / 8] ^ (1 << (bit % 8)));
            QVERIFY(hash64(bytes, 7) != before);
            bytes[bit / 8] = static_cast<char>(bytes[bit / 8] ^ (1 << (bit % 8)));
        }
        QCOMPARE(hash64(bytes, 7), before);
    }

    void neighbouringPlacesHaveDifferentSeeds() {
        std::set<uint64_t> seeds;
        for (uint64_t file = 0; file < 64; ++file)
            for (uint64_t offset = 0; offset < 64 * 4096; offset += 4096)
                seeds.insert(placeSeed(file, offset));
        QCOMPARE(seeds.size(), size_t{64 * 64});
    }

    void theSameBytesElsewhereFailTheChecksum() {
        QVERIFY(hash64("block", placeSeed(3, 0)) != hash64("block", placeSeed(3, 4096)));
        QVERIFY(hash64("block", placeSeed(3, 0)) != hash64("block", placeSeed(4, 0)));
    }
};

QTEST_APPLESS_MAIN(HashTest)
#include "hash_test.moc"
