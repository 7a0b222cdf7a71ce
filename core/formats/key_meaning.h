// What a key of a well-known program says, told by the store's comparator and the shape of the key itself:
// Chromium's IndexedDB and local storage, and the chunks of Minecraft's Bedrock edition. A guess where only
// the shape tells. Pure functions over untrusted bytes.
//
//   local storage := "_" origin 0 text | "META:" origin | "METAACCESS:" origin | "VERSION"
//                    text: u8 0 and UTF-16LE, or u8 1 and Latin-1
//   coin          := "C" txid (32 bytes, backwards), varint output      Bitcoin's chainstate, core/txdb
//   chunk         := i32 x, i32 z, [i32 dimension], u8 what, [i8 height]     x and z in chunks of 16 blocks
#pragma once

#include <string>
#include <string_view>

namespace levelscope {

// JSON, or empty: by the comparator, or else the shape.
std::string keyMeaning(std::string_view comparator, std::string_view key);

// The same of one kind only.
std::string localStorageMeaning(std::string_view key);
std::string chunkMeaning(std::string_view key);
std::string coinMeaning(std::string_view key);

}  // namespace levelscope
