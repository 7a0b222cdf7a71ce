// Somebody in front of a window: chooses from menus, fills in fields, presses keys, and sees what is visible.
//
// An action is one entry of a menu, one key or shortcut, or one field filled in: the text and the Return that
// ends it. After kMostActions of them the next fails the test.
#pragma once

#include <QAbstractItemView>
#include <QLabel>
#include <QLineEdit>
#include <QMenuBar>
#include <QPushButton>
#include <QtTest>

#include "gui/app/main_window.h"
#include "gui/pages/metrics/debt_bar.h"
#include "gui/widgets/basic_widgets.h"

namespace levelscope::test {

class WindowUser {
public:
    static constexpr int kMostActions = 3;
    static constexpr int kLong = 30'000;

    explicit WindowUser(gui::MainWindow* window) : m_window(window) {}

    // From here on actions count anew.
    void begin() { m_actions = 0; }
    int actions() const { return m_actions; }

    // An entry of a menu of the menu bar, by the words it shows.
    bool choose(const QString& words) {
        QAction* entry = find(words);
        if (!entry)
            return fail(QStringLiteral("no menu offers “%1”").arg(words));
        entry->trigger();
        return count();
    }
    bool isOffered(const QString& words) const { return find(words) != nullptr; }
    // Types into the field that has the focus, in place of what is selected there, and presses Return.
    bool fillIn(const QString& text) {
        auto* field = qobject_cast<QLineEdit*>(focus());
        if (!field || !field->isVisible())
            return fail(QStringLiteral("no field has the focus for “%1”").arg(text));
        QTest::keyClicks(field, text);
        QTest::keyClick(field, Qt::Key_Return);
        return count();
    }
    bool press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) {
        QTest::keyClick(focus(), key, modifiers);
        return count();
    }
    // Chooses a row of a view with the mouse, as a double click does.
    bool activate(QAbstractItemView* view, int row) {
        if (!view->isVisible() || row >= view->model()->rowCount())
            return fail(QStringLiteral("there is no such row"));
        view->setFocus();
        view->setCurrentIndex(view->model()->index(row, 0));
        QTest::keyClick(view, Qt::Key_Return);
        return count();
    }

    // Waits until it can be read somewhere in the window.
    bool sees(const QString& text) const {
        return QTest::qWaitFor([this, &text] { return reads().contains(text); }, kLong);
    }
    // All that can be read, a line for each place.
    QString reads() const {
        QStringList lines;
        for (const QLabel* label : m_window->findChildren<QLabel*>())
            if (label->isVisible())
                lines << label->text();
        for (const gui::ElidedLabel* label : m_window->findChildren<gui::ElidedLabel*>())
            if (label->isVisible())
                lines << label->text();
        for (const gui::DebtBar* bar : m_window->findChildren<gui::DebtBar*>())
            if (bar->isVisible())
                lines << bar->words();
        for (const QAbstractItemView* view : m_window->findChildren<QAbstractItemView*>())
            if (view->isVisible() && view->model())
                lines << cellsOf(view);
        return lines.join(QLatin1Char('\n'));
    }

private:
    static constexpr int kMostRows = 100;  // of a view

    static QStringList cellsOf(const QAbstractItemView* view) {
        QStringList lines;
        const QAbstractItemModel* model = view->model();
        for (int row = 0; row < std::min(model->rowCount(), kMostRows); ++row) {
            QStringList cells;
            for (int column = 0; column < model->columnCount(); ++column)
                cells << model->index(row, column).data().toString();
            lines << cells.join(QStringLiteral(" | "));
        }
        return lines;
    }
    QAction* find(const QString& words) const {
        for (const QAction* menu : m_window->menuBar()->actions())
            for (QAction* entry : menu->menu()->actions())
                if (QString(entry->text()).remove(QLatin1Char('&')) == words && entry->isVisible() &&
                    entry->isEnabled())
                    return entry;
        return nullptr;
    }
    QWidget* focus() const { return m_window->focusWidget() ? m_window->focusWidget() : m_window; }
    bool count() {
        QCoreApplication::processEvents();
        return ++m_actions <= kMostActions || fail(QStringLiteral("that was one action too many"));
    }
    static bool fail(const QString& why) {
        qWarning("%s", qPrintable(why));
        return false;
    }

    gui::MainWindow* m_window;
    int m_actions = 0;
};

}  // namespace levelscope::test
