#include "gui/widgets/table_columns.h"

#include <QAbstractItemModel>
#include <QHeaderView>
#include <QTableView>
#include <algorithm>

#include "gui/widgets/cell_delegate.h"
#include "gui/widgets/theme.h"

namespace levelscope::gui {

QTableView* quietTable(QAbstractItemModel* model, const QString& name, QWidget* parent) {
    auto* view = new QTableView(parent);
    view->setModel(model);
    view->setShowGrid(false);
    view->setWordWrap(false);
    view->setSelectionBehavior(QAbstractItemView::SelectRows);
    view->setSelectionMode(QAbstractItemView::SingleSelection);
    view->setTextElideMode(Qt::ElideRight);
    view->verticalHeader()->hide();
    view->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    view->verticalHeader()->setDefaultSectionSize(metrics::kRow);
    view->horizontalHeader()->setHighlightSections(false);
    view->setAccessibleName(name);
    view->setItemDelegate(new CellDelegate(CellDelegate::kNoRole, view));
    setStyleRole(view, "plain");
    return view;
}

void setColumnWidths(QTableView* view, std::initializer_list<int> widths) {
    int column = 0;
    for (const int width : widths) {
        view->setColumnWidth(column, std::max(width, view->horizontalHeader()->sectionSizeHint(column)));
        ++column;
    }
}

void keepColumnsReadable(QTableView* view) {
    QHeaderView* header = view->horizontalHeader();
    header->setSectionResizeMode(QHeaderView::ResizeToContents);
    header->setSectionResizeMode(0, QHeaderView::Stretch);
    view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    const auto measure = [view, header] {
        int needed = 0;
        for (int column = 0; column < header->count(); ++column) {
            const int cells = static_cast<QAbstractItemView*>(view)->sizeHintForColumn(column);
            if (!view->isColumnHidden(column))
                needed += std::max(header->sectionSizeHint(column), cells);
        }
        view->setMinimumWidth(needed + 2 * view->frameWidth());
    };
    QObject::connect(view->model(), &QAbstractItemModel::modelReset, view, measure);
    QObject::connect(view->model(), &QAbstractItemModel::dataChanged, view, measure);
    measure();
}

void fitRows(QTableView* view) {
    view->setFixedHeight(view->horizontalHeader()->sizeHint().height() +
                         view->model()->rowCount() * metrics::kRow + 2 * view->frameWidth());
    view->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
}

}  // namespace levelscope::gui
