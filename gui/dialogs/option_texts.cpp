#include "gui/dialogs/option_texts.h"

#include <QCoreApplication>
#include <QHash>

#include "core/db/options.h"

namespace levelscope::gui {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Options)

public:
    static QHash<QString, OptionText> all();
};

QHash<QString, OptionText> Text::all() {
    const auto key = [](const char* name) { return QString::fromLatin1(name); };
    return {
        {key("memtable"),
         {tr("Memtable"),
          tr("Structure that holds the newest writes: bplus for speed, avl to watch a classic tree grow.")}},
        {key("memtable_bytes"),
         {tr("Memtable size"),
          tr("A memtable of this size is written out as a table; larger means fewer, larger flushes.")}},
        {key("memtable_entries"),
         {tr("Memtable entries"),
          tr("A memtable with this many entries is written out too; 0 means no limit.")}},
        {key("max_immutable_memtables"),
         {tr("Waiting memtables"),
          tr("Full memtables that may wait for their flush; writers are slowed smoothly as this fills up.")}},
        {key("compaction_policy"),
         {tr("Compaction policy"), tr("leveled keeps sorted levels of growing size; threshold merges "
                                      "everything when there are many tables; tiered merges runs of about "
                                      "the same size, for fewest writes; "
                                      "lazy_leveling does too, but keeps the oldest run from holding much "
                                      "that is overwritten; fifo merges "
                                      "nothing and drops the oldest tables.")}},
        {key("l0_trigger"),
         {tr("Level 0 trigger"), tr("Leveled: this many sorted runs in level 0 (tables that do not overlap "
                                    "are one, up to eight of them) start a compaction, more than eight times "
                                    "as many slow writers. tiered, lazy_leveling: the same of tables.")}},
        {key("base_level_bytes"), {tr("Level 1 size"), tr("Leveled: the size level 1 is kept to.")}},
        {key("level_multiplier"),
         {tr("Level multiplier"), tr("Leveled: each further level may be this many times larger than the one "
                                     "above it. lazy_leveling: the oldest run "
                                     "is merged when the others are this many times smaller.")}},
        {key("dynamic_levels"),
         {tr("Dynamic levels"), tr("Leveled: the sizes of the levels follow from that of the deepest one; "
                                   "less space for more merging.")}},
        {key("target_table_bytes"),
         {tr("Table size"), tr("Compactions cut their output into tables of about this size.")}},
        {key("target_table_entries"),
         {tr("Table entries"),
          tr("Compactions also start a new table after this many entries; 0 means no limit.")}},
        {key("table_threshold"),
         {tr("Table threshold"), tr("Threshold: more tables than this are merged into one sorted run.")}},
        {key("tombstone_share"),
         {tr("Share of tombstones"), tr("Leveled: a table with this share of tombstones is merged downward "
                                        "though its level is not full; 0 means never.")}},
        {key("overwritten_share"),
         {tr("Share of overwritten data"), tr("Leveled: while nobody writes, levels are merged downward "
                                              "until what newer versions and deletions hide "
                                              "is below this share of the store; 0 means never.")}},
        {key("fifo_bytes"),
         {tr("Size of a FIFO store"),
          tr("Fifo: the oldest tables are dropped when all take more than this; 0 means no limit.")}},
        {key("compaction_bytes_per_second"),
         {tr("Compaction rate"), tr("Compactions in the background write at most this much, so that reads "
                                    "and writes keep the disk; the limit rises as they fall behind and ends "
                                    "before writers would be slowed. 0 means no limit.")}},
        {key("auto_compaction"),
         {tr("Automatic compaction"),
          tr("Compact in the background when it is due; compactions asked for work either way.")}},
        {key("block_size"),
         {tr("Block size"),
          tr("Entries are grouped into blocks of about this size before compression, without it up to four "
             "large ones into one of twice that; a read fetches one block.")}},
        {key("filter_bits_per_key"),
         {tr("Filter bits per key"), tr("Size of the Bloom filters: 10 lets about 1 in 100 needless look-ups "
                                        "through; 0 makes no filters.")}},
        {key("filter_allocation"),
         {tr("Filter memory"),
          tr("uniform gives all levels the same filter bits a key; monkey gives small levels more and the "
             "largest a little less, for fewer needless reads from the same memory.")}},
        {key("upper_compression"),
         {tr("Upper compression"), tr("Compression of the blocks of all levels but the bottommost.")}},
        {key("bottom_compression"),
         {tr("Bottom compression"),
          tr("Compression of the blocks of the bottommost level, where most of the data is.")}},
        {key("zstd_level"),
         {tr("Zstandard level"), tr("Effort of zstd: higher is smaller and slower to write.")}},
        {key("value_separation_bytes"),
         {tr("Separate values from"),
          tr("Values of at least this size go to value files, so that merges move only what points to them; "
             "0 keeps all values in their tables.")}},
        {key("value_garbage_share"),
         {tr("Garbage in value files"),
          tr("A value file in which this share of the bytes is no longer needed is emptied: what is still "
             "needed is written anew; 0 means never.")}},
        {key("entry_ttl"),
         {tr("Time to live"),
          tr("Values written without an expiry of their own vanish after this time; 0 means never.")}},
        {key("history_bytes"),
         {tr("History"),
          tr("Room for manifests of the past, so that the time machine reaches back over earlier "
             "sessions; 0 keeps none.")}},
        {key("cache_bytes"),
         {tr("Block cache"), tr("Memory for blocks, indexes and filters read from tables.")}},
        {key("background_threads"),
         {tr("Background threads"),
          tr("Threads for flushes and compactions; one of them serves flushes only.")}},
    };
}

}  // namespace

OptionText optionText(const std::string& name) {
    const QHash<QString, OptionText> texts = Text::all();
    if (const auto found = texts.find(QString::fromStdString(name)); found != texts.end())
        return *found;
    for (const OptionInfo& info : optionInfos()) {
        if (info.name == name)
            return {QString::fromStdString(name), QString::fromStdString(info.effect)};
    }
    return {QString::fromStdString(name), {}};
}

QString presetLabel(const std::string& preset) {
    if (preset == "default")
        return Text::tr("Default");
    if (preset == "classroom")
        return Text::tr("Classroom");
    if (preset == "write-heavy")
        return Text::tr("Write-heavy");
    if (preset == "space-saving")
        return Text::tr("Space-saving");
    return QString::fromStdString(preset);
}

QString presetEffect(const std::string& preset) {
    if (preset == "default")
        return Text::tr("A balance that suits most data.");
    if (preset == "classroom")
        return Text::tr(
            "Tiny memtables and tables (30 entries each), so that every flush and compaction can be followed "
            "by eye.");
    if (preset == "write-heavy")
        return Text::tr("Large memtables and little compression: writes come first.");
    if (preset == "space-saving")
        return Text::tr("Strong compression: disk space comes first.");
    return {};
}

QString optionUnit(const std::string& unit) {
    if (unit == "bytes")
        return Text::tr("bytes", "unit");
    if (unit == "bytes/s")
        return Text::tr("bytes/s", "unit");
    if (unit == "entries")
        return Text::tr("entries", "unit");
    if (unit == "memtables")
        return Text::tr("memtables", "unit");
    if (unit == "tables")
        return Text::tr("tables", "unit");
    if (unit == "times")
        return Text::tr("times", "unit");
    if (unit == "bits/key")
        return Text::tr("bits/key", "unit");
    if (unit == "threads")
        return Text::tr("threads", "unit");
    return QString::fromStdString(unit);
}

}  // namespace levelscope::gui
