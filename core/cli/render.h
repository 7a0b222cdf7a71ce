// Inspection structs as JSON and as words, shared by the verbs that report.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "core/base/histogram.h"
#include "core/cli/command.h"
#include "core/compaction/picker.h"
#include "core/formats/store_reader.h"
#include "core/inspect/json_bytes.h"
#include "core/inspect/words.h"
#include "core/table/table_anatomy.h"

namespace levelscope::cli {

using levelscope::nameOf;
std::string_view nameOf(StoreFormat format);
std::string_view nameOf(Compression compression);
std::string_view nameOf(CompactionReason reason);
std::string_view nameOf(Decision::Kind kind);
std::string_view nameOf(EditCause cause);
std::string_view nameOf(LogEnd end);

using levelscope::addBytes;
// "2026-11-21T03:14:15Z"; empty for 0.
std::string isoTime(int64_t wallMicros);

// "count", "p50_micros", "p99_micros", "p999_micros", "max_micros"
void addPercentiles(Json& json, const Histogram& latencies);

Json toJson(const TableMeta& table);
Json toJson(const LevelInfo& level);
Json toJson(const Decision& decision);
Json toJson(const Status& status);  // code, reason, file, offset..., and the words

}  // namespace levelscope::cli
