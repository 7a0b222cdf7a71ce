// The Memtable page: the live structure of the store's memtables, drawn or listed, with how full they are and
// when they flush; and below it the way of writes. Pictures are taken on a worker, of a bounded part of the
// structure, when the store moves and only while the page is in sight.
#pragma once

#include <QTimer>

#include "gui/jobs/job.h"
#include "gui/models/change_set.h"
#include "gui/models/key_text.h"
#include "gui/models/memtable_layout.h"
#include "gui/pages/page.h"

class QLineEdit;
class QPushButton;
class QStackedWidget;
class QTableView;

namespace levelscope::gui {

class EmptyState;
class ErrorBanner;
class MemtableFactsPanel;
class MemtableNodeModel;
class MemtableTree;
class PageHeader;
class SegmentedBar;
class StoreSession;
class WritePathPanel;

class MemtablePage : public Page {
    Q_OBJECT
public:
    // `changes` takes the examples of the way of writes.
    MemtablePage(StoreSession* session, ChangeSet* changes, QWidget* parent = nullptr);

    QString id() const override { return QStringLiteral("memtable"); }
    QString title() const override { return tr("Memtable"); }
    QString iconName() const override { return QStringLiteral("memtable"); }
    bool accepts(const Address& address) const override { return address.kind == AddressKind::memtable; }
    void openAddress(const Address& address) override;
    Address address() const override { return {.kind = AddressKind::memtable}; }
    bool settled() const override;
    void prepareShowcase(const QString& name) override;

    MemtableTree* tree() const { return m_tree; }
    QTableView* list() const { return m_list; }
    SegmentedBar* view() const { return m_view; }
    QLineEdit* keyBox() const { return m_keyBox; }
    QPushButton* showButton() const { return m_show; }
    QPushButton* wholeButton() const { return m_whole; }
    QPushButton* followButton() const { return m_follow; }
    MemtableFactsPanel* facts() const { return m_facts; }
    WritePathPanel* way() const { return m_way; }
    EmptyState* empty() const { return m_empty; }  // in sight when there is nothing to draw

protected:
    void showEvent(QShowEvent* event) override;

private:
    struct Loaded {
        std::shared_ptr<const MemtableLayout> tree;
        DbStats stats;
    };

    void buildQuestion();
    QWidget* buildDrawing();
    void connectSession();
    void moved();
    void load();
    void showPicture(const Loaded& loaded);
    void showEmpty(const MemtablePicture& picture);
    void lookFor();
    void lookAround(const PictureEntry& entry, uint32_t rowsAbove);
    void open(int item);
    void chooseShowcase();
    void updateChosen();
    void chose();

    StoreSession* m_session;
    PageHeader* m_header;
    QLineEdit* m_keyBox;
    SegmentedBar* m_format;
    QPushButton* m_show;
    QPushButton* m_whole;
    QPushButton* m_follow;
    SegmentedBar* m_view;
    ErrorBanner* m_error;
    QStackedWidget* m_stack;
    MemtableTree* m_tree;
    QTableView* m_list = nullptr;
    MemtableNodeModel* m_nodes;
    EmptyState* m_empty;
    QPushButton* m_emptyAction = nullptr;
    MemtableFactsPanel* m_facts;
    WritePathPanel* m_way;
    MemtablePictureRequest m_request;
    bool m_chooseFound = false;  // the entry looked for becomes the current one
    bool m_showcase = false;     // as soon as there is a picture
    bool m_stale = true;
    QTimer m_soon;
    Latest<std::shared_ptr<const Loaded>> m_load;
};

}  // namespace levelscope::gui
