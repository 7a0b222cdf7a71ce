#include "core/inspect/space_sampler.h"

#include <algorithm>
#include <optional>

#include "core/inspect/key_history.h"

namespace levelscope {

namespace {

constexpr size_t kPointsPerDraw = 8;
constexpr size_t kLeastDraws = 32;          // of a level
constexpr double kBytesReadPerDraw = 1024;  // a level of so few bytes a draw is read whole instead

// Hears which entry a look-up of this engine takes.
class TakenEntry final : public ReadTrace {
public:
    void entryMet(std::string_view /*userKey*/, uint64_t trailer, EntryVerdict verdict) override {
        if (verdict == EntryVerdict::taken)
            m_trailer = trailer;
    }
    std::optional<uint64_t> trailer() const { return m_trailer; }

private:
    std::optional<uint64_t> m_trailer;
};

}  // namespace

bool isDeletion(EntryType type) {
    return type == EntryType::tombstone || type == EntryType::singleTombstone ||
           type == EntryType::rangeTombstone;
}

PartBytes partBytes(const SpaceShare& share, SpacePart payload) {
    PartBytes bytes{};
    bytes[static_cast<size_t>(payload)] = share.payload;
    bytes[static_cast<size_t>(SpacePart::tombstones)] += share.tombstones;
    bytes[static_cast<size_t>(SpacePart::overhead)] += share.overhead;
    return bytes;
}

SpaceJudge::SpaceJudge(const StoreReader& store, const KeyOrder& order)
    : m_store(store), m_order(order), m_native(store.info().format == StoreFormat::native) {}

Result<SpacePart> SpaceJudge::partOf(const SpaceEntry& entry) const {
    if (isDeletion(entry.type()))
        return SpacePart::tombstones;
    ASSIGN_OR_RETURN(const bool live, isLive(m_order.visible(entry.userKey), entry.trailer));
    return live ? SpacePart::live : SpacePart::shadowed;
}

Result<bool> SpaceJudge::isLive(std::string_view key, uint64_t trailer) const {
    if (m_native) {
        TakenEntry taken;
        PinnedValue value;
        const Status status = m_store.get(key, 0, value, &taken);
        if (!status.ok() && !status.is(Code::notFound))
            return status;
        return status.ok() && taken.trailer() == trailer;
    }
    ASSIGN_OR_RETURN(std::vector<KeyVersion> versions, m_store.history(key, 0));
    const std::vector<JudgedVersion> judged = judgeVersions(std::move(versions), 0);
    return std::any_of(judged.begin(), judged.end(), [trailer](const JudgedVersion& each) {
        return each.fate == VersionFate::visible && each.version.sequence == trailerSequence(trailer) &&
               each.version.type == trailerType(trailer);
    });
}

bool SpaceSample::complete() const {
    return std::all_of(levels.begin(), levels.end(), [](const Level& level) { return level.draws == 0; });
}

PrefixTree SpaceSample::prefixes(const SpaceRequest& request) const {
    std::vector<WeighedKey> keys;
    keys.reserve(points.size());
    for (const SpacePoint& point : points) {
        const Level& level = levels[static_cast<size_t>(point.level)];
        double weight = 0;
        for (const double bytes : point.bytes)
            weight += bytes;
        if (level.draws > 0)
            weight *= level.bytes / static_cast<double>(level.draws);
        keys.push_back({point.key, weight});
    }
    return PrefixTree::choose(request.prefix, std::move(keys), request.depth);
}

SpaceSampler::SpaceSampler(const StoreReader& store, const Version& version, const SpaceRequest& request,
                           bool judging, SpaceProgress progress, std::stop_token stop)
    : m_store(store),
      m_version(version),
      m_request(request),
      m_judging(judging),
      m_progress(std::move(progress)),
      m_stop(std::move(stop)),
      m_scope(SpaceScope::of(store, request.prefix)),
      m_judge(store, m_scope.order),
      m_random(request.seed) {}

Result<SpaceSample> SpaceSampler::draw(SpaceReport& report) {
    m_report = &report;
    SpaceSample sample;
    std::array<std::vector<Piece>, kMaxLevels> pieces;
    for (int level = 0; level < m_version.levels(); ++level) {
        SpaceSample::Level& to = sample.levels[static_cast<size_t>(level)];
        ASSIGN_OR_RETURN(pieces[static_cast<size_t>(level)], survey(level));
        for (const Piece& piece : pieces[static_cast<size_t>(level)])
            to.bytes += piece.bytes;
        m_allBytes += to.bytes;
    }
    for (SpaceSample::Level& level : sample.levels)
        m_steps += level.draws = drawsOf(level.bytes);
    for (int level = 0; level < m_version.levels(); ++level) {
        const std::vector<Piece>& from = pieces[static_cast<size_t>(level)];
        const bool draws = sample.levels[static_cast<size_t>(level)].draws > 0;
        RETURN_IF_ERROR(draws ? takeDraws(from, level, sample) : takeAll(from, level, sample));
    }
    return sample;
}

Result<std::vector<SpaceSampler::Piece>> SpaceSampler::survey(int level) {
    std::vector<Piece> pieces;
    for (const TablePtr& table : m_version.level(level)) {
        if (m_stop.stop_requested())
            return Status::cancelled();
        if (!m_scope.mayHold(table->smallest, table->largest))
            continue;
        ++m_report->tables;
        auto bytes = static_cast<double>(table->dataBytes());
        if (!m_scope.holdsAll(table->smallest, table->largest)) {
            const Result<SpaceTable> part = SpaceTable::open(m_store, *table, m_scope);
            if (!part.ok()) {
                m_report->lose(bytes, part.status());
                continue;
            }
            bytes = part->bytes();
        }
        if (bytes > 0)
            pieces.push_back({table, bytes});
    }
    return pieces;
}

// 0: read all of it.
size_t SpaceSampler::drawsOf(double bytes) const {
    const auto draws =
        static_cast<size_t>(static_cast<double>(m_request.sampleBlocks) * bytes / std::max(m_allBytes, 1.0));
    const size_t enough = std::max(draws, kLeastDraws);
    return bytes <= static_cast<double>(enough) * kBytesReadPerDraw ? 0 : enough;
}

Status SpaceSampler::step() {
    if (m_stop.stop_requested())
        return Status::cancelled();
    if (m_progress)
        m_progress(std::min(++m_done, m_steps), m_steps);
    return {};
}

bool SpaceSampler::read(const SpaceTable& table, const SpaceBlock& block, double lostBytes) {
    if (const Status status = table.read(block, m_entries); !status.ok()) {
        m_report->lose(lostBytes, status);
        m_entries.clear();
        return false;
    }
    ++m_report->blocksRead;
    m_report->bytesRead += block.block.handle.length;
    return true;
}

PartBytes SpaceSampler::judge(const SpaceEntry& entry) {
    SpacePart part = SpacePart::live;
    if (m_judging) {
        const Result<SpacePart> judged = m_judge.partOf(entry);
        if (judged.ok())
            part = *judged;
        else
            m_report->lose(0, judged.status());
    }
    return partBytes(entry.share, part);
}

Status SpaceSampler::takeAll(const std::vector<Piece>& pieces, int level, SpaceSample& sample) {
    for (const Piece& piece : pieces) {
        const Result<SpaceTable> table = SpaceTable::open(m_store, *piece.table, m_scope);
        if (!table.ok()) {
            m_report->lose(piece.bytes, table.status());
            continue;
        }
        for (const SpaceBlock& block : table->blocks()) {
            RETURN_IF_ERROR(step());
            read(*table, block, block.share.total());
            for (const SpaceEntry& entry : m_entries)
                if (m_scope.holds(entry.userKey))
                    sample.points.push_back(
                        {std::string(m_scope.order.visible(entry.userKey)), level, 0, judge(entry)});
        }
    }
    return {};
}

Status SpaceSampler::takeDraws(const std::vector<Piece>& pieces, int level, SpaceSample& sample) {
    const SpaceSample::Level& from = sample.levels[static_cast<size_t>(level)];
    std::vector<Draw> draws(from.draws);
    for (Draw& draw : draws)
        draw.at = drawUnit() * from.bytes;
    std::sort(draws.begin(), draws.end(), [](const Draw& a, const Draw& b) { return a.at < b.at; });
    double before = 0;
    size_t next = 0;
    for (size_t i = 0; i < pieces.size(); ++i) {
        const bool last = i + 1 == pieces.size();
        std::vector<Draw> here;
        for (; next < draws.size() && (last || draws[next].at < before + pieces[i].bytes); ++next)
            here.push_back({draws[next].at - before, next});
        before += pieces[i].bytes;
        if (!here.empty())
            RETURN_IF_ERROR(takeFrom(pieces[i], here, level, sample));
    }
    return {};
}

Status SpaceSampler::takeFrom(const Piece& piece, const std::vector<Draw>& draws, int level,
                              SpaceSample& sample) {
    const SpaceSample::Level& from = sample.levels[static_cast<size_t>(level)];
    const double worth = from.bytes / static_cast<double>(from.draws);
    const Result<SpaceTable> table = SpaceTable::open(m_store, *piece.table, m_scope);
    if (!table.ok() || table->blocks().empty()) {
        m_report->lose(worth * static_cast<double>(draws.size()), table.status());
        return step();
    }
    const std::vector<SpaceBlock>& blocks = table->blocks();
    const double scale = table->bytes() / piece.bytes;
    size_t block = 0;
    double end = blocks[0].share.total();
    for (const Draw& draw : draws) {
        RETURN_IF_ERROR(step());
        bool again = !m_entries.empty() && draw.number != draws.front().number;
        for (; block + 1 < blocks.size() && draw.at * scale >= end; again = false)
            end += blocks[++block].share.total();
        if (!again && !read(*table, blocks[block], worth))
            continue;
        takeBlock(draw.number, level, sample);
    }
    return {};
}

// Some entries stand for all of the block at hand.
void SpaceSampler::takeBlock(uint64_t draw, int level, SpaceSample& sample) {
    double all = 0;
    for (const SpaceEntry& entry : m_entries)
        all += entry.share.total();
    if (all <= 0)
        return;
    const double width = all / kPointsPerDraw;
    double at = drawUnit() * width;
    double end = 0;
    for (const SpaceEntry& entry : m_entries) {
        end += entry.share.total();
        size_t points = 0;
        for (; at < end && at < all; at += width)
            ++points;
        if (points == 0 || !m_scope.holds(entry.userKey))
            continue;
        SpacePoint point{std::string(m_scope.order.visible(entry.userKey)), level, draw, judge(entry)};
        for (double& bytes : point.bytes)
            bytes *= static_cast<double>(points) / (kPointsPerDraw * entry.share.total());
        sample.points.push_back(std::move(point));
    }
}

}  // namespace levelscope
