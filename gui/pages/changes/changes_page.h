// The Changes page: everything that is staged, the difference each makes, conflicts side by side, and the one
// button that writes it all as one atomic batch.
#pragma once

#include "gui/pages/page.h"

class QLabel;
class QPushButton;
class QSplitter;
class QStackedWidget;
class QTableView;

namespace levelscope::gui {

class ChangeDesk;
class ChangeListModel;
class DiffView;
class DeskStrip;
class EmptyState;
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
    void prepareShowcase() override;

private:
    void build();
    void updateAll();
    void showCurrent();
    void contextMenu(QPoint position);
    std::string currentKey() const;

    StoreSession* m_session;
    ChangeDesk* m_desk;
    ChangeListModel* m_model;
    QTableView* m_list = nullptr;
    DiffView* m_diff = nullptr;
    QStackedWidget* m_stack = nullptr;
    EmptyState* m_empty = nullptr;
    QWidget* m_conflictBar = nullptr;
    QLabel* m_conflictText = nullptr;
};

}  // namespace levelscope::gui
