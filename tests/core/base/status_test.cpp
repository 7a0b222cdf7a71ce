// Errors keep what is needed to explain them; success is free.
#include "core/base/status.h"

#include <cerrno>

#include <QTest>

using namespace levelscope;

namespace {

Status passOn(const Status& status) {
    RETURN_IF_ERROR(status);
    return Status::notFound();
}

Result<int> half(int number) {
    if (number % 2 != 0)
        return Status::invalid(Reason::optionOutOfRange, "number", 0, static_cast<uint64_t>(number));
    return number / 2;
}

Result<int> quarter(int number) {
    ASSIGN_OR_RETURN(const int once, half(number));
    ASSIGN_OR_RETURN(const int twice, half(once));
    return twice;
}

}  // namespace

class StatusTest : public QObject {
    Q_OBJECT

private slots:
    void aDefaultStatusIsSuccess() {
        const Status status;
        QVERIFY(status.ok());
        QVERIFY(status.is(Code::ok));
        QVERIFY(status.error().code == Code::ok);
        QVERIFY(Status(Error{}).ok());
    }

    void corruptionKeepsFileOffsetAndBothChecksums() {
        const Status status = Status::corruption(Reason::checksumMismatch, "000012.lst", 4096, 1, 2);
        QVERIFY(status.is(Code::corruption));
        QCOMPARE(status.error().file, std::string("000012.lst"));
        QCOMPARE(status.error().offset, uint64_t{4096});
        QCOMPARE(status.error().expected, uint64_t{1});
        QCOMPARE(status.error().got, uint64_t{2});
        const std::string line = toLogString(status);
        QVERIFY(line.find("checksumMismatch") != std::string::npos);
        QVERIFY(line.find("000012.lst") != std::string::npos);
        QVERIFY(line.find("4096") != std::string::npos);
    }

    void systemErrorsBecomeTheCodesCallersDecideBy_data() {
        QTest::addColumn<int>("number");
        QTest::addColumn<int>("code");
        QTest::newRow("ENOSPC") << ENOSPC << static_cast<int>(Code::noSpace);
        QTest::newRow("EDQUOT") << EDQUOT << static_cast<int>(Code::noSpace);
        QTest::newRow("ENOENT") << ENOENT << static_cast<int>(Code::notFound);
        QTest::newRow("ENOMEM") << ENOMEM << static_cast<int>(Code::noMemory);
        QTest::newRow("EROFS") << EROFS << static_cast<int>(Code::readOnly);
        QTest::newRow("EIO") << EIO << static_cast<int>(Code::ioError);
        QTest::newRow("EMFILE") << EMFILE << static_cast<int>(Code::ioError);
        QTest::newRow("EACCES") << EACCES << static_cast<int>(Code::ioError);
    }
    void systemErrorsBecomeTheCodesCallersDecideBy() {
        QFETCH(int, number);
        QFETCH(int, code);
        const Status status = Status::fromErrno(number, "open", "file");
        QCOMPARE(static_cast<int>(status.code()), code);
        QCOMPARE(status.error().sysErrno, number);
        QCOMPARE(status.error().subject, std::string("open"));
    }

    void anErrorLeavesTheFunctionAtOnce() {
        QVERIFY(passOn(Status::cancelled()).is(Code::cancelled));
        QVERIFY(passOn(Status()).is(Code::notFound));
        QCOMPARE(*quarter(12), 3);
        QVERIFY(quarter(6).status().reason() == Reason::optionOutOfRange);
        QCOMPARE(quarter(6).status().error().got, uint64_t{3});
    }

    void everyCodeAndReasonHasAName() {
        for (int code = 0; code <= static_cast<int>(Code::noMemory); ++code)
            QVERIFY(!name(static_cast<Code>(code)).empty());
        for (int reason = 0; reason <= static_cast<int>(Reason::syntax); ++reason)
            QVERIFY(!name(static_cast<Reason>(reason)).empty());
    }
};

QTEST_APPLESS_MAIN(StatusTest)
#include "status_test.moc"
