// Ctrl+Shift+P: every action of the window by name, found by a few of its letters.
#pragma once

#include <QDialog>
#include <QList>
#include <QPointer>

class QAction;
class QLineEdit;
class QListWidget;

namespace levelscope::gui {

class CommandPalette : public QDialog {
    Q_OBJECT
public:
    // Disabled and invisible actions are left out. The palette owns none of them and survives their deletion.
    CommandPalette(const QList<QAction*>& actions, QWidget* parent);
    int matchCount() const;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    struct Entry {
        QPointer<QAction> action;
        QString text;
    };
    void filter(const QString& pattern);
    void runCurrent();

    QList<Entry> m_entries;
    QLineEdit* m_input;
    QListWidget* m_list;
};

}  // namespace levelscope::gui
