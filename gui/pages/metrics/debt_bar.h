// One debt that may slow writers: its name, how large it is beside where slowing begins, and that in words.
#pragma once

#include <QWidget>

namespace levelscope::gui {

class DebtBar : public QWidget {
    Q_OBJECT
public:
    explicit DebtBar(QWidget* parent);

    void setName(const QString& name);
    // `words`: both figures, in their unit. Beyond `begins` the bar is amber and marked with a sign.
    void setDebt(double now, double begins, const QString& words);
    QString words() const { return m_words; }
    bool slows() const { return m_now > m_begins; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_name;
    QString m_words;
    double m_now = 0;
    double m_begins = 1;
};

}  // namespace levelscope::gui
