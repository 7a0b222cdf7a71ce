// The Metrics page: how the store works: what slows its writers, what flushes and compactions did lately,
// whether its filters are worth their memory, and how long things take. Follows the store while it is looked
// at.
#pragma once

#include "gui/pages/page.h"
#include "gui/session/store_session.h"

class QScrollArea;

namespace levelscope::gui {

class FiltersCard;
class LatencyCard;
class WorkCard;
class WritersCard;

class MetricsPage : public Page {
    Q_OBJECT
public:
    explicit MetricsPage(StoreSession* session, QWidget* parent = nullptr);

    QString id() const override { return QStringLiteral("metrics"); }
    QString title() const override { return tr("Metrics"); }
    QString iconName() const override { return QStringLiteral("metrics"); }
    bool accepts(const Address&) const override { return false; }
    void openAddress(const Address&) override {}
    Address address() const override { return Address::overview(); }
    bool settled() const override;
    void ask(Question question) override;

    WritersCard* writers() const { return m_writers; }
    WorkCard* work() const { return m_work; }
    FiltersCard* filters() const { return m_filters; }
    LatencyCard* latencies() const { return m_latencies; }

protected:
    void showEvent(QShowEvent* event) override;

private:
    void follow();
    void showFigures();

    StoreSession* m_session;
    QScrollArea* m_scroll;
    WritersCard* m_writers;
    WorkCard* m_work;
    FiltersCard* m_filters;
    LatencyCard* m_latencies;
    std::weak_ptr<const Version>
        m_read;  // whose filters and edits are shown; holding it would keep dead tables
};

}  // namespace levelscope::gui
