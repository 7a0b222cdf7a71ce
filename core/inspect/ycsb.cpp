#include "core/inspect/ycsb.h"

namespace levelscope {

namespace {

constexpr uint64_t kLongestScan = 100;
constexpr uint64_t kSeedOfDraws = 17;
constexpr uint64_t kSeedStep = 1'000;  // between threads

constexpr YcsbMix kUpdateHeavy{50, 50, 0, 0, KeyOrder::zipfian};
constexpr YcsbMix kReadMostly{95, 5, 0, 0, KeyOrder::zipfian};
constexpr YcsbMix kReadOnly{100, 0, 0, 0, KeyOrder::zipfian};
constexpr YcsbMix kReadLatest{95, 0, 5, 0, KeyOrder::latest};
constexpr YcsbMix kShortRanges{0, 0, 5, 95, KeyOrder::zipfian};
constexpr YcsbMix kReadModifyWrite{50, 0, 0, 0, KeyOrder::zipfian};

}  // namespace

const YcsbMix& ycsbMix(Workload workload) {
    switch (workload) {
        case Workload::ycsbB: return kReadMostly;
        case Workload::ycsbC: return kReadOnly;
        case Workload::ycsbD: return kReadLatest;
        case Workload::ycsbE: return kShortRanges;
        case Workload::ycsbF: return kReadModifyWrite;
        default: return kUpdateHeavy;
    }
}

Ycsb::Ycsb(BenchTarget& target, const YcsbMix& mix, const WorkloadOptions& options, uint32_t thread)
    : m_target(target),
      m_mix(mix),
      m_options(options),
      m_thread(thread),
      m_reader(target.newReader()),
      m_indexes(mix.order, options.keys, options.seed + kSeedStep * thread),
      m_values(options.valueSize, options.compressibility, options.seed),
      m_random(options.seed + kSeedStep * thread + kSeedOfDraws),
      m_key(options.keySize, '0') {}

Status Ycsb::step() {
    const uint64_t draw = m_random.below(100);
    if (draw < m_mix.reads)
        return read(drawExisting());
    if (draw < m_mix.reads + m_mix.updates)
        return write(drawExisting());
    if (draw < m_mix.reads + m_mix.updates + m_mix.inserts) {
        RETURN_IF_ERROR(write(insertedKey(m_inserted)));
        ++m_inserted;
        return {};
    }
    const uint64_t index = drawExisting();
    if (draw < m_mix.reads + m_mix.updates + m_mix.inserts + m_mix.scans)
        return scan(index, 1 + m_random.below(kLongestScan));
    RETURN_IF_ERROR(read(index));
    return write(index);
}

uint64_t Ycsb::insertedKey(uint64_t number) const {
    return m_options.keys + number * m_options.threads + m_thread;
}

// What this thread has inserted counts as the newest of all keys.
uint64_t Ycsb::drawExisting() {
    const uint64_t index = m_indexes.next();
    if (m_mix.order != KeyOrder::latest)
        return index;
    const uint64_t age = m_options.keys - 1 - index;
    return age < m_inserted ? insertedKey(m_inserted - 1 - age) : index + m_inserted;
}

Status Ycsb::check(uint64_t index, std::string_view value) const {
    return value == m_values.value(index) ? Status() : wrongAnswer(m_key);
}

Status Ycsb::read(uint64_t index) {
    formatKey(index, m_key);
    std::string_view value;
    RETURN_IF_ERROR(m_reader->get(m_key, value));
    ++m_pairs;
    return check(index, value);
}

Status Ycsb::write(uint64_t index) {
    formatKey(index, m_key);
    ++m_pairs;
    return m_target.put(m_key, m_values.value(index), false);
}

// Behind the keys of the filled store lie inserted ones, not all of which are this thread's.
Status Ycsb::scan(uint64_t index, uint64_t length) {
    formatKey(index, m_key);
    m_reader->refresh();
    m_reader->seek(m_key);
    for (uint64_t step = 0; step < length && index < m_options.keys; ++step, ++index) {
        if (step > 0)
            m_reader->next();
        formatKey(index, m_key);
        if (!m_reader->valid())
            return m_reader->status().ok() ? wrongAnswer(m_key) : m_reader->status();
        if (m_reader->key() != m_key)
            return wrongAnswer(m_key);
        ++m_pairs;
        RETURN_IF_ERROR(check(index, m_reader->value()));
    }
    return {};
}

}  // namespace levelscope
