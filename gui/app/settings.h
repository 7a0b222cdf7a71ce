// What the application remembers: typed, versioned, in one ini file. A file that cannot be understood is set
// aside under another name, and the user is told; nothing of it is lost.
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

#include "gui/widgets/theme.h"

namespace levelscope::gui {

struct Settings {
    static constexpr int kVersion = 1;
    // Of the docks: raise it when they change, and old layouts are dropped.
    static constexpr int kLayoutVersion = 1;
    static constexpr int kMostRecent = 12;

    ThemeKind theme = ThemeKind::light;
    QString language;          // "de", "zh_CN", "en"; empty: the desktop's
    int scalePercent = 100;    // 100 to 300; takes effect at the next start
    QStringList recentStores;  // newest first, absolute paths
    QByteArray geometry;
    QByteArray layout;

    void addRecent(const QString& directory);
};

struct LoadedSettings {
    Settings settings;
    QString setAside;  // where a broken file was moved to; empty: all was well
};

// ~/.config/levelscope/levelscope.ini
QString settingsPath();
LoadedSettings loadSettings(const QString& path);
// False when the file could not be written.
bool saveSettings(const QString& path, const Settings& settings);

QString themeName(ThemeKind kind);  // "light", "dark", "high-contrast"
bool themeFromName(const QString& name, ThemeKind& kind);

}  // namespace levelscope::gui
