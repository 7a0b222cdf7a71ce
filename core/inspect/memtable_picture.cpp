#include "core/inspect/memtable_picture.h"

#include <algorithm>
#include <bit>
#include <nlohmann/json.hpp>

#include "core/formats/native_reader.h"
#include "core/formats/stored_value.h"
#include "core/inspect/json_bytes.h"
#include "core/inspect/words.h"

namespace levelscope {

namespace {

using Json = nlohmann::ordered_json;

double share(uint64_t part, uint64_t whole) {
    return whole == 0 ? 0 : std::min(1.0, static_cast<double>(part) / static_cast<double>(whole));
}

// How many more entries of the mean size fit.
uint64_t entriesUntil(const MemtableFacts& facts) {
    if (facts.trigger == FlushTrigger::entries)
        return facts.limitEntries - std::min(facts.entries, facts.limitEntries);
    if (facts.trigger != FlushTrigger::bytes || facts.entries == 0)
        return 0;
    const uint64_t bytesLeft = facts.limitBytes - std::min(facts.bytes, facts.limitBytes);
    return bytesLeft / std::max<uint64_t>(facts.bytes / facts.entries, 1);
}

// Of the active one: the limit that is nearer, or that counts entries while there are none.
FlushTrigger triggerOf(const MemtableFacts& facts, bool oldest, double byBytes, double byEntries) {
    if (!facts.active)
        return oldest ? FlushTrigger::flushing : FlushTrigger::waiting;
    const bool counted = facts.limitEntries != 0 && (facts.entries == 0 || byEntries > byBytes);
    return counted ? FlushTrigger::entries : FlushTrigger::bytes;
}

MemtableFacts factsOf(const Memtable& table, const Options& options) {
    const MemtableTally tally = tallyOf(table);
    return {.kind = table.kind(),
            .entries = table.entryCount(),
            .tombstones = table.tombstoneCount(),
            .rangeTombstones = tally.rangeTombstones,
            .bytes = table.memoryBytes(),
            .limitBytes = options.memtableBytes,
            .limitEntries = options.memtableEntries,
            .firstSequence = tally.firstSequence,
            .lastSequence = tally.lastSequence};
}

// The node tells which entry; its value is asked of the memtable.
PictureEntry entryOf(const MemtableCursor& cursor) {
    const InternalKey& key = cursor.key();
    return {std::string(key.userKey), key.sequence(), key.type(),
            splitStored(key.type(), cursor.value()).user.size()};
}

PictureEntry firstEntry(MemtableCursor& cursor, const ShapeNode& node) {
    cursor.seek(node.firstKey, node.firstTrailer);
    return cursor.valid() ? entryOf(cursor) : PictureEntry();
}

std::vector<PictureEntry> entriesOfLeaf(MemtableCursor& cursor, const ShapeNode& leaf) {
    std::vector<PictureEntry> entries;
    if (leaf.fill == 0)
        return entries;
    for (cursor.seek(leaf.firstKey, leaf.firstTrailer); cursor.valid() && entries.size() < leaf.fill;
         cursor.next())
        entries.push_back(entryOf(cursor));
    return entries;
}

ShapeRequest shapeRequest(const MemtablePictureRequest& request) {
    ShapeRequest shape{.rowsAbove = request.rowsAbove,
                       .rows = request.rows,
                       .limit = std::clamp<size_t>(request.limit, 1, kMostPictureNodes)};
    if (request.key) {
        shape.hasKey = true;
        shape.userKey = *request.key;
        shape.trailer = seekTrailer(request.sequence.value_or(kMaxSequence));
    }
    return shape;
}

void drawStructure(const Memtable& table, const MemtablePictureRequest& request, MemtablePicture& picture) {
    MemtableShape shape = shapeOf(table, shapeRequest(request));
    picture.height = shape.height;
    picture.top = shape.top;
    picture.rows = std::move(shape.rows);
    const std::unique_ptr<MemtableCursor> cursor = table.newCursor();
    const bool isTree = table.kind() == MemtableKind::bplus;
    for (const ShapeNode& node : shape.nodes) {
        if (isTree && node.onPath && node.height == 1)
            picture.leaf = entriesOfLeaf(*cursor, node);
        PictureNode& shown = picture.nodes.emplace_back();
        if (node.fill > 0)
            shown.first = firstEntry(*cursor, node);
        shown.shape = node;
        shown.shape.firstKey = {};
    }
}

Json toJson(const PictureEntry& entry) {
    Json json = Json::object();
    addBytes(json, "key", entry.key);
    json["sequence"] = entry.sequence;
    json["type"] = nameOf(entry.type);
    json["value_size"] = entry.valueSize;
    return json;
}

Json toJson(const PictureNode& node, MemtableKind kind) {
    Json json = {{"depth", node.shape.depth},
                 {"parent", node.shape.parent},
                 {"child", node.shape.child},
                 {"height", node.shape.height},
                 {"on_path", node.shape.onPath}};
    if (kind == MemtableKind::avl) {
        json["balance"] = node.shape.balance;
        json["entry"] = toJson(node.first);
    } else {
        json["fill"] = node.shape.fill;
        json["capacity"] = node.shape.capacity;
        addBytes(json, "first_key", node.first.key);
    }
    return json;
}

Json toJson(const MemtableFacts& facts) {
    return {{"kind", nameOf(facts.kind)},
            {"active", facts.active},
            {"entries", facts.entries},
            {"tombstones", facts.tombstones},
            {"range_tombstones", facts.rangeTombstones},
            {"bytes", facts.bytes},
            {"limit_bytes", facts.limitBytes},
            {"limit_entries", facts.limitEntries},
            {"fill", facts.fill},
            {"flush", nameOf(facts.trigger)},
            {"flushes", facts.flushes},
            {"entries_left", facts.entriesLeft},
            {"first_sequence", facts.firstSequence},
            {"last_sequence", facts.lastSequence}};
}

}  // namespace

MemtablePicture takePicture(const StoreReader& store, const MemtablePictureRequest& request) {
    MemtablePicture picture;
    const auto* native = dynamic_cast<const NativeReader*>(&store);
    if (native == nullptr)
        return picture;
    const Db& db = native->db();
    const Options options = db.options();
    const std::vector<std::shared_ptr<const Memtable>> memtables = db.memtables();
    for (const std::shared_ptr<const Memtable>& memtable : memtables) {
        MemtableFacts& facts = picture.memtables.emplace_back(factsOf(*memtable, options));
        const double byBytes = share(facts.bytes, facts.limitBytes);
        const double byEntries = share(facts.entries, facts.limitEntries);
        facts.active = picture.memtables.size() == 1;
        facts.flushes = !db.isReadOnly();
        facts.fill = std::max(byBytes, byEntries);
        facts.trigger = triggerOf(facts, picture.memtables.size() == memtables.size(), byBytes, byEntries);
        facts.entriesLeft = entriesUntil(facts);
    }
    picture.which = std::min(request.which, memtables.size() - 1);
    drawStructure(*memtables[picture.which], request, picture);
    return picture;
}

// As the option is written.
std::string_view nameOf(MemtableKind kind) {
    return kind == MemtableKind::avl ? "avl" : "bplus";
}

std::string_view nameOf(FlushTrigger trigger) {
    switch (trigger) {
        case FlushTrigger::bytes: return "bytes";
        case FlushTrigger::entries: return "entries";
        case FlushTrigger::waiting: return "waiting";
        case FlushTrigger::flushing: return "flushing";
    }
    return "unknown";
}

uint32_t leastAvlHeight(uint64_t nodes) {
    return static_cast<uint32_t>(std::bit_width(nodes));
}

// The fewest nodes of a height: one, and the fewest of the two heights below.
uint32_t mostAvlHeight(uint64_t nodes) {
    uint64_t fewest = 0;
    uint64_t next = 1;
    uint32_t height = 0;
    while (next <= nodes) {
        const uint64_t after = next + fewest + 1;
        fewest = next;
        next = after;
        ++height;
    }
    return height;
}

std::string toJson(const MemtablePicture& picture) {
    Json json = {{"memtables", Json::array()}};
    for (const MemtableFacts& facts : picture.memtables)
        json["memtables"].push_back(toJson(facts));
    if (const MemtableFacts* shown = picture.shown()) {
        json["shown"] = picture.which;
        json["height"] = picture.height;
        for (const MemtableRow& row : picture.rows)
            json["rows"].push_back({{"nodes", row.nodes}, {"filled", row.filled}, {"slots", row.capacity}});
        json["nodes"] = Json::array();
        for (const PictureNode& node : picture.nodes)
            json["nodes"].push_back(toJson(node, shown->kind));
        for (const PictureEntry& entry : picture.leaf)
            json["leaf"].push_back(toJson(entry));
    }
    return json.dump(2, ' ', false, Json::error_handler_t::replace);
}

}  // namespace levelscope
