// The engine's callbacks arrive on its own threads, some under its lock. The relay copies each and posts it
// to the session's thread, nothing else. It outlives the session (the Db holds it), which detaches itself
// first.
#pragma once

#include <functional>
#include <vector>

#include "core/base/mutex.h"
#include "gui/session/store_session.h"

namespace levelscope::gui {

class StoreSession::EventRelay final : public EventListener {
public:
    // From the GUI thread. Events of the opening itself, kept until now, are posted first.
    void attach(StoreSession* session);
    void detach();

    void flushBegin(const FlushInfo& info) override;
    void flushEnd(const FlushInfo& info) override;
    void compactionBegin(const CompactionInfo& info) override;
    void compactionProgress(const CompactionProgress& progress) override;
    void compactionEnd(const CompactionInfo& info) override;
    void stallBegin(const StallInfo& info) override;
    void stallEnd(const StallInfo& info) override;
    void backgroundError(const Status& status) override;

private:
    using Delivery = std::function<void(StoreSession&)>;
    void post(Delivery delivery);
    static void postTo(StoreSession* session, Delivery delivery);

    Mutex m_mutex;
    StoreSession* m_session GUARDED_BY(m_mutex) = nullptr;
    bool m_detached GUARDED_BY(m_mutex) = false;
    std::vector<Delivery> m_early GUARDED_BY(m_mutex);
};

}  // namespace levelscope::gui
