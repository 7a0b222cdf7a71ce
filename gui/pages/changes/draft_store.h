// Drafts on disk: one file a store folder, in the application's data folder, never inside the store. The file
// is replaced atomically in the background; a crash leaves the last whole draft. GUI thread only.
#pragma once

#include <QObject>
#include <QString>
#include <QTimer>
#include <functional>
#include <memory>
#include <optional>

#include "gui/models/change_codec.h"

namespace levelscope::gui {

class DraftStore : public QObject {
    Q_OBJECT
public:
    static constexpr int kDelayMs = 200;  // several edits in a row make one file

    // `folder` empty: QStandardPaths::AppDataLocation/drafts.
    DraftStore(const QString& storeDirectory, const QString& folder, QObject* parent);
    ~DraftStore() override;  // what is still unsaved is handed to a worker

    QString path() const { return m_path; }
    // Looks for a draft; `found` is called once, with nothing when there is none. A damaged file is set aside
    // as
    // *.damaged and reported by failed().
    void load(std::function<void(std::optional<Draft>)> found);
    // Saves after kDelayMs; no changes remove the file.
    void save(std::vector<Change> changes);
    bool idle() const { return !m_saving && !m_waiting && !m_timer.isActive(); }

Q_SIGNALS:
    void failed(const levelscope::Status& status);

private:
    void start();
    static Status store(const QString& path, const Draft& draft);

    QString m_directory;
    QString m_path;
    QTimer m_timer;
    std::shared_ptr<const Draft> m_waiting;  // newest, not handed over yet
    bool m_saving = false;
};

}  // namespace levelscope::gui
