#include "core/compaction/level_cursor.h"

#include <algorithm>

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
        if (enter(m_tables.size() - 1))
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
    // Makes the cursor one of table `index`; false beyond the ends or when it cannot be opened.
    bool enter(size_t index) {
        m_status = {};
        if (index >= m_tables.size()) {
            m_cursor.reset();
            m_index = m_tables.size();
            return false;
        }
        if (m_cursor && m_index == index)
            return true;
        m_cursor.reset();
        m_index = index;
        Result<std::shared_ptr<TableReader>> reader = m_cache.share(Version::live(m_tables[index]));
        if (!reader.ok()) {
            m_status = reader.status();
            return false;
        }
        m_cursor = (*reader)->newCursor(m_options.fillCache, m_options.readahead);
        return true;
    }
    // Tables may hold range tombstones only, and a seek may end behind a table's last entry: go on to the
    // next.
    void settleForward() {
        while (m_cursor && !m_cursor->valid()) {
            m_status = m_cursor->status();
            if (!m_status.ok() || !enter(m_index + 1))
                break;
            m_cursor->seekToFirst();
        }
        showCursor();
    }
    void settleBackward() {
        while (m_cursor && !m_cursor->valid()) {
            m_status = m_cursor->status();
            if (!m_status.ok() || !enter(m_index - 1))
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
    std::unique_ptr<TableCursor> m_cursor;
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
