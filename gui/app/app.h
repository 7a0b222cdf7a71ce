// The application: its settings, its windows, its look. One for the whole process, on the GUI thread.
#pragma once

#include <QList>
#include <QObject>
#include <QString>

#include "gui/app/settings.h"
#include "gui/session/store_session.h"

namespace levelscope::gui {

class MainWindow;

class App : public QObject {
    Q_OBJECT
public:
    // Loads the settings and applies theme and language. Overrides of the command line hold for this run and
    // are not saved.
    struct Overrides {
        QString theme;
        QString language;
    };
    explicit App(const QString& settingsFile, const Overrides& overrides = {});
    ~App() override;  // closes the windows; their stores close on workers

    const Settings& settings() const { return m_settings; }
    // Changes are saved soon, on a worker: the file is synced to disk, which may take long.
    void change(const std::function<void(Settings&)>& edit);
    // What the user should be told about the settings file, or empty.
    QString startNotice() const { return m_startNotice; }

    void setTheme(ThemeKind kind);
    void setLanguage(const QString& code);  // empty: the desktop's
    QString language() const { return m_language; }

    MainWindow* newWindow();
    const QList<MainWindow*>& windows() const { return m_windows; }
    // A window that has this folder open, raised; or null.
    MainWindow* windowOf(const QString& directory) const;
    // Called by a window whose last event has come.
    void windowClosed(MainWindow* window);
    void quit();  // closes every window, then the event loop ends

Q_SIGNALS:
    void settingsChanged();
    void windowsChanged();

private:
    void save();

    bool m_saving = false;
    bool m_saveAgain = false;  // changed while a save was under way
    QString m_settingsFile;
    Settings m_settings;
    QString m_startNotice;
    QString m_language;
    QList<MainWindow*> m_windows;
};

}  // namespace levelscope::gui
