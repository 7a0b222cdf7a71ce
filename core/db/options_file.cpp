#include "core/db/options_file.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "core/base/hash.h"
#include "core/version/current_file.h"
#include "core/version/file_names.h"

namespace levelscope {

namespace {

constexpr std::string_view kClosing = "\n}\n";
constexpr std::string_view kSealBegin = ",\n  \"checksum\": \"";
constexpr std::string_view kSealEnd = "\"\n}\n";
constexpr size_t kDigits = 16;
constexpr size_t kSealSize = kSealBegin.size() + kDigits + kSealEnd.size();

std::string sealOf(std::string_view body) {
    std::array<char, kDigits> digits;
    digits.fill('0');
    std::array<char, kDigits> number;
    const auto end = std::to_chars(number.data(), number.data() + number.size(), hash64(body), 16).ptr;
    std::copy_backward(number.data(), end, digits.end());
    return std::string(kSealBegin).append(digits.data(), kDigits).append(kSealEnd);
}

}  // namespace

std::string optionsFileText(const Options& options) {
    std::string text = options.toJson();
    text.resize(text.size() - kClosing.size());
    return text + sealOf(text);
}

Result<Options> readOptionsFile(FileSystem& fs, const std::string& path) {
    ASSIGN_OR_RETURN(const std::string text, readWholeFile(fs, path));
    const std::string_view body =
        std::string_view(text).substr(0, text.size() - std::min(text.size(), kSealSize));
    const bool sealed = text.size() > kSealSize && text.substr(body.size()) == sealOf(body);
    Result<Options> options = Options::fromJson(sealed ? std::string(body).append(kClosing) : text);
    // Another version may seal its files otherwise; an unknown name without a seal is a damaged one.
    const bool otherVersion = options.code() == Code::unsupported && options.status().error().got != 0;
    if (!sealed && !otherVersion)
        return Status::corruption(Reason::optionsDamaged, path, 0);
    if (options.ok())
        return options;
    Error error = options.status().error();
    error.file = path;
    return Status(std::move(error));
}

Status refuseOtherEngine(FileSystem& fs, const std::string& directory) {
    if (fs.stat(joinPath(directory, optionsFileName())).code() != Code::notFound ||
        !currentFileIsForeign(fs, directory))
        return {};
    return Status(Error{.code = Code::unsupported,
                        .file = directory,
                        .offset = Error::kNoOffset,
                        .subject = "writing a store of another engine"});
}

Result<Options> storedOptions(FileSystem& fs, const std::string& directory) {
    RETURN_IF_ERROR(refuseOtherEngine(fs, directory));
    const Result<FileStat> there = fs.stat(directory);
    Result<Options> options = readOptionsFile(fs, joinPath(directory, optionsFileName()));
    if (options.code() != Code::notFound)
        return options;
    return Status(Error{.code = Code::notFound,
                        .reason = Reason::notAStore,
                        .file = directory,
                        .offset = Error::kNoOffset,
                        .sysErrno = there.status().error().sysErrno});
}

Result<Options> changeStoredOptions(FileSystem& fs, const std::string& directory,
                                    std::span<const OptionChange> changes) {
    // First: a lock would make the directory look like somebody's.
    RETURN_IF_ERROR(storedOptions(fs, directory).status());
    ASSIGN_OR_RETURN(const std::unique_ptr<FileLock> lock, fs.lock(joinPath(directory, lockFileName())));
    ASSIGN_OR_RETURN(Options options, storedOptions(fs, directory));
    RETURN_IF_ERROR(options.change(changes));
    RETURN_IF_ERROR(replaceFile(fs, joinPath(directory, optionsFileName()), optionsFileText(options)));
    return options;
}

}  // namespace levelscope
