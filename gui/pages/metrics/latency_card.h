// LatencyCard: how long reads, writes and background work took since the store was opened, as percentiles.
#pragma once

#include <QFrame>

#include "gui/jobs/job.h"
#include "gui/models/latency_model.h"

class QLabel;
class QTableView;

namespace levelscope::gui {

class StoreSession;

class LatencyCard : public QFrame {
    Q_OBJECT
public:
    LatencyCard(StoreSession* session, QWidget* parent);

    // Newer figures, summed up on a worker; of a store that is not open for editing there are none.
    void load();
    bool settled() const { return !m_load.running(); }
    LatencyModel* model() const { return m_model; }
    QTableView* list() const { return m_list; }

private:
    void show(const Latencies& latencies);

    StoreSession* m_session;
    LatencyModel* m_model;
    QLabel* m_none;
    QTableView* m_list;
    Latest<std::shared_ptr<const Latencies>> m_load;
};

}  // namespace levelscope::gui
