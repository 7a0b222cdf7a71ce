// Fuzz targets of logs, batches, manifest edits, CURRENT and options.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace levelscope::fuzz {

void runLog(std::string_view bytes);
void runBatch(std::string_view bytes);
void runEdit(std::string_view bytes);
void runManifest(std::string_view bytes);  // payloads of edits, framed with right checksums
void runCurrent(std::string_view bytes);
void runOptions(std::string_view bytes);

std::vector<std::string> logSeeds();
std::vector<std::string> batchSeeds();
std::vector<std::string> editSeeds();
std::vector<std::string> currentSeeds();
std::vector<std::string> optionsSeeds();

}  // namespace levelscope::fuzz
