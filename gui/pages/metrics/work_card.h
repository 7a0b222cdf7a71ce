// WorkCard: what flushes and compactions did lately, by kind, as the manifests tell it: in the last quarter
// of an hour, hour, day, or ever.
#pragma once

#include <QFrame>
#include <array>

#include "gui/jobs/job.h"
#include "gui/models/work_done_model.h"

class QLabel;
class QTableView;

namespace levelscope::gui {

class SegmentedBar;
class StoreSession;

class WorkCard : public QFrame {
    Q_OBJECT
public:
    enum Period { Quarter, Hour, Day, Ever };

    WorkCard(StoreSession* session, QWidget* parent);

    // Reads the manifests anew, on a worker.
    void load();
    void setPeriod(Period period);
    bool settled() const { return !m_load.running(); }
    QString sentence() const;
    WorkDoneModel* model() const { return m_model; }
    QTableView* list() const { return m_list; }
    SegmentedBar* periods() const { return m_periods; }

Q_SIGNALS:
    void editsWanted();  // all of them, one by one

private:
    static constexpr size_t kPeriods = 4;
    struct Work {
        Status status;
        std::array<std::vector<WorkDone>, kPeriods> done;
        bool dated = false;  // edits tell when
    };
    static Work workOf(const StoreReader& reader, int64_t nowMicros, const std::stop_token& stop);
    void showPeriod();

    StoreSession* m_session;
    WorkDoneModel* m_model;
    SegmentedBar* m_periods;
    QLabel* m_sentence;
    QTableView* m_list;
    std::shared_ptr<const Work> m_work;
    Latest<std::shared_ptr<const Work>> m_load;
};

}  // namespace levelscope::gui
