#include "core/version/value_use.h"

#include "core/version/value_files.h"

namespace levelscope {

ValueUse valueUseOf(const Version& version) {
    ValueUse use;
    for (const LiveValueFile& file : version.valueFiles()) {
        const ValueFileMeta& meta = file.meta();
        ++use.files;
        use.bytes += meta.fileSize;
        use.liveBytes += file.liveBytes;
        use.garbageBytes += meta.valueBytes() - file.liveBytes;
    }
    return use;
}

uint64_t rawBytesOf(const Version& version, const TableMeta& table) {
    double raw = static_cast<double>(table.rawBytes);
    for (const ValueRef& ref : table.valueRefs)
        if (const LiveValueFile* file = version.valueFile(ref.file))
            raw += static_cast<double>(ref.bytes) * static_cast<double>(file->meta().rawBytes) /
                   static_cast<double>(file->meta().valueBytes());
    return static_cast<uint64_t>(raw);
}

}  // namespace levelscope
