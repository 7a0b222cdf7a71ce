#include "gui/pages/metrics/filters_card.h"

#include <QItemSelectionModel>
#include <QLabel>
#include <QTableView>
#include <QVBoxLayout>

#include "gui/models/display.h"
#include "gui/models/engine_names.h"
#include "gui/widgets/basic_widgets.h"
#include "gui/widgets/filter_strip.h"
#include "gui/widgets/level_cell_delegate.h"
#include "gui/widgets/table_columns.h"
#include "gui/widgets/theme.h"

namespace levelscope::gui {
namespace {

QString verdictOn(const FilterLevel& all) {
    const QString asked = QLocale().toString(all.asked, 'f', 1);
    if (all.tables == 0)
        return FiltersCard::tr("There are no tables yet, and so no filters.");
    if (all.filterBytes == 0)
        return FiltersCard::tr(
                   "No table has a filter: a look-up of a missing key reads a block of each of "
                   "the %1 tables it asks.")
            .arg(asked);
    return FiltersCard::tr(
               "%1 of filters save %2 of the reads: a look-up of a missing key asks %3 tables and "
               "reads %4 blocks in vain.")
        .arg(displaySize(all.filterBytes), displayPercent(1 - all.passed / std::max(all.asked, 1e-9), 2),
             asked, QLocale().toString(all.passed, 'f', 4));
}

}  // namespace

FiltersCard::FiltersCard(StoreSession* session, QWidget* parent)
    : QFrame(parent),
      m_session(session),
      m_model(new FilterLevelModel(this)),
      m_verdict(plainLabel(tr("Reading the filters…"), this)),
      m_counters(plainLabel({}, this, "muted")),
      m_list(quietTable(m_model, tr("Filters by level"), this)),
      m_stripTitle(new ElidedLabel(this)),
      m_strip(new FilterStrip(this)) {
    setStyleRole(this, "pane");
    for (QLabel* label : {m_verdict, m_counters})
        label->setWordWrap(true);
    m_list->setItemDelegate(
        new LevelCellDelegate(FilterLevelModel::LevelColumn, FilterLevelModel::LevelRole, m_list));
    keepColumnsReadable(m_list);
    m_stripTitle->setInk(ElidedLabel::Ink::muted);
    m_stripTitle->setElideMode(Qt::ElideRight);
    for (QWidget* known :
         {static_cast<QWidget*>(m_list), static_cast<QWidget*>(m_stripTitle), static_cast<QWidget*>(m_strip)})
        known->hide();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::kPadding, metrics::kPadding, metrics::kPadding, metrics::kPadding);
    column->setSpacing(2 * metrics::kGap);
    column->addWidget(new SectionTitle(tr("Filters"), this));
    column->addWidget(m_verdict);
    column->addWidget(m_list);
    column->addWidget(m_stripTitle);
    column->addWidget(m_strip);
    column->addWidget(m_counters);
    connect(m_list, &QTableView::activated, this, [this](const QModelIndex& index) {
        if (const int level = m_model->levelOf(index.row()); level >= 0)
            Q_EMIT levelWanted(level);
    });
    connect(m_list->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &FiltersCard::showStrip);
    connect(m_strip, &FilterStrip::activated, this, &FiltersCard::tableWanted);
    showCounters();
}

void FiltersCard::load() {
    m_load.start(
        this,
        [reader = m_session->reader()](std::stop_token stop) {
            return std::make_shared<const Result<FilterSurvey>>(surveyFilters(*reader, std::move(stop)));
        },
        [this](const std::shared_ptr<const Result<FilterSurvey>>& survey) { show(*survey); });
}

void FiltersCard::show(const Result<FilterSurvey>& survey) {
    const Status& problem = survey.ok() ? survey->problem : survey.status();
    m_model->setLevels(survey.ok() ? survey->levels : std::vector<FilterLevel>());
    m_list->setVisible(m_model->rowCount() > 0);
    fitRows(m_list);
    showStrip();
    QString text = survey.ok() ? verdictOn(m_model->total()) : QString();
    if (!problem.ok())
        text = QStringLiteral("✗ %1 %2").arg(describe(problem).what, text).trimmed();
    m_verdict->setText(text);
}

// Of the chosen level, or the one with most tables.
void FiltersCard::showStrip() {
    int row = m_list->currentIndex().row();
    if (row < 0 || m_model->levelOf(row) < 0) {
        row = -1;
        for (int i = 0; m_model->levelOf(i) >= 0; ++i)
            if (row < 0 || m_model->levelAt(i).tables > m_model->levelAt(row).tables)
                row = i;
    }
    m_strip->setVisible(row >= 0);
    m_stripTitle->setVisible(row >= 0);
    if (row < 0)
        return;
    const FilterLevel& level = m_model->levelAt(row);
    m_strip->setLevel(level);
    m_stripTitle->setText(tr("The tables of %1: how many missing keys each lets pass, and the mean")
                              .arg(levelName(level.level)));
}

void FiltersCard::showCounters() {
    const auto state = m_session->state();
    const DbStats& stats = state->stats;
    m_counters->setVisible(state->hasStats);
    if (stats.filterChecks == 0)
        m_counters->setText(tr("No look-up has asked a filter since the store was opened."));
    else
        m_counters->setText(
            tr("Since the store was opened filters were asked %1 times: they saved %2 reads (%3) and let %4 "
               "through in vain.")
                .arg(displayNumber(stats.filterChecks), displayNumber(stats.filterSaves),
                     displayPercent(double(stats.filterSaves) / double(stats.filterChecks)),
                     displayNumber(stats.filterFalsePositives)));
}

QString FiltersCard::verdict() const {
    return m_verdict->text();
}

QString FiltersCard::counters() const {
    return m_counters->text();
}

}  // namespace levelscope::gui
