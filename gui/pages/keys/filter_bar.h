// What to show: the kind of filter and its text, applied while typing after a short pause; a wrong input is
// told at once and leaves the grid as it was. And the box that goes to a key.
#pragma once

#include <QTimer>
#include <QWidget>

#include "gui/models/key_filter.h"

class QComboBox;
class QLabel;
class QLineEdit;

namespace levelscope::gui {

class FilterBar : public QWidget {
    Q_OBJECT
public:
    static constexpr int kDelayMs = 250;

    explicit FilterBar(QWidget* parent);

    void focusFilter();
    void focusGoTo();
    // Shows a filter chosen elsewhere, without emitting filterChanged().
    void setPrefix(const std::string& prefix);
    void setFilter(KeyFilter::Kind kind, const QString& text, const QString& to = {});  // emits
    QComboBox* kindBox() const { return m_kind; }
    QLineEdit* textBox() const { return m_text; }
    QLineEdit* goToBox() const { return m_goTo; }

Q_SIGNALS:
    void filterChanged(const levelscope::gui::KeyFilter& filter);
    void goToKey(const std::string& key);

private:
    void kindChanged();
    void apply();
    void tell(const QString& problem);
    void go();
    KeyFilter::Kind kind() const;

    QComboBox* m_kind;
    QLineEdit* m_text;
    QLabel* m_dash;
    QLineEdit* m_to;
    QLineEdit* m_goTo;
    QLabel* m_problem;
    QTimer m_delay;
};

}  // namespace levelscope::gui
