#include "core/cli/command.h"

namespace levelscope::cli {

namespace {

struct Arguments {
    StoreArgument store;
    EncodingArgument encoding;
    RangeArgument range;
    DamageArgument damage;
    uint64_t limit = 0;
    bool reverse = false;
    bool keysOnly = false;
    bool raw = false;
    bool json = false;
};

void declare(const Verb& verb, Arguments& arguments) {
    arguments.store.declare(verb);
    arguments.store.declareFamily(verb);
    arguments.range.declare(verb);
    arguments.encoding.declare(verb, "Bounds are given, pairs are printed");
    arguments.damage.declare(verb);
    verb.option("--limit", &arguments.limit, "At most so many pairs");
    verb.flag("--reverse", &arguments.reverse, "From the last key to the first");
    verb.flag("--keys-only", &arguments.keysOnly, "Leave the values out");
    const Argument raw = verb.flag("--raw", &arguments.raw, "Bytes as they are, instead of escaped");
    verb.flag("--json", &arguments.json, "One JSON object a line, as import reads them").excludes(raw);
}

std::string shown(const Arguments& arguments, std::string_view bytes) {
    if (arguments.raw || arguments.encoding.encoding() != BytesEncoding::text)
        return encodeBytes(bytes, arguments.encoding.encoding());
    return escapeVisibly(bytes);
}

std::string lineOf(const Arguments& arguments, const Iterator& iterator) {
    if (arguments.json)
        return pairAsJson(iterator.key(), iterator.value());
    if (arguments.keysOnly)
        return shown(arguments, iterator.key());
    return shown(arguments, iterator.key()) + "\t" + shown(arguments, iterator.value());
}

Status scan(Context& context, const Arguments& arguments) {
    ASSIGN_OR_RETURN(const KeyRange range, arguments.range.range(arguments.encoding));
    ASSIGN_OR_RETURN(const auto store, arguments.store.inspect(context));
    IteratorOptions options;
    options.range = range;
    options.fillCache = false;
    options.damage = arguments.damage.log();
    const auto iterator = store->iterator(options);
    uint64_t count = 0;
    for (arguments.reverse ? iterator->seekToLast() : iterator->seekToFirst(); iterator->valid();
         arguments.reverse ? iterator->prev() : iterator->next()) {
        if (arguments.limit != 0 && count++ == arguments.limit)
            break;
        context.console.line(lineOf(arguments, *iterator));
    }
    RETURN_IF_ERROR(iterator->status());
    DamageArgument::report(context, options.damage.get());
    return {};
}

}  // namespace

void addScan(CLI::App& app, Context& context) {
    addVerb<Arguments>(app, context, "scan", "Print pairs in key order", "", declare, scan);
}

}  // namespace levelscope::cli
