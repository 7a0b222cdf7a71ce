#include "gui/session/event_relay.h"

#include "gui/jobs/background.h"

namespace levelscope::gui {
namespace {
constexpr size_t kMostEarly = 1000;
}

void StoreSession::EventRelay::attach(StoreSession* session) {
    MutexLock lock(m_mutex);
    m_session = session;
    for (Delivery& delivery : m_early)
        postTo(session, std::move(delivery));
    m_early.clear();
}

void StoreSession::EventRelay::detach() {
    MutexLock lock(m_mutex);
    m_session = nullptr;
    m_detached = true;
}

void StoreSession::EventRelay::postTo(StoreSession* session, Delivery delivery) {
    gui::post(session, [session, delivery = std::move(delivery)] { delivery(*session); });
}

void StoreSession::EventRelay::post(Delivery delivery) {
    MutexLock lock(m_mutex);
    if (m_session)
        postTo(m_session, std::move(delivery));
    else if (!m_detached && m_early.size() < kMostEarly)
        m_early.push_back(std::move(delivery));
}

void StoreSession::EventRelay::flushBegin(const FlushInfo& info) {
    post([info](StoreSession& session) { Q_EMIT session.flushStarted(info); });
}

void StoreSession::EventRelay::flushEnd(const FlushInfo& info) {
    post([info](StoreSession& session) { session.flushEnded(info); });
}

void StoreSession::EventRelay::compactionBegin(const CompactionInfo& info) {
    post([info](StoreSession& session) {
        Q_EMIT session.compactionStarted(info);
        session.refresh();
    });
}

void StoreSession::EventRelay::compactionProgress(const CompactionProgress& progress) {
    post([progress](StoreSession& session) { Q_EMIT session.compactionProgressed(progress); });
}

void StoreSession::EventRelay::compactionEnd(const CompactionInfo& info) {
    post([info](StoreSession& session) { session.compactionEnded(info); });
}

void StoreSession::EventRelay::stallBegin(const StallInfo& info) {
    post([info](StoreSession& session) { Q_EMIT session.stalled(info); });
}

void StoreSession::EventRelay::stallEnd(const StallInfo& info) {
    StallInfo ended = info;
    ended.cause = StallCause::none;
    ended.delayMicrosPerMiB = 0;
    post([ended](StoreSession& session) { Q_EMIT session.stalled(ended); });
}

void StoreSession::EventRelay::backgroundError(const Status& status) {
    post([status](StoreSession& session) {
        session.m_problem = status;
        Q_EMIT session.engineError(status);
        session.refresh();
    });
}

}  // namespace levelscope::gui
