// The decoder rules a store suggests: by its comparator, by the keys of well-known programs, and by a mask
// for values that lies in it. Reads a few keys; for a worker.
#pragma once

#include "core/formats/store_reader.h"
#include "gui/models/decoder_rules.h"

namespace levelscope::gui {

DecoderRules detectRules(const StoreReader& reader, std::stop_token stop);

}  // namespace levelscope::gui
