// What a store may answer after writes of which some failed.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>

#include "tests/fault/workload.h"

namespace levelscope::fault {

// For each key, what a read may say: one value after an acknowledged write; after a failed one, whose fate is
// open, either.
class Admissible {
public:
    using Value = std::optional<std::string>;

    explicit Admissible(size_t keys) {
        for (size_t i = 0; i < keys; ++i)
            m_values[keyNumber(i)] = {std::nullopt};
    }
    void acknowledged(const Write& write) {
        for (auto& [key, value] : effects(write))
            m_values[key] = {std::move(value)};
    }
    void failed(const Write& write) {
        for (auto& [key, value] : effects(write))
            m_values[key].insert(std::move(value));
    }
    bool allows(const std::string& key, const Value& value) const {
        const auto found = m_values.find(key);
        return found != m_values.end() && found->second.count(value) > 0;
    }
    const std::map<std::string, std::set<Value>>& all() const { return m_values; }

private:
    std::map<std::string, Value> effects(const Write& write) const {
        std::map<std::string, Value> result;
        for (const Change& change : write) {
            if (change.type == EntryType::value)
                result[change.key] = change.value;
            else if (change.type == EntryType::tombstone)
                result[change.key] = std::nullopt;
            else
                for (auto at = m_values.lower_bound(change.key);
                     at != m_values.end() && at->first < change.value; ++at)
                    result[at->first] = std::nullopt;
        }
        return result;
    }

    std::map<std::string, std::set<Value>> m_values;
};

}  // namespace levelscope::fault
