// One table file by itself, seen as a store of one table.
#include "core/formats/single_table.h"

#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

#include "core/db/db.h"
#include "core/formats/store_reader.h"

using namespace levelscope;

namespace {

// A store with one flushed table; the path of it.
std::string makeTable(const QTemporaryDir& home) {
    const std::string directory = home.filePath(QStringLiteral("store")).toStdString();
    auto db = Db::open(directory, {}, OpenMode::create);
    if (!db.ok())
        qFatal("the store cannot be made");
    for (int i = 0; i < 300; ++i)
        (void)(*db)->put("key" + std::to_string(1000 + i), "value" + std::to_string(i));
    (void)(*db)->erase("key1005");
    (void)(*db)->eraseRange("zz", "zzz");
    if (!(*db)->flush().ok())
        qFatal("the memtable cannot be flushed");
    const QDir folder(QString::fromStdString(directory));
    return folder.filePath(folder.entryList({QStringLiteral("*.lst")}).front()).toStdString();
}

}  // namespace

class SingleTableTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void itsKeysFiguresAndAnatomyAreThere() {
        const QTemporaryDir home;
        const auto reader = openStore(posixFileSystem(), makeTable(home));
        QVERIFY2(reader.ok(), toLogString(reader.status()).c_str());
        const auto cursor = (*reader)->iterator();
        int keys = 0;
        for (cursor->seekToFirst(); cursor->valid(); cursor->next())
            ++keys;
        QCOMPARE(keys, 299);
        PinnedValue value;
        QVERIFY((*reader)->get("key1299", 0, value).ok());
        QCOMPARE(std::string(value.view()), std::string("value299"));
        QVERIFY(!(*reader)->get("key1005", 0, value).ok());
        const auto version = (*reader)->version();
        QCOMPARE(version->tableCount(), uint64_t{1});
        const TablePtr table = version->level(0)[0];
        QCOMPARE(table->smallest, std::string("key1000"));
        QCOMPARE(table->largest, std::string("zzz"));
        QVERIFY(table->largestExclusive);
        QCOMPARE(table->entries, uint64_t{300});
        QVERIFY((*reader)->tableAnatomy(table->number).ok());
        QCOMPARE((*reader)->files()->size(), size_t{4});
    }

    void itMayHaveAnyNameAndNeedsNothingBesideIt() {
        const QTemporaryDir home, elsewhere;
        const QString copy = elsewhere.filePath(QStringLiteral("sent by mail.lst"));
        QVERIFY(QFile::copy(QString::fromStdString(makeTable(home)), copy));
        const auto reader = openStore(posixFileSystem(), copy.toStdString());
        QVERIFY2(reader.ok(), toLogString(reader.status()).c_str());
        PinnedValue value;
        QVERIFY((*reader)->get("key1000", 0, value).ok());
        QCOMPARE((*reader)->info().directory, std::string("/sent by mail.lst"));
        QCOMPARE(QDir(elsewhere.path()).entryList(QDir::Files).size(), 1);
    }

    void whatIsNoTableIsRefused() {
        const QTemporaryDir home;
        const QString path = QString::fromStdString(makeTable(home));
        QFile file(path);
        QVERIFY(file.resize(file.size() - 1));
        QVERIFY(openStore(posixFileSystem(), path.toStdString()).status().is(Code::corruption));
        QVERIFY(file.resize(0));
        QVERIFY(!openStore(posixFileSystem(), path.toStdString()).ok());
        QVERIFY(openSingleTable(posixFileSystem(), path.toStdString() + "x").status().is(Code::notFound));
    }
};

QTEST_GUILESS_MAIN(SingleTableTest)
#include "single_table_test.moc"
