// The Overview page: what this store is, whether it is well, how big it is, level by level and over time, and
// what happened last.
#pragma once

#include "gui/pages/overview/space_use.h"
#include "gui/pages/page.h"

class QListWidget;
class QStackedWidget;
class QTableView;

namespace levelscope::gui {

class FigureRow;
class LevelBars;
class LevelSummaryModel;
class PageHeader;
class StoreChart;
class StoreSession;

class OverviewPage : public Page {
    Q_OBJECT
public:
    OverviewPage(StoreSession* session, QWidget* parent);

    QString id() const override { return QStringLiteral("overview"); }
    QString title() const override { return tr("Overview"); }
    QString iconName() const override { return QStringLiteral("overview"); }
    bool accepts(const Address& address) const override { return address.kind == AddressKind::overview; }
    void openAddress(const Address&) override {}
    Address address() const override { return Address::overview(); }
    bool settled() const override { return true; }

protected:
    void changeEvent(QEvent* event) override;

private:
    QWidget* makeContent();
    QWidget* makeEmpty();
    QWidget* makeFigures(QWidget* parent);
    QWidget* makeLevels(QWidget* parent);
    QWidget* makeLists(QWidget* parent);
    void refresh();
    void refreshFigures();
    void refreshAttention();
    void refreshEvents();
    void refreshCharts();

    StoreSession* m_session;
    PageHeader* m_header;
    QStackedWidget* m_stack = nullptr;
    FigureRow* m_figures = nullptr;
    LevelSummaryModel* m_levels;
    QTableView* m_levelTable = nullptr;
    LevelBars* m_bars = nullptr;
    QListWidget* m_attention = nullptr;
    QListWidget* m_events = nullptr;
    StoreChart* m_growth = nullptr;
    StoreChart* m_activity = nullptr;
    std::weak_ptr<const Version> m_spaceOf;
    SpaceUse m_space;  // of it
};

}  // namespace levelscope::gui
