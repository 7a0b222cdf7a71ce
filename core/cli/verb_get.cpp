#include "core/cli/command.h"

namespace levelscope::cli {

namespace {

struct Arguments {
    StoreArgument store;
    EncodingArgument encoding;
    std::string key;
    uint64_t atSequence = 0;
    bool json = false;
};

void declare(const Verb& verb, Arguments& arguments) {
    arguments.store.declare(verb);
    arguments.store.declareFamily(verb);
    verb.option("KEY", &arguments.key, "Key").required();
    arguments.encoding.declare(verb, "Key is given, value is printed");
    verb.option("--at", &arguments.atSequence, "As of this sequence number, as far as it is still there");
    verb.flag("--json", &arguments.json, "Print {\"key\":...,\"value\":...}");
}

Status get(Context& context, const Arguments& arguments) {
    ASSIGN_OR_RETURN(const std::string key, arguments.encoding.decode(arguments.key));
    ASSIGN_OR_RETURN(const auto store, arguments.store.inspect(context));
    PinnedValue value;
    RETURN_IF_ERROR(store->get(key, arguments.atSequence, value));
    if (arguments.json)
        context.console.line(pairAsJson(key, value.view()));
    else if (arguments.encoding.encoding() == BytesEncoding::text)
        context.console.write(value.view());
    else
        context.console.line(encodeBytes(value.view(), arguments.encoding.encoding()));
    return {};
}

}  // namespace

void addGet(CLI::App& app, Context& context) {
    addVerb<Arguments>(app, context, "get", "Print the value of a key, byte for byte", "", declare, get);
}

}  // namespace levelscope::cli
