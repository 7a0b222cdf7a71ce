#include "gui/pages/keys/key_loader.h"

#include <QElapsedTimer>
#include <algorithm>

namespace levelscope::gui {

namespace {

constexpr size_t kMaxChunkBytes = 4 << 20;  // of keys and previews
constexpr size_t kPositionStep = 64;        // rows between two looked-up positions
constexpr int kPrefixBudgetMs = 300;
constexpr int kLeafRun = 256;
constexpr int kClockEvery = 64;  // keys between two looks at the clock

KeyRowPtr rowOf(const Iterator& cursor) {
    auto row = std::make_shared<KeyRow>();
    const std::string_view value = cursor.value();
    row->key = cursor.key();
    row->preview = value.substr(0, KeyRow::kPreview);
    row->valueSize = value.size();
    row->sequence = cursor.sequence();
    row->expiryMicros = cursor.expiryMicros();
    row->kind = guessKind(row->preview, row->preview.size() == value.size());
    return row;
}

class Loader {
public:
    Loader(const StoreReader& reader, const KeyLoad& load, std::stop_token stop)
        : m_reader(reader), m_load(load), m_stop(std::move(stop)) {}

    KeyChunk run() {
        IteratorOptions options;
        options.range = m_load.filter.range();
        options.damage = m_load.damage;
        m_met = met();
        m_cursor = m_reader.iterator(options);
        m_cursor->setStop(m_stop);
        m_clock.start();
        measureRange();
        switch (m_load.from) {
            case KeyLoad::From::start: fromStart(); break;
            case KeyLoad::From::end: fromEnd(); break;
            case KeyLoad::From::after: after(); break;
            case KeyLoad::From::before: before(); break;
            case KeyLoad::From::position:
                m_chunk.anchor = m_reader.keyAt(m_load.position);
                around();
                break;
            case KeyLoad::From::key:
                m_chunk.anchor = m_load.key;
                around();
                break;
        }
        if (m_chunk.status.ok() && !m_cursor->status().ok())
            m_chunk.status = m_cursor->status();
        if (m_stop.stop_requested())
            m_chunk.status = Status::cancelled();
        place();
        return std::move(m_chunk);
    }

private:
    const KeyRange& range() const { return m_load.filter.range(); }

    void measureRange() {
        const StoreInfo info = m_reader.info();
        if (range().hasFrom)
            m_chunk.rangeStart = m_reader.positionOf(range().from);
        if (range().hasTo)
            m_chunk.rangeEnd = m_reader.positionOf(range().to);
        const double share = std::clamp(m_chunk.rangeEnd - m_chunk.rangeStart, 0.0, 1.0);
        m_chunk.approximateKeys = static_cast<uint64_t>(share * static_cast<double>(info.approximateKeys));
    }

    void seek(std::string_view key) {
        if (range().hasFrom && key < range().from)
            m_cursor->seekToFirst();
        else
            m_cursor->seek(key);
    }

    uint64_t met() const { return m_load.damage ? m_load.damage->met() : 0; }

    // What could not be read since this was asked last: it lies where the cursor has just passed.
    std::shared_ptr<const SkippedPlace> passedGap() {
        const uint64_t now = met();
        if (now == m_met)
            return nullptr;
        m_met = now;
        return std::make_shared<const SkippedPlace>(m_load.damage->last());
    }

    static void markGap(const KeyRowPtr& row, std::shared_ptr<const SkippedPlace> gap) {
        if (gap)
            std::const_pointer_cast<KeyRow>(row)->gap = std::move(gap);
    }

    void fromStart() {
        m_cursor->seekToFirst();
        m_chunk.atStart = true;
        forwards(m_load.wanted);
    }

    void fromEnd() {
        m_cursor->seekToLast();
        m_chunk.atEnd = true;
        backwards(m_load.wanted);
    }

    void after() {
        m_chunk.lowEdge = m_chunk.highEdge = m_load.key;
        seek(m_load.key);
        if (m_cursor->valid() && m_cursor->key() == m_load.key)
            m_cursor->next();
        forwards(m_load.wanted);
    }

    void before() {
        m_chunk.lowEdge = m_chunk.highEdge = m_load.key;
        seekBefore(m_load.key);
        backwards(m_load.wanted);
    }

    void seekBefore(const std::string& key) {
        if (range().hasTo && key >= range().to) {
            m_cursor->seekToLast();
            return;
        }
        m_cursor->seekForPrev(key);
        if (m_cursor->valid() && m_cursor->key() == key)
            m_cursor->prev();
    }

    void around() {
        const std::string anchor = m_chunk.anchor;
        m_chunk.lowEdge = m_chunk.highEdge = anchor;
        seek(anchor);
        forwards(m_load.wanted);
        std::vector<KeyRowPtr> rows = std::move(m_chunk.rows);
        m_chunk.rows.clear();
        m_bytes = 0;
        seekBefore(anchor);
        if (!rows.empty())
            markGap(rows.front(), passedGap());
        m_clock.restart();
        // Near the end a full screen is wanted all the same.
        const size_t missing = rows.size() < m_load.wanted && m_chunk.atEnd ? m_load.wanted - rows.size() : 0;
        backwards(m_load.before + missing);
        m_chunk.rows.insert(m_chunk.rows.end(), rows.begin(), rows.end());
    }

    bool enough(size_t wanted) {
        if (m_chunk.rows.size() >= wanted || m_bytes > kMaxChunkBytes || m_stop.stop_requested())
            return true;
        return m_chunk.looked % kClockEvery == kClockEvery - 1 && m_clock.elapsed() > m_load.budgetMs;
    }

    void look() {
        ++m_chunk.looked;
        const bool all = m_load.filter.passesAll() || !m_load.filter.scans();
        if (!all && !m_load.filter.matches(m_cursor->key(), m_cursor->value()))
            return;
        m_chunk.rows.push_back(rowOf(*m_cursor));
        m_bytes += m_chunk.rows.back()->key.size() + m_chunk.rows.back()->preview.size();
    }

    void forwards(size_t wanted) {
        const uint64_t before = m_chunk.looked;
        while (m_cursor->valid() && !enough(wanted)) {
            if (m_chunk.looked == before && m_load.from == KeyLoad::From::start)
                m_chunk.lowEdge = m_cursor->key();
            const size_t rows = m_chunk.rows.size();
            look();
            if (m_chunk.rows.size() > rows)
                markGap(m_chunk.rows.back(), passedGap());
            m_chunk.highEdge = m_cursor->key();
            m_cursor->next();
        }
        m_chunk.atEnd = !m_cursor->valid() && m_cursor->status().ok();
    }

    void backwards(size_t wanted) {
        const uint64_t before = m_chunk.looked;
        while (m_cursor->valid() && !enough(wanted)) {
            if (m_chunk.looked == before && m_load.from == KeyLoad::From::end)
                m_chunk.highEdge = m_cursor->key();
            look();
            m_chunk.lowEdge = m_cursor->key();
            m_cursor->prev();
            if (!m_chunk.rows.empty())
                markGap(m_chunk.rows.back(), passedGap());
        }
        m_chunk.atStart = !m_cursor->valid() && m_cursor->status().ok();
        std::reverse(m_chunk.rows.begin(), m_chunk.rows.end());
    }

    // Positions by looking up every kPositionStep-th row and interpolating between.
    void place() {
        auto& rows = m_chunk.rows;
        for (size_t begin = 0; begin < rows.size() && !m_stop.stop_requested(); begin += kPositionStep) {
            const size_t end = std::min(begin + kPositionStep, rows.size()) - 1;
            const double first = m_reader.positionOf(rows[begin]->key);
            const double last = end > begin ? std::max(first, m_reader.positionOf(rows[end]->key)) : first;
            for (size_t i = begin; i <= end; ++i) {
                const double share =
                    end > begin ? static_cast<double>(i - begin) / static_cast<double>(end - begin) : 0;
                std::const_pointer_cast<KeyRow>(rows[i])->position = first + (last - first) * share;
            }
        }
    }

    const StoreReader& m_reader;
    const KeyLoad& m_load;
    std::stop_token m_stop;
    std::unique_ptr<Iterator> m_cursor;
    QElapsedTimer m_clock;
    KeyChunk m_chunk;
    uint64_t m_met = 0;
    size_t m_bytes = 0;
};

}  // namespace

KeyChunk loadKeys(const StoreReader& reader, const KeyLoad& load, std::stop_token stop) {
    return Loader(reader, load, std::move(stop)).run();
}

PrefixList listPrefixes(const StoreReader& reader, const std::string& prefix, char separator,
                        std::stop_token stop, std::shared_ptr<DamageLog> damage) {
    PrefixList list;
    IteratorOptions options;
    options.damage = std::move(damage);
    if (!prefix.empty())
        options.range = KeyRange::withPrefix(prefix);
    const auto cursor = reader.iterator(options);
    cursor->setStop(stop);
    QElapsedTimer clock;
    clock.start();
    int leaves = 0;
    for (cursor->seekToFirst(); cursor->valid() && !stop.stop_requested();) {
        if (list.children.size() >= PrefixList::kMaxChildren || clock.elapsed() > kPrefixBudgetMs) {
            list.partial = true;
            break;
        }
        const std::string_view key = cursor->key();
        const size_t end = key.find(separator, prefix.size());
        if (end != std::string_view::npos) {
            list.children.emplace_back(key.substr(0, end + 1));
            const KeyRange covered = KeyRange::withPrefix(list.children.back());
            leaves = 0;
            if (!covered.hasTo)
                break;
            cursor->seek(covered.to);
            continue;
        }
        ++list.keysHere;
        if (++leaves < kLeafRun || key.size() <= prefix.size()) {
            cursor->next();
            continue;
        }
        // A long run of plain keys: on to those that differ in the next byte. What lies between is not looked
        // at.
        list.partial = true;
        leaves = 0;
        const KeyRange run = KeyRange::withPrefix(std::string(key.substr(0, prefix.size() + 1)));
        if (!run.hasTo)
            break;
        cursor->seek(run.to);
    }
    list.status = stop.stop_requested() ? Status::cancelled() : cursor->status();
    return list;
}

}  // namespace levelscope::gui
