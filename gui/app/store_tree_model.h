// The store as a tree: its column families where there are several, and of the one shown the levels with
// their tables, memtable, logs, manifest. Shows one picture of the session; the tables of a level are handed
// out in chunks (fetchMore), so fifty thousand of them cost nothing until they are scrolled to.
#pragma once

#include <QAbstractItemModel>
#include <memory>
#include <optional>
#include <vector>

#include "core/formats/address.h"
#include "gui/session/store_session.h"

namespace levelscope::gui {

class StoreTreeModel : public QAbstractItemModel {
    Q_OBJECT
public:
    // The display role is the name; the detail stands at the right end of the row.
    enum Role { DetailRole = Qt::UserRole + 1 };

    using QAbstractItemModel::QAbstractItemModel;

    void setState(const QString& storeName, std::shared_ptr<const StoreState> state);  // null: empty
    Address addressOf(const QModelIndex& index) const;
    // The family this row stands for; nothing for other rows.
    std::optional<std::string> familyOf(const QModelIndex& index) const;
    QModelIndex indexOf(const Address& address) const;  // level or table; fetches what is needed

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& child) const override;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    bool hasChildren(const QModelIndex& parent = {}) const override;
    bool canFetchMore(const QModelIndex& parent) const override;
    void fetchMore(const QModelIndex& parent) override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    struct Section {
        AddressKind kind = AddressKind::level;  // overview: a column family, by its place among all
        uint64_t number = 0;
        int fetched = 0;  // levels: tables handed out
        bool same(const Section& other) const { return kind == other.kind && number == other.number; }
    };
    static std::vector<Section> sectionsOf(const StoreState& state);
    const std::vector<TablePtr>& tables(int section) const;
    void updateTables(int section, const std::vector<TablePtr>& before);
    const Section* sectionOf(const QModelIndex& index) const;  // null: the root, or a table
    TablePtr tableOf(const QModelIndex& index) const;          // null: not a table
    bool isShownFamily(const Section& section) const;
    QString fileNameOf(const Section& section) const;
    QString nameOf(const QModelIndex& index) const;
    QString detailOf(const QModelIndex& index) const;
    QString toolTipOf(const QModelIndex& index) const;
    QVariant decorationOf(const QModelIndex& index) const;

    QString m_storeName;
    std::shared_ptr<const StoreState> m_state;
    std::vector<Section> m_sections;
};

}  // namespace levelscope::gui
