// kill -9 while a store is loaded, started again until it is done: the same digest as a load in one go.
#include <QDir>
#include <QRandomGenerator>
#include <QtTest>
#include <algorithm>

#include "tests/core/cli/levelctl_process.h"

namespace {

qint64 bytesIn(const QString& directory) {
    qint64 total = 0;
    for (const QFileInfo& file : QDir(directory).entryInfoList(QDir::Files))
        total += file.size();
    return total;
}

}  // namespace

class AKilledLoadGoesOnTest : public QObject {
    Q_OBJECT

    Workplace m_work;
    int m_places = 0;  // kills that left a place to go on from

    Outcome good(const QStringList& arguments) {
        const Outcome outcome = m_work.run(arguments);
        if (outcome.exitCode != 0)
            QTest::qFail(qPrintable(arguments.join(' ') + ": " + outcome.err), __FILE__, __LINE__);
        return outcome;
    }

    // Starts it and kills it when `directory` has grown by `growth` bytes. False: it was done before.
    bool killed(const QStringList& arguments, const QString& directory, qint64 growth) {
        const qint64 before = bytesIn(directory);
        QProcess process;
        process.setProcessEnvironment(m_work.environment());
        process.start(LEVELCTL_PATH, arguments);
        process.waitForStarted();
        while (!process.waitForFinished(2) && bytesIn(directory) - before < growth) {
        }
        if (process.state() == QProcess::NotRunning)
            return false;
        process.kill();
        process.waitForFinished();
        m_places += QFile::exists(m_work.path("rows.csv.import-state")) ? 1 : 0;
        return true;
    }

    int killUntilDone(const QStringList& arguments, const QString& directory) {
        int kills = 0;
        for (qint64 growth = 1; killed(arguments, directory, growth) && kills < 40;
             growth = growth * 2 + 20'000)
            ++kills;
        good(arguments);
        return kills;
    }

    // Fewer sources than the whole: all characters and lists, two Han files.
    QString someUnicode() {
        const QString directory = m_work.path("unicode");
        QDir().mkpath(directory);
        const QDir installed("/usr/share/unicode");
        for (const QString& name :
             installed.entryList({"UnicodeData.txt*", "Unihan_Variants*", "Unihan_Radical*"}, QDir::Files))
            QFile::link(installed.filePath(name), directory + "/" + name);
        return directory;
    }

private slots:
    void ofTheSampleStore() {
        const QString unicode = someUnicode();
        good({"sample", m_work.path("whole"), "--unicode", unicode});
        const QString dir = m_work.path("killed");
        const int kills = killUntilDone({"sample", dir, "--unicode", unicode}, dir);
        QVERIFY2(kills >= 3, qPrintable(QString::number(kills)));
        QCOMPARE(good({"digest", dir}).out, good({"digest", m_work.path("whole")}).out);
        QCOMPARE(good({"verify", dir}).exitCode, 0);
    }

    void ofAnImport() {
        const QString from = m_work.path("from");
        good({"create", from});
        good({"generate", from, "--count", "60000", "--value-size", "400"});
        good({"export", from, m_work.path("rows.csv"), "--lossless"});
        const QString to = m_work.path("to");
        good({"create", to});
        const int kills =
            killUntilDone({"import", to, m_work.path("rows.csv"), "--resume", "--sync-every", "1MiB"}, to);
        QVERIFY2(kills >= 2, qPrintable(QString::number(kills)));
        QVERIFY(m_places > 0);
        QCOMPARE(good({"digest", to}).out, good({"digest", from}).out);
    }
};

QTEST_GUILESS_MAIN(AKilledLoadGoesOnTest)
#include "a_killed_load_goes_on_test.moc"
