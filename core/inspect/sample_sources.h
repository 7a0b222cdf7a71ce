// The public data the sample store is made of, as key-value pairs: Unicode's character data and Han database
// from Debian's unicode-data, and the ISO code lists from iso-codes. Files are read as they are installed,
// plain or packed with bzip2.
//
//   unicode/char/1F600             all fields of the line of UnicodeData.txt, as JSON
//   unicode/unihan/4E00/kMandarin  the value of one Unihan entry
//   iso/3166-1/FRA                 one record, as JSON
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/status.h"
#include "core/env/file_system.h"

namespace levelscope {

struct SampleSources {
    std::string unicodeDirectory = "/usr/share/unicode";
    std::string isoCodesDirectory = "/usr/share/iso-codes/json";
};

struct SamplePair {
    std::string key;
    std::string value;
    std::string title;  // a character's or record's name; empty for Unihan entries
};

using PairVisitor = std::function<Status(const SamplePair&)>;

// The lists of iso-codes that are read, in order: "639-2", "639-3" ...
const std::vector<std::string>& isoLists();

// Each returns the visitor's error at once. notFound with the path, subject = the Debian package that has it;
// corruption/malformed with path, offset and the package when a file is not what it should be.
Status readUnicodeCharacters(FileSystem& fs, const SampleSources& sources, const PairVisitor& visit);
Status readIsoList(FileSystem& fs, const SampleSources& sources, const std::string& list,
                   const PairVisitor& visit);
// Paths of the Unihan files, sorted by name.
Result<std::vector<std::string>> unihanFiles(FileSystem& fs, const SampleSources& sources);
Status readUnihanFile(FileSystem& fs, const std::string& path, const PairVisitor& visit);

}  // namespace levelscope
