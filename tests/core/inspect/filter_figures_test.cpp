// Figures of a Bloom filter come from its bits.
#include <QtTest>
#include <cmath>
#include <random>

#include "core/inspect/filter_figures.h"

using namespace levelscope;

class FilterFiguresTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void fillIsTheShareOfSetBits() {
        FilterAnatomy filter;
        filter.bits = 1024;
        filter.lineBits = 512;
        filter.probes = 6;
        filter.bytes = std::string(64, '\xff') + std::string(64, '\0');
        const FilterFigures figures = filterFigures(filter, 100);
        QCOMPARE(figures.setBits, uint64_t{512});
        QCOMPARE(figures.fill, 0.5);
        QCOMPARE(figures.lines, uint64_t{2});
        QCOMPARE(figures.bitsRate, 0.5);  // a full line lets all pass, an empty one none
        QCOMPARE(figures.bitsPerKey, 10.24);
    }

    void countingMatchesBitByBitAtEveryOffset() {
        FilterAnatomy filter;
        filter.bits = 256;
        for (int i = 0; i < 32; ++i)
            filter.bytes.push_back(static_cast<char>(i * 37 + 11));
        for (uint64_t first = 0; first < 40; ++first) {
            for (uint64_t count = 0; count < 60; ++count) {
                uint64_t set = 0;
                for (uint64_t bit = first; bit < first + count; ++bit)
                    set += filter.isSet(bit) ? 1 : 0;
                QCOMPARE(countSetBits(filter, first, count), set);
            }
        }
    }

    void theoryIsNearTheTextbookForLargeLines() {
        FilterAnatomy filter;
        filter.bits = 1 << 20;
        filter.lineBits = 512;
        filter.probes = 6;
        filter.bytes = std::string((1 << 20) / 8, '\x55');
        const FilterFigures figures = filterFigures(filter, (1 << 20) / 10);
        const double textbook = std::pow(1 - std::exp(-0.6), 6);
        QVERIFY(figures.theoreticalRate > textbook);  // lines cost a little
        QVERIFY(figures.theoreticalRate < textbook * 1.5);
    }

    void theMeasuredRateAgreesWithTheBitsAndIsTheSameEachTime() {
        FilterAnatomy filter;
        filter.bits = 1 << 16;
        filter.lineBits = 512;
        filter.probes = 6;
        std::mt19937 random(3);
        for (uint64_t i = 0; i < filter.bits / 8; ++i)
            filter.bytes.push_back(static_cast<char>(random() | random()));  // three bits in four
        const double expected = filterFigures(filter, 6000).bitsRate;
        const MeasuredRate measured = measureRate(filter, 200'000, 1, {});
        QCOMPARE(measured.tested, uint64_t{200'000});
        QVERIFY2(measured.low <= expected && expected <= measured.high,
                 qPrintable(
                     QStringLiteral("%1 not in %2 … %3").arg(expected).arg(measured.low).arg(measured.high)));
        QCOMPARE(measureRate(filter, 200'000, 1, {}).passed, measured.passed);
    }

    void whenStoppedTheMeasurementTellsHowFarItCame() {
        FilterAnatomy filter;
        filter.bits = 512;
        filter.lineBits = 512;
        filter.probes = 6;
        filter.bytes = std::string(64, '\xff');
        std::stop_source stopped;
        stopped.request_stop();
        const MeasuredRate measured = measureRate(filter, kMeasuredKeys, 1, stopped.get_token());
        QCOMPARE(measured.tested, uint64_t{0});
        QCOMPARE(measureRate(filter, 1000, 1, {}).rate, 1.0);
    }

    void theIntervalIsWilsons() {
        // Figures of the textbook: 1 of 10 lies between 1.79 % and 40.42 %.
        const MeasuredRate rate = rateOf(1, 10);
        QVERIFY(std::abs(rate.low - 0.01788) < 1e-4 && std::abs(rate.high - 0.40415) < 1e-4);
        QCOMPARE(rateOf(0, 100).low, 0.0);
        QVERIFY(rateOf(0, 100).high > 0.03);
        QCOMPARE(rateOf(0, 0).tested, uint64_t{0});
    }

    void anEmptyFilterHasNoFiguresAndAShortOneIsNotOverread() {
        QCOMPARE(filterFigures(FilterAnatomy{}, 5).bits, uint64_t{0});
        FilterAnatomy lying;
        lying.bits = 1'000'000;
        lying.lineBits = 512;
        lying.probes = 6;
        lying.bytes = "abc";
        QCOMPARE(filterFigures(lying, 5).bits, uint64_t{24});
        QVERIFY(!lying.isSet(999'999));
    }
};

QTEST_GUILESS_MAIN(FilterFiguresTest)
#include "filter_figures_test.moc"
