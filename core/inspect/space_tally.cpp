#include "core/inspect/space_tally.h"

#include <algorithm>
#include <cmath>

namespace levelscope {

namespace {

constexpr double kDeviates = 1.96;     // of the normal distribution: 95 %
constexpr double kMostEvidence = 100;  // that a draw of a steady share can be worth
constexpr double kNothing = 1e-12;

// The interval of a mean of `draws` readings between 0 and 1.
SpaceFigure meanOf(double sum, double squares, size_t draws) {
    const auto n = static_cast<double>(draws);
    const double mean = std::clamp(sum / n, 0.0, 1.0);
    const double binomial = mean * (1 - mean);
    const double variance = draws < 2 ? binomial : std::max(0.0, (squares - n * mean * mean) / (n - 1));
    double evidence = n;
    if (binomial > kNothing)
        evidence =
            variance * kMostEvidence > binomial ? std::max(n, n * binomial / variance) : n * kMostEvidence;
    const double square = kDeviates * kDeviates;
    const double scale = 1 / (1 + square / evidence);
    const double centre = scale * (mean + square / (2 * evidence));
    const double half =
        scale * kDeviates * std::sqrt(binomial / evidence + square / (4 * evidence * evidence));
    return {mean, std::clamp(centre - half, 0.0, mean), std::clamp(centre + half, mean, 1.0)};
}

// Adds independent figures.
class Sum {
public:
    void add(const SpaceFigure& figure) {
        m_bytes += figure.bytes;
        m_below += (figure.bytes - figure.low) * (figure.bytes - figure.low);
        m_above += (figure.high - figure.bytes) * (figure.high - figure.bytes);
    }
    SpaceFigure get() const {
        return {m_bytes, std::max(0.0, m_bytes - std::sqrt(m_below)), m_bytes + std::sqrt(m_above)};
    }

private:
    double m_bytes = 0;
    double m_below = 0;
    double m_above = 0;
};

// No part is more than the whole may be.
void limitParts(SpaceFigures& figures) {
    for (SpaceFigure& part : figures.parts)
        part.high = std::max(part.bytes, std::min(part.high, figures.total.high));
}

}  // namespace

SpaceTally::SpaceTally(const PrefixTree& tree) : m_tree(tree), m_cells(tree.nodes().size() * kMaxLevels) {}

void SpaceTally::count(size_t leaf, int level, const PartBytes& bytes) {
    Sums& sums = cell(leaf, level).counted;
    for (size_t part = 0; part < kSpaceParts; ++part) {
        sums[part] += bytes[part];
        sums[kTotal] += bytes[part];
    }
}

void SpaceTally::setLevel(int level, double bytes, size_t draws, bool whole) {
    m_levels[static_cast<size_t>(level)] = {bytes, draws, whole};
}

void SpaceTally::addDrawn(size_t leaf, int level, const PartBytes& shares) {
    for (size_t node = leaf;; node = m_tree.nodes()[node].parent) {
        Sums& now = cell(node, level).now;
        if (now[kTotal] == 0)
            m_touched.push_back(node);
        for (size_t part = 0; part < kSpaceParts; ++part) {
            now[part] += shares[part];
            now[kTotal] += shares[part];
        }
        if (node == 0)
            break;
    }
}

void SpaceTally::endDraw(int level) {
    for (const size_t node : m_touched) {
        Cell& at = cell(node, level);
        for (size_t i = 0; i < at.now.size(); ++i) {
            at.drawn[i] += at.now[i];
            at.squares[i] += at.now[i] * at.now[i];
        }
        at.now = {};
    }
    m_touched.clear();
}

SpaceFigure SpaceTally::figure(size_t node, int level, size_t part) const {
    const Cell& at = m_cells[node * kMaxLevels + static_cast<size_t>(level)];
    const Level& drawn = m_levels[static_cast<size_t>(level)];
    SpaceFigure figure;
    if (drawn.draws > 0 && node == 0 && part == kTotal && drawn.whole) {
        figure = {drawn.bytes, drawn.bytes, drawn.bytes};
    } else if (drawn.draws > 0) {
        figure = meanOf(at.drawn[part], at.squares[part], drawn.draws);
        figure = {figure.bytes * drawn.bytes, figure.low * drawn.bytes, figure.high * drawn.bytes};
    }
    const double counted = at.counted[part];
    return {figure.bytes + counted, figure.low + counted, figure.high + counted};
}

SpaceFigures SpaceTally::figures(size_t node, int level) const {
    SpaceFigures figures;
    for (size_t part = 0; part < kSpaceParts; ++part)
        figures.parts[part] = figure(node, level, part);
    figures.total = figure(node, level, kTotal);
    limitParts(figures);
    return figures;
}

SpaceNode SpaceTally::nodeAt(size_t index) const {
    const PrefixTree::Node& from = m_tree.nodes()[index];
    SpaceNode node;
    node.prefix = from.prefix;
    node.rest = m_tree.isRest(index);
    std::array<Sum, kSpaceParts + 1> sums;
    for (int level = 0; level < kMaxLevels; ++level) {
        const SpaceFigures here = figures(index, level);
        node.levels[static_cast<size_t>(level)] = here;
        for (size_t part = 0; part < kSpaceParts; ++part)
            sums[part].add(here.parts[part]);
        sums[kTotal].add(here.total);
    }
    for (size_t part = 0; part < kSpaceParts; ++part)
        node.all.parts[part] = sums[part].get();
    node.all.total = sums[kTotal].get();
    limitParts(node.all);
    for (const size_t child : from.children)
        if (SpaceNode below = nodeAt(child); below.all.total.bytes > 0)
            node.children.push_back(std::move(below));
    std::sort(node.children.begin(), node.children.end(), [](const SpaceNode& a, const SpaceNode& b) {
        return a.all.total.bytes != b.all.total.bytes ? a.all.total.bytes > b.all.total.bytes
                                                      : a.prefix < b.prefix;
    });
    if (from.rest != 0)
        if (SpaceNode below = nodeAt(from.rest); below.all.total.bytes > 0)
            node.children.push_back(std::move(below));
    return node;
}

SpaceNode SpaceTally::finish() {
    for (size_t node = m_tree.nodes().size(); node-- > 1;)
        for (int level = 0; level < kMaxLevels; ++level)
            for (size_t i = 0; i < kTotal + 1; ++i)
                cell(m_tree.nodes()[node].parent, level).counted[i] += cell(node, level).counted[i];
    return nodeAt(0);
}

}  // namespace levelscope
