// How the Levels page follows the store: live, slowly, each state for a while with what the next one takes
// away marked before, or not at all, while the states wait.
//
// States that wait hold pictures of the tables, not the tables: files that a compaction is done with go while
// nobody has seen it yet. At most kMostWaiting wait; beyond that the oldest are left out. GUI thread.
#pragma once

#include <QObject>
#include <QTimer>
#include <deque>
#include <memory>
#include <vector>

#include "core/version/version.h"
#include "gui/session/store_session.h"

namespace levelscope::gui {

class LevelPace : public QObject {
    Q_OBJECT
public:
    enum Pace { Live, Slow, Paused };
    struct Step {
        std::shared_ptr<const Version> version;
        std::vector<LevelInfo> levels;
    };
    static constexpr size_t kMostWaiting = 100;
    static constexpr int kBeatMs = 800;

    explicit LevelPace(QObject* parent, int beatMs = kBeatMs);

    Pace pace() const { return m_pace; }
    // Live: what waits is left out; the next state that is followed shows at once.
    void setPace(Pace pace);
    void follow(const StoreState& newest);
    size_t waiting() const { return m_waiting.size(); }

Q_SIGNALS:
    void stepDue(const levelscope::gui::LevelPace::Step& step);
    // Tables that the next step takes away.
    void goingMarked(const std::vector<uint64_t>& numbers);
    void waitingChanged();

private:
    void beat();

    Pace m_pace = Live;
    Step m_shown;
    std::deque<Step> m_waiting;
    std::weak_ptr<const Version> m_taken;  // the newest one that was followed
    bool m_marked = false;                 // what the next step takes away
    QTimer m_beat;
};

}  // namespace levelscope::gui
