#include "core/formats/single_table.h"

#include <algorithm>

#include "core/db/options_file.h"
#include "core/env/forwarding_file_system.h"
#include "core/env/strict_mem_file_system.h"
#include "core/formats/native_reader.h"
#include "core/table/table_reader.h"
#include "core/version/current_file.h"
#include "core/version/file_names.h"
#include "core/version/value_files.h"
#include "core/version/version_edit.h"
#include "core/wal/log_writer.h"

namespace levelscope {
namespace {

constexpr uint64_t kCacheBytes = 1u << 20;  // for the first look

// A directory in memory with a manifest that names one table, and that table from the real file system, as
// well as the value files beside it.
class OneTableFileSystem final : public ForwardingFileSystem {
public:
    // `directory` is in `memory`, `path` in `fs`.
    OneTableFileSystem(std::unique_ptr<StrictMemFileSystem> memory, const std::string& directory,
                       FileSystem& fs, std::string path, uint64_t number)
        : ForwardingFileSystem(*memory),
          m_memory(std::move(memory)),
          m_fs(fs),
          m_path(std::move(path)),
          m_name(tableFileName(number)),
          m_shown(joinPath(directory, m_name)) {}

    Result<std::unique_ptr<RandomAccessFile>> openRandom(const std::string& path) override {
        if (isValues(path))
            return m_fs.openRandom(besideTable(path));
        return isTable(path) ? m_fs.openRandom(m_path) : target().openRandom(path);
    }
    Result<FileStat> stat(const std::string& path) override {
        if (isValues(path))
            return m_fs.stat(besideTable(path));
        return isTable(path) ? m_fs.stat(m_path) : target().stat(path);
    }
    Result<std::vector<std::string>> list(const std::string& directory) override {
        ASSIGN_OR_RETURN(std::vector<std::string> names, target().list(directory));
        names.push_back(m_name);
        return names;
    }

private:
    bool isTable(const std::string& path) const { return path == m_shown; }
    static bool isValues(const std::string& path) {
        const auto parsed = parseFileName(fileName(path));
        return parsed && parsed->kind == FileKind::values;
    }
    std::string besideTable(const std::string& path) const {
        return joinPath(parentPath(m_path), fileName(path));
    }

    const std::unique_ptr<StrictMemFileSystem> m_memory;
    FileSystem& m_fs;
    const std::string m_path;
    const std::string m_name;
    const std::string m_shown;
};

// Bounds are not in the file: they are the first and the last key, and the range tombstones'.
Status findBounds(const TableReader& reader, TableMeta& meta) {
    const std::unique_ptr<TableCursor> cursor = reader.newCursor();
    cursor->seekToFirst();
    bool any = cursor->valid();
    if (any) {
        meta.smallest = cursor->key().userKey;
        cursor->seekToLast();
        if (cursor->valid())
            meta.largest = cursor->key().userKey;
    }
    RETURN_IF_ERROR(cursor->status());
    ASSIGN_OR_RETURN(const std::vector<RangeTombstone> tombstones, reader.rangeTombstones());
    for (const RangeTombstone& tombstone : tombstones) {
        if (!any || tombstone.from < meta.smallest)
            meta.smallest = tombstone.from;
        if (!any || tombstone.to > meta.largest) {
            meta.largest = tombstone.to;
            meta.largestExclusive = true;
        }
        any = true;
    }
    return {};
}

Result<TableMeta> metaOf(const TableReader& reader) {
    ASSIGN_OR_RETURN(const TableProperties properties, reader.properties());
    TableMeta meta;
    meta.number = reader.fileNumber();
    meta.fileSize = reader.fileSize();
    meta.minSequence = properties.minSequence;
    meta.maxSequence = properties.maxSequence;
    meta.entries = properties.entries;
    meta.tombstones = properties.tombstones;
    meta.rangeTombstones = properties.rangeTombstones;
    meta.rawBytes = properties.rawKeyBytes + properties.rawValueBytes;
    meta.createdMicros = properties.createdMicros;
    meta.minExpiryMicros = properties.minExpiryMicros;
    meta.compression = properties.compression;
    meta.valueRefs = properties.valueRefs;
    RETURN_IF_ERROR(findBounds(reader, meta));
    return meta;
}

// Those beside the table that its entries point into.
Result<std::vector<ValueFileMeta>> findValueFiles(FileSystem& fs, const std::string& path,
                                                  const TableMeta& meta) {
    std::vector<ValueFileMeta> files;
    for (const ValueRef& ref : meta.valueRefs) {
        const std::string values = joinPath(parentPath(path), valueFileName(ref.file));
        ASSIGN_OR_RETURN(const std::unique_ptr<RandomAccessFile> file, openValueFile(fs, values));
        ASSIGN_OR_RETURN(const ValueFileMeta found, readValueFooter(*file, values, ref.file));
        files.push_back(found);
    }
    return files;
}

Status writeStoreAround(FileSystem& fs, const std::string& directory, const TableMeta& meta,
                        std::vector<ValueFileMeta> valueFiles) {
    RETURN_IF_ERROR(fs.createDirectory(directory));
    RETURN_IF_ERROR(replaceFile(fs, joinPath(directory, optionsFileName()), optionsFileText({})));
    const uint64_t manifest = meta.number + 1;
    VersionEdit edit;
    edit.cause = EditCause::created;
    edit.wallMicros = meta.createdMicros;
    edit.lastSequence = meta.maxSequence;
    edit.firstLogSequence = meta.maxSequence + 1;
    edit.nextFileNumber = manifest + 1;
    edit.added.push_back(meta);
    edit.valueFiles = std::move(valueFiles);
    ASSIGN_OR_RETURN(std::unique_ptr<WritableFile> file,
                     fs.create(joinPath(directory, manifestFileName(manifest))));
    LogWriter writer(std::move(file), manifest);
    RETURN_IF_ERROR(writer.append(LogRecordType::snapshotEdit, 0, edit.encode()));
    RETURN_IF_ERROR(writer.close());
    return writeCurrentFile(fs, directory, manifest);
}

}  // namespace

Result<std::shared_ptr<StoreReader>> openSingleTable(FileSystem& fs, const std::string& path) {
    ASSIGN_OR_RETURN(std::unique_ptr<RandomAccessFile> file, fs.openRandom(path));
    ASSIGN_OR_RETURN(
        const std::shared_ptr<TableReader> reader,
        TableReader::open(std::move(file), path, kAnyFileNumber, std::make_shared<BlockCache>(kCacheBytes)));
    ASSIGN_OR_RETURN(const TableMeta meta, metaOf(*reader));
    ASSIGN_OR_RETURN(std::vector<ValueFileMeta> valueFiles, findValueFiles(fs, path, meta));
    auto memory = std::make_unique<StrictMemFileSystem>();
    memory->stopRecording();
    const std::string directory = "/" + fileName(path);  // the store is called as the file
    RETURN_IF_ERROR(writeStoreAround(*memory, directory, meta, std::move(valueFiles)));
    auto overlay = std::make_unique<OneTableFileSystem>(std::move(memory), directory, fs, path, meta.number);
    ASSIGN_OR_RETURN(std::unique_ptr<Db> db,
                     Db::open(directory, inspectionOptions(*overlay), OpenMode::readOnly));
    return std::shared_ptr<StoreReader>(
        std::make_shared<NativeReader>(std::move(db), false, std::move(overlay)));
}

}  // namespace levelscope
