#include "gui/widgets/property_list.h"

#include <QGridLayout>

#include "gui/widgets/basic_widgets.h"
#include "gui/widgets/theme.h"

namespace levelscope::gui {

PropertyList::PropertyList(QWidget* parent) : QWidget(parent), m_grid(new QGridLayout(this)) {
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(2 * metrics::kGap);
    m_grid->setVerticalSpacing(metrics::kGap);
    m_grid->setColumnStretch(1, 1);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
}

void PropertyList::setRows(const QList<Row>& rows) {
    m_rows = rows;
    while (m_labels.size() < rows.size()) {
        auto* label = new ElidedLabel(this);
        label->setElideMode(Qt::ElideRight);
        auto* value = new ElidedLabel(this);
        value->setFont(fixedFont());
        value->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        const int row = int(m_labels.size());
        m_grid->addWidget(label, row, 0);
        m_grid->addWidget(value, row, 1);
        m_labels.append(label);
        m_values.append(value);
    }
    fill();
}

void PropertyList::fill() {
    for (int i = 0; i < m_labels.size(); ++i) {
        const bool used = i < m_rows.size();
        m_labels[i]->setVisible(used);
        m_values[i]->setVisible(used);
        if (!used)
            continue;
        const Row& row = m_rows[i];
        m_labels[i]->setText(row.label);
        m_labels[i]->setHint(row.hint);
        m_labels[i]->setInk(ElidedLabel::Ink::muted);
        m_values[i]->setText(row.value);
        m_values[i]->setHint(row.hint);
        m_values[i]->setInk(row.damaged ? ElidedLabel::Ink::damage : ElidedLabel::Ink::normal);
        m_values[i]->setAccessibleDescription(row.label);
    }
}

}  // namespace levelscope::gui
