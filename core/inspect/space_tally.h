// Adds up bytes by prefix, level and part for space.h: counted ones as they are, drawn ones as an estimate
// with its interval.
//
// A level is drawn from in proportion to bytes, so that each draw's shares of its block are a reading of the
// level's shares, between 0 and 1, and their mean is the estimate. Interval: E. B. Wilson's for a proportion
// (1927), with as many observations as would explain the variance found between the draws; sums over levels
// by the method of variance estimates recovery (Zou and Donner, 2008).
#pragma once

#include <array>
#include <vector>

#include "core/inspect/space.h"
#include "core/inspect/space_prefixes.h"

namespace levelscope {

using PartBytes = std::array<double, kSpaceParts>;

class SpaceTally {
public:
    // Outlived by the tree.
    explicit SpaceTally(const PrefixTree& tree);

    void count(size_t leaf, int level, const PartBytes& bytes);
    // The level has so many bytes, and so many draws are going to be told. `whole`: all of it is asked for,
    // so that the bytes of the root are known.
    void setLevel(int level, double bytes, size_t draws, bool whole);
    // A draw is told in pieces, its shares in all adding up to at most 1.
    void addDrawn(size_t leaf, int level, const PartBytes& shares);
    void endDraw(int level);

    SpaceNode finish();

private:
    static constexpr size_t kTotal = kSpaceParts;
    using Sums = std::array<double, kSpaceParts + 1>;
    struct Cell {
        Sums counted{};
        Sums drawn{};
        Sums squares{};
        Sums now{};  // of the draw that is being told
    };
    struct Level {
        double bytes = 0;
        size_t draws = 0;
        bool whole = false;
    };
    Cell& cell(size_t node, int level) { return m_cells[node * kMaxLevels + static_cast<size_t>(level)]; }
    SpaceFigure figure(size_t node, int level, size_t part) const;
    SpaceFigures figures(size_t node, int level) const;
    SpaceNode nodeAt(size_t index) const;

    const PrefixTree& m_tree;
    std::vector<Cell> m_cells;
    std::array<Level, kMaxLevels> m_levels;
    std::vector<size_t> m_touched;  // nodes, by the draw that is being told
};

}  // namespace levelscope
