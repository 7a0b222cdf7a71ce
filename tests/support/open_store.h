// A small real store for GUI tests: made through Db in a temporary folder, then opened as the window does it.
#pragma once

#include <QFile>
#include <QTemporaryDir>
#include <QtTest>
#include <functional>
#include <memory>

#include "core/db/db.h"
#include "gui/jobs/job.h"
#include "gui/session/store_session.h"

namespace levelscope::test {

inline void must(const Status& status) {
    if (!status.ok())
        qFatal("%s", toLogString(status).c_str());
}

// Small tables that stay where the test puts them.
inline Options quietClassroom() {
    Options options = *Options::fromPreset("classroom");
    options.autoCompaction = false;
    return options;
}

class OpenStore {
public:
    // Makes the store and fills it.
    explicit OpenStore(const std::function<void(Db&)>& fill, const Options& options = {}) {
        auto db = Db::open(path(), options, OpenMode::create);
        if (!db.ok())
            qFatal("%s", toLogString(db.status()).c_str());
        fill(**db);
    }
    ~OpenStore() {
        close();
        jobs.shutdown();
        gui::waitForBackgroundTasks();
    }

    std::string path() const { return QFile::encodeName(folder()).toStdString(); }
    QString folder() const { return m_home.filePath(QStringLiteral("store")); }
    QString draftFolder() const { return m_home.filePath(QStringLiteral("drafts")); }

    // The session, or null after a failure. Closes the one before.
    gui::StoreSession* open(gui::StoreMode mode = gui::StoreMode::edit) {
        close();
        bool ended = false;
        gui::StoreSession::OpenRequest request;
        request.directory = folder();
        request.mode = mode;
        gui::StoreSession::open(request, &jobs, &m_parent,
                                [&](gui::StoreSession* made, const Status& status) {
                                    if (!status.ok())
                                        qWarning("%s", toLogString(status).c_str());
                                    session = made;
                                    ended = true;
                                });
        if (!QTest::qWaitFor([&] { return ended; }, 20000))
            qFatal("the store did not open");
        return session;
    }
    void close() {
        delete session;
        session = nullptr;
    }
    std::optional<std::string> get(std::string_view key) const {
        PinnedValue value;
        if (!session->reader()->get(key, 0, value).ok())
            return std::nullopt;
        return std::string(value.view());
    }

    gui::JobQueue jobs;
    gui::StoreSession* session = nullptr;

private:
    QTemporaryDir m_home;
    QObject m_parent;
};

}  // namespace levelscope::test
