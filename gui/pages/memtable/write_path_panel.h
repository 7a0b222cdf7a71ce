// WritePathPanel: the way of writes below the memtable: the strip, one sentence for what just happened, the
// pace (live, slow, or step by step), and, in a classroom store that can be edited, an example to stage. What
// the engine tells is kept while the panel is paused, also while it is out of sight, and played when asked.
// Nothing is written from here: an example is staged as every change is, and travels when it is written.
#pragma once

#include <QTimer>
#include <QWidget>

#include "core/formats/address.h"
#include "gui/jobs/job.h"
#include "gui/models/change_set.h"
#include "gui/models/write_path.h"

class QPushButton;

namespace levelscope::gui {

class ElidedLabel;
class SegmentedBar;
class StoreSession;
class WritePathStrip;

class WritePathPanel : public QWidget {
    Q_OBJECT
public:
    enum Pace { Live, Slow, Step };

    // `changes` takes the examples.
    WritePathPanel(StoreSession* session, ChangeSet* changes, QWidget* parent);

    // The store as of now, taken on a worker: puts the figures right when nothing is left to play.
    void setFacts(const std::vector<MemtableFacts>& memtables, const DbStats& stats);
    // From now on the strip marks where this entry is.
    void follow(const PictureEntry& entry);
    const WritePath& path() const { return m_path; }
    bool settled() const;

    WritePathStrip* strip() const { return m_strip; }
    SegmentedBar* pace() const { return m_pace; }
    QPushButton* nextButton() const { return m_next; }
    QPushButton* exampleButton() const { return m_example; }
    QString story() const;

Q_SIGNALS:
    void followedChanged();
    void caughtUp();  // nothing is left to play: the figures may be old
    void showAddress(const levelscope::Address& address);
    void statusMessage(const QString& text);

private:
    struct Located {
        std::string key;
        SequenceNumber sequence = 0;  // 0: the key has no version
        PathPlace place;
    };

    void buildRow();
    void connectSession();
    void heard();
    void beat();
    void updateBeat();
    void showPath();
    void tellStory();
    void locate(const std::string& key, std::optional<SequenceNumber> sequence);
    void stageExample();
    void written();
    void open(PathStop stop, int level);

    StoreSession* m_session;
    ChangeSet* m_changes;
    WritePathStrip* m_strip;
    SegmentedBar* m_pace;
    QPushButton* m_next;
    QPushButton* m_example;
    ElidedLabel* m_story;
    WritePath m_path;
    uint64_t m_limitEntries = 0;
    bool m_known = false;  // the figures have been put right once
    QTimer m_beat;
    std::string m_awaited;  // an example that is staged and not written yet
    Latest<Located> m_locate;
    Latest<std::string> m_freeKey;
};

}  // namespace levelscope::gui
