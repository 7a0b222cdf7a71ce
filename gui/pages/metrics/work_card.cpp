#include "gui/pages/metrics/work_card.h"

#include <QDateTime>
#include <QHBoxLayout>
#include <QLabel>
#include <QTableView>
#include <QVBoxLayout>

#include "gui/models/display.h"
#include "gui/session/store_session.h"
#include "gui/widgets/basic_widgets.h"
#include "gui/widgets/segmented_bar.h"
#include "gui/widgets/table_columns.h"
#include "gui/widgets/theme.h"

namespace levelscope::gui {
namespace {

constexpr int64_t kMinute = 60'000'000;  // microseconds
constexpr int64_t kSpans[] = {15 * kMinute, 60 * kMinute, 24 * 60 * kMinute};

}  // namespace

WorkCard::WorkCard(StoreSession* session, QWidget* parent)
    : QFrame(parent),
      m_session(session),
      m_model(new WorkDoneModel(this)),
      m_periods(new SegmentedBar(this)),
      m_sentence(plainLabel({}, this)),
      m_list(quietTable(m_model, tr("Work done"), this)) {
    setStyleRole(this, "pane");
    m_periods->addSegment(Quarter, tr("15 min"));
    m_periods->addSegment(Hour, tr("hour"));
    m_periods->addSegment(Day, tr("day"));
    m_periods->addSegment(Ever, tr("ever"), tr("As far back as the manifests that are kept"));
    m_periods->setCurrent(Hour);
    m_sentence->setWordWrap(true);
    keepColumnsReadable(m_list);
    auto* title = new QHBoxLayout;
    title->addWidget(new SectionTitle(tr("Flushes and compactions"), this));
    title->addStretch(1);
    title->addWidget(m_periods);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::kPadding, metrics::kPadding, metrics::kPadding, metrics::kPadding);
    column->setSpacing(2 * metrics::kGap);
    column->addLayout(title);
    column->addWidget(m_sentence);
    column->addWidget(m_list);
    connect(m_periods, &SegmentedBar::currentChanged, this, &WorkCard::showPeriod);
    connect(m_list, &QTableView::activated, this, &WorkCard::editsWanted);
    showPeriod();
}

void WorkCard::setPeriod(Period period) {
    m_periods->setCurrent(period);
    showPeriod();
}

WorkCard::Work WorkCard::workOf(const StoreReader& reader, int64_t nowMicros, const std::stop_token& stop) {
    Work work;
    const auto machine = TimeMachine::read(reader, stop);
    work.status = machine.status();
    if (!machine.ok())
        return work;
    work.status = (*machine)->status();
    for (size_t i = 0; i < (*machine)->editCount() && !work.dated; ++i)
        work.dated = (*machine)->edit(i).wallMicros > 0;
    for (size_t period = 0; period < kPeriods; ++period)
        work.done[period] = workSince(**machine, period == Ever ? 0 : nowMicros - kSpans[period]);
    return work;
}

void WorkCard::load() {
    m_load.start(
        this,
        [reader = m_session->reader(), now = QDateTime::currentMSecsSinceEpoch() * 1000](
            std::stop_token stop) { return std::make_shared<const Work>(workOf(*reader, now, stop)); },
        [this](const std::shared_ptr<const Work>& work) {
            m_work = work;
            showPeriod();
        });
}

void WorkCard::showPeriod() {
    const bool told = m_work && m_work->dated;
    m_list->setVisible(told);
    m_periods->setVisible(told);
    if (!m_work)
        return m_sentence->setText(tr("Reading the manifests…"));
    if (!m_work->status.ok())
        m_sentence->setText(describe(m_work->status).what);
    else if (!told)
        m_sentence->setText(
            tr("The manifests of this store do not tell when something was done. The Log page "
               "shows each of their edits."));
    if (!told)
        return m_model->setWork({});
    const std::vector<WorkDone>& done = m_work->done[static_cast<size_t>(m_periods->current())];
    m_model->setWork(done);
    if (m_work->status.ok())
        m_sentence->setText(workSentence(done));
    m_list->setVisible(!done.empty());
    fitRows(m_list);
}

QString WorkCard::sentence() const {
    return m_sentence->text();
}

}  // namespace levelscope::gui
