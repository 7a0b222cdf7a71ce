#include "core/formats/rocksdb/resolver.h"

#include <algorithm>
#include <map>

#include "core/base/mutex.h"
#include "core/formats/foreign/codec.h"
#include "core/formats/foreign/crc32c.h"
#include "core/formats/foreign/file_names.h"

namespace levelscope::rocksdb {

namespace {

constexpr char kOperandSeparator = '\x1e';
constexpr uint64_t kMaxBlob = uint64_t{1} << 30;
constexpr size_t kBlobHeader = 30;
constexpr size_t kRecordHeader = 8 + 8 + 8 + 4 + 4;
constexpr size_t kRecordChecked = 8 + 8 + 8;
constexpr uint32_t kBlobMagic = 2395959;
constexpr size_t kMostOpenBlobFiles = 64;

enum class Operator : uint8_t { none, unknown, uint64Add, append, appendTest, put, max };

// "{id=StringAppendOperator;delimiter=,;}" or a bare name.
std::string optionIn(std::string_view text, std::string_view name) {
    const std::string wanted = std::string(name) + "=";
    const size_t at = text.find(wanted);
    if (at == std::string_view::npos)
        return {};
    const size_t begin = at + wanted.size();
    // A delimiter may itself be ";": what counts is the one in front of the end or of the next name.
    const size_t end = text.find(';', begin + 1);
    return std::string(text.substr(begin, end == std::string_view::npos ? end : end - begin));
}

class RocksResolver final : public ValueResolver {
public:
    RocksResolver(FileSystem& fs, std::string directory, const std::string& merge)
        : m_fs(fs), m_directory(std::move(directory)) {
        if (merge.empty() || merge == "nullptr")
            return;
        const std::string& name = m_name = merge.starts_with('{') ? optionIn(merge, "id") : merge;
        if (name.empty())
            m_operator = Operator::unknown;
        else if (name == "UInt64AddOperator" || name == "uint64add")
            m_operator = Operator::uint64Add;
        else if (name == "StringAppendOperator" || name == "stringappend")
            m_operator = Operator::append;
        else if (name == "StringAppendTESTOperator" || name == "stringappendtest")
            m_operator = Operator::appendTest;
        else if (name == "PutOperator" || name == "put" || name == "put_v1")
            m_operator = Operator::put;
        else if (name == "MaxOperator" || name == "max")
            m_operator = Operator::max;
        else
            m_operator = Operator::unknown;
        if (const std::string delimiter = optionIn(merge, "delimiter"); !delimiter.empty())
            m_delimiter = delimiter;
    }

    bool resolvesMerges() const override {
        return m_operator != Operator::none && m_operator != Operator::unknown;
    }
    const std::string& mergeOperator() const override { return m_name; }

    Status merge(std::string_view, const std::vector<std::string>& operands, const std::string* base,
                 std::string& value) const override {
        switch (m_operator) {
            case Operator::uint64Add: addUp(operands, base, value); return {};
            case Operator::append:
            case Operator::appendTest: join(operands, base, m_delimiter, value); return {};
            case Operator::put: value = operands.front(); return {};
            case Operator::max:
                value = base != nullptr ? *base : operands.back();
                for (const std::string& operand : operands)
                    value = std::max(value, operand);
                return {};
            case Operator::none:
            case Operator::unknown: join(operands, base, std::string(1, kOperandSeparator), value); return {};
        }
        return {};
    }

    Status blob(std::string_view key, std::string_view stored, std::string& value) const override;
    Status wideColumns(std::string_view stored, std::string& value) const override;

private:
    static uint64_t numberOf(std::string_view bytes) {
        return bytes.size() == sizeof(uint64_t) ? loadFixed<uint64_t>(bytes.data()) : 0;
    }
    static void addUp(const std::vector<std::string>& operands, const std::string* base, std::string& value) {
        uint64_t sum = base != nullptr ? numberOf(*base) : 0;
        for (const std::string& operand : operands)
            sum += numberOf(operand);
        value.clear();
        putFixed64(value, sum);
    }
    static void join(const std::vector<std::string>& operands, const std::string* base,
                     const std::string& delimiter, std::string& value) {
        value = base != nullptr ? *base : operands.back();
        const size_t begin = base != nullptr ? operands.size() : operands.size() - 1;
        for (size_t i = begin; i-- > 0;)
            value.append(delimiter).append(operands[i]);
    }

    Result<std::shared_ptr<RandomAccessFile>> blobFile(uint64_t number, std::string& path) const;
    Status readBlob(std::string_view key, uint64_t number, uint64_t offset, uint64_t size,
                    uint8_t compression, std::string& value) const;

    FileSystem& m_fs;
    const std::string m_directory;
    Operator m_operator = Operator::none;
    std::string m_name;
    std::string m_delimiter = ",";
    mutable Mutex m_mutex;
    mutable std::map<uint64_t, std::shared_ptr<RandomAccessFile>> m_files GUARDED_BY(m_mutex);
};

Result<std::shared_ptr<RandomAccessFile>> RocksResolver::blobFile(uint64_t number, std::string& path) const {
    path = joinPath(m_directory, foreignFileName(number, ".blob"));
    const MutexLock lock(m_mutex);
    if (const auto found = m_files.find(number); found != m_files.end())
        return found->second;
    Result<std::unique_ptr<RandomAccessFile>> opened = m_fs.openRandom(path);
    if (opened.code() == Code::notFound)
        return Status::corruption(Reason::tableMissing, path, Error::kNoOffset);
    if (!opened.ok())
        return opened.status();
    std::shared_ptr<RandomAccessFile> file = std::move(opened).value();
    char magic[sizeof(uint32_t)];
    RETURN_IF_ERROR(file->read(0, magic));
    if (loadFixed<uint32_t>(magic) != kBlobMagic)
        return Status::corruption(Reason::badMagic, path, 0, kBlobMagic, loadFixed<uint32_t>(magic));
    if (m_files.size() >= kMostOpenBlobFiles)
        m_files.clear();
    m_files.emplace(number, file);
    return file;
}

Status RocksResolver::readBlob(std::string_view key, uint64_t number, uint64_t offset, uint64_t size,
                               uint8_t compression, std::string& value) const {
    std::string path;
    ASSIGN_OR_RETURN(const auto file, blobFile(number, path));
    const uint64_t inFront = kRecordHeader + key.size();
    if (offset < kBlobHeader + inFront || offset > file->size() || size > file->size() - offset)
        return Status::corruption(Reason::truncated, path, offset, size, file->size());
    if (size > kMaxBlob)
        return Status::corruption(Reason::tooLarge, path, offset, kMaxBlob, size);
    std::string record(inFront + size, '\0');
    RETURN_IF_ERROR(file->read(offset - inFront, record));
    ByteReader reader(record);
    const uint64_t keySize = reader.fixed64();
    const uint64_t valueSize = reader.fixed64();
    reader.fixed64();
    const uint32_t headerCheck = reader.fixed32();
    const uint32_t blobCheck = reader.fixed32();
    const std::string_view all = record;
    if (maskedCrc(crc32c(0, all.substr(0, kRecordChecked))) != headerCheck ||
        maskedCrc(crc32c(0, all.substr(kRecordHeader))) != blobCheck)
        return Status::corruption(Reason::checksumMismatch, path, offset - inFront);
    if (keySize != key.size() || valueSize != size || all.substr(kRecordHeader, keySize) != key)
        return Status::corruption(Reason::wrongFile, path, offset - inFront);
    PackedBytes packed{.compression = blockCompression(TableDialect::rocksDb, compression, {}),
                       .payload = all.substr(inFront)};
    if (packed.compression != Compression::none && packed.compression != Compression::snappy) {
        ByteReader body(packed.payload);
        packed.rawSize = body.varint32();
        packed.payload = body.rest();
        if (!body.ok())
            return Status::corruption(Reason::decompression, path, offset);
    }
    switch (unfold(packed, value, kMaxBlob)) {
        case Unfolded::ok: return {};
        case Unfolded::unsupported:
            return Status(Error{.code = Code::unsupported,
                                .file = path,
                                .offset = offset,
                                .subject = "compression of a blob"});
        default: return Status::corruption(Reason::decompression, path, offset);
    }
}

Status RocksResolver::blob(std::string_view key, std::string_view stored, std::string& value) const {
    enum : uint8_t { inlined = 0, inFile = 1, inFileWithExpiry = 2 };
    ByteReader reader(stored);
    const uint8_t kind = reader.u8();
    if (kind == inlined || kind == inFileWithExpiry)
        reader.varint();
    if (kind == inlined) {
        value = reader.rest();
        return reader.ok() ? Status() : Status::corruption(Reason::malformed, m_directory, Error::kNoOffset);
    }
    const uint64_t number = reader.varint();
    const uint64_t offset = reader.varint();
    const uint64_t size = reader.varint();
    const uint8_t compression = reader.u8();
    if (!reader.ok() || kind > inFileWithExpiry)
        return Status::corruption(Reason::malformed, m_directory, Error::kNoOffset);
    return readBlob(key, number, offset, size, compression, value);
}

Status RocksResolver::wideColumns(std::string_view stored, std::string& value) const {
    constexpr uint32_t kVersion = 1;
    ByteReader reader(stored);
    const uint32_t version = reader.varint32();
    const uint32_t columns = reader.varint32();
    if (reader.ok() && version > kVersion)
        return Status(Error{.code = Code::unsupported,
                            .offset = Error::kNoOffset,
                            .got = version,
                            .subject = "version of a wide-column entity"});
    // The default column has no name and so comes first.
    uint64_t before = 0;
    uint64_t defaultSize = 0;
    bool hasDefault = false;
    for (uint32_t i = 0; i < columns && reader.ok(); ++i) {
        const std::string_view name = reader.lengthPrefixed();
        const uint32_t size = reader.varint32();
        if (name.empty() && i == 0) {
            hasDefault = true;
            defaultSize = size;
        }
        before += size;
    }
    if (!reader.ok() || before != reader.rest().size())
        return Status::corruption(Reason::malformed, m_directory, Error::kNoOffset);
    value = hasDefault ? reader.rest().substr(0, defaultSize) : std::string_view();
    return {};
}

}  // namespace

std::shared_ptr<const ValueResolver> newResolver(FileSystem& fs, std::string directory, std::string merge) {
    return std::make_shared<const RocksResolver>(fs, std::move(directory), merge);
}

}  // namespace levelscope::rocksdb
