// Translated names of the engine's enumerations: one wording for every page.
#pragma once

#include <QString>

#include "core/base/keys.h"
#include "core/compaction/picker.h"
#include "core/table/table_anatomy.h"
#include "core/table/table_properties.h"

namespace levelscope::gui {

QString compressionName(Compression compression);       // "LZ4"
QString entryTypeName(EntryType type);                  // "delete"
QString blockKindName(BlockKind kind);                  // "filter"
QString compactionReasonName(CompactionReason reason);  // "too many tables in L0"
QString levelName(int level);                           // "L2"

}  // namespace levelscope::gui
