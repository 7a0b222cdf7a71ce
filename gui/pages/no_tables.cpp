#include "gui/pages/no_tables.h"

#include <QPushButton>

#include "gui/session/store_session.h"

namespace levelscope::gui {

NoTables::NoTables(StoreSession* session, const QString& iconName, const QString& text, QWidget* parent)
    : EmptyState(iconName, tr("No tables yet"), text, parent),
      m_session(session),
      m_flush(addAction(tr("Flush now"), [session] { session->flush(); })),
      m_write(addAction(tr("Write a first key"), [this] { Q_EMIT keysWanted(); })) {
    connect(session, &StoreSession::stateChanged, this, &NoTables::refresh);
    refresh();
}

bool holdsEntries(const StoreState& state) {
    return state.info.memtableEntries > 0 || (state.version && state.version->tableCount() > 0);
}

void NoTables::refresh() {
    const bool inMemory = m_session->state()->info.memtableEntries > 0;
    m_flush->setVisible(m_session->canEdit() && inMemory);
    m_write->setVisible(m_session->canEdit() && !inMemory);
}

}  // namespace levelscope::gui
