#include "gui/pages/levels/level_pace.h"

#include <unordered_set>
#include <utility>

namespace levelscope::gui {
namespace {

std::shared_ptr<const Version> pictureOf(const Version& version) {
    std::vector<TableMeta> tables;
    for (int level = 0; level < version.levels(); ++level)
        for (const TablePtr& table : version.level(level))
            tables.push_back(*table);
    return Version::picture(tables);
}

std::vector<uint64_t> numbersOf(const Version& version) {
    std::vector<uint64_t> numbers;
    for (int level = 0; level < version.levels(); ++level)
        for (const TablePtr& table : version.level(level))
            numbers.push_back(table->number);
    return numbers;
}

// Of `before` those that `after` does not have.
std::vector<uint64_t> missing(const Version& before, const Version& after) {
    const std::vector<uint64_t> there = numbersOf(after);
    const std::unordered_set<uint64_t> known(there.begin(), there.end());
    std::vector<uint64_t> numbers = numbersOf(before);
    std::erase_if(numbers, [&](uint64_t number) { return known.contains(number); });
    return numbers;
}

}  // namespace

LevelPace::LevelPace(QObject* parent, int beatMs) : QObject(parent) {
    m_beat.setInterval(beatMs);
    connect(&m_beat, &QTimer::timeout, this, &LevelPace::beat);
}

void LevelPace::setPace(Pace pace) {
    if (m_pace == pace)
        return;
    const bool wasLive = std::exchange(m_pace, pace) == Live;
    m_marked = false;
    Q_EMIT goingMarked({});
    if (pace == Slow)
        m_beat.start();
    else
        m_beat.stop();
    if (pace == Live) {
        m_waiting.clear();
        m_taken.reset();
    } else if (wasLive && m_shown.version) {
        m_shown.version = pictureOf(*m_shown.version);
        Q_EMIT stepDue(m_shown);
    }
    Q_EMIT waitingChanged();
}

void LevelPace::follow(const StoreState& newest) {
    if (m_pace == Live) {
        m_taken = newest.version;
        m_shown = {newest.version, newest.levels};
        Q_EMIT stepDue(m_shown);
        return;
    }
    if (!newest.version || m_taken.lock() == newest.version)
        return;
    m_taken = newest.version;
    m_waiting.push_back({pictureOf(*newest.version), newest.levels});
    if (m_waiting.size() > kMostWaiting)
        m_waiting.pop_front();
    Q_EMIT waitingChanged();
}

// First what the next state takes away, a beat later that state.
void LevelPace::beat() {
    if (m_waiting.empty())
        return;
    if (!std::exchange(m_marked, true) && m_shown.version) {
        if (const auto going = missing(*m_shown.version, *m_waiting.front().version); !going.empty()) {
            Q_EMIT goingMarked(going);
            return;
        }
    }
    m_marked = false;
    m_shown = std::move(m_waiting.front());
    m_waiting.pop_front();
    Q_EMIT goingMarked({});
    Q_EMIT stepDue(m_shown);
    Q_EMIT waitingChanged();
}

}  // namespace levelscope::gui
