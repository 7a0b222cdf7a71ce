#include "gui/pages/metrics/writers_card.h"

#include <QLabel>
#include <QVBoxLayout>
#include <algorithm>

#include "gui/models/display.h"
#include "gui/pages/metrics/debt_bar.h"
#include "gui/widgets/basic_widgets.h"
#include "gui/widgets/theme.h"

namespace levelscope::gui {
namespace {

QString causeOf(StallCause cause) {
    switch (cause) {
        case StallCause::memtables:
            return WritersCard::tr("Writers are slowed: memtables fill faster than they are flushed.");
        case StallCause::l0Files:
            return WritersCard::tr("Writers are slowed: L0 gets tables faster than they are compacted.");
        case StallCause::compactionDebt:
            return WritersCard::tr("Writers are slowed: compaction lags behind the levels' targets.");
        case StallCause::none: break;
    }
    return WritersCard::tr("Writers are not slowed.");
}

QString debtName(StallCause cause) {
    switch (cause) {
        case StallCause::memtables: return WritersCard::tr("memtables");
        case StallCause::l0Files: return WritersCard::tr("sorted runs in L0");
        case StallCause::compactionDebt: return WritersCard::tr("bytes over the levels' targets");
        case StallCause::none: break;
    }
    return {};
}

QString adviceFor(StallCause cause) {
    switch (cause) {
        case StallCause::memtables:
            return WritersCard::tr(
                "More memtables, or larger ones, bridge bursts; what lasts needs a faster "
                "disk.");
        case StallCause::l0Files:
        case StallCause::compactionDebt:
            return WritersCard::tr("It ends by itself when compaction has caught up.");
        case StallCause::none: break;
    }
    return WritersCard::tr("Each debt is below the mark where slowing begins.");
}

}  // namespace

WritersCard::WritersCard(QWidget* parent)
    : QFrame(parent),
      m_verdict(plainLabel({}, this)),
      m_detail(plainLabel({}, this, "muted")),
      m_stalls(plainLabel({}, this, "muted")) {
    setStyleRole(this, "pane");
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::kPadding, metrics::kPadding, metrics::kPadding, metrics::kPadding);
    column->setSpacing(2 * metrics::kGap);
    column->addWidget(new SectionTitle(tr("Writers"), this));
    for (QLabel* label : {m_verdict, m_detail, m_stalls})
        label->setWordWrap(true);
    column->addWidget(m_verdict);
    constexpr StallCause kCauses[] = {StallCause::memtables, StallCause::l0Files, StallCause::compactionDebt};
    for (size_t i = 0; i < m_bars.size(); ++i) {
        m_bars[i] = new DebtBar(this);
        m_bars[i]->setName(debtName(kCauses[i]));
        column->addWidget(m_bars[i]);
    }
    column->addWidget(m_detail);
    column->addWidget(m_stalls);
    m_stalls->hide();
}

void WritersCard::setDebt(const std::optional<DebtInputs>& debt, std::optional<int64_t> stallMicros) {
    for (DebtBar* bar : m_bars)
        bar->setVisible(debt.has_value());
    if (!debt) {
        m_verdict->setText(tr("What slows the writers of this store only its own engine knows."));
        m_detail->setText(tr("The bars show it for stores of Levelscope."));
        return;
    }
    const Delay delay = delayFor(*debt);
    m_verdict->setText(causeOf(delay.cause));
    QStringList details{adviceFor(delay.cause)};
    if (delay.cause != StallCause::none)
        details.prepend(tr("Each MiB waits %1.").arg(displayDuration(delay.microsPerMiB)));
    if (stallMicros)
        details << (*stallMicros == 0 ? tr("They have not waited since the store was opened.")
                                      : tr("They have waited %1 since the store was opened.")
                                            .arg(displayDuration(*stallMicros)));
    m_detail->setText(details.join(QLatin1Char(' ')));
    showBars(*debt);
}

void WritersCard::showBars(const DebtInputs& debt) {
    const auto [memtables, levelZero, owed] = debtParts(debt);
    m_bars[0]->setDebt(memtables.now, memtables.begins,
                       tr("%1 full, slows above %2")
                           .arg(displayPercent(memtables.now, 0), displayPercent(memtables.begins, 0)));
    const bool levels = debt.l0Trigger != 0;
    m_bars[1]->setVisible(levels);
    m_bars[2]->setVisible(levels);
    if (!levels)
        return;
    m_bars[1]->setDebt(levelZero.now, levelZero.begins,
                       tr("%1, slows above %2")
                           .arg(displayNumber(static_cast<uint64_t>(levelZero.now)),
                                displayNumber(static_cast<uint64_t>(levelZero.begins))));
    m_bars[2]->setDebt(owed.now, owed.begins,
                       tr("%1, slows above %2")
                           .arg(displaySize(static_cast<uint64_t>(owed.now)),
                                displaySize(static_cast<uint64_t>(owed.begins))));
}

void WritersCard::setStalls(const std::vector<StallTime>& stalls, double now) {
    constexpr size_t kShown = 3;
    const auto duration = [](double seconds) {
        return displayDuration(static_cast<int64_t>(std::max(0.0, seconds) * 1e6));
    };
    QStringList lines;
    for (size_t i = stalls.size(); i-- > 0 && stalls.size() - i <= kShown;) {
        const StallTime& stall = stalls[i];
        lines << (stall.ended
                      ? tr("%1 ago, for %2: %3")
                            .arg(duration(now - stall.began), duration(*stall.ended - stall.began),
                                 debtName(stall.cause))
                      : tr("for %1 by now: %2").arg(duration(now - stall.began), debtName(stall.cause)));
    }
    m_stalls->setText(
        lines.isEmpty() ? QString() : tr("Slowed last:") + QLatin1Char('\n') + lines.join(QLatin1Char('\n')));
    m_stalls->setVisible(!lines.isEmpty());
}

QString WritersCard::stalls() const {
    return m_stalls->text();
}

QString WritersCard::verdict() const {
    return m_verdict->text();
}

QString WritersCard::detail() const {
    return m_detail->text();
}

}  // namespace levelscope::gui
