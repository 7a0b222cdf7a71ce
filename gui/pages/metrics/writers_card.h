// WritersCard: why writes stall, or how far they are from it: the debts that slow writers, each beside where
// slowing begins, and what that costs.
#pragma once

#include <QFrame>
#include <array>
#include <optional>

#include "core/db/throttle.h"
#include "gui/session/store_session.h"

class QLabel;

namespace levelscope::gui {

class DebtBar;

class WritersCard : public QFrame {
    Q_OBJECT
public:
    explicit WritersCard(QWidget* parent);

    // No debt: another engine owns the store. `stallMicros`: that writers waited since open; nothing when
    // nobody writes here.
    void setDebt(const std::optional<DebtInputs>& debt, std::optional<int64_t> stallMicros);

    // The last times in which they were slowed; `now` as in them.
    void setStalls(const std::vector<StallTime>& stalls, double now);

    QString verdict() const;
    QString detail() const;
    QString stalls() const;
    const DebtBar* bar(int part) const { return m_bars[static_cast<size_t>(part)]; }

private:
    void showBars(const DebtInputs& debt);

    QLabel* m_verdict;
    QLabel* m_detail;
    QLabel* m_stalls;
    std::array<DebtBar*, 3> m_bars{};
};

}  // namespace levelscope::gui
