// The hex view driven by keys and the mouse: what is selected, copied, shown while bytes are still being
// read, and that a file of any size costs a bounded number of pages.
#include <QClipboard>
#include <QGuiApplication>
#include <QScrollBar>
#include <QSignalSpy>
#include <QtTest>

#include "gui/widgets/hex_view.h"
#include "gui/widgets/theme.h"
#include "tests/support/event_loop_watchdog.h"
#include "tests/support/gui_story.h"

using namespace levelscope;
using namespace levelscope::gui;
using levelscope::test::EventLoopWatchdog;

namespace {

QByteArray counted(int size) {
    QByteArray bytes;
    for (int i = 0; i < size; ++i)
        bytes.append(static_cast<char>(i));
    return bytes;
}

// Answers only when told to, and counts what it was asked.
class SlowSource : public HexSource {
public:
    explicit SlowSource(uint64_t size) : m_size(size) {}
    uint64_t size() const override { return m_size; }
    void read(uint64_t offset, size_t length, std::function<void(Result<QByteArray>)> done) override {
        ++asked;
        inside = inside && offset + length <= m_size;
        waiting.push_back([length, done = std::move(done)](const Status& status) {
            if (status.ok())
                done(QByteArray(static_cast<qsizetype>(length), 'x'));
            else
                done(status);
        });
    }
    void answer(const Status& status = {}) {
        auto due = std::exchange(waiting, {});
        for (const auto& each : due)
            each(status);
    }

    std::vector<std::function<void(const Status&)>> waiting;
    int asked = 0;
    bool inside = true;

private:
    uint64_t m_size;
};

}  // namespace

class HexViewTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { Theme::apply(ThemeKind::light); }
    void init() {
        test::failOnQtWarnings();
        m_view = std::make_unique<HexView>();
        m_view->resize(720, 300);
        m_view->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
        m_watchdog = std::make_unique<EventLoopWatchdog>();
    }
    void cleanup() {
        m_view.reset();
        QVERIFY2(m_watchdog->ok(), m_watchdog->report());
    }

    void arrowsMoveTheCursorAndShiftSelects() {
        m_view->setSource(std::make_shared<MemoryHexSource>(counted(300)));
        m_view->select(10, 1);
        QTest::keyClick(m_view.get(), Qt::Key_Right);
        QCOMPARE(m_view->cursor(), uint64_t{11});
        QTest::keyClick(m_view.get(), Qt::Key_Down);
        QCOMPARE(m_view->cursor(), uint64_t(11 + m_view->bytesPerRow()));
        QTest::keyClick(m_view.get(), Qt::Key_Up);
        QTest::keyClick(m_view.get(), Qt::Key_Right, Qt::ShiftModifier);
        QTest::keyClick(m_view.get(), Qt::Key_Right, Qt::ShiftModifier);
        QCOMPARE(m_view->selectionStart(), uint64_t{11});
        QCOMPARE(m_view->selectionLength(), uint64_t{3});
    }

    void theEndsOfTheBytesStopTheCursor() {
        m_view->setSource(std::make_shared<MemoryHexSource>(counted(40)));
        m_view->select(0, 1);
        QTest::keyClick(m_view.get(), Qt::Key_Left);
        QTest::keyClick(m_view.get(), Qt::Key_Up);
        QCOMPARE(m_view->cursor(), uint64_t{0});
        QTest::keyClick(m_view.get(), Qt::Key_End, Qt::ControlModifier);
        QCOMPARE(m_view->cursor(), uint64_t{39});
        QTest::keyClick(m_view.get(), Qt::Key_Right);
        QTest::keyClick(m_view.get(), Qt::Key_PageDown);
        QCOMPARE(m_view->cursor(), uint64_t{39});
    }

    void copyPutsTheSelectedBytesOnTheClipboardAsHex() {
        m_view->setSource(std::make_shared<MemoryHexSource>(counted(300)));
        m_view->select(254, 4);
        QTest::keyClick(m_view.get(), Qt::Key_C, Qt::ControlModifier);
        QTRY_COMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("fe ff 00 01"));
    }

    void aSelectionIsToldWithWhoMadeIt() {
        m_view->setSource(std::make_shared<MemoryHexSource>(counted(300)));
        QSignalSpy told(m_view.get(), &HexView::selectionChanged);
        m_view->select(5, 2);
        QCOMPARE(told.count(), 1);
        QCOMPARE(told[0][2].toBool(), false);
        QTest::keyClick(m_view.get(), Qt::Key_Right);
        QCOMPARE(told.count(), 2);
        QCOMPARE(told[1][2].toBool(), true);
    }

    void bytesOnTheirWayAreWaitedForAndFailuresAreNoSurprise() {
        auto source = std::make_shared<SlowSource>(200'000);
        QSignalSpy loaded(m_view.get(), &HexView::loaded);
        m_view->setSource(source);
        m_view->grab();
        QVERIFY(m_view->loading());
        source->answer();
        QVERIFY(!m_view->loading());
        QCOMPARE(loaded.count(), 1);
        m_view->ensureVisible(190'000);
        m_view->grab();
        QVERIFY(m_view->loading());
        source->answer(Status::corruption(Reason::systemCall, "table.lst", 190'000));
        QVERIFY(!m_view->loading());
        m_view->grab();
        QVERIFY(source->inside);
    }

    void aFileOfGigabytesIsScrolledThroughInABoundedNumberOfPages() {
        constexpr uint64_t kHuge = 64ull << 30;
        auto source = std::make_shared<SlowSource>(kHuge);
        m_view->setSource(source);
        for (int i = 0; i <= 100; ++i) {
            m_view->ensureVisible((kHuge - 1) / 100 * static_cast<uint64_t>(i));
            m_view->grab();
            source->answer();
            QCoreApplication::processEvents();
        }
        m_view->select(kHuge - 1, 1);
        QCOMPARE(m_view->cursor(), kHuge - 1);
        QVERIFY(source->inside);
        QVERIFY(source->asked <= 400);
    }

    void takingTheSourceAwayWhileItIsReadIsSafe() {
        auto source = std::make_shared<SlowSource>(200'000);
        m_view->setSource(source);
        m_view->grab();
        m_view->setSource(nullptr);
        source->answer();
        m_view->grab();
        QVERIFY(!m_view->loading());
        QCOMPARE(m_view->selectionLength(), uint64_t{0});
    }

    void rangesAreSortedAndTheirNamesAreThereOnHover() {
        m_view->setSource(std::make_shared<MemoryHexSource>(counted(300)));
        m_view->setRanges(
            {{40, 4, Qt::red, QStringLiteral("second")}, {0, 8, Qt::blue, QStringLiteral("first")}});
        QCOMPARE(m_view->ranges().front().name, QStringLiteral("first"));
        const QImage marked = m_view->grab().toImage();
        m_view->setRanges({});
        QVERIFY(m_view->grab().toImage() != marked);
    }

    // Whatever the width of a character is: where letters are drawn and what is behind them must not part.
    void theLineBelowASelectionIsAsLongAsTheBytesOfIt() {
        m_view->setSource(std::make_shared<MemoryHexSource>(QByteArray(40, '\xdd')));
        m_view->select(16, 16);
        m_view->clearFocus();
        const QImage plain = m_view->viewport()->grab().toImage();
        const QRgb line = Theme::current().accent.rgb();
        QList<QPair<int, int>> rows;  // first and last pixel of the line, by the row that has any
        for (int y = 0; y < plain.height(); ++y) {
            const auto row = reinterpret_cast<const QRgb*>(plain.constScanLine(y));
            const auto first = std::find(row, row + plain.width(), line);
            if (first == row + plain.width())
                continue;
            const auto end = std::find_if(first, row + plain.width(), [&](QRgb p) { return p != line; });
            rows.append({static_cast<int>(first - row), static_cast<int>(end - row) - 1});
        }
        QCOMPARE(rows.size(), 2);  // one line, two pixels thick
        m_view->select(0, 0);
        const QImage text = m_view->viewport()->grab().toImage();
        const int height = m_view->sizeHint().height() / 12;
        int last = 0;  // pixel of the hex column that has ink
        for (int x = 0; x < rows[0].second + height; ++x)
            for (int y = height; y < 2 * height; ++y)
                if (qGray(text.pixel(x, y)) < qGray(Theme::current().pane.rgb()) - 40)
                    last = x;
        QVERIFY2(last <= rows[0].second, qPrintable(QString::number(last - rows[0].second)));
        QVERIFY(last >= rows[0].second - height / 2);
    }

private:
    std::unique_ptr<HexView> m_view;
    std::unique_ptr<EventLoopWatchdog> m_watchdog;
};

QTEST_MAIN(HexViewTest)
#include "hex_view_test.moc"
