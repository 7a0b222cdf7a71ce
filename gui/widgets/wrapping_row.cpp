#include "gui/widgets/wrapping_row.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QResizeEvent>
#include <QVBoxLayout>
#include <algorithm>

#include "gui/widgets/theme.h"

namespace levelscope::gui {

WrappingRow::WrappingRow(int spacing, QWidget* parent) : QWidget(parent), m_spacing(spacing) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    for (QHBoxLayout*& row : m_rows) {
        row = new QHBoxLayout;
        row->setSpacing(0);
        column->addLayout(row);
    }
}

void WrappingRow::add(QWidget* widget, int stretch) {
    widget->setParent(this);
    m_items.append({widget, stretch});
    arrange();
}

QList<WrappingRow::Item> WrappingRow::shown() const {
    QList<Item> items;
    std::copy_if(m_items.begin(), m_items.end(), std::back_inserter(items),
                 [](const Item& item) { return !item.widget->isHidden(); });
    return items;
}

QList<QWidget*> WrappingRow::widgetsOf(const QList<Item>& items) {
    QList<QWidget*> widgets;
    for (const Item& item : items)
        widgets << item.widget;
    return widgets;
}

// Of one row of them, with the margins.
int WrappingRow::widthOf(const QList<Item>& items, bool least) const {
    const QMargins margins = layout()->contentsMargins();
    int width = margins.left() + margins.right();
    for (const Item& item : items)
        width += (least ? item.widget->minimumSizeHint() : item.widget->sizeHint()).width();
    return width + std::max(0, static_cast<int>(items.size()) - 1) * m_spacing;
}

void WrappingRow::arrange() {
    for (QHBoxLayout* row : m_rows)
        while (const QLayoutItem* item = row->takeAt(0))
            delete item;
    const QList<Item> items = shown();
    m_arranged = widgetsOf(items);
    const bool fits = widthOf(items, false) <= width();
    const qsizetype first = fits ? items.size() : (items.size() + 1) / 2;
    for (qsizetype i = 0; i < items.size(); ++i) {
        QHBoxLayout* row = m_rows[i < first ? 0 : 1];
        if (i != 0 && i != first)
            row->addSpacing(m_spacing);
        row->addWidget(items[i].widget, items[i].stretch);
    }
    for (QHBoxLayout* row : m_rows)
        row->addStretch(0);
    layout()->setSpacing(fits ? 0 : 2 * metrics::kGap);
    updateGeometry();
}

// A widget that is shown or hidden asks for a layout.
bool WrappingRow::event(QEvent* event) {
    if (event->type() == QEvent::LayoutRequest && widgetsOf(shown()) != m_arranged)
        arrange();
    return QWidget::event(event);
}

void WrappingRow::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    if (event->size().width() != event->oldSize().width())
        arrange();
}

QSize WrappingRow::minimumSizeHint() const {
    const QList<Item> items = shown();
    const qsizetype first = (items.size() + 1) / 2;
    return {std::max(widthOf(items.first(first), true), widthOf(items.sliced(first), true)),
            QWidget::minimumSizeHint().height()};
}

}  // namespace levelscope::gui
