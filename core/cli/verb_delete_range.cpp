#include "core/cli/command.h"

namespace levelscope::cli {

namespace {

struct Arguments {
    StoreArgument store;
    EncodingArgument encoding;
    std::string from;
    std::string to;
    std::string prefix;
    bool sync = false;
};

void declare(const Verb& verb, Arguments& arguments) {
    arguments.store.declare(verb);
    const Argument from = verb.option("FROM", &arguments.from, "First key to delete");
    const Argument to = verb.option("TO", &arguments.to, "First key behind it to keep");
    const Argument prefix =
        verb.option("--prefix", &arguments.prefix, "All keys that begin with this, instead");
    prefix.excludes(from);
    arguments.encoding.declare(verb, "Keys are given");
    verb.flag("--sync", &arguments.sync, "Return only when the write would survive a power failure");
    verb.requireOneOf({to, prefix}, "FROM and TO, or --prefix");
}

// A prefix of nothing but 0xff bytes has no end that a key could name.
Result<KeyRange> rangeOf(const Arguments& arguments) {
    if (arguments.prefix.empty()) {
        KeyRange range{.hasFrom = true, .hasTo = true};
        ASSIGN_OR_RETURN(range.from, arguments.encoding.decode(arguments.from));
        ASSIGN_OR_RETURN(range.to, arguments.encoding.decode(arguments.to));
        return range;
    }
    ASSIGN_OR_RETURN(const std::string prefix, arguments.encoding.decode(arguments.prefix));
    KeyRange range = KeyRange::withPrefix(prefix);
    if (!range.hasTo)
        range.to = std::string(kMaxKeySize, '\xff');
    return range;
}

Status eraseRange(Context& context, const Arguments& arguments) {
    ASSIGN_OR_RETURN(const KeyRange range, rangeOf(arguments));
    WriteBatch batch;
    batch.eraseRange(range.from, range.to);
    RETURN_IF_ERROR(batch.status());
    ASSIGN_OR_RETURN(const auto db, arguments.store.open(context));
    return db->write({.durability = arguments.sync ? Durability::sync : Durability::process}, batch).status();
}

}  // namespace

void addDeleteRange(CLI::App& app, Context& context) {
    addVerb<Arguments>(app, context, "delete-range", "Delete all keys from FROM to before TO, in one step",
                       "nothing was deleted", declare, eraseRange);
}

}  // namespace levelscope::cli
