// The steps of a read as rows, with their costs, and the sum below; and the sentences that tell its outcome.
// Shows an Explanation made elsewhere; no I/O.
#pragma once

#include <QAbstractTableModel>
#include <memory>

#include "core/formats/address.h"
#include "core/inspect/explain.h"

namespace levelscope::gui {

using ExplanationPtr = std::shared_ptr<const Explanation>;

class ExplainModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column {
        PlaceColumn,
        FilterColumn,
        BlockColumn,
        ComparisonsColumn,
        BytesColumn,
        OutcomeColumn,
        ColumnCount
    };
    // LevelRole: -1 in memory and for the sum. PassedRole: the step was not taken. DecidesRole: it ended the
    // read; DamageRole: by a deletion.
    enum Role { LevelRole = Qt::UserRole, PassedRole, DecidesRole, DamageRole };

    using QAbstractTableModel::QAbstractTableModel;

    void setExplanation(ExplanationPtr explanation);  // null: nothing to show
    const ExplanationPtr& explanation() const { return m_explanation; }
    // Where the step took place; Address::overview for the sum.
    Address addressOf(int row) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    const ExplainedStep* step(int row) const;  // null: the sum
    QString display(const ExplainedStep& step, int column) const;
    QString seekSum() const;
    QString displaySum(int column) const;
    QString hint(const ExplainedStep& step, int column) const;
    QString outcome(const ExplainedStep& step) const;

    ExplanationPtr m_explanation;
};

// "memtable", "L2 · 000377".
QString readSourceName(const ReadSource& source);
// In a few words: "found", "absent: deleted".
QString outcomeTitle(const Explanation& explanation);
// What decided, where it lies, what it hides, and what follows. Plain text.
QString outcomeSentence(const Explanation& explanation);

}  // namespace levelscope::gui
