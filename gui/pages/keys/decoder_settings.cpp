#include "gui/pages/keys/decoder_settings.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QSettings>
#include <QStandardPaths>
#include <algorithm>

namespace levelscope::gui {

namespace {

QString settingsFile() {
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) +
           QStringLiteral("/levelscope/decoders.ini");
}

QString groupOf(const QString& store) {
    return QString::fromLatin1(QCryptographicHash::hash(store.toUtf8(), QCryptographicHash::Sha1).toHex());
}

// The stores whose rules were kept longest ago make room.
void dropOldest(QSettings& settings) {
    QStringList groups = settings.childGroups();
    if (groups.size() <= kMostStores)
        return;
    const auto age = [&settings](const QString& group) {
        return settings.value(group + QStringLiteral("/kept")).toLongLong();
    };
    std::sort(groups.begin(), groups.end(),
              [&age](const QString& a, const QString& b) { return age(a) < age(b); });
    for (qsizetype i = 0; i + kMostStores < groups.size(); ++i)
        settings.remove(groups[i]);
}

}  // namespace

std::optional<std::vector<DecoderRule>> savedRules(const QString& store) {
    const QSettings settings(settingsFile(), QSettings::IniFormat);
    const QByteArray json = settings.value(groupOf(store) + QStringLiteral("/rules")).toByteArray();
    return json.isEmpty() ? std::nullopt : readRules(json);
}

bool keepRules(const QString& store, const std::vector<DecoderRule>& rules) {
    QSettings settings(settingsFile(), QSettings::IniFormat);
    const QString group = groupOf(store);
    settings.setValue(group + QStringLiteral("/store"), store);
    settings.setValue(group + QStringLiteral("/rules"), saveRules(rules));
    settings.setValue(group + QStringLiteral("/kept"), QDateTime::currentMSecsSinceEpoch());
    dropOldest(settings);
    settings.sync();
    return settings.status() == QSettings::NoError;
}

void forgetRules(const QString& store) {
    QSettings settings(settingsFile(), QSettings::IniFormat);
    settings.remove(groupOf(store));
}

}  // namespace levelscope::gui
