// When a pair ends: never, or at a moment. A moment that is only shown is kept to the microsecond; one that
// the user sets is whole seconds.
#pragma once

#include <QWidget>
#include <cstdint>

class QCheckBox;
class QDateTimeEdit;
class QLabel;
class QPushButton;

namespace levelscope::gui {

class ExpiryEditor : public QWidget {
    Q_OBJECT
public:
    explicit ExpiryEditor(QWidget* parent);

    void setExpiry(int64_t micros);  // wall clock; 0: never
    int64_t expiryMicros() const;
    QCheckBox* checkBox() const { return m_expires; }
    QDateTimeEdit* momentBox() const { return m_moment; }
    QString note() const;  // how far away, or that it has passed

Q_SIGNALS:
    void edited();

private:
    void setFromNow(qint64 seconds);
    void changed();
    void refresh();

    int64_t m_given = 0;  // what setExpiry() said
    bool m_touched = false;
    QCheckBox* m_expires;
    QDateTimeEdit* m_moment;
    QPushButton* m_presets;
    QLabel* m_note;
};

}  // namespace levelscope::gui
