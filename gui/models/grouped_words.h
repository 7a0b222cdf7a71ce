// Numbers in translated words with plurals (%n), grouped as displayNumber does.
#pragma once

#include <QString>
#include <cstdint>

namespace levelscope::gui {

// `words`: a translation about `number` things, before anything else is put into it.
QString withGroupedNumber(const QString& words, uint64_t number);

}  // namespace levelscope::gui
