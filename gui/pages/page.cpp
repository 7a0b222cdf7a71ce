#include "gui/pages/page.h"

#include "gui/widgets/themed_region.h"

namespace levelscope::gui {

Page::Page(QWidget* parent) : QWidget(parent) {
    makeThemedRegion(this);
}

}  // namespace levelscope::gui
