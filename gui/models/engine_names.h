// Translated names of the engine's enumerations: one wording for every page.
#pragma once

#include <QString>

#include "core/base/keys.h"
#include "core/compaction/picker.h"
#include "core/inspect/log_anatomy.h"
#include "core/table/table_anatomy.h"
#include "core/table/table_properties.h"
#include "core/version/version_edit.h"

namespace levelscope::gui {

QString compressionName(Compression compression);       // "LZ4"
QString entryTypeName(EntryType type);                  // "delete"
QString blockKindName(BlockKind kind);                  // "filter"
QString compactionReasonName(CompactionReason reason);  // "too many tables in L0"
QString levelName(int level);                           // "L2"
QString editCauseName(EditCause cause);                 // "flush"
QString logPartName(LogPartKind kind);                  // "checksum"

}  // namespace levelscope::gui
