// Records of LevelDB's and RocksDB's manifests: one edit each, fields one behind the other, each a tag and
// what the tag asks for. RocksDB took LevelDB's format over and added tags.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/base/coding.h"
#include "core/formats/foreign/table_layout.h"
#include "core/formats/store_reader.h"

namespace levelscope {

struct ForeignAddedTable {
    TableMeta meta;                // entries and sizes before compression are not in the manifest
    uint64_t smallestTrailer = 0;  // of the internal keys whose user keys are in `meta`
    uint64_t largestTrailer = 0;
    uint64_t pathId = 0;
};

struct ForeignEdit {
    std::optional<std::string> comparator;
    std::optional<uint64_t> logNumber;
    std::optional<uint64_t> previousLog;
    std::optional<uint64_t> nextFile;
    std::optional<uint64_t> minLogToKeep;
    std::optional<SequenceNumber> lastSequence;
    std::vector<ForeignAddedTable> added;
    std::vector<RemovedTable> removed;
    uint32_t family = 0;
    std::optional<std::string> addedFamily;
    bool droppedFamily = false;
    std::optional<uint32_t> groupRemaining;  // in an atomic group: so many edits follow in it
    std::vector<std::pair<std::string, std::string>> fields;  // what the above do not tell, for people
};

// corruption/malformed or unsupported with the offset of the bad field inside `bytes`.
Result<ForeignEdit> decodeForeignEdit(std::string_view bytes, TableDialect dialect);

// A family as the edits leave it.
struct ManifestFamily {
    std::string name = "default";
    std::string comparator;
    uint64_t logNumber = 0;
    std::map<uint64_t, ForeignAddedTable> tables;  // by number
};

struct ManifestState {
    uint64_t number = 0;  // of the manifest file
    std::string path;
    uint64_t logNumber = 0;  // LevelDB: logs below are not needed
    uint64_t previousLog = 0;
    uint64_t minLogToKeep = 0;
    SequenceNumber lastSequence = 0;
    uint64_t edits = 0;
    uint64_t droppedBytes = 0;  // of a torn tail
    std::map<uint32_t, ManifestFamily> families;

    uint64_t firstLog(TableDialect dialect) const;
};

// Reads CURRENT and the manifest it names. Errors name the file and, inside it, the offset.
Result<ManifestState> readManifestState(FileSystem& fs, const std::string& directory, TableDialect dialect);

// The same again and again, of a store that its owner may be writing: after the first time only what was
// added is read, so that a look back costs next to nothing however long the manifest is. One thread.
class ManifestFollower {
public:
    ManifestFollower(FileSystem& fs, std::string directory, TableDialect dialect);
    ~ManifestFollower();
    // The state is valid until the next call. Errors as of readManifestState().
    Result<const ManifestState*> read();

private:
    class Builder;
    Status readOn();

    FileSystem& m_fs;
    const std::string m_directory;
    const TableDialect m_dialect;
    ManifestState m_state;
    std::unique_ptr<Builder> m_builder;  // null: to be read from its beginning
    uint64_t m_end = 0;                  // of the last record that was read
};

// Path and number of the manifest that CURRENT names.
struct NamedManifest {
    std::string path;
    uint64_t number = 0;
};
Result<NamedManifest> readForeignCurrent(FileSystem& fs, const std::string& directory);

}  // namespace levelscope
