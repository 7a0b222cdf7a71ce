#include "gui/models/treemap_layout.h"

#include <algorithm>
#include <limits>
#include <numeric>

namespace levelscope::gui {

namespace {

double sumOf(const std::vector<double>& weights) {
    return std::accumulate(weights.begin(), weights.end(), 0.0,
                           [](double sum, double weight) { return sum + std::max(0.0, weight); });
}

// The worst ratio of edges in a row of such areas laid along an edge.
double worstRatio(double sum, double least, double most, double edge) {
    const double square = edge * edge;
    return std::max(square * most / (sum * sum), sum * sum / (square * least));
}

// Lays areas [first, last) along the shorter edge of what is free, and takes their room from it.
void placeRow(const std::vector<double>& areas, size_t first, size_t last, double sum, QRectF& free,
              std::vector<QRectF>& to) {
    const bool upright = free.width() >= free.height();
    const double edge = upright ? free.height() : free.width();
    const double room = upright ? free.width() : free.height();
    const double depth = edge > 0 ? std::min(room, sum / edge) : 0;  // rounding must not lead outside
    double at = upright ? free.top() : free.left();
    for (size_t i = first; i < last; ++i) {
        const double length = sum > 0 ? std::max(0.0, areas[i]) / sum * edge : 0;
        to[i] = upright ? QRectF(free.left(), at, depth, length) : QRectF(at, free.top(), length, depth);
        at += length;
    }
    if (upright)
        free.setLeft(std::min(free.right(), free.left() + depth));
    else
        free.setTop(std::min(free.bottom(), free.top() + depth));
}

}  // namespace

std::vector<QRectF> squarify(const std::vector<double>& weights, const QRectF& area) {
    std::vector<QRectF> rects(weights.size());
    const double all = sumOf(weights);
    if (all <= 0 || area.isEmpty())
        return rects;
    std::vector<double> areas(weights.size());
    std::transform(weights.begin(), weights.end(), areas.begin(),
                   [&](double weight) { return std::max(0.0, weight) / all * area.width() * area.height(); });
    QRectF free = area;
    for (size_t first = 0; first < areas.size();) {
        const double edge = std::min(free.width(), free.height());
        double sum = 0, least = 0, most = 0;
        double worst = std::numeric_limits<double>::infinity();
        size_t last = first;
        for (; last < areas.size(); ++last) {
            const double next = areas[last];
            if (next <= 0)
                continue;
            const double smaller = sum > 0 ? std::min(least, next) : next;
            const double larger = std::max(most, next);
            const double ratio = worstRatio(sum + next, smaller, larger, edge);
            if (ratio > worst)
                break;
            worst = ratio;
            sum += next;
            least = smaller;
            most = larger;
        }
        placeRow(areas, first, last, sum, free, rects);
        first = last;
    }
    return rects;
}

std::vector<QRectF> slice(const std::vector<double>& weights, const QRectF& area, Qt::Orientation along) {
    std::vector<QRectF> rects(weights.size());
    const double all = sumOf(weights);
    if (all <= 0 || area.isEmpty())
        return rects;
    const bool across = along == Qt::Horizontal;
    double at = 0;
    for (size_t i = 0; i < weights.size(); ++i) {
        const double share = std::max(0.0, weights[i]) / all;
        rects[i] =
            across
                ? QRectF(area.left() + at * area.width(), area.top(), share * area.width(), area.height())
                : QRectF(area.left(), area.top() + at * area.height(), area.width(), share * area.height());
        at += share;
    }
    return rects;
}

}  // namespace levelscope::gui
