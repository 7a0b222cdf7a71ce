// Fuzz targets of tables and of each block in them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace levelscope::fuzz {

void runTable(std::string_view bytes);
void runTableBlocks(std::string_view bytes);  // the same with all checksums made right first
void runDataBlock(std::string_view bytes);
void runIndexBlock(std::string_view bytes);
void runFilterBlock(std::string_view bytes);
void runProperties(std::string_view bytes);

std::vector<std::string> tableSeeds();
std::vector<std::string> dataBlockSeeds();
std::vector<std::string> indexBlockSeeds();
std::vector<std::string> filterBlockSeeds();
std::vector<std::string> propertiesSeeds();

}  // namespace levelscope::fuzz
