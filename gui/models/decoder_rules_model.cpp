#include "gui/models/decoder_rules_model.h"

#include <algorithm>

#include "gui/models/display.h"

namespace levelscope::gui {

DecoderRulesModel::DecoderRulesModel(QObject* parent) : QAbstractTableModel(parent) {}

void DecoderRulesModel::setRules(std::vector<DecoderRule> rules) {
    beginResetModel();
    m_rules = std::move(rules);
    endResetModel();
}

void DecoderRulesModel::setRule(int row, const DecoderRule& rule) {
    m_rules[static_cast<size_t>(row)] = rule;
    Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
}

int DecoderRulesModel::add(const DecoderRule& rule) {
    if (m_rules.size() >= DecoderRules::kMost)
        return -1;
    beginInsertRows({}, 0, 0);
    m_rules.insert(m_rules.begin(), rule);
    endInsertRows();
    return 0;
}

void DecoderRulesModel::remove(int row) {
    beginRemoveRows({}, row, row);
    m_rules.erase(m_rules.begin() + row);
    endRemoveRows();
}

bool DecoderRulesModel::move(int row, int by) {
    const int to = row + by;
    if (row < 0 || to < 0 || to >= rowCount() || by == 0)
        return false;
    beginMoveRows({}, row, row, {}, by > 0 ? to + 1 : to);
    DecoderRule rule = std::move(m_rules[static_cast<size_t>(row)]);
    m_rules.erase(m_rules.begin() + row);
    m_rules.insert(m_rules.begin() + to, std::move(rule));
    endMoveRows();
    return true;
}

int DecoderRulesModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rules.size());
}

int DecoderRulesModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QString DecoderRulesModel::matchName(DecoderRule::Match match) {
    return match == DecoderRule::Match::glob ? tr("pattern") : tr("prefix");
}

QString DecoderRulesModel::valueName(const std::optional<ValueDecoder>& value) {
    return value ? valueDecoderName(*value) : tr("as each value suggests");
}

QString DecoderRulesModel::textOf(const DecoderRule& rule, int column) const {
    switch (column) {
        case PatternColumn: return rule.pattern.empty() ? tr("all keys") : displayBytes(rule.pattern);
        case MatchColumn: return rule.pattern.empty() ? QString() : matchName(rule.match);
        case KeyColumn: return keyDecoderName(rule.key);
        case ValueColumn:
            return rule.unmask ? tr("unmasked, %1").arg(valueName(rule.value)) : valueName(rule.value);
        default: return {};
    }
}

QVariant DecoderRulesModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount() || role != Qt::DisplayRole)
        return {};
    return textOf(ruleAt(index.row()), index.column());
}

QVariant DecoderRulesModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
        case PatternColumn: return tr("keys");
        case MatchColumn: return tr("match");
        case KeyColumn: return tr("key read as");
        case ValueColumn: return tr("value read as");
        default: return {};
    }
}

}  // namespace levelscope::gui
