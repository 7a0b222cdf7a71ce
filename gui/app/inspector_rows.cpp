#include <QCoreApplication>

#include "core/version/value_use.h"
#include "gui/app/inspector.h"
#include "gui/models/display.h"
#include "gui/models/engine_names.h"

namespace levelscope::gui {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Inspector)
};

QString unknown() {
    return QStringLiteral("—");
}

double share(uint64_t part, uint64_t whole) {
    return whole == 0 ? 0 : double(part) / double(whole);
}

QString ratio(uint64_t raw, uint64_t stored) {
    return stored == 0 ? unknown()
                       : QStringLiteral("%1×").arg(QLocale().toString(double(raw) / double(stored), 'f', 2));
}

QString withShare(uint64_t part, uint64_t whole) {
    return QStringLiteral("%1 (%2)").arg(displayNumber(part), displayPercent(share(part, whole)));
}

// What is not known is no zero: LevelDB does not record how many entries a table has, and none is empty.
bool isCounted(const TableMeta& table) {
    return table.entries + table.rangeTombstones > 0;
}

}  // namespace

QList<PropertyList::Row> tableRows(const TableMeta& table) {
    QList<PropertyList::Row> rows{
        {Text::tr("level"), levelName(table.level), {}},
        {Text::tr("entries"), isCounted(table) ? displayNumber(table.entries) : unknown(),
         Text::tr("Point entries, tombstones included")},
        {Text::tr("tombstones"), isCounted(table) ? withShare(table.tombstones, table.entries) : unknown(),
         Text::tr("Entries that say a key is deleted; they go when nothing older lies below them")},
    };
    if (table.rangeTombstones > 0)
        rows << PropertyList::Row{Text::tr("range tombstones"), displayNumber(table.rangeTombstones), {}};
    rows << QList<PropertyList::Row>{
        {Text::tr("size"), displaySize(table.fileSize),
         Text::tr("Bytes of the file: %1").arg(displayNumber(table.fileSize))},
    };
    if (!table.valueRefs.empty())
        rows << PropertyList::Row{Text::tr("separated values"), displaySize(table.valueBytes()),
                                  Text::tr("Bytes of its values that lie in value files")};
    rows << QList<PropertyList::Row>{
        {Text::tr("raw"), isCounted(table) ? displaySize(table.rawBytes) : unknown(),
         Text::tr("Keys and values before compression")},
        {Text::tr("compression"),
         table.compression == Compression::none
             ? compressionName(table.compression)
             : QStringLiteral("%1 %2").arg(compressionName(table.compression),
                                           ratio(table.rawBytes, table.fileSize)),
         Text::tr("Raw bytes / bytes of the file")},
        // Two rows: a range cut in the middle reads as other numbers.
        {Text::tr("first sequence"), displayNumber(table.minSequence),
         Text::tr("The sequence number of its oldest entry")},
        {Text::tr("last sequence"), displayNumber(table.maxSequence),
         Text::tr("The sequence number of its newest entry")},
        {Text::tr("written"), displayMicros(table.createdMicros), {}},
        {Text::tr("smallest"), displayBytes(table.smallest), Text::tr("Its first key")},
        {Text::tr("largest"), displayBytes(table.largest), Text::tr("Its last key")},
    };
    return rows;
}

QList<PropertyList::Row> levelRows(const LevelInfo& level) {
    QList<PropertyList::Row> rows{
        {Text::tr("tables"), displayNumber(level.tables), {}},
        {Text::tr("size"), displaySize(level.bytes), {}},
        {Text::tr("raw"), displaySize(level.rawBytes), Text::tr("Keys and values before compression")},
        {Text::tr("compression"), ratio(level.rawBytes, level.bytes),
         Text::tr("Raw bytes / bytes of the files")},
        {Text::tr("entries"), displayNumber(level.entries), Text::tr("Point entries, tombstones included")},
        {Text::tr("tombstones"), withShare(level.tombstones, level.entries), {}},
        {Text::tr("score"), QLocale().toString(level.score.score, 'f', 2),
         Text::tr("How full the level is: at 1 a compaction is due")},
    };
    if (level.score.targetBytes > 0)
        rows << PropertyList::Row{Text::tr("target size"), displaySize(level.score.targetBytes), {}};
    if (level.score.targetRuns > 0)
        rows << PropertyList::Row{
            Text::tr("runs"),
            Text::tr("%1 of %2").arg(displayNumber(level.score.runs), displayNumber(level.score.targetRuns)),
            Text::tr("Tables of L0 that do not overlap count as one sorted run, as far as they are few")};
    return rows;
}

QList<PropertyList::Row> storeRows(const StoreState& state) {
    uint64_t bytes = 0;
    uint64_t tables = 0;
    for (const LevelInfo& level : state.levels) {
        bytes += level.bytes;
        tables += level.tables;
    }
    const ValueUse values = state.version ? valueUseOf(*state.version) : ValueUse();
    QList<PropertyList::Row> rows{
        {Text::tr("last sequence"), displayNumber(state.info.lastSequence),
         Text::tr("The number of the newest write")},
        {Text::tr("keys (estimate)"), displayNumber(state.info.approximateKeys),
         Text::tr("From the counts of entries and tombstones; Store ▸ Count keys counts them")},
        {Text::tr("tables"), displayNumber(tables), {}},
        {Text::tr("bytes in tables"), displaySize(bytes - values.liveBytes), {}},
        {Text::tr("memtable"), displaySize(state.info.memtableBytes), {}},
        {Text::tr("comparator"), displayBytes(state.info.comparator, 80), Text::tr("How keys are ordered")},
    };
    if (values.files != 0)
        rows << PropertyList::Row{
            Text::tr("value files"),
            Text::tr("%1 in %2").arg(displaySize(values.bytes), displayNumber(values.files)),
            Text::tr("Large values lie there; tables point to them. Garbage: %1")
                .arg(displaySize(values.garbageBytes))};
    return rows;
}

}  // namespace levelscope::gui
