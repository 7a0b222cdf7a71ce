// The one place that lists the pages, in the order of the tabs.
#pragma once

#include <QString>
#include <functional>
#include <vector>

#include "gui/pages/page.h"

namespace levelscope::gui {

class ChangeDesk;
class StoreSession;

// What pages are made from.
struct PageContext {
    StoreSession* session = nullptr;
    ChangeDesk* desk = nullptr;
};

struct PageEntry {
    QString id;
    QString title;                  // translated
    std::vector<AddressKind> home;  // addresses that lead here from anywhere
    std::function<Page*(const PageContext&, QWidget* parent)> make;
    bool edits = false;  // of no use for a store that is never written
};

// Made anew for the current language.
std::vector<PageEntry> pageEntries();

}  // namespace levelscope::gui
