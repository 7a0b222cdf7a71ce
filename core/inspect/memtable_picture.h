// The memtables of a store at one moment, and a bounded part of the structure of one of them: what the
// Memtable page draws and `levelctl memtable` prints.
//
// A picture is a value and holds no memtable. takePicture() may be called from any thread; the writer is not
// held up. The owner of another engine's store has its own memtable, and no reader sees it: the picture is
// empty. Of a store that is open for reading the memtable is what its logs hold.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/formats/store_reader.h"
#include "core/memtable/memtable_shape.h"

namespace levelscope {

inline constexpr size_t kMostPictureNodes = 4096;

struct MemtablePictureRequest {
    size_t which = 0;  // 0: the active one, then those that wait, newest first; beyond: the last
    // The entry around which the structure is shown: the first one at or behind this key, the newest if the
    // sequence is not given. Without: the root of an AVL tree, the first entry of a B+tree.
    std::optional<std::string> key;
    std::optional<SequenceNumber> sequence;
    uint32_t rowsAbove = 0;  // see ShapeRequest
    uint32_t rows = 0;
    size_t limit = 255;  // nodes, at most kMostPictureNodes
};

// What makes a memtable leave for a table.
enum class FlushTrigger : uint8_t {
    bytes,     // its limit of bytes, which it will reach first
    entries,   // its limit of entries, which it will reach first
    waiting,   // nothing: it is switched, and one before it is being flushed
    flushing,  // nothing: it is being written
};

struct MemtableFacts {
    MemtableKind kind = MemtableKind::bplus;
    bool active = false;
    uint64_t entries = 0;  // range tombstones included
    uint64_t tombstones = 0;
    uint64_t rangeTombstones = 0;
    uint64_t bytes = 0;
    uint64_t limitBytes = 0;
    uint64_t limitEntries = 0;  // 0: none
    double fill = 0;            // 0 to 1, towards the limit that is nearer
    FlushTrigger trigger = FlushTrigger::bytes;
    bool flushes = false;              // false: not here, the store takes no writes
    uint64_t entriesLeft = 0;          // about, if they are of the size of those before; of the active one
    SequenceNumber firstSequence = 0;  // 0: it is empty
    SequenceNumber lastSequence = 0;
};

struct PictureEntry {
    std::string key;
    SequenceNumber sequence = 0;
    EntryType type = EntryType::value;
    uint64_t valueSize = 0;
};

struct PictureNode {
    ShapeNode shape;     // its view of the key is not set
    PictureEntry first;  // AVL: the entry of the node
};

struct MemtablePicture {
    std::vector<MemtableFacts> memtables;  // the active one, then those that wait, newest first
    size_t which = 0;
    uint32_t height = 0;
    std::vector<MemtableRow> rows;  // see MemtableShape
    std::vector<PictureNode> nodes;
    size_t top = 0;  // see MemtableShape
    // B+tree: those of the leaf at the end of the way.
    std::vector<PictureEntry> leaf;

    // What is shown of, or null.
    const MemtableFacts* shown() const { return which < memtables.size() ? &memtables[which] : nullptr; }
};

MemtablePicture takePicture(const StoreReader& store, const MemtablePictureRequest& request);

// The lowest and the highest an AVL tree of so many nodes can be, in rows.
uint32_t leastAvlHeight(uint64_t nodes);
uint32_t mostAvlHeight(uint64_t nodes);

// Words of JSON and of terminals: stable, lower case.
std::string_view nameOf(MemtableKind kind);
std::string_view nameOf(FlushTrigger trigger);

// One JSON object over several lines.
std::string toJson(const MemtablePicture& picture);

}  // namespace levelscope
