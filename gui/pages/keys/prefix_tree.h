// The prefixes at the left of the grid, found lazily by seeking over what they cover. Choosing one filters
// the grid.
#pragma once

#include <QWidget>
#include <memory>
#include <stop_token>
#include <string>

#include "core/formats/store_reader.h"

class QComboBox;
class QModelIndex;
class QTreeView;

namespace levelscope::gui {

class KeyPrefixModel;

class PrefixTree : public QWidget {
    Q_OBJECT
public:
    PrefixTree(std::shared_ptr<StoreReader> reader, QWidget* parent);
    ~PrefixTree() override;

    // Marks where the grid's filter stands; emits nothing.
    void showPrefix(const std::string& prefix);
    void reload();
    // Passes damage by from now on, and notes it there; null: damage ends a list.
    void setDamage(std::shared_ptr<DamageLog> damage);
    bool settled() const;
    QTreeView* tree() const { return m_tree; }
    QComboBox* separatorBox() const { return m_separator; }

Q_SIGNALS:
    void prefixChosen(const std::string& prefix);

private:
    void load(const std::string& prefix);
    void reveal();
    void choose(const QModelIndex& current);
    char separator() const;

    std::shared_ptr<StoreReader> m_reader;
    KeyPrefixModel* m_model;
    QTreeView* m_tree;
    QComboBox* m_separator;
    std::shared_ptr<DamageLog> m_damage;
    std::stop_source m_stop;
    std::string m_wanted;  // the prefix to stand at, once its branch is known
    bool m_silent = false;
};

}  // namespace levelscope::gui
