// The Levels page: the map of all tables of the store, level by level, or the same tables as a list; what the
// selection overlaps; the way to one table and to compacting the chosen ones. Follows the store live.
#pragma once

#include "core/db/events.h"
#include "core/db/read_charge.h"
#include "gui/jobs/job.h"
#include "gui/models/level_map_layout.h"
#include "gui/pages/levels/level_pace.h"
#include "gui/pages/page.h"

class QPushButton;
class QSortFilterProxyModel;
class QStackedWidget;
class QTableView;

namespace levelscope::gui {

class ElidedLabel;
class NoTables;
class LevelMap;
class LevelMinimap;
class PageHeader;
class SegmentedBar;
class StoreSession;
class TableListModel;

class LevelsPage : public Page {
    Q_OBJECT
public:
    explicit LevelsPage(StoreSession* session, QWidget* parent = nullptr);

    QString id() const override { return QStringLiteral("levels"); }
    QString title() const override { return tr("Levels"); }
    QString iconName() const override { return QStringLiteral("levels"); }
    bool accepts(const Address& address) const override { return address.kind == AddressKind::level; }
    void openAddress(const Address& address) override;
    Address address() const override;
    bool settled() const override;
    QStringList showcases() const override;
    void prepareShowcase(const QString& name) override;

    LevelMap* map() const { return m_map; }
    SegmentedBar* colours() const { return m_colour; }
    QTableView* list() const { return m_list; }
    LevelMinimap* minimap() const { return m_minimap; }
    LevelPace* pace() const { return m_pace; }
    SegmentedBar* paceBar() const { return m_paceBar; }
    QString summary() const;

private:
    void buildHeader();
    void buildList();
    QWidget* buildFooter();
    void connectSession();
    void follow();
    void showStep(const LevelPace::Step& step);
    void layOut();
    void loadReads();
    void showLayout(std::shared_ptr<const LevelMapLayout> layout);
    void showPace();
    void selectShowcase();
    void selectionMoved();
    void syncListSelection();
    void listSelectionMoved();
    void open(uint64_t number);
    void planCompactionOfSelection();
    QString summaryOf(const std::vector<uint64_t>& chosen) const;

    StoreSession* m_session;
    PageHeader* m_header;
    SegmentedBar* m_view = nullptr;
    SegmentedBar* m_scale = nullptr;
    SegmentedBar* m_colour = nullptr;
    SegmentedBar* m_paceBar = nullptr;
    QStackedWidget* m_stack;
    LevelMap* m_map;
    LevelMinimap* m_minimap;
    LevelPace* m_pace;
    QTableView* m_list;
    TableListModel* m_tables;
    QSortFilterProxyModel* m_sorted;
    NoTables* m_empty;
    ElidedLabel* m_summary = nullptr;
    QPushButton* m_open = nullptr;
    QPushButton* m_compact = nullptr;
    bool m_syncing = false;
    int m_level = 0;
    bool m_levelWanted = false;
    bool m_showcaseWanted = false;
    bool m_zoomWanted = false;       // of the showcase
    std::vector<uint64_t> m_inputs;  // of running compactions
    LevelPace::Step m_shown;
    Latest<std::shared_ptr<const LevelMapLayout>> m_load;
    Latest<std::shared_ptr<const ReadCounts>> m_loadReads;
};

}  // namespace levelscope::gui
