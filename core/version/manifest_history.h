// Manifests of former sessions, kept so that the past of a store can be looked at: when a new manifest takes
// over, the one before stays under its name until those kept exceed a budget. CURRENT alone decides which
// manifest counts: a kept one is never replayed, and a store without them lacks nothing but its past.
//
// The first record of a manifest names the one it took over from (VersionEdit::formerManifest), so a manifest
// that was begun and never came into force belongs to no chain. Should a power cut bring one back after it
// was removed, it goes when its turn comes as the oldest.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/status.h"
#include "core/env/file_system.h"

namespace levelscope {

// At most so many are kept, whatever their size: short sessions make many small ones.
inline constexpr size_t kMostKeptManifests = 256;

// Numbers of the manifests that lead to `newest`, itself included, oldest first. The chain ends where a
// manifest is gone or its first record cannot be read.
std::vector<uint64_t> manifestChain(FileSystem& fs, const std::string& directory, uint64_t newest);

// Of the files `names`, removes manifests older than `newest`, oldest first, until the rest is within
// `budget` bytes and kMostKeptManifests. Failures are let pass: the next call tries again.
void trimManifests(FileSystem& fs, const std::string& directory, const std::vector<std::string>& names,
                   uint64_t newest, uint64_t budget);

}  // namespace levelscope
