#include <fmt/format.h>

#include "core/cli/command.h"

namespace levelscope::cli {

namespace {

struct Arguments {
    StoreArgument store;
    std::string preset = "default";
    std::vector<std::string> settings;
};

std::string optionsHelp() {
    std::string text = "Options:\n";
    for (const OptionInfo& info : optionInfos()) {
        const std::string range = info.choices.empty() ? fmt::format("{} to {}", info.minimum, info.maximum)
                                                       : fmt::format("{}", fmt::join(info.choices, ", "));
        text += fmt::format("  {} = {}   ({}{}{})\n      {}\n", info.name, info.defaultValue, range,
                            info.unit.empty() ? "" : " ", info.unit, info.effect);
    }
    return text;
}

void declare(const Verb& verb, Arguments& arguments) {
    arguments.store.declare(verb);
    verb.option("--preset", &arguments.preset, "Options to begin with")
        .oneOf(Options::presetNames())
        .tellDefault();
    verb.option("--set", &arguments.settings, "option=value; may be given again");
    verb.explain(optionsHelp());
}

Result<Options> optionsOf(const Arguments& arguments) {
    ASSIGN_OR_RETURN(Options options, Options::fromPreset(arguments.preset));
    for (const std::string& setting : arguments.settings) {
        const size_t equals = setting.find('=');
        if (equals == std::string::npos)
            return Status::invalid(Reason::syntax, "option=value pair of --set");
        RETURN_IF_ERROR(options.set(setting.substr(0, equals), setting.substr(equals + 1)));
    }
    RETURN_IF_ERROR(options.validate());
    return options;
}

Status create(Context& context, const Arguments& arguments) {
    ASSIGN_OR_RETURN(Options options, optionsOf(arguments));
    options.env = context.env;
    return Db::open(arguments.store.newPath(context), options, OpenMode::create).status();
}

}  // namespace

void addCreate(CLI::App& app, Context& context) {
    addVerb<Arguments>(app, context, "create", "Make a new, empty store", "no store was made", declare,
                       create);
}

}  // namespace levelscope::cli
