// Fuzz targets of what reads LevelDB's and RocksDB's files.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace levelscope::fuzz {

void runForeignBlock(std::string_view bytes);
void runForeignTable(std::string_view bytes);
void runForeignLog(std::string_view bytes);
void runForeignEdit(std::string_view bytes);
void runForeignBatch(std::string_view bytes);
void runForeignCodecs(std::string_view bytes);  // the first byte chooses one
void runForeignValues(std::string_view bytes);  // blob indexes, wide columns, options

void runForeignClones(std::string_view bytes);  // values of IndexedDB
void runForeignKeys(std::string_view bytes);    // order and meaning; two keys, cut in the middle
void runForeignFilter(std::string_view bytes);  // both kinds, and the bits a key probes

std::vector<std::string> foreignBlockSeeds();
std::vector<std::string> foreignTableSeeds();
std::vector<std::string> foreignLogSeeds();
std::vector<std::string> foreignEditSeeds();
std::vector<std::string> foreignBatchSeeds();
std::vector<std::string> foreignCodecSeeds();
std::vector<std::string> foreignValueSeeds();
std::vector<std::string> foreignCloneSeeds();
std::vector<std::string> foreignKeySeeds();
std::vector<std::string> foreignFilterSeeds();

}  // namespace levelscope::fuzz
