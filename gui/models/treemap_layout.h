// Squarified treemap: rectangles of given areas that fill an area and stay as square as they can (Bruls,
// Huizing and van Wijk, "Squarified Treemaps", 2000). Pure geometry, any thread.
#pragma once

#include <QRectF>
#include <Qt>
#include <vector>

namespace levelscope::gui {

// One rectangle for each weight, in their order, which should be falling; a weight of zero or less gets an
// empty one.
std::vector<QRectF> squarify(const std::vector<double>& weights, const QRectF& area);

// In order, side by side or one below the other.
std::vector<QRectF> slice(const std::vector<double>& weights, const QRectF& area, Qt::Orientation along);

}  // namespace levelscope::gui
