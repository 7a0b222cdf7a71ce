#include "gui/pages/changes/change_list_view.h"

#include <QHeaderView>
#include <QPainter>
#include <QStyledItemDelegate>

#include "gui/models/change_list_model.h"
#include "gui/widgets/theme.h"

namespace levelscope::gui {

namespace {

constexpr int kIndent = 5;  // to stand under the header's text

class ChangeDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override {
        QStyledItemDelegate::initStyleOption(option, index);
        const Theme& theme = Theme::current();
        QColor ink = theme.ink;
        const bool note = index.column() == ChangeListModel::NoteColumn;
        if (index.column() == ChangeListModel::OperationColumn) {
            const QColor tones[] = {theme.green, theme.amber, theme.damage};
            ink = theme.asInk(tones[index.data(ChangeListModel::ToneRole).toInt()]);
        } else if (note) {
            ink = index.data(ChangeListModel::ConflictRole).toBool() ? theme.damage : theme.muted;
        }
        if (!note)
            option->font = fixedFont();
        option->palette.setColor(QPalette::Text, ink);
        option->palette.setColor(QPalette::HighlightedText, ink);
        option->textElideMode =
            index.column() == ChangeListModel::KeyColumn ? Qt::ElideMiddle : Qt::ElideRight;
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override {
        QStyleOptionViewItem cell = option;
        if (option.state & QStyle::State_Selected)
            painter->fillRect(option.rect, Theme::current().selection);
        cell.state &= ~(QStyle::State_Selected | QStyle::State_HasFocus);
        cell.rect.adjust(kIndent, 0, -kIndent, 0);
        QStyledItemDelegate::paint(painter, cell, index);
        painter->setPen(Theme::current().line);
        painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
    }
};

}  // namespace

ChangeListView::ChangeListView(ChangeListModel* model, QWidget* parent) : QTableView(parent) {
    setModel(model);
    setItemDelegate(new ChangeDelegate(this));
    setAccessibleName(tr("Pending changes"));
    setSelectionBehavior(SelectRows);
    setSelectionMode(SingleSelection);
    setEditTriggers(NoEditTriggers);
    setShowGrid(false);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setFrameShape(QFrame::NoFrame);
    setContextMenuPolicy(Qt::CustomContextMenu);
    setStyleRole(this, "plain");
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultSectionSize(metrics::kRow);
    QHeaderView* header = horizontalHeader();
    header->setHighlightSections(false);
    header->resizeSection(ChangeListModel::OperationColumn, 96);
    header->resizeSection(ChangeListModel::KeyColumn, 300);
    header->resizeSection(ChangeListModel::NoteColumn, 210);
    header->setSectionResizeMode(ChangeListModel::ChangeColumn, QHeaderView::Stretch);
}

int ChangeListView::currentRow() const {
    return currentIndex().isValid() ? currentIndex().row() : -1;
}

}  // namespace levelscope::gui
