// The grid of keys with a scroll bar over the whole store. The table inside scrolls its window row by row;
// the bar tells and sets the position among all keys, by index interpolation. Home and End go to the ends of
// the store.
#pragma once

#include <QTableView>
#include <QWidget>
#include <vector>

class QScrollBar;

namespace levelscope::gui {

class KeyGridModel;
class KeyWindow;

// The table: keeps the same keys in view when rows come and go above them.
class KeyTable : public QTableView {
    Q_OBJECT
public:
    using QTableView::QTableView;
    int topRow() const;
    int rowsInView() const;
    void setTopRow(int row);

Q_SIGNALS:
    void startRequested();
    void endRequested();
    void activatedByKey();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void rowsInserted(const QModelIndex& parent, int start, int end) override;
    void rowsAboutToBeRemoved(const QModelIndex& parent, int start, int end) override;
    void updateGeometries() override;

private:
    int m_pendingTop = -1;
};

class KeyGridView : public QWidget {
    Q_OBJECT
public:
    KeyGridView(KeyGridModel* model, KeyWindow* window, QWidget* parent);

    KeyTable* table() const { return m_table; }
    QScrollBar* bar() const { return m_bar; }
    int currentRow() const;  // -1: none
    std::vector<int> selectedRows() const;
    void setCurrentRow(int row);  // selects it and scrolls to it
    // Gives the keys in view, or the first ones that come, the room they need, up to two fifths of the grid.
    // A width that somebody chose stays.
    void fitKeys();

Q_SIGNALS:
    void currentChanged();
    void activated();
    void menuRequested(QPoint globalPosition);

private:
    void placed(int row, bool makeCurrent);
    void fitWhenThere();
    void showExpiry();
    void scrolled();
    void updateBar();
    void barMoved(int action);

    KeyGridModel* m_model;
    KeyWindow* m_window;
    KeyTable* m_table;
    QScrollBar* m_bar;
    int m_fittedWidth;   // of the key column, as this view has set it
    bool m_fits = true;  // nothing is to be fitted
};

}  // namespace levelscope::gui
