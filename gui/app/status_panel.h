// The status bar: mode, format, last sequence, keys (exact or estimate), messages, the running job.
#pragma once

#include <QPointer>
#include <QStatusBar>
#include <QTimer>
#include <optional>

#include "gui/session/store_session.h"

class QLabel;

namespace levelscope::gui {

class ModeBadge;

class StatusPanel : public QStatusBar {
    Q_OBJECT
public:
    StatusPanel(JobQueue* jobs, QWidget* parent);
    void setSession(StoreSession* session);  // null: none
    // The result of counting: exact while the sequence stays the same.
    void setExactCount(uint64_t keys, SequenceNumber sequence);
    // Something worth a glance; goes by itself.
    void say(const QString& text);
    QString keysText() const;
    QString jobText() const;

Q_SIGNALS:
    void jobsRequested();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void refresh();
    void watchJob();
    void refreshJob();

    JobQueue* m_jobs;
    StoreSession* m_session = nullptr;
    ModeBadge* m_mode;
    QLabel* m_format;
    QLabel* m_sequence;
    QLabel* m_keys;
    QLabel* m_message;
    QTimer m_messageTimer;
    QLabel* m_job;
    QPointer<Job> m_watched;
    struct Exact {
        uint64_t keys = 0;
        SequenceNumber sequence = 0;
    };
    std::optional<Exact> m_exact;
};

QString formatName(StoreFormat format, uint64_t version);  // "Levelscope format 1"

}  // namespace levelscope::gui
