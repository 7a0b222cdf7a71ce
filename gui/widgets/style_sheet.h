// The application's style sheet: only what the palette on Fusion cannot say (rounded controls, thin lines,
// flat tabs).
#pragma once

#include <QString>

#include "gui/widgets/theme.h"

namespace levelscope::gui {

QString styleSheetOf(const Theme& theme);

}  // namespace levelscope::gui
