// Adds up what the other fault tests did, prints the one line that sums it up, and fails below the floors.
#include <fstream>
#include <sstream>

#include <QTest>

#include "tests/fault/figures.h"

using namespace levelscope::fault;

class FaultFiguresTest : public QObject {
    Q_OBJECT

    Figures m_sum{"all"};

private slots:
    void everyShareIsThere() {
        for (const char* test : {"crash_exploration", "damage", "call_faults", "kill"}) {
            std::ifstream file(std::string(test) + ".figures");
            QVERIFY2(file.good(), test);
            std::string name;
            for (uint64_t count = 0; file >> name >> count;)
                m_sum.add(name, count);
        }
        QVERIFY(m_sum.write());
        qInfo("%s", m_sum.line().c_str());
        std::ofstream line("fault_figures.txt", std::ios::trunc);
        line << m_sum.line() << '\n';
        QVERIFY(line.flush().good());
    }

    void theFloorsAreKept_data() {
        QTest::addColumn<QString>("figure");
        QTest::addColumn<quint64>("floor");
        QTest::newRow("crash points") << "crash_points" << quint64{5'000 / kShare};
        QTest::newRow("states") << "states" << quint64{50'000 / kShare};
        QTest::newRow("faults") << "faults" << quint64{2'000 / kShare};
        QTest::newRow("kills") << "kills" << quint64{200 / kShare};
        QTest::newRow("flips") << "flips" << quint64{50'000 / kShare};
        QTest::newRow("truncs") << "truncs" << quint64{5'000 / kShare};
    }
    void theFloorsAreKept() {
        QFETCH(QString, figure);
        QFETCH(quint64, floor);
        const uint64_t count = m_sum.count(figure.toStdString());
        QVERIFY2(count >= floor, qPrintable(QString("%1 %2, floor %3").arg(figure).arg(count).arg(floor)));
    }

    void nothingIsLost_data() {
        QTest::addColumn<QString>("figure");
        for (const char* figure : {"lost", "holes", "silent", "hangs", "unopenable"})
            QTest::newRow(figure) << figure;
    }
    void nothingIsLost() {
        QFETCH(QString, figure);
        QCOMPARE(m_sum.count(figure.toStdString()), uint64_t{0});
    }
};

QTEST_APPLESS_MAIN(FaultFiguresTest)
#include "fault_figures_test.moc"
