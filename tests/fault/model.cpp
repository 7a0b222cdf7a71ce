#include "tests/fault/model.h"

#include <algorithm>

#include "core/base/hash.h"

namespace levelscope::fault {

namespace {

Status outOfOrder() {
    return Status(Error{.code = Code::corruption, .reason = Reason::outOfOrder});
}

Result<uint64_t> digestInOrder(Db& db, bool forwards) {
    const std::unique_ptr<Iterator> it = db.iterator();
    uint64_t digest = 0;
    std::string last;
    bool first = true;
    for (forwards ? it->seekToFirst() : it->seekToLast(); it->valid(); forwards ? it->next() : it->prev()) {
        if (!first && (forwards ? it->key() <= last : it->key() >= last))
            return outOfOrder();
        first = false;
        last = it->key();
        digest += pairDigest(it->key(), it->value());
    }
    RETURN_IF_ERROR(it->status());
    return digest;
}

}  // namespace

WriteBatch toBatch(const Write& write) {
    WriteBatch batch;
    for (const Change& change : write) {
        if (change.type == EntryType::value)
            batch.put(change.key, change.value);
        else if (change.type == EntryType::tombstone)
            batch.erase(change.key);
        else
            batch.eraseRange(change.key, change.value);
    }
    return batch;
}

uint64_t pairDigest(std::string_view key, std::string_view value) {
    return hash64(value, hash64(key, 1));
}

void Model::put(const std::string& key, const std::string& value) {
    const auto [at, isNew] = m_pairs.try_emplace(key, value);
    if (!isNew) {
        m_digest -= pairDigest(key, at->second);
        at->second = value;
    }
    m_digest += pairDigest(key, value);
}

void Model::erase(std::map<std::string, std::string>::iterator at) {
    m_digest -= pairDigest(at->first, at->second);
    m_pairs.erase(at);
}

void Model::apply(const Write& write) {
    for (const Change& change : write) {
        if (change.type == EntryType::value) {
            put(change.key, change.value);
        } else if (change.type == EntryType::tombstone) {
            if (const auto at = m_pairs.find(change.key); at != m_pairs.end())
                erase(at);
        } else {
            for (auto at = m_pairs.lower_bound(change.key); at != m_pairs.end() && at->first < change.value;)
                erase(at++);
        }
    }
}

size_t History::prefixWith(uint64_t digest, size_t most) const {
    for (size_t j = std::min(most, writes()) + 1; j-- > 0;)
        if (m_digests[j] == digest)
            return j;
    return npos;
}

Result<uint64_t> digestOf(Db& db) {
    return digestInOrder(db, true);
}

Result<uint64_t> digestBackwards(Db& db) {
    return digestInOrder(db, false);
}

}  // namespace levelscope::fault
