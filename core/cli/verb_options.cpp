#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "core/cli/command.h"
#include "core/db/options_file.h"

namespace levelscope::cli {

namespace {

struct Arguments {
    StoreArgument store;
    SettingsArgument settings;
    bool json = false;
};

void declare(const Verb& verb, Arguments& arguments) {
    arguments.store.declare(verb);
    arguments.settings.declare(verb);
    verb.flag("--json", &arguments.json, "Print JSON");
    verb.explain(
        "Without --set they are printed, also of a store that is open elsewhere. Options marked with a star\n"
        "can change while a program has the store open; here any can, of a store that nobody has open.\n");
}

Json toJson(const OptionInfo& info, const std::string& value) {
    Json json{{"name", info.name}, {"value", value},    {"default", info.defaultValue},
              {"unit", info.unit}, {"live", info.live}, {"effect", info.effect}};
    if (info.choices.empty()) {
        json["minimum"] = info.minimum;
        json["maximum"] = info.maximum;
    } else {
        json["choices"] = info.choices;
    }
    return json;
}

void print(Context& context, const Arguments& arguments, const Options& options) {
    Json list = Json::array();
    for (const OptionInfo& info : optionInfos()) {
        const std::string value = options.get(info.name).value();
        if (arguments.json) {
            list.push_back(toJson(info, value));
            continue;
        }
        context.console.line(fmt::format("{} {} = {}   ({}; {} by default)\n      {}", info.live ? '*' : ' ',
                                         info.name, value, allowedValues(info), info.defaultValue,
                                         info.effect));
    }
    if (arguments.json)
        context.print({{"preset", options.preset}, {"options", std::move(list)}});
}

Status options(Context& context, const Arguments& arguments) {
    const std::string directory = arguments.store.path(context);
    ASSIGN_OR_RETURN(const std::vector<OptionChange> changes, arguments.settings.changes());
    ASSIGN_OR_RETURN(const Options now, changes.empty()
                                            ? storedOptions(context.fs(), directory)
                                            : changeStoredOptions(context.fs(), directory, changes));
    print(context, arguments, now);
    return {};
}

}  // namespace

void addOptions(CLI::App& app, Context& context) {
    addVerb<Arguments>(app, context, "options", "Print the options of a store, or change them",
                       kNothingChanged, declare, options);
}

}  // namespace levelscope::cli
