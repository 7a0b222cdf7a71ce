// FiltersCard: whether filters are worth their memory: what they take, level by level, what they save a
// look-up of a missing key, and what they have saved since the store was opened.
#pragma once

#include <QFrame>

#include "gui/jobs/job.h"
#include "gui/models/filter_level_model.h"
#include "gui/session/store_session.h"

class QLabel;
class QTableView;

namespace levelscope::gui {

class ElidedLabel;
class FilterStrip;

class FiltersCard : public QFrame {
    Q_OBJECT
public:
    FiltersCard(StoreSession* session, QWidget* parent);

    // Reads the filters anew, on a worker.
    void load();
    // Newer counters.
    void showCounters();
    bool settled() const { return !m_load.running(); }
    QString verdict() const;
    QString counters() const;
    FilterLevelModel* model() const { return m_model; }
    QTableView* list() const { return m_list; }
    FilterStrip* strip() const { return m_strip; }

Q_SIGNALS:
    void levelWanted(int level);
    void tableWanted(quint64 number);

private:
    void show(const Result<FilterSurvey>& survey);
    void showStrip();

    StoreSession* m_session;
    FilterLevelModel* m_model;
    QLabel* m_verdict;
    QLabel* m_counters;
    QTableView* m_list;
    ElidedLabel* m_stripTitle;
    FilterStrip* m_strip;  // the tables of one level
    Latest<std::shared_ptr<const Result<FilterSurvey>>> m_load;
};

}  // namespace levelscope::gui
