#include "gui/pages/explain/explain_pane.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

#include "gui/models/display.h"
#include "gui/widgets/basic_widgets.h"
#include "gui/widgets/cell_delegate.h"
#include "gui/widgets/table_columns.h"
#include "gui/widgets/theme.h"

namespace levelscope::gui {
namespace {

constexpr int kEdge = 4;  // of the bar that tells the outcome by its colour

// The level's swatch before the place; muted where the read did not come; the sum and what decides in bold.
class StepDelegate final : public CellDelegate {
public:
    explicit StepDelegate(QObject* parent) : CellDelegate(ExplainModel::DamageRole, parent) {}

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override {
        CellDelegate::initStyleOption(option, index);
        const bool sum = index.row() == index.model()->rowCount() - 1;
        if (const int level = index.data(ExplainModel::LevelRole).toInt();
            index.column() == ExplainModel::PlaceColumn && level >= 0) {
            option->icon = levelIcon(level);
            option->features |= QStyleOptionViewItem::HasDecoration;
        }
        if (index.data(ExplainModel::PassedRole).toBool())
            option->palette.setColor(QPalette::Text, Theme::current().muted);
        option->font.setBold(sum || index.data(ExplainModel::DecidesRole).toBool());
    }
};

}  // namespace

ExplainPane::ExplainPane(QWidget* parent)
    : QFrame(parent),
      m_model(new ExplainModel(this)),
      m_title(new SectionTitle(QString(), this)),
      m_sentence(plainLabel(QString(), this)),
      m_difference(plainLabel(QString(), this, "muted")),
      m_steps(quietTable(m_model, tr("Steps of the read"), this)) {
    setStyleRole(this, "pane");
    m_title->setWordWrap(true);
    m_sentence->setWordWrap(true);
    m_sentence->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_difference->setWordWrap(true);
    m_difference->hide();
    m_steps->setItemDelegate(new StepDelegate(m_steps));
    setColumnWidths(m_steps, {132, 96, 116, 84, 92, 150});
    m_steps->horizontalHeader()->setStretchLastSection(true);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::kPadding + kEdge, metrics::kPadding, metrics::kPadding,
                               metrics::kPadding);
    column->setSpacing(2 * metrics::kGap);
    auto* head = new QHBoxLayout;
    head->addWidget(m_title, 1);
    head->addWidget(buildLinks());
    column->addLayout(head);
    column->addWidget(m_sentence);
    column->addWidget(m_difference);
    column->addWidget(m_steps, 1);
    connect(m_steps, &QTableView::activated, this,
            [this](const QModelIndex& index) { Q_EMIT showAddress(m_model->addressOf(index.row())); });
    connect(m_steps->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& index) {
                if (index.isValid() && index.row() + 1 < m_model->rowCount())
                    Q_EMIT inspect(m_model->addressOf(index.row()));
            });
}

QWidget* ExplainPane::buildLinks() {
    auto* links = new QWidget(this);
    auto* row = new QHBoxLayout(links);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(2 * metrics::kGap);
    m_place = new QPushButton(links);
    m_hidden = new QPushButton(links);
    m_hidden->setToolTip(plainToolTip(tr("Where the version lies that is hidden")));
    m_history = new QPushButton(tr("History"), links);
    m_history->setToolTip(plainToolTip(tr("All versions of this key that are still stored")));
    m_place->setToolTip(plainToolTip(tr("Where the read ended")));
    for (QPushButton* button : {m_place, m_hidden, m_history})
        row->addWidget(button);
    connect(m_place, &QPushButton::clicked, this, [this] { Q_EMIT showAddress(m_placeAddress); });
    connect(m_hidden, &QPushButton::clicked, this, [this] { Q_EMIT showAddress(m_hiddenAddress); });
    connect(m_history, &QPushButton::clicked, this, [this] {
        const Explanation& shown = *explanation();
        Q_EMIT showAddress(Address::ofHistory(
            shown.request.seek && !shown.foundKey.empty() ? shown.foundKey : shown.request.key));
    });
    return links;
}

// The way to a table, or nothing for what lies in memory.
void ExplainPane::link(QPushButton* button, const std::optional<ReadSource>& place) {
    button->setVisible(place && !place->inMemory() && place->number != 0);
    if (place)
        button->setText(readSourceName(*place));
}

void ExplainPane::setExplanation(ExplanationPtr explanation) {
    m_model->setExplanation(explanation);
    if (!explanation)
        return;
    const Explanation& shown = *explanation;
    m_title->setText(outcomeTitle(shown) + (shown.request.seek && shown.outcome == ReadOutcome::found
                                                ? QStringLiteral(": ") + displayBytes(shown.foundKey, 80)
                                                : QString()));
    m_sentence->setText(outcomeSentence(shown));
    std::optional<ReadSource> place;
    if (isLocated(shown.outcome))
        place = shown.where;
    std::optional<ReadSource> hidden;
    if (shown.hidden && shown.hidden->level >= 0)
        hidden = ReadSource{shown.hidden->level, shown.hidden->table};
    link(m_place, place);
    link(m_hidden, hidden);
    m_placeAddress = Address::ofTable(shown.where.number);
    for (int row = 0; row + 1 < m_model->rowCount(); ++row)
        if (m_model->index(row, 0).data(ExplainModel::DecidesRole).toBool())
            m_placeAddress = m_model->addressOf(row);
    m_hiddenAddress = Address::ofTable(hidden ? hidden->number : 0);
    update();
}

void ExplainPane::setCompact(bool compact) {
    for (const int column :
         {ExplainModel::BlockColumn, ExplainModel::ComparisonsColumn, ExplainModel::BytesColumn})
        m_steps->setColumnHidden(column, compact);
    // What is left fits, if the last one gives way.
    m_steps->horizontalHeader()->setSectionResizeMode(
        ExplainModel::OutcomeColumn, compact ? QHeaderView::Stretch : QHeaderView::Interactive);
    m_steps->setHorizontalScrollBarPolicy(compact ? Qt::ScrollBarAlwaysOff : Qt::ScrollBarAsNeeded);
}

void ExplainPane::setDifference(int row) {
    m_difference->setVisible(row >= 0);
    if (row < 0 || !explanation())
        return;
    const bool differs = row + 1 < m_model->rowCount();
    m_difference->setText(differs ? tr("The two reads part at step %1: %2.")
                                        .arg(row + 1)
                                        .arg(m_model->index(row, ExplainModel::PlaceColumn).data().toString())
                                  : tr("The two reads go the same way."));
}

void ExplainPane::paintEvent(QPaintEvent* event) {
    QFrame::paintEvent(event);
    if (!explanation())
        return;
    const Theme& theme = Theme::current();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    switch (explanation()->outcome) {
        case ReadOutcome::found: painter.setBrush(theme.green); break;
        case ReadOutcome::absent:
        case ReadOutcome::atEnd: painter.setBrush(theme.muted); break;
        case ReadOutcome::notYet: painter.setBrush(theme.amber); break;
        default: painter.setBrush(theme.damage);
    }
    painter.drawRoundedRect(QRect(1, 1, kEdge, height() - 2), 2, 2);
}

}  // namespace levelscope::gui
