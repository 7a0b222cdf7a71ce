// Decoder rules as rows, in the order in which they count. Qt Core only, no I/O.
#pragma once

#include <QAbstractTableModel>

#include "gui/models/decoder_rules.h"

namespace levelscope::gui {

class DecoderRulesModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { PatternColumn, MatchColumn, KeyColumn, ValueColumn, ColumnCount };

    explicit DecoderRulesModel(QObject* parent = nullptr);

    void setRules(std::vector<DecoderRule> rules);
    const std::vector<DecoderRule>& rules() const { return m_rules; }
    const DecoderRule& ruleAt(int row) const { return m_rules[static_cast<size_t>(row)]; }
    void setRule(int row, const DecoderRule& rule);
    int add(const DecoderRule& rule);  // at the front; its row, or -1 when there are too many
    void remove(int row);
    bool move(int row, int by);  // false at the ends

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    static QString matchName(DecoderRule::Match match);
    static QString valueName(const std::optional<ValueDecoder>& value);

private:
    QString textOf(const DecoderRule& rule, int column) const;

    std::vector<DecoderRule> m_rules;
};

}  // namespace levelscope::gui
