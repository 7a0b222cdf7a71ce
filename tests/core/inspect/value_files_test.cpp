// Whoever looks at a store from outside finds the values that lie in files of their own, and the damage.
#include <QtTest>
#include <cmath>

#include "core/env/fault_file_system.h"
#include "core/formats/store_files.h"
#include "core/formats/store_reader.h"
#include "core/inspect/copy_store.h"
#include "core/inspect/digest.h"
#include "core/inspect/repair.h"
#include "core/inspect/space.h"
#include "core/inspect/verify.h"
#include "core/version/file_names.h"
#include "core/version/value_files.h"
#include "tests/core/formats/store_fixture.h"

using namespace levelscope;
using namespace levelscope::test;

namespace {

Options separated(uint64_t from = 4) {
    Options options = smallOptions();
    options.valueSeparationBytes = from;
    return options;
}

std::string digestIn(const std::string& path) {
    const auto store = openStore(posixFileSystem(), path);
    if (!store.ok())
        return toLogString(store.status());
    const auto digest = digestOf(*(*store)->iterator());
    return digest.ok() ? digest->sha256 : toLogString(digest.status());
}

}  // namespace

class ValueFilesTest : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_directory;
    std::string m_path;
    Model m_model;

    std::string home(const char* name) const {
        return m_directory->filePath(QLatin1String(name)).toStdString();
    }
    std::shared_ptr<StoreReader> store() const { return openStore(posixFileSystem(), m_path).value(); }
    VerifyReport verify() const {
        const auto report = verifyStore(posixFileSystem(), m_path);
        return report.ok() ? *report : VerifyReport{.findings = {{{}, report.status(), true}}};
    }
    // Where the value of a key lies.
    ValuePointer pointerOf(const std::string& key) const {
        const auto reader = store();
        const auto version = reader->version();
        for (int level = 0; level < kMaxLevels; ++level)
            for (const TablePtr& table : version->level(level)) {
                const auto anatomy = reader->tableAnatomy(table->number).value();
                const auto blocks = anatomy->blocks();
                for (AnatomyBlock block : *blocks) {
                    if (block.kind != BlockKind::data)
                        continue;
                    const std::string bytes = anatomy->readBlock(block).value();
                    const auto entries = anatomy->entries(bytes);
                    for (const AnatomyEntry& entry : *entries) {
                        SeparatedValue value;
                        if (entry.userKey == key &&
                            decodeSeparated(trailerType(entry.trailer), entry.value, value))
                            return value.pointer;
                    }
                }
            }
        return {};
    }
    void flip(const std::string& name, uint64_t offset) const {
        QFile target(QString::fromStdString(joinPath(m_path, name)));
        char byte = 0;
        QVERIFY(target.open(QIODevice::ReadWrite) && target.seek(static_cast<qint64>(offset)) &&
                target.getChar(&byte) && target.seek(static_cast<qint64>(offset)) &&
                target.putChar(static_cast<char>(byte ^ 0x10)));
    }
    void damageValueOf(const std::string& key, std::string& file, uint64_t& offset) const {
        const ValuePointer pointer = pointerOf(key);
        QVERIFY(pointer.length != 0);
        file = valueFileName(pointer.file);
        offset = pointer.offset;
        flip(file, offset + 2);
    }

private slots:
    void init() {
        m_directory = std::make_unique<QTemporaryDir>();
        m_path = home("store");
        const auto db = createIn(m_path, separated());
        QVERIFY(db.ok());
        m_model = fill(**db);
        QVERIFY(!m_model.empty());
        QVERIFY((*db)->version()->valueFiles().size() > 1);
    }

    void contentIsTheSameAsWithoutSeparation() {
        {
            const auto db = createIn(home("plain"));
            QVERIFY(db.ok());
            QVERIFY(fill(**db) == m_model);
        }
        QCOMPARE(digestIn(m_path), digestIn(home("plain")));
        QVERIFY(contentOf(*store()->iterator()) == m_model);
    }

    void aSoundStoreHasNoFindings() {
        const VerifyReport report = verify();
        QVERIFY(report.findings.empty());
        QVERIFY(report.valueFiles > 1);
        uint64_t live = 0;
        const auto version = store()->version();
        for (const LiveValueFile& file : version->valueFiles())
            live += file.liveValues;
        QCOMPARE(report.values, live);
    }

    void valueFilesAreListedWithWhetherTheyAreLive() {
        QVERIFY(replaceFile(posixFileSystem(), joinPath(m_path, valueFileName(9999)), "left over").ok());
        uint64_t live = 0;
        uint64_t dead = 0;
        const auto files = store()->files();
        for (const StoreFile& file : *files)
            if (file.kind == "values")
                ++(file.live ? live : dead);
        QCOMPARE(live, uint64_t{store()->version()->valueFiles().size()});
        QCOMPARE(dead, uint64_t{1});
        const VerifyReport report = verify();
        QVERIFY(report.clean());
        QCOMPARE(report.findings.size(), size_t{1});
        QCOMPARE(report.findings.front().where.file, valueFileName(9999));
        QCOMPARE(report.findings.front().problem.error().file, joinPath(m_path, valueFileName(9999)));
    }

    void aDamagedValueIsFoundWithItsPlace() {
        std::string file;
        uint64_t offset = 0;
        damageValueOf(keyOf(1), file, offset);
        const VerifyReport report = verify();
        QCOMPARE(report.findings.size(), size_t{1});
        QCOMPARE(report.findings.front().where.file, file);
        QCOMPARE(report.findings.front().where.offset, offset);
        QCOMPARE(report.findings.front().problem.reason(), Reason::checksumMismatch);
        QVERIFY(!report.clean());
        PinnedValue value;
        QCOMPARE(store()->get(keyOf(1), 0, value).error().offset, offset);
        QCOMPARE(store()->history(keyOf(1)).status().error().offset, offset);
    }

    void aMissingOrForeignValueFileIsFound() {
        const auto files = store()->version()->valueFiles();
        const std::string first = joinPath(m_path, valueFileName(files.front().number));
        const std::string second = joinPath(m_path, valueFileName(files.back().number));
        QVERIFY(posixFileSystem().remove(first).ok());
        const std::string other = *readWholeFile(posixFileSystem(), second);
        const VerifyReport missing = verify();
        QCOMPARE(missing.findings.size(), size_t{1});
        QCOMPARE(missing.findings.front().problem.reason(), Reason::valueFileMissing);
        QVERIFY(replaceFile(posixFileSystem(), first, other).ok());
        const VerifyReport swapped = verify();
        QCOMPARE(swapped.findings.front().problem.reason(), Reason::wrongFile);
        QCOMPARE(swapped.findings.front().where.file, fileName(first));
    }

    void aStoreWithoutAValueFileOpensForInspection() {
        const auto files = store()->version()->valueFiles();
        const std::string gone = joinPath(m_path, valueFileName(files.front().number));
        QVERIFY(posixFileSystem().remove(gone).ok());
        const auto reader = openStore(posixFileSystem(), m_path);
        QVERIFY2(reader.ok(), toLogString(reader.status()).c_str());
        QCOMPARE((*reader)->info().limits.size(), size_t{1});
        QCOMPARE((*reader)->info().limits.front().error().file, gone);
        QCOMPARE(Db::open(m_path, {}, OpenMode::open).status().reason(), Reason::valueFileMissing);
    }

    void theHistoryOfAKeyHasItsValues() {
        const auto versions = store()->history(keyOf(3));
        QVERIFY(versions.ok());
        QCOMPARE(versions->size(), size_t{2});
        QCOMPARE(versions->front().value, std::string("second 3"));
        QCOMPARE(versions->back().value, std::string("first 3"));
        QCOMPARE(versions->back().type, EntryType::value);
        QCOMPARE(store()->history(keyOf(3), 3)->front().value, std::string("sec"));
    }

    void aCopyHasItsValues() {
        QVERIFY(copyStore(posixFileSystem(), m_path, home("copy"), {}).ok());
        QCOMPARE(digestIn(home("copy")), digestIn(m_path));
    }

    void aTableByItselfFindsTheValueFilesBesideIt() {
        const auto version = store()->version();
        const TablePtr table = version->level(version->deepestLevel()).front();
        const std::string path = joinPath(m_path, tableFileName(table->number));
        const auto alone = openStore(posixFileSystem(), path);
        QVERIFY2(alone.ok(), toLogString(alone.status()).c_str());
        const Model content = contentOf(*(*alone)->iterator());
        QVERIFY(!content.empty());
        for (const auto& [key, value] : content)
            QCOMPARE(value, "first " + std::to_string(std::stoi(key.substr(3))));
        const std::string copy = home(tableFileName(table->number).c_str());
        QVERIFY(QFile::copy(QString::fromStdString(path), QString::fromStdString(copy)));
        QCOMPARE(openStore(posixFileSystem(), copy).status().reason(), Reason::valueFileMissing);
    }

    void aRepairLosesNothingOfASoundStore() {
        const auto report = repairStore(posixFileSystem(), m_path, home("repaired"));
        QVERIFY2(report.ok(), toLogString(report.status()).c_str());
        QVERIFY(report->losses.empty());
        QVERIFY(contentOf(*openStore(posixFileSystem(), home("repaired")).value()->iterator()) == m_model);
    }

    void aRepairLosesOnlyWhatCannotBeRead() {
        std::string file;
        uint64_t offset = 0;
        damageValueOf(keyOf(1), file, offset);
        const auto report = repairStore(posixFileSystem(), m_path, home("repaired"));
        QVERIFY(report.ok());
        QCOMPARE(report->losses.size(), size_t{1});
        QCOMPARE(report->losses.front().where.file, file);
        QCOMPARE(report->losses.front().keys.from, keyOf(1));
        Model rest = m_model;
        rest.erase(keyOf(1));
        QVERIFY(contentOf(*openStore(posixFileSystem(), home("repaired")).value()->iterator()) == rest);
    }

    void ofManyValueFilesFewAreOpenAtOnce() {
        constexpr int kFiles = 100;
        {
            const auto db = createIn(home("many"), separated());
            QVERIFY(db.ok());
            for (int i = 0; i < kFiles; ++i)
                QVERIFY((*db)->put(keyOf(i), "first " + std::to_string(i)).ok() && (*db)->flush().ok());
            CompactionJob job;
            QVERIFY((*db)->compact({}, job).ok());
            QVERIFY((*db)->version()->valueFiles().size() >= kFiles);
        }
        FaultFileSystem counting(posixFileSystem());
        int64_t most = 0;
        const auto count = [&] { most = std::max(most, counting.openHandles()); };
        const auto report = verifyStore(counting, home("many"), [&](const VerifyProgress&) { count(); });
        QVERIFY(report.ok() && report->clean());
        QCOMPARE(report->values, uint64_t{kFiles});
        QCOMPARE(report->valueFiles, uint64_t{kFiles});
        QVERIFY(most > 1 && most < kFiles);
        QVERIFY(repairStore(counting, home("many"), home("repaired")).value().losses.empty());
    }

    void aRepairThatMayOpenNoMoreFilesEndsAndLosesNothing() {
        FaultFileSystem scarce(posixFileSystem());
        scarce.arm({.calls = only(FileCall::openRandom),
                    .matches = [](std::string_view name) { return name.ends_with(".lsv"); },
                    .at = 2,
                    .sticky = true,
                    .fault = Fault::tooManyOpenFiles});
        QCOMPARE(repairStore(scarce, m_path, home("repaired")).status().error().sysErrno, EMFILE);
        QVERIFY(!QDir(QString::fromStdString(home("repaired"))).exists());
        scarce.disarm();
        QVERIFY(repairStore(scarce, m_path, home("repaired")).value().losses.empty());
    }

    void spaceCountsValuesWhereTheirEntriesLie() {
        double wanted = 0;
        const auto reader = store();
        const auto version = reader->version();
        for (int level = 0; level < kMaxLevels; ++level)
            for (const TablePtr& table : version->level(level))
                wanted += static_cast<double>(table->dataBytes());
        const auto report = countSpace(*reader, {});
        QVERIFY2(report.ok(), toLogString(report.status()).c_str());
        QVERIFY(std::abs(report->root.all.total.bytes - wanted) < 1);
    }
};

QTEST_GUILESS_MAIN(ValueFilesTest)
#include "value_files_test.moc"
