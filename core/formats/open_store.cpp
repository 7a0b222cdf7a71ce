// openStore() and openTableFile(): whose directory or file it is, and the reader for it.
#include "core/formats/foreign/file_names.h"
#include "core/formats/foreign/foreign_anatomy.h"
#include "core/formats/foreign/foreign_reader.h"
#include "core/formats/foreign/opener.h"
#include "core/formats/native_reader.h"
#include "core/formats/single_table.h"
#include "core/formats/store_files.h"
#include "core/formats/store_reader.h"
#include "core/table/format.h"
#include "core/version/file_names.h"

namespace levelscope {

namespace {

Result<bool> endsAsNativeTable(const RandomAccessFile& file) {
    char magic[sizeof kTableMagic];
    if (file.size() < sizeof magic)
        return false;
    RETURN_IF_ERROR(file.read(file.size() - sizeof magic, magic));
    return loadFixed<uint64_t>(magic) == kTableMagic;
}

}  // namespace

Options optionsOf(const StoreInfo& info) {
    Options options;
    for (const auto& [name, value] : info.options)
        (void)options.set(name, value);
    return options;
}

Result<std::shared_ptr<StoreReader>> openStore(FileSystem& fs, const std::string& directory) {
    if (const Result<FileStat> stat = fs.stat(directory); stat.ok() && stat->regular)
        return openSingleTable(fs, directory);
    ASSIGN_OR_RETURN(const StoreFormat format, recogniseStore(fs, directory));
    if (format == StoreFormat::native)
        return openNativeStore(fs, directory);
    const TableDialect dialect =
        format == StoreFormat::rocksDb ? TableDialect::rocksDb : TableDialect::levelDb;
    ASSIGN_OR_RETURN(std::shared_ptr<const ForeignStore> store, openForeignStore(fs, directory, dialect));
    return std::shared_ptr<StoreReader>(std::make_shared<ForeignReader>(std::move(store), 0));
}

Result<std::unique_ptr<TableAnatomy>> openTableFile(FileSystem& fs, const std::string& path) {
    ASSIGN_OR_RETURN(std::unique_ptr<RandomAccessFile> file, fs.openRandom(path));
    const std::optional<ParsedFileName> parsed = parseFileName(fileName(path));
    if (parsed && parsed->kind == FileKind::table)
        return TableAnatomy::open(std::move(file), path, parsed->number);
    const std::optional<ForeignFileName> foreign = parseForeignName(fileName(path));
    const bool isForeign = foreign && foreign->kind == ForeignFileKind::table;
    ASSIGN_OR_RETURN(const bool native, endsAsNativeTable(*file));
    if (native && !isForeign)
        return TableAnatomy::open(std::move(file), path, kAnyFileNumber);
    ASSIGN_OR_RETURN(auto table, ForeignTable::open(std::move(file), path, foreign ? foreign->number : 0));
    KeyOrder order = (*table).order();
    return newForeignAnatomy(std::move(table), std::move(order));
}

}  // namespace levelscope
