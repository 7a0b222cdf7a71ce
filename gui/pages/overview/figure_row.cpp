#include "gui/pages/overview/figure_row.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include "gui/widgets/basic_widgets.h"
#include "gui/widgets/theme.h"

namespace levelscope::gui {
namespace {

constexpr int kLeastGap = 16;

}  // namespace

FigureRow::FigureRow(QWidget* parent) : QWidget(parent), m_row(new QHBoxLayout(this)) {
    setProperty("role", QLatin1String("pane"));
    setAttribute(Qt::WA_StyledBackground);
    m_row->setContentsMargins(16, metrics::kPadding, 16, metrics::kPadding);
    m_row->setSpacing(0);
}

void FigureRow::add(const QString& id, const QString& name, const QString& definition) {
    auto* figure = new QWidget(this);
    auto* column = new QVBoxLayout(figure);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    auto* value = plainLabel(QStringLiteral("—"), figure);
    QFont large = titleFont();
    large.setPointSizeF(large.pointSizeF() + 3);
    value->setFont(large);
    column->addWidget(value);
    column->addWidget(plainLabel(name, figure, "muted"));
    figure->setToolTip(plainToolTip(definition));
    value->setAccessibleName(name);
    // Equal gaps between figures of different widths; the last one ends at the right edge.
    auto* gap = new QWidget(this);
    if (!m_figures.isEmpty())
        gap->setMinimumWidth(kLeastGap);
    m_row->addWidget(gap, m_figures.isEmpty() ? 0 : 1);
    m_row->addWidget(figure);
    m_figures.append({id, value, figure, gap});
}

void FigureRow::set(const QString& id, const QString& value) {
    for (const Figure& figure : std::as_const(m_figures)) {
        if (figure.id == id)
            figure.value->setText(value);
    }
}

void FigureRow::setShown(const QString& id, bool shown) {
    for (const Figure& figure : std::as_const(m_figures)) {
        if (figure.id == id) {
            figure.whole->setVisible(shown);
            figure.gap->setVisible(shown);
        }
    }
}

QString FigureRow::value(const QString& id) const {
    for (const Figure& figure : m_figures) {
        if (figure.id == id)
            return figure.value->text();
    }
    return {};
}

}  // namespace levelscope::gui
