#include "core/version/current_file.h"

#include "core/base/hash.h"
#include "core/version/file_names.h"

namespace levelscope {
namespace {

constexpr uint64_t kSizeLimit = 128;

std::string hex16(uint64_t value) {
    static constexpr char kDigits[] = "0123456789abcdef";
    std::string text(16, '0');
    for (size_t i = 0; i < 16; ++i)
        text[15 - i] = kDigits[(value >> (4 * i)) & 15];
    return text;
}

}  // namespace

std::string currentFileText(uint64_t manifestNumber) {
    std::string line = manifestFileName(manifestNumber) + "\n";
    return line + hex16(hash64(line)) + "\n";
}

Result<uint64_t> readCurrentFile(FileSystem& fs, const std::string& directory) {
    const std::string path = joinPath(directory, currentFileName());
    Result<std::string> text = readWholeFile(fs, path, kSizeLimit);
    if (text.code() == Code::notFound)
        return Status::corruption(Reason::currentMissing, path, Error::kNoOffset);
    if (!text.ok()) {
        if (text.code() == Code::ioError || text.code() == Code::noMemory)
            return text.status();
        return Status::corruption(Reason::currentDamaged, path, 0);
    }
    const auto name = parseFileName(text->substr(0, text->find('\n')));
    if (!name || name->kind != FileKind::manifest || *text != currentFileText(name->number))
        return Status::corruption(Reason::currentDamaged, path, 0);
    return name->number;
}

bool currentFileIsForeign(FileSystem& fs, const std::string& directory) {
    constexpr uint64_t kForeignLimit = 4096;
    const Result<std::string> text = readWholeFile(fs, joinPath(directory, currentFileName()), kForeignLimit);
    return text.ok() && text->starts_with("MANIFEST-") && text->find('\n') >= text->size() - 1;
}

Status writeCurrentFile(FileSystem& fs, const std::string& directory, uint64_t manifestNumber) {
    return replaceFile(fs, joinPath(directory, currentFileName()), currentFileText(manifestNumber));
}

}  // namespace levelscope
