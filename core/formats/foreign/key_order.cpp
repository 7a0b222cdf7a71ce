#include "core/formats/foreign/key_order.h"

#include "core/base/coding.h"
#include "core/formats/leveldb/indexed_db.h"

namespace levelscope {

namespace {

constexpr std::string_view kBytewise = "leveldb.BytewiseComparator";
constexpr std::string_view kReverse = "rocksdb.ReverseBytewiseComparator";
constexpr std::string_view kTimestamped = ".u64ts";
// MyRocks: bytes that order as its columns do.
constexpr std::string_view kMyRocks = "RocksDB_SE_v3.10";
constexpr std::string_view kMyRocksReverse = "rev:RocksDB_SE_v3.10";

}  // namespace

KeyOrder KeyOrder::named(std::string comparator) {
    KeyOrder order;
    std::string_view base = comparator;
    if (base.ends_with(kTimestamped)) {
        base.remove_suffix(kTimestamped.size());
        order.m_timestampSize = sizeof(uint64_t);
    }
    const bool reverse = base == kReverse || base == kMyRocksReverse;
    const bool bytewise = base == kBytewise || base == kMyRocks;
    if (comparator == leveldb::kIndexedDbComparator) {
        order.m_kind = Kind::indexedDb;
    } else if (!bytewise && !reverse) {
        order.m_kind = Kind::unknown;
        order.m_timestampSize = 0;
    } else if (order.m_timestampSize != 0) {
        order.m_kind = Kind::timestamped;
        order.m_backwards = reverse;
    } else {
        order.m_kind = reverse ? Kind::reverse : Kind::bytewise;
    }
    order.m_name = std::move(comparator);
    return order;
}

KeyOrder KeyOrder::withRanks(std::shared_ptr<const KeyRanks> ranks) const {
    KeyOrder order = *this;
    order.m_kind = Kind::ranked;
    order.m_ranks = std::move(ranks);
    return order;
}

std::string KeyOrder::firstStored(std::string_view visible) const {
    return std::string(visible).append(m_timestampSize, '\xff');
}

uint64_t KeyOrder::rankOf(std::string_view key) const {
    const auto found = m_ranks->find(std::string(key));
    return found == m_ranks->end() ? ~uint64_t{0} : found->second;
}

int KeyOrder::compareOther(std::string_view a, std::string_view b) const {
    switch (m_kind) {
        case Kind::reverse: return b.compare(a);
        case Kind::timestamped: {
            const int order = m_backwards ? visible(b).compare(visible(a)) : visible(a).compare(visible(b));
            if (order != 0 || a.size() < m_timestampSize || b.size() < m_timestampSize)
                return order != 0 ? order : a.compare(b);
            const auto aTime = loadFixed<uint64_t>(a.data() + a.size() - m_timestampSize);
            const auto bTime = loadFixed<uint64_t>(b.data() + b.size() - m_timestampSize);
            return aTime > bTime ? -1 : (aTime < bTime ? 1 : 0);
        }
        case Kind::indexedDb: return leveldb::compareIndexedDbKeys(a, b);
        case Kind::ranked: {
            const uint64_t aRank = rankOf(a);
            const uint64_t bRank = rankOf(b);
            if (aRank == bRank)
                return a.compare(b);
            return aRank < bRank ? -1 : 1;
        }
        default: return a.compare(b);
    }
}

}  // namespace levelscope
