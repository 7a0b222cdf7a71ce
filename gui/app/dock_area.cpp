#include "gui/app/dock_area.h"

#include <QDockWidget>
#include <QHBoxLayout>
#include <QMainWindow>
#include <QToolButton>

#include "gui/app/inspector.h"
#include "gui/app/jobs_panel.h"
#include "gui/app/log_panel.h"
#include "gui/app/store_tree.h"
#include "gui/pages/changes/change_desk.h"
#include "gui/pages/changes/changes_panel.h"
#include "gui/widgets/basic_widgets.h"
#include "gui/widgets/theme.h"

namespace levelscope::gui {
namespace {

constexpr int kSideWidth = 236;
constexpr int kNarrowSideWidth = 196;
constexpr int kInspectorWidth = 290;
constexpr int kBottomHeight = 160;
constexpr int kRoomyWidth = 1440;
constexpr int kRoomyHeight = 780;

// Stands in a dock while no store is open. A bare QWidget has no size hint, which QDockWidget takes for a
// negative size.
QWidget* placeholder(QWidget* parent) {
    return plainLabel({}, parent);
}

// The title of a dock: quiet, with a way to close it.
QWidget* titleBar(QDockWidget* dock, const QString& title) {
    auto* bar = new QWidget(dock);
    bar->setProperty("role", QLatin1String("surface"));
    bar->setAttribute(Qt::WA_StyledBackground);
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(metrics::kPadding, 2 * metrics::kGap, metrics::kGap, metrics::kGap);
    row->addWidget(plainLabel(title, bar, "sectionMuted"));
    row->addStretch();
    auto* close = new QToolButton(bar);
    close->setIcon(themedIcon(QStringLiteral("close")));
    close->setIconSize({12, 12});
    close->setAccessibleName(DockArea::tr("Close %1").arg(title));
    close->setToolTip(DockArea::tr("Close"));
    QObject::connect(close, &QToolButton::clicked, dock, &QDockWidget::close);
    row->addWidget(close);
    return bar;
}

}  // namespace

DockArea::DockArea(QMainWindow* window, JobQueue* jobs)
    : QObject(window),
      m_window(window),
      m_tree(new StoreTree(window)),
      m_inspector(new Inspector(window)),
      m_log(new LogPanel(window)) {
    window->setTabPosition(Qt::BottomDockWidgetArea, QTabWidget::North);
    window->setCorner(Qt::BottomLeftCorner, Qt::BottomDockWidgetArea);
    window->setCorner(Qt::BottomRightCorner, Qt::BottomDockWidgetArea);
    add(QStringLiteral("dock-store"), tr("Store"), m_tree, Qt::LeftDockWidgetArea);
    add(QStringLiteral("dock-inspector"), tr("Inspector"), m_inspector, Qt::RightDockWidgetArea);
    m_changesDock = add(QStringLiteral("dock-changes"), tr("Pending changes"), placeholder(window),
                        Qt::BottomDockWidgetArea);
    m_jobsDock =
        add(QStringLiteral("dock-jobs"), tr("Jobs"), new JobsPanel(jobs, window), Qt::BottomDockWidgetArea);
    QDockWidget* log = add(QStringLiteral("dock-log"), tr("Log"), m_log, Qt::BottomDockWidgetArea);
    window->tabifyDockWidget(m_changesDock, m_jobsDock);
    window->tabifyDockWidget(m_jobsDock, log);
    applyDefaultSizes();
    connect(m_tree, &StoreTree::showAddress, this, &DockArea::showAddress);
    connect(m_tree, &StoreTree::familyRequested, this, &DockArea::familyRequested);
    connect(m_inspector, &Inspector::openAddress, this, &DockArea::showAddress);
}

QDockWidget* DockArea::add(const QString& name, const QString& title, QWidget* content,
                           Qt::DockWidgetArea area) {
    auto* dock = new QDockWidget(title, m_window);
    dock->setObjectName(name);
    dock->setWidget(content);
    const bool bottom = area == Qt::BottomDockWidgetArea;
    // Those at the bottom are tabs; the tab is their title.
    QWidget* bar = bottom ? new QWidget(dock) : titleBar(dock, title);
    if (bottom)
        bar->setFixedHeight(1);
    dock->setTitleBarWidget(bar);
    dock->setFeatures(QDockWidget::DockWidgetClosable | QDockWidget::DockWidgetMovable);
    m_window->addDockWidget(area, dock);
    m_docks.append(dock);
    return dock;
}

void DockArea::setSession(StoreSession* session, ChangeDesk* desk) {
    m_tree->setSession(session);
    m_inspector->setSession(session);
    delete m_changesDock->widget();
    if (!desk) {
        m_changesDock->setWidget(placeholder(m_window));
        return;
    }
    auto* panel = new ChangesPanel(desk, m_window);
    panel->setProperty("role", QLatin1String("surface"));
    panel->setAttribute(Qt::WA_StyledBackground);
    m_changesDock->setWidget(panel);
    connect(panel, &ChangesPanel::showAddress, this, &DockArea::showAddress);
    connect(panel, &ChangesPanel::detailsRequested, this, &DockArea::changesPageRequested);
}

void DockArea::setStoreDocksVisible(bool visible) {
    for (QDockWidget* dock : std::as_const(m_docks))
        dock->setVisible(visible && (dock != m_changesDock || m_changesWanted));
}

void DockArea::setChangesWanted(bool wanted) {
    m_changesWanted = wanted;
    m_changesDock->toggleViewAction()->setVisible(wanted);
    if (!wanted)
        m_changesDock->hide();
}

// The first two stand at the sides, the others share the bottom. Where the pages would be left with too
// little, the docks stand back; the View menu brings them.
void DockArea::applyDefaultSizes() {
    const QSize room = m_window->size();
    if (room.width() < kRoomyWidth)
        m_docks[1]->hide();
    for (int i = 2; i < m_docks.size() && room.height() < kRoomyHeight; ++i)
        m_docks[i]->hide();
    const int side = room.width() < kRoomyWidth ? kNarrowSideWidth : kSideWidth;
    m_window->resizeDocks({m_docks[0], m_docks[1]}, {side, kInspectorWidth}, Qt::Horizontal);
    m_window->resizeDocks({m_changesDock}, {kBottomHeight}, Qt::Vertical);
}

void DockArea::raiseJobs() {
    m_jobsDock->show();
    m_jobsDock->raise();
}

void DockArea::raiseChanges() {
    if (!m_changesWanted)
        return;
    m_changesDock->show();
    m_changesDock->raise();
}

}  // namespace levelscope::gui
