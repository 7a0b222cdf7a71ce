// Logs and manifests as plain structs, read by the production LogReader.
#pragma once

#include <functional>
#include <stop_token>
#include <string>

#include "core/formats/store_reader.h"

namespace levelscope {

Result<WalSummary> readLogAt(FileSystem& fs, const std::string& path, uint64_t number,
                             const std::function<bool(const WalBatch&)>& visit, std::stop_token stop,
                             size_t valueLimit, uint64_t from = 0);
// `ended`, if given, tells whether `visit` wanted no more.
Status readManifestAt(FileSystem& fs, const std::string& path, uint64_t number,
                      const std::function<bool(const ManifestRecord&)>& visit, std::stop_token stop,
                      bool* ended = nullptr);
// All manifests that lead to `newest`, oldest first.
Status readManifests(FileSystem& fs, const std::string& directory, uint64_t newest,
                     const std::function<bool(const ManifestRecord&)>& visit, std::stop_token stop);

}  // namespace levelscope
