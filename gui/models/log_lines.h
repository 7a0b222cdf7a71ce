// One translated line an event, for the Log dock. Keys and values never appear in them.
#pragma once

#include <QString>

#include "core/db/db.h"

namespace levelscope::gui {

QString logLine(const FlushInfo& info);
QString logLine(const CompactionInfo& info);
QString logLine(const StallInfo& info);
QString logLine(const Status& status);

}  // namespace levelscope::gui
