#include "tests/fuzz/fuzz_log.h"

#include "core/db/options.h"
#include "core/db/write_batch.h"
#include "core/env/strict_mem_file_system.h"
#include "core/version/current_file.h"
#include "core/version/file_names.h"
#include "core/version/version_set.h"
#include "core/wal/log_reader.h"
#include "core/wal/log_writer.h"
#include "tests/fuzz/fuzz_check.h"

namespace levelscope::fuzz {

namespace {

constexpr uint64_t kLogId = 7;
constexpr const char* kDirectory = "store";

std::unique_ptr<StrictMemFileSystem> machineWith(const std::string& path, std::string_view bytes) {
    auto machine = std::make_unique<StrictMemFileSystem>();
    machine->stopRecording();
    FUZZ_CHECK(machine->createDirectory(kDirectory).ok());
    auto file = machine->create(path);
    FUZZ_CHECK(file.ok() && (*file)->append(bytes).ok());
    return machine;
}

class CountingHandler final : public WriteBatch::Handler {
public:
    Status operation(EntryType type, std::string_view key, std::string_view value) override {
        FUZZ_CHECK(static_cast<uint8_t>(type) <= kMaxEntryType);
        bytes += key.size() + value.size();
        ++operations;
        return {};
    }
    uint64_t bytes = 0;
    uint32_t operations = 0;
};

// `payloads` as the records of one log file.
std::string logOf(LogRecordType type, uint64_t id, const std::vector<std::string_view>& payloads) {
    StrictMemFileSystem machine;
    machine.stopRecording();
    auto file = machine.create("log");
    FUZZ_CHECK(file.ok());
    LogWriter writer(std::move(*file), id);
    uint64_t sequence = 1;
    for (const std::string_view payload : payloads)
        FUZZ_CHECK(writer.append(type, sequence++, payload).ok());
    return *readWholeFile(machine, "log");
}

VersionEdit sampleEdit(uint64_t number) {
    TableMeta table;
    table.number = number;
    table.level = 1;
    table.fileSize = 4096;
    table.smallest = "a" + std::to_string(number);
    table.largest = "a" + std::to_string(number) + "z";
    VersionEdit edit;
    edit.cause = EditCause::flush;
    edit.logNumber = number + 1;
    edit.nextFileNumber = number + 2;
    edit.lastSequence = number * 10;
    edit.firstLogSequence = number * 10 + 1;
    edit.added.push_back(table);
    return edit;
}

}  // namespace

void runLog(std::string_view bytes) {
    const auto machine = machineWith("store/log", bytes);
    LogReader reader(machine->openRandom("store/log").value(), "store/log", kLogId);
    uint64_t end = 0;
    LogRecord record;
    while (reader.read(record)) {
        FUZZ_CHECK(record.offset >= end && record.length >= kLogHeaderSize);
        FUZZ_CHECK(record.offset + record.length <= bytes.size());
        end = record.offset + record.length;
        runBatch(record.payload);
    }
    FUZZ_CHECK(reader.endOffset() <= bytes.size());
    FUZZ_CHECK(reader.end() != LogEnd::damaged || !reader.status().ok());
}

void runBatch(std::string_view bytes) {
    CountingHandler handler;
    uint32_t count = 0;
    int64_t wall = 0;
    if (WriteBatch::iterate(bytes, handler, &wall, &count).ok()) {
        FUZZ_CHECK(handler.operations == count);
        FUZZ_CHECK(handler.bytes <= bytes.size());
    }
}

void runEdit(std::string_view bytes) {
    const auto edit = VersionEdit::decode(bytes);
    if (!edit.ok())
        return;
    const std::string encoded = edit->encode();
    const auto again = VersionEdit::decode(encoded);
    FUZZ_CHECK(again.ok() && again->encode() == encoded);
}

// The first byte of the input says where it is cut into two edits.
void runManifest(std::string_view bytes) {
    const size_t cut = bytes.empty() ? 0 : std::min<size_t>(static_cast<uint8_t>(bytes[0]), bytes.size() - 1);
    const std::string_view payload = bytes.substr(bytes.empty() ? 0 : 1);
    const std::string first = sampleEdit(1).encode();
    const std::string manifest =
        logOf(LogRecordType::snapshotEdit, 3, {first, payload.substr(0, cut), payload.substr(cut)});
    const auto machine = machineWith(joinPath(kDirectory, manifestFileName(3)), manifest);
    FUZZ_CHECK(writeCurrentFile(*machine, kDirectory, 3).ok());
    const Env env{.fs = machine.get()};
    VersionSet versions(env, kDirectory, std::make_shared<BlockCache>(64 << 10));
    if (versions.recover().ok())
        (void)versions.checkFiles();
}

void runCurrent(std::string_view bytes) {
    const auto machine = machineWith(joinPath(kDirectory, currentFileName()), bytes);
    const auto number = readCurrentFile(*machine, kDirectory);
    if (number.ok())
        FUZZ_CHECK(currentFileText(*number) == bytes);
}

void runOptions(std::string_view bytes) {
    const auto options = Options::fromJson(bytes);
    if (!options.ok() || !options->validate().ok())
        return;
    const std::string json = options->toJson();
    const auto again = Options::fromJson(json);
    FUZZ_CHECK(again.ok() && again->toJson() == json);
}

std::vector<std::string> logSeeds() {
    const std::vector<std::string> batches = batchSeeds();
    return {logOf(LogRecordType::batch, kLogId, {batches[0], batches[1], batches[0]}),
            logOf(LogRecordType::batch, kLogId, {batches[1]}) + std::string(100, '\0')};
}

std::vector<std::string> batchSeeds() {
    WriteBatch batch;
    batch.put("key", "value");
    batch.erase("gone");
    batch.eraseRange("from", "to");
    batch.putExpiring("soon", "over", 1'700'000'000'000'000);
    batch.put("", "");
    return {std::string(batch.encoded()), std::string(WriteBatch().encoded())};
}

std::vector<std::string> editSeeds() {
    VersionEdit removal;
    removal.removed = {{1, 1}, {2, 900}};
    VersionEdit separated = sampleEdit(3);
    separated.valueFiles = {{50, 5000, 3, 9000}};
    if (!separated.added.empty())
        separated.added.back().valueRefs = {{50, 2, 3000}};
    return {sampleEdit(1).encode(), sampleEdit(300).encode(), removal.encode(), separated.encode()};
}

std::vector<std::string> currentSeeds() {
    return {currentFileText(9), currentFileText(123456)};
}

std::vector<std::string> optionsSeeds() {
    std::vector<std::string> all;
    for (const std::string& name : Options::presetNames())
        all.push_back(Options::fromPreset(name)->toJson());
    return all;
}

}  // namespace levelscope::fuzz
