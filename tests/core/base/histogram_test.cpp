#include "core/base/histogram.h"

#include <QtTest>
#include <thread>
#include <vector>

using namespace levelscope;

class HistogramTest : public QObject {
    Q_OBJECT

private slots:
    void percentilesAreWithinASixteenth() {
        Histogram histogram;
        QCOMPARE(histogram.percentile(0.5), uint64_t{0});
        for (uint64_t i = 1; i <= 100'000; ++i)
            histogram.add(i * 37);
        for (const double fraction : {0.1, 0.5, 0.9, 0.99, 0.999}) {
            const double wanted = fraction * 3'700'000;
            const auto got = static_cast<double>(histogram.percentile(fraction));
            QVERIFY2(got >= wanted && got <= wanted * (1 + 1.0 / 16), std::to_string(fraction).c_str());
        }
        QCOMPARE(histogram.max(), uint64_t{3'700'000});
        QCOMPARE(histogram.percentile(1), uint64_t{3'700'000});
        QCOMPARE(histogram.count(), uint64_t{100'000});
    }

    void smallAndHugeDurationsAreExact() {
        Histogram histogram;
        histogram.add(0);
        QCOMPARE(histogram.percentile(1), uint64_t{0});
        histogram.add(15);
        QCOMPARE(histogram.percentile(1), uint64_t{15});
        histogram.add(~uint64_t{0});
        QCOMPARE(histogram.percentile(1), ~uint64_t{0});
    }

    void mergedOnesCountTogether() {
        Histogram a;
        Histogram b;
        a.add(10);
        b.add(1000);
        a.merge(b);
        QCOMPARE(a.count(), uint64_t{2});
        QCOMPARE(a.max(), uint64_t{1000});
        QCOMPARE(a.percentile(0.5), uint64_t{10});
    }

    void threadsThatShareOneLoseNothing() {
        constexpr uint64_t kThreads = 4;
        constexpr uint64_t kEach = 20'000;
        SharedHistogram shared;
        std::vector<std::thread> threads;
        for (uint64_t t = 0; t < kThreads; ++t)
            threads.emplace_back([&shared, t] {
                for (uint64_t i = 0; i < kEach; ++i)
                    shared.add(t * kEach + i);
            });
        for (std::thread& thread : threads)
            thread.join();
        const Histogram all = shared.snapshot();
        QCOMPARE(all.count(), kThreads * kEach);
        QCOMPARE(all.max(), kThreads * kEach - 1);
    }
};

QTEST_APPLESS_MAIN(HistogramTest)
#include "histogram_test.moc"
