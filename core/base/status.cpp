#include "core/base/status.h"

#include <cerrno>

namespace levelscope {

namespace {

// Made before main(), while there is memory.
const Status kNoMemory(Error{.code = Code::noMemory, .offset = Error::kNoOffset});

}  // namespace

Status Status::noMemory() {
    return kNoMemory;
}

Status Status::invalid(Reason reason, std::string_view subject, uint64_t expected, uint64_t got) {
    return Status(Error{.code = Code::invalidArgument,
                        .reason = reason,
                        .offset = Error::kNoOffset,
                        .expected = expected,
                        .got = got,
                        .subject = std::string(subject)});
}

Status Status::corruption(Reason reason, std::string_view file, uint64_t offset, uint64_t expected,
                          uint64_t got) {
    return Status(Error{.code = Code::corruption,
                        .reason = reason,
                        .file = std::string(file),
                        .offset = offset,
                        .expected = expected,
                        .got = got});
}

Status Status::fromErrno(int sysErrno, std::string_view call, std::string_view file, uint64_t offset) {
    Error error{.code = Code::ioError,
                .reason = Reason::systemCall,
                .file = std::string(file),
                .offset = offset,
                .sysErrno = sysErrno,
                .subject = std::string(call)};
    switch (sysErrno) {
        case ENOSPC:
        case EDQUOT: error.code = Code::noSpace; break;
        case ENOENT: error.code = Code::notFound; break;
        case ENOMEM: error.code = Code::noMemory; break;
        case EROFS: error.code = Code::readOnly; break;
        case EACCES:
        case EPERM: error.reason = Reason::noPermission; break;
        case ENOTDIR: error.reason = Reason::notADirectory; break;
        default: break;
    }
    return Status(std::move(error));
}

const Error& Status::error() const {
    static const Error success{.offset = Error::kNoOffset};
    return m_error ? *m_error : success;
}

std::string_view name(Code code) {
    switch (code) {
        case Code::ok: return "ok";
        case Code::notFound: return "notFound";
        case Code::alreadyExists: return "alreadyExists";
        case Code::invalidArgument: return "invalidArgument";
        case Code::corruption: return "corruption";
        case Code::ioError: return "ioError";
        case Code::noSpace: return "noSpace";
        case Code::busy: return "busy";
        case Code::readOnly: return "readOnly";
        case Code::cancelled: return "cancelled";
        case Code::conflict: return "conflict";
        case Code::unsupported: return "unsupported";
        case Code::noMemory: return "noMemory";
    }
    return "unknown";
}

std::string_view name(Reason reason) {
    switch (reason) {
        case Reason::none: return "none";
        case Reason::systemCall: return "systemCall";
        case Reason::shortRead: return "shortRead";
        case Reason::locked: return "locked";
        case Reason::noPermission: return "noPermission";
        case Reason::notADirectory: return "notADirectory";
        case Reason::notARegularFile: return "notARegularFile";
        case Reason::checksumMismatch: return "checksumMismatch";
        case Reason::badMagic: return "badMagic";
        case Reason::newerVersion: return "newerVersion";
        case Reason::truncated: return "truncated";
        case Reason::malformed: return "malformed";
        case Reason::outOfOrder: return "outOfOrder";
        case Reason::tooLarge: return "tooLarge";
        case Reason::wrongFile: return "wrongFile";
        case Reason::decompression: return "decompression";
        case Reason::notAStore: return "notAStore";
        case Reason::currentMissing: return "currentMissing";
        case Reason::currentDamaged: return "currentDamaged";
        case Reason::manifestDamaged: return "manifestDamaged";
        case Reason::tableMissing: return "tableMissing";
        case Reason::valueFileMissing: return "valueFileMissing";
        case Reason::logMissing: return "logMissing";
        case Reason::logDamaged: return "logDamaged";
        case Reason::optionsDamaged: return "optionsDamaged";
        case Reason::storeExists: return "storeExists";
        case Reason::storeClosed: return "storeClosed";
        case Reason::changingTooFast: return "changingTooFast";
        case Reason::backgroundError: return "backgroundError";
        case Reason::snapshotGone: return "snapshotGone";
        case Reason::keyTooLarge: return "keyTooLarge";
        case Reason::valueTooLarge: return "valueTooLarge";
        case Reason::emptyRange: return "emptyRange";
        case Reason::unknownOption: return "unknownOption";
        case Reason::optionOutOfRange: return "optionOutOfRange";
        case Reason::optionConflict: return "optionConflict";
        case Reason::optionFixed: return "optionFixed";
        case Reason::unknownTable: return "unknownTable";
        case Reason::syntax: return "syntax";
    }
    return "unknown";
}

std::string toLogString(const Status& status) {
    const Error& error = status.error();
    std::string line(name(error.code));
    if (status.ok())
        return line;
    line.append("/").append(name(error.reason));
    if (!error.file.empty())
        line.append(" ").append(error.file);
    if (error.offset != Error::kNoOffset)
        line.append(" @").append(std::to_string(error.offset));
    if (error.expected != 0 || error.got != 0)
        line.append(" expected ")
            .append(std::to_string(error.expected))
            .append(" got ")
            .append(std::to_string(error.got));
    if (error.sysErrno != 0)
        line.append(" errno ").append(std::to_string(error.sysErrno));
    if (error.holder != 0)
        line.append(" pid ").append(std::to_string(error.holder));
    if (!error.subject.empty())
        line.append(" (").append(error.subject).append(")");
    return line;
}

}  // namespace levelscope
