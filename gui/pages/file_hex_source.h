// What the hex view shows of a file of the store.
#pragma once

#include <QObject>
#include <string>

#include "gui/widgets/hex_view.h"

namespace levelscope::gui {

// The bytes of a file, read page by page on workers.
class FileHexSource : public HexSource {
public:
    FileHexSource(std::string path, uint64_t size) : m_path(std::move(path)), m_size(size) {}
    uint64_t size() const override { return m_size; }
    void read(uint64_t offset, size_t length, std::function<void(Result<QByteArray>)> done) override;

private:
    std::string m_path;
    uint64_t m_size;
    QObject m_context;  // its end drops what is still being read
};

}  // namespace levelscope::gui
