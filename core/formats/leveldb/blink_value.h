// Values of Chromium's IndexedDB: structured clones as Blink and V8 write them (blink
// serialized_script_value, idb_value_wrapping; v8 value-serializer).
//
//   record := varint version of the record, wrapped | clone
//   wrapped := 0xff 0x11 0x01, varint size, varint blob      the clone lies in a blob file
//            | 0xff 0x11 0x02, snappy(clone)
//   clone  := 0xff varint version of Blink, [0xfe u64 offset, u32 size of a trailer], 0xff varint version of
//   V8,
//             value
//   value  := u8 tag and what it asks for; objects, arrays, maps and sets end with a tag and their count
//
// Untrusted bytes: nesting, number of values and size of the output are bounded.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace levelscope::leveldb {

struct BlinkReading {
    std::string json;  // {"format":{"record":…,"blink":…,"v8":…},"value":…}; empty: this is no such value
    size_t stopped = 0;  // where it stopped making sense, if it did
    bool ok = false;
};

// A tag of an unknown meaning ends the reading: the value tells its offset and the rest in hexadecimal. Bytes
// that end too early, or nonsense, are not ok.
BlinkReading readBlinkValue(std::string_view record);
// Begins like a clone, or a wrapped one.
bool looksLikeBlinkValue(std::string_view record);

}  // namespace levelscope::leveldb
