#include "core/inspect/clone_store.h"

#include <algorithm>

#include "core/formats/foreign/key_order.h"

namespace levelscope {

namespace {

constexpr uint64_t kBatchBytes = 1u << 20;
constexpr uint32_t kBatchKeys = 4096;

Status notEmpty(const std::string& directory) {
    return Status(Error{.code = Code::alreadyExists,
                        .reason = Reason::storeExists,
                        .file = directory,
                        .offset = Error::kNoOffset});
}

class Cloning {
public:
    Cloning(const StoreReader& source, std::string directory, Options options,
            const std::function<void(const CloneProgress&)>& progress, std::stop_token stop)
        : m_source(source),
          m_directory(std::move(directory)),
          m_options(std::move(options)),
          m_progress(progress),
          m_stop(std::move(stop)) {}

    Result<StoreDigest> run() {
        const StoreInfo info = m_source.info();
        RETURN_IF_ERROR(info.valueProblem);
        RETURN_IF_ERROR(makeRoom());
        // Written, then both read for their digests.
        m_state.expectedKeys = 3 * info.approximateKeys;
        Result<StoreDigest> digest = fill(info.comparator);
        if (!digest.ok())
            cleanUp();
        return digest;
    }

private:
    FileSystem& fs() const { return *m_options.env.fs; }

    Status makeRoom() {
        const auto names = fs().list(m_directory);
        m_existed = names.ok();
        return m_existed && !names->empty() ? notEmpty(m_directory) : Status();
    }

    Result<StoreDigest> fill(const std::string& comparator) {
        ASSIGN_OR_RETURN(m_db, Db::open(m_directory, m_options, OpenMode::create));
        RETURN_IF_ERROR(copy());
        RETURN_IF_ERROR(m_db->flush());
        const auto progress = [this, before = m_state.keys](uint64_t keys) { advance(before + keys); };
        const bool bytewise = KeyOrder::named(comparator).bytewise() || comparator == "bytewise";
        ASSIGN_OR_RETURN(const StoreDigest wanted,
                         bytewise ? digestOf(*m_source.iterator(), progress, m_stop)
                                  : digestByBytes(*m_source.iterator(), progress, m_stop));
        const auto further = [this, before = 2 * m_state.keys](uint64_t keys) { advance(before + keys); };
        ASSIGN_OR_RETURN(StoreDigest made, digestOf(*m_db->iterator(IteratorOptions()), further, m_stop));
        if (made.sha256 != wanted.sha256)
            return Status::corruption(Reason::checksumMismatch, m_directory, Error::kNoOffset, wanted.keys,
                                      made.keys);
        return made;
    }

    Status copy() {
        const std::unique_ptr<Iterator> from = m_source.iterator();
        from->setStop(m_stop);
        WriteBatch batch;
        for (from->seekToFirst(); from->valid(); from->next()) {
            batch.put(from->key(), from->value());
            ++m_state.keys;
            if (batch.bytes() >= kBatchBytes || batch.count() >= kBatchKeys)
                RETURN_IF_ERROR(write(batch));
        }
        RETURN_IF_ERROR(from->status());
        return batch.empty() ? batch.status() : write(batch);
    }

    Status write(WriteBatch& batch) {
        if (m_stop.stop_requested())
            return Status::cancelled();
        RETURN_IF_ERROR(m_db->write({.durability = Durability::process}, batch).status());
        batch.clear();
        advance(m_state.keys);
        return {};
    }

    void advance(uint64_t keys) {
        if (m_progress)
            m_progress({keys, std::max(keys, m_state.expectedKeys)});
    }

    // The directory was empty or not there: all that is in it now was made here.
    void cleanUp() {
        m_db.reset();
        const auto names = fs().list(m_directory);
        if (!names.ok())
            return;
        for (const std::string& name : *names)
            static_cast<void>(fs().remove(joinPath(m_directory, name)).ok());
        if (!m_existed)
            static_cast<void>(fs().removeDirectory(m_directory).ok());
    }

    const StoreReader& m_source;
    const std::string m_directory;
    const Options m_options;
    const std::function<void(const CloneProgress&)>& m_progress;
    const std::stop_token m_stop;
    std::unique_ptr<Db> m_db;
    CloneProgress m_state;
    bool m_existed = false;
};

}  // namespace

Result<StoreDigest> cloneStore(const StoreReader& source, const std::string& directory,
                               const Options& options,
                               const std::function<void(const CloneProgress&)>& progress,
                               std::stop_token stop) {
    return Cloning(source, directory, options, progress, std::move(stop)).run();
}

}  // namespace levelscope
