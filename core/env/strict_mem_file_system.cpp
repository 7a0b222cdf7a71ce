#include "core/env/strict_mem_file_system.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <set>
#include <utility>

#include <unistd.h>

namespace levelscope {

using crash::Entry;
using crash::NameChange;
using crash::NodeId;
using crash::SharedBytes;

namespace {

// The model reserves no more than this: enough to see the zeros behind a log's end, cheap to copy.
constexpr uint64_t kMostReserved = 16 * 1024;
constexpr uint64_t kFreeBytes = uint64_t{1} << 40;

std::vector<std::string> components(std::string_view path) {
    std::vector<std::string> parts;
    while (!path.empty()) {
        const size_t slash = std::min(path.find('/'), path.size());
        if (const std::string_view part = path.substr(0, slash); !part.empty() && part != ".")
            parts.emplace_back(part);
        path.remove_prefix(std::min(slash + 1, path.size()));
    }
    return parts;
}

Status notRegular(const std::string& path) {
    return Status(Error{
        .code = Code::ioError, .reason = Reason::notARegularFile, .file = path, .offset = Error::kNoOffset});
}

Status shortRead(const std::string& path, uint64_t offset, uint64_t expected, uint64_t got) {
    return Status(Error{.code = Code::ioError,
                        .reason = Reason::shortRead,
                        .file = path,
                        .offset = offset,
                        .expected = expected,
                        .got = got});
}

}  // namespace

struct StrictMemFileSystem::Node {
    NodeId id = crash::kNoNode;
    bool directory = false;
    std::map<std::string, std::shared_ptr<Node>> entries;
    SharedBytes bytes;
    uint64_t reserved = 0;  // reads as zeros up to here
    int readers = 0;
    int64_t modifiedMicros = 0;

    uint64_t visibleSize() const { return std::max<uint64_t>(bytes->size(), reserved); }
};

struct StrictMemFileSystem::State {
    using NodePtr = std::shared_ptr<Node>;
    // Where a path leads: the directory it lies in, the name there, and what the name means (may be null).
    struct Place {
        NodePtr directory;
        std::string name;
        NodePtr node;
    };

    mutable Mutex mutex;
    NodePtr root GUARDED_BY(mutex);
    NodeId lastId GUARDED_BY(mutex) = crash::kRootNode;
    int64_t ticks GUARDED_BY(mutex) = 0;
    bool recording GUARDED_BY(mutex) = false;
    crash::Journal journal GUARDED_BY(mutex);
    std::set<NodeId> locked GUARDED_BY(mutex);

    State() {
        root = std::make_shared<Node>();
        root->id = crash::kRootNode;
        root->directory = true;
    }

    Result<NodePtr> walk(const std::vector<std::string>& parts, size_t count, const std::string& path) const
        REQUIRES(mutex) {
        NodePtr node = root;
        for (size_t i = 0; i < count; ++i) {
            if (!node->directory)
                return Status::fromErrno(ENOTDIR, "open", path);
            const auto next = node->entries.find(parts[i]);
            if (next == node->entries.end())
                return Status::fromErrno(ENOENT, "open", path);
            node = next->second;
        }
        return node;
    }

    Result<NodePtr> find(const std::string& path) const REQUIRES(mutex) {
        const std::vector<std::string> parts = components(path);
        return walk(parts, parts.size(), path);
    }

    Result<Place> place(const std::string& path) const REQUIRES(mutex) {
        const std::vector<std::string> parts = components(path);
        if (parts.empty())
            return Status::fromErrno(EBUSY, "open", path);
        ASSIGN_OR_RETURN(NodePtr directory, walk(parts, parts.size() - 1, path));
        if (!directory->directory)
            return Status::fromErrno(ENOTDIR, "open", path);
        const auto found = directory->entries.find(parts.back());
        NodePtr node = found == directory->entries.end() ? nullptr : found->second;
        return Place{std::move(directory), parts.back(), std::move(node)};
    }

    void record(Entry entry) REQUIRES(mutex) {
        ++ticks;
        if (recording)
            journal.entries.push_back(std::move(entry));
    }

    void recordNode(Entry::Kind kind, const NodePtr& node, uint64_t value = 0) REQUIRES(mutex) {
        record(Entry{.kind = kind, .node = node->id, .value = value});
    }

    NodePtr newNode(bool directory) REQUIRES(mutex) {
        auto node = std::make_shared<Node>();
        node->id = ++lastId;
        node->directory = directory;
        node->modifiedMicros = ticks;
        if (!directory)
            node->bytes = std::make_shared<std::string>();
        recordNode(directory ? Entry::Kind::newDirectory : Entry::Kind::newFile, node);
        return node;
    }

    static NameChange change(const Place& place, const NodePtr& node) {
        return {place.directory->id, place.name, node ? node->id : crash::kNoNode};
    }

    static void setEntry(const Place& place, const NodePtr& node) {
        if (node)
            place.directory->entries[place.name] = node;
        else
            place.directory->entries.erase(place.name);
    }

    void set(const Place& place, const NodePtr& node) REQUIRES(mutex) {
        setEntry(place, node);
        record(Entry{.kind = Entry::Kind::names, .changes = {change(place, node)}});
    }

    Status move(const std::string& from, const std::string& to) REQUIRES(mutex) {
        ASSIGN_OR_RETURN(const Place source, place(from));
        ASSIGN_OR_RETURN(const Place target, place(to));
        if (!source.node)
            return Status::fromErrno(ENOENT, "rename", from);
        if (source.node == target.node)
            return {};
        if (target.node && target.node->directory != source.node->directory)
            return Status::fromErrno(target.node->directory ? EISDIR : ENOTDIR, "rename", from);
        if (target.node && !target.node->entries.empty())
            return Status::fromErrno(ENOTEMPTY, "rename", from);
        setEntry(source, nullptr);
        setEntry(target, source.node);
        record(Entry{.kind = Entry::Kind::names,
                     .changes = {change(source, nullptr), change(target, source.node)}});
        return {};
    }

    // The regular file at `path`, made or emptied.
    Result<NodePtr> emptyFile(const std::string& path) REQUIRES(mutex) {
        ASSIGN_OR_RETURN(const Place at, place(path));
        if (!at.node) {
            NodePtr node = newNode(false);
            set(at, node);
            return node;
        }
        if (at.node->directory)
            return notRegular(path);
        at.node->bytes = std::make_shared<std::string>();
        at.node->reserved = 0;
        recordNode(Entry::Kind::truncate, at.node);
        return at.node;
    }

    static void collect(const NodePtr& node, std::map<NodeId, NodePtr>& to) {
        if (!to.emplace(node->id, node).second)
            return;
        for (const auto& [name, child] : node->entries)
            collect(child, to);
    }
};

class StrictMemFileSystem::ReadFile final : public RandomAccessFile {
public:
    ReadFile(std::shared_ptr<State> state, std::shared_ptr<Node> node, std::string path, uint64_t size)
        : m_state(std::move(state)), m_node(std::move(node)), m_path(std::move(path)), m_size(size) {}
    ~ReadFile() override {
        MutexLock lock(m_state->mutex);
        --m_node->readers;
    }

    Status read(uint64_t offset, std::span<char> to) const override {
        MutexLock lock(m_state->mutex);
        const uint64_t size = m_node->visibleSize();
        if (offset > size || to.size() > size - offset)
            return shortRead(m_path, offset, to.size(), size - std::min(size, offset));
        const std::string& bytes = *m_node->bytes;
        const size_t written = offset < bytes.size() ? std::min(to.size(), bytes.size() - offset) : 0;
        if (written > 0)
            std::memcpy(to.data(), bytes.data() + offset, written);
        std::fill(to.begin() + static_cast<ptrdiff_t>(written), to.end(), '\0');
        return {};
    }
    uint64_t size() const override { return m_size; }
    void willNeed(uint64_t, uint64_t) const override {}

private:
    std::shared_ptr<State> m_state;
    std::shared_ptr<Node> m_node;
    std::string m_path;
    uint64_t m_size;
};

class StrictMemFileSystem::WriteFile final : public WritableFile {
public:
    WriteFile(std::shared_ptr<State> state, std::shared_ptr<Node> node, std::string path, uint64_t size = 0)
        : m_state(std::move(state)), m_node(std::move(node)), m_path(std::move(path)), m_size(size) {}
    ~WriteFile() override { (void)close(); }

    Status append(std::string_view bytes) override {
        MutexLock lock(m_state->mutex);
        crash::writable(m_node->bytes).append(bytes);
        m_node->modifiedMicros = m_state->ticks;
        m_size += bytes.size();
        if (m_state->recording)
            m_state->record(Entry{.kind = Entry::Kind::append,
                                  .node = m_node->id,
                                  .value = bytes.size(),
                                  .bytes = std::string(bytes)});
        return {};
    }
    Status sync() override {
        MutexLock lock(m_state->mutex);
        m_state->recordNode(Entry::Kind::sync, m_node);
        m_synced = true;
        return {};
    }
    Status close() override {
        MutexLock lock(m_state->mutex);
        if (m_open && m_node->reserved > 0) {
            m_node->reserved = 0;
            m_state->recordNode(Entry::Kind::reserve, m_node, 0);
        }
        m_open = false;
        return {};
    }
    Status recycle(const std::string& path) override {
        MutexLock lock(m_state->mutex);
        if (m_synced || m_node->reserved == 0 || m_node->readers > 0)
            return WritableFile::recycle(path);
        m_node->reserved = m_node->visibleSize();
        m_node->bytes = std::make_shared<std::string>();
        m_size = 0;
        m_state->recordNode(Entry::Kind::startOver, m_node, m_node->reserved);
        RETURN_IF_ERROR(m_state->move(m_path, path));
        m_path = path;
        return {};
    }
    uint64_t size() const override { return m_size; }

private:
    std::shared_ptr<State> m_state;
    std::shared_ptr<Node> m_node;
    std::string m_path;
    uint64_t m_size;
    bool m_open = true;
    bool m_synced = false;
};

class StrictMemFileSystem::Lock final : public FileLock {
public:
    Lock(std::shared_ptr<State> state, NodeId node) : m_state(std::move(state)), m_node(node) {}
    ~Lock() override {
        MutexLock lock(m_state->mutex);
        m_state->locked.erase(m_node);
    }

private:
    std::shared_ptr<State> m_state;
    NodeId m_node;
};

StrictMemFileSystem::StrictMemFileSystem() : m_state(std::make_shared<State>()) {
    startRecording();
}

StrictMemFileSystem::~StrictMemFileSystem() = default;

void StrictMemFileSystem::startRecording() {
    MutexLock lock(m_state->mutex);
    m_replay.reset();
    m_state->journal = {};
    std::map<NodeId, std::shared_ptr<Node>> nodes;
    State::collect(m_state->root, nodes);
    for (const auto& [id, node] : nodes) {
        crash::BaseNode base{.id = id, .directory = node->directory, .bytes = node->bytes};
        for (const auto& [name, child] : node->entries)
            base.names[name] = child->id;
        m_state->journal.base.push_back(std::move(base));
    }
    m_state->recording = true;
}

void StrictMemFileSystem::stopRecording() {
    MutexLock lock(m_state->mutex);
    m_state->recording = false;
}

void StrictMemFileSystem::mark(uint64_t value) {
    MutexLock lock(m_state->mutex);
    m_state->record(Entry{.kind = Entry::Kind::mark, .value = value});
}

size_t StrictMemFileSystem::journalSize() const {
    MutexLock lock(m_state->mutex);
    return m_state->journal.entries.size();
}

std::optional<uint64_t> StrictMemFileSystem::lastMark(size_t crashIndex) const {
    MutexLock lock(m_state->mutex);
    for (size_t i = std::min(crashIndex, m_state->journal.entries.size()); i-- > 0;)
        if (const Entry& entry = m_state->journal.entries[i]; entry.kind == Entry::Kind::mark)
            return entry.value;
    return std::nullopt;
}

std::string StrictMemFileSystem::describe(size_t index) const {
    static constexpr const char* kNames[] = {"new file",       "new directory", "names",      "append",
                                             "reserve",        "truncate",      "start over", "sync",
                                             "sync directory", "mark"};
    MutexLock lock(m_state->mutex);
    if (index >= m_state->journal.entries.size())
        return "end";
    const Entry& entry = m_state->journal.entries[index];
    std::string text = kNames[static_cast<size_t>(entry.kind)];
    text += " node " + std::to_string(entry.node) + " value " + std::to_string(entry.value);
    for (const NameChange& change : entry.changes)
        text += " " + change.name + "=" + std::to_string(change.node);
    return text;
}

std::unique_ptr<StrictMemFileSystem> StrictMemFileSystem::materialise(size_t crashIndex, CrashMode mode,
                                                                      uint64_t seed) {
    auto machine = std::make_unique<StrictMemFileSystem>();
    crash::Survivors survivors;
    {
        MutexLock lock(m_state->mutex);
        if (!m_replay)
            m_replay = std::make_unique<crash::CrashReplay>(m_state->journal);
        survivors = m_replay->survivors(crashIndex, mode, seed);
    }
    State& state = *machine->m_state;
    MutexLock lock(state.mutex);
    state.recording = false;
    std::map<NodeId, std::shared_ptr<Node>> nodes{{crash::kRootNode, state.root}};
    const auto made = [&nodes](NodeId id) {
        std::shared_ptr<Node>& node = nodes[id];
        if (!node)
            node = std::make_shared<Node>();
        node->id = id;
        return node;
    };
    for (auto& [id, file] : survivors.files)
        made(id)->bytes = std::move(file.bytes);
    for (const auto& [id, names] : survivors.directories) {
        const std::shared_ptr<Node> directory = made(id);
        directory->directory = true;
        for (const auto& [name, child] : names)
            directory->entries[name] = made(child);
    }
    state.lastId = nodes.rbegin()->first;
    return machine;
}

std::unique_ptr<StrictMemFileSystem> StrictMemFileSystem::clone() const {
    auto machine = std::make_unique<StrictMemFileSystem>();
    MutexLock lock(m_state->mutex);
    State& state = *machine->m_state;
    MutexLock otherLock(state.mutex);
    state.recording = false;
    state.lastId = m_state->lastId;
    std::map<NodeId, std::shared_ptr<Node>> nodes;
    State::collect(m_state->root, nodes);
    for (auto& [id, node] : nodes) {
        node = std::make_shared<Node>(*node);
        node->readers = 0;
    }
    for (auto& [id, node] : nodes)
        for (auto& [name, child] : node->entries)
            child = nodes[child->id];
    state.root = nodes[crash::kRootNode];
    return machine;
}

Status StrictMemFileSystem::overwrite(const std::string& path, std::string bytes) {
    MutexLock lock(m_state->mutex);
    ASSIGN_OR_RETURN(const std::shared_ptr<Node> node, m_state->find(path));
    if (node->directory)
        return notRegular(path);
    node->bytes = std::make_shared<std::string>(std::move(bytes));
    node->reserved = 0;
    return {};
}

Result<std::unique_ptr<RandomAccessFile>> StrictMemFileSystem::openRandom(const std::string& path) {
    MutexLock lock(m_state->mutex);
    ASSIGN_OR_RETURN(std::shared_ptr<Node> node, m_state->find(path));
    if (node->directory)
        return notRegular(path);
    const uint64_t size = node->visibleSize();
    ++node->readers;
    return std::unique_ptr<RandomAccessFile>(
        std::make_unique<ReadFile>(m_state, std::move(node), path, size));
}

Result<std::unique_ptr<WritableFile>> StrictMemFileSystem::create(const std::string& path) {
    return createLog(path, 0);
}

Result<std::unique_ptr<WritableFile>> StrictMemFileSystem::createLog(const std::string& path,
                                                                     uint64_t expectedBytes) {
    MutexLock lock(m_state->mutex);
    ASSIGN_OR_RETURN(std::shared_ptr<Node> node, m_state->emptyFile(path));
    node->reserved = std::min(expectedBytes, kMostReserved);
    if (node->reserved > 0)
        m_state->recordNode(Entry::Kind::reserve, node, node->reserved);
    return std::unique_ptr<WritableFile>(std::make_unique<WriteFile>(m_state, std::move(node), path));
}

Result<std::unique_ptr<WritableFile>> StrictMemFileSystem::openAppend(const std::string& path,
                                                                      uint64_t size) {
    MutexLock lock(m_state->mutex);
    ASSIGN_OR_RETURN(std::shared_ptr<Node> node, m_state->find(path));
    if (node->directory)
        return notRegular(path);
    crash::writable(node->bytes).resize(size);
    node->reserved = 0;
    m_state->recordNode(Entry::Kind::truncate, node, size);
    return std::unique_ptr<WritableFile>(std::make_unique<WriteFile>(m_state, std::move(node), path, size));
}

Result<FileStat> StrictMemFileSystem::stat(const std::string& path) {
    MutexLock lock(m_state->mutex);
    ASSIGN_OR_RETURN(const std::shared_ptr<Node> node, m_state->find(path));
    return FileStat{.size = node->directory ? 0 : node->visibleSize(),
                    .modifiedMicros = node->modifiedMicros,
                    .regular = !node->directory,
                    .directory = node->directory};
}

Result<std::vector<std::string>> StrictMemFileSystem::list(const std::string& directory) {
    MutexLock lock(m_state->mutex);
    ASSIGN_OR_RETURN(const std::shared_ptr<Node> node, m_state->find(directory));
    if (!node->directory)
        return Status::fromErrno(ENOTDIR, "opendir", directory);
    std::vector<std::string> names;
    for (const auto& [name, child] : node->entries)
        names.push_back(name);
    return names;
}

Status StrictMemFileSystem::rename(const std::string& from, const std::string& to) {
    MutexLock lock(m_state->mutex);
    return m_state->move(from, to);
}

Status StrictMemFileSystem::remove(const std::string& path) {
    MutexLock lock(m_state->mutex);
    ASSIGN_OR_RETURN(const State::Place at, m_state->place(path));
    if (!at.node || at.node->directory)
        return Status::fromErrno(at.node ? EISDIR : ENOENT, "unlink", path);
    m_state->set(at, nullptr);
    return {};
}

Status StrictMemFileSystem::createDirectory(const std::string& path) {
    MutexLock lock(m_state->mutex);
    if (components(path).empty())
        return {};
    ASSIGN_OR_RETURN(const State::Place at, m_state->place(path));
    if (at.node)
        return at.node->directory ? Status() : Status::fromErrno(ENOTDIR, "mkdir", path);
    m_state->set(at, m_state->newNode(true));
    return {};
}

Status StrictMemFileSystem::removeDirectory(const std::string& path) {
    MutexLock lock(m_state->mutex);
    ASSIGN_OR_RETURN(const State::Place at, m_state->place(path));
    if (!at.node || !at.node->directory)
        return Status::fromErrno(at.node ? ENOTDIR : ENOENT, "rmdir", path);
    if (!at.node->entries.empty())
        return Status::fromErrno(ENOTEMPTY, "rmdir", path);
    m_state->set(at, nullptr);
    return {};
}

Status StrictMemFileSystem::syncDirectory(const std::string& path) {
    MutexLock lock(m_state->mutex);
    ASSIGN_OR_RETURN(const std::shared_ptr<Node> node, m_state->find(path));
    if (!node->directory)
        return Status::fromErrno(ENOTDIR, "fsync", path);
    m_state->recordNode(Entry::Kind::syncDirectory, node);
    return {};
}

Status StrictMemFileSystem::linkOrCopy(const std::string& from, const std::string& to) {
    MutexLock lock(m_state->mutex);
    ASSIGN_OR_RETURN(const std::shared_ptr<Node> node, m_state->find(from));
    if (node->directory)
        return notRegular(from);
    ASSIGN_OR_RETURN(const State::Place target, m_state->place(to));
    if (target.node)
        return Status::fromErrno(EEXIST, "link", to);
    m_state->set(target, node);
    return {};
}

Result<std::unique_ptr<FileLock>> StrictMemFileSystem::lock(const std::string& path) {
    MutexLock lock(m_state->mutex);
    ASSIGN_OR_RETURN(const State::Place at, m_state->place(path));
    std::shared_ptr<Node> node = at.node;
    if (!node) {
        node = m_state->newNode(false);
        m_state->set(at, node);
    }
    if (node->directory)
        return notRegular(path);
    if (!m_state->locked.insert(node->id).second)
        return Status(Error{.code = Code::busy,
                            .reason = Reason::locked,
                            .file = path,
                            .offset = Error::kNoOffset,
                            .holder = ::getpid()});
    return std::unique_ptr<FileLock>(std::make_unique<Lock>(m_state, node->id));
}

Result<int64_t> StrictMemFileSystem::lockHolder(const std::string& path) {
    MutexLock lock(m_state->mutex);
    const Result<std::shared_ptr<Node>> node = m_state->find(path);
    if (node.code() == Code::notFound)
        return int64_t{0};
    if (!node.ok())
        return node.status();
    return m_state->locked.count((*node)->id) > 0 ? int64_t{::getpid()} : int64_t{0};
}

Result<uint64_t> StrictMemFileSystem::freeBytes(const std::string& directory) {
    MutexLock lock(m_state->mutex);
    ASSIGN_OR_RETURN(const std::shared_ptr<Node> node, m_state->find(directory));
    return node->directory ? Result<uint64_t>(kFreeBytes)
                           : Result<uint64_t>(Status::fromErrno(ENOTDIR, "statvfs", directory));
}

}  // namespace levelscope
