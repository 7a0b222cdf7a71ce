#include "core/base/damage_log.h"

namespace levelscope {

bool DamageLog::mayPass(const Status& status) {
    return status.is(Code::corruption) || status.is(Code::ioError) || status.is(Code::unsupported);
}

void DamageLog::note(SkippedPlace place) {
    const Error& error = place.status.error();
    const MutexLock lock(m_mutex);
    ++m_met;
    m_last = place;
    if (m_known.size() < kMostPlaces) {
        if (!m_known.emplace(error.file + ':' + std::to_string(error.offset), place.first).second)
            return;
        m_places.push_back(std::move(place));
    }
    ++m_count;
}

std::vector<SkippedPlace> DamageLog::places() const {
    const MutexLock lock(m_mutex);
    return m_places;
}

uint64_t DamageLog::count() const {
    const MutexLock lock(m_mutex);
    return m_count;
}

SkippedPlace DamageLog::last() const {
    const MutexLock lock(m_mutex);
    return m_last;
}

uint64_t DamageLog::met() const {
    const MutexLock lock(m_mutex);
    return m_met;
}

}  // namespace levelscope
