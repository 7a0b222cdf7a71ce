#include "gui/pages/changes/desk_strip.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "gui/models/display.h"
#include "gui/pages/changes/change_desk.h"
#include "gui/widgets/basic_widgets.h"
#include "gui/widgets/error_banner.h"
#include "gui/widgets/theme.h"

namespace levelscope::gui {

DeskStrip::DeskStrip(ChangeDesk* desk, QWidget* parent) : QWidget(parent), m_desk(desk) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::kGap * 2);
    m_error = new ErrorBanner(this);
    column->addWidget(m_error);
    m_draft = buildDraft();
    column->addWidget(m_draft);

    auto* row = new QHBoxLayout;
    row->setSpacing(metrics::kGap * 2);
    m_write = new QPushButton(this);
    setStyleRole(m_write, "primary");
    m_revert = new QPushButton(tr("Revert all"), this);
    m_receipt = new ElidedLabel(this);
    row->addWidget(m_write);
    row->addWidget(m_revert);
    m_showLog = new QPushButton(tr("Show in the log"), this);
    setStyleRole(m_showLog, "flat");
    row->addWidget(m_receipt, 1);
    row->addWidget(m_showLog);
    column->addLayout(row);
    connect(m_showLog, &QPushButton::clicked, this, [this] { Q_EMIT showAddress(m_desk->receiptAddress()); });
    connect(m_write, &QPushButton::clicked, desk->writeAction(), &QAction::trigger);
    connect(m_revert, &QPushButton::clicked, desk->revertAllAction(), &QAction::trigger);
    connect(desk, &ChangeDesk::changed, this, &DeskStrip::updateAll);
    connect(desk, &ChangeDesk::failed, m_error, &ErrorBanner::showStatus);
    connect(desk, &ChangeDesk::written, m_error, &ErrorBanner::clear);
    updateAll();
}

QWidget* DeskStrip::buildDraft() {
    auto* box = new QWidget(this);
    setStyleRole(box, "pane");
    box->setAttribute(Qt::WA_StyledBackground);
    auto* row = new QHBoxLayout(box);
    row->setContentsMargins(metrics::kPadding, metrics::kGap * 2, metrics::kPadding, metrics::kGap * 2);
    m_draftText = plainLabel({}, box);
    m_draftText->setWordWrap(true);
    m_restore = new QPushButton(tr("Restore"), box);
    setStyleRole(m_restore, "primary");
    auto* discard = new QPushButton(tr("Discard"), box);
    row->addWidget(m_draftText, 1);
    row->addWidget(m_restore);
    row->addWidget(discard);
    connect(m_restore, &QPushButton::clicked, m_desk, &ChangeDesk::restoreDraft);
    connect(discard, &QPushButton::clicked, m_desk, &ChangeDesk::discardDraft);
    return box;
}

void DeskStrip::updateAll() {
    const auto& draft = m_desk->offeredDraft();
    m_draft->setVisible(draft.has_value());
    if (draft)
        m_draftText->setText(
            tr("%n change(s) of %1 were never written.", nullptr, static_cast<int>(draft->changes.size()))
                .arg(displayMicros(draft->savedMicros)));
    const int count = static_cast<int>(m_desk->changes()->count());
    const bool any = m_desk->canEdit() && (count > 0 || m_desk->writing());
    m_write->setVisible(any);
    m_revert->setVisible(any);
    m_write->setEnabled(m_desk->writeAction()->isEnabled());
    m_revert->setEnabled(m_desk->revertAllAction()->isEnabled());
    const QString shortcut = QKeySequence(QKeySequence::Save).toString(QKeySequence::NativeText);
    m_write->setText(m_desk->writing()
                         ? tr("Writing…")
                         : tr("Write %n change(s) as one batch  %1", nullptr, count).arg(shortcut));
    const auto conflicts = static_cast<int>(m_desk->conflicts().size());
    m_receipt->setInk(conflicts > 0 ? ElidedLabel::Ink::damage : ElidedLabel::Ink::muted);
    m_receipt->setText(
        conflicts > 0 ? tr("Nothing was written: %n key(s) changed in the store since.", nullptr, conflicts)
                      : m_desk->receipt());
    m_showLog->setVisible(conflicts == 0 && !m_desk->receipt().isEmpty());
}

}  // namespace levelscope::gui
