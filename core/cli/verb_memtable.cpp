#include <fmt/format.h>

#include "core/cli/render.h"
#include "core/inspect/memtable_picture.h"

namespace levelscope::cli {

namespace {

constexpr uint32_t kRowsAbove = 2;  // of the key's node in an AVL tree

struct Arguments {
    StoreArgument store;
    EncodingArgument encoding;
    std::optional<std::string> key;
    uint64_t limit = 63;
    bool json = false;
};

void declare(const Verb& verb, Arguments& arguments) {
    arguments.store.declare(verb);
    verb.option("--key", &arguments.key, "Show the structure around the first entry at or behind this key");
    arguments.encoding.declare(verb, "The key is given");
    verb.option("--limit", &arguments.limit, "At most so many nodes of the structure")
        .within(1, kMostPictureNodes)
        .tellDefault();
    verb.flag("--json", &arguments.json, "One JSON object");
}

std::string flushWords(const MemtableFacts& facts) {
    switch (facts.trigger) {
        case FlushTrigger::bytes:
            return fmt::format("at {}: about {} more entries", humanBytes(facts.limitBytes),
                               humanCount(facts.entriesLeft));
        case FlushTrigger::entries:
            return fmt::format("at {} entries: {} more", humanCount(facts.limitEntries),
                               humanCount(facts.entriesLeft));
        case FlushTrigger::waiting: return "as soon as the one before is in a table";
        case FlushTrigger::flushing: return "being written to a table";
    }
    return {};
}

std::string limitWords(const MemtableFacts& facts) {
    std::string words = humanBytes(facts.limitBytes);
    if (facts.limitEntries != 0)
        words += fmt::format(", or {} entries", humanCount(facts.limitEntries));
    return words;
}

void printFacts(Context& context, const MemtableFacts& facts) {
    const auto line = [&](std::string_view name, const std::string& text) {
        context.console.line(fmt::format("{:<10} {}", name, text));
    };
    line("memtable", fmt::format("{}, {}", nameOf(facts.kind), facts.active ? "active" : "immutable"));
    line("entries", fmt::format("{} ({} deletions, {} of them of ranges)", humanCount(facts.entries),
                                humanCount(facts.tombstones), humanCount(facts.rangeTombstones)));
    line("bytes", fmt::format("{}, limit {}: {:.1f} % full", humanBytes(facts.bytes), limitWords(facts),
                              100 * facts.fill));
    line("flush", flushWords(facts) + (facts.flushes ? "" : ", by whoever opens it for writing"));
    if (facts.firstSequence != 0)
        line("sequences", fmt::format("{} to {}", facts.firstSequence, facts.lastSequence));
}

// Each node above its subtrees, the left one first.
void printSubtree(Context& context, const MemtablePicture& picture, size_t index, size_t indent) {
    const PictureNode& node = picture.nodes[index];
    context.console.line(fmt::format("  {:<{}}{}{} {} {}  balance {}, height {}{}", "", 2 * indent,
                                     indent == 0 ? "" : (node.shape.child == 0 ? "< " : "> "),
                                     escapeVisibly(node.first.key), node.first.sequence,
                                     nameOf(node.first.type), node.shape.balance, node.shape.height,
                                     node.shape.onPath ? " *" : ""));
    for (size_t i = index + 1; i < picture.nodes.size(); ++i)
        if (picture.nodes[i].shape.parent == static_cast<int32_t>(index))
            printSubtree(context, picture, i, indent + 1);
}

void printAvl(Context& context, const MemtablePicture& picture, const MemtableFacts& facts) {
    const uint64_t nodes = facts.entries - std::min(facts.entries, facts.rangeTombstones);
    context.console.line(fmt::format("{:<10} {} rows; of {} nodes an AVL tree has {} to {}", "height",
                                     picture.height, humanCount(nodes), leastAvlHeight(nodes),
                                     mostAvlHeight(nodes)));
    if (!picture.nodes.empty())
        printSubtree(context, picture, 0, 0);
}

void printBplus(Context& context, const MemtablePicture& picture) {
    context.console.line(
        fmt::format("  {:>3} {:>10} {:>12} {:>12} {:>6}", "row", "nodes", "filled", "slots", "fill"));
    for (size_t row = 0; row < picture.rows.size(); ++row) {
        const MemtableRow& at = picture.rows[row];
        context.console.line(fmt::format("  {:>3} {:>10} {:>12} {:>12} {:>4.0f} %", row, humanCount(at.nodes),
                                         humanCount(at.filled), humanCount(at.capacity),
                                         100.0 * static_cast<double>(at.filled) /
                                             static_cast<double>(std::max<uint64_t>(at.capacity, 1))));
    }
    for (const PictureNode& node : picture.nodes)
        context.console.line(
            fmt::format("  {} row {} child {:>2}: {:>2} of {}, {} {}", node.shape.onPath ? "*" : " ",
                        node.shape.depth, node.shape.child, node.shape.fill, node.shape.capacity,
                        node.shape.height == 1 ? "from" : "separators from", escapeVisibly(node.first.key)));
    for (const PictureEntry& entry : picture.leaf)
        context.console.line(fmt::format("      {} {} {} ({} bytes)", escapeVisibly(entry.key),
                                         entry.sequence, nameOf(entry.type), entry.valueSize));
}

Status memtable(Context& context, const Arguments& arguments) {
    MemtablePictureRequest request{.limit = arguments.limit};
    if (arguments.key) {
        ASSIGN_OR_RETURN(std::string key, arguments.encoding.decode(*arguments.key));
        request.key = std::move(key);
        request.rowsAbove = kRowsAbove;
    }
    ASSIGN_OR_RETURN(const auto store, arguments.store.inspect(context));
    const MemtablePicture picture = takePicture(*store, request);
    const MemtableFacts* shown = picture.shown();
    if (shown == nullptr)
        return Status(Error{.code = Code::unsupported,
                            .offset = Error::kNoOffset,
                            .subject = "only the owner of another engine's store has its memtable"});
    if (arguments.json) {
        context.console.line(toJson(picture));
        return {};
    }
    for (const MemtableFacts& facts : picture.memtables)
        printFacts(context, facts);
    if (shown->kind == MemtableKind::avl)
        printAvl(context, picture, *shown);
    else
        printBplus(context, picture);
    return {};
}

}  // namespace

void addMemtable(CLI::App& app, Context& context) {
    addVerb<Arguments>(app, context, "memtable",
                       "Show the memtable that the logs make: its fill, when it is flushed, and its tree", "",
                       declare, memtable);
}

}  // namespace levelscope::cli
