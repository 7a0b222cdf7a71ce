#include "core/version/manifest_history.h"

#include <algorithm>
#include <optional>

#include "core/version/file_names.h"
#include "core/version/version_edit.h"
#include "core/wal/log_reader.h"

namespace levelscope {
namespace {

// The manifest that this one took over from; nothing when it cannot be read.
std::optional<uint64_t> formerOf(FileSystem& fs, const std::string& directory, uint64_t number) {
    const std::string path = joinPath(directory, manifestFileName(number));
    Result<std::unique_ptr<RandomAccessFile>> file = fs.openRandom(path);
    if (!file.ok())
        return std::nullopt;
    LogReader reader(std::move(file).value(), path, number);
    LogRecord record;
    if (!reader.read(record) || record.type != LogRecordType::snapshotEdit)
        return std::nullopt;
    const Result<VersionEdit> edit = VersionEdit::decode(record.payload);
    if (!edit.ok())
        return std::nullopt;
    return edit->formerManifest.value_or(0);
}

}  // namespace

std::vector<uint64_t> manifestChain(FileSystem& fs, const std::string& directory, uint64_t newest) {
    std::vector<uint64_t> chain{newest};
    std::optional<uint64_t> former = formerOf(fs, directory, newest);
    while (former && *former != 0 && *former < chain.back() && chain.size() <= kMostKeptManifests) {
        const std::optional<uint64_t> beforeIt = formerOf(fs, directory, *former);
        if (beforeIt)
            chain.push_back(*former);
        former = beforeIt;
    }
    std::reverse(chain.begin(), chain.end());
    return chain;
}

void trimManifests(FileSystem& fs, const std::string& directory, const std::vector<std::string>& names,
                   uint64_t newest, uint64_t budget) {
    std::vector<uint64_t> kept;
    for (const std::string& name : names)
        if (const auto parsed = parseFileName(name);
            parsed && parsed->kind == FileKind::manifest && parsed->number < newest)
            kept.push_back(parsed->number);
    std::sort(kept.begin(), kept.end(), std::greater<>());
    size_t within = 0;
    for (uint64_t bytes = 0; within < std::min(kept.size(), kMostKeptManifests); ++within) {
        const Result<FileStat> stat = fs.stat(joinPath(directory, manifestFileName(kept[within])));
        if (!stat.ok() || stat->size > budget - bytes)
            break;
        bytes += stat->size;
    }
    if (budget == 0)
        within = 0;
    for (size_t i = kept.size(); i > within; --i)
        (void)fs.remove(joinPath(directory, manifestFileName(kept[i - 1])));
}

}  // namespace levelscope
