#include "core/version/live_value_files.h"

#include <algorithm>

#include "core/version/value_files.h"

namespace levelscope {
namespace {

// Where the file of that number is, or would be.
template <typename Files>
auto placeIn(Files& files, uint64_t number) {
    return std::partition_point(files.begin(), files.end(),
                                [&](const LiveValueFile& file) { return file.number < number; });
}

template <typename Files>
auto* findIn(Files& files, uint64_t number) {
    const auto place = placeIn(files, number);
    return place != files.end() && place->number == number ? &*place : nullptr;
}

}  // namespace

const ValueFileMeta& LiveValueFile::meta() const {
    return slot->meta;
}

double LiveValueFile::garbageShare() const {
    const uint64_t all = meta().valueBytes();
    return static_cast<double>(all - std::min(all, liveBytes)) /
           static_cast<double>(std::max<uint64_t>(all, 1));
}

const LiveValueFile* LiveValueFiles::find(uint64_t number) const {
    return findIn(m_files, number);
}

void LiveValueFiles::clear() {
    m_files.clear();
    m_doubtful.clear();
}

void LiveValueFiles::unrefer(const TableMeta& table) {
    for (const ValueRef& ref : table.valueRefs) {
        LiveValueFile* file = findIn(m_files, ref.file);
        file->liveValues -= ref.values;
        file->liveBytes -= ref.bytes;
        if (file->liveValues == 0)
            m_doubtful.push_back(ref.file);
    }
}

bool LiveValueFiles::add(const std::vector<ValueFileMeta>& files) {
    for (const ValueFileMeta& file : files) {
        const auto place = placeIn(m_files, file.number);
        if (place != m_files.end() && place->number == file.number)
            return false;
        m_files.insert(place, LiveValueFile{file.number, std::make_shared<ValueSlot>(file)});
        m_doubtful.push_back(file.number);
    }
    return true;
}

bool LiveValueFiles::refer(const TableMeta& table, ValueSlots& held) {
    held.reserve(table.valueRefs.size());
    for (const ValueRef& ref : table.valueRefs) {
        LiveValueFile* file = findIn(m_files, ref.file);
        if (file == nullptr || ref.values > file->meta().values - file->liveValues ||
            ref.bytes > file->meta().valueBytes() - file->liveBytes)
            return false;
        file->liveValues += ref.values;
        file->liveBytes += ref.bytes;
        held.push_back(file->slot);
    }
    return true;
}

void LiveValueFiles::dropUnused() {
    for (const uint64_t number : m_doubtful)
        if (const auto place = placeIn(m_files, number);
            place != m_files.end() && place->number == number && place->liveValues == 0)
            m_files.erase(place);
    m_doubtful.clear();
}

}  // namespace levelscope
