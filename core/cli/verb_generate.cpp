#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "core/cli/command.h"
#include "core/inspect/synthetic_data.h"

namespace levelscope::cli {

namespace {

constexpr uint64_t kBatchBytes = 256 * 1024;

struct Arguments {
    StoreArgument store;
    uint64_t count = 0;
    uint32_t keySize = 16;
    uint64_t valueSize = 100;
    std::string order = "random";
    uint64_t seed = 1;
    double compressibility = 0.5;
    bool progress = false;
    bool json = false;
};

void declare(const Verb& verb, Arguments& arguments) {
    arguments.store.declare(verb);
    verb.option("--count", &arguments.count, "Pairs to write").required().within(1, int64_t{1} << 48);
    verb.option("--key-size", &arguments.keySize, "Bytes of a key: decimal digits with leading zeros")
        .within(1, kMaxKeySize)
        .tellDefault();
    verb.option("--value-size", &arguments.valueSize, "Bytes of a value")
        .within(0, kMaxValueSize)
        .tellDefault();
    verb.option(
            "--order", &arguments.order,
            "sequential; random: each key once; uniform: independent draws; zipfian: draws, few keys are hot")
        .oneOf({"sequential", "random", "uniform", "zipfian"})
        .tellDefault();
    verb.option("--seed", &arguments.seed, "The same seed makes the same data").tellDefault();
    verb.option("--compressibility", &arguments.compressibility, "Share of a value that compression can save")
        .withinShare(0.0, 0.99)
        .tellDefault();
    verb.flag("--progress", &arguments.progress, "Tell progress even when standard error is no terminal");
    verb.flag("--json", &arguments.json, "Print the outcome as JSON");
}

KeyOrder orderOf(const std::string& name) {
    if (name == "sequential")
        return KeyOrder::sequential;
    if (name == "zipfian")
        return KeyOrder::zipfian;
    return name == "uniform" ? KeyOrder::uniform : KeyOrder::shuffled;
}

Status writePairs(Context& context, const Arguments& arguments, Db& db, Interruptible& interruptible) {
    IndexGenerator indexes(orderOf(arguments.order), arguments.count, arguments.seed);
    const ValueGenerator values(arguments.valueSize, arguments.compressibility, arguments.seed);
    std::string key(arguments.keySize, '0');
    const uint64_t batchKeys = db.options().memtableEntries;
    WriteBatch batch;
    for (uint64_t i = 0; i < arguments.count; ++i) {
        const uint64_t index = indexes.next();
        formatKey(index, key);
        batch.put(key, values.value(index));
        const bool last = i + 1 == arguments.count;
        if (batch.bytes() < kBatchBytes && batch.count() != batchKeys && !last)
            continue;
        interruptible.poll();
        if (interruptible.token().stop_requested())
            return Status::cancelled();
        RETURN_IF_ERROR(
            db.write({.durability = last ? Durability::sync : Durability::process}, batch).status());
        batch.clear();
        context.console.progress("keys", i + 1, arguments.count);
    }
    return {};
}

Status generate(Context& context, const Arguments& arguments) {
    if (arguments.keySize < smallestKeySize(arguments.count))
        return Status::invalid(Reason::syntax,
                               fmt::format("key size: {} keys need at least {} bytes", arguments.count,
                                           smallestKeySize(arguments.count)));
    Interruptible interruptible;
    ASSIGN_OR_RETURN(const auto db, arguments.store.open(context));
    context.console.setProgress(arguments.progress);
    const int64_t begin = context.env.clock->steadyNanos();
    RETURN_IF_ERROR(writePairs(context, arguments, *db, interruptible));
    const double seconds = static_cast<double>(context.env.clock->steadyNanos() - begin) * 1e-9;
    if (arguments.json)
        context.print({{"written", arguments.count}, {"seconds", seconds}});
    else
        context.console.line(fmt::format("wrote {} pairs in {:.1f} s, {:.2f} us each", arguments.count,
                                         seconds, seconds * 1e6 / static_cast<double>(arguments.count)));
    return {};
}

}  // namespace

void addGenerate(CLI::App& app, Context& context) {
    addVerb<Arguments>(app, context, "generate", "Write synthetic pairs, the same for the same seed",
                       "what was written before it stays", declare, generate);
}

}  // namespace levelscope::cli
