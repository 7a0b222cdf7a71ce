#include "gui/models/engine_names.h"

#include <QCoreApplication>

namespace levelscope::gui {
namespace {

struct EngineNames {
    Q_DECLARE_TR_FUNCTIONS(EngineNames)
};

}  // namespace

QString compressionName(Compression compression) {
    switch (compression) {
        case Compression::none: return EngineNames::tr("none");
        case Compression::lz4: return QStringLiteral("LZ4");
        case Compression::zstd: return QStringLiteral("zstd");
        case Compression::snappy: return QStringLiteral("Snappy");
        case Compression::zlib: return QStringLiteral("zlib");
        case Compression::rawDeflate: return QStringLiteral("Deflate");
        case Compression::bzip2: return QStringLiteral("bzip2");
        case Compression::lz4hc: return QStringLiteral("LZ4HC");
        case Compression::other: break;
    }
    return EngineNames::tr("unknown");
}

QString entryTypeName(EntryType type) {
    switch (type) {
        case EntryType::tombstone: return EngineNames::tr("delete");
        case EntryType::value: return EngineNames::tr("put");
        case EntryType::rangeTombstone: return EngineNames::tr("range delete");
        case EntryType::expiringValue: return EngineNames::tr("put, expires");
        case EntryType::singleTombstone: return EngineNames::tr("single delete");
        case EntryType::merge: return EngineNames::tr("merge");
        case EntryType::blob: return EngineNames::tr("put, in a blob file");
        case EntryType::wideColumns: return EngineNames::tr("put, columns");
        case EntryType::separatedValue: return EngineNames::tr("put, in a value file");
        case EntryType::expiringSeparatedValue: return EngineNames::tr("put, in a value file, expires");
        case EntryType::other: break;
    }
    return EngineNames::tr("unknown");
}

QString blockKindName(BlockKind kind) {
    switch (kind) {
        case BlockKind::data: return EngineNames::tr("data");
        case BlockKind::index: return EngineNames::tr("index");
        case BlockKind::filter: return EngineNames::tr("filter");
        case BlockKind::properties: return EngineNames::tr("properties");
        case BlockKind::rangeTombstones: return EngineNames::tr("range tombstones");
        case BlockKind::footer: return EngineNames::tr("footer");
        case BlockKind::metaindex: return EngineNames::tr("metaindex");
        case BlockKind::dictionary: return EngineNames::tr("dictionary");
        case BlockKind::other: return EngineNames::tr("other");
        case BlockKind::value: return EngineNames::tr("value");
    }
    return EngineNames::tr("unknown");
}

QString compactionReasonName(CompactionReason reason) {
    switch (reason) {
        case CompactionReason::none: return {};
        case CompactionReason::l0Files: return EngineNames::tr("many tables in L0");
        case CompactionReason::levelSize: return EngineNames::tr("level above its target");
        case CompactionReason::tableCount: return EngineNames::tr("too many tables");
        case CompactionReason::tombstones: return EngineNames::tr("many tombstones");
        case CompactionReason::expiry: return EngineNames::tr("expired entries");
        case CompactionReason::storeSize: return EngineNames::tr("size of the store");
        case CompactionReason::valueGarbage: return EngineNames::tr("garbage among separated values");
        case CompactionReason::reads: return EngineNames::tr("reads across many tables");
        case CompactionReason::overwritten: return EngineNames::tr("overwritten data in a resting store");
        case CompactionReason::manualAll: return EngineNames::tr("asked: everything");
        case CompactionReason::manualRange: return EngineNames::tr("asked: key range");
        case CompactionReason::manualLevel: return EngineNames::tr("asked: level");
        case CompactionReason::manualTables: return EngineNames::tr("asked: chosen tables");
    }
    return EngineNames::tr("unknown");
}

QString levelName(int level) {
    return QStringLiteral("L%1").arg(level);
}

QString editCauseName(EditCause cause) {
    switch (cause) {
        case EditCause::created: return EngineNames::tr("store created");
        case EditCause::opened: return EngineNames::tr("store opened");
        case EditCause::flush: return EngineNames::tr("flush");
        case EditCause::compaction: return EngineNames::tr("compaction");
        case EditCause::manualCompaction: return EngineNames::tr("manual compaction");
        case EditCause::trivialMove: return EngineNames::tr("move");
        case EditCause::ingest: return EngineNames::tr("ingest");
        case EditCause::repair: return EngineNames::tr("repair");
        case EditCause::closed: return EngineNames::tr("store closed");
        case EditCause::notRecorded: return EngineNames::tr("edit");
    }
    return EngineNames::tr("unknown");
}

QString logPartName(LogPartKind kind) {
    switch (kind) {
        case LogPartKind::length: return EngineNames::tr("length");
        case LogPartKind::type: return EngineNames::tr("type");
        case LogPartKind::reserved: return EngineNames::tr("reserved");
        case LogPartKind::logId: return EngineNames::tr("number of the log");
        case LogPartKind::firstSequence: return EngineNames::tr("first sequence");
        case LogPartKind::check: return EngineNames::tr("checksum");
        case LogPartKind::wallClock: return EngineNames::tr("time of the write");
        case LogPartKind::count: return EngineNames::tr("number of operations");
        case LogPartKind::operation: return EngineNames::tr("type and lengths");
        case LogPartKind::key: return EngineNames::tr("key");
        case LogPartKind::value: return EngineNames::tr("value");
        case LogPartKind::padding: return EngineNames::tr("padding");
    }
    return EngineNames::tr("unknown");
}

}  // namespace levelscope::gui
