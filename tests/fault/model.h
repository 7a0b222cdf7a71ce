// What a store should hold after each write: the oracle of the fault tests. A state is known by its digest, a
// sum over its pairs, so that "is this the state after the first j writes, for some j" is a look-up.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/keys.h"
#include "core/db/db.h"

namespace levelscope::fault {

struct Change {
    EntryType type = EntryType::value;  // value, tombstone or rangeTombstone
    std::string key;
    std::string value;  // or the exclusive end of a range
};
using Write = std::vector<Change>;  // atomic

WriteBatch toBatch(const Write& write);

// Independent of order; of the empty store it is 0.
uint64_t pairDigest(std::string_view key, std::string_view value);

class Model {
public:
    void apply(const Write& write);
    const std::map<std::string, std::string>& pairs() const { return m_pairs; }
    uint64_t digest() const { return m_digest; }

private:
    void put(const std::string& key, const std::string& value);
    void erase(std::map<std::string, std::string>::iterator at);

    std::map<std::string, std::string> m_pairs;
    uint64_t m_digest = 0;
};

// digests()[j]: after the first j writes.
class History {
public:
    History() : m_digests{0} {}
    void append(const Write& write) {
        m_model.apply(write);
        m_digests.push_back(m_model.digest());
    }
    size_t writes() const { return m_digests.size() - 1; }
    const Model& model() const { return m_model; }
    uint64_t digestAfter(size_t writes) const { return m_digests[writes]; }
    // The largest j <= `most` whose state has this digest, or npos.
    size_t prefixWith(uint64_t digest, size_t most) const;
    static constexpr size_t npos = ~size_t{0};

private:
    Model m_model;
    std::vector<uint64_t> m_digests;
};

// All live pairs read by an iterator, forwards; checks that keys ascend.
Result<uint64_t> digestOf(Db& db);
// The same backwards.
Result<uint64_t> digestBackwards(Db& db);

}  // namespace levelscope::fault
