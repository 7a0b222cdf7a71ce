#include "core/inspect/stray_versions.h"

#include <algorithm>

#include "core/formats/stored_value.h"

namespace levelscope {
namespace {

bool same(const KeyVersion& a, const KeyVersion& b) {
    return a.sequence == b.sequence && a.type == b.type && a.value == b.value;
}

class Search {
public:
    Search(const StoreReader& store, std::string_view key, const std::vector<KeyVersion>& known,
           size_t valueLimit, const std::stop_token& stop)
        : m_store(store), m_key(key), m_known(known), m_valueLimit(valueLimit), m_stop(stop) {}

    std::vector<StrayVersion> run() {
        if (const auto files = m_store.files(); files.ok())
            for (const StoreFile& file : *files)
                if (file.kind == "table" && !file.live && !m_stop.stop_requested())
                    lookIntoTable(file.number);
        for (const uint64_t log : m_store.logs())
            lookIntoLog(log);
        return std::move(m_found);
    }

private:
    void add(StrayVersion stray) {
        const auto isIt = [&](const KeyVersion& one) { return same(one, stray.version); };
        const bool known = std::any_of(m_known.begin(), m_known.end(), isIt) ||
                           std::any_of(m_found.begin(), m_found.end(),
                                       [&](const StrayVersion& one) { return isIt(one.version); });
        if (!known)
            m_found.push_back(std::move(stray));
    }

    // The versions of a key may go on in further blocks.
    void lookIntoTable(uint64_t number) {
        const auto table = m_store.tableAnatomy(number);
        if (!table.ok())
            return;
        auto blocks = (*table)->listBlocks(0);
        if (!blocks.ok())
            return;
        std::erase_if(*blocks, [](const AnatomyBlock& block) { return block.kind != BlockKind::data; });
        auto block = std::partition_point(blocks->begin(), blocks->end(), [&](const AnatomyBlock& one) {
            return (*table)->compareKeys(one.separator, m_key) < 0;
        });
        for (bool goesOn = true; goesOn && block != blocks->end(); ++block)
            goesOn = lookIntoBlock(**table, *block);
    }

    bool lookIntoBlock(const TableAnatomy& table, AnatomyBlock& block) {
        const auto bytes = table.readBlock(block);
        if (!bytes.ok())
            return false;
        const auto entries =
            table.entries(*bytes, std::max(m_valueLimit + sizeof(int64_t), kMostSeparatedBytes));
        if (!entries.ok() || entries->empty())
            return false;
        for (const AnatomyEntry& entry : *entries)
            if (entry.userKey == m_key)
                addEntry(entry, table.fileNumber());
        return table.compareKeys(entries->back().userKey, m_key) <= 0;
    }

    void addEntry(const AnatomyEntry& entry, uint64_t table) {
        StrayVersion stray;
        KeyVersion& version = stray.version;
        version.sequence = trailerSequence(entry.trailer);
        const EntryType type = trailerType(entry.trailer);
        version.type = writtenType(type);
        version.table = table;
        if (isSeparated(type) && !takeSeparated(entry, version))
            return;
        if (!isSeparated(type)) {
            const StoredValue value = splitStored(type, entry.value);
            version.value = value.user.substr(0, m_valueLimit);
            version.valueSize = entry.valueSize - (entry.value.size() - value.user.size());
            version.expiryMicros = value.expiryMicros;
        }
        add(std::move(stray));
    }

    // False: the value is gone, with the file it lay in.
    bool takeSeparated(const AnatomyEntry& entry, KeyVersion& version) const {
        SeparatedValue separated;
        if (!decodeSeparated(trailerType(entry.trailer), entry.value, separated))
            return false;
        const Result<std::string> value = m_store.separatedValue(separated.pointer);
        if (!value.ok())
            return false;
        version.value = value->substr(0, m_valueLimit);
        version.valueSize = value->size();
        version.expiryMicros = separated.expiryMicros;
        return true;
    }

    // Logs do not name the family but by its number: of others than the first they are not asked.
    void lookIntoLog(uint64_t log) {
        if (m_store.info().family != m_store.families().front())
            return;
        std::vector<uint64_t> batches;
        const auto notice = [&](const WalBatch& batch) {
            const bool holds = std::any_of(
                batch.operations.begin(), batch.operations.end(), [&](const WalOperation& operation) {
                    return operation.key == m_key && operation.family == 0 && isStrange(operation.sequence);
                });
            if (holds)
                batches.push_back(batch.offset);
            return !m_stop.stop_requested();
        };
        (void)m_store.readLog(log, notice, m_stop, 0);  // what can be read tells what it tells
        for (const uint64_t offset : batches)
            takeBatch(log, offset);
    }

    bool isStrange(SequenceNumber sequence) const {
        return std::none_of(m_known.begin(), m_known.end(),
                            [&](const KeyVersion& version) { return version.sequence == sequence; });
    }

    void takeBatch(uint64_t log, uint64_t offset) {
        const auto take = [&](const WalBatch& batch) {
            for (const WalOperation& operation : batch.operations)
                if (operation.key == m_key && operation.family == 0 &&
                    operation.type != EntryType::rangeTombstone && isStrange(operation.sequence))
                    add({.version = {.sequence = operation.sequence,
                                     .type = operation.type,
                                     .value = operation.value,
                                     .valueSize = operation.valueSize,
                                     .expiryMicros = operation.expiryMicros},
                         .log = log,
                         .logOffset = batch.offset,
                         .writtenMicros = batch.wallMicros});
            return false;
        };
        (void)m_store.readLog(log, take, m_stop, m_valueLimit, offset);
    }

    const StoreReader& m_store;
    const std::string_view m_key;
    const std::vector<KeyVersion>& m_known;
    const size_t m_valueLimit;
    const std::stop_token& m_stop;
    std::vector<StrayVersion> m_found;
};

}  // namespace

std::vector<StrayVersion> strayVersions(const StoreReader& store, std::string_view key,
                                        const std::vector<KeyVersion>& known, size_t valueLimit,
                                        const std::stop_token& stop) {
    return Search(store, key, known, valueLimit, stop).run();
}

}  // namespace levelscope
