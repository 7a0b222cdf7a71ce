#include "gui/pages/metrics/latency_card.h"

#include <QLabel>
#include <QTableView>
#include <QVBoxLayout>

#include "gui/session/store_session.h"
#include "gui/widgets/basic_widgets.h"
#include "gui/widgets/table_columns.h"
#include "gui/widgets/theme.h"

namespace levelscope::gui {

LatencyCard::LatencyCard(StoreSession* session, QWidget* parent)
    : QFrame(parent),
      m_session(session),
      m_model(new LatencyModel(this)),
      m_none(plainLabel(session->canEdit()
                            ? tr("Nothing was timed yet. One read or write in some is, from now on.")
                            : tr("Times are taken while the store is open for editing."),
                        this, "muted")),
      m_list(quietTable(m_model, tr("Times taken"), this)) {
    setStyleRole(this, "pane");
    m_none->setWordWrap(true);
    keepColumnsReadable(m_list);
    m_list->hide();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::kPadding, metrics::kPadding, metrics::kPadding, metrics::kPadding);
    column->setSpacing(2 * metrics::kGap);
    column->addWidget(new SectionTitle(tr("Times taken since the store was opened"), this));
    column->addWidget(m_none);
    column->addWidget(m_list);
}

void LatencyCard::load() {
    if (!m_session->db())
        return;
    m_load.start(
        this,
        [db = m_session->db()](std::stop_token) {
            return std::make_shared<const Latencies>(db->latencies());
        },
        [this](const std::shared_ptr<const Latencies>& latencies) { show(*latencies); });
}

void LatencyCard::show(const Latencies& latencies) {
    m_model->setLatencies(latencies);
    const bool any = m_model->rowCount() > 0;
    m_none->setVisible(!any);
    m_list->setVisible(any);
    fitRows(m_list);
}

}  // namespace levelscope::gui
