// Runs background work late, but repeatably: so that several memtables and logs are live at once, as when the
// disk is busy.
#pragma once

#include <memory>
#include <utility>

#include "core/env/executor.h"
#include "tests/fault/workload.h"

namespace levelscope::fault {

class LazyExecutor final : public Executor {
public:
    void schedule(Priority priority, std::function<void()> task) override {
        m_tasks->schedule(priority, std::move(task));
    }
    // The first call of a step is from a write that could do without; any more are from somebody who waits.
    void help() override {
        if (m_lazy && !std::exchange(m_asked, true))
            return;
        m_tasks->help();
    }
    // Catches up now and then.
    void beginStep(Random& random) {
        m_asked = false;
        if (random.below(kCatchUpEvery) == 0)
            m_tasks->help();
    }
    void setLazy(bool lazy) { m_lazy = lazy; }

private:
    static constexpr uint64_t kCatchUpEvery = 30;

    std::unique_ptr<Executor> m_tasks = makeInlineExecutor();
    bool m_lazy = false;
    bool m_asked = false;
};

}  // namespace levelscope::fault
