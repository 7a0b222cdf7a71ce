#include <fmt/format.h>

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

void declare(CLI::App& verb, Arguments& arguments) {
    arguments.store.declare(verb);
    verb.add_option("--order", arguments.order,
                    "own: in the order of the store; bytewise: by unsigned bytes of the key")
        ->check(CLI::IsMember({"own", "bytewise"}))
        ->capture_default_str();
    verb.add_flag("--progress", arguments.progress, "Tell progress even when standard error is no terminal");
    verb.add_flag("--json", arguments.json, "Print JSON");
}

Status digest(Context& context, const Arguments& arguments) {
    ASSIGN_OR_RETURN(const auto store, arguments.store.inspect(context));
    const StoreInfo info = store->info();
    if (arguments.order == kBytewise && info.comparator.find(kBytewise) == std::string::npos)
        return Status(Error{.code = Code::unsupported,
                            .file = info.directory,
                            .offset = Error::kNoOffset,
                            .subject = "another order than the store's own"});
    IteratorOptions options;
    options.fillCache = false;
    const auto iterator = store->iterator(options);
    context.console.setProgress(arguments.progress);
    Interruptible interruptible;
    const auto progress = [&](uint64_t keys) {
        interruptible.poll();
        context.console.progress("keys", keys, info.approximateKeys);
    };
    ASSIGN_OR_RETURN(const StoreDigest result, digestOf(*iterator, progress, interruptible.token()));
    if (arguments.json)
        context.print({{"keys", result.keys}, {"bytes", result.bytes}, {"sha256", result.sha256}});
    else
        context.console.line(fmt::format("keys {} sha256 {}", result.keys, result.sha256));
    return {};
}

}  // namespace

void addDigest(CLI::App& app, Context& context) {
    addVerb<Arguments>(app, context, "digest", "Print one number for all data: equal digests, equal data", "",
                       declare, digest);
}

}  // namespace levelscope::cli
