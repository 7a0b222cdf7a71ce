#include "core/db/options_file.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "core/base/hash.h"

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
    if (!sealed && options.code() != Code::unsupported)
        return Status::corruption(Reason::optionsDamaged, path, 0);
    if (options.ok())
        return options;
    Error error = options.status().error();
    error.file = path;
    return Status(std::move(error));
}

}  // namespace levelscope
