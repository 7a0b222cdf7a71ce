// The last column of a table that is there only while there is room for it.
#pragma once

class QTableView;

namespace levelscope::gui {

// Hides the last column while it would not be in sight as a whole: what is then missing must be told
// elsewhere.
void hideLastUnlessItFits(QTableView* view);

}  // namespace levelscope::gui
