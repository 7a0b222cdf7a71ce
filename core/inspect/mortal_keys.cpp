#include "core/inspect/mortal_keys.h"

#include <algorithm>

namespace levelscope {

namespace {

constexpr uint64_t kFillBatch = 1'000;

// What they have in common: keys and values by number, and one reader.
class Mortal : public MortalKeys {
public:
    Mortal(BenchTarget& target, const WorkloadOptions& options)
        : m_target(target),
          m_options(options),
          m_reader(target.newReader()),
          m_values(options.valueSize, options.compressibility, options.seed),
          m_key(options.keySize, '0') {}

    uint64_t pairs() const override { return m_pairs; }

protected:
    std::string_view key(uint64_t index) {
        formatKey(index, m_key);
        return m_key;
    }
    // Writes the keys [0, count).
    Status fill(uint64_t count) {
        std::vector<std::string> keys(kFillBatch, m_key);
        std::vector<BenchTarget::Pair> pairs;
        for (uint64_t index = 0; index < count;) {
            pairs.clear();
            for (; pairs.size() < kFillBatch && index < count; ++index) {
                std::string& key = keys[pairs.size()];
                formatKey(index, key);
                pairs.emplace_back(key, m_values.value(index));
            }
            RETURN_IF_ERROR(m_target.putBatch(pairs));
        }
        return {};
    }
    // The reader stands on this key and its value.
    Status expectAt(uint64_t index) {
        ++m_pairs;
        if (!m_reader->valid())
            return m_reader->status().ok() ? wrongAnswer(key(index)) : m_reader->status();
        const bool right = m_reader->key() == key(index) && m_reader->value() == m_values.value(index);
        return right ? Status() : wrongAnswer(m_key);
    }

    BenchTarget& m_target;
    const WorkloadOptions& m_options;
    const std::unique_ptr<BenchReader> m_reader;
    const ValueGenerator m_values;
    std::string m_key;
    uint64_t m_pairs = 0;
};

// The first nine tenths of the keys are deleted in order; each operation seeks to the first of them.
class DeletedFront final : public Mortal {
public:
    DeletedFront(BenchTarget& target, const WorkloadOptions& options)
        : Mortal(target, options),
          m_deleted(std::min(options.keys - (options.keys + 9) / 10, kMostDeleted)) {}

    Status prepare() override {
        RETURN_IF_ERROR(fill(m_options.keys));
        for (uint64_t index = 0; index < m_deleted; ++index)
            RETURN_IF_ERROR(m_target.erase(key(index)));
        return {};
    }
    Status step(uint64_t) override {
        m_reader->refresh();
        m_reader->seek(key(0));
        return expectAt(m_deleted);
    }

private:
    const uint64_t m_deleted;
};

// Of every thousand keys all but the first ten are deleted, in random order; each operation seeks to a random
// key and steps on.
class DeletedStripes final : public Mortal {
public:
    DeletedStripes(BenchTarget& target, const WorkloadOptions& options)
        : Mortal(target, options), m_seeks(options.readOrder, options.keys, options.seed + 1) {}

    Status prepare() override {
        RETURN_IF_ERROR(fill(m_options.keys));
        IndexGenerator order(KeyOrder::shuffled, m_options.keys, m_options.seed);
        for (uint64_t i = 0; i < m_options.keys; ++i) {
            if (const uint64_t index = order.next(); firstAlive(index) != index)
                RETURN_IF_ERROR(m_target.erase(key(index)));
        }
        return {};
    }
    Status step(uint64_t) override {
        const uint64_t sought = m_seeks.next();
        m_reader->refresh();
        m_reader->seek(key(sought));
        uint64_t index = firstAlive(sought);
        for (uint32_t next = 0; next <= m_options.nextsPerSeek; ++next, index = firstAlive(index + 1)) {
            if (next > 0)
                m_reader->next();
            if (index >= m_options.keys)
                return m_reader->valid() ? wrongAnswer(m_reader->key()) : m_reader->status();
            RETURN_IF_ERROR(expectAt(index));
        }
        return {};
    }

private:
    static constexpr uint64_t kStripe = 1'000;
    static constexpr uint64_t kAlive = 10;

    // From this key on.
    static uint64_t firstAlive(uint64_t index) {
        return index % kStripe < kAlive ? index : (index / kStripe + 1) * kStripe;
    }

    IndexGenerator m_seeks;
};

// Each step writes some keys behind the last one, then finds the first of all keys and takes as many from
// there: every seek passes by what was taken before.
class KeyQueue final : public Mortal {
public:
    using Mortal::Mortal;

    Status prepare() override {
        m_back = kBacklogSteps * operationsAStep();
        return fill(m_back);
    }
    uint64_t operationsAStep() const override { return std::max<uint64_t>(m_options.batchSize, 1); }
    Status step(uint64_t operations) override {
        for (uint64_t i = 0; i < operations; ++i, ++m_back)
            RETURN_IF_ERROR(m_target.put(key(m_back), m_values.value(m_back), false));
        m_reader->refresh();
        m_reader->seekToFirst();
        for (uint64_t i = 0; i < operations; ++i, ++m_front) {
            RETURN_IF_ERROR(expectAt(m_front));
            m_reader->next();
            RETURN_IF_ERROR(m_target.erase(key(m_front)));
        }
        return {};
    }

private:
    static constexpr uint64_t kBacklogSteps = 10;

    uint64_t m_front = 0;
    uint64_t m_back = 0;
};

// An hour passes with each operation. It writes a random key that lives for half as many hours as there are
// keys, and looks up another; of a store that forgets nothing by itself it also deletes, as its client would
// have to, what has come of age. What the real clock adds must stay below half an hour.
class ExpiringKeys final : public Mortal {
public:
    ExpiringKeys(BenchTarget& target, const WorkloadOptions& options)
        : Mortal(target, options),
          m_life(std::max<uint64_t>(options.keys / 2, 1)),
          m_writes(KeyOrder::uniform, options.keys, options.seed + 1),
          m_aging(KeyOrder::uniform, options.keys, options.seed + 1),
          m_reads(options.readOrder, options.keys, options.seed + 2),
          m_written(options.keys, 0) {}

    Status prepare() override {
        for (uint64_t i = 0; i < m_life; ++i)
            RETURN_IF_ERROR(write());
        return {};
    }
    Status step(uint64_t) override {
        RETURN_IF_ERROR(write());
        return read();
    }

private:
    static constexpr int64_t kHour = 3'600'000'000;

    Status write() {
        ++m_now;
        m_target.passTime(kHour);
        if (m_now > m_life && !m_target.expiresPairs())
            RETURN_IF_ERROR(eraseExpired());
        const uint64_t index = m_writes.next();
        ++m_pairs;
        m_written[index] = m_now;
        return m_target.putFor(key(index), m_values.value(m_now),
                               static_cast<int64_t>(m_life) * kHour - kHour / 2);
    }
    // What was written one life ago, unless it was written again.
    Status eraseExpired() {
        const uint64_t index = m_aging.next();
        return m_written[index] == m_now - m_life ? m_target.erase(key(index)) : Status();
    }
    Status read() {
        const uint64_t index = m_reads.next();
        const bool alive = m_written[index] != 0 && m_now - m_written[index] < m_life;
        std::string_view value;
        const Status status = m_reader->get(key(index), value);
        ++m_pairs;
        if (!status.ok() && !status.is(Code::notFound))
            return status;
        const bool right = alive ? status.ok() && value == m_values.value(m_written[index]) : !status.ok();
        return right ? Status() : wrongAnswer(m_key);
    }

    const uint64_t m_life;  // in operations
    IndexGenerator m_writes;
    IndexGenerator m_aging;  // draws what m_writes drew one life ago
    IndexGenerator m_reads;
    std::vector<uint64_t> m_written;  // by which operation, from 1; 0: never
    uint64_t m_now = 0;
};

}  // namespace

std::unique_ptr<MortalKeys> makeMortalKeys(Workload workload, BenchTarget& target,
                                           const WorkloadOptions& options) {
    switch (workload) {
        case Workload::tombstoneseek: return std::make_unique<DeletedFront>(target, options);
        case Workload::tombstonemix: return std::make_unique<DeletedStripes>(target, options);
        case Workload::deletequeue: return std::make_unique<KeyQueue>(target, options);
        default: return std::make_unique<ExpiringKeys>(target, options);
    }
}

}  // namespace levelscope
