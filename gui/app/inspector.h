// The right dock: what the current address is, in figures, with the next steps. Keys are looked up on a
// worker.
#pragma once

#include <QScrollArea>
#include <vector>

#include "core/formats/address.h"
#include "gui/session/store_session.h"
#include "gui/widgets/property_list.h"

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace levelscope::gui {

class Inspector : public QScrollArea {
    Q_OBJECT
public:
    explicit Inspector(QWidget* parent);
    void setSession(StoreSession* session);  // null: none
    void showAddress(const Address& address);
    Address address() const { return m_address; }
    QString titleText() const;
    QList<PropertyList::Row> rows() const { return m_properties->rows(); }

Q_SIGNALS:
    void openAddress(const levelscope::Address& address);
    void compactTable(quint64 number);

private:
    using History = Result<std::vector<KeyVersion>>;
    void refresh();
    void showStore();
    void showLevel();
    void showTable();
    void showMemtable();
    void showPlace(const QString& title, const QString& note);
    void loadKey();
    void showKey(const History& history);
    void setTitle(const QString& title, const QString& detail);

    StoreSession* m_session = nullptr;
    Address m_address;
    QLabel* m_title;
    QLabel* m_detail;
    QLabel* m_note;  // what such a place is, in a sentence
    PropertyList* m_properties;
    QPushButton* m_open;
    QPushButton* m_compact;
    Latest<std::shared_ptr<History>> m_history;
};

// Rows of figures about a part of the store, for the inspector and for tests.
QList<PropertyList::Row> tableRows(const TableMeta& table);
QList<PropertyList::Row> levelRows(const LevelInfo& level);
QList<PropertyList::Row> storeRows(const StoreState& state);

}  // namespace levelscope::gui
