// The rows of the key grid: a window of the store, never the store. Somebody else loads it; this merges the
// staged changes into it. rowCount() is the window's.
//
// Successive windows are compared by key and only the difference is signalled, so that selection, current row
// and scroll position stay with their keys. GUI thread only; does no I/O.
#pragma once

#include <QAbstractTableModel>
#include <QPointer>
#include <memory>
#include <string>
#include <vector>

#include "core/base/damage_log.h"
#include "core/base/keys.h"
#include "gui/models/change_set.h"
#include "gui/models/decoder_rules.h"
#include "gui/models/key_filter.h"
#include "gui/models/key_text.h"

namespace levelscope::gui {

// One pair as a cursor met it.
struct KeyRow {
    static constexpr size_t kPreview = 1024;
    std::string key;
    std::string preview;  // first kPreview bytes of the value
    uint64_t valueSize = 0;
    SequenceNumber sequence = 0;
    int64_t expiryMicros = 0;  // 0: never
    ValueKind kind = ValueKind::empty;
    double position = 0;                      // among all keys of the store, 0 to 1
    std::shared_ptr<const SkippedPlace> gap;  // in front of it: what could not be read; null: nothing
};
using KeyRowPtr = std::shared_ptr<const KeyRow>;

enum class KeyState : uint8_t { stored, added, edited, deleted, rangeDeleted };

class KeyGridModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column {
        StateColumn,
        KeyColumn,
        ValueColumn,
        SizeColumn,
        SequenceColumn,
        TypeColumn,
        ExpiryColumn,
        ColumnCount
    };
    enum Role {
        StateRole = Qt::UserRole,  // KeyState as int
        EmptyRole,                 // the bytes of this cell are empty: what is shown is a word for it
        PrefixRole,                // leading characters of the key that the filter's prefix makes
        GapRole,                   // something between the row above and this one could not be read
    };

    explicit KeyGridModel(ChangeSet* changes, QObject* parent = nullptr);

    // `rows` ascending. At the start or end of what can be seen, keys staged beyond the rows belong to the
    // window too.
    void setWindow(std::vector<KeyRowPtr> rows, bool atStart, bool atEnd, const KeyFilter& filter);
    // How keys and values are read; without rules values still read as they suggest.
    void setRules(DecoderRules rules);
    const std::vector<KeyRowPtr>& window() const { return m_window; }

    const std::string& keyAt(int row) const { return m_rows[static_cast<size_t>(row)].key(); }
    KeyRowPtr storedAt(int row) const { return m_rows[static_cast<size_t>(row)].stored; }
    ChangePtr changeAt(int row) const { return m_rows[static_cast<size_t>(row)].change; }
    KeyState stateAt(int row) const { return m_rows[static_cast<size_t>(row)].state(); }
    double positionAt(int row) const;
    bool anyExpires() const;
    // First row whose key is >= `key`; rowCount() if there is none.
    int lowerBound(std::string_view key) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Row {
        KeyRowPtr stored;      // null: staged only
        ChangePtr change;      // null: as stored
        bool covered = false;  // by a staged range deletion
        const std::string& key() const { return stored ? stored->key : change->key; }
        KeyState state() const;
        bool operator==(const Row&) const = default;
    };

    void rebuild();
    std::vector<Row> merged() const;
    bool inWindow(const std::string& key) const;
    void adopt(std::vector<Row> rows);
    void removeMissing(const std::vector<Row>& rows);
    void insertNew(const std::vector<Row>& rows);
    void updateChanged(std::vector<Row> rows);
    QString textOf(const Row& row, int column) const;
    QString toolTipOf(const Row& row, int column) const;
    std::string_view valueOf(const Row& row) const;
    // As it is shown, and what it then is.
    std::pair<QString, ValueKind> readingOf(const Row& row) const;
    uint64_t sizeOf(const Row& row) const;
    int64_t expiryOf(const Row& row) const;

    QString meaningOf(const Row& row) const;

    QPointer<ChangeSet> m_changes;
    DecoderRules m_rules;
    std::vector<KeyRowPtr> m_window;
    std::vector<Row> m_rows;
    KeyFilter m_filter;
    bool m_atStart = true;
    bool m_atEnd = true;
};

}  // namespace levelscope::gui
