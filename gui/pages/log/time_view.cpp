#include "gui/pages/log/time_view.h"

#include <QItemSelectionModel>
#include <QPushButton>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>
#include <algorithm>
#include <cmath>

#include "gui/models/display.h"
#include "gui/models/edit_list_model.h"
#include "gui/models/engine_names.h"
#include "gui/models/table_change_model.h"
#include "gui/models/table_life_model.h"
#include "gui/session/store_session.h"
#include "gui/widgets/basic_widgets.h"
#include "gui/widgets/edit_timeline.h"
#include "gui/widgets/error_banner.h"
#include "gui/widgets/level_map.h"
#include "gui/widgets/segmented_bar.h"
#include "gui/widgets/theme.h"

namespace levelscope::gui {

// ---- reading ----

void TimeView::follow() {
    if (m_session->state()->version != m_readOf.lock() || !m_machine)
        read();
}

void TimeView::read() {
    if (m_load.running()) {
        m_readAgain = true;
        return;
    }
    m_readOf = m_session->state()->version;
    m_load.start(
        this, [reader = m_session->reader()](std::stop_token stop) { return readTimeIndex(*reader, stop); },
        [this](const TimeIndex& index) { indexRead(index); });
}

void TimeView::indexRead(const TimeIndex& index) {
    if (index.status.is(Code::notFound)) {
        m_error->showError({tr("The manifest is not there any more: the store moved on."),
                            {},
                            tr("What is shown is how it was."),
                            QString::fromStdString(toLogString(index.status))});
        m_error->setAction(tr("Reload"), [this] {
            m_error->clear();
            read();
        });
    } else if (!index.status.ok()) {
        m_error->showStatus(index.status);
    } else {
        m_error->clear();
    }
    if (index.machine) {
        m_syncing = true;
        m_machine = index.machine;
        m_shown.reset();
        m_changeModel->setChange(m_machine, {});
        m_editModel->setMachine(m_machine);
        m_timeline->setMachine(m_machine);
        m_lifeModel->setTable(m_machine, m_lifeModel->number());
        m_syncing = false;
        if (m_pending)
            go(*m_pending);
        moved();
    }
    m_pending.reset();
    m_stack->setCurrentWidget(m_machine && !m_machine->empty() ? m_content : static_cast<QWidget*>(m_empty));
    if (std::exchange(m_readAgain, false))
        follow();
}

// ---- moving ----

void TimeView::go(uint64_t ordinal) {
    if (!m_machine) {
        m_pending = ordinal;
        follow();
        return;
    }
    m_pending.reset();
    if (m_machine->empty())
        return;
    m_timeline->setValue(static_cast<int>(m_machine->indexOf(ordinal)));
}

std::optional<uint64_t> TimeView::ordinal() const {
    if (!m_machine || m_machine->empty())
        return std::nullopt;
    return m_machine->edit(m_timeline->current()).ordinal;
}

void TimeView::step(int by) {
    setPlaying(false);
    m_timeline->setValue(m_timeline->value() + by);
}

void TimeView::moved() {
    if (m_syncing || !m_machine || m_machine->empty())
        return;
    m_syncing = true;
    const QModelIndex row = m_editModel->index(m_timeline->value(), 0);
    m_edits->selectionModel()->setCurrentIndex(
        row, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    m_edits->scrollTo(row);
    m_syncing = false;
    const int last = m_timeline->maximum();
    m_first->setEnabled(m_timeline->value() > 0);
    m_back->setEnabled(m_timeline->value() > 0);
    m_forward->setEnabled(m_timeline->value() < last);
    m_last->setEnabled(m_timeline->value() < last);
    updateSummary();
    showMoment();
    Q_EMIT placeChanged();
}

// Pictures that nobody waits for any more are not made: the one in the making is finished first, then the
// newest wanted.
void TimeView::showMoment() {
    if (m_picture.running()) {
        m_showAgain = true;
        return;
    }
    const size_t edit = m_timeline->current();
    const size_t anchor = m_timeline->anchor().value_or(edit);
    m_picture.start(
        this,
        [machine = m_machine, edit, anchor](std::stop_token) { return makeMoment(*machine, edit, anchor); },
        [this](const TimeMoment& moment) { momentMade(moment); });
}

void TimeView::momentMade(const TimeMoment& moment) {
    const bool onward = m_shown && moment.edit == *m_shown + 1;
    m_shown = moment.edit;
    m_map->setMap(moment.layout, moment.levels);
    m_picked->setCurrentIndex(moment.layout->empty() ? 1 : 0);
    m_map->setChange(moment.came, moment.ghosts);
    if (onward && !m_timeline->anchor())
        m_map->flashOutputs(moment.came);
    m_changeModel->setChange(m_machine, moment.difference);
    m_gone = moment.difference.removed.size();
    m_new = moment.difference.added.size();
    updateSummary();
    updateListTitles();
    if (std::exchange(m_showAgain, false))
        showMoment();
}

void TimeView::setComparing(bool comparing) {
    m_timeline->setAnchor(comparing ? std::optional(m_timeline->current()) : std::nullopt);
    m_compare->setChecked(comparing);
    if (comparing)
        setList(List::changes);
    moved();
}

void TimeView::followTable(uint64_t number) {
    m_lifeModel->setTable(m_machine, number);
    updateListTitles();
    if (number != 0)
        Q_EMIT tableInspected(number);
}

// ---- playing ----

void TimeView::setPlaying(bool playing) {
    if (playing && m_timeline->value() == m_timeline->maximum())
        m_timeline->setValue(0);
    m_owed = 0;
    if (playing)
        m_play.start(kFrameMs);
    else
        m_play.stop();
    const QString hint = playing ? tr("Pause") : tr("Play the edits one after the other");
    m_playButton->setIcon(themedIcon(playing ? QStringLiteral("pause") : QStringLiteral("play")));
    m_playButton->setToolTip(plainToolTip(hint));
    m_playButton->setAccessibleName(hint);
}

void TimeView::setEditsPerSecond(int edits) {
    m_editsPerSecond = edits;
    m_speed->setCurrent(edits);
}

void TimeView::advance() {
    m_owed += m_editsPerSecond * kFrameMs / 1000;
    const double whole = std::floor(m_owed);
    m_owed -= whole;
    const auto room = static_cast<double>(m_timeline->maximum() - m_timeline->value());
    if (whole > 0)
        m_timeline->setValue(m_timeline->value() + static_cast<int>(std::min(whole, room)));
    if (m_timeline->value() == m_timeline->maximum())
        setPlaying(false);
}

// ---- telling ----

QString TimeView::editText(size_t index) const {
    const TimeMachine::Edit& edit = m_machine->edit(index);
    QStringList parts{tr("edit %1 of %2 to %3")
                          .arg(displayNumber(edit.ordinal), displayNumber(m_machine->edit(0).ordinal),
                               displayNumber(m_machine->edit(m_machine->editCount() - 1).ordinal)),
                      edit.jobId == 0
                          ? editCauseName(edit.cause)
                          : tr("%1 #%2").arg(editCauseName(edit.cause), displayNumber(edit.jobId))};
    if (edit.removed > 0)
        parts << tr("%n table(s) gone", nullptr, static_cast<int>(edit.removed));
    if (edit.added > 0)
        parts << tr("%n new, %1", nullptr, static_cast<int>(edit.added)).arg(displaySize(edit.bytesAdded));
    return parts.join(QStringLiteral(" · "));
}

void TimeView::updateSummary() {
    const size_t edit = m_timeline->current();
    const std::optional<size_t> anchor = m_timeline->anchor();
    if (!anchor || *anchor == edit) {
        m_summary->setText(anchor ? tr("%1 · go to another edit to compare").arg(editText(edit))
                                  : editText(edit));
        return;
    }
    m_summary->setText(tr("from edit %1 to edit %2 · %3 tables gone · %4 new")
                           .arg(displayNumber(m_machine->edit(*anchor).ordinal),
                                displayNumber(m_machine->edit(edit).ordinal), displayNumber(m_gone),
                                displayNumber(m_new)));
}

void TimeView::updateListTitles() {
    m_listBar->setSegmentText(static_cast<int>(List::changes),
                              m_timeline->anchor() ? tr("Differences") : tr("Changes"));
    const uint64_t table = m_lifeModel->number();
    m_listBar->setSegmentText(static_cast<int>(List::life),
                              table == 0 ? tr("Life of a table") : tr("Life of %1").arg(displayTable(table)));
    m_listBar->setSegmentEnabled(static_cast<int>(List::life), table != 0);
}

QString TimeView::summary() const {
    return m_summary->text();
}

bool TimeView::settled() const {
    return !m_load.running() && !m_picture.running() && !m_pending && !playing() && !m_map->animating();
}

}  // namespace levelscope::gui
