#include "gui/pages/changes/changes_panel.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "gui/models/change_list_model.h"
#include "gui/pages/changes/change_desk.h"
#include "gui/pages/changes/change_list_view.h"
#include "gui/pages/changes/desk_strip.h"
#include "gui/widgets/basic_widgets.h"
#include "gui/widgets/pill.h"
#include "gui/widgets/theme.h"

namespace levelscope::gui {

ChangesPanel::ChangesPanel(ChangeDesk* desk, QWidget* parent)
    : QWidget(parent), m_desk(desk), m_model(new ChangeListModel(desk->changes(), this)) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::kPadding + metrics::kGap, metrics::kPadding,
                               metrics::kPadding + metrics::kGap, metrics::kPadding);
    column->setSpacing(metrics::kGap);
    auto* head = new QHBoxLayout;
    head->addWidget(plainLabel(tr("Pending changes"), this, "section"));
    m_count = new Pill({}, Pill::Tone::neutral, this);
    head->addWidget(m_count);
    head->addStretch(1);
    auto* details = new QPushButton(tr("Show differences"), this);
    setStyleRole(details, "flat");
    head->addWidget(details);
    column->addLayout(head);

    m_stack = new QStackedWidget(this);
    m_list = new ChangeListView(m_model, m_stack);
    m_list->horizontalHeader()->hide();
    auto* empty =
        plainLabel(desk->canEdit() ? tr("Nothing is staged. What you create, edit or delete on the Keys page "
                                        "waits here until it is written as one batch.")
                                   : tr("The store is open for inspection: nothing can be changed."),
                   m_stack, "muted");
    empty->setWordWrap(true);
    empty->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_stack->addWidget(m_list);
    m_stack->addWidget(empty);
    column->addWidget(m_stack, 1);
    auto* strip = new DeskStrip(desk, this);
    column->addWidget(strip);
    connect(strip, &DeskStrip::showAddress, this, &ChangesPanel::showAddress);

    for (QAction* action : {desk->writeAction(), desk->undoAction(), desk->redoAction()})
        addAction(action);
    connect(details, &QPushButton::clicked, this, &ChangesPanel::detailsRequested);
    connect(m_list, &QTableView::activated, this, [this](const QModelIndex& index) {
        Q_EMIT showAddress(Address::ofKey(m_model->at(index.row())->key));
    });
    connect(desk, &ChangeDesk::changed, this, &ChangesPanel::updateAll);
    updateAll();
}

void ChangesPanel::updateAll() {
    const size_t count = m_desk->changes()->count();
    m_count->setText(QString::number(count));
    m_count->setVisible(count > 0);
    m_stack->setCurrentIndex(count > 0 ? 0 : 1);
    std::vector<ChangePtr> conflicts;
    for (const Conflict& conflict : m_desk->conflicts())
        conflicts.push_back(conflict.mine);
    m_model->setConflicts(std::move(conflicts));
}

}  // namespace levelscope::gui
