#include "gui/pages/memtable/memtable_facts.h"

#include <QListWidget>
#include <QProgressBar>
#include <QVBoxLayout>
#include <algorithm>

#include "gui/models/display.h"
#include "gui/widgets/basic_widgets.h"
#include "gui/widgets/property_list.h"
#include "gui/widgets/theme.h"

namespace levelscope::gui {
namespace {

constexpr int kFillSteps = 1000;
constexpr int kMostRows = 4;  // of the list, without scrolling
constexpr int kBarHeight = 8;

QString flushWords(const MemtableFacts& facts) {
    if (!facts.flushes)
        return MemtableFactsPanel::tr("Never flushed here: the store is open for inspection.");
    switch (facts.trigger) {
        case FlushTrigger::bytes:
            return facts.entries == 0
                       ? MemtableFactsPanel::tr("Flushes at %1.").arg(displaySize(facts.limitBytes))
                       : MemtableFactsPanel::tr("Flushes at %1: about %2 more entries.")
                             .arg(displaySize(facts.limitBytes), displayNumber(facts.entriesLeft));
        case FlushTrigger::entries:
            return MemtableFactsPanel::tr("Flushes at %1 entries: %2 more.")
                .arg(displayNumber(facts.limitEntries), displayNumber(facts.entriesLeft));
        case FlushTrigger::waiting:
            return MemtableFactsPanel::tr("Flushes when the one before it is in a table.");
        case FlushTrigger::flushing: return MemtableFactsPanel::tr("Is being written to a table now.");
    }
    return {};
}

QString stateName(const MemtableFacts& facts) {
    if (facts.active)
        return MemtableFactsPanel::tr("active");
    return facts.trigger == FlushTrigger::flushing ? MemtableFactsPanel::tr("flushing")
                                                   : MemtableFactsPanel::tr("waiting");
}

QList<PropertyList::Row> rowsOf(const MemtablePicture& picture, const MemtableFacts& facts) {
    const bool avl = facts.kind == MemtableKind::avl;
    const uint64_t nodes = facts.entries - std::min(facts.entries, facts.rangeTombstones);
    QList<PropertyList::Row> rows{
        {MemtableFactsPanel::tr("structure"),
         avl ? MemtableFactsPanel::tr("AVL tree") : MemtableFactsPanel::tr("B+tree"),
         avl ? MemtableFactsPanel::tr(
                   "The reference structure: easy to draw and to reason about; the default, a B+tree, is "
                   "faster")
             : MemtableFactsPanel::tr("Nodes of up to 62 sorted slots; readers take no locks")},
        {MemtableFactsPanel::tr("entries"), displayNumber(facts.entries), {}},
        {MemtableFactsPanel::tr("deletions"), displayNumber(facts.tombstones),
         MemtableFactsPanel::tr("Of these entries, ranges included")},
        {MemtableFactsPanel::tr("of ranges"), displayNumber(facts.rangeTombstones),
         MemtableFactsPanel::tr("Deletions of ranges are kept beside the structure")},
        {MemtableFactsPanel::tr("memory"), displaySize(facts.bytes),
         MemtableFactsPanel::tr("Keys, values and nodes")},
        {MemtableFactsPanel::tr("limit"), displaySize(facts.limitBytes), {}}};
    if (facts.limitEntries != 0)
        rows << PropertyList::Row{
            MemtableFactsPanel::tr("limit of entries"), displayNumber(facts.limitEntries), {}};
    if (picture.height != 0)
        rows << PropertyList::Row{
            MemtableFactsPanel::tr("height"), displayNumber(picture.height),
            avl ? MemtableFactsPanel::tr("Rows of nodes. An AVL tree of as many nodes has %1 to %2")
                      .arg(leastAvlHeight(nodes))
                      .arg(mostAvlHeight(nodes))
                : MemtableFactsPanel::tr("Rows of nodes; a search goes once through all of them")};
    if (facts.firstSequence != 0)
        rows << PropertyList::Row{MemtableFactsPanel::tr("first sequence"),
                                  displayNumber(facts.firstSequence),
                                  {}}
             << PropertyList::Row{
                    MemtableFactsPanel::tr("last sequence"), displayNumber(facts.lastSequence), {}};
    return rows;
}

}  // namespace

MemtableFactsPanel::MemtableFactsPanel(QWidget* parent)
    : QWidget(parent),
      m_list(new QListWidget(this)),
      m_fill(new QProgressBar(this)),
      m_flush(plainLabel(QString(), this)),
      m_properties(new PropertyList(this)) {
    m_list->setAccessibleName(tr("Memtables, the newest first"));
    m_list->setUniformItemSizes(true);
    m_fill->setRange(0, kFillSteps);
    m_fill->setTextVisible(false);
    m_fill->setFixedHeight(kBarHeight);
    m_fill->setAccessibleName(tr("How near the flush is"));
    m_flush->setWordWrap(true);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(2 * metrics::kGap, 0, 0, 0);
    column->setSpacing(2 * metrics::kGap);
    column->addWidget(m_list);
    column->addWidget(m_fill);
    column->addWidget(m_flush);
    column->addWidget(m_properties);
    column->addStretch(1);
    connect(m_list, &QListWidget::currentRowChanged, this, [this](int row) {
        if (row >= 0)
            Q_EMIT chosen(row);
    });
}

QString MemtableFactsPanel::flushText() const {
    return m_flush->text();
}

void MemtableFactsPanel::fillList(const MemtablePicture& picture) {
    const QSignalBlocker quiet(m_list);
    while (m_list->count() > static_cast<int>(picture.memtables.size()))
        delete m_list->takeItem(m_list->count() - 1);
    for (int i = 0; i < static_cast<int>(picture.memtables.size()); ++i) {
        if (i == m_list->count())
            m_list->addItem(QString());
        const MemtableFacts& facts = picture.memtables[static_cast<size_t>(i)];
        m_list->item(i)->setText(QStringLiteral("%1 · %2").arg(
            stateName(facts),
            displayCounted(tr("%n entry(s)", nullptr, static_cast<int>(facts.entries)), facts.entries)));
    }
    m_list->setCurrentRow(static_cast<int>(picture.which));
    const int rows = std::clamp(m_list->count(), 1, kMostRows);
    m_list->setFixedHeight(rows * m_list->sizeHintForRow(0) + 2 * m_list->frameWidth());
}

void MemtableFactsPanel::setPicture(const MemtablePicture& picture) {
    fillList(picture);
    const MemtableFacts* facts = picture.shown();
    if (facts == nullptr)
        return m_properties->setRows({});
    m_fill->setValue(static_cast<int>(facts->fill * kFillSteps));
    m_fill->setToolTip(plainToolTip(tr("%1 full").arg(displayPercent(facts->fill))));
    m_flush->setText(flushWords(*facts));
    m_properties->setRows(rowsOf(picture, *facts));
}

}  // namespace levelscope::gui
