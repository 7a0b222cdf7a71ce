// The time machine: all edits on a timeline to scrub, step through and play, the tree as it was after the one
// in hand, what that edit changed (or what lies between two), and the life of a chosen table.
//
// The index is made on a worker, and anew when the store has moved on; so is each picture, of which only the
// newest wanted one is made.
#pragma once

#include <QTimer>
#include <QWidget>
#include <optional>

#include "core/formats/address.h"
#include "gui/jobs/job.h"
#include "gui/pages/log/time_loader.h"

class QPushButton;
class QStackedWidget;
class QTableView;
class QToolButton;

namespace levelscope::gui {

class EditListModel;
class EditTimeline;
class ElidedLabel;
class EmptyState;
class ErrorBanner;
class LevelMap;
class SegmentedBar;
class StoreSession;
class TableChangeModel;
class TableLifeModel;

class TimeView : public QWidget {
    Q_OBJECT
public:
    enum class List { edits, changes, life };
    static constexpr int kFrameMs = 40;

    TimeView(StoreSession* session, QWidget* parent);

    // Reads the manifests if the store has moved on since.
    void follow();
    // Goes to the edit of that number, once the index is there.
    void go(uint64_t ordinal);
    std::optional<uint64_t> ordinal() const;  // of the edit in hand
    bool settled() const;

    void setPlaying(bool playing);
    bool playing() const { return m_play.isActive(); }
    void setEditsPerSecond(int edits);
    // Compares the edit in hand with wherever one goes next; false lets go.
    void setComparing(bool comparing);
    void setList(List list);
    void followTable(uint64_t number);

    QString summary() const;
    EditTimeline* timeline() const { return m_timeline; }
    LevelMap* map() const { return m_map; }
    QTableView* edits() const { return m_edits; }
    QTableView* changes() const { return m_changes; }
    QTableView* life() const { return m_life; }
    QToolButton* playButton() const { return m_playButton; }
    QPushButton* compareButton() const { return m_compare; }
    std::shared_ptr<const TimeMachine> machine() const { return m_machine; }

Q_SIGNALS:
    void placeChanged();
    void tableWanted(quint64 number);  // to be opened
    void tableInspected(quint64 number);
    void bytesWanted(const levelscope::Address& address);  // of an edit

private:
    // time_view_parts.cpp
    QWidget* buildControls();
    QWidget* buildLists();
    QToolButton* control(const QString& icon, const QString& hint);

    // time_view.cpp
    void read();
    void indexRead(const TimeIndex& index);
    void moved();
    void showMoment();
    void momentMade(const TimeMoment& moment);
    void advance();
    void step(int by);
    void updateSummary();
    void updateListTitles();
    QString editText(size_t edit) const;

    StoreSession* m_session;
    EditListModel* m_editModel;
    TableChangeModel* m_changeModel;
    TableLifeModel* m_lifeModel;
    QToolButton* m_first = nullptr;
    QToolButton* m_back = nullptr;
    QToolButton* m_playButton = nullptr;
    QToolButton* m_forward = nullptr;
    QToolButton* m_last = nullptr;
    SegmentedBar* m_speed = nullptr;
    QPushButton* m_compare = nullptr;
    ElidedLabel* m_summary = nullptr;
    EditTimeline* m_timeline = nullptr;
    ErrorBanner* m_error = nullptr;
    QStackedWidget* m_stack = nullptr;
    QWidget* m_content = nullptr;
    EmptyState* m_empty = nullptr;
    QStackedWidget* m_picked = nullptr;  // the map, or that there are no tables
    LevelMap* m_map = nullptr;
    SegmentedBar* m_listBar = nullptr;
    QStackedWidget* m_lists = nullptr;
    QTableView* m_edits = nullptr;
    QTableView* m_changes = nullptr;
    QTableView* m_life = nullptr;

    std::shared_ptr<const TimeMachine> m_machine;
    std::weak_ptr<const Version> m_readOf;  // the live version when the manifests were read
    std::optional<uint64_t> m_pending;      // number of the edit to go to
    std::optional<size_t> m_shown;          // edit on the map
    size_t m_gone = 0, m_new = 0;           // of the difference on the map
    bool m_syncing = false;
    bool m_readAgain = false;
    bool m_showAgain = false;
    QTimer m_play;
    double m_editsPerSecond = 10;
    double m_owed = 0;  // edits to play that were no whole one yet
    Latest<TimeIndex> m_load;
    Latest<TimeMoment> m_picture;
};

}  // namespace levelscope::gui
