#include "gui/pages/keys/scan_bar.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

#include "gui/models/display.h"
#include "gui/models/key_grid_model.h"
#include "gui/pages/keys/key_window.h"
#include "gui/widgets/basic_widgets.h"
#include "gui/widgets/pill.h"
#include "gui/widgets/theme.h"

namespace levelscope::gui {

ScanBar::ScanBar(KeyGridModel* model, KeyWindow* window, QWidget* parent)
    : QWidget(parent), m_model(model), m_window(window) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(metrics::kPadding, metrics::kGap, metrics::kGap * 2, metrics::kGap);
    row->setSpacing(metrics::kGap * 2);
    m_partial = new Pill(tr("partial"), Pill::Tone::amber, this);
    m_text = plainLabel({}, this, "muted");
    m_selected = plainLabel({}, this, "muted");
    m_button = new QPushButton(this);
    setStyleRole(m_button, "flat");
    row->addWidget(m_partial);
    row->addWidget(m_text);
    row->addWidget(m_button);
    row->addStretch(1);
    row->addWidget(m_selected);
    setMinimumHeight(m_button->sizeHint().height() + 2 * metrics::kGap);
    connect(m_button, &QPushButton::clicked, this, [this] {
        if (m_window->scanning())
            m_window->stopScan();
        else
            m_window->continueScan();
    });
    connect(window, &KeyWindow::stateChanged, this, &ScanBar::updateAll);
    connect(model, &QAbstractItemModel::modelReset, this, &ScanBar::updateAll);
    connect(model, &QAbstractItemModel::rowsInserted, this, &ScanBar::updateAll);
    connect(model, &QAbstractItemModel::rowsRemoved, this, &ScanBar::updateAll);
    updateAll();
}

QString ScanBar::text() const {
    return m_text->text();
}

bool ScanBar::partial() const {
    return unfinished() || m_window->gapCount() > 0;
}

bool ScanBar::unfinished() const {
    return m_window->filter().scans() && !m_window->whole();
}

void ScanBar::setSelected(int rows) {
    m_selected->setText(rows > 1 ? tr("%n selected", nullptr, rows) : QString());
}

QString ScanBar::countText() const {
    const auto rows = static_cast<uint64_t>(m_model->rowCount());
    if (!m_window->loadedOnce())
        return tr("Reading…");
    if (m_window->filter().scans()) {
        const QString found = tr("%1 found").arg(displayNumber(rows));
        if (m_window->whole())
            return tr("%1 · all keys scanned").arg(found);
        const uint64_t all = std::max(m_window->approximateKeys(), m_window->scanned());
        return tr("%1 · scanned %2 of ~%3 keys")
            .arg(found, displayNumber(m_window->scanned()), displayNumber(all));
    }
    if (m_window->whole() && m_window->gapCount() > 0)
        return tr("%1 keys could be read").arg(displayNumber(rows));
    if (m_window->whole())
        return tr("%1 keys · exact").arg(displayNumber(rows));
    return tr("≈ %1 keys · estimate").arg(displayNumber(std::max(m_window->approximateKeys(), rows)));
}

void ScanBar::updateAll() {
    m_text->setText(countText());
    m_partial->setVisible(partial());
    m_partial->setToolTip(plainToolTip(
        m_window->gapCount() > 0 ? tr("Some of the store could not be read: keys may be missing.")
                                 : tr("Not every key has been looked at: there may be more matches.")));
    m_button->setVisible(unfinished());
    m_button->setText(m_window->scanning() ? tr("Stop") : tr("Continue"));
}

}  // namespace levelscope::gui
