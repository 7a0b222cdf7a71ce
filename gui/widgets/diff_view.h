// Two values side by side, line by line: what was removed at the left, what was added at the right. Made from
// a Diff that was worked out elsewhere.
#pragma once

#include <QAbstractTableModel>
#include <QTableView>
#include <QWidget>

#include "gui/models/change_diff.h"

class QLabel;

namespace levelscope::gui {

class DiffModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { BeforeNumber, Before, AfterNumber, After, ColumnCount };
    enum Role { KindRole = Qt::UserRole };

    using QAbstractTableModel::QAbstractTableModel;
    void setDiff(Diff diff);
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    Diff m_diff;
};

class DiffView : public QWidget {
    Q_OBJECT
public:
    explicit DiffView(QWidget* parent);
    // `before` and `after` caption the sides: "stored · sequence 12", "staged".
    void show(Diff diff, const QString& before, const QString& after);
    void clear();
    DiffModel* model() const { return m_model; }

private:
    DiffModel* m_model;
    QTableView* m_table;
    QLabel* m_before;
    QLabel* m_after;
    QLabel* m_cut;
};

}  // namespace levelscope::gui
