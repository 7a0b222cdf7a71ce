// What one byte of a table file is, in a line.
#pragma once

#include <QString>

#include "core/inspect/byte_place.h"

namespace levelscope::gui {

QString byteWords(uint64_t offset, const BytePlace& place);

}  // namespace levelscope::gui
