// What the survey promises of a store's filters is what its look-ups meet, and what another filter would do
// is what a table built with it does.
#include <QTest>

#include "core/inspect/filter_survey.h"
#include "tests/core/db/db_fixture.h"

using namespace levelscope;
using namespace levelscope::test;

namespace {

constexpr int kKeys = 20'000;

std::string keyOf(int i) {
    return "key" + std::to_string(10'000'000 + i * 2);
}

// Several tables in level 0 over deeper levels.
std::shared_ptr<Db> filled(MemoryStore& store) {
    if (!store.open().ok())
        return nullptr;
    for (int i = 0; i < kKeys; ++i)
        (void)store.db->put(keyOf(i * 7919 % kKeys), std::string(60, 'v'));
    (void)store.db->flush();
    (void)store.db->waitForBackground();
    return std::move(store.db);
}

}  // namespace

class FilterSurveyTest : public QObject {
    Q_OBJECT
private slots:
    void missingKeysReadAsManyTablesAsItSays();
    void withoutFiltersNothingIsSaved();
    void otherFiltersAreMeasuredOverTheTablesOwnKeys();
};

void FilterSurveyTest::missingKeysReadAsManyTablesAsItSays() {
    MemoryStore store;
    store.options.filterBitsPerKey = 5;
    const std::shared_ptr<Db> db = filled(store);
    QVERIFY(db);
    const auto survey = surveyFilters(*attachStore(db));
    QVERIFY(survey.ok() && survey->problem.ok() && survey->levels.size() > 1);
    double asked = 0, passed = 0;
    uint64_t entries = 0;
    for (const FilterLevel& level : survey->levels) {
        QCOMPARE(level.withoutFilter, uint64_t{0});
        asked += level.asked;
        passed += level.passed;
        entries += level.entries;
    }
    QVERIFY(entries >= kKeys);
    const DbStats before = db->stats();
    constexpr int kMissing = 20'000;
    PinnedValue value;
    for (int i = 0; i < kMissing; ++i)
        QVERIFY(
            db->get({}, "key" + std::to_string(10'000'001 + i * 2 % (2 * kKeys)), value).is(Code::notFound));
    const DbStats after = db->stats();
    const double met =
        static_cast<double>(after.filterFalsePositives - before.filterFalsePositives) / kMissing;
    QVERIFY2(std::abs(met - passed) < 0.15 * passed + 0.01,
             qPrintable(QString("%1, told %2").arg(met).arg(passed)));
    QVERIFY(passed < 0.5 * asked);
}

void FilterSurveyTest::withoutFiltersNothingIsSaved() {
    MemoryStore store;
    store.options.filterBitsPerKey = 0;
    const std::shared_ptr<Db> db = filled(store);
    QVERIFY(db);
    const auto survey = surveyFilters(*attachStore(db));
    QVERIFY(survey.ok());
    for (const FilterLevel& level : survey->levels) {
        QCOMPARE(level.withoutFilter, level.tables);
        QCOMPARE(level.filterBytes, uint64_t{0});
        QCOMPARE(level.passed, level.asked);
    }
    std::stop_source stopped;
    stopped.request_stop();
    QCOMPARE(surveyFilters(*attachStore(db), stopped.get_token()).code(), Code::cancelled);
}

void FilterSurveyTest::otherFiltersAreMeasuredOverTheTablesOwnKeys() {
    MemoryStore store;
    store.options.filterBitsPerKey = 10;
    store.options.filterAllocation = FilterAllocation::uniform;
    const std::shared_ptr<Db> db = filled(store);
    QVERIFY(db);
    const auto reader = attachStore(db);
    const auto version = reader->version();
    const TablePtr table = version->level(1).front();
    const auto anatomy = reader->tableAnatomy(table->number);
    QVERIFY(anatomy.ok());
    const auto curve = whatIf(**anatomy);
    QVERIFY(curve.ok());
    QCOMPARE(curve->size(), kWhatIfBits.size());
    for (size_t i = 1; i < curve->size(); ++i) {
        QVERIFY((*curve)[i].bytes > (*curve)[i - 1].bytes);
        QVERIFY((*curve)[i].rate.high < (*curve)[i - 1].rate.low);
    }
    const FilterFigures figures = filterFigures((*anatomy)->filter().value(), table->entries);
    const WhatIf& same = (*curve)[4];
    QCOMPARE(same.bitsPerKey, 10.0);
    QVERIFY2(
        same.rate.low * 0.9 <= figures.bitsRate && figures.bitsRate <= same.rate.high * 1.1,
        qPrintable(QString("%1 .. %2, is %3").arg(same.rate.low).arg(same.rate.high).arg(figures.bitsRate)));
    // From half of the keys: what all would take.
    const auto sampled = whatIf(**anatomy, {}, table->entries / 2);
    QVERIFY(sampled.ok());
    for (size_t i = 0; i < curve->size(); ++i)
        QVERIFY(std::abs(1 - double((*sampled)[i].bytes) / double((*curve)[i].bytes)) < 0.25);
}

QTEST_APPLESS_MAIN(FilterSurveyTest)
#include "filter_survey_test.moc"
