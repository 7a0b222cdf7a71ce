// Status and Result<T>: how every fallible call of the engine answers.
//
// An error is data, never a sentence: a code (what kind), a reason (what exactly), and where. The command
// line and the window compose the words. Success costs one null pointer; an error owns one small heap object.
// Values are immutable and may be read from any thread.
#pragma once

#include <cassert>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace levelscope {

enum class Code : uint8_t {
    ok,
    notFound,         // the key, file or store is not there
    alreadyExists,    // create where something is
    invalidArgument,  // the caller's fault; nothing was done
    corruption,       // stored bytes are not what was written
    ioError,          // the system refused; sysErrno says why
    noSpace,          // ENOSPC, EDQUOT: writes may resume when there is room
    busy,             // locked by another process or handle; holder is its pid when known
    readOnly,         // opened read-only, or made read-only by an earlier error
    cancelled,        // the caller asked to stop; nothing was changed
    conflict,         // the key's sequence moved since it was read
    unsupported,      // a newer format version, or a feature this build lacks
    noMemory,
};

// What exactly was wrong. Grouped by the layer that finds it.
enum class Reason : uint8_t {
    none,
    // core/env
    systemCall,
    shortRead,
    locked,
    noPermission,
    notADirectory,
    notARegularFile,
    // bytes of any file
    checksumMismatch,
    badMagic,
    newerVersion,
    truncated,
    malformed,
    outOfOrder,
    tooLarge,
    wrongFile,  // bytes that belong to another file or offset (stale, swapped, misdirected)
    decompression,
    // store level
    notAStore,
    currentMissing,
    currentDamaged,
    manifestDamaged,
    tableMissing,
    valueFileMissing,
    logMissing,
    logDamaged,
    optionsDamaged,
    storeExists,
    storeClosed,
    changingTooFast,  // its writer replaced files under every try to read it; holder is the writer's pid
    backgroundError,  // an earlier failure made the store read-only; the cause is attached in `subject`
    snapshotGone,
    // arguments
    keyTooLarge,
    valueTooLarge,
    emptyRange,
    unknownOption,
    optionOutOfRange,
    optionConflict,
    optionFixed,  // it cannot be changed while the store is open
    unknownTable,
    syntax,
};

struct Error {
    Code code = Code::ok;
    Reason reason = Reason::none;
    std::string file;       // path, empty when no file is concerned
    uint64_t offset = 0;    // bytes from the start of `file`; kNoOffset when it has no place
    uint64_t expected = 0;  // checksum, size, version or bound that was expected, where that helps
    uint64_t got = 0;       // what was found instead
    int sysErrno = 0;       // of the system call that failed, or 0
    int64_t holder = 0;     // pid that holds the lock, or 0 when unknown
    std::string subject;    // the option, field or call concerned: an identifier, not a sentence

    static constexpr uint64_t kNoOffset = ~uint64_t{0};
};

class [[nodiscard]] Status {
public:
    Status() = default;  // success
    explicit Status(Error error)
        : m_error(error.code == Code::ok ? nullptr : std::make_shared<const Error>(std::move(error))) {}

    static Status notFound() { return Status(Error{.code = Code::notFound, .offset = Error::kNoOffset}); }
    // Needs no memory itself.
    static Status noMemory();
    static Status cancelled() { return Status(Error{.code = Code::cancelled, .offset = Error::kNoOffset}); }
    static Status invalid(Reason reason, std::string_view subject = {}, uint64_t expected = 0,
                          uint64_t got = 0);
    static Status corruption(Reason reason, std::string_view file, uint64_t offset, uint64_t expected = 0,
                             uint64_t got = 0);
    // From errno: noSpace for ENOSPC and EDQUOT, notFound for ENOENT, noMemory for ENOMEM, else ioError.
    static Status fromErrno(int sysErrno, std::string_view call, std::string_view file,
                            uint64_t offset = Error::kNoOffset);

    bool ok() const { return m_error == nullptr; }
    Code code() const { return m_error ? m_error->code : Code::ok; }
    Reason reason() const { return m_error ? m_error->reason : Reason::none; }
    bool is(Code wanted) const { return code() == wanted; }
    // All of it; for a success an Error with Code::ok.
    const Error& error() const;

private:
    std::shared_ptr<const Error> m_error;
};

// A T or the error that prevented it. Reading value() of a failure is a programming error (asserted).
template <typename T>
class [[nodiscard]] Result {
public:
    Result(T value) : m_value(std::move(value)) {}
    Result(Status status) : m_status(std::move(status)) { assert(!m_status.ok()); }

    bool ok() const { return m_value.has_value(); }
    const Status& status() const { return m_status; }
    Code code() const { return m_status.code(); }

    T& value() & { return assert(ok()), *m_value; }
    const T& value() const& { return assert(ok()), *m_value; }
    T&& value() && { return assert(ok()), std::move(*m_value); }
    T& operator*() & { return value(); }
    const T& operator*() const& { return value(); }
    T* operator->() { return &value(); }
    const T* operator->() const { return &value(); }

private:
    std::optional<T> m_value;
    Status m_status;
};

// One line for logs and developers ("corruption/checksumMismatch 000012.sst @4096 expected 1 got 2"): not for
// users, whose words the command line and the window choose.
std::string toLogString(const Status& status);
std::string_view name(Code code);
std::string_view name(Reason reason);

}  // namespace levelscope

// Leaves the function with the status if it is a failure. Usable where a Status or any Result is returned.
#define RETURN_IF_ERROR(expression)                                     \
    do {                                                                \
        if (::levelscope::Status status_ = (expression); !status_.ok()) \
            return status_;                                             \
    } while (false)

#define LEVELSCOPE_JOIN_(a, b) a##b
#define LEVELSCOPE_JOIN(a, b) LEVELSCOPE_JOIN_(a, b)
// ASSIGN_OR_RETURN(auto file, fs.openRandom(path)): declares or assigns the value, or leaves with the error.
#define ASSIGN_OR_RETURN(target, expression) \
    ASSIGN_OR_RETURN_(target, (expression), LEVELSCOPE_JOIN(result_, __LINE__))
#define ASSIGN_OR_RETURN_(target, expression, name) \
    auto name = expression;                         \
    if (!name.ok())                                 \
        return name.status();                       \
    target = std::move(name).value()
