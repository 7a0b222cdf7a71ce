#include "gui/pages/keys/range_dialog.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QPointer>
#include <QPushButton>
#include <QVBoxLayout>

#include "gui/models/display.h"
#include "gui/pages/keys/bytes_editor.h"
#include "gui/widgets/basic_widgets.h"
#include "gui/widgets/theme.h"

namespace levelscope::gui {

RangeDialog::RangeDialog(const std::string& from, const std::string& to, Counter counter, QWidget* parent)
    : QDialog(parent), m_counter(std::move(counter)) {
    setWindowTitle(tr("Delete Range"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::kPadding, metrics::kPadding, metrics::kPadding, metrics::kPadding);
    column->setSpacing(metrics::kPadding);
    m_from = new BytesEditor(tr("From, included"), BytesEditor::Lines::one, this);
    m_to = new BytesEditor(tr("To, not included"), BytesEditor::Lines::one, this);
    m_text = plainLabel({}, this);
    m_text->setWordWrap(true);
    auto* buttons = new QDialogButtonBox(this);
    m_accept = buttons->addButton(tr("Stage Deletion"), QDialogButtonBox::AcceptRole);
    m_accept->setDefault(true);
    setStyleRole(m_accept, "primary");
    buttons->addButton(QDialogButtonBox::Cancel);
    for (QWidget* widget : {static_cast<QWidget*>(m_from), static_cast<QWidget*>(m_to),
                            static_cast<QWidget*>(m_text), static_cast<QWidget*>(buttons)})
        column->addWidget(widget);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    m_from->setBytes(std::make_shared<const std::string>(from));
    m_to->setBytes(std::make_shared<const std::string>(to));
    connect(m_from, &BytesEditor::edited, this, &RangeDialog::edited);
    connect(m_to, &BytesEditor::edited, this, &RangeDialog::edited);
    edited();
    resize(560, 220);
}

std::string RangeDialog::from() const {
    return *m_from->bytes();
}

std::string RangeDialog::to() const {
    return *m_to->bytes();
}

void RangeDialog::edited() {
    const bool sound = m_from->problem().isEmpty() && m_to->problem().isEmpty();
    const bool ordered = from() < to();
    m_accept->setEnabled(sound && ordered);
    m_count = {.exact = false};
    setStyleRole(m_text, sound && !ordered ? "damage" : "muted");
    m_text->setText(sound && !ordered ? tr("The end of the range must come after its start.")
                                      : tr("Counting…"));
    if (!sound || !ordered)
        return;
    m_counter(from(), to(), [self = QPointer<RangeDialog>(this), a = from(), b = to()](const Count& count) {
        if (!self || self->from() != a || self->to() != b)
            return;
        self->m_count = count;
        self->m_text->setText(
            count.exact
                ? tr("%1 keys of the store lie in this range now.").arg(displayNumber(count.keys))
                : tr("More than %1 keys of the store lie in this range now.").arg(displayNumber(count.keys)));
    });
}

}  // namespace levelscope::gui
