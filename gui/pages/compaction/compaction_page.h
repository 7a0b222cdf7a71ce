// The Compaction page: flush, compact what is chosen after seeing what it would do, watch and steer what
// runs, and look back: the jobs of this session with what each did, and the store over time.
#pragma once

#include "core/compaction/picker.h"
#include "gui/pages/page.h"

class QPushButton;
class QStackedWidget;
class QTableView;

namespace levelscope::gui {

class BeforeAfter;
class CompactionHistoryModel;
class ErrorBanner;
class Job;
class JobCard;
class LevelScoreModel;
class PageHeader;
class PlanPanel;
class SegmentedBar;
class StoreChart;
class StoreSession;

class CompactionPage : public Page {
    Q_OBJECT
public:
    explicit CompactionPage(StoreSession* session, QWidget* parent = nullptr);

    QString id() const override { return QStringLiteral("compaction"); }
    QString title() const override { return tr("Compaction"); }
    QString iconName() const override { return QStringLiteral("compaction"); }
    bool accepts(const Address&) const override { return false; }
    void openAddress(const Address&) override {}
    Address address() const override { return Address::overview(); }
    bool settled() const override;
    void prepareShowcase(const QString& name) override;
    void ask(Question question) override;

    PlanPanel* planner() const { return m_plan; }
    JobCard* jobCard() const { return m_card; }
    QPushButton* flushButton() const { return m_flush; }
    CompactionHistoryModel* history() const { return m_history; }
    BeforeAfter* beforeAfter() const { return m_beforeAfter; }
    QTableView* historyView() const { return m_historyView; }

public Q_SLOTS:
    // Fills in the plan; the user starts it.
    void plan(const levelscope::ManualCompaction& manual);

private:
    QWidget* buildTop(QWidget* parent);
    QWidget* buildHistory(QWidget* parent);
    QWidget* buildCharts(QWidget* parent);
    void connectSession();
    void stateChanged();
    void feedCharts();
    void run(const ManualCompaction& manual, const QString& title);
    void dryRun(const std::optional<ManualCompaction>& manual);
    void follow(Job* job);
    void showChosenJob();

    StoreSession* m_session;
    PageHeader* m_header;
    ErrorBanner* m_error;
    QPushButton* m_flush = nullptr;
    PlanPanel* m_plan = nullptr;
    LevelScoreModel* m_scores;
    CompactionHistoryModel* m_history;
    JobCard* m_card;
    QTableView* m_historyView = nullptr;
    QStackedWidget* m_historyStack = nullptr;
    BeforeAfter* m_beforeAfter = nullptr;
    QList<StoreChart*> m_charts;
};

}  // namespace levelscope::gui
