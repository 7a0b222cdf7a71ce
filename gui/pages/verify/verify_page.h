// The Verify page: is every file as it was written? Reads all of the store as a job that can be cancelled, of
// any format and of a single table; changes nothing. Every finding is a row that leads to its place.
#pragma once

#include <QPointer>

#include "core/inspect/verify.h"
#include "gui/jobs/job.h"
#include "gui/pages/page.h"

class QFrame;
class QLabel;
class QPushButton;
class QStackedWidget;
class QTableView;

namespace levelscope::gui {

class EmptyState;
class ErrorBanner;
class FindingListModel;
class JobCard;
class PropertyList;
class StoreSession;

class VerifyPage : public Page {
    Q_OBJECT
public:
    explicit VerifyPage(StoreSession* session, QWidget* parent = nullptr);
    ~VerifyPage() override;

    QString id() const override { return QStringLiteral("verify"); }
    QString title() const override { return tr("Verify"); }
    QString iconName() const override { return QStringLiteral("verify"); }
    bool accepts(const Address&) const override { return false; }
    void openAddress(const Address&) override {}
    Address address() const override { return Address::overview(); }
    bool settled() const override { return m_job == nullptr; }
    void prepareShowcase(const QString&) override { verify(); }
    void ask(Question question) override;

    // Starts the job, unless it runs already; null then.
    Job* verify();
    // What the last one came to, in a line.
    QString summary() const;

    FindingListModel* findings() const { return m_model; }
    QTableView* list() const { return m_list; }
    QLabel* verdict() const { return m_verdict; }
    QLabel* figures() const { return m_figures; }
    PropertyList* checks() const { return m_checks; }
    QPushButton* startButton() const { return m_start; }
    QPushButton* openButton() const { return m_open; }
    JobCard* jobCard() const { return m_card; }
    ErrorBanner* error() const { return m_error; }

private:
    using ReportPtr = std::shared_ptr<VerifyReport>;

    QWidget* buildResult();
    void ended(Job* job, const ReportPtr& report);
    void showReport();
    void showFigures();
    void showChecks();
    void showChosen();
    void openChosen();
    void copyFindings();

    StoreSession* m_session;
    QPushButton* m_start;
    QPushButton* m_copy;
    JobCard* m_card;
    ErrorBanner* m_error;
    QStackedWidget* m_stack;
    EmptyState* m_empty;
    FindingListModel* m_model;
    QLabel* m_verdict = nullptr;
    QLabel* m_figures = nullptr;
    QFrame* m_checked = nullptr;  // seen while there is no finding
    PropertyList* m_checks = nullptr;
    QTableView* m_list = nullptr;
    QWidget* m_chosen = nullptr;
    QLabel* m_what = nullptr;
    QLabel* m_next = nullptr;
    QPushButton* m_open = nullptr;
    QPointer<Job> m_job;
    ReportPtr m_report;
    int64_t m_tookMs = 0;
    std::weak_ptr<const Version> m_version;  // that was verified; holding it would keep dead tables
};

}  // namespace levelscope::gui
