#include "core/cli/command.h"
#include "core/inspect/export_rows.h"

namespace levelscope::cli {

namespace {

struct Arguments {
    StoreArgument store;
    EncodingArgument encoding;
    std::string key;
    std::string value;
    std::string file;
    std::string ttl;
    bool sync = false;
    bool allowEmptyKey = false;
};

void declareBoth(const Verb& verb, Arguments& arguments) {
    arguments.store.declare(verb);
    verb.option("KEY", &arguments.key, "Key").required();
    const Argument value = verb.option("VALUE", &arguments.value, "Value");
    const Argument file = verb.option("--file", &arguments.file,
                                      "Take the value from this file, byte for byte; - is standard input")
                              .excludes(value);
    arguments.encoding.declare(verb, "Key and value are given");
    verb.flag("--sync", &arguments.sync, "Return only when the write would survive a power failure");
    verb.flag("--allow-empty-key", &arguments.allowEmptyKey, "The key may be empty");
    // An empty VALUE is a value; none at all is a mistake, unless there is a file.
    verb.requireOneOf({value, file}, "VALUE");
}

void declarePut(const Verb& verb, Arguments& arguments) {
    declareBoth(verb, arguments);
    verb.option("--ttl", &arguments.ttl, "The pair vanishes after this time: 90s, 15m, 2h, 7d");
}

Result<std::string> readAll(Context& context, const std::string& file) {
    if (const auto found = context.fs().stat(realPath(file)); found.ok() && found->size > kMaxValueSize)
        return Status::invalid(Reason::valueTooLarge, "value", kMaxValueSize, found->size);
    ASSIGN_OR_RETURN(const ByteSource source, openInput(context, file));
    std::string bytes;
    for (std::vector<char> buffer(1u << 20);;) {
        ASSIGN_OR_RETURN(const size_t count, source(buffer));
        if (count == 0)
            return bytes;
        bytes.append(buffer.data(), count);
        if (bytes.size() > kMaxValueSize)
            return Status::invalid(Reason::valueTooLarge, "value", kMaxValueSize, bytes.size());
    }
}

Result<Row> pairOf(Context& context, const Arguments& arguments) {
    Row row;
    ASSIGN_OR_RETURN(row.key, arguments.encoding.decode(arguments.key));
    if (row.key.empty() && !arguments.allowEmptyKey)
        return Status::invalid(Reason::syntax, "empty key");
    if (row.key.size() > kMaxKeySize)
        return Status::invalid(Reason::keyTooLarge, "key", kMaxKeySize, row.key.size());
    if (arguments.file.empty()) {
        ASSIGN_OR_RETURN(row.value, arguments.encoding.decode(arguments.value));
    } else {
        ASSIGN_OR_RETURN(row.value, readAll(context, arguments.file));
    }
    return row;
}

WriteOptions durability(const Arguments& arguments) {
    return {.durability = arguments.sync ? Durability::sync : Durability::process};
}

Status put(Context& context, const Arguments& arguments) {
    ASSIGN_OR_RETURN(const Row row, pairOf(context, arguments));
    WriteBatch batch;
    if (arguments.ttl.empty()) {
        batch.put(row.key, row.value);
    } else {
        ASSIGN_OR_RETURN(const int64_t micros, parseDuration(arguments.ttl, "duration of --ttl"));
        batch.putExpiring(row.key, row.value, context.env.clock->wallMicros() + micros);
    }
    ASSIGN_OR_RETURN(const auto db, arguments.store.open(context));
    return db->write(durability(arguments), batch).status();
}

Status update(Context& context, const Arguments& arguments) {
    ASSIGN_OR_RETURN(const Row row, pairOf(context, arguments));
    ASSIGN_OR_RETURN(const auto db, arguments.store.open(context));
    return db->update(row.key, row.value, durability(arguments));
}

}  // namespace

void addPut(CLI::App& app, Context& context) {
    addVerb<Arguments>(app, context, "put", "Write one pair, new or not", kNothingWritten, declarePut, put);
}

void addUpdate(CLI::App& app, Context& context) {
    addVerb<Arguments>(app, context, "update", "Write one pair whose key is there already", kNothingWritten,
                       declareBoth, update);
}

}  // namespace levelscope::cli
