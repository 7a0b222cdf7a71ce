#include "gui/app/top_bar.h"

#include <QAction>
#include <QButtonGroup>
#include <QEvent>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>
#include <algorithm>

#include "gui/widgets/basic_widgets.h"
#include "gui/widgets/theme.h"

namespace levelscope::gui {
namespace {

constexpr int kGoToWidths[] = {264, 168};  // the tabs take the difference when they need it

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
      m_group(new QButtonGroup(this)),
      m_tabRow(new QHBoxLayout),
      m_more(new QToolButton(this)),
      m_goTo(new QLineEdit(this)) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(metrics::kPadding, 6, metrics::kPadding, 6);
    row->setSpacing(2 * metrics::kGap);
    row->addWidget(mirror(back, this));
    row->addWidget(mirror(forward, this));
    row->addSpacing(metrics::kGap);
    m_tabRow->setSpacing(metrics::kGap);
    row->addLayout(m_tabRow);
    m_more->setObjectName(QStringLiteral("more-pages"));
    m_more->setIcon(themedIcon(QStringLiteral("more")));
    m_more->setToolTip(plainToolTip(tr("More pages")));
    m_more->setAccessibleName(tr("More pages"));
    m_more->setPopupMode(QToolButton::InstantPopup);
    m_more->setMenu(new QMenu(m_more));
    m_more->hide();
    m_tabRow->addWidget(m_more);
    row->addStretch();
    row->addWidget(m_goTo);
    m_goTo->setObjectName(QStringLiteral("goTo"));
    m_goTo->setFixedWidth(kGoToWidths[0]);
    m_goTo->setPlaceholderText(tr("Go to key, table, offset… Ctrl+G"));
    m_goTo->setAccessibleName(tr("Go to"));
    m_goTo->setToolTip(plainToolTip(
        tr("A key, 000377.lst, 000377.lst@4096 (a byte of a file), @4096 (one of the open table), L2, or "
           "an address such as table:377/block:12")));
    m_group->setExclusive(true);
    connect(m_goTo, &QLineEdit::returnPressed, this, [this] { Q_EMIT goToRequested(m_goTo->text()); });
    connect(m_group, &QButtonGroup::idClicked, this,
            [this](int index) { Q_EMIT pageRequested(m_tabs[size_t(index)].id); });
    connect(m_more->menu(), &QMenu::aboutToShow, this, &TopBar::fillMore);
}

void TopBar::addPage(const QString& id, const QString& title) {
    auto* button = new TabButton(title, this);
    button->setObjectName(QStringLiteral("tab-") + id);
    button->setCheckable(true);
    button->setProperty("role", QLatin1String("tab"));
    m_group->addButton(button, int(m_tabs.size()));
    m_tabRow->insertWidget(m_tabRow->indexOf(m_more), button);
    m_tabs.push_back({id, button});
}

void TopBar::setCurrentPage(const QString& id) {
    m_group->setExclusive(false);
    for (const Tab& tab : m_tabs)
        tab.button->setChecked(tab.id == id);
    m_group->setExclusive(m_group->checkedButton() != nullptr);
    fitTabs();
}

void TopBar::setPagesEnabled(bool enabled) {
    for (const Tab& tab : m_tabs)
        tab.button->setEnabled(enabled);
    m_more->setEnabled(enabled);
    m_goTo->setEnabled(enabled);
}

void TopBar::setOfferedPages(const QStringList& ids) {
    for (Tab& tab : m_tabs)
        tab.offered = ids.contains(tab.id);
    fitTabs();
}

// No wider than with the menu alone: the tabs follow the width, and do not set it.
QSize TopBar::minimumSizeHint() const {
    const QSize all = layout()->totalMinimumSize();
    return {all.width() - m_tabRow->minimumSize().width() - m_goTo->width() + kGoToWidths[1] +
                m_more->sizeHint().width(),
            all.height()};
}

void TopBar::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    fitTabs();
}

void TopBar::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        fitTabs();
}

void TopBar::fitTabs() {
    QList<const Tab*> shown;
    for (const int goToWidth : kGoToWidths) {
        m_goTo->setFixedWidth(goToWidth);
        const int beside = layout()->totalMinimumSize().width() - m_tabRow->minimumSize().width();
        shown = tabsWithin(width() - beside);
        if (std::none_of(m_tabs.begin(), m_tabs.end(),
                         [&](const Tab& tab) { return tab.offered && !shown.contains(&tab); }))
            break;
    }
    bool more = false;
    for (const Tab& tab : m_tabs) {
        tab.button->setVisible(shown.contains(&tab));
        more |= tab.offered && !shown.contains(&tab);
    }
    m_more->setVisible(more);
}

// All that are offered, or the first ones and the current one beside the menu.
QList<const TopBar::Tab*> TopBar::tabsWithin(int width) const {
    const auto need = [this](const QWidget* widget) {
        return widget->sizeHint().width() + m_tabRow->spacing();
    };
    QList<const Tab*> offered;
    int all = 0;
    for (const Tab& tab : m_tabs) {
        if (!tab.offered)
            continue;
        offered.append(&tab);
        all += need(tab.button);
    }
    if (all <= width)
        return offered;
    width -= need(m_more);
    for (const Tab* tab : offered)
        width -= tab->button->isChecked() ? need(tab->button) : 0;
    QList<const Tab*> shown;
    for (const Tab* tab : offered) {
        width -= tab->button->isChecked() ? 0 : need(tab->button);
        if (width >= 0 || tab->button->isChecked())
            shown.append(tab);
    }
    return shown;
}

void TopBar::fillMore() {
    QMenu* menu = m_more->menu();
    menu->clear();
    for (const Tab& tab : m_tabs)
        if (tab.offered && tab.button->isHidden())
            menu->addAction(tab.button->text(), this, [this, id = tab.id] { Q_EMIT pageRequested(id); });
}

void TopBar::setGoToText(const QString& text) {
    m_goTo->setText(text);
}

void TopBar::focusGoTo(bool selectAll) {
    m_goTo->setFocus(Qt::ShortcutFocusReason);
    if (selectAll)
        m_goTo->selectAll();
    else
        m_goTo->end(false);
}

}  // namespace levelscope::gui
