// The Changes page: everything that is staged, the difference each makes, conflicts side by side, and the one
// button that writes it all as one atomic batch.
#pragma once

#include "gui/jobs/job.h"
#include "gui/models/change_diff.h"
#include "gui/pages/page.h"

class QLabel;
class QStackedWidget;

namespace levelscope::gui {

class ChangeDesk;
class ChangeListModel;
class ChangeListView;
class DiffView;
class EmptyState;
class PageHeader;
class StoreSession;

class ChangesPage : public Page {
    Q_OBJECT
public:
    ChangesPage(StoreSession* session, ChangeDesk* desk, QWidget* parent = nullptr);

    QString id() const override { return QStringLiteral("changes"); }
    QString title() const override { return tr("Changes"); }
    QString iconName() const override { return QStringLiteral("changes"); }
    bool accepts(const Address&) const override { return false; }
    void openAddress(const Address&) override {}
    Address address() const override;
    bool settled() const override;
    void prepareShowcase(const QString& name) override;

    // For tests.
    ChangeListView* list() const { return m_list; }
    DiffView* diffView() const { return m_diff; }
    QWidget* conflictBar() const { return m_conflictBar; }

private:
    void build();
    void updateAll();
    void showCurrent();
    void contextMenu(QPoint position);
    std::string currentKey() const;

    StoreSession* m_session;
    ChangeDesk* m_desk;
    ChangeListModel* m_model;
    PageHeader* m_header = nullptr;
    ChangeListView* m_list = nullptr;
    DiffView* m_diff = nullptr;
    QStackedWidget* m_stack = nullptr;
    EmptyState* m_empty = nullptr;
    QWidget* m_conflictBar = nullptr;
    QLabel* m_conflictText = nullptr;
    Latest<Diff> m_loadDiff;
    std::string m_lastKey;  // selected again when the list was rebuilt
};

}  // namespace levelscope::gui
