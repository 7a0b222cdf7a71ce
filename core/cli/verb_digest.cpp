#include <fmt/format.h>

#include "core/cli/messages.h"
#include "core/cli/render.h"
#include "core/inspect/digest.h"

namespace levelscope::cli {

namespace {

constexpr std::string_view kBytewise = "bytewise";

struct Arguments {
    StoreArgument store;
    std::string order = "own";
    bool progress = false;
    bool json = false;
};

void declare(const Verb& verb, Arguments& arguments) {
    arguments.store.declare(verb);
    verb.option("--order", &arguments.order,
                "own: in the order of the store; bytewise: by unsigned bytes of the key")
        .oneOf({"own", "bytewise"})
        .tellDefault();
    verb.flag("--progress", &arguments.progress, "Tell progress even when standard error is no terminal");
    verb.flag("--json", &arguments.json, "Print JSON");
}

bool isBytewise(const StoreInfo& info) {
    return info.comparator == kBytewise || info.comparator == "leveldb.BytewiseComparator";
}

Result<StoreDigest> digestFamily(Context& context, const Arguments& arguments, const StoreReader& store) {
    const StoreInfo info = store.info();
    const bool sorted = arguments.order == kBytewise && !isBytewise(info);
    if (!sorted)
        RETURN_IF_ERROR(info.orderProblem);
    IteratorOptions options;
    options.fillCache = false;
    const auto iterator = store.iterator(options);
    Interruptible interruptible;
    const auto progress = [&](uint64_t keys) {
        interruptible.poll();
        context.console.progress("keys", keys, info.approximateKeys);
    };
    return sorted ? digestByBytes(*iterator, progress, interruptible.token())
                  : digestOf(*iterator, progress, interruptible.token());
}

Status digest(Context& context, const Arguments& arguments) {
    context.console.setProgress(arguments.progress);
    ASSIGN_OR_RETURN(const auto store, arguments.store.inspect(context));
    const std::vector<std::string> families = store->families();
    for (const std::string& name : families) {
        const auto other = families.size() > 1 ? store->family(name) : store;
        const Result<StoreDigest> result = digestFamily(context, arguments, *other);
        if (families.size() == 1 || result.status().code() == Code::cancelled)
            RETURN_IF_ERROR(result.status());
        if (!result.ok()) {
            // The other families have theirs.
            context.exitCode = exitCodeOf(result.status());
            context.console.note(fmt::format("levelctl digest: family {}: {}", escapeVisibly(name),
                                             describeProblem(result.status())));
            continue;
        }
        Json json{{"keys", result->keys}, {"bytes", result->bytes}, {"sha256", result->sha256}};
        std::string text = fmt::format("keys {} sha256 {}", result->keys, result->sha256);
        if (families.size() > 1) {
            json["family"] = name;
            text = fmt::format("family {} {}", escapeVisibly(name), text);
        }
        if (!arguments.json)
            context.console.line(text);
        else if (families.size() > 1)
            context.printLine(json);
        else
            context.print(json);
    }
    return {};
}

}  // namespace

void addDigest(CLI::App& app, Context& context) {
    addVerb<Arguments>(app, context, "digest", "Print one number for all data: equal digests, equal data", "",
                       declare, digest);
}

}  // namespace levelscope::cli
