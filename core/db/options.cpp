#include "core/db/options.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <iterator>
#include <limits>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>
#include <vector>

namespace levelscope {

namespace {

using Json = nlohmann::ordered_json;

constexpr uint64_t kOptionsVersion = 1;
constexpr uint64_t KiB = 1024;
constexpr uint64_t MiB = KiB * 1024;
constexpr uint64_t GiB = MiB * 1024;
constexpr uint64_t TiB = GiB * 1024;
constexpr char kVersionKey[] = "levelscope_options";
constexpr char kPresetKey[] = "preset";

enum class Kind : uint8_t { bytes, count, thousandths, boolean, choice };

// One option, described once: typing, printing, storing, checking and help all read this. Every value travels
// as an unsigned number: fractions as thousandths, choices by position, negatives as numbers far beyond any
// maximum.
struct Field {
    const char* name;
    Kind kind;
    const char* unit;
    uint64_t minimum;
    uint64_t maximum;
    uint64_t (*load)(const Options&);
    void (*store)(Options&, uint64_t);
    const char* effect;
    std::vector<std::string> choices = {};
    bool live = true;  // may change while the store is open
};

uint64_t toThousandths(double value) {
    constexpr double kLargest = 1e15;
    return value >= 0 && value < kLargest ? static_cast<uint64_t>(std::llround(value * 1000))
                                          : std::numeric_limits<uint64_t>::max();
}

#define LOAD(member) [](const Options& options) { return static_cast<uint64_t>(options.member); }
#define STORE(member) \
    [](Options& options, uint64_t value) { options.member = static_cast<decltype(options.member)>(value); }
#define WHOLE(member) LOAD(member), STORE(member)
#define FRACTION(member)                                                  \
    [](const Options& options) { return toThousandths(options.member); }, \
        [](Options& options, uint64_t value) { options.member = static_cast<double>(value) / 1000; }

const std::vector<Field>& fields() {
    static const std::vector<std::string> kCompressions{"none", "lz4", "zstd"};
    static const std::vector<Field> all{
        {"memtable",
         Kind::choice,
         "",
         0,
         1,
         WHOLE(memtable),
         "Structure that holds the newest writes: bplus for speed, avl to watch a classic tree grow.",
         {"bplus", "avl"}},
        {"memtable_bytes", Kind::bytes, "bytes", KiB, 16 * GiB, WHOLE(memtableBytes),
         "A memtable of this size is written out as a table; larger means fewer, larger flushes."},
        {"memtable_entries", Kind::count, "entries", 0, 1'000'000'000, WHOLE(memtableEntries),
         "A memtable with this many entries is written out too; 0 means no limit."},
        {"max_immutable_memtables", Kind::count, "memtables", 1, 64, WHOLE(maxImmutableMemtables),
         "Full memtables that may wait for their flush; writers are slowed smoothly as this fills up."},
        {"compaction_policy",
         Kind::choice,
         "",
         0,
         4,
         WHOLE(compaction.policy),
         "leveled keeps sorted levels of growing size; threshold merges everything when there are many "
         "tables; tiered "
         "merges runs of about the same size, for fewest writes; lazy_leveling does too, but keeps the "
         "oldest run from "
         "holding much that is overwritten; fifo merges nothing and drops the oldest tables.",
         {"leveled", "threshold", "tiered", "lazy_leveling", "fifo"}},
        {"l0_trigger", Kind::count, "runs", 1, 1000, WHOLE(compaction.l0Trigger),
         "Leveled: this many sorted runs in level 0 (tables that do not overlap are one, up to eight of "
         "them) start a compaction, more than eight times as many slow writers. tiered, lazy_leveling: "
         "the same of tables."},
        {"base_level_bytes", Kind::bytes, "bytes", KiB, 64 * TiB, WHOLE(compaction.baseLevelBytes),
         "Leveled: the size level 1 is kept to."},
        {"level_multiplier", Kind::thousandths, "times", 1'500, 100'000, FRACTION(compaction.levelMultiplier),
         "Leveled: each further level may be this many times larger than the one above it. lazy_leveling: "
         "the oldest run "
         "is merged when the others are this many times smaller."},
        {"dynamic_levels", Kind::boolean, "", 0, 1, WHOLE(compaction.dynamicLevels),
         "Leveled: the sizes of the levels follow from that of the deepest one; less space for more "
         "merging."},
        {"target_table_bytes", Kind::bytes, "bytes", KiB, 16 * GiB, WHOLE(compaction.targetTableBytes),
         "Compactions cut their output into tables of about this size."},
        {"target_table_entries", Kind::count, "entries", 0, 1'000'000'000,
         WHOLE(compaction.targetTableEntries),
         "Compactions also start a new table after this many entries; 0 means no limit."},
        {"table_threshold", Kind::count, "tables", 1, 100'000, WHOLE(compaction.tableThreshold),
         "Threshold: more tables than this are merged into one sorted run."},
        {"tombstone_share", Kind::thousandths, "of entries", 0, 1'000, FRACTION(compaction.tombstoneShare),
         "Leveled: a table with this share of tombstones is merged downward though its level is not full; 0 "
         "means never."},
        {"overwritten_share", Kind::thousandths, "of bytes", 0, 1'000, FRACTION(compaction.overwrittenShare),
         "Leveled: while nobody writes, levels are merged downward until what newer versions and deletions "
         "hide is below this share of the store; 0 means never."},
        {"fifo_bytes", Kind::bytes, "bytes", 0, 64 * TiB, WHOLE(compaction.fifoBytes),
         "Fifo: the oldest tables are dropped when all take more than this; 0 means no limit."},
        {"auto_compaction", Kind::boolean, "", 0, 1, WHOLE(autoCompaction),
         "Compact in the background when it is due; compactions asked for work either way."},
        {"compaction_bytes_per_second", Kind::bytes, "bytes/s", 0, TiB, WHOLE(compactionBytesPerSecond),
         "Compactions in the background write at most this much, so that reads and writes keep the disk; the "
         "limit rises as they fall behind and ends before writers would be slowed. 0 means no limit."},
        {"block_size", Kind::bytes, "bytes", 128, 16 * MiB, WHOLE(blockSize),
         "Entries are grouped into blocks of about this size before compression, without it up to four large "
         "ones into one of twice that; a read fetches one block."},
        {"filter_bits_per_key", Kind::thousandths, "bits/key", 0, 64'000, FRACTION(filterBitsPerKey),
         "Size of the Bloom filters: 10 lets about 1 in 100 needless look-ups through; 0 makes no filters."},
        {"filter_allocation",
         Kind::choice,
         "",
         0,
         1,
         WHOLE(filterAllocation),
         "uniform gives all levels the same filter bits a key; monkey gives small levels more and the "
         "largest "
         "a little "
         "less, for fewer needless reads from the same memory.",
         {"uniform", "monkey"}},
        {"upper_compression", Kind::choice, "", 0, 2, WHOLE(upperCompression),
         "Compression of the blocks of all levels but the bottommost.", kCompressions},
        {"bottom_compression", Kind::choice, "", 0, 2, WHOLE(bottomCompression),
         "Compression of the blocks of the bottommost level, where most of the data is.", kCompressions},
        {"zstd_level", Kind::count, "", 1, 19, WHOLE(zstdLevel),
         "Effort of zstd: higher is smaller and slower to write."},
        {"value_separation_bytes", Kind::bytes, "bytes", 0, GiB, WHOLE(valueSeparationBytes),
         "Values of at least this size go to value files, so that merges move only what points to them; 0 "
         "keeps all values in their tables."},
        {"value_garbage_share", Kind::thousandths, "of bytes", 0, 1'000,
         FRACTION(compaction.valueGarbageShare),
         "A value file in which this share of the bytes is no longer needed is emptied: what is still needed "
         "is written anew; 0 means never."},
        {"entry_ttl", Kind::count, "seconds", 0, 3'153'600'000, WHOLE(entryTtlSeconds),
         "Values written without an expiry of their own vanish after this time; 0 means never."},
        {"history_bytes",
         Kind::bytes,
         "bytes",
         0,
         64 * GiB,
         WHOLE(historyBytes),
         "Room for manifests of the past, so that the time machine reaches back over earlier sessions; 0 "
         "keeps none.",
         {},
         false},
        {"cache_bytes", Kind::bytes, "bytes", 64 * KiB, 64 * TiB, WHOLE(cacheBytes),
         "Memory for blocks, indexes and filters read from tables."},
        {"background_threads",
         Kind::count,
         "threads",
         2,
         64,
         WHOLE(backgroundThreads),
         "Threads for flushes and compactions; one of them serves flushes only.",
         {},
         false},
    };
    return all;
}

#undef FRACTION
#undef WHOLE
#undef STORE
#undef LOAD

const Field* findField(std::string_view name) {
    const auto& all = fields();
    const auto found =
        std::find_if(all.begin(), all.end(), [&](const Field& field) { return field.name == name; });
    return found == all.end() ? nullptr : &*found;
}

std::string printBytes(uint64_t value) {
    static constexpr std::pair<uint64_t, const char*> kUnits[] = {
        {TiB, "TiB"}, {GiB, "GiB"}, {MiB, "MiB"}, {KiB, "KiB"}};
    for (const auto& [size, suffix] : kUnits)
        if (value != 0 && value % size == 0)
            return std::to_string(value / size) + suffix;
    return std::to_string(value);
}

std::string printThousandths(uint64_t value) {
    std::string text = std::to_string(value / 1000);
    if (value % 1000 == 0)
        return text;
    std::string fraction = std::to_string(1000 + value % 1000).substr(1);
    fraction.erase(fraction.find_last_not_of('0') + 1);
    return text + "." + fraction;
}

std::string print(const Field& field, uint64_t value) {
    switch (field.kind) {
        case Kind::bytes: return printBytes(value);
        case Kind::count: return std::to_string(value);
        case Kind::thousandths: return printThousandths(value);
        case Kind::boolean: return value != 0 ? "true" : "false";
        case Kind::choice: return value < field.choices.size() ? field.choices[value] : std::to_string(value);
    }
    return {};
}

std::optional<uint64_t> parseWhole(std::string_view text) {
    uint64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || error != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    return value;
}

std::optional<uint64_t> parseBytes(std::string_view text) {
    static constexpr std::pair<std::string_view, uint64_t> kSuffixes[] = {
        {"TiB", TiB}, {"GiB", GiB}, {"MiB", MiB}, {"KiB", KiB}, {"B", 1}};
    uint64_t unit = 1;
    for (const auto& [suffix, size] : kSuffixes) {
        if (!text.ends_with(suffix))
            continue;
        text.remove_suffix(suffix.size());
        unit = size;
        break;
    }
    while (text.ends_with(' '))
        text.remove_suffix(1);
    const auto value = parseWhole(text);
    if (!value || *value > std::numeric_limits<uint64_t>::max() / unit)
        return std::nullopt;
    return *value * unit;
}

std::optional<uint64_t> parseThousandths(std::string_view text) {
    const size_t dot = text.find('.');
    const auto whole = parseWhole(text.substr(0, dot));
    if (!whole || *whole > 1'000'000'000'000)
        return std::nullopt;
    if (dot == std::string_view::npos)
        return *whole * 1000;
    std::string fraction(text.substr(dot + 1));
    if (fraction.empty() || fraction.size() > 3)
        return std::nullopt;
    fraction.resize(3, '0');
    const auto part = parseWhole(fraction);
    return part ? std::optional(*whole * 1000 + *part) : std::nullopt;
}

std::optional<uint64_t> parseBoolean(std::string_view text) {
    if (text == "true" || text == "on" || text == "yes" || text == "1")
        return 1;
    if (text == "false" || text == "off" || text == "no" || text == "0")
        return 0;
    return std::nullopt;
}

std::optional<uint64_t> parse(const Field& field, std::string_view text) {
    switch (field.kind) {
        case Kind::bytes: return parseBytes(text);
        case Kind::count: return parseWhole(text);
        case Kind::thousandths: return parseThousandths(text);
        case Kind::boolean: return parseBoolean(text);
        case Kind::choice: {
            const auto found = std::find(field.choices.begin(), field.choices.end(), text);
            if (found == field.choices.end())
                return std::nullopt;
            return static_cast<uint64_t>(std::distance(field.choices.begin(), found));
        }
    }
    return std::nullopt;
}

Status checkRange(const Field& field, uint64_t value) {
    if (value < field.minimum)
        return Status::invalid(Reason::optionOutOfRange, field.name, field.minimum, value);
    if (value > field.maximum)
        return Status::invalid(Reason::optionOutOfRange, field.name, field.maximum, value);
    return {};
}

Json toJsonValue(const Field& field, uint64_t value) {
    switch (field.kind) {
        case Kind::bytes:
        case Kind::count: return value;
        case Kind::thousandths: return static_cast<double>(value) / 1000;
        case Kind::boolean: return value != 0;
        case Kind::choice: return print(field, value);
    }
    return {};
}

std::optional<uint64_t> fromJsonValue(const Field& field, const Json& value) {
    switch (field.kind) {
        case Kind::bytes:
        case Kind::count:
            return value.is_number_unsigned() ? std::optional(value.get<uint64_t>()) : std::nullopt;
        case Kind::thousandths:
            return value.is_number() ? std::optional(toThousandths(value.get<double>())) : std::nullopt;
        case Kind::boolean:
            return value.is_boolean() ? std::optional<uint64_t>(value.get<bool>() ? 1 : 0) : std::nullopt;
        case Kind::choice:
            return value.is_string() ? parse(field, value.get_ref<const std::string&>()) : std::nullopt;
    }
    return std::nullopt;
}

Status damaged(std::string_view subject, uint64_t offset = Error::kNoOffset, uint64_t expected = 0,
               uint64_t got = 0) {
    return Status(Error{.code = Code::corruption,
                        .reason = Reason::optionsDamaged,
                        .offset = offset,
                        .expected = expected,
                        .got = got,
                        .subject = std::string(subject)});
}

using Members = std::vector<std::pair<std::string, Json>>;

// Members of one object; of what is no scalar, null. No tree of JSON values is made: the library cannot
// destroy one without memory.
class MemberReader final : public nlohmann::json_sax<Json> {
public:
    bool null() override { return take(Json()); }
    bool boolean(bool value) override { return take(value); }
    bool number_integer(number_integer_t value) override { return take(value); }
    bool number_unsigned(number_unsigned_t value) override { return take(value); }
    bool number_float(number_float_t value, const string_t&) override { return take(value); }
    bool string(string_t& value) override { return take(std::move(value)); }
    bool binary(binary_t&) override { return take(Json()); }
    bool start_object(std::size_t) override { return enter(true); }
    bool start_array(std::size_t) override { return enter(false); }
    bool end_object() override { return leave(); }
    bool end_array() override { return leave(); }
    bool key(string_t& name) override {
        if (m_depth == 1)
            m_name = std::move(name);
        return true;
    }
    bool parse_error(std::size_t position, const std::string&, const Json::exception&) override {
        m_error = position > 0 ? position - 1 : 0;
        return false;
    }

    bool isObject() const { return m_isObject; }
    uint64_t errorOffset() const { return m_error; }
    Members take() { return std::move(m_members); }

private:
    bool take(Json scalar) {
        if (m_depth == 1 && m_isObject)
            m_members.emplace_back(std::move(m_name), std::move(scalar));
        return true;
    }
    bool enter(bool object) {
        if (m_depth == 0)
            m_isObject = object;
        take(Json());
        ++m_depth;
        return true;
    }
    bool leave() {
        --m_depth;
        return true;
    }

    Members m_members;
    std::string m_name;
    uint64_t m_error = 0;
    int m_depth = 0;
    bool m_isObject = false;
};

Result<Members> parseMembers(std::string_view text) {
    MemberReader reader;
    if (!Json::sax_parse(text.begin(), text.end(), &reader))
        return damaged("json", reader.errorOffset());
    if (!reader.isObject())
        return damaged(kVersionKey, 0);
    return reader.take();
}

Status checkVersion(const Members& members) {
    const auto found = std::find_if(members.begin(), members.end(),
                                    [](const auto& member) { return member.first == kVersionKey; });
    if (found == members.end() || !found->second.is_number_unsigned())
        return damaged(kVersionKey);
    const auto version = found->second.get<uint64_t>();
    if (version > kOptionsVersion)
        return Status(Error{.code = Code::unsupported,
                            .reason = Reason::newerVersion,
                            .offset = Error::kNoOffset,
                            .expected = kOptionsVersion,
                            .got = version,
                            .subject = kVersionKey});
    return version == kOptionsVersion ? Status()
                                      : damaged(kVersionKey, Error::kNoOffset, kOptionsVersion, version);
}

Options classroomPreset() {
    Options options;
    options.memtable = MemtableKind::avl;
    options.memtableEntries = 30;
    options.compaction.policy = CompactionPolicy::threshold;
    options.compaction.tableThreshold = 5;
    options.compaction.targetTableEntries = 30;
    options.blockSize = 256;
    options.upperCompression = Compression::none;
    options.bottomCompression = Compression::none;
    options.cacheBytes = MiB;
    return options;
}

Options writeHeavyPreset() {
    Options options;
    options.memtableBytes = 128 * MiB;
    options.maxImmutableMemtables = 4;
    options.compaction.l0Trigger = 8;
    options.compaction.baseLevelBytes = 512 * MiB;
    options.compaction.targetTableBytes = 64 * MiB;
    options.bottomCompression = Compression::lz4;
    return options;
}

Options spaceSavingPreset() {
    Options options;
    options.memtableBytes = 32 * MiB;
    options.compaction.l0Trigger = 2;
    options.compaction.baseLevelBytes = 32 * MiB;
    options.blockSize = 32 * KiB;
    options.upperCompression = Compression::zstd;
    options.zstdLevel = 9;
    return options;
}

struct Preset {
    const char* name;
    Options (*make)();
};
constexpr Preset kPresets[] = {{"default", [] { return Options(); }},
                               {"classroom", classroomPreset},
                               {"write-heavy", writeHeavyPreset},
                               {"space-saving", spaceSavingPreset}};

}  // namespace

Result<Options> Options::fromPreset(std::string_view name) {
    for (const Preset& preset : kPresets) {
        if (name != preset.name)
            continue;
        Options options = preset.make();
        options.preset = preset.name;
        return options;
    }
    return Status::invalid(Reason::unknownOption, kPresetKey);
}

std::vector<std::string> Options::presetNames() {
    std::vector<std::string> names;
    for (const Preset& preset : kPresets)
        names.emplace_back(preset.name);
    return names;
}

Status Options::set(std::string_view name, std::string_view value) {
    const Field* field = findField(name);
    if (field == nullptr)
        return Status::invalid(Reason::unknownOption, name);
    const auto parsed = parse(*field, value);
    if (!parsed)
        return Status::invalid(Reason::syntax, name);
    RETURN_IF_ERROR(checkRange(*field, *parsed));
    field->store(*this, *parsed);
    return {};
}

Status Options::change(std::span<const OptionChange> changes) {
    for (const OptionChange& change : changes)
        RETURN_IF_ERROR(set(change.name, change.value));
    return validate();
}

void Options::adoptLive(const Options& other) {
    for (const Field& field : fields())
        if (field.live)
            field.store(*this, field.load(other));
}

Result<std::string> Options::get(std::string_view name) const {
    const Field* field = findField(name);
    if (field == nullptr)
        return Status::invalid(Reason::unknownOption, name);
    return print(*field, field->load(*this));
}

Status Options::validate() const {
    for (const Field& field : fields())
        RETURN_IF_ERROR(checkRange(field, field.load(*this)));
    // A level that cannot hold one table would be overfull for ever.
    if (compaction.policy == CompactionPolicy::leveled &&
        compaction.baseLevelBytes < compaction.targetTableBytes)
        return Status::invalid(Reason::optionConflict, "base_level_bytes target_table_bytes",
                               compaction.targetTableBytes, compaction.baseLevelBytes);
    return {};
}

std::string Options::toJson() const {
    std::string text = "{";
    const auto add = [&text](const char* name, const Json& scalar) {
        text.append(text.size() == 1 ? "\n  \"" : ",\n  \"").append(name).append("\": ");
        text += scalar.dump(-1, ' ', false, Json::error_handler_t::replace);
    };
    add(kVersionKey, kOptionsVersion);
    add(kPresetKey, preset);
    for (const Field& field : fields())
        add(field.name, toJsonValue(field, field.load(*this)));
    return text + "\n}\n";
}

Result<Options> Options::fromJson(std::string_view text) {
    ASSIGN_OR_RETURN(const Members members, parseMembers(text));
    RETURN_IF_ERROR(checkVersion(members));
    Options options;
    for (const auto& [key, value] : members) {
        if (key == kVersionKey)
            continue;
        if (key == kPresetKey) {
            if (!value.is_string())
                return damaged(key);
            options.preset = value.get<std::string>();
            continue;
        }
        const Field* field = findField(key);
        if (field == nullptr)
            return Status(Error{.code = Code::unsupported,
                                .reason = Reason::newerVersion,
                                .offset = Error::kNoOffset,
                                .subject = key});
        const auto number = fromJsonValue(*field, value);
        if (!number)
            return damaged(key);
        if (const Status range = checkRange(*field, *number); !range.ok())
            return damaged(key, Error::kNoOffset, range.error().expected, range.error().got);
        field->store(options, *number);
    }
    if (const Status status = options.validate(); !status.ok())
        return damaged(status.error().subject, Error::kNoOffset, status.error().expected, status.error().got);
    return options;
}

const std::vector<OptionInfo>& optionInfos() {
    static const std::vector<OptionInfo> infos = [] {
        const Options defaults;
        std::vector<OptionInfo> list;
        for (const Field& field : fields())
            list.push_back({.name = field.name,
                            .unit = field.unit,
                            .defaultValue = print(field, field.load(defaults)),
                            .minimum = print(field, field.minimum),
                            .maximum = print(field, field.maximum),
                            .effect = field.effect,
                            .choices = field.kind == Kind::boolean ? std::vector<std::string>{"false", "true"}
                                                                   : field.choices,
                            .live = field.live});
        return list;
    }();
    return infos;
}

}  // namespace levelscope
