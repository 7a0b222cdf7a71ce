// The History page: every version of one key that is still stored, in memory, logs and tables; what a chosen
// one changed against the value before it; and the way back: restoring a version stages a change, which is
// written with the others.
#pragma once

#include <optional>

#include "core/base/status.h"
#include "gui/jobs/job.h"
#include "gui/models/change_diff.h"
#include "gui/models/change_set.h"
#include "gui/models/history_model.h"
#include "gui/pages/page.h"

class QLineEdit;
class QPushButton;
class QStackedWidget;
class QTableView;

namespace levelscope::gui {

class DiffView;
class EmptyState;
class ErrorBanner;
class PageHeader;
class SegmentedBar;
class StoreSession;

class HistoryPage : public Page {
    Q_OBJECT
public:
    // `changes` takes what is restored; of no use for a store that cannot be edited.
    HistoryPage(StoreSession* session, ChangeSet* changes, QWidget* parent = nullptr);

    QString id() const override { return QStringLiteral("history"); }
    QString title() const override { return tr("History"); }
    QString iconName() const override { return QStringLiteral("history"); }
    bool accepts(const Address& address) const override { return address.kind == AddressKind::history; }
    void openAddress(const Address& address) override;
    Address address() const override { return Address::ofHistory(m_key); }
    bool settled() const override;
    void prepareShowcase(const QString& name) override;
    void ask(Question question) override;

    QLineEdit* keyBox() const { return m_keyBox; }
    SegmentedBar* keyFormat() const { return m_format; }
    QPushButton* showButton() const { return m_show; }
    QPushButton* restoreButton() const { return m_restore; }
    QPushButton* explainButton() const { return m_explain; }
    QTableView* list() const { return m_list; }
    HistoryModel* model() const { return m_model; }
    DiffView* diff() const { return m_diff; }
    ErrorBanner* error() const { return m_error; }

public Q_SLOTS:
    void read();

private:
    struct Loaded {
        Status status;
        std::vector<DatedVersion> versions;
    };

    void invite();
    void buildQuestion();
    QWidget* buildAnswer();
    void load();
    void showVersions(const Loaded& loaded);
    void versionChosen();
    void restore();
    void updateRestore();
    std::optional<Original> originalNow() const;
    QString captionOf(int row) const;

    StoreSession* m_session;
    ChangeSet* m_changes;
    PageHeader* m_header;
    QLineEdit* m_keyBox;
    SegmentedBar* m_format;
    QPushButton* m_show;
    QPushButton* m_restore;
    QPushButton* m_explain;
    ErrorBanner* m_error;
    QStackedWidget* m_stack;
    EmptyState* m_empty;
    QPushButton* m_takeKey;
    HistoryModel* m_model;
    QTableView* m_list = nullptr;
    DiffView* m_diff = nullptr;
    std::string m_key;
    bool m_asked = false;
    Latest<std::shared_ptr<const Loaded>> m_load;
    Latest<Diff> m_loadDiff;
    Latest<std::shared_ptr<const std::string>> m_sample;
};

}  // namespace levelscope::gui
