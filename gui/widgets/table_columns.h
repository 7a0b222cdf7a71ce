// Table views as pages show them, and widths of columns that hold their headers in every language.
#pragma once

#include <QString>
#include <initializer_list>

class QAbstractItemModel;
class QTableView;
class QWidget;

namespace levelscope::gui {

// A view without a grid that chooses one row at a time and shows plain text, in rows of one height. `name` is
// what assistive tools say.
QTableView* quietTable(QAbstractItemModel* model, const QString& name, QWidget* parent);
// The widths, in pixels, each at least what its header needs; columns beyond the list keep theirs.
void setColumnWidths(QTableView* view, std::initializer_list<int> widths);
// For a table of a few rows: each column is as wide as its header and cells need, the first takes what is
// left, and the view asks for as much room, now and whenever the rows change. No horizontal scroll bar.
void keepColumnsReadable(QTableView* view);
// As high as its rows, for a table of a few of them among other things that scroll as a whole.
void fitRows(QTableView* view);

}  // namespace levelscope::gui
