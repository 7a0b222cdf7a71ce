// Background threads behind a seam. The engine only ever says "run this at that priority"; production has a
// small pool, crash simulation has one thread and a queue, so that a run is the same every time.
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>

namespace levelscope {

// Flushes first, always; idle: when nothing has been scheduled for a while.
enum class Priority { flush, compaction, idle };

class Executor {
public:
    virtual ~Executor() = default;
    virtual void schedule(Priority priority, std::function<void()> task) = 0;
    // Called, with no lock held, by a thread that is about to wait for background work or has just scheduled
    // some. The deterministic executor runs all queued tasks here; the pool does nothing.
    virtual void help() = 0;
    // The same by who waits until nothing at all is left: queued idle tasks need not wait for quiet any
    // longer.
    virtual void hurry() { help(); }
};

// `threads` >= 2: one of them serves flushes only, so a long compaction never delays one. After `quiet`
// without other work idle tasks begin. The destructor runs what is queued and joins.
std::unique_ptr<Executor> makeThreadPool(size_t threads,
                                         std::chrono::milliseconds quiet = std::chrono::seconds(2));
// No threads: tasks run in help(), in order of schedule(), on the caller's thread. A task may schedule more.
std::unique_ptr<Executor> makeInlineExecutor();

}  // namespace levelscope
