// Nothing is cut off: every page, in every language, in the smallest window that is promised.
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalSpy>
#include <QTableView>
#include <QTranslator>
#include <QtTest>
#include <algorithm>

#include "gui/app/app.h"
#include "gui/app/language.h"
#include "gui/app/main_window.h"
#include "gui/pages/changes/change_desk.h"
#include "gui/pages/page.h"
#include "gui/widgets/basic_widgets.h"
#include "tests/support/gui_story.h"
#include "tests/support/open_store.h"

using namespace levelscope;
using namespace levelscope::gui;
using levelscope::test::OpenStore;

namespace {

constexpr QSize kSmallest(1024, 700);
constexpr int kLong = 20'000;

void fill(Db& db) {
    for (int i = 0; i < 3000; ++i)
        QVERIFY(db.put("key/" + std::to_string(100'000 + i), "{\"number\":" + std::to_string(i) + "}").ok());
    QVERIFY(db.flush().ok());
    QVERIFY(db.put("zz/last", "in the memtable").ok());
}

QString where(const QWidget* widget, const QString& text) {
    QStringList path;
    for (const QWidget* each = widget; each; each = each->parentWidget())
        path << QString::fromLatin1(each->metaObject()->className());
    return QStringLiteral("“%1” has %2 px: %3")
        .arg(text)
        .arg(widget->width())
        .arg(path.join(QStringLiteral(" < ")));
}

// The visible labels, buttons and column headers of the window whose text does not fit.
QStringList cutTexts(const QWidget* window) {
    QStringList cut;
    for (const QLabel* label : window->findChildren<QLabel*>()) {
        if (label->isVisible() && !label->wordWrap() && !label->text().isEmpty() &&
            label->width() < label->sizeHint().width())
            cut << where(label, label->text());
    }
    for (const ElidedLabel* label : window->findChildren<ElidedLabel*>()) {
        if (label->isVisible() && label->height() < label->minimumSizeHint().height())
            cut << where(label, label->text());
    }
    for (const QPushButton* button : window->findChildren<QPushButton*>()) {
        if (button->isVisible() && button->width() < button->sizeHint().width())
            cut << where(button, button->text());
    }
    for (const QTableView* table : window->findChildren<QTableView*>()) {
        const QHeaderView* header = table->horizontalHeader();
        for (int i = 0; header->isVisible() && i < header->count(); ++i) {
            if (!header->isSectionHidden(i) && header->sectionSize(i) < header->sectionSizeHint(i))
                cut << where(table, header->model()->headerData(i, Qt::Horizontal).toString());
        }
    }
    return cut;
}

// The store in a window of the smallest size. `words` speaks before the language does.
class SmallWindow {
public:
    explicit SmallWindow(const QString& folder, const QString& language = {}, QTranslator* words = nullptr)
        : m_app(m_settings.filePath(QStringLiteral("l.ini")), {QString(), language}) {
        if (words)
            QCoreApplication::installTranslator(words);
        m_window = m_app.newWindow();
        m_window->resize(kSmallest);
        m_window->show();
        QSignalSpy opened(m_window, &MainWindow::storeOpened);
        m_window->considerStore(folder, true);
        if (!QTest::qWaitFor([&] { return opened.count() > 0; }, kLong))
            qFatal("the store did not open");
        m_window->desk()->setDraftsEnabled(false);
    }
    MainWindow* window() const { return m_window; }

private:
    QTemporaryDir m_settings;
    App m_app;
    MainWindow* m_window = nullptr;
};

class PseudoLanguage : public QTranslator {
public:
    QString translate(const char*, const char* source, const char*, int) const override {
        return QChar(0x27e6) + QString::fromUtf8(source) + QChar(0x27e7);
    }
    bool isEmpty() const override { return false; }
};

bool isBare(const QString& text) {
    const bool words = std::any_of(text.begin(), text.end(), [](QChar c) { return c.isLower(); });
    return words && !text.contains(QChar(0x27e6));
}

// Visible buttons and column headers with words that did not come from a translation.
QStringList untranslated(const QWidget* window) {
    QStringList bare;
    for (const QPushButton* button : window->findChildren<QPushButton*>()) {
        if (button->isVisible() && isBare(button->text()))
            bare << button->text();
    }
    for (const QTableView* table : window->findChildren<QTableView*>()) {
        for (int i = 0; table->isVisible() && i < table->model()->columnCount(); ++i) {
            const QString title = table->model()->headerData(i, Qt::Horizontal).toString();
            if (isBare(title))
                bare << title;
        }
    }
    return bare;
}

}  // namespace

class LayoutTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { test::failOnQtWarnings(); }

    void everyPageFitsTheSmallestWindow_data() {
        QTest::addColumn<QString>("language");
        QTest::addColumn<bool>("mirrored");
        for (const Language& language : languages())
            QTest::newRow(qPrintable(language.code)) << language.code << false;
        QTest::newRow("mirrored") << QStringLiteral("en") << true;
    }

    void everyPageFitsTheSmallestWindow() {
        QFETCH(QString, language);
        QFETCH(bool, mirrored);
        QGuiApplication::setLayoutDirection(mirrored ? Qt::RightToLeft : Qt::LeftToRight);
        const auto back = qScopeGuard([] { QGuiApplication::setLayoutDirection(Qt::LeftToRight); });
        OpenStore store(fill, Options::fromPreset("classroom").value());
        const SmallWindow small(store.folder(), language);
        MainWindow* window = small.window();
        for (const QString& id : window->pageIds()) {
            window->showPage(id);
            for (const QString& showcase : window->currentPage()->showcases()) {
                window->currentPage()->prepareShowcase(showcase);
                QVERIFY(calm(window));
                QTest::qWait(1);  // the layout of what arrived last
                QCOMPARE(window->size(), kSmallest);
                // No page takes the store's tree its place.
                QVERIFY2(window->currentPage()->minimumSizeHint().width() <= kSmallest.width() - 190,
                         qPrintable(id));
                for (const QScrollArea* area : window->currentPage()->findChildren<QScrollArea*>())
                    QVERIFY(!area->isVisible() || area->widget()->width() <= area->viewport()->width());
                const QStringList cut = cutTexts(window);
                QVERIFY2(cut.isEmpty(), qPrintable(id + QLatin1Char(' ') + cut.join(QLatin1Char('\n'))));
            }
        }
    }

    // A language of which every text is known by its brackets: whoever forgets tr() is found.
    void everyButtonAndColumnIsTranslatable() {
        OpenStore store(fill, Options::fromPreset("classroom").value());
        PseudoLanguage pseudo;
        const SmallWindow small(store.folder(), {}, &pseudo);
        MainWindow* window = small.window();
        for (const QString& id : window->pageIds()) {
            window->showPage(id);
            for (const QString& showcase : window->currentPage()->showcases()) {
                window->currentPage()->prepareShowcase(showcase);
                QVERIFY(calm(window));
                const QStringList bare = untranslated(window);
                QVERIFY2(bare.isEmpty(), qPrintable(id + QStringLiteral(": ") + bare.join(QLatin1Char(','))));
            }
        }
        QCoreApplication::removeTranslator(&pseudo);
    }

    void theOverviewShowsEveryLevelAndTheSum() {
        OpenStore store(fill, Options::fromPreset("classroom").value());
        const SmallWindow small(store.folder());
        MainWindow* window = small.window();
        QVERIFY(calm(window));
        const auto* table = window->findChild<QTableView*>(QStringLiteral("levelSummary"));
        const QModelIndex sum = table->model()->index(table->model()->rowCount() - 1, 0);
        QVERIFY(table->viewport()->rect().contains(table->visualRect(sum)));
    }

    void anEmptyStoreSaysWhatToDoAndLeadsThere() {
        OpenStore store([](Db&) {});
        const SmallWindow small(store.folder());
        MainWindow* window = small.window();
        for (const char* page : {"overview", "levels", "table"}) {
            window->showPage(QLatin1String(page));
            QVERIFY(calm(window));
            const auto buttons = window->currentPage()->findChildren<QPushButton*>();
            const auto step = std::find_if(buttons.begin(), buttons.end(), [](const QPushButton* button) {
                return button->isVisible() && button->text().contains(QStringLiteral("first key"));
            });
            QVERIFY2(step != buttons.end(), page);
            QTest::mouseClick(*step, Qt::LeftButton);
            QTRY_COMPARE(window->place().page, QStringLiteral("keys"));
            QVERIFY(calm(window));
        }
    }

private:
    static bool calm(const MainWindow* window) {
        return QTest::qWaitFor([window] { return window->settled(); }, kLong);
    }
};

QTEST_MAIN(LayoutTest)
#include "layout_test.moc"
