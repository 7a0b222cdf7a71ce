#include "core/cli/arguments.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <filesystem>
#include <limits>
#include <utility>

#include "core/cli/command.h"
#include "core/db/data_directory.h"
#include "core/inspect/import_rows.h"

namespace levelscope::cli {

namespace {

bool dataDirectoryIsSet() {
    const char* directory = std::getenv("LEVELSCOPE_DATA_DIR");
    return directory != nullptr && *directory != '\0';
}

struct Unit {
    std::string_view suffix;
    uint64_t size;
};

template <size_t Count>
std::optional<uint64_t> parseWithUnit(std::string_view text, const Unit (&units)[Count], uint64_t limit) {
    uint64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc())
        return std::nullopt;
    const std::string_view suffix = text.substr(static_cast<size_t>(end - text.data()));
    for (const Unit& unit : units)
        if (unit.suffix == suffix && number <= limit / unit.size)
            return number * unit.size;
    return std::nullopt;
}

bool endsWith(std::string_view file, std::string_view ending) {
    return file.ends_with(ending);
}

}  // namespace

void StoreArgument::declare(const Verb& verb) {
    verb.option("DIR", &directory, "Directory of the store").required();
}

void StoreArgument::declareFamily(const Verb& verb) {
    verb.option("--family", &family, "Column family, where the store has several");
}

std::string StoreArgument::path(Context& context) const {
    const auto found = context.fs().stat(directory);
    if (found.ok() && !found->directory && !found->regular)
        return realPath(directory);
    if (directory.find('/') != std::string::npos || found.ok())
        return directory;
    const std::string other = joinPath(defaultDataDirectory(), directory);
    return context.fs().stat(other).ok() ? realPath(other) : directory;
}

std::string StoreArgument::newPath(Context& context) const {
    const bool bareName = directory.find('/') == std::string::npos;
    if (!bareName || !dataDirectoryIsSet() || context.fs().stat(directory).ok())
        return directory;
    // A data directory that cannot be made shows when the store in it is.
    static_cast<void>(context.fs().createDirectory(defaultDataDirectory()).ok());
    return joinPath(defaultDataDirectory(), directory);
}

Result<std::unique_ptr<Db>> StoreArgument::open(Context& context, OpenMode mode) const {
    Options options;
    options.env = context.env;
    return Db::open(path(context), options, mode);
}

Result<std::shared_ptr<StoreReader>> StoreArgument::inspect(Context& context) const {
    ASSIGN_OR_RETURN(std::shared_ptr<StoreReader> store, openStore(context.fs(), path(context)));
    if (family.empty())
        return store;
    std::shared_ptr<StoreReader> other = store->family(family);
    if (!other && family != store->info().family)
        return Status::invalid(Reason::syntax, "--family: the store has none of this name");
    return other ? other : store;
}

void SettingsArgument::declare(const Verb& verb) {
    verb.option("--set", &settings, "option=value; may be given again");
}

Result<std::vector<OptionChange>> SettingsArgument::changes() const {
    std::vector<OptionChange> changes;
    for (const std::string& setting : settings) {
        const size_t equals = setting.find('=');
        if (equals == std::string::npos)
            return Status::invalid(Reason::syntax, "option=value pair of --set");
        changes.push_back({setting.substr(0, equals), setting.substr(equals + 1)});
    }
    return changes;
}

Result<Options> SettingsArgument::optionsOver(const std::string& preset) const {
    ASSIGN_OR_RETURN(Options options, Options::fromPreset(preset));
    ASSIGN_OR_RETURN(const std::vector<OptionChange> all, changes());
    RETURN_IF_ERROR(options.change(all));
    return options;
}

void EncodingArgument::declare(const Verb& verb, const char* what) {
    const Argument asHex = verb.flag("--hex", &hex, std::string(what) + " in hexadecimal");
    verb.flag("--base64", &base64, std::string(what) + " in base64").excludes(asHex);
}

BytesEncoding EncodingArgument::encoding() const {
    return hex ? BytesEncoding::hex : (base64 ? BytesEncoding::base64 : BytesEncoding::text);
}

std::array<Argument, 3> RangeArgument::declare(const Verb& verb) {
    return {verb.option("--from", &from, "First key of the range, inclusive"),
            verb.option("--to", &to, "End of the range, exclusive"),
            verb.option("--prefix", &prefix, "Only keys that begin with this")};
}

Result<KeyRange> RangeArgument::range(const EncodingArgument& encoding) const {
    KeyRange range;
    if (prefix) {
        ASSIGN_OR_RETURN(const std::string bytes, encoding.decode(*prefix));
        range = KeyRange::withPrefix(bytes);
    }
    if (from) {
        ASSIGN_OR_RETURN(std::string bytes, encoding.decode(*from));
        range.from = range.hasFrom ? std::max(range.from, bytes) : std::move(bytes);
        range.hasFrom = true;
    }
    if (to) {
        ASSIGN_OR_RETURN(std::string bytes, encoding.decode(*to));
        range.to = range.hasTo ? std::min(range.to, bytes) : std::move(bytes);
        range.hasTo = true;
    }
    if (from && to && range.from > range.to)
        return Status::invalid(Reason::emptyRange, "range");
    return range;
}

void DamageArgument::declare(const Verb& verb) {
    verb.flag("--skip-damage", &skip,
              "Go on behind what cannot be read, tell what it was on standard error, and exit with 1");
}

std::shared_ptr<DamageLog> DamageArgument::log() const {
    return skip ? std::make_shared<DamageLog>() : nullptr;
}

void DamageArgument::report(Context& context, const DamageLog* log) {
    if (log == nullptr || log->count() == 0)
        return;
    for (const SkippedPlace& place : log->places())
        context.console.note("levelctl " + context.verb + ": " + describeSkipped(place));
    context.console.note(fmt::format("levelctl {}: not the whole store: {} places could not be read",
                                     context.verb, log->count()));
    context.exitCode = kExitNo;
}

void RowArgument::declare(const Verb& verb) {
    verb.option("--format", &format, "jsonl, csv or tsv; by default told by the ending of FILE, else jsonl")
        .oneOf({"jsonl", "csv", "tsv"});
    verb.option("--key", &key, "Field or column of the key: its name, or its number from 1").tellDefault();
    verb.option("--value", &value, "Field or column of the value").tellDefault();
    encoding.declare(verb, "Keys and values are");
}

RowOptions RowArgument::options(const std::string& file) const {
    RowOptions options;
    if (format == "csv" || (format.empty() && endsWith(file, ".csv")))
        options.format = RowFormat::csv;
    if (format == "tsv" || (format.empty() && (endsWith(file, ".tsv") || endsWith(file, ".tab"))))
        options.format = RowFormat::tsv;
    options.keyField = key;
    options.valueField = value;
    options.keyEncoding = encoding.encoding();
    options.valueEncoding = encoding.encoding();
    return options;
}

Result<uint64_t> parseSize(const std::string& text, std::string_view option) {
    static constexpr Unit kUnits[] = {
        {"", 1}, {"B", 1}, {"KiB", 1u << 10}, {"MiB", 1u << 20}, {"GiB", 1ull << 30}, {"TiB", 1ull << 40}};
    const auto size = parseWithUnit(text, kUnits, std::numeric_limits<uint64_t>::max());
    if (!size)
        return Status::invalid(Reason::syntax, option);
    return *size;
}

Result<int64_t> parseDuration(const std::string& text, std::string_view option) {
    static constexpr Unit kUnits[] = {
        {"ms", 1'000}, {"s", 1'000'000}, {"m", 60'000'000}, {"h", 3'600'000'000}, {"d", 86'400'000'000}};
    constexpr uint64_t kCentury = 100ull * 366 * 86'400'000'000;
    const auto micros = parseWithUnit(text, kUnits, kCentury);
    if (!micros || *micros == 0)
        return Status::invalid(Reason::syntax, option);
    return static_cast<int64_t>(*micros);
}

std::string realPath(const std::string& file) {
    std::error_code error;
    const std::filesystem::path path = std::filesystem::canonical(file, error);
    return error ? file : path.string();
}

Result<ByteSource> openInput(Context& context, const std::string& file) {
    if (file == kStandardStream)
        return ByteSource(readStandardInput);
    return fileSource(context.fs(), realPath(file));
}

}  // namespace levelscope::cli
