#include "gui/app/app.h"

#include <QApplication>
#include <QDir>

#include "gui/app/language.h"
#include "gui/app/main_window.h"
#include "gui/jobs/job.h"

namespace levelscope::gui {

App::App(const QString& settingsFile, const Overrides& overrides) : m_settingsFile(settingsFile) {
    const LoadedSettings loaded = loadSettings(settingsFile);
    m_settings = loaded.settings;
    m_language = applyLanguage(overrides.language.isEmpty() ? m_settings.language : overrides.language);
    if (!loaded.setAside.isEmpty())
        m_startNotice =
            tr("The settings file could not be understood. It was set aside as %1; the defaults are used.")
                .arg(loaded.setAside);
    ThemeKind theme = m_settings.theme;
    themeFromName(overrides.theme, theme);
    Theme::apply(theme);
    QApplication::setQuitOnLastWindowClosed(false);
}

App::~App() {
    const QList<MainWindow*> windows = m_windows;
    qDeleteAll(windows);
    if (!m_saving)
        return;
    waitForBackgroundTasks();
    if (m_saveAgain)
        saveSettings(m_settingsFile, m_settings);
}

// One at a time, so that the newest is written last.
void App::save() {
    m_saveAgain = m_saving;
    if (m_saving)
        return;
    m_saving = true;
    runInBackground(
        this, [path = m_settingsFile, settings = m_settings] { saveSettings(path, settings); },
        [this] {
            m_saving = false;
            if (m_saveAgain)
                save();
        });
}

void App::change(const std::function<void(Settings&)>& edit) {
    edit(m_settings);
    save();
    Q_EMIT settingsChanged();
}

void App::setTheme(ThemeKind kind) {
    Theme::apply(kind);
    change([kind](Settings& settings) { settings.theme = kind; });
}

void App::setLanguage(const QString& code) {
    m_language = applyLanguage(code);
    change([&code](Settings& settings) { settings.language = code; });
}

MainWindow* App::newWindow() {
    auto* window = new MainWindow(this);
    m_windows.append(window);
    Q_EMIT windowsChanged();
    return window;
}

MainWindow* App::windowOf(const QString& directory) const {
    const QString wanted = QDir(directory).canonicalPath();
    for (MainWindow* window : m_windows) {
        if (window->session() && QDir(window->session()->directory()).canonicalPath() == wanted) {
            window->showNormal();
            window->raise();
            window->activateWindow();
            return window;
        }
    }
    return nullptr;
}

void App::windowClosed(MainWindow* window) {
    if (!m_windows.removeOne(window))
        return;
    Q_EMIT windowsChanged();
    if (m_windows.isEmpty())
        QCoreApplication::quit();
}

void App::quit() {
    const QList<MainWindow*> windows = m_windows;
    for (MainWindow* window : windows)
        window->close();
}

}  // namespace levelscope::gui
