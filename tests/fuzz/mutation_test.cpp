// The fuzz targets with valid inputs and with thousands of repeatable mutations of them: so the decoders meet
// damaged bytes in every build, not only under libFuzzer.
#include <QTest>

#include "core/env/crash_replay.h"
#include "tests/fuzz/fuzz_targets.h"

using namespace levelscope;
using namespace levelscope::fuzz;
using crash::Random;

namespace {

constexpr int kMutationsPerSeed = 20000;

// One of the small changes that break decoders: flipped bits, extreme bytes, lengths, cuts, copies.
void mutate(std::string& bytes, Random& random) {
    const size_t size = bytes.size();
    const size_t at = size == 0 ? 0 : random.below(size);
    const auto extreme = [&random] { return "\0\1\x7f\x80\xff"[random.below(5)]; };
    switch (size == 0 ? 5 : random.below(7)) {
        case 0: bytes[at] = static_cast<char>(bytes[at] ^ (1 << random.below(8))); break;
        case 1: bytes[at] = extreme(); break;
        case 2: bytes.replace(at, std::min<size_t>(4, size - at), std::string(4, extreme())); break;
        case 3: bytes.resize(at); break;
        case 4: bytes.erase(at, 1 + random.below(8)); break;
        case 5: bytes.insert(at, std::string(1 + random.below(8), extreme())); break;
        default: bytes.insert(at, bytes.substr(random.below(size), random.below(64))); break;
    }
}

}  // namespace

class MutationTest : public QObject {
    Q_OBJECT

    static void rows() {
        QTest::addColumn<QString>("name");
        for (const Target& target : targets())
            QTest::newRow(target.name) << target.name;
    }

private slots:
    void validInputsAreTaken_data() { rows(); }
    void validInputsAreTaken() {
        QFETCH(QString, name);
        const Target* target = findTarget(name.toStdString());
        QVERIFY(target != nullptr && !target->seeds().empty());
        for (const std::string& seed : target->seeds())
            target->run(seed);
    }

    void damagedInputsAreRefusedOrHarmless_data() { rows(); }
    void damagedInputsAreRefusedOrHarmless() {
        QFETCH(QString, name);
        const Target* target = findTarget(name.toStdString());
        Random random(7);
        for (const std::string& seed : target->seeds())
            for (int i = 0; i < kMutationsPerSeed; ++i) {
                std::string bytes = seed;
                for (uint64_t changes = 1 + random.below(4); changes > 0; --changes)
                    mutate(bytes, random);
                target->run(bytes);
            }
    }

    void everyCutIsRefusedOrHarmless_data() { rows(); }
    void everyCutIsRefusedOrHarmless() {
        QFETCH(QString, name);
        const Target* target = findTarget(name.toStdString());
        for (const std::string& seed : target->seeds())
            for (size_t length = 0; length < seed.size(); ++length)
                target->run(std::string_view(seed).substr(0, length));
    }
};

QTEST_APPLESS_MAIN(MutationTest)
#include "mutation_test.moc"
