#include "core/formats/version_collector.h"

#include <algorithm>

namespace levelscope {

void VersionCollector::add(SequenceNumber sequence, EntryType type, std::string_view value, int level,
                           uint64_t table, int64_t expiryMicros) {
    KeyVersion version;
    version.sequence = sequence;
    version.type = type;
    version.value = value.substr(0, m_limit);
    version.valueSize = value.size();
    version.level = level;
    version.table = table;
    version.expiryMicros = expiryMicros;
    m_versions.push_back(std::move(version));
}

std::vector<KeyVersion> VersionCollector::finish() {
    std::stable_sort(m_versions.begin(), m_versions.end(),
                     [](const KeyVersion& a, const KeyVersion& b) { return a.sequence > b.sequence; });
    const auto seenTwice = [](const KeyVersion& a, const KeyVersion& b) {
        return a.sequence == b.sequence && a.type == b.type && a.type != EntryType::rangeTombstone;
    };
    m_versions.erase(std::unique(m_versions.begin(), m_versions.end(), seenTwice), m_versions.end());
    return std::move(m_versions);
}

}  // namespace levelscope
