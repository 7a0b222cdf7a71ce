#include "gui/pages/file_hex_source.h"

#include "core/env/file_system.h"
#include "gui/jobs/job.h"

namespace levelscope::gui {

void FileHexSource::read(uint64_t offset, size_t length, std::function<void(Result<QByteArray>)> done) {
    auto result = std::make_shared<Result<QByteArray>>(QByteArray());
    runInBackground(
        &m_context,
        [result, offset, length, path = m_path] {
            auto file = posixFileSystem().openRandom(path);
            if (!file.ok()) {
                *result = file.status();
                return;
            }
            QByteArray bytes(static_cast<qsizetype>(length), Qt::Uninitialized);
            const Status status = (*file)->read(offset, {bytes.data(), length});
            *result = status.ok() ? Result<QByteArray>(std::move(bytes)) : Result<QByteArray>(status);
        },
        [result, done = std::move(done)] { done(std::move(*result)); });
}

}  // namespace levelscope::gui
