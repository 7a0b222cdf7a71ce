#include "core/compaction/level_cursor.h"

#include <algorithm>
#include <array>

#include "core/base/damage_log.h"

namespace levelscope {
namespace {

class LevelCursor final : public TableCursor {
public:
    LevelCursor(TableCache& cache, std::vector<TablePtr> tables, const CursorOptions& options)
        : m_cache(cache), m_tables(std::move(tables)), m_options(options), m_index(m_tables.size()) {}

    Status status() const override { return m_status; }

    void seekToFirst() override {
        if (enter(0))
            m_cursor->seekToFirst();
        settleForward();
    }
    void seekToLast() override {
        if (enter(m_tables.size() - 1, false))
            m_cursor->seekToLast();
        settleBackward();
    }
    void seek(std::string_view userKey, uint64_t trailer) override {
        const auto found = std::partition_point(m_tables.begin(), m_tables.end(), [&](const TablePtr& table) {
            const int order = table->largest.compare(userKey);
            return order < 0 || (order == 0 && table->largestExclusive);
        });
        if (enter(static_cast<size_t>(found - m_tables.begin())))
            m_cursor->seek(userKey, trailer);
        else if (m_options.trace != nullptr && m_status.ok())
            tellPassed();
        settleForward();
    }
    void nextBlock() override {
        m_cursor->nextBlock();
        settleForward();
    }
    void previousBlock() override {
        m_cursor->previousBlock();
        settleBackward();
    }

private:
    // The cursors of the tables visited last, so that seeks to and fro do not open them anew. A merge goes
    // through once and keeps only the one it reads.
    struct Visited {
        size_t index = 0;
        std::unique_ptr<TableCursor> cursor;
    };
    static constexpr size_t kVisited = 4;

    // Makes the cursor one of table `index`, or where damage is passed by, of the next one that can be
    // opened; false beyond the ends or when there is none.
    bool enter(size_t index, bool forward = true) {
        while (!open(index)) {
            if (m_status.ok() || !passBy())
                return false;
            index = forward ? index + 1 : index - 1;
        }
        return true;
    }
    // True if the table at hand is passed by: its place is noted and its error forgotten.
    bool passBy() {
        if (!m_options.damage || !DamageLog::mayPass(m_status))
            return false;
        const TableMeta& table = *m_tables[m_index];
        m_options.damage->note({m_status, table.smallest, table.largest, true, true});
        m_status = {};
        return true;
    }
    bool open(size_t index) {
        m_status = {};
        m_cursor = nullptr;
        m_index = std::min(index, m_tables.size());
        if (index >= m_tables.size())
            return false;
        if (m_options.trace != nullptr)
            m_options.trace->sourceEntered({m_tables[index]->level, m_tables[index]->number});
        Visited& visited = m_visited[m_options.fillCache ? index % kVisited : 0];
        if (!visited.cursor || visited.index != index) {
            visited.cursor.reset();
            Result<std::shared_ptr<TableReader>> reader =
                m_cache.share(Version::live(m_tables[index]), m_options.trace);
            if (!reader.ok()) {
                m_status = reader.status();
                return false;
            }
            visited = {index, (*reader)->newCursor(m_options.fillCache, m_options.readahead, m_options.trace,
                                                   m_options.damage)};
        }
        m_cursor = visited.cursor.get();
        return true;
    }
    void tellPassed() const {
        const TableMeta& last = *m_tables.back();
        m_options.trace->sourcePassed({last.level, last.level == 0 ? last.number : 0},
                                      PassReason::outsideBounds);
    }
    // Tables may hold range tombstones only, and a seek may end behind a table's last entry: go on to the
    // next.
    void settleForward() {
        while (m_cursor && !m_cursor->valid()) {
            m_status = m_cursor->status();
            if ((!m_status.ok() && !passBy()) || !enter(m_index + 1))
                break;
            m_cursor->seekToFirst();
        }
        showCursor();
    }
    void settleBackward() {
        while (m_cursor && !m_cursor->valid()) {
            m_status = m_cursor->status();
            if ((!m_status.ok() && !passBy()) || !enter(m_index - 1, false))
                break;
            m_cursor->seekToLast();
        }
        showCursor();
    }

    void showCursor() {
        if (m_cursor && m_cursor->valid())
            follow(*m_cursor);
        else
            showNothing();
    }

    TableCache& m_cache;
    const std::vector<TablePtr> m_tables;
    const CursorOptions m_options;
    size_t m_index;
    std::array<Visited, kVisited> m_visited;
    TableCursor* m_cursor = nullptr;  // one of them
    Status m_status;
};

}  // namespace

std::unique_ptr<TableCursor> newLevelCursor(TableCache& cache, std::vector<TablePtr> tables,
                                            const CursorOptions& options) {
    return std::make_unique<LevelCursor>(cache, std::move(tables), options);
}

std::unique_ptr<TableCursor> newTableCursor(TableCache& cache, const TablePtr& table,
                                            const CursorOptions& options) {
    return std::make_unique<LevelCursor>(cache, std::vector<TablePtr>{table}, options);
}

}  // namespace levelscope
