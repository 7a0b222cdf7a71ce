// Opens a store as the window does, stages changes without end, and says on its standard output how many of
// them are in the draft; until it is killed. Usage: draft_child STORE DRAFTS
#include <QApplication>
#include <QTimer>
#include <cstdio>

#include "gui/pages/changes/change_desk.h"
#include "tests/gui/pages/draft_story.h"

using namespace levelscope;
using namespace levelscope::gui;

namespace {

class Stager : public QObject {
public:
    explicit Stager(ChangeDesk* desk) : m_desk(desk) {
        connect(&m_timer, &QTimer::timeout, this, &Stager::step);
        m_timer.start(10);
    }

private:
    void step() {
        if (!m_desk->idle())
            return;
        if (m_staged > 0)
            tell();
        for (int i = 0; i < 5; ++i)
            stageNumber(*m_desk->changes(), m_staged++);
    }
    void tell() const {
        std::printf("%d\n", m_staged);
        std::fflush(stdout);
    }

    ChangeDesk* m_desk;
    QTimer m_timer;
    int m_staged = 0;
};

}  // namespace

int main(int argc, char** argv) {
    const QApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() != 3)
        return 1;
    JobQueue jobs;
    StoreSession::OpenRequest request;
    request.directory = arguments[1];
    StoreSession::open(request, &jobs, &jobs, [&](StoreSession* session, const Status& status) {
        if (!status.ok()) {
            std::fprintf(stderr, "%s\n", toLogString(status).c_str());
            return QCoreApplication::exit(3);
        }
        new Stager(new ChangeDesk(session, session, arguments[2]));
    });
    return QApplication::exec();
}
