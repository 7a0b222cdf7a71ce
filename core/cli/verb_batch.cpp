#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "core/cli/command.h"
#include "core/wal/log_format.h"

namespace levelscope::cli {

namespace {

struct Arguments {
    StoreArgument store;
    std::string file;
    bool sync = false;
};

void declare(const Verb& verb, Arguments& arguments) {
    arguments.store.declare(verb);
    verb.option(
            "FILE", &arguments.file,
            "JSON lines: {\"op\":\"put\",\"key\":...,\"value\":...}, {\"op\":\"delete\",\"key\":...} or "
            "{\"op\":\"delete-range\",\"from\":...,\"to\":...}; key_b64 and so on for bytes; - is standard "
            "input")
        .required();
    verb.flag("--sync", &arguments.sync, "Return only when the write would survive a power failure");
}

Result<std::string> bytesOf(const Json& json, const std::string& name) {
    const auto plain = json.find(name);
    if (plain != json.end() && plain->is_string())
        return plain->get<std::string>();
    const auto packed = json.find(name + "_b64");
    if (packed != json.end() && packed->is_string())
        return decodeBytes(packed->get_ref<const std::string&>(), BytesEncoding::base64);
    return Status::invalid(Reason::syntax, name == "from" || name == "to" ? "range" : name);
}

Status addLine(const std::string& line, WriteBatch& batch) {
    const Json json = Json::parse(line, nullptr, false);
    if (!json.is_object())
        return Status::invalid(Reason::syntax, "json");
    const auto found = json.find("op");
    const std::string op =
        found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
    if (op == "delete-range") {
        ASSIGN_OR_RETURN(const std::string from, bytesOf(json, "from"));
        ASSIGN_OR_RETURN(const std::string to, bytesOf(json, "to"));
        batch.eraseRange(from, to);
        return batch.status();
    }
    if (op != "put" && op != "delete")
        return Status::invalid(Reason::syntax, "op");
    ASSIGN_OR_RETURN(const std::string key, bytesOf(json, "key"));
    if (op == "delete") {
        batch.erase(key);
        return batch.status();
    }
    if (key.empty())
        return Status::invalid(Reason::syntax, "empty key");
    ASSIGN_OR_RETURN(const std::string value, bytesOf(json, "value"));
    batch.put(key, value);
    return batch.status();
}

// Lines of the source, one after the other; the visitor gets their numbers from 1.
Status forEachLine(const ByteSource& source,
                   const std::function<Status(const std::string&, uint64_t)>& visit) {
    std::vector<char> buffer(256 * 1024);
    std::string line;
    for (uint64_t number = 1;;) {
        ASSIGN_OR_RETURN(const size_t count, source(buffer));
        std::string_view rest(buffer.data(), count);
        for (size_t end = rest.find('\n'); end != std::string_view::npos; end = rest.find('\n')) {
            line.append(rest.substr(0, end));
            RETURN_IF_ERROR(visit(line, number++));
            line.clear();
            rest.remove_prefix(end + 1);
        }
        line.append(rest);
        if (count == 0)
            return line.empty() ? Status() : visit(line, number);
        if (line.size() > kMaxLogPayload)
            return Status::invalid(Reason::tooLarge, "batch", kMaxLogPayload, line.size());
    }
}

Status writeBatch(Context& context, const Arguments& arguments) {
    ASSIGN_OR_RETURN(const ByteSource source, openInput(context, arguments.file));
    WriteBatch batch;
    uint64_t badLine = 0;
    const Status read = forEachLine(source, [&](const std::string& line, uint64_t number) {
        const bool blank = line.find_first_not_of(" \t\r") == std::string::npos;
        Status status = blank ? Status() : addLine(line, batch);
        badLine = status.ok() ? 0 : number;
        return status;
    });
    if (!read.ok() && badLine != 0) {
        context.console.note(fmt::format("levelctl batch: {}, line {}: {}", escapeVisibly(arguments.file),
                                         badLine, describe(read, kNothingWritten)));
        context.exitCode = kExitNo;
        return {};
    }
    RETURN_IF_ERROR(read);
    ASSIGN_OR_RETURN(const auto db, arguments.store.open(context));
    return db->write({.durability = arguments.sync ? Durability::sync : Durability::process}, batch).status();
}

}  // namespace

void addBatch(CLI::App& app, Context& context) {
    addVerb<Arguments>(app, context, "batch", "Write many changes as one: all of them or none",
                       kNothingWritten, declare, writeBatch);
}

}  // namespace levelscope::cli
