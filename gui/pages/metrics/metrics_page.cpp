#include "gui/pages/metrics/metrics_page.h"

#include <QScrollArea>
#include <QVBoxLayout>

#include "core/inspect/writer_debt.h"
#include "gui/models/display.h"
#include "gui/pages/metrics/filters_card.h"
#include "gui/pages/metrics/latency_card.h"
#include "gui/pages/metrics/work_card.h"
#include "gui/pages/metrics/writers_card.h"
#include "gui/widgets/basic_widgets.h"
#include "gui/widgets/theme.h"

namespace levelscope::gui {

MetricsPage::MetricsPage(StoreSession* session, QWidget* parent) : Page(parent), m_session(session) {
    m_scroll = scrollingPart(this);
    QWidget* content = m_scroll->widget();
    m_writers = new WritersCard(content);
    m_work = new WorkCard(session, content);
    m_filters = new FiltersCard(session, content);
    m_latencies = new LatencyCard(session, content);
    auto* cards = new QVBoxLayout(content);
    cards->setContentsMargins(0, 0, 0, 0);
    cards->setSpacing(metrics::kPadding);
    for (QWidget* card : std::initializer_list<QWidget*>{m_writers, m_work, m_filters, m_latencies})
        cards->addWidget(card);
    cards->addStretch(1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(4 * metrics::kGap, metrics::kPadding, 4 * metrics::kGap, metrics::kPadding);
    column->setSpacing(metrics::kPadding);
    column->addWidget(new PageHeader(tr("Metrics"), this));
    column->addWidget(m_scroll, 1);
    connect(m_work, &WorkCard::editsWanted, this,
            [this] { Q_EMIT showAddress(Address::ofEdit(Address::kNewestEdit)); });
    connect(m_filters, &FiltersCard::levelWanted, this,
            [this](int level) { Q_EMIT showAddress(Address::ofLevel(level)); });
    connect(m_filters, &FiltersCard::tableWanted, this,
            [this](quint64 table) { Q_EMIT showAddress(Address::ofTable(table)); });
    connect(m_session, &StoreSession::stateChanged, this, &MetricsPage::follow);
    connect(m_session, &StoreSession::historyGrew, this, &MetricsPage::showFigures);
    connect(m_session, &StoreSession::stalled, this, &MetricsPage::showFigures);
    showFigures();
}

void MetricsPage::showEvent(QShowEvent* event) {
    Page::showEvent(event);
    follow();
}

// Nothing is read for a page that nobody looks at.
void MetricsPage::follow() {
    showFigures();
    const auto version = m_session->state()->version;
    if (!isVisible() || (version && m_read.lock() == version))
        return;
    m_read = version;
    m_work->load();
    m_filters->load();
}

void MetricsPage::showFigures() {
    const StoreState& state = *m_session->state();
    StoreInfo info = state.info;
    std::optional<int64_t> waited;
    if (state.hasStats) {
        info.memtableBytes = state.stats.memtableBytes;
        waited = state.stats.stallMicros;
    }
    if (state.version)
        m_writers->setDebt(writerDebt(info, *state.version, state.stats.immutableMemtables), waited);
    m_writers->setStalls(m_session->stalls(), m_session->ageSeconds());
    m_filters->showCounters();
    if (isVisible())
        m_latencies->load();
}

void MetricsPage::ask(Question question) {
    if (question == Question::lastHour) {
        m_work->setPeriod(WorkCard::Hour);
        m_scroll->ensureWidgetVisible(m_work);
    } else if (question == Question::worthOfFilters) {
        m_scroll->ensureWidgetVisible(m_filters);
    } else if (question == Question::slowedWriters) {
        m_scroll->ensureWidgetVisible(m_writers);
    }
}

bool MetricsPage::settled() const {
    return m_work->settled() && m_filters->settled() && m_latencies->settled();
}

}  // namespace levelscope::gui
