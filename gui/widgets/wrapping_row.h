// Widgets side by side; on two rows where one is too narrow for them. Those that are hidden take no place.
#pragma once

#include <QList>
#include <QWidget>

class QHBoxLayout;

namespace levelscope::gui {

class WrappingRow : public QWidget {
    Q_OBJECT
public:
    WrappingRow(int spacing, QWidget* parent);
    // `stretch` as of a box layout. The second row begins with the widget behind the middle one.
    void add(QWidget* widget, int stretch = 0);
    QSize minimumSizeHint() const override;  // of two rows

protected:
    bool event(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    struct Item {
        QWidget* widget = nullptr;
        int stretch = 0;
    };
    void arrange();
    QList<Item> shown() const;
    static QList<QWidget*> widgetsOf(const QList<Item>& items);
    int widthOf(const QList<Item>& items, bool least) const;

    const int m_spacing;
    QHBoxLayout* m_rows[2];
    QList<Item> m_items;
    QList<QWidget*> m_arranged;  // those that are in the rows
};

}  // namespace levelscope::gui
