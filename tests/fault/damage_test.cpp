// One wrong bit, or a missing end, anywhere in any file of a store: the answers are the same, or an error
// says which file and where. Never another answer.
#include <QTest>

#include "tests/fault/figures.h"
#include "tests/fault/small_store.h"

using namespace levelscope;
using namespace levelscope::fault;

class DamageTest : public QObject {
    Q_OBJECT

    Figures m_figures{"damage"};
    size_t m_printed = 0;

    static constexpr size_t kZeros = 64;

    // A file that lost its end may look like an older one; one with a wrong bit may not.
    void note(const Damage& damage, bool cut, const std::string& where) {
        if (damage.outcome != Damage::Outcome::silent && damage.outcome != Damage::Outcome::vague &&
            (cut || damage.outcome != Damage::Outcome::follows))
            return;
        m_figures.add(damage.outcome == Damage::Outcome::silent ? "silent" : "vague");
        if (m_printed++ < 20)
            qWarning("%s: %s", where.c_str(), damage.what.c_str());
    }

    void rows() {
        QTest::addColumn<int>("compression");
        QTest::addColumn<int>("separateFrom");
        QTest::newRow("no compression") << static_cast<int>(Compression::none) << 0;
        QTest::newRow("lz4") << static_cast<int>(Compression::lz4) << 0;
        QTest::newRow("zstd") << static_cast<int>(Compression::zstd) << 0;
        QTest::newRow("values in files of their own") << static_cast<int>(Compression::none) << 16;
        QTest::newRow("and lz4") << static_cast<int>(Compression::lz4) << 16;
    }

    static Options options(int compression, int separateFrom = 0) {
        Options all = tinyOptions(5);
        all.memtableEntries = 0;
        all.blockSize = 256;
        all.filterBitsPerKey = 10;
        all.upperCompression = static_cast<Compression>(compression);
        all.bottomCompression = all.upperCompression;
        all.valueSeparationBytes = static_cast<uint64_t>(separateFrom);
        return all;
    }

    void flipEveryBit(SmallStore& store, const std::string& name) {
        const std::string bytes = *readWholeFile(store.machine(), "store/" + name);
        // Of the zeros set aside behind the end of a log, a few are enough.
        const size_t end = std::min(bytes.size(), bytes.find_last_not_of('\0') + 1 + kZeros);
        for (size_t bit = 0; bit < end * 8; bit += kShare) {
            std::string damaged = bytes;
            damaged[bit / 8] = static_cast<char>(damaged[bit / 8] ^ (1 << (bit % 8)));
            const OpenMode mode = bit % 4 == 3 ? OpenMode::readOnly : OpenMode::open;
            note(store.readWith(name, std::move(damaged), mode), false,
                 name + " bit " + std::to_string(bit) + " of " + std::to_string(bytes.size() * 8));
            m_figures.add("flips");
        }
    }

    uint64_t faults() const { return m_figures.count("silent") + m_figures.count("vague"); }

private slots:
    void anUntouchedCopyIsIdentical() {
        SmallStore store(options(0, 16), true);
        for (const std::string& name : store.files()) {
            const std::string bytes = *readWholeFile(store.machine(), "store/" + name);
            QVERIFY(store.readWith(name, bytes, OpenMode::open).outcome == Damage::Outcome::identical);
            QVERIFY(store.readWith(name, bytes, OpenMode::readOnly).outcome == Damage::Outcome::identical);
        }
    }

    void noFlippedBitIsServedAsData_data() { rows(); }
    void noFlippedBitIsServedAsData() {
        QFETCH(int, compression);
        QFETCH(int, separateFrom);
        SmallStore store(options(compression, separateFrom), true);
        const uint64_t before = faults();
        for (const std::string& name : store.files())
            flipEveryBit(store, name);
        QCOMPARE(faults(), before);
    }

    // Its log has no word that it is whole: the last writes may look torn, and then the store says how much
    // it dropped.
    void noFlippedBitOfAKilledStoreIsServedAsData() {
        SmallStore store(options(0), false);
        const uint64_t before = faults();
        for (const std::string& name : store.files())
            if (name.ends_with(".wal"))
                flipEveryBit(store, name);
        QCOMPARE(faults(), before);
    }

    void noMissingEndIsServedAsData_data() { rows(); }
    void noMissingEndIsServedAsData() {
        QFETCH(int, compression);
        QFETCH(int, separateFrom);
        SmallStore store(options(compression, separateFrom), true);
        const uint64_t before = faults();
        for (const std::string& name : store.files()) {
            const std::string bytes = *readWholeFile(store.machine(), "store/" + name);
            for (size_t length = 0; length < bytes.size(); length += kShare) {
                const OpenMode mode = length % 4 == 3 ? OpenMode::readOnly : OpenMode::open;
                note(store.readWith(name, bytes.substr(0, length), mode), true,
                     name + " cut to " + std::to_string(length) + " of " + std::to_string(bytes.size()));
                m_figures.add("truncs");
            }
        }
        QCOMPARE(faults(), before);
    }

    void cleanupTestCase() {
        qInfo("%s", m_figures.line().c_str());
        QVERIFY(m_figures.write());
    }
};

QTEST_APPLESS_MAIN(DamageTest)
#include "damage_test.moc"
