#include "gui/widgets/table_columns.h"

#include <QAbstractItemModel>
#include <QHeaderView>
#include <QTableView>
#include <algorithm>

namespace levelscope::gui {

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

}  // namespace levelscope::gui
