#include "gui/pages/store_sample.h"

#include <algorithm>

#include "gui/session/store_session.h"

namespace levelscope::gui {
namespace {

StoreSample sampleOf(const StoreState& state) {
    StoreSample sample;
    sample.seconds = static_cast<double>(state.takenMs) / 1000;
    for (const LevelInfo& level : state.levels) {
        if (level.level >= 0 && level.level < kMaxLevels)
            sample.levelBytes[static_cast<size_t>(level.level)] = level.bytes;
        sample.entries += level.entries;
        sample.totalBytes += level.bytes;
    }
    sample.entries += state.info.memtableEntries;
    sample.totalBytes += state.info.memtableBytes;
    const DbStats& stats = state.stats;
    sample.userBytesWritten = stats.userBytesWritten;
    sample.diskBytesWritten = stats.walBytesWritten + stats.flushBytes + stats.compactionBytesWritten;
    sample.compactionBytesRead = stats.compactionBytesRead;
    return sample;
}

}  // namespace

std::vector<StoreSample> samplesOf(const StoreSession& session) {
    std::vector<StoreSample> samples;
    samples.reserve(session.history().size() + 1);
    for (const auto& state : session.history())
        samples.push_back(sampleOf(*state));
    samples.push_back(sampleOf(*session.state()));
    samples.back().seconds = std::max(samples.back().seconds, session.ageSeconds());
    return samples;
}

}  // namespace levelscope::gui
