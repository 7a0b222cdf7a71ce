#include "core/cli/messages.h"

#include <fmt/format.h>

#include <algorithm>
#include <system_error>

#include "core/db/options.h"
#include "core/inspect/text_bytes.h"

namespace levelscope::cli {

namespace {

struct Words {
    std::string what;
    std::string advice;
};

constexpr char kVerifyAdvice[] =
    "copy the directory before trying anything, see all damage with: levelctl verify DIR, and restore what "
    "is damaged "
    "from a checkpoint or backup";

bool isPackage(std::string_view subject) {
    return subject == "unicode-data" || subject == "iso-codes";
}

std::string systemWords(const Error& error) {
    return error.sysErrno == 0 ? std::string("the system refused")
                               : std::generic_category().message(error.sysErrno);
}

const OptionInfo* findOption(std::string_view name) {
    const auto& infos = optionInfos();
    const auto found =
        std::find_if(infos.begin(), infos.end(), [&](const auto& info) { return info.name == name; });
    return found == infos.end() ? nullptr : &*found;
}

Words optionWords(const Error& error) {
    if (error.reason == Reason::optionConflict)
        return {fmt::format("these options do not fit each other: {}", escapeVisibly(error.subject)),
                "change one of them"};
    if (error.subject == "preset")
        return {"there is no preset of that name",
                fmt::format("use one of {}", fmt::join(Options::presetNames(), ", "))};
    const OptionInfo* info = findOption(error.subject);
    if (error.reason == Reason::optionFixed)
        return {
            fmt::format("option {} cannot be changed while the store is open", escapeVisibly(error.subject)),
            "close the store, then use: levelctl options DIR --set"};
    if (info == nullptr)
        return {fmt::format("there is no option '{}'", escapeVisibly(error.subject)),
                "see all options with: levelctl create --help"};
    return {fmt::format("option {} does not take this value", info->name),
            fmt::format("use {}", allowedValues(*info))};
}

Words syntaxWords(const Error& error) {
    const std::string place =
        error.offset == Error::kNoOffset ? std::string() : fmt::format(" at position {}", error.offset + 1);
    const std::string& subject = error.subject;
    if (findOption(subject) != nullptr)
        return optionWords(error);
    if (subject == "hex")
        return {"not hexadecimal: wrong character, or half a byte," + place,
                "give two digits 0-9 a-f a byte"};
    if (subject == "base64")
        return {"not base64: wrong character or length," + place, "give RFC 4648 base64 with its padding"};
    if (subject == "empty key")
        return {"the key is empty", "give at least one byte, or say --allow-empty-key if it is meant"};
    if (subject == "json")
        return {"not a JSON object" + place, "give one object a line"};
    if (subject == "key" || subject == "value")
        return {fmt::format("the field for the {} is missing or has no text", subject),
                fmt::format("name the right one with --{}", subject)};
    if (subject == "column")
        return {"a column for key or value is missing", "name the columns with --key and --value"};
    if (subject == "quote")
        return {"a quote is not closed, or something follows the closing one" + place,
                "write \"\" for a quote inside a field"};
    if (subject == "escape")
        return {"a backslash without n, t, r or \\ behind it" + place, "read such files with --no-escapes"};
    return {fmt::format("cannot make sense of the {}", subject.empty() ? "input" : escapeVisibly(subject)) +
                place,
            "correct it"};
}

Words invalidWords(const Error& error) {
    switch (error.reason) {
        case Reason::keyTooLarge:
            return {fmt::format("the key has {} bytes, at most {} are possible", error.got, error.expected),
                    "use a shorter key"};
        case Reason::valueTooLarge:
            return {fmt::format("the value has {} bytes, at most {} are possible", error.got, error.expected),
                    "split it into several values"};
        case Reason::tooLarge:
            if (error.subject == "row")
                return {fmt::format("the row is longer than {} bytes", error.expected),
                        "look for an unclosed quote, or allow more with --max-row"};
            return {fmt::format("the batch would need {} bytes, at most {} are possible", error.got,
                                error.expected),
                    "write it in several batches"};
        case Reason::outOfOrder:
            return {
                "the key is not behind that of the row before it",
                "sort the rows by the bytes of their keys, each key once, or import them without --sorted"};
        case Reason::emptyRange:
            return {"the range is empty: its end is not behind its start",
                    "exchange the two, or give another end"};
        case Reason::unknownTable:
            if (!error.file.empty())
                return {"nothing in the store refers to this file",
                        "it goes when the store is next opened for writing"};
            return {"that table is not live in the store", "see them with: levelctl tables DIR"};
        case Reason::unknownOption:
        case Reason::optionOutOfRange:
        case Reason::optionFixed:
        case Reason::optionConflict: return optionWords(error);
        default: return syntaxWords(error);
    }
}

Words notFoundWords(const Error& error) {
    if (isPackage(error.subject))
        return {fmt::format("data of Debian's package {0} is not installed", error.subject),
                fmt::format("install it with: apt install {}", error.subject)};
    if (error.reason == Reason::notAStore && error.sysErrno != 0)
        return {"there is no such directory", "check the path, or make a store with: levelctl create DIR"};
    if (error.reason == Reason::notAStore)
        return {"this is not a store: no CURRENT file is there",
                "check the path, or make a store with: levelctl create DIR"};
    if (error.reason == Reason::tableMissing || error.reason == Reason::valueFileMissing ||
        error.reason == Reason::logMissing)
        return {"a file the store needs is missing", kVerifyAdvice};
    if (!error.file.empty())
        return {"no such file or directory", "check the path"};
    if (!error.subject.empty())
        return {fmt::format("the manifests do not know {}", escapeVisibly(error.subject)),
                "list what they know with: levelctl manifest DIR"};
    return {"the key is not in the store", "look around it with: levelctl scan DIR --prefix PREFIX"};
}

std::string damageWords(Reason reason) {
    switch (reason) {
        case Reason::checksumMismatch: return "damaged: the checksum does not fit the bytes";
        case Reason::badMagic: return "damaged or of another kind: the mark at its end is wrong";
        case Reason::truncated: return "damaged: the file is cut short";
        case Reason::shortRead: return "damaged: the file ends too early";
        case Reason::outOfOrder: return "damaged: keys are out of order";
        case Reason::wrongFile: return "damaged: these bytes belong to another file or place";
        case Reason::decompression: return "damaged: the block cannot be decompressed";
        case Reason::tooLarge: return "damaged: a size is beyond all limits";
        case Reason::currentMissing: return "the store has no CURRENT file, but other files of one";
        case Reason::currentDamaged: return "damaged: CURRENT does not name a manifest";
        case Reason::manifestDamaged: return "damaged: the manifest cannot be read";
        case Reason::tableMissing: return "a table that the store needs is missing";
        case Reason::valueFileMissing: return "a value file that the store needs is missing";
        case Reason::logMissing: return "a log that the store needs is missing";
        case Reason::logDamaged: return "damaged: a record of the log is bad, and good ones follow";
        case Reason::optionsDamaged: return "damaged: the stored options cannot be read";
        default: return "damaged: the bytes make no sense";
    }
}

Words corruptionWords(const Error& error) {
    if (isPackage(error.subject))
        return {fmt::format("a file of Debian's package {} is damaged", error.subject),
                fmt::format("install it again with: apt install --reinstall {}", error.subject)};
    std::string what = damageWords(error.reason);
    if (error.expected != error.got)
        what += fmt::format(", expected {} and found {}", error.expected, error.got);
    if (!error.subject.empty())
        what += fmt::format(" ({})", escapeVisibly(error.subject));
    return {std::move(what), kVerifyAdvice};
}

Words ioWords(const Error& error) {
    switch (error.reason) {
        case Reason::noPermission: return {"permission denied", "ask the owner, or run as a user who may"};
        case Reason::notADirectory: return {"not a directory", "give the directory of a store"};
        case Reason::notARegularFile:
            return {"not a regular file", "give a file, or - for standard input or output"};
        case Reason::tooLarge: return {"the file is too large for this", "give another file"};
        case Reason::shortRead:
            return {"the file ended while it was read", "see whether something else writes to it"};
        default:
            return {error.subject.empty()
                        ? systemWords(error)
                        : fmt::format("{}: {}", escapeVisibly(error.subject), systemWords(error)),
                    "check the disk, then try again"};
    }
}

Words readOnlyWords(const Error& error) {
    if (error.sysErrno != 0)
        return {"the file system is read-only", "remount it writable, or use a copy elsewhere"};
    if (error.reason == Reason::backgroundError)
        return {fmt::format("the store stopped taking writes after an earlier failure: {}",
                            escapeVisibly(error.subject)),
                "remove the cause, then open the store again"};
    return {"the store is open for reading only", "open it for writing"};
}

Words busyWords(const Error& error) {
    const std::string holder =
        error.holder > 0 ? fmt::format("process {}", error.holder) : std::string("another process");
    if (error.reason == Reason::changingTooFast)
        return {fmt::format("the store is changing too fast to be read: {} writes to it", holder),
                "try again when it writes less, or read a checkpoint of the store"};
    return {fmt::format("the store is in use by {}", holder),
            "close it there first; get, scan, digest and all that only read work beside it"};
}

Words unsupportedWords(const Error& error) {
    if (error.reason == Reason::newerVersion && error.got == 0 && !error.subject.empty())
        return {
            fmt::format("written by a newer version: it has the option \"{}\"", escapeVisibly(error.subject)),
            "update Levelscope"};
    if (error.reason == Reason::newerVersion)
        return {fmt::format("written by a newer version: format {}, this one knows up to {}", error.got,
                            error.expected),
                "update Levelscope"};
    return {error.subject.empty() ? std::string("not supported for this store")
                                  : fmt::format("not supported: {}", escapeVisibly(error.subject)),
            "the program that made the store can"};
}

Words wordsFor(const Error& error) {
    switch (error.code) {
        case Code::ok: return {"no error", ""};
        case Code::notFound: return notFoundWords(error);
        case Code::alreadyExists:
            return error.reason == Reason::storeExists
                       ? Words{error.subject == "sample" ? "a sample store of other data is there already"
                                                         : "a store is there already",
                               "choose another directory, or use the store that is there"}
                       : Words{"it exists already",
                               "choose another name, or say --force where the verb has it"};
        case Code::invalidArgument: return invalidWords(error);
        case Code::corruption: return corruptionWords(error);
        case Code::ioError: return ioWords(error);
        case Code::noSpace: return {"no space is left on the disk", "make room, then try again"};
        case Code::busy: return busyWords(error);
        case Code::readOnly: return readOnlyWords(error);
        case Code::cancelled: return {"stopped on request", "start it again when you like"};
        case Code::conflict:
            if (!error.file.empty())
                return {fmt::format("the state file is of another import: {} differs",
                                    escapeVisibly(error.subject)),
                        "remove it to begin at the beginning"};
            return {"the key was changed meanwhile", "read it again, then decide"};
        case Code::unsupported: return unsupportedWords(error);
        case Code::noMemory: return {"not enough memory", "close other programs, or work in smaller pieces"};
    }
    return {"unknown error", ""};
}

std::string place(const Error& error) {
    if (error.file.empty())
        return {};
    if (error.offset == Error::kNoOffset)
        return fmt::format(" ({})", escapeVisibly(error.file));
    return fmt::format(" ({} at byte {})", escapeVisibly(error.file), error.offset);
}

}  // namespace

std::string allowedValues(const OptionInfo& info) {
    if (!info.choices.empty())
        return fmt::format("one of {}", fmt::join(info.choices, ", "));
    return fmt::format("{} to {}{}{}", info.minimum, info.maximum, info.unit.empty() ? "" : " ", info.unit);
}

int exitCodeOf(const Status& status) {
    const Error& error = status.error();
    switch (error.code) {
        case Code::ok: return kExitOk;
        case Code::notFound:
            return error.file.empty() && error.reason == Reason::none ? kExitNo : kExitFailed;
        case Code::cancelled: return kExitNo;
        case Code::conflict: return error.file.empty() ? kExitNo : kExitFailed;
        case Code::invalidArgument: return kExitUsage;
        default: return kExitFailed;
    }
}

std::string describeProblem(const Status& status) {
    return wordsFor(status.error()).what + place(status.error());
}

std::string describeSkipped(const SkippedPlace& place) {
    constexpr size_t kMostOfKey = 120;
    const auto key = [](std::string_view bytes) { return escapeVisibly(bytes.substr(0, kMostOfKey)); };
    std::string keys = "pairs may be missing or old anywhere";
    if (place.hasFirst && place.hasLast && place.first == place.last)
        keys = fmt::format("left out the key {}", key(place.first));
    else if (place.hasFirst && place.hasLast)
        keys = fmt::format("pairs may be missing or old from {} to {}", key(place.first), key(place.last));
    else if (place.hasLast)
        keys = fmt::format("pairs may be missing or old up to {}", key(place.last));
    return fmt::format("skipped: {}; {}", describeProblem(place.status), keys);
}

std::string describe(const Status& status, std::string_view unchanged) {
    const Words words = wordsFor(status.error());
    std::string line = words.what + place(status.error());
    for (const std::string_view part : {unchanged, std::string_view(words.advice)})
        if (!part.empty())
            line.append("; ").append(part);
    return line;
}

}  // namespace levelscope::cli
