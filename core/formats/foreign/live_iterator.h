// The live pairs of a family in its order: hides tombstones, shadowed versions and what range tombstones
// cover; resolves merges, blobs and wide columns. A range in other orders than bytewise is a filter: all keys
// are passed, those inside are shown.
#pragma once

#include <memory>

#include "core/db/db.h"
#include "core/formats/foreign/foreign_store.h"

namespace levelscope {

// `snapshot`: entries up to this sequence count. `failure`: what is known to be missing; the status when the
// last pair is passed. A trace outlives the iterator. With a damage log that failure, and all that cannot be
// read, is noted there and passed by.
std::unique_ptr<Iterator> newLiveIterator(std::shared_ptr<const ForeignFamily> family,
                                          std::shared_ptr<const TombstoneCover> cover,
                                          SequenceNumber snapshot, KeyRange range, Status failure = {},
                                          ReadTrace* trace = nullptr,
                                          std::shared_ptr<DamageLog> damage = nullptr);

}  // namespace levelscope
