// kill -9 while a store is loaded, started again until it is done: the same digest as a load in one go.
#include <QDir>
#include <QtTest>

#include "tests/core/cli/levelctl_process.h"

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

    // Starts it and kills it after so many milliseconds. False: it was done before.
    bool killed(const QStringList& arguments, int delay) {
        QProcess process;
        process.setProcessEnvironment(m_work.environment());
        process.start(LEVELCTL_PATH, arguments);
        if (!process.waitForStarted() || process.waitForFinished(delay))
            return false;
        process.kill();
        process.waitForFinished();
        m_places += QFile::exists(m_work.path("rows.csv.import-state")) ? 1 : 0;
        return true;
    }

    // Ever later, so that every part of the load is hit, on fast machines and slow ones.
    int killUntilDone(const QStringList& arguments) {
        int kills = 0;
        for (int delay = 10; killed(arguments, delay) && kills < 60; delay += delay / 4 + 1)
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
            QFile::copy(installed.filePath(name), directory + "/" + name);
        return directory;
    }

private slots:
    void ofTheSampleStore() {
        const QString unicode = someUnicode();
        good({"sample", m_work.path("whole"), "--unicode", unicode});
        const QString dir = m_work.path("killed");
        const int kills = killUntilDone({"sample", dir, "--unicode", unicode});
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
            killUntilDone({"import", to, m_work.path("rows.csv"), "--resume", "--sync-every", "1MiB"});
        QVERIFY2(kills >= 2, qPrintable(QString::number(kills)));
        QVERIFY(m_places > 0);
        QCOMPARE(good({"digest", to}).out, good({"digest", from}).out);
    }
};

QTEST_GUILESS_MAIN(AKilledLoadGoesOnTest)
#include "a_killed_load_goes_on_test.moc"
