// The Table page: everything inside one SSTable (segment): structure, bytes and entries, linked; its Bloom
// filter; its properties. Tables are opened and read on workers; a background check finds damaged blocks
// without being asked.
#pragma once

#include <optional>

#include "gui/jobs/job.h"
#include "gui/pages/page.h"
#include "gui/pages/table/table_file.h"

class QComboBox;
class QLabel;
class QStackedWidget;
class QToolButton;

namespace levelscope::gui {

class BloomView;
class ElidedLabel;
class NoTables;
class ErrorBanner;
class PropertyList;
class SegmentedBar;
class StoreSession;
class StructureView;
class TableListModel;

class TablePage : public Page {
    Q_OBJECT
public:
    explicit TablePage(StoreSession* session, QWidget* parent = nullptr);

    QString id() const override { return QStringLiteral("table"); }
    QString title() const override { return tr("Table"); }
    QString iconName() const override { return QStringLiteral("table"); }
    bool accepts(const Address& address) const override;
    void openAddress(const Address& address) override;
    Address address() const override;
    bool settled() const override;
    QStringList showcases() const override;
    void prepareShowcase(const QString& name) override;

    enum class View { structure, bloom, properties };
    void setView(View view);
    uint64_t number() const { return m_number; }
    StructureView* structure() const { return m_structure; }
    BloomView* bloom() const { return m_bloom; }
    QString summary() const;

protected:
    void showEvent(QShowEvent* event) override;

private:
    struct Opened {
        Status status;
        std::shared_ptr<TableFile> file;
    };
    struct Checked {
        std::vector<std::pair<int, Status>> damaged;
        size_t next = 0;  // first block not checked yet
    };

    QWidget* buildHeader();
    QWidget* buildProperties();
    void stateChanged();
    void openTable(uint64_t number);
    void opened(uint64_t number, Opened result);
    void step(int by);
    void checkFrom(size_t block);
    void updateHeader();
    void updateProperties();
    void goPending();
    TablePtr meta() const;

    StoreSession* m_session;
    TableListModel* m_tables;
    QComboBox* m_chooser = nullptr;
    QToolButton* m_previous = nullptr;
    QToolButton* m_next = nullptr;
    QLabel* m_swatch = nullptr;
    ElidedLabel* m_summary = nullptr;
    SegmentedBar* m_view = nullptr;
    ErrorBanner* m_error;
    QStackedWidget* m_stack;
    NoTables* m_empty;
    StructureView* m_structure;
    BloomView* m_bloom;
    PropertyList* m_contents = nullptr;
    PropertyList* m_layout = nullptr;

    uint64_t m_number = 0;
    std::shared_ptr<TableFile> m_file;
    std::optional<Address> m_pending;  // inside the table being opened
    std::shared_ptr<const Version> m_shown;
    bool m_checking = false;
    bool m_updating = false;
    bool m_showcase = false;
    Latest<Opened> m_open;
    Latest<Checked> m_check;
};

}  // namespace levelscope::gui
