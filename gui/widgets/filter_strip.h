// FilterStrip: the filters of all tables of a level at a glance, a bar a table in the level's order, as high
// as the chance that it lets a missing key pass, with a line at the level's mean. A table without a filter is
// hatched from top to bottom. Where tables outnumber pixels a bar is the worst of those it stands for.
//
// Mouse: hover tells a table's figures, a click activates it. Keys: left and right, Home and End go from
// table to table, Enter activates. GUI thread, no I/O.
#pragma once

#include <QWidget>

#include "core/inspect/filter_survey.h"

namespace levelscope::gui {

class FilterStrip : public QWidget {
    Q_OBJECT
public:
    explicit FilterStrip(QWidget* parent);

    void setLevel(FilterLevel level);
    const FilterLevel& level() const { return m_level; }
    QRectF rectOf(int table) const;  // of its bar, from bottom to top of the strip
    QString describe(int table) const;

    QSize sizeHint() const override;

Q_SIGNALS:
    void activated(quint64 table);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    bool event(QEvent* event) override;

private:
    int count() const { return static_cast<int>(m_level.each.size()); }
    int tableAt(double x) const;  // -1: there are none
    void setCurrent(int table);
    double heightOf(double chance) const;

    FilterLevel m_level;
    double m_highest = 0;  // chance that the strip's height stands for
    int m_current = 0;
};

}  // namespace levelscope::gui
