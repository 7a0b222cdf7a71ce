#include "core/env/crash_replay.h"

#include <algorithm>
#include <set>
#include <utility>

namespace levelscope::crash {

namespace {

constexpr uint64_t kSector = 512;

void applyChange(std::map<NodeId, std::map<std::string, NodeId>>& directories, const NameChange& change) {
    if (change.node == kNoNode)
        directories[change.directory].erase(change.name);
    else
        directories[change.directory][change.name] = change.node;
}

// Calls visit(from, to) for each piece of [begin, end) that lies in one sector.
template <typename Visit>
void forEachSector(uint64_t begin, uint64_t end, Visit visit) {
    while (begin < end) {
        const uint64_t next = std::min(end, (begin / kSector + 1) * kSector);
        visit(begin, next);
        begin = next;
    }
}

void fillZeros(std::string& bytes, uint64_t from, uint64_t to) {
    std::fill(bytes.begin() + static_cast<ptrdiff_t>(from), bytes.begin() + static_cast<ptrdiff_t>(to), '\0');
}

void fillNoise(std::string& bytes, uint64_t from, uint64_t to, Random& random) {
    for (uint64_t i = from; i < to; ++i)
        bytes[static_cast<size_t>(i)] = static_cast<char>(random.next());
}

// The sectors behind a random one of [synced, end) never reached the disk, though the size did.
void loseTail(std::string& bytes, uint64_t synced, Mode mode, Random& random) {
    const uint64_t cut = synced + random.below(bytes.size() - synced + 1);
    const uint64_t sector = std::max(synced, cut / kSector * kSector);
    if (mode == Mode::zeroFilled)
        fillZeros(bytes, sector, bytes.size());
    else
        fillNoise(bytes, sector, bytes.size(), random);
}

// Sectors that still are what they were before the file started over: all, none or any.
void keepOldSectors(std::string& bytes, const std::string& before, Mode mode, Random& random) {
    const uint64_t choice = random.below(3);
    if (mode != Mode::strict && choice == 0)
        return;
    bytes.resize(std::max(bytes.size(), before.size()));
    forEachSector(0, before.size(), [&](uint64_t from, uint64_t to) {
        if (mode == Mode::strict || choice == 1 || random.coin())
            bytes.replace(from, to - from, before, from, to - from);
    });
}

void loseAnySectors(std::string& bytes, uint64_t synced, Random& random) {
    const uint64_t end = bytes.size();
    uint64_t size = synced + random.below(end - synced + 1);
    if (random.coin())
        size = end;
    bytes.resize(static_cast<size_t>(size));
    // One time in four a plain prefix: what most disks do.
    if (random.below(4) == 0)
        return;
    forEachSector(synced, size, [&](uint64_t from, uint64_t to) {
        if (random.coin())
            fillZeros(bytes, from, to);
    });
}

}  // namespace

CrashReplay::CrashReplay(const Journal& journal) : m_journal(journal) {
    restart();
}

void CrashReplay::restart() {
    m_done = 0;
    m_files.clear();
    m_durable.clear();
    m_pending.clear();
    for (const BaseNode& node : m_journal.base) {
        if (node.directory)
            m_durable[node.id] = node.names;
        else
            m_files[node.id] = File{.bytes = node.bytes, .syncedSize = node.bytes->size()};
    }
}

void CrashReplay::advanceTo(size_t crashIndex) {
    if (crashIndex < m_done)
        restart();
    for (; m_done < crashIndex && m_done < m_journal.entries.size(); ++m_done)
        apply(m_journal.entries[m_done]);
}

void CrashReplay::apply(const Entry& entry) {
    switch (entry.kind) {
        case Entry::Kind::newFile: m_files[entry.node].bytes = std::make_shared<std::string>(); break;
        case Entry::Kind::newDirectory: m_durable[entry.node]; break;
        case Entry::Kind::names: m_pending.push_back(entry.changes); break;
        case Entry::Kind::append: writable(m_files[entry.node].bytes) += entry.bytes; break;
        case Entry::Kind::reserve: m_files[entry.node].reserved = entry.value; break;
        case Entry::Kind::truncate: {
            File& file = m_files[entry.node];
            if (!file.older && entry.value < file.syncedSize)
                file.older = std::make_shared<std::string>(file.bytes->substr(0, file.syncedSize));
            writable(file.bytes).resize(entry.value);
            file.syncedSize = std::min<uint64_t>(file.syncedSize, entry.value);
            file.reserved = 0;
            break;
        }
        case Entry::Kind::startOver: {
            File& file = m_files[entry.node];
            file.before = std::exchange(file.bytes, std::make_shared<std::string>());
            file.reserved = entry.value;
            break;
        }
        case Entry::Kind::sync: {
            File& file = m_files[entry.node];
            file.before.reset();
            file.syncedSize = file.bytes->size();
            file.syncedReserved = file.reserved;
            file.older.reset();
            break;
        }
        case Entry::Kind::syncDirectory: commitNames(entry.node); break;
        case Entry::Kind::mark: break;
    }
}

// Everything that touches the directory becomes durable, and with a rename whatever happened before to its
// names.
void CrashReplay::commitNames(NodeId directory) {
    std::set<std::pair<NodeId, std::string>> needed;
    std::vector<bool> commits(m_pending.size());
    for (size_t i = m_pending.size(); i-- > 0;) {
        const NameOperation& operation = m_pending[i];
        commits[i] = std::any_of(operation.begin(), operation.end(), [&](const NameChange& change) {
            return change.directory == directory || needed.count({change.directory, change.name}) > 0;
        });
        for (const NameChange& change : operation)
            if (commits[i])
                needed.insert({change.directory, change.name});
    }
    std::vector<NameOperation> left;
    for (size_t i = 0; i < m_pending.size(); ++i) {
        if (!commits[i]) {
            left.push_back(std::move(m_pending[i]));
            continue;
        }
        for (const NameChange& change : m_pending[i])
            applyChange(m_durable, change);
    }
    m_pending = std::move(left);
}

std::map<NodeId, CrashReplay::Names> CrashReplay::survivingNames(Mode mode, Random& random) const {
    std::map<NodeId, Names> names = m_durable;
    if (mode == Mode::strict)
        return names;
    const bool any =
        mode == Mode::anySubset || (mode != Mode::ordered && mode != Mode::processKill && random.coin());
    for (const NameOperation& operation : m_pending) {
        if (any && random.coin())
            continue;
        for (const NameChange& change : operation)
            applyChange(names, change);
    }
    return names;
}

SharedBytes CrashReplay::survivingBytes(const File& file, Mode mode, Random& random) const {
    SharedBytes bytes = appendedBytes(file, mode, random);
    if (file.before && mode != Mode::ordered && mode != Mode::processKill)
        keepOldSectors(writable(bytes), *file.before, mode, random);
    return bytes;
}

SharedBytes CrashReplay::appendedBytes(const File& file, Mode mode, Random& random) const {
    if (file.older && (mode == Mode::strict || (mode == Mode::anySubset && random.coin())))
        return *file.older;
    const bool whole = file.syncedSize == file.bytes->size();
    const uint64_t reserved = mode == Mode::strict ? file.syncedReserved : file.reserved;
    if (reserved <= file.bytes->size() && (whole || mode == Mode::ordered || mode == Mode::processKill))
        return file.bytes;

    auto bytes = std::make_shared<std::string>(*file.bytes);
    if (mode == Mode::strict)
        bytes->resize(static_cast<size_t>(file.syncedSize));
    else if (mode == Mode::anySubset)
        loseAnySectors(*bytes, file.syncedSize, random);
    else if (mode == Mode::sectorTorn)
        bytes->resize(
            static_cast<size_t>(file.syncedSize + random.below(bytes->size() - file.syncedSize + 1)));
    else if (mode == Mode::zeroFilled || mode == Mode::garbage)
        loseTail(*bytes, file.syncedSize, mode, random);
    if (bytes->size() < reserved)
        bytes->resize(static_cast<size_t>(reserved));
    return bytes;
}

// The write under way when the process died may have been done in part.
SharedBytes CrashReplay::killedBytes(NodeId id, const File& file, Random& random) const {
    SharedBytes bytes = survivingBytes(file, Mode::processKill, random);
    if (m_done >= m_journal.entries.size())
        return bytes;
    const Entry& next = m_journal.entries[m_done];
    if (next.kind != Entry::Kind::append || next.node != id)
        return bytes;
    std::string torn = *file.bytes + next.bytes.substr(0, random.below(next.bytes.size() + 1));
    if (torn.size() < file.reserved)
        torn.resize(static_cast<size_t>(file.reserved));
    return std::make_shared<std::string>(std::move(torn));
}

Survivors CrashReplay::survivors(size_t crashIndex, Mode mode, uint64_t seed) {
    advanceTo(crashIndex);
    Random random(seed ^ (crashIndex * 0xd1342543de82ef95ull) ^ (static_cast<uint64_t>(mode) << 56));
    std::map<NodeId, Names> names = survivingNames(mode, random);
    Survivors result;
    std::vector<NodeId> queue{kRootNode};
    while (!queue.empty()) {
        const NodeId directory = queue.back();
        queue.pop_back();
        const Names& content = result.directories[directory] = std::move(names[directory]);
        for (const auto& [name, id] : content) {
            const auto file = m_files.find(id);
            if (file == m_files.end()) {
                if (result.directories.count(id) == 0)
                    queue.push_back(id);
            } else if (result.files.count(id) == 0) {
                result.files[id].bytes = mode == Mode::processKill
                                             ? killedBytes(id, file->second, random)
                                             : survivingBytes(file->second, mode, random);
            }
        }
    }
    return result;
}

}  // namespace levelscope::crash
