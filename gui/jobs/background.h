// The pools behind Job and Latest, and the way to the GUI thread; only gui/jobs and gui/session use it
// directly. Any thread may call.
#pragma once

#include <QObject>
#include <functional>

namespace levelscope::gui {

enum class BackgroundKind {
    load,  // short: what a page shows
    job,   // long: what the jobs dock shows, and the closing of stores
};

// `work` runs and is destroyed on a pool thread; `deliver` (may be empty) runs and is destroyed on the GUI
// thread, and only if `context` is alive (null: always).
void runIn(BackgroundKind kind, QObject* context, std::function<void()> work, std::function<void()> deliver);

// Runs and destroys `deliver` on the GUI thread, in one of the coming turns of its event loop: in the order
// of these calls, and only if `context`, which must be alive now, still is. Dropped when there is no
// application.
void post(QObject* context, std::function<void()> deliver);

}  // namespace levelscope::gui
