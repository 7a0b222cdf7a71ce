// What the menus do with stores: choosing, making, counting, verifying, copying. Long ones are jobs; their
// results go to the log and the status bar.
#pragma once

#include <QObject>
#include <QString>
#include <functional>

#include "gui/jobs/job.h"

namespace levelscope::gui {

class MainWindow;

class StoreTasks : public QObject {
    Q_OBJECT
public:
    StoreTasks(MainWindow* window, QObject* parent);

    void newStore();
    void chooseStore();
    void chooseTable();
    void makeSampleStore();
    // In this window when it is empty, in one of its own otherwise.
    void considerElsewhere(const QString& directory);
    void importRows();
    void exportRows();
    void flush();
    void compactAll();
    void countKeys();
    void verify();
    void checkpoint();
    void cloneToEdit();
    void cloneInto(const QString& target);

private:
    MainWindow* emptyWindow();
    // Logs how the job ended.
    void report(Job* job, std::function<QString()> success);

    MainWindow* m_window;
};

}  // namespace levelscope::gui
