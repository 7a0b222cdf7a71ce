// A JSON value as a tree of names and values, in stored order and spelling. The outline was made elsewhere
// (JsonOutline); children are looked up when a branch is opened.
#pragma once

#include <QAbstractItemModel>
#include <QHash>
#include <QTreeView>
#include <memory>
#include <vector>

#include "gui/models/value_content.h"

namespace levelscope::gui {

class JsonTreeModel : public QAbstractItemModel {
    Q_OBJECT
public:
    enum Column { NameColumn, ValueColumn, ColumnCount };
    enum Role { KindRole = Qt::UserRole, OffsetRole, LengthRole };

    using QAbstractItemModel::QAbstractItemModel;
    void setContent(const ValueContent& content);  // without a sound outline: empty

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& child) const override;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex&) const override { return ColumnCount; }
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    const JsonNode& node(const QModelIndex& index) const;
    const std::vector<uint32_t>& childrenOf(uint32_t node) const;
    QString nameOf(const JsonNode& node) const;
    QString valueOf(const JsonNode& node) const;

    ValueContent m_content;
    mutable QHash<uint32_t, std::vector<uint32_t>> m_children;
};

class JsonTree : public QTreeView {
    Q_OBJECT
public:
    explicit JsonTree(QWidget* parent = nullptr);
    void setContent(const ValueContent& content);

Q_SIGNALS:
    // Bytes of the value that the current branch covers.
    void rangeSelected(quint64 offset, quint64 length);

private:
    JsonTreeModel* m_model;
};

}  // namespace levelscope::gui
