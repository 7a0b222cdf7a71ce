// What the charts over time draw of one picture of the store.
#pragma once

#include <vector>

#include "gui/widgets/store_charts.h"

namespace levelscope::gui {

class StoreSession;

// The session's history and, as nothing may have changed since its last picture, now.
std::vector<StoreSample> samplesOf(const StoreSession& session);

}  // namespace levelscope::gui
