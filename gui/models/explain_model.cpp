#include "gui/models/explain_model.h"

#include "gui/models/display.h"
#include "gui/models/engine_names.h"

namespace levelscope::gui {

namespace {

const QString kNothing = QStringLiteral("–");

bool deletes(ReadOutcome outcome) {
    return outcome == ReadOutcome::deleted || outcome == ReadOutcome::rangeDeleted ||
           outcome == ReadOutcome::expired;
}

ReadSource placeOf(const KeyVersion& version) {
    return version.level < 0 ? ReadSource{} : ReadSource{version.level, version.table};
}

const ExplainedBlock* dataBlock(const ExplainedStep& step) {
    for (const ExplainedBlock& block : step.blocks)
        if (block.kind == BlockKind::data)
            return &block;
    return nullptr;
}

}  // namespace

QString readSourceName(const ReadSource& source) {
    if (source.inMemory())
        return source.number == 0 ? ExplainModel::tr("memtable")
                                  : ExplainModel::tr("memtable %1, full").arg(source.number);
    return source.number == 0 ? levelName(source.level)
                              : levelName(source.level) + QStringLiteral(" · ") + displayTable(source.number);
}

QString outcomeTitle(const Explanation& explanation) {
    switch (explanation.outcome) {
        case ReadOutcome::found: return ExplainModel::tr("Found");
        case ReadOutcome::deleted: return ExplainModel::tr("Absent: deleted");
        case ReadOutcome::rangeDeleted: return ExplainModel::tr("Absent: deleted with a range of keys");
        case ReadOutcome::expired: return ExplainModel::tr("Absent: expired");
        case ReadOutcome::notYet: return ExplainModel::tr("Absent: written later");
        case ReadOutcome::absent: return ExplainModel::tr("Absent: not in this store");
        case ReadOutcome::atEnd: return ExplainModel::tr("Nothing at or behind this key");
        case ReadOutcome::failed: return ExplainModel::tr("The read failed");
    }
    return {};
}

namespace {

QString decidingSentence(const Explanation& explanation) {
    const QString sequence = displayNumber(explanation.sequence);
    const QString place = readSourceName(explanation.where);
    switch (explanation.outcome) {
        case ReadOutcome::found:
            return ExplainModel::tr("The version of sequence %1 lies in %2.").arg(sequence, place);
        case ReadOutcome::deleted:
            return ExplainModel::tr("A tombstone of sequence %1 in %2 hides all older versions.")
                .arg(sequence, place);
        case ReadOutcome::rangeDeleted:
            return ExplainModel::tr("A deletion of a range, sequence %1 in %2, covers the key.")
                .arg(sequence, place);
        case ReadOutcome::expired:
            return ExplainModel::tr("The version of sequence %1 in %2 expired on %3.")
                .arg(sequence, place, displayMicros(explanation.expiryMicros));
        case ReadOutcome::notYet:
            return ExplainModel::tr("Its oldest version has sequence %1 and lies in %2.")
                .arg(sequence, place);
        case ReadOutcome::absent:
            return ExplainModel::tr(
                "No place holds a version of it. It was never written here, or a "
                "compaction has dropped it and its tombstone.");
        case ReadOutcome::atEnd:
            return ExplainModel::tr("All that is stored there is deleted, or there is nothing.");
        case ReadOutcome::failed: return describe(explanation.status).what;
    }
    return {};
}

}  // namespace

QString outcomeSentence(const Explanation& explanation) {
    QString text = decidingSentence(explanation);
    if (!explanation.hidden)
        return text;
    const KeyVersion& hidden = *explanation.hidden;
    text +=
        QLatin1Char(' ') + ExplainModel::tr("It hides the version of sequence %1 (%2), still stored in %3.")
                               .arg(displayNumber(hidden.sequence), displaySize(hidden.valueSize),
                                    readSourceName(placeOf(hidden)));
    if (explanation.outcome == ReadOutcome::deleted || explanation.outcome == ReadOutcome::rangeDeleted)
        text += QLatin1Char(' ') + ExplainModel::tr("Both go when a compaction merges the two places.");
    return text;
}

void ExplainModel::setExplanation(ExplanationPtr explanation) {
    beginResetModel();
    m_explanation = std::move(explanation);
    endResetModel();
}

const ExplainedStep* ExplainModel::step(int row) const {
    const auto at = static_cast<size_t>(row);
    return at < m_explanation->steps.size() ? &m_explanation->steps[at] : nullptr;
}

Address ExplainModel::addressOf(int row) const {
    const ExplainedStep* at = m_explanation ? step(row) : nullptr;
    if (at == nullptr)
        return Address::overview();
    if (at->source.inMemory())
        return {.kind = AddressKind::memtable};
    if (at->source.number == 0)
        return Address::ofLevel(at->source.level);
    if (at->block && at->entry && at->holds)
        return Address::ofEntry(at->source.number, *at->block, *at->entry);
    if (at->block && dataBlock(*at) != nullptr)
        return Address::ofBlock(at->source.number, *at->block);
    return Address::ofTable(at->source.number);
}

int ExplainModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() || !m_explanation ? 0 : static_cast<int>(m_explanation->steps.size()) + 1;
}

int ExplainModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QString ExplainModel::outcome(const ExplainedStep& step) const {
    if (step.passed) {
        switch (*step.passed) {
            case PassReason::outsideBounds:
                return step.source.number == 0 ? tr("no such keys") : tr("has no such keys");
            case PassReason::tooNew: return tr("written later");
            case PassReason::notNeeded: return tr("not needed");
        }
    }
    if (step.decided) {
        switch (m_explanation->outcome) {
            case ReadOutcome::found: return tr("found: stop");
            case ReadOutcome::deleted: return tr("tombstone: stop");
            case ReadOutcome::rangeDeleted: return tr("range deletion: stop");
            case ReadOutcome::expired: return tr("expired: stop");
            default: break;
        }
    }
    if (step.filter && !*step.filter)
        return tr("skipped");
    if (m_explanation->request.seek)
        return tr("searched");
    if (step.filter && !step.holds)
        return tr("nothing: false positive");
    return step.holds ? tr("older version") : tr("nothing");
}

QString ExplainModel::display(const ExplainedStep& step, int column) const {
    const ExplainedBlock* block = dataBlock(step);
    switch (column) {
        case PlaceColumn: return readSourceName(step.source);
        case FilterColumn: return !step.filter ? kNothing : (*step.filter ? tr("maybe") : tr("no"));
        case BlockColumn:
            if (block == nullptr)
                return kNothing;
            return (step.block ? displayNumber(*step.block) : tr("at %1").arg(displayNumber(block->offset))) +
                   QStringLiteral(" · ") + (block->cacheHit ? tr("cache") : tr("file"));
        case ComparisonsColumn: return step.passed ? kNothing : displayNumber(step.comparisons);
        case BytesColumn: return step.passed ? kNothing : displayNumber(step.bytesRead);
        case OutcomeColumn: return outcome(step);
        default: return {};
    }
}

QString ExplainModel::seekSum() const {
    const QString met = tr("%n entries met", nullptr, static_cast<int>(m_explanation->entriesMet));
    const auto runs = static_cast<int>(m_explanation->deadRuns.size());
    return runs == 0 ? met
                     : met + QStringLiteral(" · ") + tr("%n runs of dead keys stepped over", nullptr, runs);
}

QString ExplainModel::displaySum(int column) const {
    const Explanation& all = *m_explanation;
    switch (column) {
        case PlaceColumn: return tr("sum");
        case FilterColumn:
            return all.filtersAsked == 0 ? QString()
                                         : tr("%1 of %2 saved").arg(all.filtersSaved).arg(all.filtersAsked);
        case BlockColumn: return tr("%1 read").arg(displayNumber(all.blocksFromDisk));
        case ComparisonsColumn: return displayNumber(all.comparisons);
        case BytesColumn: return displayNumber(all.bytesRead);
        case OutcomeColumn: return all.request.seek ? seekSum() : QString();
        default: return {};
    }
}

QString ExplainModel::hint(const ExplainedStep& step, int column) const {
    if (column == BlockColumn) {
        QStringList lines;
        for (const ExplainedBlock& block : step.blocks)
            lines << tr("%1 block at %2, %3, %4")
                         .arg(blockKindName(block.kind), displayNumber(block.offset),
                              displaySize(block.bytesOnDisk), block.cacheHit ? tr("cache") : tr("file"));
        return lines.join(QLatin1Char('\n'));
    }
    return display(step, column);
}

QVariant ExplainModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ExplainedStep* at = step(index.row());
    switch (role) {
        case Qt::DisplayRole: return at ? display(*at, index.column()) : displaySum(index.column());
        case Qt::ToolTipRole: return at ? hint(*at, index.column()) : displaySum(index.column());
        case Qt::TextAlignmentRole: return headerData(index.column(), Qt::Horizontal, role);
        case LevelRole: return at ? at->source.level : ReadSource::kMemory;
        case PassedRole: return at && at->passed.has_value();
        case DecidesRole: return at && at->decided;
        case DamageRole: return at && at->decided && deletes(m_explanation->outcome);
        default: return {};
    }
}

QVariant ExplainModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::Alignment(
            Qt::AlignVCenter |
            (section == ComparisonsColumn || section == BytesColumn ? Qt::AlignRight : Qt::AlignLeft)));
    if (role == Qt::ToolTipRole) {
        switch (section) {
            case FilterColumn: return tr("What the table's Bloom filter says: \"no\" spares the rest");
            case BlockColumn:
                return tr("The data block that the index names, and whether it came from the cache");
            case ComparisonsColumn:
                return tr("Keys, or prefixes of keys, compared in memtable, index and block");
            case BytesColumn:
                return tr("Bytes read from the file for this look-up, also of index and filter");
            default: return {};
        }
    }
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
        case PlaceColumn: return tr("where");
        case FilterColumn: return tr("Bloom filter");
        case BlockColumn: return tr("block");
        case ComparisonsColumn: return tr("compares");
        case BytesColumn: return tr("bytes read");
        case OutcomeColumn: return tr("what happened");
        default: return {};
    }
}

}  // namespace levelscope::gui
