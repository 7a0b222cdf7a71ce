#include "core/inspect/verify_values.h"

#include "core/version/file_names.h"

namespace levelscope {

ValueVerifier::ValueVerifier(FileSystem& fs, std::string directory, VerifySink& sink,
                             std::function<bool(uint64_t)> gone)
    : m_directory(std::move(directory)), m_sink(sink), m_gone(std::move(gone)), m_files(fs, m_directory) {}

void ValueVerifier::report(const std::string& path, uint64_t offset, uint64_t length, const Status& problem) {
    Address where{.kind = AddressKind::bytes};
    where.file = fileName(path);
    where.offset = offset;
    where.length = length;
    m_sink.find(std::move(where), problem);
}

const ValueFileReader* ValueVerifier::reader(uint64_t number) {
    const auto [readable, fresh] = m_readable.try_emplace(number, true);
    if (!readable->second)
        return nullptr;
    const auto opened = m_files.find(number);
    if (opened.ok()) {
        if (fresh) {
            ++m_sink.report.valueFiles;
            m_sink.report.bytes += kValueFooterSize;
            m_sink.advanced(kValueFooterSize);
        }
        return *opened;
    }
    readable->second = false;
    if (opened.status().reason() == Reason::valueFileMissing && m_gone(number))
        return nullptr;
    const std::string path = joinPath(m_directory, valueFileName(number));
    const uint64_t offset = opened.status().error().offset;
    report(path, offset == Error::kNoOffset ? 0 : offset, 0, opened.status());
    return nullptr;
}

void ValueVerifier::checkFile(uint64_t number, const ValueFileMeta* expected) {
    const ValueFileReader* file = reader(number);
    if (file == nullptr || expected == nullptr || file->meta() == *expected)
        return;
    const uint64_t size = file->meta().fileSize;
    report(file->path(), size, 0,
           Status::corruption(size != expected->fileSize ? Reason::truncated : Reason::malformed,
                              file->path(), size - kValueFooterSize, expected->fileSize, size));
}

void ValueVerifier::checkValue(const ValuePointer& pointer) {
    const ValueFileReader* file = reader(pointer.file);
    if (file == nullptr)
        return;
    ReadValue value;
    const Status status = file->read(pointer, false, value);
    ++m_sink.report.values;
    m_sink.report.bytes += pointer.length;
    m_sink.advanced(pointer.length);
    if (!status.ok())
        report(file->path(), pointer.offset, pointer.length, status);
}

}  // namespace levelscope
