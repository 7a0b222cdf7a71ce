#include "core/inspect/sample_sources.h"

#include <bzlib.h>

#include <algorithm>
#include <array>
#include <memory>
#include <nlohmann/json.hpp>

namespace levelscope {

namespace {

constexpr char kUnicodePackage[] = "unicode-data";
constexpr char kIsoPackage[] = "iso-codes";
constexpr uint64_t kMaxFileBytes = 256u << 20;
constexpr size_t kMaxLineBytes = 64 * 1024;

constexpr std::array<const char*, 15> kCharacterFields{
    "code",    "name",     "category", "combining", "bidi",      "decomposition", "decimal",  "digit",
    "numeric", "mirrored", "old_name", "comment",   "uppercase", "lowercase",     "titlecase"};

Status named(Status status, std::string_view package) {
    if (status.ok())
        return status;
    Error error = status.error();
    error.subject = package;
    return Status(std::move(error));
}

Status malformed(const std::string& path, uint64_t offset, std::string_view package) {
    return named(Status::corruption(Reason::malformed, path, offset), package);
}

// Cuts bytes that arrive in pieces into lines.
class LineCutter {
public:
    using Visitor = std::function<Status(std::string_view line, uint64_t offset)>;
    LineCutter(std::string path, Visitor visit) : m_path(std::move(path)), m_visit(std::move(visit)) {}

    Status add(std::string_view bytes) {
        while (!bytes.empty()) {
            const size_t end = bytes.find('\n');
            m_line.append(bytes.substr(0, end));
            if (m_line.size() > kMaxLineBytes)
                return malformed(m_path, m_offset, kUnicodePackage);
            if (end == std::string_view::npos)
                return {};
            RETURN_IF_ERROR(finish());
            bytes.remove_prefix(end + 1);
        }
        return {};
    }

    Status finish() {
        const uint64_t offset = m_offset;
        m_offset += m_line.size() + 1;
        if (m_line.ends_with('\r'))
            m_line.pop_back();
        Status status = m_line.empty() ? Status() : m_visit(m_line, offset);
        m_line.clear();
        return status;
    }

private:
    std::string m_path;
    Visitor m_visit;
    std::string m_line;
    uint64_t m_offset = 0;
};

struct BzipDeleter {
    void operator()(bz_stream* stream) const {
        BZ2_bzDecompressEnd(stream);
        delete stream;
    }
};
using BzipStream = std::unique_ptr<bz_stream, BzipDeleter>;

BzipStream openBzip() {
    auto stream = std::make_unique<bz_stream>();
    if (BZ2_bzDecompressInit(stream.get(), 0, 0) != BZ_OK)
        return nullptr;
    return BzipStream(stream.release());
}

// One or more packed streams, one after the other.
Status unpack(const std::string& path, const std::string& packed, LineCutter& lines) {
    std::vector<char> buffer(1u << 20);
    for (size_t at = 0; at < packed.size();) {
        const BzipStream stream = openBzip();
        if (stream == nullptr)
            return Status(Error{.code = Code::noMemory, .file = path, .offset = at});
        stream->next_in = const_cast<char*>(packed.data()) + at;
        stream->avail_in = static_cast<unsigned>(packed.size() - at);
        for (int result = BZ_OK; result != BZ_STREAM_END;) {
            const unsigned before = stream->avail_in;
            stream->next_out = buffer.data();
            stream->avail_out = static_cast<unsigned>(buffer.size());
            result = BZ2_bzDecompress(stream.get());
            const size_t count = buffer.size() - stream->avail_out;
            const bool stuck = result == BZ_OK && count == 0 && stream->avail_in == before;
            if ((result != BZ_OK && result != BZ_STREAM_END) || stuck)
                return named(
                    Status::corruption(Reason::decompression, path, packed.size() - stream->avail_in),
                    kUnicodePackage);
            RETURN_IF_ERROR(lines.add({buffer.data(), count}));
        }
        at = packed.size() - stream->avail_in;
    }
    return lines.finish();
}

Status readLines(FileSystem& fs, const std::string& path, const LineCutter::Visitor& visit) {
    const auto bytes = readWholeFile(fs, path, kMaxFileBytes);
    if (!bytes.ok())
        return named(bytes.status(), kUnicodePackage);
    LineCutter lines(path, visit);
    if (path.ends_with(".bz2"))
        return unpack(path, *bytes, lines);
    RETURN_IF_ERROR(lines.add(*bytes));
    return lines.finish();
}

// `path` itself, or packed.
std::string installedPath(FileSystem& fs, const std::string& path) {
    const auto plain = fs.stat(path);
    return plain.ok() || !fs.stat(path + ".bz2").ok() ? path : path + ".bz2";
}

std::vector<std::string_view> split(std::string_view line, char separator) {
    std::vector<std::string_view> fields;
    for (;;) {
        const size_t end = line.find(separator);
        fields.push_back(line.substr(0, end));
        if (end == std::string_view::npos)
            return fields;
        line.remove_prefix(end + 1);
    }
}

bool isCodePoint(std::string_view text) {
    return text.size() >= 4 && text.size() <= 6 &&
           text.find_first_not_of("0123456789ABCDEF") == std::string_view::npos;
}

bool isUnihanFile(std::string_view name) {
    return name.starts_with("Unihan_") && (name.ends_with(".txt") || name.ends_with(".txt.bz2"));
}

// The field that names a record of a list.
std::string identityField(std::string_view list) {
    if (list == "3166-2")
        return "code";
    return list == "3166-3" || list == "15924" ? "alpha_4" : "alpha_3";
}

}  // namespace

const std::vector<std::string>& isoLists() {
    static const std::vector<std::string> lists{"639-2",  "639-3",  "639-5", "3166-1",
                                                "3166-2", "3166-3", "4217",  "15924"};
    return lists;
}

Status readUnicodeCharacters(FileSystem& fs, const SampleSources& sources, const PairVisitor& visit) {
    const std::string path = installedPath(fs, joinPath(sources.unicodeDirectory, "UnicodeData.txt"));
    return readLines(fs, path, [&](std::string_view line, uint64_t offset) -> Status {
        const auto fields = split(line, ';');
        if (fields.size() != kCharacterFields.size() || !isCodePoint(fields[0]))
            return malformed(path, offset, kUnicodePackage);
        nlohmann::ordered_json json;
        for (size_t i = 0; i < fields.size(); ++i)
            json[kCharacterFields[i]] = fields[i];
        return visit({.key = "unicode/char/" + std::string(fields[0]),
                      .value = json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace),
                      .title = std::string(fields[1])});
    });
}

Status readIsoList(FileSystem& fs, const SampleSources& sources, const std::string& list,
                   const PairVisitor& visit) {
    const std::string path = joinPath(sources.isoCodesDirectory, "iso_" + list + ".json");
    const auto text = readWholeFile(fs, path, kMaxFileBytes);
    if (!text.ok())
        return named(text.status(), kIsoPackage);
    const auto json = nlohmann::json::parse(*text, nullptr, false);
    const auto records = json.is_object() ? json.find(list) : json.end();
    if (!json.is_object() || records == json.end() || !records->is_array())
        return malformed(path, 0, kIsoPackage);
    const std::string identity = identityField(list);
    for (const auto& record : *records) {
        const auto id = record.is_object() ? record.find(identity) : record.end();
        if (!record.is_object() || id == record.end() || !id->is_string())
            return malformed(path, 0, kIsoPackage);
        const auto name = record.find("name");
        RETURN_IF_ERROR(
            visit({.key = "iso/" + list + "/" + id->get<std::string>(),
                   .value = record.dump(),
                   .title = name != record.end() && name->is_string() ? name->get<std::string>() : ""}));
    }
    return {};
}

Result<std::vector<std::string>> unihanFiles(FileSystem& fs, const SampleSources& sources) {
    auto names = fs.list(sources.unicodeDirectory);
    if (!names.ok())
        return named(names.status(), kUnicodePackage);
    std::erase_if(*names, [](const std::string& name) { return !isUnihanFile(name); });
    std::sort(names->begin(), names->end());
    std::vector<std::string> paths;
    for (const std::string& name : *names)
        if (paths.empty() || joinPath(sources.unicodeDirectory, name) != paths.back() + ".bz2")
            paths.push_back(joinPath(sources.unicodeDirectory, name));
    if (paths.empty())
        return Status(Error{.code = Code::notFound,
                            .file = joinPath(sources.unicodeDirectory, "Unihan_Readings.txt.bz2"),
                            .offset = Error::kNoOffset,
                            .subject = kUnicodePackage});
    return paths;
}

Status readUnihanFile(FileSystem& fs, const std::string& path, const PairVisitor& visit) {
    return readLines(fs, path, [&](std::string_view line, uint64_t offset) -> Status {
        if (line.front() == '#')
            return {};
        const auto fields = split(line, '\t');
        if (fields.size() != 3 || !fields[0].starts_with("U+") || !isCodePoint(fields[0].substr(2)))
            return malformed(path, offset, kUnicodePackage);
        return visit(
            {.key = "unicode/unihan/" + std::string(fields[0].substr(2)) + "/" + std::string(fields[1]),
             .value = std::string(fields[2]),
             .title = {}});
    });
}

}  // namespace levelscope
