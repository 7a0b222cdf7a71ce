#include "core/env/file_system.h"

namespace levelscope {

namespace {

std::string_view withoutTrailingSlashes(std::string_view path) {
    while (path.size() > 1 && path.back() == '/')
        path.remove_suffix(1);
    return path;
}

Status writeNewFile(FileSystem& fs, const std::string& path, std::string_view bytes) {
    ASSIGN_OR_RETURN(std::unique_ptr<WritableFile> file, fs.create(path));
    RETURN_IF_ERROR(file->append(bytes));
    RETURN_IF_ERROR(file->sync());
    return file->close();
}

}  // namespace

Status WritableFile::recycle(const std::string& path) {
    return Status(
        Error{.code = Code::busy, .reason = Reason::locked, .file = path, .offset = Error::kNoOffset});
}

Result<std::string> readWholeFile(FileSystem& fs, const std::string& path, uint64_t limit) {
    ASSIGN_OR_RETURN(std::unique_ptr<RandomAccessFile> file, fs.openRandom(path));
    if (file->size() > limit)
        return Status::corruption(Reason::tooLarge, path, 0, limit, file->size());
    std::string bytes(static_cast<size_t>(file->size()), '\0');
    RETURN_IF_ERROR(file->read(0, bytes));
    return bytes;
}

Status replaceFile(FileSystem& fs, const std::string& path, std::string_view bytes) {
    const std::string temporary = path + ".tmp";
    Status status = writeNewFile(fs, temporary, bytes);
    if (status.ok())
        status = fs.rename(temporary, path);
    if (!status.ok()) {
        // The first error is the one to tell; a left-over temporary file is harmless.
        (void)fs.remove(temporary);
        return status;
    }
    return fs.syncDirectory(parentPath(path));
}

std::string joinPath(std::string_view directory, std::string_view name) {
    std::string path(directory);
    if (!path.empty() && path.back() != '/')
        path += '/';
    path += name;
    return path;
}

std::string parentPath(std::string_view path) {
    path = withoutTrailingSlashes(path);
    const size_t slash = path.rfind('/');
    if (slash == std::string_view::npos)
        return ".";
    return std::string(slash == 0 ? path.substr(0, 1) : withoutTrailingSlashes(path.substr(0, slash)));
}

std::string fileName(std::string_view path) {
    path = withoutTrailingSlashes(path);
    const size_t slash = path.rfind('/');
    return std::string(slash == std::string_view::npos ? path : path.substr(slash + 1));
}

}  // namespace levelscope
