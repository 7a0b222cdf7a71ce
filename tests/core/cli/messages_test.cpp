#include "core/cli/messages.h"

#include <QtTest>
#include <cerrno>

using namespace levelscope;
using namespace levelscope::cli;

class MessagesTest : public QObject {
    Q_OBJECT

private slots:
    void everyCodeAndReasonHasWordsOnOneLine() {
        for (int code = 1; code <= static_cast<int>(Code::noMemory); ++code)
            for (int reason = 0; reason <= static_cast<int>(Reason::syntax); ++reason) {
                const Status status(Error{.code = static_cast<Code>(code),
                                          .reason = static_cast<Reason>(reason),
                                          .file = "dir/new\nline",
                                          .offset = 7,
                                          .subject = "esc\x1b"});
                const std::string line = describe(status, "nothing was written");
                QVERIFY2(line.find("unknown") == std::string::npos, line.c_str());
                QVERIFY2(line.find_first_of("\n\x1b") == std::string::npos, line.c_str());
                QVERIFY2(line.find("; nothing was written; ") != std::string::npos, line.c_str());
                QVERIFY2(line.find("new\\nline at byte 7") != std::string::npos, line.c_str());
                QVERIFY(exitCodeOf(status) >= 1 && exitCodeOf(status) <= 3);
            }
    }

    void aLockedStoreNamesItsHolder() {
        const Status status(
            Error{.code = Code::busy, .reason = Reason::locked, .file = "s/LOCK", .holder = 4242});
        QVERIFY(describe(status, "").find("process 4242") != std::string::npos);
        QCOMPARE(exitCodeOf(status), kExitFailed);
    }

    void aStoreThatChangesTooFastIsToldFromALockedOne() {
        const Status status(
            Error{.code = Code::busy, .reason = Reason::changingTooFast, .file = "s", .holder = 4242});
        const std::string line = describe(status, "");
        QVERIFY2(line.find("changing too fast to be read") != std::string::npos, line.c_str());
        QVERIFY2(line.find("process 4242") != std::string::npos, line.c_str());
        QVERIFY2(line.find("try again") != std::string::npos, line.c_str());
        QVERIFY2(line.find("checkpoint") != std::string::npos, line.c_str());
        QCOMPARE(exitCodeOf(status), kExitFailed);
    }

    void aMissingKeyIsAnAnswerAMissingStoreIsAFailure() {
        QCOMPARE(exitCodeOf(Status::notFound()), kExitNo);
        QCOMPARE(exitCodeOf(Status::fromErrno(ENOENT, "open", "x")), kExitFailed);
        QCOMPARE(exitCodeOf(Status(Error{.code = Code::notFound, .reason = Reason::notAStore})), kExitFailed);
        QCOMPARE(exitCodeOf(Status::invalid(Reason::syntax, "hex")), kExitUsage);
    }

    void anOptionOutOfRangeTellsTheRange() {
        const std::string line =
            describe(Status::invalid(Reason::optionOutOfRange, "block_size", 128, 1), "");
        QVERIFY2(line.find("128 to 16MiB bytes") != std::string::npos, line.c_str());
        const std::string choice = describe(Status::invalid(Reason::syntax, "memtable"), "");
        QVERIFY2(choice.find("bplus, avl") != std::string::npos, choice.c_str());
    }

    void aMissingPackageIsNamedWithTheCommandThatInstallsIt() {
        const Status status(Error{.code = Code::notFound, .file = "/usr/share/x", .subject = "iso-codes"});
        QVERIFY(describe(status, "").find("apt install iso-codes") != std::string::npos);
    }

    void theSystemsOwnReasonIsThere() {
        const std::string line = describe(Status::fromErrno(EIO, "fsync", "s/000001.wal"), "");
        QVERIFY2(line.find("Input/output error") != std::string::npos, line.c_str());
        QVERIFY2(line.find("fsync") != std::string::npos, line.c_str());
        QVERIFY(describe(Status::fromErrno(ENOSPC, "write", "x"), "").find("no space") != std::string::npos);
        QVERIFY(describe(Status::fromErrno(EROFS, "open", "x"), "").find("read-only") != std::string::npos);
        QVERIFY(describe(Status::fromErrno(EACCES, "open", "x"), "").find("permission") != std::string::npos);
    }
};

QTEST_APPLESS_MAIN(MessagesTest)
#include "messages_test.moc"
