#include <fmt/format.h>

#include "core/cli/command.h"

namespace levelscope::cli {

namespace {

struct Arguments {
    StoreArgument store;
    std::string preset = "default";
    SettingsArgument settings;
};

std::string optionsHelp() {
    std::string text = "Options:\n";
    for (const OptionInfo& info : optionInfos())
        text += fmt::format("  {} = {}   ({})\n      {}\n", info.name, info.defaultValue, allowedValues(info),
                            info.effect);
    return text;
}

void declare(const Verb& verb, Arguments& arguments) {
    arguments.store.declare(verb);
    verb.option("--preset", &arguments.preset, "Options to begin with")
        .oneOf(Options::presetNames())
        .tellDefault();
    arguments.settings.declare(verb);
    verb.explain(optionsHelp());
}

Status create(Context& context, const Arguments& arguments) {
    ASSIGN_OR_RETURN(Options options, arguments.settings.optionsOver(arguments.preset));
    options.env = context.env;
    return Db::open(arguments.store.newPath(context), options, OpenMode::create).status();
}

}  // namespace

void addCreate(CLI::App& app, Context& context) {
    addVerb<Arguments>(app, context, "create", "Make a new, empty store", "no store was made", declare,
                       create);
}

}  // namespace levelscope::cli
