// What a screen reader is told of the level map. The list of tables is its full twin.
#pragma once

namespace levelscope::gui {

// Once per process; later calls do nothing.
void installLevelMapAccessibility();

}  // namespace levelscope::gui
