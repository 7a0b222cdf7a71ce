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
        const QTemporaryDir settings;
        App app(settings.filePath(QStringLiteral("l.ini")), {QString(), language});
        MainWindow* window = app.newWindow();
        window->resize(kSmallest);
        window->show();
        open(window, store.folder());
        window->desk()->setDraftsEnabled(false);
        for (const QString& id : window->pageIds()) {
            window->showPage(id);
            for (const QString& showcase : window->currentPage()->showcases()) {
                window->currentPage()->prepareShowcase(showcase);
                QVERIFY(calm(window));
                QTest::qWait(1);  // the layout of what arrived last
                QCOMPARE(window->size(), kSmallest);
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
        const QTemporaryDir settings;
        App app(settings.filePath(QStringLiteral("l.ini")), {});
        PseudoLanguage pseudo;
        QVERIFY(QCoreApplication::installTranslator(&pseudo));
        MainWindow* window = app.newWindow();
        window->resize(kSmallest);
        window->show();
        open(window, store.folder());
        window->desk()->setDraftsEnabled(false);
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
        const QTemporaryDir settings;
        App app(settings.filePath(QStringLiteral("l.ini")), {});
        MainWindow* window = app.newWindow();
        window->resize(kSmallest);
        window->show();
        open(window, store.folder());
        QVERIFY(calm(window));
        const auto* table = window->findChild<QTableView*>(QStringLiteral("levelSummary"));
        const QModelIndex sum = table->model()->index(table->model()->rowCount() - 1, 0);
        QVERIFY(table->viewport()->rect().contains(table->visualRect(sum)));
    }

    void anEmptyStoreSaysWhatToDoAndLeadsThere() {
        OpenStore store([](Db&) {});
        const QTemporaryDir settings;
        App app(settings.filePath(QStringLiteral("l.ini")), {});
        MainWindow* window = app.newWindow();
        window->resize(kSmallest);
        window->show();
        open(window, store.folder());
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
    static void open(MainWindow* window, const QString& folder) {
        QSignalSpy opened(window, &MainWindow::storeOpened);
        window->considerStore(folder, true);
        QTRY_COMPARE_WITH_TIMEOUT(opened.count(), 1, kLong);
    }
    static bool calm(const MainWindow* window) {
        return QTest::qWaitFor(
            [window] { return backgroundTasks() == 0 && window->currentPage()->settled(); }, kLong);
    }
};

QTEST_MAIN(LayoutTest)
#include "layout_test.moc"
