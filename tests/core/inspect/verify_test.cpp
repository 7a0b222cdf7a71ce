// Verification finds what was planted, says where, and finds nothing in a sound store.
#include <QtCore/QDateTime>
#include <QtTest/QTest>

#include "core/base/hash.h"
#include "core/inspect/verify.h"
#include "core/version/file_names.h"
#include "tests/core/formats/store_fixture.h"

using namespace levelscope;
using namespace levelscope::test;

class VerifyTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void aSoundStoreHasNoFindings();
    void aStoreInUseHasNoFindings();
    void aFlippedByteInABlockIsFoundWithItsPlace();
    void damagedPartsOfATableAreNamed();
    void aFilterThatMissesAKeyIsFoundThoughItsChecksumFits();
    void aMissingTableIsFound();
    void aCutTableIsFound();
    void anOrphanIsWorthANote();
    void aTornLogIsWorthANoteAndADamagedOneIsFatal();
    void damagedCurrentManifestAndOptionsAreFound();
    void tablesAreCheckedWithoutAManifest();
    void everyDamagedByteOfEveryFileIsFoundOrHarmless();
    void verificationCanBeStopped();
    void otherDirectoriesAreRefused();
    void aTableByItselfIsCheckedUnderAnyName();

private:
    QString file(const std::string& name) const { return QString::fromStdString(m_path + "/" + name); }
    VerifyReport verify() const {
        const auto report = verifyStore(posixFileSystem(), m_path);
        return report.ok() ? *report : VerifyReport{.findings = {{{}, report.status(), true}}};
    }
    // Names of the store's files of a kind.
    std::vector<std::string> names(const std::string& kind) const {
        std::vector<std::string> names;
        const auto found = triage(posixFileSystem(), m_path);
        for (const StoreFile& file : found->files)
            if (file.kind == kind)
                names.push_back(file.name);
        return names;
    }
    void flip(const std::string& name, qint64 offset) const {
        QFile target(file(name));
        QVERIFY(target.open(QIODevice::ReadWrite));
        QVERIFY(target.seek(offset));
        char byte = 0;
        QVERIFY(target.getChar(&byte));
        QVERIFY(target.seek(offset));
        QVERIFY(target.putChar(static_cast<char>(byte ^ 0x10)));
    }

    std::unique_ptr<QTemporaryDir> m_directory;
    std::string m_path;
};

void VerifyTest::init() {
    m_directory = std::make_unique<QTemporaryDir>();
    m_path = m_directory->filePath("store").toStdString();
    const auto db = createIn(m_path);
    QVERIFY(db.ok());
    QVERIFY(!fill(**db).empty());
}

void VerifyTest::aTableByItselfIsCheckedUnderAnyName() {
    const std::string name = names("table").front();
    const QString copy = m_directory->filePath("saved by a friend");
    QVERIFY(QFile::copy(file(name), copy));
    uint64_t done = 0;
    const auto progress = [&done](const VerifyProgress& now) { done = now.doneBytes; };
    const auto sound = verifyStore(posixFileSystem(), copy.toStdString(), progress);
    QVERIFY(sound.ok() && sound->findings.empty());
    QCOMPARE(sound->tables, uint64_t{1});
    QVERIFY(sound->entries > 0);
    QCOMPARE(done, static_cast<uint64_t>(QFileInfo(copy).size()));
    QFile target(copy);
    QVERIFY(target.open(QIODevice::ReadWrite) && target.seek(30) && target.write("\xff\xfe") == 2);
    target.close();
    const auto damaged = verifyStore(posixFileSystem(), copy.toStdString());
    QVERIFY(damaged.ok() && !damaged->clean());
    QCOMPARE(damaged->findings.front().where.number, parseFileName(name)->number);
    QVERIFY(QFile::resize(copy, 100));
    const auto cut = verifyStore(posixFileSystem(), copy.toStdString());
    QVERIFY(cut.ok() && !cut->clean());
}

void VerifyTest::aSoundStoreHasNoFindings() {
    uint64_t done = 0;
    uint64_t total = 0;
    const auto progress = [&](const VerifyProgress& now) {
        QVERIFY(now.doneBytes >= done);
        done = now.doneBytes;
        total = now.totalBytes;
    };
    const auto report = verifyStore(posixFileSystem(), m_path, progress);
    QVERIFY(report.ok());
    for (const Finding& finding : report->findings)
        qWarning("%s %s", toText(finding.where).c_str(), toLogString(finding.problem).c_str());
    QVERIFY(report->findings.empty());
    QVERIFY(report->clean());
    QCOMPARE(report->tables, uint64_t{names("table").size()});
    QVERIFY(report->entries >= 400 && report->blocks > 20 && report->logs >= 1 && report->logRecords >= 10);
    QVERIFY(total > 0);
    QCOMPARE(done, total);
}

void VerifyTest::aStoreInUseHasNoFindings() {
    const auto db = Db::open(m_path, {}, OpenMode::open);
    QVERIFY(db.ok());
    QVERIFY((*db)->put("while open", "v").ok());
    QVERIFY(verify().findings.empty());
}

void VerifyTest::aFlippedByteInABlockIsFoundWithItsPlace() {
    const std::string name = names("table").front();
    flip(name, 30);
    const VerifyReport report = verify();
    QVERIFY(!report.clean());
    QCOMPARE(report.findings.size(), size_t{1});
    const Finding& finding = report.findings.front();
    QCOMPARE(finding.where.kind, AddressKind::block);
    QCOMPARE(finding.where.number, parseFileName(name)->number);
    QCOMPARE(finding.where.block, uint64_t{0});
    QCOMPARE(finding.problem.reason(), Reason::checksumMismatch);
    QCOMPARE(finding.problem.error().file, m_path + "/" + name);
    QCOMPARE(finding.problem.error().offset, uint64_t{0});
}

void VerifyTest::damagedPartsOfATableAreNamed() {
    const std::string name = names("table").front();
    auto anatomy = openTableFile(posixFileSystem(), m_path + "/" + name);
    QVERIFY(anatomy.ok());
    const auto blocks = (*anatomy)->blocks();
    QVERIFY(blocks.ok());
    for (const AnatomyBlock& block : *blocks) {
        const auto offset = static_cast<qint64>(block.handle.offset + block.handle.length / 2);
        flip(name, offset);
        const VerifyReport report = verify();
        QCOMPARE(report.findings.size(), size_t{1});
        QVERIFY(report.findings.front().fatal);
        QVERIFY(report.findings.front().problem.error().offset == block.handle.offset);
        flip(name, offset);
    }
    QVERIFY(verify().findings.empty());
}

void VerifyTest::aFilterThatMissesAKeyIsFoundThoughItsChecksumFits() {
    const std::string name = names("table").front();
    const uint64_t number = parseFileName(name)->number;
    const auto anatomy = openTableFile(posixFileSystem(), m_path + "/" + name);
    QVERIFY(anatomy.ok());
    const auto filter = (*anatomy)->filter();
    QVERIFY(filter.ok() && filter->bits > 0);
    QFile table(file(name));
    QVERIFY(table.open(QIODevice::ReadWrite));
    QByteArray bytes = table.readAll();
    const auto offset = static_cast<qsizetype>(filter->handle.offset);
    const auto sealed = static_cast<qsizetype>(filter->handle.length) - 8;
    bytes.replace(offset, static_cast<qsizetype>(filter->bits / 8),
                  QByteArray(static_cast<qsizetype>(filter->bits / 8), '\0'));
    const uint64_t checksum = hash64({bytes.constData() + offset, static_cast<size_t>(sealed)},
                                     placeSeed(number, filter->handle.offset));
    std::memcpy(bytes.data() + offset + sealed, &checksum, sizeof checksum);
    QVERIFY(table.seek(0) && table.write(bytes) == bytes.size());
    table.close();
    const VerifyReport report = verify();
    QCOMPARE(report.findings.size(), size_t{1});
    QCOMPARE(report.findings.front().problem.reason(), Reason::malformed);
    QCOMPARE(report.findings.front().where.offset, filter->handle.offset);
}

void VerifyTest::aMissingTableIsFound() {
    const std::string name = names("table").back();
    QVERIFY(QFile::remove(file(name)));
    const VerifyReport report = verify();
    QCOMPARE(report.findings.size(), size_t{1});
    QCOMPARE(report.findings.front().where, Address::ofTable(parseFileName(name)->number));
    QCOMPARE(report.findings.front().problem.reason(), Reason::tableMissing);
}

void VerifyTest::aCutTableIsFound() {
    const std::string name = names("table").back();
    QVERIFY(QFile::resize(file(name), QFileInfo(file(name)).size() - 10));
    const VerifyReport report = verify();
    QVERIFY(!report.clean());
    QCOMPARE(report.findings.front().problem.reason(), Reason::truncated);
}

void VerifyTest::anOrphanIsWorthANote() {
    QVERIFY(QFile::copy(file(names("table").front()), file(tableFileName(900000))));
    const VerifyReport report = verify();
    QVERIFY(report.clean());
    QCOMPARE(report.findings.size(), size_t{1});
    QVERIFY(!report.findings.front().fatal);
    QCOMPARE(report.findings.front().where, Address::ofTable(900000));
}

void VerifyTest::aTornLogIsWorthANoteAndADamagedOneIsFatal() {
    const std::string name = names("wal").back();
    const auto summary = readLogFile(posixFileSystem(), m_path + "/" + name, {});
    QVERIFY(summary.ok() && summary->batches >= 10);
    {
        QFile log(file(name));
        QVERIFY(log.open(QIODevice::ReadWrite) && log.seek(static_cast<qint64>(summary->endOffset)));
        QVERIFY(log.write("half a record") > 0);
    }
    const VerifyReport torn = verify();
    QVERIFY(torn.clean());
    QCOMPARE(torn.findings.size(), size_t{1});
    QCOMPARE(torn.findings.front().where.offset, summary->endOffset);
    flip(name, 40);
    const VerifyReport damaged = verify();
    QVERIFY(!damaged.clean());
    QCOMPARE(damaged.findings.front().problem.error().file, m_path + "/" + name);
}

void VerifyTest::damagedCurrentManifestAndOptionsAreFound() {
    for (const char* kind : {"current", "manifest", "options"}) {
        const std::string name = names(kind).front();
        flip(name, 12);
        const VerifyReport report = verify();
        QVERIFY2(!report.clean(), kind);
        QCOMPARE(report.findings.front().where.file, name);
        flip(name, 12);
    }
    QVERIFY(verify().findings.empty());
}

void VerifyTest::tablesAreCheckedWithoutAManifest() {
    flip(names("manifest").front(), 12);
    flip(names("table").front(), 30);
    const VerifyReport report = verify();
    QVERIFY(report.findings.size() >= 2);
    QVERIFY(std::any_of(report.findings.begin(), report.findings.end(),
                        [](const Finding& finding) { return finding.where.kind == AddressKind::block; }));
}

void VerifyTest::everyDamagedByteOfEveryFileIsFoundOrHarmless() {
    // Harmless: the lock, and the unused tail of the log. Everything else is found.
    for (const char* kind : {"current", "options", "manifest", "table"}) {
        const std::string name = names(kind).front();
        qint64 size = QFileInfo(file(name)).size();
        if (std::string(kind) == "manifest") {
            const auto store = openStore(posixFileSystem(), m_path);
            QVERIFY(store.ok());
            size = 0;
            QVERIFY((*store)
                        ->readManifest([&](const ManifestRecord& record) {
                            size = static_cast<qint64>(record.offset + record.length);
                            return true;
                        })
                        .ok());
        }
        for (qint64 offset = 0; offset < size; offset += 17) {
            flip(name, offset);
            QVERIFY2(!verify().findings.empty(), qPrintable(QString("%1 @%2").arg(name.c_str()).arg(offset)));
            flip(name, offset);
        }
    }
    QVERIFY(verify().findings.empty());
}

void VerifyTest::verificationCanBeStopped() {
    std::stop_source stop;
    const auto progress = [&](const VerifyProgress&) { stop.request_stop(); };
    QVERIFY(verifyStore(posixFileSystem(), m_path, progress, stop.get_token()).status().is(Code::cancelled));
}

void VerifyTest::otherDirectoriesAreRefused() {
    const auto report = verifyStore(posixFileSystem(), m_directory->path().toStdString());
    QCOMPARE(report.status().reason(), Reason::notAStore);
}

QTEST_GUILESS_MAIN(VerifyTest)
#include "verify_test.moc"
