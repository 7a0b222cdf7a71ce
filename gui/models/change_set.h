// ChangeSet: what the user has staged and not written yet. An overlay over the store, with undo and redo,
// that becomes one atomic batch.
//
// Canonical form: at most one change a key, and ranges. Everything a range covers was staged before the range
// is dropped (undo brings it back), so the batch is always: ranges first, then keys. A change that leaves the
// store as it is (create and delete again, edit and edit back) vanishes.
//
// Values are shared and immutable. GUI thread only; does no I/O.
#pragma once

#include <QObject>
#include <QString>
#include <QUndoStack>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/keys.h"
#include "core/db/db.h"
#include "core/db/write_batch.h"

namespace levelscope::gui {

using SharedBytes = std::shared_ptr<const std::string>;

enum class ChangeKind { put, erase, eraseRange };

// What the store held when the key was first touched: what the write is checked against.
struct Original {
    bool exists = false;
    SequenceNumber sequence = 0;  // 0 when absent
    uint64_t valueSize = 0;
    SharedBytes value;         // null when absent, or larger than kMaxOriginal
    int64_t expiryMicros = 0;  // 0: never
    static constexpr uint64_t kMaxOriginal = 1 << 20;
};

struct Change {
    ChangeKind kind = ChangeKind::put;
    std::string key;           // of a range: the inclusive start
    std::string end;           // of a range: the exclusive end
    SharedBytes value;         // put only
    int64_t expiryMicros = 0;  // put only; 0: never
    Original original;         // put and erase; of a range: only the store's sequence when it was staged
    uint64_t keysInRange = 0;  // counted when staged, 0: not counted
    bool isNew() const { return kind == ChangeKind::put && !original.exists; }
};
using ChangePtr = std::shared_ptr<const Change>;

class ChangeSet : public QObject {
    Q_OBJECT
public:
    using Points = std::map<std::string, ChangePtr, std::less<>>;
    struct Staged {
        std::string key;
        Original original;
    };

    explicit ChangeSet(QObject* parent = nullptr);

    bool empty() const { return m_points.empty() && m_ranges.empty(); }
    size_t count() const { return m_points.size() + m_ranges.size(); }
    const Points& points() const { return m_points; }
    const std::vector<ChangePtr>& ranges() const { return m_ranges; }
    std::vector<ChangePtr> all() const;  // by key, a range before the keys at its start
    // Exactly this one, not one in its place.
    bool contains(const ChangePtr& change) const;
    // The change of exactly this key, or null.
    ChangePtr find(std::string_view key) const;
    // True if a staged range takes the key away; a put of the key still wins.
    bool coveredByRange(std::string_view key) const;

    struct Edit {
        std::string key;
        SharedBytes value;
        Original original;
    };

    // Each is one step of undo. `original` is ignored when the key has been touched before. Without an expiry
    // the pair keeps the one it has; 0 takes it away.
    void put(const std::string& key, std::string value, const Original& original,
             std::optional<int64_t> expiryMicros = {});
    void replaceValues(const std::vector<Edit>& edits);
    void erase(const std::vector<Staged>& keys);
    // `seen`: the store's last sequence; the write is refused when a key of the range is newer. 0: it is not
    // checked.
    void eraseRange(const std::string& from, const std::string& to, uint64_t keysInRange,
                    SequenceNumber seen = 0);
    void rename(const std::string& from, const Original& fromOriginal, const std::string& to,
                std::string value, const Original& toOriginal);
    void revert(const ChangePtr& change);
    void revertAll();
    // Keep mine: the key or range is now known to be as `theirs`, and the change is made on top of that.
    void rebase(const ChangePtr& mine, const Original& theirs);

    // Forgets everything, undo included: after the write.
    void reset();
    // Puts the changes of a draft under what has been staged since. One step of undo.
    void restore(const std::vector<Change>& changes);

    WriteBatch batch() const;
    std::vector<Db::Expectation> expectations() const;
    QUndoStack* undoStack() { return &m_undo; }

Q_SIGNALS:
    void changed();

private:
    class Command;
    // Before and after of all that one step touches.
    struct Step {
        std::map<std::string, std::pair<ChangePtr, ChangePtr>> points;
        bool touchesRanges = false;
        std::vector<ChangePtr> rangesBefore, rangesAfter;
    };
    void set(Step& step, const std::string& key, ChangePtr change) const;
    void stagePut(Step& step, const std::string& key, SharedBytes value, int64_t expiryMicros,
                  const Original& original) const;
    int64_t expiryNow(const std::string& key, const Original& original) const;
    void stageErase(Step& step, const std::string& key, const Original& original) const;
    void push(Step step, const QString& text);
    void apply(const Step& step, bool forward);

    Points m_points;
    std::vector<ChangePtr> m_ranges;
    QUndoStack m_undo;
};

}  // namespace levelscope::gui
