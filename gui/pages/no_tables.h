// What a page about tables shows of a store that has none yet: what is missing, and the step that brings it.
#pragma once

#include "gui/widgets/basic_widgets.h"

namespace levelscope::gui {

class StoreSession;
struct StoreState;

// In memory or in tables, be they tombstones.
bool holdsEntries(const StoreState& state);

class NoTables : public EmptyState {
    Q_OBJECT
public:
    // `text`: what would be here. Follows the session.
    NoTables(StoreSession* session, const QString& iconName, const QString& text, QWidget* parent);

Q_SIGNALS:
    void keysWanted();  // nothing is in memory that could be flushed: the user wants to write first

private:
    void refresh();

    StoreSession* m_session;
    QPushButton* m_flush;
    QPushButton* m_write;
};

}  // namespace levelscope::gui
