// Fuzz targets of value files and of what points into them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace levelscope::fuzz {

void runValueFile(std::string_view bytes);
void runValues(std::string_view bytes);  // the same with all checksums made right first
void runValuePointer(std::string_view bytes);

std::vector<std::string> valueFileSeeds();
std::vector<std::string> valuePointerSeeds();

}  // namespace levelscope::fuzz
