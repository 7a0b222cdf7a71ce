#include "tests/fault/workload.h"

#include <map>

namespace levelscope::fault {

namespace {

std::string printable(std::string_view bytes) {
    std::string text;
    for (const char byte : bytes.substr(0, 24)) {
        const auto code = static_cast<unsigned char>(byte);
        if (code >= 0x20 && code < 0x7f) {
            text += byte;
        } else {
            text += "\\x";
            text += "0123456789abcdef"[code >> 4];
            text += "0123456789abcdef"[code & 15];
        }
    }
    return bytes.size() > 24 ? text + "...(" + std::to_string(bytes.size()) + ")" : text;
}

std::string randomValue(Random& random, size_t most) {
    const uint64_t kind = random.below(10);
    const size_t size = kind == 0 ? 0 : kind < 7 ? random.below(40) : random.below(most + 1);
    std::string value = std::to_string(random.next());
    const bool compressible = random.coin();
    while (value.size() < size)
        value += compressible ? 'v' : static_cast<char>(random.next());
    value.resize(size);
    return value;
}

OptionChange randomOption(Random& random) {
    switch (random.below(6)) {
        case 0: return {"block_size", std::to_string(128u << random.below(4))};
        case 1: return {"memtable_entries", std::to_string(10 + random.below(20))};
        case 2: return {"filter_allocation", random.coin() ? "uniform" : "monkey"};
        case 3: return {"value_separation_bytes", std::to_string(random.coin() ? 0 : 16u << random.below(5))};
        case 4: return {"value_garbage_share", random.coin() ? "0.1" : "0.6"};
        default: return {"l0_trigger", std::to_string(2 + random.below(3))};
    }
}

Change randomChange(Random& random, const WorkloadShape& shape) {
    const uint64_t kind = random.below(100);
    std::string key = keyNumber(random.below(shape.keys));
    if (kind < 70)
        return {EntryType::value, std::move(key), randomValue(random, shape.maxValue)};
    if (kind < 92)
        return {EntryType::tombstone, std::move(key), {}};
    std::string end = keyNumber(random.below(shape.keys));
    if (end == key)
        end += '\0';
    if (end < key)
        std::swap(key, end);
    return {EntryType::rangeTombstone, std::move(key), std::move(end)};
}

}  // namespace

std::string keyNumber(size_t number) {
    switch (number % 12) {
        case 0: return number == 0 ? std::string() : std::string(number, '\xff');
        case 1: return std::string("\0k", 2) + std::to_string(number);
        case 2: return std::string(200 + number, 'l');
        default: return "key" + std::to_string(number);
    }
}

Write randomWrite(Random& random, const WorkloadShape& shape) {
    const size_t changes = random.below(4) != 0 ? 1 : 1 + random.below(8);
    Write write;
    for (size_t i = 0; i < changes; ++i)
        write.push_back(randomChange(random, shape));
    return write;
}

Write randomIngest(Random& random, const WorkloadShape& shape) {
    std::map<std::string, std::string> pairs;
    for (size_t i = 1 + random.below(20); i > 0; --i)
        pairs[keyNumber(random.below(shape.keys))] = randomValue(random, shape.maxValue);
    Write write;
    for (auto& [key, value] : pairs)
        write.push_back({EntryType::value, key, std::move(value)});
    return write;
}

IngestSource ingestOf(const Write& write) {
    return [&write, at = size_t{0}](IngestEntry& entry) mutable -> Result<bool> {
        if (at == write.size())
            return false;
        entry.key = write[at].key;
        entry.value = write[at].value;
        ++at;
        return true;
    };
}

std::vector<Step> makeWorkload(uint64_t seed, const WorkloadShape& shape) {
    Random random(seed);
    std::vector<Step> steps;
    for (size_t i = 0; i < shape.steps; ++i) {
        const uint64_t kind = shape.maintenance ? random.below(200) : 100;
        Step step;
        if (kind < 3)
            step.kind = Step::Kind::flush;
        else if (kind < 5)
            step.kind = Step::Kind::compact;
        else if (kind < 7)
            step.kind = Step::Kind::checkpoint;
        else if (kind < 10)
            step.kind = Step::Kind::reopen;
        else if (kind < 14)
            step.kind = Step::Kind::ingest;
        else if (kind < 16)
            step.kind = Step::Kind::options;
        if (step.kind == Step::Kind::ingest)
            step.write = randomIngest(random, shape);
        else if (step.kind == Step::Kind::options)
            step.option = randomOption(random);
        else if (step.kind == Step::Kind::write)
            step.write = randomWrite(random, shape);
        step.durability = random.below(100) < shape.syncPercent ? Durability::sync : Durability::process;
        steps.push_back(std::move(step));
    }
    return steps;
}

Options tinyOptions(uint64_t seed) {
    Random random(seed);
    Options options;
    options.memtable = random.coin() ? MemtableKind::bplus : MemtableKind::avl;
    options.memtableBytes = 16 << 10;
    options.memtableEntries = 10 + random.below(20);
    static constexpr CompactionPolicy kPolicies[] = {CompactionPolicy::leveled, CompactionPolicy::threshold,
                                                     CompactionPolicy::tiered,
                                                     CompactionPolicy::lazyLeveling};
    options.compaction.policy = kPolicies[random.below(std::size(kPolicies))];
    options.compaction.dynamicLevels = random.coin();
    options.compaction.l0Trigger = 2 + static_cast<int>(random.below(3));
    options.compaction.baseLevelBytes = 8 << 10;
    options.compaction.levelMultiplier = 2 + static_cast<double>(random.below(3));
    options.compaction.targetTableBytes = 4 << 10;
    options.compaction.targetTableEntries = random.coin() ? 0 : 12;
    options.compaction.tableThreshold = 2 + random.below(4);
    options.blockSize = 128u << random.below(4);
    options.filterBitsPerKey = static_cast<double>(random.below(3)) * 5;
    options.filterAllocation = random.coin() ? FilterAllocation::monkey : FilterAllocation::uniform;
    options.upperCompression = static_cast<Compression>(random.below(3));
    options.bottomCompression = static_cast<Compression>(random.below(3));
    options.cacheBytes = 64 << 10;
    options.infoLog = false;
    options.valueSeparationBytes = random.coin() ? 0 : 16u << random.below(5);
    options.compaction.valueGarbageShare = 0.1 + 0.2 * static_cast<double>(random.below(5));
    return options;
}

std::string printOptions(const Options& options) {
    std::string text;
    for (const OptionInfo& info : optionInfos())
        if (const auto value = options.get(info.name); value.ok() && *value != info.defaultValue)
            text += (text.empty() ? "" : " ") + info.name + "=" + *value;
    return text;
}

std::string printStep(const Step& step) {
    static constexpr const char* kNames[] = {"write",  "flush",  "compact", "checkpoint",
                                             "reopen", "ingest", "options"};
    std::string text = kNames[static_cast<size_t>(step.kind)];
    if (step.durability == Durability::sync)
        text += " sync";
    if (step.kind == Step::Kind::options)
        text += " " + step.option.name + "=" + step.option.value;
    for (const Change& change : step.write) {
        const char* verb = change.type == EntryType::value       ? " put "
                           : change.type == EntryType::tombstone ? " erase "
                                                                 : " eraseRange ";
        text += verb + printable(change.key);
        if (change.type != EntryType::tombstone)
            text += "=" + printable(change.value);
    }
    return text;
}

}  // namespace levelscope::fault
