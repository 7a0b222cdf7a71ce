#include "gui/app/command_palette.h"

#include <QAction>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QTimer>
#include <QVBoxLayout>
#include <algorithm>

#include "gui/app/fuzzy.h"
#include "gui/widgets/basic_widgets.h"
#include "gui/widgets/theme.h"

namespace levelscope::gui {
namespace {

constexpr int kWidth = 560;
constexpr int kHeight = 380;
constexpr int kEntryRole = Qt::UserRole;

QString withoutMnemonic(const QString& text) {
    QString plain;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] == QLatin1Char('&') && i + 1 < text.size())
            ++i;
        plain += text[i];
    }
    return plain;
}

QString fullText(const QAction& action) {
    const QString text = withoutMnemonic(action.text());
    const QString shortcut = action.shortcut().toString(QKeySequence::NativeText);
    return shortcut.isEmpty() ? text : QStringLiteral("%1    %2").arg(text, shortcut);
}

}  // namespace

CommandPalette::CommandPalette(const QList<QAction*>& actions, QWidget* parent)
    : QDialog(parent, Qt::Dialog | Qt::FramelessWindowHint),
      m_input(new QLineEdit(this)),
      m_list(new QListWidget(this)) {
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(QStringLiteral("commandPalette"));
    setWindowTitle(tr("Commands"));
    resize(kWidth, kHeight);
    for (QAction* action : actions) {
        if (action->isEnabled() && action->isVisible() && !action->isSeparator() && !action->menu() &&
            !action->text().isEmpty())
            m_entries.append({action, withoutMnemonic(action->text())});
    }
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(2 * metrics::kGap, 2 * metrics::kGap, 2 * metrics::kGap, 2 * metrics::kGap);
    column->addWidget(m_input);
    column->addWidget(m_list);
    m_input->setPlaceholderText(tr("Type a few letters of a command"));
    m_input->setAccessibleName(tr("Command"));
    m_input->installEventFilter(this);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setProperty("role", QLatin1String("plain"));
    connect(m_input, &QLineEdit::textChanged, this, &CommandPalette::filter);
    connect(m_input, &QLineEdit::returnPressed, this, &CommandPalette::runCurrent);
    connect(m_list, &QListWidget::itemClicked, this, &CommandPalette::runCurrent);
    filter({});
    if (parent)
        move(parent->mapToGlobal(QPoint((parent->width() - kWidth) / 2, 64)));
}

int CommandPalette::matchCount() const {
    return m_list->count();
}

void CommandPalette::filter(const QString& pattern) {
    QList<std::pair<int, int>> found;  // score, entry
    for (int i = 0; i < m_entries.size(); ++i) {
        if (const auto score = fuzzyScore(pattern, m_entries[i].text))
            found.append({*score, i});
    }
    if (!pattern.isEmpty())
        std::stable_sort(found.begin(), found.end(),
                         [](const auto& a, const auto& b) { return a.first > b.first; });
    m_list->clear();
    for (const auto& [score, i] : std::as_const(found)) {
        if (!m_entries[i].action)
            continue;
        auto* item = new QListWidgetItem(m_entries[i].action->icon(), fullText(*m_entries[i].action), m_list);
        item->setData(kEntryRole, i);
    }
    m_list->setCurrentRow(0);
}

void CommandPalette::runCurrent() {
    const QListWidgetItem* item = m_list->currentItem();
    const QPointer<QAction> action = item ? m_entries[item->data(kEntryRole).toInt()].action : nullptr;
    close();
    // After this event: the action may open something of its own.
    if (action)
        QMetaObject::invokeMethod(action, &QAction::trigger, Qt::QueuedConnection);
}

bool CommandPalette::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_input && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Up || key == Qt::Key_Down || key == Qt::Key_PageUp || key == Qt::Key_PageDown) {
            const int step = (key == Qt::Key_PageUp || key == Qt::Key_PageDown) ? 10 : 1;
            const int row =
                m_list->currentRow() + (key == Qt::Key_Up || key == Qt::Key_PageUp ? -step : step);
            m_list->setCurrentRow(std::clamp(row, 0, std::max(0, m_list->count() - 1)));
            return true;
        }
    }
    return QDialog::eventFilter(watched, event);
}

}  // namespace levelscope::gui
