// Charts over time: full from the first second on, in units that fit, numbers as the language writes them,
// and words where there is nothing to draw.
#include <QChart>
#include <QChartView>
#include <QGraphicsTextItem>
#include <QtTest>

#include "gui/widgets/store_charts.h"
#include "gui/widgets/theme.h"
#include "tests/support/event_loop_watchdog.h"
#include "tests/support/gui_story.h"

using namespace levelscope;
using namespace levelscope::gui;
using levelscope::test::EventLoopWatchdog;

namespace {

std::vector<StoreSample> growing(int count, double seconds, uint64_t bytesASample) {
    std::vector<StoreSample> samples;
    for (int i = 0; i < count; ++i) {
        StoreSample sample;
        const auto step = static_cast<uint64_t>(i);
        sample.seconds = seconds * i / std::max(1, count - 1);
        sample.entries = 1000 + step;
        sample.levelBytes[0] = bytesASample * (step + 1);
        sample.totalBytes = sample.levelBytes[0];
        sample.userBytesWritten = bytesASample * step;
        samples.push_back(sample);
    }
    return samples;
}

QStringList labels(const StoreChart& chart) {
    QStringList texts;
    const auto items = chart.findChild<QChartView*>()->scene()->items();
    for (const QGraphicsItem* item : items) {
        if (const auto* text = qgraphicsitem_cast<const QGraphicsTextItem*>(item);
            text && !text->toPlainText().isEmpty())
            texts << text->toPlainText();
    }
    return texts;
}

}  // namespace

class StoreChartsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { Theme::apply(ThemeKind::light); }
    void init() {
        test::failOnQtWarnings();
        m_watchdog = std::make_unique<EventLoopWatchdog>();
    }
    void cleanup() {
        QLocale::setDefault(QLocale(QLocale::English));
        QVERIFY2(m_watchdog->ok(), m_watchdog->report());
    }

    void wordsStandWhereNothingHappened() {
        StoreChart chart(StoreChart::Kind::activity, nullptr);
        chart.setSamples(growing(2, 1, 0));
        QVERIFY(!chart.quietText().isEmpty());
        chart.setSamples(growing(2, 1, 4096));
        QCOMPARE(chart.quietText(), QString());
        QCOMPARE(chart.seriesCount(), 3);
    }

    void theUnitFitsTheAmounts() {
        StoreChart chart(StoreChart::Kind::levels, nullptr);
        chart.setSamples(growing(3, 2, 900));
        QVERIFY2(chart.unitText().endsWith(QStringLiteral("KiB")), qPrintable(chart.unitText()));
        chart.setSamples(growing(3, 2, 700'000'000));
        QVERIFY2(chart.unitText().endsWith(QStringLiteral("GiB")), qPrintable(chart.unitText()));
    }

    void numbersAreWrittenAsTheLanguageWritesThem() {
        QLocale::setDefault(QLocale(QLocale::German));
        StoreChart chart(StoreChart::Kind::levels, nullptr);
        chart.resize(420, 240);
        chart.setSamples(growing(3, 2, 100'000));
        chart.show();
        QVERIFY(QTest::qWaitForWindowExposed(&chart));
        const QString all = labels(chart).join(QLatin1Char(' '));
        QVERIFY2(all.contains(QStringLiteral("0,5 s")), qPrintable(all));
        QVERIFY2(!all.contains(QStringLiteral("0.5")), qPrintable(all));
    }

    void labelsOfOneAxisDiffer() {
        StoreChart chart(StoreChart::Kind::activity, nullptr);
        chart.resize(420, 240);
        chart.setSamples(growing(4, 30'000, 40));  // a few bytes a second
        chart.show();
        QVERIFY(QTest::qWaitForWindowExposed(&chart));
        QStringList texts = labels(chart);
        QVERIFY(texts.size() >= 5);
        // The two axes may share a zero.
        QVERIFY2(texts.size() - QSet<QString>(texts.begin(), texts.end()).size() <= 1,
                 qPrintable(texts.join(QLatin1Char(' '))));
    }

    void hoursAreToldInMinutesAndAnyNumberOfSamplesIsThinned() {
        StoreChart chart(StoreChart::Kind::growth, nullptr);
        chart.resize(420, 240);
        chart.setSamples(growing(20'000, 7200, 1 << 20));
        chart.show();
        QVERIFY(QTest::qWaitForWindowExposed(&chart));
        QVERIFY(labels(chart).join(QLatin1Char(' ')).contains(QStringLiteral(" min")));
        QCOMPARE(thinned(growing(20'000, 7200, 1), StoreChart::kShownPoints).size(),
                 StoreChart::kShownPoints);
    }

    void anotherThemeDrawsTheSameCurvesInItsColours() {
        StoreChart chart(StoreChart::Kind::growth, nullptr);
        chart.resize(420, 240);
        chart.setSamples(growing(20, 60, 1 << 20));
        chart.show();
        const QImage light = chart.grab().toImage();
        Theme::apply(ThemeKind::dark);
        QCOMPARE(chart.seriesCount(), 2);
        QTRY_VERIFY(chart.grab().toImage() != light);
        Theme::apply(ThemeKind::light);
    }

private:
    std::unique_ptr<EventLoopWatchdog> m_watchdog;
};

QTEST_MAIN(StoreChartsTest)
#include "store_charts_test.moc"
