// What StrictMemFileSystem writes down and CrashReplay reads: every mutating call in order, in terms of
// numbered nodes, so that the state at any moment can be built again without running the program again.
// Internal to core/env.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace levelscope::crash {

using NodeId = uint64_t;
inline constexpr NodeId kNoNode = 0;
inline constexpr NodeId kRootNode = 1;

// Shared between file systems until one of them writes: whoever is about to change it looks at use_count().
using SharedBytes = std::shared_ptr<std::string>;

// In `directory`, `name` now means `node`; kNoNode: nothing.
struct NameChange {
    NodeId directory = kNoNode;
    std::string name;
    NodeId node = kNoNode;
};

struct Entry {
    enum class Kind : uint8_t {
        newFile,        // node
        newDirectory,   // node
        names,          // changes, atomic: create, link, mkdir, unlink and rmdir have one, rename has two
        append,         // node, bytes
        reserve,        // node, value: bytes set aside from the start; they read as zeros until written
        truncate,       // node, value: to so many bytes
        startOver,      // node, value: empty again, and so many bytes of it set aside; never synced before
        sync,           // node
        syncDirectory,  // node
        mark,           // value, of the test
    };
    Kind kind = Kind::mark;
    NodeId node = kNoNode;
    uint64_t value = 0;
    std::string bytes;
    std::vector<NameChange> changes;
};

struct BaseNode {
    NodeId id = kNoNode;
    bool directory = false;
    SharedBytes bytes;
    std::map<std::string, NodeId> names;
};

// `base` was there, and durable, before the first entry.
struct Journal {
    std::vector<BaseNode> base;
    std::vector<Entry> entries;
};

// Makes `bytes` safe to change: a private copy if anybody else looks at it.
inline std::string& writable(SharedBytes& bytes) {
    if (!bytes)
        bytes = std::make_shared<std::string>();
    else if (bytes.use_count() > 1)
        bytes = std::make_shared<std::string>(*bytes);
    return *bytes;
}

}  // namespace levelscope::crash
