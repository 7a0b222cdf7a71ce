// Merges that reads have paid for: what they passed through on their way to older data is pushed down to it.
#include <algorithm>

#include "core/compaction/policies.h"

namespace levelscope {
namespace {

// Keeps the decision that reads have paid for best.
class PaidByReads {
public:
    PaidByReads(const Version& version, const ReadCharges& charges)
        : m_version(version), m_charges(charges) {}

    uint64_t charged(const TablePtr& table) const {
        const auto found = m_charges.find(table->number);
        return found == m_charges.end() ? 0 : found->second;
    }
    void consider(Decision decision) {
        uint64_t paid = 0;
        for (const TablePtr& table : decision.inputs)
            paid += table->level < decision.outputLevel ? charged(table) : 0;
        const uint64_t bytes = std::max<uint64_t>(decision.inputBytes(), 1);
        if (paid < bytes)
            return;
        decision = finish(m_version, std::move(decision));
        // A run that nothing older lies under costs its readers nothing.
        if (decision.kind == Decision::Kind::move && decision.bottommost)
            return;
        decision.reason = CompactionReason::reads;
        decision.score = static_cast<double>(paid) / static_cast<double>(bytes);
        if (decision.score > m_best.score)
            m_best = std::move(decision);
    }
    Decision best() { return std::move(m_best); }

private:
    const Version& m_version;
    const ReadCharges& m_charges;
    Decision m_best;
};

}  // namespace

Decision pickForReads(const Version& version, const CompactionOptions& options, const ReadCharges& charges,
                      const std::vector<uint64_t>& busyTables) {
    if (options.policy != CompactionPolicy::leveled || charges.empty())
        return {};
    const Busy busy(busyTables);
    PaidByReads paid(version, charges);
    for (Decision& levelZero : pickLevelZero(version, busy))
        paid.consider(std::move(levelZero));
    for (int level = 1; level < version.levels() - 1; ++level) {
        for (const TablePtr& table : version.level(level)) {
            if (paid.charged(table) < table->fileSize || busy.has(table))
                continue;
            if (Decision decision = pushDown(version, {table}, level); !busy.hasAny(decision.inputs))
                paid.consider(std::move(decision));
        }
    }
    return paid.best();
}

}  // namespace levelscope
