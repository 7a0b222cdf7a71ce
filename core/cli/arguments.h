// Arguments that several verbs share: the store, bytes as text, ranges, sizes, durations, files that may be
// "-".
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/damage_log.h"
#include "core/base/keys.h"
#include "core/base/status.h"
#include "core/cli/verb.h"
#include "core/db/db.h"
#include "core/formats/store_reader.h"
#include "core/inspect/rows.h"

namespace levelscope::cli {

struct Context;

inline constexpr char kStandardStream[] = "-";

// A directory as the user named it.
struct StoreArgument {
    std::string directory;
    std::string family;  // empty: the first
    void declare(const Verb& verb);
    // --family, for verbs that look at one column family
    void declareFamily(const Verb& verb);
    // Itself if it is there; a bare name that is not there: the one in the data directory, if that is.
    std::string path(Context& context) const;
    // Where to make it: a bare name goes into LEVELSCOPE_DATA_DIR when that is set.
    std::string newPath(Context& context) const;
    Result<std::unique_ptr<Db>> open(Context& context, OpenMode mode = OpenMode::open) const;
    // By the inspecting readers: no lock, nothing written, beside a running owner.
    Result<std::shared_ptr<StoreReader>> inspect(Context& context) const;
};

// --set option=value
struct SettingsArgument {
    std::vector<std::string> settings;
    void declare(const Verb& verb);
    // invalidArgument/syntax for one without "=".
    Result<std::vector<OptionChange>> changes() const;
    // The preset with the settings, checked.
    Result<Options> optionsOver(const std::string& preset) const;
};

// --hex, --base64
struct EncodingArgument {
    bool hex = false;
    bool base64 = false;
    void declare(const Verb& verb, const char* what);
    BytesEncoding encoding() const;
    Result<std::string> decode(const std::string& text) const { return decodeBytes(text, encoding()); }
};

// --from, --to, --prefix
struct RangeArgument {
    std::optional<std::string> from;
    std::optional<std::string> to;
    std::optional<std::string> prefix;
    std::array<Argument, 3> declare(const Verb& verb);
    // What lies in all that are given.
    Result<KeyRange> range(const EncodingArgument& encoding) const;
    bool given() const { return from || to || prefix; }
};

// --skip-damage: what cannot be read is passed by and told, and the exit code is 1.
struct DamageArgument {
    bool skip = false;
    void declare(const Verb& verb);
    // For the iterator's options; null: damage ends the walk.
    std::shared_ptr<DamageLog> log() const;
    // One line for each place on standard error, and how many there are.
    static void report(Context& context, const DamageLog* log);
};

// --format and the names of fields
struct RowArgument {
    std::string format;
    std::string key = "key";
    std::string value = "value";
    EncodingArgument encoding;
    void declare(const Verb& verb);
    // The format given, or by the ending of `file`; JSON lines otherwise.
    RowOptions options(const std::string& file) const;
};

// "16KiB", "4096": invalidArgument/syntax with the option's name.
Result<uint64_t> parseSize(const std::string& text, std::string_view option);
// "90s", "15m", "2h", "7d", "250ms" in microseconds, more than 0.
Result<int64_t> parseDuration(const std::string& text, std::string_view option);

// A file that the user named may be a symbolic link, other than the files inside a store: this is what it
// leads to.
std::string realPath(const std::string& file);

// A file, or standard input for "-".
Result<ByteSource> openInput(Context& context, const std::string& file);

}  // namespace levelscope::cli
