#include "core/compaction/table_output.h"

#include "core/base/scarcity.h"
#include "core/version/file_names.h"

namespace levelscope {

TableOutput::TableOutput(const MergeJob& job, const FragmentedTombstones& tombstones)
    : m_job(job), m_tombstones(tombstones), m_lower(job.span.from), m_values(job) {
    const std::vector<FragmentedTombstones::Fragment>& fragments = m_tombstones.fragments();
    while (m_fragment < fragments.size() && fragments[m_fragment].to <= m_lower)
        ++m_fragment;
}

TableOutput::~TableOutput() {
    if (m_kept)
        return;
    m_builder.reset();
    // What cannot be removed now is when the store is opened again.
    ifMemoryAllows([this] {
        for (const uint64_t number : m_created)
            (void)m_job.env.fs->remove(joinPath(m_job.directory, tableFileName(number)));
    });
}

uint64_t TableOutput::bytesWritten() const {
    return m_values.bytesWritten() + m_finishedBytes + (m_builder ? m_builder->estimatedSize() : 0);
}

Status TableOutput::startTable() {
    m_number = m_job.newFileNumber();
    ASSIGN_OR_RETURN(std::unique_ptr<WritableFile> file,
                     m_job.env.fs->create(joinPath(m_job.directory, tableFileName(m_number))));
    m_created.push_back(m_number);
    m_builder = std::make_unique<TableBuilder>(m_job.table, std::move(file), m_number);
    m_builder->setCreated(m_job.env.clock->wallMicros());
    if (!m_job.times.empty())
        m_builder->setTimes(m_job.times);
    return {};
}

Status TableOutput::keyChanges(std::string_view userKey) {
    if (m_builder == nullptr)
        return {};
    const bool full = (m_job.targetEntries != 0 && m_builder->entries() >= m_job.targetEntries) ||
                      (m_job.targetBytes != 0 &&
                       m_builder->estimatedSize() + m_builder->referredBytes() >= m_job.targetBytes);
    return full ? finishTable(&userKey) : Status();
}

Status TableOutput::add(const InternalKey& key, std::string_view value) {
    if (m_builder == nullptr)
        RETURN_IF_ERROR(startTable());
    InternalKey placedKey = key;
    RETURN_IF_ERROR(m_values.place(placedKey, value));
    m_builder->add(placedKey, value);
    return {};
}

bool TableOutput::mayAddStored(const StoredDataBlock& stored) const {
    return stored.compression == m_job.table.compression && stored.rawSize >= m_job.table.blockSize / 2 &&
           (m_builder == nullptr || m_builder->blockMayEnd());
}

Status TableOutput::addStored(const DataBlockView& block, const StoredDataBlock& stored) {
    if (m_builder == nullptr)
        RETURN_IF_ERROR(startTable());
    m_builder->addStored(block, stored);
    return {};
}

bool TableOutput::tombstonesRemain(const std::string_view* upper) const {
    const std::vector<FragmentedTombstones::Fragment>& fragments = m_tombstones.fragments();
    return m_fragment < fragments.size() && (upper == nullptr || fragments[m_fragment].from < *upper);
}

void TableOutput::addTombstones(const std::string_view* upper) {
    const std::vector<FragmentedTombstones::Fragment>& fragments = m_tombstones.fragments();
    for (; m_fragment < fragments.size(); ++m_fragment) {
        const FragmentedTombstones::Fragment& fragment = fragments[m_fragment];
        const std::string_view from = std::max<std::string_view>(fragment.from, m_lower);
        if (upper != nullptr && from >= *upper)
            break;
        const bool cut = upper != nullptr && *upper < fragment.to;
        const std::string_view to = cut ? *upper : std::string_view(fragment.to);
        for (const SequenceNumber sequence : fragment.sequences)
            m_builder->addRangeTombstone({std::string(from), std::string(to), sequence});
        if (cut)
            break;
    }
    if (upper != nullptr)
        m_lower = *upper;
}

Status TableOutput::finishTable(const std::string_view* upper) {
    addTombstones(upper);
    RETURN_IF_ERROR(m_builder->status());
    ASSIGN_OR_RETURN(BuiltTable built, m_builder->finish());
    m_builder.reset();
    TableMeta meta;
    meta.number = m_number;
    meta.level = m_job.outputLevel;
    meta.fileSize = built.fileSize;
    meta.smallest = std::move(built.smallest);
    meta.largest = std::move(built.largest);
    meta.largestExclusive = built.largestExclusive;
    meta.minSequence = built.properties.minSequence;
    meta.maxSequence = built.properties.maxSequence;
    meta.entries = built.properties.entries;
    meta.tombstones = built.properties.tombstones;
    meta.rangeTombstones = built.properties.rangeTombstones;
    meta.rawBytes = built.properties.rawKeyBytes + built.properties.rawValueBytes;
    meta.createdMicros = built.properties.createdMicros;
    meta.minExpiryMicros = built.properties.minExpiryMicros;
    meta.lastExpiryMicros = built.properties.lastExpiryMicros;
    meta.compression = built.properties.compression;
    meta.valueRefs = std::move(built.properties.valueRefs);
    m_finishedBytes += meta.fileSize;
    if (m_job.tableCreated)
        m_job.tableCreated(meta);
    m_outputs.push_back(std::move(meta));
    return {};
}

Status TableOutput::finish(const std::optional<std::string>& to) {
    const std::string_view end = to ? std::string_view(*to) : std::string_view();
    const std::string_view* const upper = to ? &end : nullptr;
    if (m_builder == nullptr && tombstonesRemain(upper))
        RETURN_IF_ERROR(startTable());
    if (m_builder != nullptr)
        RETURN_IF_ERROR(finishTable(upper));
    RETURN_IF_ERROR(m_values.finish());
    if (!m_outputs.empty())
        RETURN_IF_ERROR(m_job.env.fs->syncDirectory(m_job.directory));
    m_kept = true;
    m_values.keep();
    return {};
}

}  // namespace levelscope
