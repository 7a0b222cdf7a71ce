// The picture of a Bloom filter shows the filter's own bits, cell by cell.
#include <QtTest>

#include "core/inspect/filter_figures.h"
#include "gui/widgets/filter_bits.h"
#include "gui/widgets/store_charts.h"
#include "gui/widgets/theme.h"
#include "tests/support/gui_story.h"

using namespace levelscope;
using namespace levelscope::gui;

namespace {

std::shared_ptr<const FilterAnatomy> someFilter(uint32_t lines) {
    auto filter = std::make_shared<FilterAnatomy>();
    filter->lineBits = 512;
    filter->bits = uint64_t{512} * lines;
    filter->probes = 6;
    uint32_t state = 7;
    for (uint64_t i = 0; i < filter->bits / 8; ++i) {
        state = state * 1664525 + 1013904223;
        filter->bytes.push_back(static_cast<char>(state >> 24));
    }
    return filter;
}

}  // namespace

class FilterBitsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { levelscope::test::failOnQtWarnings(); }

    void initTestCase() { Theme::apply(ThemeKind::light); }

    void everyCellIsInkExactlyWhereTheBitIsSet() {
        FilterBits view;
        view.resize(700, 500);
        const auto filter = someFilter(4);
        view.setFilter(filter);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        const QImage image = view.viewport()->grab().toImage();
        for (uint64_t bit = 0; bit < filter->bits; bit += 3) {
            const QRgb pixel = image.pixel(view.rectOf(bit).center());
            QCOMPARE(pixel == Theme::current().ink.rgb(), filter->isSet(bit));
        }
    }

    void aPointLeadsToItsBitAndBack() {
        FilterBits view;
        view.resize(600, 300);
        view.setFilter(someFilter(16));
        for (const uint64_t bit : {uint64_t{0}, uint64_t{511}, uint64_t{512}, uint64_t{8191}})
            QCOMPARE(view.bitAt(view.rectOf(bit).center()), bit);
        QCOMPARE(view.bitAt({-5, -5}), FilterBits::kNoBit);
        QVERIFY(view.rectOf(8192).isNull());
    }

    void theWheelZoomsAndTheBitUnderThePointerStays() {
        FilterBits view;
        view.resize(600, 300);
        view.setFilter(someFilter(64));
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        const QPoint at = view.viewport()->rect().center();
        const uint64_t before = view.bitAt(at);
        const int cell = view.cell();
        for (int i = 0; i < 6; ++i) {
            QWheelEvent wheel(at, view.viewport()->mapToGlobal(at), {}, {0, 120}, Qt::NoButton,
                              Qt::NoModifier, Qt::NoScrollPhase, false);
            QCoreApplication::sendEvent(view.viewport(), &wheel);
        }
        QVERIFY(view.cell() > cell);
        QVERIFY(before != FilterBits::kNoBit);
        const auto columns = static_cast<uint64_t>(view.columns());
        const uint64_t after = view.bitAt(at);
        QVERIFY(after != FilterBits::kNoBit);
        QVERIFY(std::max(before / columns, after / columns) - std::min(before / columns, after / columns) <=
                1);
    }

    void aProbeOutOfSightIsBroughtIntoSight() {
        FilterBits view;
        view.resize(300, 120);
        const auto filter = someFilter(2000);
        view.setFilter(filter);
        view.setProbes({filter->bits - 1});
        view.revealBit(filter->bits - 1);
        QVERIFY(view.viewport()->rect().intersects(view.rectOf(filter->bits - 1)));
    }

    // Lines are divided anew when the view becomes narrower than one.
    void aProbeStaysInSightWhenTheViewBecomesAnother() {
        FilterBits view;
        view.resize(700, 400);
        view.setFilter(someFilter(2000));
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        view.revealBit(400'000);
        QVERIFY(view.viewport()->rect().contains(view.rectOf(400'000)));
        const int columns = view.columns();
        view.resize(420, 300);
        QTRY_VERIFY(view.columns() < columns);
        QVERIFY(view.viewport()->rect().contains(view.rectOf(400'000)));
    }

    void aMillionBitsPaintOnlyWhatIsInSight() {
        FilterBits view;
        view.resize(700, 500);
        view.setFilter(someFilter(20'000));
        QElapsedTimer clock;
        clock.start();
        view.grab();
        qInfo("10,240,000 bits: %lld ms a frame", static_cast<long long>(clock.elapsed()));
    }

    void chartsDrawWhatTheyAreGivenAndThinOutTheRest() {
        std::vector<StoreSample> samples;
        for (int i = 0; i < 3600; ++i) {
            StoreSample sample;
            sample.seconds = i;
            sample.levelBytes[0] = 1000;
            sample.levelBytes[2] = static_cast<uint64_t>(i) * 1000;
            sample.entries = static_cast<uint64_t>(i);
            samples.push_back(sample);
        }
        const auto few = thinned(samples, StoreChart::kShownPoints);
        QCOMPARE(few.size(), StoreChart::kShownPoints);
        QCOMPARE(few.front().seconds, 0.0);
        QCOMPARE(few.back().seconds, 3599.0);
        StoreChart levels(StoreChart::Kind::levels, nullptr);
        levels.setSamples(samples);
        QCOMPARE(levels.seriesCount(), 2);  // levels that hold something
        StoreChart activity(StoreChart::Kind::activity, nullptr);
        activity.setSamples(samples);
        QCOMPARE(activity.seriesCount(), 3);
        StoreChart empty(StoreChart::Kind::growth, nullptr);
        empty.setSamples({});
        empty.grab();
    }
};

QTEST_MAIN(FilterBitsTest)
#include "filter_bits_test.moc"
