// The Space page: which prefixes of the keys take the disk space, and for what, as a treemap and a table.
// Samples when it is first shown, which takes no longer for a larger store; counts when asked to, as a job
// with progress. A prefix can be opened; what is above it stays in a row of buttons.
#pragma once

#include <QPointer>
#include <vector>

#include "gui/jobs/job.h"
#include "gui/models/space_model.h"
#include "gui/pages/page.h"

class QHBoxLayout;
class QLabel;
class QProgressBar;
class QPushButton;
class QSortFilterProxyModel;
class QStackedWidget;
class QTableView;

namespace levelscope::gui {

class ErrorBanner;
class PageHeader;
class SegmentedBar;
class SpaceLegend;
class StoreSession;
class Treemap;

class SpacePage : public Page {
    Q_OBJECT
public:
    explicit SpacePage(StoreSession* session, QWidget* parent = nullptr);
    ~SpacePage() override;

    QString id() const override { return QStringLiteral("space"); }
    QString title() const override { return tr("Space"); }
    QString iconName() const override { return QStringLiteral("space"); }
    bool accepts(const Address& address) const override { return address.kind == AddressKind::space; }
    void openAddress(const Address& address) override;
    Address address() const override { return Address::ofSpace(prefix()); }
    bool settled() const override;
    QStringList showcases() const override { return {QString(), QStringLiteral("state")}; }
    void prepareShowcase(const QString& name) override;

    Treemap* treemap() const { return m_map; }
    QTableView* list() const { return m_list; }
    SpaceModel* model() const { return m_model; }
    QPushButton* countButton() const { return m_count; }
    QPushButton* sampleButton() const { return m_sample; }
    QPushButton* cancelButton() const { return m_cancel; }
    QPushButton* compactButton() const { return m_compact; }
    SegmentedBar* colours() const { return m_colours; }
    ErrorBanner* error() const { return m_error; }
    QLabel* verdict() const { return m_verdict; }
    QPushButton* crumb(int index) const;
    // The prefix whose parts are shown.
    const std::string& prefix() const { return m_path.back().prefix; }

public Q_SLOTS:
    void sample();
    void count();

protected:
    void showEvent(QShowEvent* event) override;

private:
    // A prefix that was opened, and what is known of it.
    struct Step {
        std::string prefix;
        SpaceReportPtr report;
        const SpaceNode* node = nullptr;       // part of the report
        std::weak_ptr<const Version> version;  // that was measured; holding it would keep dead tables
    };
    struct Loaded {
        Status status;
        SpaceReportPtr report;
        std::weak_ptr<const Version> version;
    };

    void build();
    QWidget* buildContent();
    void open(int child);
    void enter(int child);
    void leaveFor(size_t depth);
    void goTo(size_t depth);
    void take(const Loaded& loaded, size_t depth);
    void showStep();
    void showCrumbs();
    void showState();
    static QString subtitleOf(const Step& step);
    void countEnded(const std::shared_ptr<Loaded>& loaded, size_t depth, Job* job);
    void stopWork();
    void planCompactionOfChosen();
    bool isOutdated() const;
    int childOf(const QModelIndex& proxied) const;

    StoreSession* m_session;
    PageHeader* m_header;
    SegmentedBar* m_colours;
    QPushButton* m_sample;
    QPushButton* m_count;
    QPushButton* m_cancel;
    QPushButton* m_compact;
    QProgressBar* m_bar;
    QLabel* m_verdict;
    ErrorBanner* m_error;
    QStackedWidget* m_stack;
    QWidget* m_empty;
    QHBoxLayout* m_crumbs = nullptr;
    Treemap* m_map = nullptr;
    SpaceLegend* m_legend = nullptr;
    QTableView* m_list = nullptr;
    SpaceModel* m_model;
    QSortFilterProxyModel* m_sorted;
    std::vector<Step> m_path{Step{}};
    QPointer<Job> m_job;
    Latest<std::shared_ptr<const Loaded>> m_load;
};

}  // namespace levelscope::gui
