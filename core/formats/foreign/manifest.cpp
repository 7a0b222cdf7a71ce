#include "core/formats/foreign/manifest.h"

#include <algorithm>
#include <charconv>

#include "core/formats/foreign/block_log.h"
#include "core/formats/foreign/file_names.h"
#include "core/formats/foreign/foreign_reader.h"
#include "core/formats/leveldb/level_edit.h"
#include "core/formats/rocksdb/rocks_edit.h"

namespace levelscope {

namespace {

constexpr uint64_t kCurrentLimit = 4096;
constexpr uint32_t kMaxFamilies = 100'000;

Status eachEdit(FileSystem& fs, const std::string& path, TableDialect dialect,
                const std::function<Status(const BlockLogRecord&, ForeignEdit)>& take, uint64_t& dropped,
                uint64_t from = 0) {
    ASSIGN_OR_RETURN(std::unique_ptr<RandomAccessFile> file, fs.openRandom(path));
    BlockLogReader log(std::move(file), path, std::nullopt, BlockLogUse::manifest);
    if (from != 0)
        log.startAt(from);
    BlockLogRecord record;
    while (log.read(record)) {
        Result<ForeignEdit> edit = decodeForeignEdit(record.payload, dialect);
        if (!edit.ok())
            return inRecord(edit.status(), path, record);
        if (const Status status = take(record, std::move(edit).value()); !status.ok())
            return status.is(Code::corruption) ? inRecord(status, path, record) : status;
    }
    dropped = log.droppedBytes();
    return log.status();
}

}  // namespace

Result<ForeignEdit> decodeForeignEdit(std::string_view bytes, TableDialect dialect) {
    ForeignEdit edit;
    ByteReader reader(bytes);
    while (reader.ok() && !reader.atEnd()) {
        const size_t at = reader.position();
        const uint32_t tag = reader.varint32();
        if (!reader.ok())
            break;
        const bool known = leveldb::takeField(tag, reader, edit) ||
                           (dialect == TableDialect::rocksDb && rocksdb::takeField(tag, reader, edit));
        if (!known)
            return Status(Error{.code = Code::unsupported,
                                .offset = at,
                                .got = tag,
                                .subject = "manifest tag " + std::to_string(tag)});
    }
    if (!reader.ok())
        return Status::corruption(Reason::malformed, {}, reader.position());
    return edit;
}

uint64_t ManifestState::firstLog(TableDialect dialect) const {
    if (dialect == TableDialect::levelDb)
        return previousLog != 0 ? std::min(previousLog, logNumber) : logNumber;
    uint64_t first = ~uint64_t{0};
    for (const auto& [id, family] : families)
        first = std::min(first, family.logNumber);
    // Older logs may be kept for transactions prepared in them.
    return minLogToKeep != 0 ? std::min(first, minLogToKeep) : first;
}

Result<NamedManifest> readForeignCurrent(FileSystem& fs, const std::string& directory) {
    constexpr std::string_view kPrefix = "MANIFEST-";
    const std::string path = joinPath(directory, "CURRENT");
    const Result<std::string> read = readWholeFile(fs, path, kCurrentLimit);
    if (read.code() == Code::notFound)
        return Status::corruption(Reason::currentMissing, path, Error::kNoOffset);
    if (!read.ok())
        return read.status();
    std::string_view name = *read;
    if (name.ends_with('\n'))
        name.remove_suffix(1);
    NamedManifest named;
    const std::string_view digits = name.substr(std::min(name.size(), kPrefix.size()));
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), named.number);
    if (!name.starts_with(kPrefix) || digits.empty() || error != std::errc() ||
        end != digits.data() + digits.size())
        return Status::corruption(Reason::currentDamaged, path, 0);
    named.path = joinPath(directory, name);
    return named;
}

// Applies edits to the families; those of an atomic group only when it is whole.
class ManifestFollower::Builder {
public:
    explicit Builder(ManifestState& state) : m_state(state) { m_state.families.try_emplace(0); }

    Status add(ForeignEdit edit) {
        ++m_state.edits;
        const bool more = edit.groupRemaining && *edit.groupRemaining > 0;
        m_group.push_back(std::move(edit));
        if (more)
            return {};
        for (const ForeignEdit& member : m_group)
            RETURN_IF_ERROR(apply(member));
        m_group.clear();
        return {};
    }

private:
    static Status misfit() { return Status::corruption(Reason::manifestDamaged, {}, 0); }

    Status apply(const ForeignEdit& edit) {
        m_state.previousLog = edit.previousLog.value_or(m_state.previousLog);
        m_state.minLogToKeep = std::max(m_state.minLogToKeep, edit.minLogToKeep.value_or(0));
        m_state.lastSequence = std::max(m_state.lastSequence, edit.lastSequence.value_or(0));
        if (edit.addedFamily) {
            if (m_state.families.size() >= kMaxFamilies)
                return misfit();
            m_state.families[edit.family].name = *edit.addedFamily;
        }
        if (edit.droppedFamily) {
            m_state.families.erase(edit.family);
            return {};
        }
        const auto found = m_state.families.find(edit.family);
        if (found == m_state.families.end())
            return edit.added.empty() && edit.removed.empty() ? Status() : misfit();
        ManifestFamily& family = found->second;
        family.comparator = edit.comparator.value_or(family.comparator);
        family.logNumber = edit.logNumber.value_or(family.logNumber);
        if (edit.family == 0)
            m_state.logNumber = family.logNumber;
        for (const RemovedTable& removed : edit.removed) {
            const auto table = family.tables.find(removed.number);
            if (table != family.tables.end() && table->second.meta.level == removed.level)
                family.tables.erase(table);
        }
        for (const ForeignAddedTable& added : edit.added)
            family.tables.insert_or_assign(added.meta.number, added);
        return {};
    }

    ManifestState& m_state;
    std::vector<ForeignEdit> m_group;
};

ManifestFollower::ManifestFollower(FileSystem& fs, std::string directory, TableDialect dialect)
    : m_fs(fs), m_directory(std::move(directory)), m_dialect(dialect) {}

ManifestFollower::~ManifestFollower() = default;

Result<const ManifestState*> ManifestFollower::read() {
    ASSIGN_OR_RETURN(const NamedManifest named, readForeignCurrent(m_fs, m_directory));
    if (m_builder == nullptr || named.number != m_state.number) {
        m_state = {};
        m_state.number = named.number;
        m_state.path = named.path;
        m_builder = std::make_unique<Builder>(m_state);
        m_end = 0;
    }
    Status status = readOn();
    // Every manifest begins with the whole state; an empty one names nothing.
    if (status.ok() && m_state.edits == 0)
        status = Status::corruption(Reason::manifestDamaged, named.path, 0);
    if (status.is(Code::notFound))
        status = Status::corruption(Reason::manifestDamaged, named.path, Error::kNoOffset);
    if (!status.ok()) {
        m_builder.reset();
        return status;
    }
    return &m_state;
}

Status ManifestFollower::readOn() {
    const auto take = [this](const BlockLogRecord& record, ForeignEdit edit) {
        m_end = record.offset + record.length;
        return m_builder->add(std::move(edit));
    };
    return eachEdit(m_fs, m_state.path, m_dialect, take, m_state.droppedBytes, m_end);
}

Result<ManifestState> readManifestState(FileSystem& fs, const std::string& directory, TableDialect dialect) {
    ManifestFollower manifest(fs, directory, dialect);
    ASSIGN_OR_RETURN(const ManifestState* state, manifest.read());
    return *state;
}

Status readForeignManifest(FileSystem& fs, const std::string& path, TableDialect dialect,
                           const std::function<bool(const ManifestRecord&)>& visit, std::stop_token stop) {
    uint64_t ordinal = 0;
    uint64_t dropped = 0;
    bool ended = false;
    const auto parsed = parseForeignName(fileName(path));
    const Status status = eachEdit(
        fs, path, dialect,
        [&](const BlockLogRecord& record, ForeignEdit edit) -> Status {
            if (stop.stop_requested())
                return Status::cancelled();
            ManifestRecord shown;
            shown.manifest = parsed ? parsed->number : 0;
            shown.ordinal = ordinal++;
            shown.offset = record.offset;
            shown.length = record.length;
            shown.snapshot = shown.ordinal == 0;
            shown.family = edit.family;
            shown.edit.cause = EditCause::notRecorded;
            shown.edit.logNumber = edit.logNumber;
            shown.edit.nextFileNumber = edit.nextFile;
            shown.edit.lastSequence = edit.lastSequence;
            shown.edit.removed = std::move(edit.removed);
            for (ForeignAddedTable& added : edit.added) {
                if (dialect == TableDialect::levelDb)
                    added.meta.maxSequence = 0;
                shown.edit.added.push_back(std::move(added.meta));
            }
            shown.fields = std::move(edit.fields);
            if (edit.comparator)
                shown.fields.emplace_back("comparator", *edit.comparator);
            if (edit.previousLog && *edit.previousLog != 0)
                shown.fields.emplace_back("previous_log", std::to_string(*edit.previousLog));
            if (edit.minLogToKeep)
                shown.fields.emplace_back("first_log_to_keep", std::to_string(*edit.minLogToKeep));
            if (edit.addedFamily)
                shown.fields.emplace_back("column_family", *edit.addedFamily);
            if (edit.droppedFamily)
                shown.fields.emplace_back("column_family_dropped", std::to_string(shown.family));
            ended = !visit(shown);
            return ended ? Status::cancelled() : Status();
        },
        dropped);
    return ended ? Status() : status;
}

}  // namespace levelscope
