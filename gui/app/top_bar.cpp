#include "gui/app/top_bar.h"

#include <QAction>
#include <QButtonGroup>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>

#include "gui/widgets/basic_widgets.h"
#include "gui/widgets/theme.h"

namespace levelscope::gui {
namespace {

constexpr int kGoToWidth = 264;

QToolButton* mirror(QAction* action, QWidget* parent) {
    auto* button = new QToolButton(parent);
    button->setDefaultAction(action);
    button->setProperty("role", QLatin1String("framed"));
    button->setAutoRaise(false);
    return button;
}

// A tab keeps its width when it turns bold.
class TabButton : public QPushButton {
public:
    using QPushButton::QPushButton;
    QSize sizeHint() const override {
        QFont bold = font();
        bold.setBold(true);
        const QFontMetrics metrics(bold);
        constexpr int kSidePadding = 12;
        return {metrics.horizontalAdvance(text()) + 2 * kSidePadding, metrics.height() + 14};
    }
    QSize minimumSizeHint() const override { return sizeHint(); }
};

}  // namespace

TopBar::TopBar(QAction* back, QAction* forward, QWidget* parent)
    : QWidget(parent),
      m_tabs(new QButtonGroup(this)),
      m_tabRow(new QHBoxLayout),
      m_goTo(new QLineEdit(this)) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(metrics::kPadding, 6, metrics::kPadding, 6);
    row->setSpacing(2 * metrics::kGap);
    row->addWidget(mirror(back, this));
    row->addWidget(mirror(forward, this));
    row->addSpacing(metrics::kGap);
    m_tabRow->setSpacing(metrics::kGap);
    row->addLayout(m_tabRow);
    row->addStretch();
    row->addWidget(m_goTo);
    m_goTo->setObjectName(QStringLiteral("goTo"));
    m_goTo->setFixedWidth(kGoToWidth);
    m_goTo->setPlaceholderText(tr("Go to key, table, offset… Ctrl+G"));
    m_goTo->setAccessibleName(tr("Go to"));
    m_goTo->setToolTip(
        plainToolTip(tr("A key, 000377.lst, L2, @4096 (an offset in the open table), or an address such as "
                        "table:377/block:12")));
    m_tabs->setExclusive(true);
    connect(m_goTo, &QLineEdit::returnPressed, this, [this] { Q_EMIT goToRequested(m_goTo->text()); });
    connect(m_tabs, &QButtonGroup::idClicked, this,
            [this](int id) { Q_EMIT pageRequested(m_ids.value(id)); });
}

void TopBar::addPage(const QString& id, const QString& title) {
    auto* tab = new TabButton(title, this);
    tab->setObjectName(QStringLiteral("tab-") + id);
    tab->setCheckable(true);
    tab->setProperty("role", QLatin1String("tab"));
    m_tabs->addButton(tab, int(m_ids.size()));
    m_tabRow->addWidget(tab);
    m_ids.append(id);
}

void TopBar::setCurrentPage(const QString& id) {
    const int index = int(m_ids.indexOf(id));
    m_tabs->setExclusive(false);
    for (QAbstractButton* tab : m_tabs->buttons())
        tab->setChecked(m_tabs->id(tab) == index);
    m_tabs->setExclusive(index >= 0);
}

void TopBar::setPagesEnabled(bool enabled) {
    for (QAbstractButton* tab : m_tabs->buttons())
        tab->setEnabled(enabled);
    m_goTo->setEnabled(enabled);
}

void TopBar::setPageVisible(const QString& id, bool visible) {
    if (QAbstractButton* tab = m_tabs->button(int(m_ids.indexOf(id))))
        tab->setVisible(visible);
}

void TopBar::setGoToText(const QString& text) {
    m_goTo->setText(text);
}

void TopBar::focusGoTo() {
    m_goTo->setFocus(Qt::ShortcutFocusReason);
    m_goTo->selectAll();
}

}  // namespace levelscope::gui
