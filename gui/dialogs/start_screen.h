// What a window without a store shows: open, make, recent stores; the triage of a chosen folder; the form for
// a new store; and the progress of opening or making one. It opens nothing itself: it asks by openRequested.
#pragma once

#include <QPointer>
#include <QStringList>
#include <QWidget>

#include "gui/jobs/job.h"
#include "gui/session/store_session.h"

class QLabel;
class QListWidget;
class QProgressBar;
class QPushButton;
class QStackedWidget;

namespace levelscope::gui {

class ErrorBanner;
class NewStoreForm;
class TriagePanel;

class StartScreen : public QWidget {
    Q_OBJECT
public:
    enum Step { home, triageStep, newStoreStep, busyStep };

    StartScreen(const QStringList& recent, JobQueue* jobs, QWidget* parent);
    void setRecent(const QStringList& recent);
    // Triage of the folder; `automatically` goes on with what is advised when nothing speaks against it.
    // A folder, or a table file, which is inspected by itself.
    void consider(const QString& directory, bool automatically, bool readOnly);
    void showNewStore(const QString& directory = {});
    // A job; when it is done, the store is opened.
    void makeSampleStore();
    // Copies the store in the background, then asks to open the copy.
    void takeSnapshot(const QString& directory);
    void showOpening(Job* job);  // until openingEnded()
    void openingEnded();
    void showError(const Status& status);
    Step step() const;
    TriagePanel* triagePanel() const { return m_triage; }
    NewStoreForm* newStoreForm() const { return m_form; }
    ErrorBanner* errorBanner() const { return m_error; }

Q_SIGNALS:
    void openRequested(const levelscope::gui::StoreSession::OpenRequest& request);

private:
    QWidget* makeHome();
    QWidget* makeBusy();
    void chooseFolder();
    void triaged(const Result<Triage>& triage, bool automatically, bool readOnly);
    void request(StoreMode mode);
    void show(Step step);
    void watch(Job* job, const QString& text);
    void sampleMade(const Job& job, const QString& directory);

    JobQueue* m_jobs;
    ErrorBanner* m_error;
    QStackedWidget* m_steps;
    QListWidget* m_recent = nullptr;
    QLabel* m_noRecent = nullptr;
    TriagePanel* m_triage;
    NewStoreForm* m_form;
    QLabel* m_busyText = nullptr;
    QLabel* m_busyDetail = nullptr;
    QProgressBar* m_busyBar = nullptr;
    QPushButton* m_cancel = nullptr;
    QPointer<Job> m_watched;
    QString m_directory;
    Latest<std::shared_ptr<Result<Triage>>> m_load;
};

}  // namespace levelscope::gui
