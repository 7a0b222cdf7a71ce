// An exclusive choice shown as a row of pills: "x: [key range] [size] [file order]". Arrow keys move the
// choice.
#pragma once

#include <QString>
#include <QWidget>

class QButtonGroup;
class QHBoxLayout;
class QLabel;

namespace levelscope::gui {

class SegmentedBar : public QWidget {
    Q_OBJECT
public:
    explicit SegmentedBar(QWidget* parent);
    void setCaption(const QString& caption);  // muted, before the pills
    void addSegment(int id, const QString& text, const QString& hint = {});
    void setSegmentText(int id, const QString& text);
    void setSegmentEnabled(int id, bool enabled);
    int current() const;      // -1: none
    void setCurrent(int id);  // no signal when it is current already

Q_SIGNALS:
    void currentChanged(int id);

private:
    QButtonGroup* m_group;
    QHBoxLayout* m_row;
    QLabel* m_caption = nullptr;
};

}  // namespace levelscope::gui
