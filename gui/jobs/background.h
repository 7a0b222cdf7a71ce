// The pools behind Job and Latest; only gui/jobs and gui/session use it directly.
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

}  // namespace levelscope::gui
