// One line under the grid: how many keys, and whether that is exact, an estimate, or a part; how far a scan
// got; stop and go on. A partial result is never shown as the whole.
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace levelscope::gui {

class KeyGridModel;
class KeyWindow;
class Pill;

class ScanBar : public QWidget {
    Q_OBJECT
public:
    ScanBar(KeyGridModel* model, KeyWindow* window, QWidget* parent);
    void setSelected(int rows);
    QString text() const;
    bool partial() const;
    QPushButton* button() const { return m_button; }

private:
    void updateAll();
    bool unfinished() const;
    QString countText() const;

    KeyGridModel* m_model;
    KeyWindow* m_window;
    QLabel* m_text;
    QLabel* m_selected;
    Pill* m_partial;
    QPushButton* m_button;
};

}  // namespace levelscope::gui
