#include "gui/app/settings.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSettings>
#include <QStandardPaths>

namespace levelscope::gui {
namespace {

constexpr int kSmallestScale = 100;
constexpr int kLargestScale = 300;

// The first free name beside the file.
QString asideName(const QString& path) {
    for (int i = 1;; ++i) {
        const QString name = QStringLiteral("%1.broken-%2").arg(path).arg(i);
        if (!QFileInfo::exists(name))
            return name;
    }
}

bool read(QSettings& file, Settings& settings) {
    bool isNumber = false;
    const int version = file.value(QStringLiteral("version")).toInt(&isNumber);
    if (file.status() != QSettings::NoError || !isNumber || version < 1 || version > Settings::kVersion)
        return false;
    if (!themeFromName(file.value(QStringLiteral("theme"), QStringLiteral("light")).toString(),
                       settings.theme))
        return false;
    settings.language = file.value(QStringLiteral("language")).toString();
    const int scale = file.value(QStringLiteral("scale"), kSmallestScale).toInt(&isNumber);
    if (!isNumber)
        return false;
    settings.scalePercent = qBound(kSmallestScale, scale, kLargestScale);
    settings.recentStores = file.value(QStringLiteral("recent")).toStringList().mid(0, Settings::kMostRecent);
    settings.geometry = file.value(QStringLiteral("window/geometry")).toByteArray();
    if (file.value(QStringLiteral("window/layoutVersion")).toInt() == Settings::kLayoutVersion)
        settings.layout = file.value(QStringLiteral("window/layout")).toByteArray();
    return true;
}

}  // namespace

void Settings::addRecent(const QString& directory) {
    recentStores.removeAll(directory);
    recentStores.prepend(directory);
    recentStores = recentStores.mid(0, kMostRecent);
}

QString settingsPath() {
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) +
           QStringLiteral("/levelscope/levelscope.ini");
}

LoadedSettings loadSettings(const QString& path) {
    if (!QFileInfo::exists(path))
        return {};
    Settings settings;
    bool understood = false;
    {
        QSettings file(path, QSettings::IniFormat);
        understood = read(file, settings);
    }
    if (understood)
        return {settings, {}};
    const QString aside = asideName(path);
    QFile::rename(path, aside);
    return {{}, aside};
}

bool saveSettings(const QString& path, const Settings& settings) {
    QDir().mkpath(QFileInfo(path).absolutePath());
    QSettings file(path, QSettings::IniFormat);
    file.setValue(QStringLiteral("version"), Settings::kVersion);
    file.setValue(QStringLiteral("theme"), themeName(settings.theme));
    file.setValue(QStringLiteral("language"), settings.language);
    file.setValue(QStringLiteral("scale"), settings.scalePercent);
    file.setValue(QStringLiteral("recent"), settings.recentStores);
    file.setValue(QStringLiteral("window/geometry"), settings.geometry);
    file.setValue(QStringLiteral("window/layoutVersion"), Settings::kLayoutVersion);
    file.setValue(QStringLiteral("window/layout"), settings.layout);
    file.sync();
    return file.status() == QSettings::NoError;
}

QString themeName(ThemeKind kind) {
    switch (kind) {
        case ThemeKind::dark: return QStringLiteral("dark");
        case ThemeKind::highContrast: return QStringLiteral("high-contrast");
        case ThemeKind::light: break;
    }
    return QStringLiteral("light");
}

bool themeFromName(const QString& name, ThemeKind& kind) {
    for (const ThemeKind each : {ThemeKind::light, ThemeKind::dark, ThemeKind::highContrast}) {
        if (themeName(each) == name) {
            kind = each;
            return true;
        }
    }
    return false;
}

}  // namespace levelscope::gui
