#include "core/cli/command.h"

namespace levelscope::cli {

namespace {

struct Arguments {
    StoreArgument store;
    EncodingArgument encoding;
    std::string key;
    bool mustExist = false;
    bool sync = false;
};

void declare(const Verb& verb, Arguments& arguments) {
    arguments.store.declare(verb);
    verb.option("KEY", &arguments.key, "Key").required();
    arguments.encoding.declare(verb, "Key is given");
    verb.flag("--must-exist", &arguments.mustExist, "Fail with exit code 1 if the key is not there");
    verb.flag("--sync", &arguments.sync, "Return only when the write would survive a power failure");
}

Status erase(Context& context, const Arguments& arguments) {
    ASSIGN_OR_RETURN(const std::string key, arguments.encoding.decode(arguments.key));
    ASSIGN_OR_RETURN(const auto db, arguments.store.open(context));
    if (PinnedValue value; arguments.mustExist)
        RETURN_IF_ERROR(db->get({}, key, value));
    return db->erase(key, {.durability = arguments.sync ? Durability::sync : Durability::process});
}

}  // namespace

void addDelete(CLI::App& app, Context& context) {
    addVerb<Arguments>(app, context, "delete", "Delete one key", "nothing was deleted", declare, erase);
}

}  // namespace levelscope::cli
