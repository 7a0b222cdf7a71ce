#include "gui/app/questions_dialog.h"

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

#include "gui/widgets/basic_widgets.h"
#include "gui/widgets/theme.h"

namespace levelscope::gui {
namespace {
constexpr QSize kSize(820, 440);
constexpr int kListWidth = 320;
}  // namespace

QuestionsDialog::QuestionsDialog(const CanAsk& canAsk, QWidget* parent)
    : QDialog(parent), m_entries(questionEntries()), m_canAsk(canAsk), m_list(new QListWidget(this)) {
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Ten questions"));
    resize(kSize);
    for (const QuestionEntry& entry : m_entries)
        m_list->addItem(entry.text);
    m_list->setAccessibleName(tr("Questions"));
    m_list->setUniformItemSizes(true);
    m_list->setFixedWidth(kListWidth);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    auto* parts = new QHBoxLayout;
    parts->setSpacing(4 * metrics::kGap);
    parts->addWidget(m_list);
    parts->addWidget(buildAnswer(), 1);
    m_ask = buttons->addButton(tr("Ask now"), QDialogButtonBox::ActionRole);
    setStyleRole(m_ask, "primary");
    auto* column = new QVBoxLayout(this);
    column->addLayout(parts, 1);
    column->addWidget(buttons);
    const auto ask = [this] {
        const auto row = static_cast<size_t>(m_list->currentRow());
        if (!m_ask->isEnabled() || row >= m_entries.size())
            return;
        const Question chosen = m_entries[row].question;
        close();
        Q_EMIT asked(chosen);
    };
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    connect(m_ask, &QPushButton::clicked, this, ask);
    connect(m_list, &QListWidget::itemActivated, this, ask);
    connect(m_list, &QListWidget::currentRowChanged, this, &QuestionsDialog::showChosen);
    m_list->setCurrentRow(0);
}

QWidget* QuestionsDialog::buildAnswer() {
    auto* answer = new QWidget(this);
    m_title = plainLabel({}, answer);
    m_title->setFont(titleFont());
    m_steps = plainLabel({}, answer);
    m_answer = plainLabel({}, answer);
    for (QLabel* label : {m_title, m_steps, m_answer})
        label->setWordWrap(true);
    m_line = new QLineEdit(answer);
    m_line->setReadOnly(true);
    m_line->setFont(fixedFont());
    m_line->setAccessibleName(tr("The line of levelctl"));
    auto* column = new QVBoxLayout(answer);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2 * metrics::kGap);
    column->addWidget(m_title);
    const std::pair<QString, QWidget*> parts[] = {{tr("In the window"), m_steps},
                                                  {tr("What you see then"), m_answer},
                                                  {tr("On the command line"), m_line}};
    for (const auto& [title, part] : parts) {
        column->addSpacing(metrics::kGap);
        column->addWidget(new SectionTitle(title, answer));
        column->addWidget(part);
    }
    column->addStretch(1);
    return answer;
}

void QuestionsDialog::showChosen() {
    const auto row = static_cast<size_t>(m_list->currentRow());
    if (row >= m_entries.size())
        return;
    const QuestionEntry& entry = m_entries[row];
    m_title->setText(entry.text);
    m_steps->setText(entry.steps);
    m_answer->setText(entry.answer);
    m_line->setText(entry.line);
    m_line->setCursorPosition(0);
    m_ask->setEnabled(m_canAsk(entry));
    m_ask->setToolTip(m_ask->isEnabled()
                          ? QString()
                          : plainToolTip(tr("For this a store must be open, and some questions "
                                            "are only for one that can be edited")));
}

QString QuestionsDialog::line() const {
    return m_line->text();
}

}  // namespace levelscope::gui
