// A real store in a temporary directory, and the model of what is in it.
#pragma once

#include <QtCore/QCryptographicHash>
#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QTemporaryDir>

#include <map>
#include <memory>
#include <string>

#include "core/db/db.h"

namespace levelscope::test {

using Model = std::map<std::string, std::string>;

inline Options smallOptions() {
    Options options = Options::fromPreset("classroom").value();
    options.autoCompaction = false;
    options.infoLog = false;
    return options;
}

inline std::string keyOf(int number) {
    char key[16];
    snprintf(key, sizeof key, "key%05d", number);
    return key;
}

// Several tables on two levels, shadowed versions, tombstones, a range tombstone, and writes that are in the
// log only.
inline Model fill(Db& db, int keys = 300) {
    Model model;
    const auto put = [&](const std::string& key, const std::string& value) {
        if (db.put(key, value).ok())
            model[key] = value;
    };
    for (int i = 0; i < keys; ++i)
        put(keyOf(i), "first " + std::to_string(i));
    CompactionJob job;
    if (!db.flush().ok() || !db.compact({}, job).ok())
        return {};
    for (int i = 0; i < keys; i += 3)
        put(keyOf(i), "second " + std::to_string(i));
    for (int i = 0; i < keys; i += 10)
        if (db.erase(keyOf(i)).ok())
            model.erase(keyOf(i));
    if (db.eraseRange(keyOf(40), keyOf(50)).ok())
        model.erase(model.lower_bound(keyOf(40)), model.lower_bound(keyOf(50)));
    if (!db.flush().ok())
        return {};
    for (int i = 0; i < 10; ++i)
        put("late" + std::to_string(i), "in the log " + std::to_string(i));
    return model;
}

inline Result<std::unique_ptr<Db>> createIn(const std::string& directory,
                                            const Options& options = smallOptions()) {
    return Db::open(directory, options, OpenMode::create);
}

inline Model contentOf(Iterator& iterator) {
    Model content;
    for (iterator.seekToFirst(); iterator.valid(); iterator.next())
        content[std::string(iterator.key())] = iterator.value();
    return content;
}

// Name, size, times of modification and of change, and content hash of every file.
inline QStringList pictureOf(const QString& directory) {
    QStringList picture;
    const auto all =
        QDir(directory).entryInfoList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot, QDir::Name);
    for (const QFileInfo& info : all) {
        QFile file(info.filePath());
        const bool opened = file.open(QIODevice::ReadOnly);
        const QByteArray hash =
            opened ? QCryptographicHash::hash(file.readAll(), QCryptographicHash::Sha256).toHex()
                   : QByteArray();
        picture << QStringLiteral("%1 %2 %3 %4 %5")
                       .arg(info.fileName())
                       .arg(info.size())
                       .arg(info.lastModified().toMSecsSinceEpoch())
                       .arg(info.metadataChangeTime().toMSecsSinceEpoch())
                       .arg(QString::fromLatin1(hash));
    }
    return picture;
}

}  // namespace levelscope::test
