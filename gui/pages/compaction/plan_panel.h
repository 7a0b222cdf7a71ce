// What to compact, and what that would do: the picker's own decision, the disk it needs and the disk there
// is, before anything starts. Decisions are made on a worker; the newest wins.
#pragma once

#include <QWidget>
#include <optional>
#include <vector>

#include "core/db/db.h"
#include "gui/jobs/job.h"
#include "gui/widgets/property_list.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QStackedWidget;

namespace levelscope::gui {

class SegmentedBar;
class StoreSession;

class PlanPanel : public QWidget {
    Q_OBJECT
public:
    PlanPanel(StoreSession* session, QWidget* parent);

    void setManual(const ManualCompaction& manual);
    // What the controls say; nothing when a key cannot be understood, or the picker is to choose.
    std::optional<ManualCompaction> manual() const;
    void refresh();
    bool ready() const { return m_ready; }
    bool settled() const { return !m_load.running(); }
    QPushButton* runButton() const { return m_run; }
    QPushButton* dryRunButton() const { return m_dryRun; }
    // What a dry run found out; told only beside the plan it was of, and forgotten when the plan changes.
    void showRehearsal(const Rehearsal& rehearsal);
    // Starts the dry run as soon as the plan of what the controls say is there; nothing where there is none.
    void dryRunWhenPlanned();
    // Puts the cursor where a range is typed: Return leads from its first key to its end, and to the dry run.
    void askForRange();
    const QList<PropertyList::Row>& figures() const { return m_figures->rows(); }
    QString verdict() const;
    SegmentedBar* scopeBar() const { return m_scope; }

Q_SIGNALS:
    void runRequested(const levelscope::ManualCompaction& manual, const QString& title);
    // Of what the picker would do next when there is no `manual`.
    void dryRunRequested(const std::optional<levelscope::ManualCompaction>& manual);

private:
    struct Plan {
        Status status;
        Decision decision;
        uint64_t freeBytes = 0;
        bool freeKnown = false;
    };
    enum Scope { All, Range, Level, Tables, Next };

    void build();
    void show(const Plan& plan);
    void judge(const Decision& decision, bool enough);
    void startWantedDryRun();
    QString jobTitle(const ManualCompaction& manual) const;

    StoreSession* m_session;
    SegmentedBar* m_scope;
    QStackedWidget* m_choice;
    QLineEdit* m_from;
    QLineEdit* m_to;
    QComboBox* m_level;
    QLineEdit* m_tables;
    QLabel* m_problem;
    QLabel* m_verdict;
    PropertyList* m_figures;
    QPushButton* m_run;
    QPushButton* m_dryRun;
    bool m_ready = false;
    bool m_dryRunWanted = false;
    std::vector<TablePtr> m_inputs;  // of the plan shown
    Latest<Plan> m_load;
};

}  // namespace levelscope::gui
