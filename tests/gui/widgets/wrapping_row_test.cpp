// A row of controls breaks where it is too narrow, comes together again, and leaves no gap for what is
// hidden.
#include <QPushButton>
#include <QtTest>
#include <algorithm>
#include <memory>

#include "gui/widgets/wrapping_row.h"

using namespace levelscope::gui;

class WrappingRowTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() {
        m_pane = std::make_unique<QWidget>();
        m_row = new WrappingRow(kSpacing, m_pane.get());
        m_buttons.clear();
        for (int i = 0; i < 4; ++i) {
            m_buttons << new QPushButton(QStringLiteral("A button of some width"));
            m_row->add(m_buttons.back());
        }
        m_pane->show();
        m_row->resize(wide(), 100);
        lay();
    }

    void allStandSideBySideWhereThereIsRoom() {
        QCOMPARE(rows(), QStringLiteral("0000"));
        QCOMPARE(m_buttons[1]->x() - m_buttons[0]->geometry().right() - 1, kSpacing);
    }

    void theSecondHalfGoesBelowWhereThereIsNot() {
        m_row->resize(wide() - 1, 100);
        lay();
        QCOMPARE(rows(), QStringLiteral("0011"));
        QVERIFY(m_row->minimumSizeHint().width() <= wide() / 2);
        m_row->resize(wide(), 100);
        lay();
        QCOMPARE(rows(), QStringLiteral("0000"));
    }

    void whatIsHiddenTakesNoPlaceAndComesBack() {
        m_row->resize(wide() - 1, 100);
        m_buttons[0]->hide();
        lay();
        QCOMPARE(rows(), QStringLiteral("-000"));
        // One for another: as many as before.
        m_buttons[0]->show();
        m_buttons[3]->hide();
        lay();
        QCOMPARE(rows(), QStringLiteral("000-"));
        QVERIFY(!m_buttons[0]->geometry().intersects(m_buttons[1]->geometry()));
        m_buttons[3]->show();
        lay();
        QCOMPARE(rows(), QStringLiteral("0011"));
    }

private:
    static constexpr int kSpacing = 10;
    int wide() const { return 4 * m_buttons.front()->sizeHint().width() + 3 * kSpacing; }
    static void lay() {
        QCoreApplication::sendPostedEvents();
        QCoreApplication::processEvents();
    }
    // Of each button.
    QString rows() const {
        int top = m_row->height();
        for (const QPushButton* button : m_buttons)
            if (!button->isHidden())
                top = std::min(top, button->y());
        QString rows;
        for (const QPushButton* button : m_buttons)
            rows += QLatin1Char(button->isHidden() ? '-' : button->y() > top ? '1' : '0');
        return rows;
    }

    std::unique_ptr<QWidget> m_pane;
    WrappingRow* m_row = nullptr;
    QList<QPushButton*> m_buttons;
};

QTEST_MAIN(WrappingRowTest)
#include "wrapping_row_test.moc"
