#include "gui/widgets/segmented_bar.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

#include "gui/widgets/basic_widgets.h"
#include "gui/widgets/theme.h"

namespace levelscope::gui {

SegmentedBar::SegmentedBar(QWidget* parent)
    : QWidget(parent), m_group(new QButtonGroup(this)), m_row(new QHBoxLayout(this)) {
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(2 * metrics::kGap);
    m_group->setExclusive(true);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    connect(m_group, &QButtonGroup::idToggled, this, [this](int id, bool checked) {
        if (checked)
            Q_EMIT currentChanged(id);
    });
}

void SegmentedBar::setCaption(const QString& caption) {
    if (!m_caption) {
        m_caption = plainLabel({}, this, "muted");
        m_row->insertWidget(0, m_caption);
    }
    m_caption->setText(caption);
}

void SegmentedBar::addSegment(int id, const QString& text, const QString& hint) {
    auto* button = new QPushButton(text, this);
    button->setCheckable(true);
    button->setToolTip(plainToolTip(hint));
    m_group->addButton(button, id);
    m_row->addWidget(button);
    if (m_group->checkedId() < 0) {
        const QSignalBlocker quiet(m_group);
        button->setChecked(true);
    }
}

void SegmentedBar::setSegmentText(int id, const QString& text) {
    if (QAbstractButton* button = m_group->button(id))
        button->setText(text);
}

void SegmentedBar::setSegmentEnabled(int id, bool enabled) {
    if (QAbstractButton* button = m_group->button(id))
        button->setEnabled(enabled);
}

int SegmentedBar::current() const {
    return m_group->checkedId();
}

void SegmentedBar::setCurrent(int id) {
    if (QAbstractButton* button = m_group->button(id))
        button->setChecked(true);
}

}  // namespace levelscope::gui
