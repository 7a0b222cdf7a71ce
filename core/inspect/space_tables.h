// The tables of a store as shares of their bytes, for space.h: a part of a table is a list of data blocks,
// each with its share of what belongs to the whole table, so that the shares add up to the file. One thread.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/formats/foreign/key_order.h"
#include "core/formats/store_reader.h"

namespace levelscope {

// How the keys of a store are ordered, and which of them are asked for.
struct SpaceScope {
    KeyOrder order;
    bool native = true;
    std::string prefix;

    static SpaceScope of(const StoreReader& store, std::string prefix);
    bool holds(std::string_view userKey) const { return order.visible(userKey).starts_with(prefix); }
    // May a table or block with these bounds (of block: those of its neighbours) hold such keys? Empty
    // `to`: unknown.
    bool mayHold(std::string_view smallest, std::string_view largest) const;
    // Certainly all keys between these have the prefix.
    bool holdsAll(std::string_view smallest, std::string_view largest) const;
};

// Whole numbers of bytes.
struct SpaceShare {
    double payload = 0;
    double overhead = 0;
    double tombstones = 0;  // of range tombstones
    double total() const { return payload + overhead + tombstones; }
};

struct SpaceBlock {
    AnatomyBlock block;  // without length: of a table without data blocks, which stands for it
    SpaceShare share;
};

struct SpaceEntry {
    std::string userKey;  // as stored
    uint64_t trailer = 0;
    SpaceShare share;
    EntryType type() const { return trailerType(trailer); }
};

class SpaceTable {
public:
    // The blocks that may hold keys of the scope. An error is that of the file or of its index.
    static Result<SpaceTable> open(const StoreReader& store, const TableMeta& meta, const SpaceScope& scope);

    const std::vector<SpaceBlock>& blocks() const { return m_blocks; }
    uint64_t fileSize() const { return m_anatomy->fileSize(); }
    double bytes() const { return m_bytes; }  // of the blocks
    // All entries of the block; those outside the scope too.
    Status read(const SpaceBlock& block, std::vector<SpaceEntry>& entries) const;

private:
    // What the blocks of a table are besides data.
    struct Outline {
        std::vector<AnatomyBlock> data;
        double dataBytes = 0;
        double tombstoneBytes = 0;  // of range tombstones
    };
    Result<Outline> outline() const;
    void shareOut(const TableMeta& meta, Outline outline, const SpaceScope& scope);

    std::unique_ptr<TableAnatomy> m_anatomy;
    uint64_t m_trailerBytes = 0;  // of a block
    std::string m_smallest;
    std::vector<SpaceBlock> m_blocks;
    double m_bytes = 0;
};

}  // namespace levelscope
