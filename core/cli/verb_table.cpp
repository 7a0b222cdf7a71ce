#include <fmt/format.h>

#include <optional>

#include "core/cli/render.h"
#include "core/inspect/byte_place.h"

namespace levelscope::cli {

namespace {

struct Arguments {
    std::string file;
    std::optional<uint64_t> block;
    std::optional<uint64_t> byte;
    bool json = false;
};

void declare(const Verb& verb, Arguments& arguments) {
    verb.option("FILE", &arguments.file, "A table file, such as 000377.lst").required();
    const Argument block =
        verb.option("--block", &arguments.block, "Print the entries of this data block, from 0");
    verb.option("--byte", &arguments.byte, "Tell what this byte of the file is, from 0").excludes(block);
    verb.flag("--json", &arguments.json, "Print JSON");
}

Json toJson(const TableProperties& properties) {
    return {{"entries", properties.entries},
            {"tombstones", properties.tombstones},
            {"range_tombstones", properties.rangeTombstones},
            {"raw_key_bytes", properties.rawKeyBytes},
            {"raw_value_bytes", properties.rawValueBytes},
            {"data_blocks", properties.dataBlocks},
            {"data_bytes", properties.dataBytes},
            {"index_bytes", properties.indexBytes},
            {"filter_bytes", properties.filterBytes},
            {"min_sequence", properties.minSequence},
            {"max_sequence", properties.maxSequence},
            {"created", isoTime(properties.createdMicros)},
            {"block_size", properties.blockSize},
            {"filter_bits_per_key", properties.filterBitsPerKeyMilli / 1000.0},
            {"filter_probes", properties.filterProbes},
            {"compression", nameOf(properties.compression)},
            {"creator", properties.creator}};
}

Json toJson(const AnatomyBlock& block) {
    Json json{{"kind", nameOf(block.kind)}};
    if (block.kind == BlockKind::data)
        json["block"] = block.ordinal;
    json["offset"] = block.handle.offset;
    json["length"] = block.handle.length;
    json["compression"] = nameOf(block.compression);
    if (block.kind == BlockKind::data)
        addBytes(json, "separator", block.separator);
    return json;
}

Json toJson(const AnatomyEntry& entry) {
    Json json;
    addBytes(json, "key", entry.userKey);
    json["sequence"] = trailerSequence(entry.trailer);
    json["type"] = nameOf(trailerType(entry.trailer));
    addBytes(json, "value", entry.value);
    json["value_size"] = entry.valueSize;
    return json;
}

Status printBlock(Context& context, const Arguments& arguments, const TableAnatomy& table) {
    ASSIGN_OR_RETURN(auto blocks, table.blocks());
    for (AnatomyBlock& block : blocks) {
        if (block.kind != BlockKind::data || block.ordinal != *arguments.block)
            continue;
        ASSIGN_OR_RETURN(const std::string bytes, table.readBlock(block));
        ASSIGN_OR_RETURN(const auto entries, table.entries(bytes));
        for (const AnatomyEntry& entry : entries) {
            if (arguments.json)
                context.printLine(toJson(entry));
            else
                context.console.line(fmt::format(
                    "{}\t@{}\t{}\t{}", escapeVisibly(entry.userKey), trailerSequence(entry.trailer),
                    nameOf(trailerType(entry.trailer)), escapeVisibly(entry.value)));
        }
        return {};
    }
    return Status::invalid(Reason::syntax, "number of --block: the table has no such block");
}

Json toJson(const BytePlace& place) {
    Json json{{"offset", place.bytes.offset}, {"length", place.bytes.length}, {"inside", place.inside}};
    json["block"] = place.block ? toJson(*place.block) : Json();
    json["compressed"] = place.compressed;
    json["trailer"] = place.trailer;
    if (!place.damage.ok())
        json["damage"] = cli::toJson(place.damage);
    if (!place.entries.empty()) {
        addBytes(json, "first_key", place.entries.front().userKey);
        addBytes(json, "last_key", place.entries.back().userKey);
    }
    if (place.entry) {
        json["entry"] = toJson(place.entries[*place.entry]);
        json["entry"]["index"] = *place.entry;
        json["part"] = place.part == BytePlace::Part::key ? "key" : "value";
    }
    if (place.field)
        json["field"] = {{"name", place.field->name},
                         {"offset", place.field->offset},
                         {"length", place.field->length},
                         {"value", place.field->value}};
    return json;
}

std::string ownerOf(const BytePlace& place) {
    const std::string range = fmt::format("bytes {} to {}", place.bytes.offset, place.bytes.end());
    if (!place.block)
        return "nobody's: no block owns " + range;
    std::string text = fmt::format("in the {} block", nameOf(place.block->kind));
    if (place.block->kind == BlockKind::data)
        text += fmt::format(" {}", place.block->ordinal);
    return fmt::format("{}, {}, at {}", text, range, place.inside);
}

void printByte(Context& context, const BytePlace& place) {
    Console& console = context.console;
    console.line(ownerOf(place));
    if (!place.damage.ok())
        console.line("the block is damaged: " + describeProblem(place.damage));
    if (place.trailer)
        console.line("its trailer: compression, kind, size and checksum");
    if (place.compressed)
        console.line(fmt::format("compressed ({}): {} bytes become {}", nameOf(place.block->compression),
                                 place.bytes.length, place.block->rawSize));
    if (place.entry) {
        const AnatomyEntry& entry = place.entries[*place.entry];
        console.line(fmt::format("of the {} of entry {}: {} @{} {}",
                                 place.part == BytePlace::Part::key ? "key" : "value", *place.entry,
                                 escapeVisibly(entry.userKey), trailerSequence(entry.trailer),
                                 nameOf(trailerType(entry.trailer))));
    } else if (!place.entries.empty()) {
        console.line(fmt::format("{} entries, {} .. {}", place.entries.size(),
                                 escapeVisibly(place.entries.front().userKey),
                                 escapeVisibly(place.entries.back().userKey)));
    }
    if (place.field)
        console.line(fmt::format("field {}, {} bytes: {}", place.field->name, place.field->length,
                                 escapeVisibly(place.field->value)));
}

Status showByte(Context& context, const Arguments& arguments, const TableAnatomy& table) {
    if (*arguments.byte >= table.fileSize())
        return Status::invalid(Reason::syntax,
                               fmt::format("number of --byte: the file has {} bytes", table.fileSize()));
    ASSIGN_OR_RETURN(const BytePlace place, placeOfByte(table, *arguments.byte));
    if (arguments.json)
        context.print(toJson(place));
    else
        printByte(context, place);
    return {};
}

Status table(Context& context, const Arguments& arguments) {
    ASSIGN_OR_RETURN(const auto anatomy, openTableFile(context.fs(), realPath(arguments.file)));
    if (arguments.byte)
        return showByte(context, arguments, *anatomy);
    if (arguments.block)
        return printBlock(context, arguments, *anatomy);
    ASSIGN_OR_RETURN(const TableProperties properties, anatomy->properties());
    ASSIGN_OR_RETURN(auto blocks, anatomy->blocks());
    Json json{{"file", arguments.file}, {"properties", toJson(properties)}, {"blocks", Json::array()}};
    if (arguments.json) {
        for (AnatomyBlock& block : blocks) {
            // The listing of a large table does not know how its blocks are compressed. A damaged one is
            // listed all the same.
            if (block.rawSize == 0 && block.storedChecksum == 0)
                static_cast<void>(anatomy->readBlock(block).ok());
            json["blocks"].push_back(toJson(block));
        }
        context.print(json);
        return {};
    }
    for (const auto& [name, value] : json["properties"].items())
        context.console.line(fmt::format(
            "{:<22}{}", name, value.is_string() ? escapeVisibly(value.get<std::string>()) : value.dump()));
    context.console.line(
        fmt::format("{:<17} {:>6} {:>12} {:>10}  {}", "block", "number", "offset", "length", "up to key"));
    for (const AnatomyBlock& block : blocks)
        context.console.line(
            fmt::format("{:<17} {:>6} {:>12} {:>10}  {}", nameOf(block.kind),
                        block.kind == BlockKind::data ? std::to_string(block.ordinal) : std::string(),
                        block.handle.offset, block.handle.length, escapeVisibly(block.separator)));
    return {};
}

}  // namespace

void addTable(CLI::App& app, Context& context) {
    addVerb<Arguments>(app, context, "table", "Show the inside of a table file: properties, blocks, entries",
                       "", declare, table);
}

}  // namespace levelscope::cli
