// Areas proportional, inside, and apart, whatever the weights.
#include <QRandomGenerator>
#include <QtTest>
#include <algorithm>
#include <cmath>
#include <numeric>

#include "gui/models/treemap_layout.h"

using namespace levelscope::gui;

namespace {

std::vector<double> fallingWeights(QRandomGenerator& random, int count) {
    std::vector<double> weights;
    for (int i = 0; i < count; ++i)
        weights.push_back(std::pow(random.generateDouble(), 4) * 1e9);
    std::sort(weights.rbegin(), weights.rend());
    return weights;
}

double areaOf(const QRectF& rect) {
    return rect.width() * rect.height();
}

void checkLayout(const std::vector<double>& weights, const std::vector<QRectF>& rects, const QRectF& area) {
    const double all = std::accumulate(weights.begin(), weights.end(), 0.0);
    QCOMPARE(rects.size(), weights.size());
    const QRectF room = area.adjusted(-1e-6, -1e-6, 1e-6, 1e-6);
    for (size_t i = 0; i < rects.size(); ++i) {
        QVERIFY(rects[i].isEmpty() || room.contains(rects[i]));
        QVERIFY(std::abs(areaOf(rects[i]) - weights[i] / all * areaOf(area)) < 1e-3);
        for (size_t j = 0; j < i; ++j)
            QVERIFY(areaOf(rects[i] & rects[j]) < 1e-3);
    }
}

}  // namespace

class TreemapLayoutTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void areasAreProportionalInsideAndApart() {
        QRandomGenerator random(7);
        for (const int count : {1, 2, 3, 10, 100, 256})
            for (const QRectF area : {QRectF(0, 0, 800, 300), QRectF(10, 20, 50, 700), QRectF(5, 5, 1, 1)}) {
                const std::vector<double> weights = fallingWeights(random, count);
                checkLayout(weights, squarify(weights, area), area);
                for (const Qt::Orientation along : {Qt::Horizontal, Qt::Vertical})
                    checkLayout(weights, slice(weights, area, along), area);
            }
    }

    void equalAreasAreNearlySquare() {
        for (const QRectF& rect : squarify(std::vector<double>(12, 1), QRectF(0, 0, 400, 300))) {
            const double ratio = rect.width() / rect.height();
            QVERIFY2(ratio > 0.5 && ratio < 2, qPrintable(QString::number(ratio)));
        }
    }

    void whatHasNoWeightHasNoArea() {
        const std::vector<QRectF> rects = squarify({3, 0, 1, -2}, QRectF(0, 0, 40, 10));
        QCOMPARE(areaOf(rects[0]), 300.0);
        QVERIFY(rects[1].isEmpty() && rects[3].isEmpty());
        QCOMPARE(areaOf(rects[2]), 100.0);
        for (const QRectF& rect : squarify({0, 0}, QRectF(0, 0, 40, 10)))
            QVERIFY(rect.isEmpty());
        QVERIFY(squarify({1}, QRectF()).front().isEmpty());
        QVERIFY(slice({}, QRectF(0, 0, 1, 1), Qt::Horizontal).empty());
    }
};

QTEST_APPLESS_MAIN(TreemapLayoutTest)
#include "treemap_layout_test.moc"
