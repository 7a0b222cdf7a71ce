// Where the user has been, and where a typed text leads.
#pragma once

#include <QString>
#include <optional>
#include <vector>

#include "core/formats/address.h"

namespace levelscope::gui {

// A stop on the way: a page, and where it stood.
struct Place {
    QString page;
    Address address;
    bool operator==(const Place&) const = default;
};

// Back and forward, as in a browser: going somewhere new drops what was ahead.
class NavigationHistory {
public:
    // Leaves `from` (updated: where the page stands now) for a new place.
    void leave(const Place& from);
    // The place to return to; `current` goes to the other side. Empty at the ends.
    std::optional<Place> back(const Place& current);
    std::optional<Place> forward(const Place& current);
    bool canGoBack() const { return !m_behind.empty(); }
    bool canGoForward() const { return !m_ahead.empty(); }
    void clear();

private:
    std::vector<Place> m_behind;
    std::vector<Place> m_ahead;
};

// What "Go to" makes of a text: an address ("table:377/block:12"), a table file ("377.lst"), a byte
// of a file ("377.lst@4096"), a level ("L2"), an offset ("@4096", "0x1000") in the table that `current` is
// in, and otherwise a key. Nothing for an empty text or an offset without a table.
std::optional<Address> resolveGoTo(const QString& text, const Address& current);

}  // namespace levelscope::gui
