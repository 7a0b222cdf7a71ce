// A word or a number in a rounded field: counts, "partial". The tone tells what kind; the word says it too.
#pragma once

#include <QString>
#include <QWidget>

namespace levelscope::gui {

class Pill : public QWidget {
    Q_OBJECT
public:
    enum class Tone { neutral, amber, green, damage };

    Pill(const QString& text, Tone tone, QWidget* parent);
    void setText(const QString& text);
    void setTone(Tone tone);
    QString text() const { return m_text; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_text;
    Tone m_tone;
};

}  // namespace levelscope::gui
