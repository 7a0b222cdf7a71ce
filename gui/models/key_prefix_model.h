// The tree of key prefixes: "unicode/" > "char/" > ... Children are asked for when a branch is opened and
// answered later by setChildren(). GUI thread only; does no I/O.
#pragma once

#include <QAbstractItemModel>
#include <memory>
#include <string>
#include <vector>

namespace levelscope::gui {

class KeyPrefixModel : public QAbstractItemModel {
    Q_OBJECT
public:
    enum Role { PrefixRole = Qt::UserRole, MoreRole };  // QByteArray; true for the line "more…"

    explicit KeyPrefixModel(QObject* parent = nullptr);
    ~KeyPrefixModel() override;

    void reset();  // forgets all children: they are asked for again when needed
    // Answers childrenWanted(). `partial`: there may be more than these.
    void setChildren(const std::string& prefix, const std::vector<std::string>& children, bool partial);
    QModelIndex rootIndex() const { return index(0, 0); }  // "All keys"
    // The deepest node whose prefix is one of `key`'s.
    QModelIndex deepest(const std::string& key) const;
    std::string prefixAt(const QModelIndex& index) const;
    bool waiting() const { return m_waiting > 0; }

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& child) const override;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex&) const override { return 1; }
    bool hasChildren(const QModelIndex& parent = {}) const override;
    bool canFetchMore(const QModelIndex& parent) const override;
    void fetchMore(const QModelIndex& parent) override;
    QVariant data(const QModelIndex& index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

Q_SIGNALS:
    void childrenWanted(const std::string& prefix);

private:
    struct Node;
    Node* nodeOf(const QModelIndex& index) const;
    Node* find(const std::string& prefix) const;
    QModelIndex indexOf(Node* node) const;

    std::unique_ptr<Node> m_root;
    int m_waiting = 0;
};

}  // namespace levelscope::gui
