// Stores this process has open, and how they are let go: whoever drops the last pointer, on whichever thread,
// the closing itself (which may wait for a compaction to stop) runs on a pool thread.
#pragma once

#include <memory>
#include <stop_token>
#include <string>

#include "core/db/db.h"
#include "core/formats/store_reader.h"

namespace levelscope::gui {

std::shared_ptr<Db> holdDb(std::unique_ptr<Db> db, const std::string& directory);
std::shared_ptr<StoreReader> holdReader(std::shared_ptr<StoreReader> reader);

// The session of `directory` is gone; what is left of it closes soon.
void markClosing(const std::string& directory);
// On a worker: waits, within reason, until a store that is being closed is closed.
void waitUntilClosed(const std::string& directory, std::stop_token stop);

}  // namespace levelscope::gui
