// Ways to read what other programs store: protocol buffers without their schema, text of Chromium with a byte
// in front that tells its encoding, keys as LevelDB and RocksDB have them inside. Pure functions over
// untrusted bytes; any thread. Bounds as in value_decoder.h.
#pragma once

#include "gui/models/value_decoder.h"

namespace levelscope::gui {

// JSON by field number; a field that occurs again makes a list. Bytes are text where they read as text, else
// a message where they read as one, else hexadecimal. 32 and 64 bits may be integers or floating: both are
// told.
DecodedValue decodeProtobuf(std::string_view bytes);
// 0: UTF-16, little-endian; 1: Latin-1.
DecodedValue decodeFlaggedText(std::string_view bytes);
// {"key":…,"sequence":…,"type":…}
DecodedValue decodeInternalKey(std::string_view bytes);
// {"format":…,"value":…}: see core/formats/leveldb/blink_value.h.
DecodedValue decodeIndexedDbValue(std::string_view bytes);
// {"height":…,"coinbase":…,"satoshi":…,"script":…}: an unspent output as Bitcoin's chainstate has it once it
// is unmasked (coins.h, compressor.h).
DecodedValue decodeCoin(std::string_view bytes);

}  // namespace levelscope::gui
