// The table of staged changes, as the pending panel and the Changes page show it.
#pragma once

#include <QTableView>

namespace levelscope::gui {

class ChangeListModel;

class ChangeListView : public QTableView {
    Q_OBJECT
public:
    ChangeListView(ChangeListModel* model, QWidget* parent);
    int currentRow() const;
};

}  // namespace levelscope::gui
