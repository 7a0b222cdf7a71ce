// The left dock: the store as a tree. Emits where the user wants to go.
#pragma once

#include <QTreeView>

#include "gui/app/store_tree_model.h"

namespace levelscope::gui {

class StoreTree : public QTreeView {
    Q_OBJECT
public:
    explicit StoreTree(QWidget* parent);
    void setSession(StoreSession* session);          // null: none
    void setCurrentAddress(const Address& address);  // selects it, silently

Q_SIGNALS:
    void showAddress(const levelscope::Address& address);
    void familyRequested(const std::string& name);

private:
    void refresh();

    StoreTreeModel* m_model;
    StoreSession* m_session = nullptr;
};

}  // namespace levelscope::gui
