// The words for errors. The engine hands over data (code, reason, place); here they become sentences.
#include <QCoreApplication>
#include <cerrno>
#include <system_error>

#include "core/env/file_system.h"
#include "gui/models/display.h"

namespace levelscope::gui {
namespace {

class Describer {
    Q_DECLARE_TR_FUNCTIONS(Errors)

public:
    explicit Describer(const Error& error)
        : m_error(error),
          m_file(displayBytes(fileName(error.file), 80)),
          m_subject(displayBytes(error.subject, 80)) {}

    QString what() const;
    QString unchanged() const;
    QString next() const;

private:
    QString bytesProblem() const;
    QString storeProblem() const;
    QString argumentProblem() const;
    QString systemProblem() const;
    QString byCode() const;
    // " in 000377.lst at byte 4096", as far as known.
    QString place() const;

    const Error& m_error;
    QString m_file;
    QString m_subject;
};

QString Describer::place() const {
    if (m_file.isEmpty())
        return {};
    if (m_error.offset == Error::kNoOffset)
        return tr(" in %1").arg(m_file);
    return tr(" in %1 at byte %2").arg(m_file, displayNumber(m_error.offset));
}

QString Describer::bytesProblem() const {
    switch (m_error.reason) {
        case Reason::checksumMismatch:
            return tr("The checksum does not match%1: the bytes are not what was written.").arg(place());
        case Reason::badMagic: return tr("This is not a file of the expected kind%1.").arg(place());
        case Reason::newerVersion:
            if (m_error.got == 0 && !m_subject.isEmpty())
                return tr("%1 was written by a newer program: this one does not know “%2”.")
                    .arg(m_file.isEmpty() ? tr("The store") : m_file, m_subject);
            return tr("%1 was written by a newer program (format version %2; this one reads up to %3).")
                .arg(m_file.isEmpty() ? tr("The store") : m_file, displayNumber(m_error.got),
                     displayNumber(m_error.expected));
        case Reason::truncated: return tr("The file ends too early%1.").arg(place());
        case Reason::shortRead: return tr("The file is shorter than it was%1.").arg(place());
        case Reason::malformed: return tr("The structure of the bytes is broken%1.").arg(place());
        case Reason::outOfOrder: return tr("Keys are out of order%1.").arg(place());
        case Reason::tooLarge: return tr("A length is larger than allowed%1.").arg(place());
        case Reason::wrongFile: return tr("The bytes%1 belong to another file or place.").arg(place());
        case Reason::decompression: return tr("A block cannot be decompressed%1.").arg(place());
        default: return {};
    }
}

QString Describer::storeProblem() const {
    switch (m_error.reason) {
        case Reason::locked:
            return m_error.holder > 0
                       ? tr("The store is in use by another program (process %1).").arg(m_error.holder)
                       : tr("The store is in use by another program.");
        case Reason::notAStore:
            return m_error.sysErrno != 0 ? tr("%1 does not exist.").arg(m_file)
                                         : tr("This folder is not a store.");
        case Reason::notADirectory: return tr("%1 is not a folder.").arg(m_file);
        case Reason::notARegularFile: return tr("%1 is not a regular file.").arg(m_file);
        case Reason::currentMissing:
            return tr("The file CURRENT is missing, so the store's manifest cannot be found.");
        case Reason::currentDamaged:
            return tr("The file CURRENT is damaged, so the store's manifest cannot be found.");
        case Reason::manifestDamaged: return tr("The manifest is damaged%1.").arg(place());
        case Reason::tableMissing: return tr("The table %1 is missing.").arg(m_file);
        case Reason::valueFileMissing: return tr("The value file %1 is missing.").arg(m_file);
        case Reason::logMissing: return tr("The write-ahead log %1 is missing.").arg(m_file);
        case Reason::logDamaged: return tr("The write-ahead log is damaged%1.").arg(place());
        case Reason::optionsDamaged: return tr("The file OPTIONS is damaged%1.").arg(place());
        case Reason::storeExists: return tr("There is a store in this folder already.");
        case Reason::storeClosed: return tr("The store was closed.");
        case Reason::changingTooFast:
            return m_error.holder > 0
                       ? tr("The store is changing too fast to be read: process %1 writes to it.")
                             .arg(m_error.holder)
                       : tr("The store is changing too fast to be read.");
        case Reason::backgroundError:
            return tr("The store became read-only after an earlier error: %1.").arg(m_subject);
        case Reason::snapshotGone: return tr("That past state is not kept any more.");
        default: return {};
    }
}

QString Describer::argumentProblem() const {
    switch (m_error.reason) {
        case Reason::keyTooLarge:
            return tr("The key is too large: %1 of at most %2.")
                .arg(displaySize(m_error.got), displaySize(m_error.expected));
        case Reason::valueTooLarge:
            return tr("The value is too large: %1 of at most %2.")
                .arg(displaySize(m_error.got), displaySize(m_error.expected));
        case Reason::emptyRange: return tr("The range holds no key: its end must come after its start.");
        case Reason::unknownOption: return tr("There is no option named “%1”.").arg(m_subject);
        case Reason::optionOutOfRange:
            return tr("The option “%1” is out of range: the limit is %2.")
                .arg(m_subject, displayNumber(m_error.expected));
        case Reason::optionConflict: return tr("The option “%1” contradicts another one.").arg(m_subject);
        case Reason::optionFixed:
            return tr("The option “%1” cannot be changed while the store is open.").arg(m_subject);
        case Reason::unknownTable:
            if (!m_error.file.empty())
                return tr("Nothing refers to the file %1: it goes when the store is next opened.")
                    .arg(m_file);
            return tr("Table %1 is not part of the store any more.").arg(displayTable(m_error.got));
        case Reason::syntax:
            return m_subject.isEmpty() ? tr("This cannot be understood.")
                                       : tr("“%1” cannot be understood.").arg(m_subject);
        default: return {};
    }
}

QString Describer::systemProblem() const {
    const QString system = QString::fromStdString(std::generic_category().message(m_error.sysErrno));
    if (m_error.reason == Reason::noPermission || m_error.sysErrno == EACCES || m_error.sysErrno == EPERM)
        return tr("You have no permission to use %1.").arg(m_file);
    if (m_error.sysErrno == EROFS)
        return tr("%1 is on a read-only disk.").arg(m_file);
    if (m_error.code == Code::noSpace)
        return tr("The disk is full; %1 could not be written.").arg(m_file);
    if (m_error.code == Code::notFound)
        return tr("%1 does not exist.").arg(m_file);
    return tr("The system reported “%1” for %2.").arg(system, m_file);
}

QString Describer::byCode() const {
    switch (m_error.code) {
        case Code::notFound:
            return m_file.isEmpty() ? tr("This is not in the store.") : tr("%1 does not exist.").arg(m_file);
        case Code::alreadyExists:
            return m_file.isEmpty() ? tr("This exists already.") : tr("%1 exists already.").arg(m_file);
        case Code::corruption: return tr("Stored bytes are damaged%1.").arg(place());
        case Code::noSpace: return tr("The disk is full.");
        case Code::busy: return tr("The store is busy.");
        case Code::readOnly: return tr("The store is open for reading only.");
        case Code::cancelled: return tr("Cancelled.");
        case Code::conflict:
            return tr("The key %1 was changed since you looked at it (its sequence is now %2).")
                .arg(m_subject, displayNumber(m_error.got));
        case Code::unsupported:
            return m_subject.isEmpty() ? tr("This program cannot do that with this store.")
                                       : tr("Not supported: %1%2.").arg(m_subject, place());
        case Code::noMemory: return tr("There is not enough memory.");
        case Code::invalidArgument:
            return m_subject.isEmpty() ? tr("This is not possible.")
                                       : tr("This is not possible: %1.").arg(m_subject);
        case Code::ioError:
        case Code::ok: break;
    }
    return tr("Reading or writing failed%1.").arg(place());
}

QString Describer::what() const {
    if (m_error.code == Code::noSpace || m_error.code == Code::conflict || m_error.code == Code::cancelled)
        return m_error.code == Code::noSpace && !m_file.isEmpty() ? systemProblem() : byCode();
    if (m_error.reason == Reason::systemCall || m_error.reason == Reason::noPermission)
        return systemProblem();
    if (m_error.reason == Reason::tooLarge && m_error.code == Code::invalidArgument)
        return tr("The changes are too large for one batch: %1 of at most %2.")
            .arg(displaySize(m_error.got), displaySize(m_error.expected));
    for (const QString& text : {bytesProblem(), storeProblem(), argumentProblem()}) {
        if (!text.isEmpty())
            return text;
    }
    return byCode();
}

QString Describer::unchanged() const {
    switch (m_error.code) {
        case Code::corruption: return tr("Nothing was changed; everything else can still be read.");
        case Code::noSpace: return tr("What was there before is untouched.");
        case Code::conflict: return tr("Nothing of the batch was written.");
        case Code::cancelled: return tr("The store is as it was.");
        case Code::busy: return tr("Nothing was opened or changed.");
        case Code::readOnly: return tr("Nothing was written.");
        default: return tr("Nothing was changed.");
    }
}

QString Describer::next() const {
    if (m_error.reason == Reason::locked)
        return tr("Close the other program, or open the store in Inspect mode, which only reads.");
    if (m_error.reason == Reason::changingTooFast)
        return tr("Try again when less is written, or open a checkpoint of the store.");
    if (m_error.reason == Reason::newerVersion)
        return tr("Install a newer version of Levelscope.");
    const bool isNoStore = m_error.reason == Reason::notAStore && m_error.sysErrno == 0;
    if (isNoStore || m_error.reason == Reason::notADirectory)
        return tr("Choose the folder that holds the file CURRENT, or make a new store here.");
    if (m_error.reason == Reason::storeExists)
        return tr("Open it, or choose an empty folder.");
    if (m_error.reason == Reason::noPermission || m_error.sysErrno == EACCES || m_error.sysErrno == EPERM)
        return tr("Ask the owner for permission, or open the store in Inspect mode.");
    if (m_error.sysErrno == EROFS)
        return tr("Open the store in Inspect mode, which only reads.");
    switch (m_error.code) {
        case Code::corruption:
            return tr(
                "Verify the store to see what else is damaged, and keep a copy before you change anything.");
        case Code::noSpace: return tr("Free some space and try again.");
        case Code::conflict: return tr("Look at the new value, then write again or revert your change.");
        case Code::readOnly: return tr("Open the store again in Edit mode.");
        case Code::noMemory: return tr("Close other programs, or make the block cache smaller.");
        case Code::invalidArgument: return tr("Correct the input and try again.");
        case Code::notFound:
            return m_file.isEmpty() ? QString()
                                    : tr("Check the path; the folder may have been moved or deleted.");
        case Code::cancelled: return {};
        case Code::alreadyExists: return tr("Choose another name.");
        case Code::ioError: return tr("Check the disk and try again.");
        default: return {};
    }
}

QString detailsOf(const Error& error) {
    QStringList parts;
    parts << QStringLiteral("%1/%2").arg(QString::fromUtf8(name(error.code)),
                                         QString::fromUtf8(name(error.reason)));
    if (!error.file.empty())
        parts << QStringLiteral("file: %1").arg(displayBytes(error.file, 1024));
    if (!error.file.empty() && error.offset != Error::kNoOffset)
        parts << QStringLiteral("offset: %1").arg(error.offset);
    if (error.expected != 0 || error.got != 0)
        parts << QStringLiteral("expected: %1\ngot: %2").arg(error.expected).arg(error.got);
    if (error.sysErrno != 0)
        parts << QStringLiteral("errno: %1").arg(error.sysErrno);
    if (error.holder != 0)
        parts << QStringLiteral("lock holder: %1").arg(error.holder);
    if (!error.subject.empty())
        parts << QStringLiteral("subject: %1").arg(displayBytes(error.subject, 1024));
    return parts.join(QLatin1Char('\n'));
}

}  // namespace

ErrorText describe(const Status& status) {
    if (status.ok())
        return {};
    const Error& error = status.error();
    const Describer describer(error);
    return {describer.what(), describer.unchanged(), describer.next(), detailsOf(error)};
}

}  // namespace levelscope::gui
