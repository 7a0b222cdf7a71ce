// Files of a table test that live in a string, so that every byte can be damaged.
#pragma once

#include <cstring>
#include <memory>
#include <string>

#include "core/env/file_system.h"

namespace levelscope::test {

class StringSource final : public RandomAccessFile {
public:
    explicit StringSource(std::string bytes, int* reads = nullptr)
        : m_bytes(std::move(bytes)), m_reads(reads) {}
    Status read(uint64_t offset, std::span<char> to) const override {
        if (m_reads != nullptr)
            ++*m_reads;
        if (offset > m_bytes.size() || to.size() > m_bytes.size() - offset)
            return Status(
                Error{.code = Code::ioError, .reason = Reason::shortRead, .file = "table", .offset = offset});
        std::memcpy(to.data(), m_bytes.data() + offset, to.size());
        return {};
    }
    uint64_t size() const override { return m_bytes.size(); }
    void willNeed(uint64_t, uint64_t) const override {}

private:
    std::string m_bytes;
    int* m_reads;
};

class StringSink final : public WritableFile {
public:
    explicit StringSink(std::string* to) : m_to(to) {}
    Status append(std::string_view bytes) override {
        m_to->append(bytes);
        return {};
    }
    Status sync() override { return {}; }
    Status close() override { return {}; }
    uint64_t size() const override { return m_to->size(); }

private:
    std::string* m_to;
};

}  // namespace levelscope::test
