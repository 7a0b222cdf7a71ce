// The conveniences of Db that need nothing but its virtual calls.
#include "core/db/db.h"

#include "core/base/scarcity.h"

namespace levelscope {
namespace {

constexpr size_t kKeptBatchBytes = 1 << 20;

// A batch of one operation; each thread reuses its own, so a put allocates nothing.
template <typename Fill>
Status writeOne(Db& db, const WriteOptions& options, Fill&& fill) {
    return orNoMemory([&] {
        thread_local WriteBatch batch;
        batch.clear();
        fill(batch);
        const Status status = db.write(options, batch).status();
        if (batch.bytes() > kKeptBatchBytes)
            batch = WriteBatch();
        return status;
    });
}

}  // namespace

Result<std::string> Db::get(std::string_view key) {
    PinnedValue value;
    RETURN_IF_ERROR(get(ReadOptions{}, key, value));
    return std::string(value.view());
}

Status Db::put(std::string_view key, std::string_view value, const WriteOptions& options) {
    return writeOne(*this, options, [&](WriteBatch& batch) { batch.put(key, value); });
}

Status Db::erase(std::string_view key, const WriteOptions& options) {
    return writeOne(*this, options, [&](WriteBatch& batch) { batch.erase(key); });
}

Status Db::eraseRange(std::string_view from, std::string_view to, const WriteOptions& options) {
    return writeOne(*this, options, [&](WriteBatch& batch) { batch.eraseRange(from, to); });
}

Status Db::checkpoint(const std::string& target) {
    CheckpointJob job;
    return checkpoint(target, job);
}

}  // namespace levelscope
