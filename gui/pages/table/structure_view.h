// The structure of a table three ways at once, linked both ways: the tree of its parts, its bytes, and the
// entries of the block in hand. Bytes are those of the file, or of the block after decompression, which is a
// coordinate space of its own.
#pragma once

#include <QWidget>
#include <memory>
#include <optional>

#include "core/formats/address.h"
#include "gui/jobs/job.h"
#include "gui/models/anatomy_tree_model.h"
#include "gui/pages/table/table_file.h"
#include "gui/widgets/hex_view.h"

class QTableView;
class QTreeView;

namespace levelscope::gui {

class ElidedLabel;
class EntryListModel;
class SegmentedBar;

class StructureView : public QWidget {
    Q_OBJECT
public:
    using Place = AnatomyTreeModel::Place;
    using Node = AnatomyTreeModel::Node;
    enum class Space { file, block };

    explicit StructureView(QWidget* parent);

    void setFile(std::shared_ptr<TableFile> file);  // null: empty
    void setSpace(Space space);
    Space space() const { return m_space; }
    // Goes there as soon as its block is read.
    void go(const Place& place);
    // To the smallest part that owns this byte of the file, and tells what it is.
    void goToByte(uint64_t offset);
    Place place() const { return m_place; }
    QString bytesText() const;  // above the bytes
    void setDamage(int block, const Status& status) { m_tree->setDamage(block, status); }

    AnatomyTreeModel* tree() const { return m_tree; }
    EntryListModel* entries() const { return m_entries; }
    QTreeView* treeView() const { return m_treeView; }
    QTableView* grid() const { return m_grid; }
    HexView* hex() const { return m_hex; }
    bool settled() const;

Q_SIGNALS:
    void placeChanged();
    void damageFound(const levelscope::Status& status);
    // The bytes of an entry's value, which lies in a value file.
    void valueWanted(const levelscope::Address& bytes);

private:
    // A byte of the file, with the block that it lies in.
    struct ByteFound {
        BytePlace place;
        int block = -1;
        std::shared_ptr<const BlockContents> contents;
    };

    void build();
    QWidget* buildBytes();
    void load(int block);
    void loadWanted();
    void loaded(int block, std::shared_ptr<const BlockContents> contents);
    void byteFound(uint64_t offset, const ByteFound& found);
    void apply(const Place& place);
    void unfoldTo(const QModelIndex& index);
    void showEntries(int block);
    void showBytes(const Place& place);
    void showFileBytes(const Place& place);
    void showBlockBytes(const Place& place, const BlockContents& contents);
    QList<HexRange> rangesOf(const Place& place, const BlockContents& contents, uint64_t base) const;
    void hexMoved(quint64 offset);
    void treeMoved(const QModelIndex& index);
    void gridMoved(const QModelIndex& index);
    void openValue(const QModelIndex& index);
    bool needsContents(const Place& place) const;
    QString gridTitle(int block) const;
    QString bytesTitle(const Place& place) const;

    std::shared_ptr<TableFile> m_file;
    AnatomyTreeModel* m_tree;
    EntryListModel* m_entries;
    QTreeView* m_treeView;
    HexView* m_hex;
    SegmentedBar* m_spaceBar;
    ElidedLabel* m_bytesTitle;
    ElidedLabel* m_gridTitle;
    QTableView* m_grid;
    Space m_space = Space::file;
    Place m_place;
    std::optional<Place> m_pending;           // waits for its block
    QList<QPersistentModelIndex> m_unfolded;  // to show places, and not by hand
    int m_entriesOf = -1;                     // block shown in the grid
    int m_bytesOf = -2;                       // block shown in the hex view, -1: the file
    int m_loading = -1;                       // block being read
    QList<int> m_wanted;                      // blocks to be read behind it
    bool m_applying = false;
    Latest<std::shared_ptr<const BlockContents>> m_load;
    Latest<std::shared_ptr<const ByteFound>> m_findByte;
};

}  // namespace levelscope::gui
