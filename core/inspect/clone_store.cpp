#include "core/inspect/clone_store.h"

#include <algorithm>

#include "core/formats/foreign/key_order.h"
#include "core/inspect/made_store.h"

namespace levelscope {

namespace {

constexpr uint64_t kKeysPerStep = 1024;

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
        // Written, then both read for their digests.
        m_state.expectedKeys = 3 * info.approximateKeys;
        ASSIGN_OR_RETURN(m_made, MadeStore::create(m_directory, m_options));
        m_bytewise = KeyOrder::named(info.comparator).bytewise() || info.comparator == "bytewise";
        RETURN_IF_ERROR(m_bytewise ? copySorted() : copy());
        RETURN_IF_ERROR(m_made->settle());
        ASSIGN_OR_RETURN(StoreDigest digest, compare());
        m_made->keep();
        return digest;
    }

private:
    Result<StoreDigest> compare() {
        const auto progress = [this, before = m_state.keys](uint64_t keys) { advance(before + keys); };
        ASSIGN_OR_RETURN(const StoreDigest wanted,
                         m_bytewise ? digestOf(*m_source.iterator(), progress, m_stop)
                                    : digestByBytes(*m_source.iterator(), progress, m_stop));
        const auto further = [this, before = 2 * m_state.keys](uint64_t keys) { advance(before + keys); };
        ASSIGN_OR_RETURN(StoreDigest made,
                         digestOf(*m_made->db().iterator(IteratorOptions()), further, m_stop));
        if (made.sha256 != wanted.sha256)
            return Status::corruption(Reason::checksumMismatch, m_directory, Error::kNoOffset, wanted.keys,
                                      made.keys);
        return made;
    }

    // In our order already: straight into tables.
    Status copySorted() {
        const std::unique_ptr<Iterator> from = m_source.iterator();
        from->setStop(m_stop);
        bool first = true;
        const IngestSource source = [&](IngestEntry& entry) -> Result<bool> {
            if (first)
                from->seekToFirst();
            else
                from->next();
            first = false;
            RETURN_IF_ERROR(from->status());
            RETURN_IF_ERROR(from->valueProblem());
            if (!from->valid())
                return false;
            entry = {from->key(), from->value(), from->expiryMicros()};
            if (++m_state.keys % kKeysPerStep == 0) {
                advance(m_state.keys);
                if (m_stop.stop_requested())
                    return Status::cancelled();
            }
            return true;
        };
        IngestJob job;
        RETURN_IF_ERROR(m_made->db().ingest(source, {.writesMeanwhile = 0}, job).status());
        advance(m_state.keys);
        return {};
    }

    Status copy() {
        const std::unique_ptr<Iterator> from = m_source.iterator();
        from->setStop(m_stop);
        for (from->seekToFirst(); from->valid() && from->valueProblem().ok(); from->next()) {
            if (const int64_t expiry = from->expiryMicros(); expiry != 0)
                m_made->batch().putExpiring(from->key(), from->value(), expiry);
            else
                m_made->batch().put(from->key(), from->value());
            ++m_state.keys;
            if (m_made->batchIsFull())
                RETURN_IF_ERROR(write());
        }
        RETURN_IF_ERROR(from->status());
        RETURN_IF_ERROR(from->valueProblem());
        return write();
    }

    Status write() {
        if (m_stop.stop_requested())
            return Status::cancelled();
        RETURN_IF_ERROR(m_made->writeBatch());
        advance(m_state.keys);
        return {};
    }

    void advance(uint64_t keys) {
        if (m_progress)
            m_progress({keys, std::max(keys, m_state.expectedKeys)});
    }

    const StoreReader& m_source;
    const std::string m_directory;
    const Options m_options;
    const std::function<void(const CloneProgress&)>& m_progress;
    const std::stop_token m_stop;
    std::unique_ptr<MadeStore> m_made;
    bool m_bytewise = false;  // the source's order is ours
    CloneProgress m_state;
};

}  // namespace

Result<StoreDigest> cloneStore(const StoreReader& source, const std::string& directory,
                               const Options& options,
                               const std::function<void(const CloneProgress&)>& progress,
                               std::stop_token stop) {
    return Cloning(source, directory, options, progress, std::move(stop)).run();
}

}  // namespace levelscope
