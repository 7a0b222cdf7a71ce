// What the tests of other engines' stores share.
#pragma once

#include <QTest>
#include <QtCore/QDir>
#include <QtCore/QFile>

#include <set>
#include <string>
#include <vector>

#include "core/base/damage_log.h"
#include "core/formats/store_reader.h"
#include "core/inspect/digest.h"
#include "tests/core/formats/store_fixture.h"

namespace levelscope::test {

using Pairs = std::vector<std::pair<std::string, std::string>>;

inline Pairs forwards(Iterator& iterator) {
    Pairs pairs;
    for (iterator.seekToFirst(); iterator.valid(); iterator.next())
        pairs.emplace_back(iterator.key(), iterator.value());
    return pairs;
}

inline Pairs backwards(Iterator& iterator) {
    Pairs pairs;
    for (iterator.seekToLast(); iterator.valid(); iterator.prev())
        pairs.emplace_back(iterator.key(), iterator.value());
    std::reverse(pairs.begin(), pairs.end());
    return pairs;
}

// Look-ups, with and without the owner's filters, against a walk at the same sequence: of hundreds of the
// keys that are there or once were, and of one that never was behind each. Empty, or the first that differs.
inline QString differingLookUp(const StoreReader& store, SequenceNumber sequence = 0) {
    const auto walk = [&store](SequenceNumber at) {
        IteratorOptions options;
        options.atSequence = at;
        const Pairs pairs = forwards(*store.iterator(options));
        return Model(pairs.begin(), pairs.end());
    };
    const Model wanted = walk(sequence);
    std::set<std::string> keys;
    const SequenceNumber last = store.info().lastSequence;
    for (const SequenceNumber at : {SequenceNumber{0}, last / 2, last / 4 * 3, last / 4})
        for (const auto& [key, value] : walk(at))
            keys.insert({key, key + '\0'});
    const auto differs = [&](const std::string& key) {
        const auto expected = wanted.find(key);
        ReadTrace deaf;
        for (ReadTrace* trace : {static_cast<ReadTrace*>(nullptr), &deaf}) {
            PinnedValue value;
            const Status got = store.get(key, sequence, value, trace);
            if (expected == wanted.end() ? !got.is(Code::notFound)
                                         : !got.ok() || value.view() != expected->second)
                return true;
        }
        return false;
    };
    size_t count = 0;
    const size_t step = 1 + keys.size() / 601;
    for (const std::string& key : keys)
        if (count++ % step == 0 && differs(key))
            return QString::fromStdString(key);
    return {};
}

// Everything a page would ask of a store; must neither crash nor hang, whatever the bytes are.
inline void tour(const StoreReader& store) {
    static_cast<void>(store.info());
    static_cast<void>(store.files());
    static_cast<void>(store.levels());
    for (const std::string& name : store.families()) {
        const std::shared_ptr<StoreReader> family = store.family(name);
        if (!family)
            continue;
        forwards(*family->iterator());
        backwards(*family->iterator());
        IteratorOptions around;
        around.damage = std::make_shared<DamageLog>();
        const auto rest = family->iterator(around);
        forwards(*rest);
        backwards(*rest);
        rest->seek("key00001");
        static_cast<void>(family->keyAt(family->positionOf("k")));
        static_cast<void>(family->history("key00001"));
        PinnedValue value;
        ReadTrace deaf;
        static_cast<void>(family->get("key00001", 0, value, &deaf));
        const auto version = family->version();
        for (int level = 0; level < version->levels(); ++level)
            for (const TablePtr& table : version->level(level)) {
                const auto anatomy = family->tableAnatomy(table->number);
                if (!anatomy.ok())
                    continue;
                static_cast<void>((*anatomy)->properties());
                static_cast<void>((*anatomy)->gaps());
                if (const auto filter = (*anatomy)->filter(); filter.ok())
                    static_cast<void>(TableAnatomy::probes(*filter, "key00001"));
                auto blocks = (*anatomy)->blocks();
                for (size_t i = 0; blocks.ok() && i < blocks->size(); ++i)
                    if (const auto bytes = (*anatomy)->readBlock((*blocks)[i]); bytes.ok()) {
                        static_cast<void>((*anatomy)->fields((*blocks)[i], *bytes));
                        if ((*blocks)[i].kind == BlockKind::data)
                            static_cast<void>((*anatomy)->entries(*bytes));
                    }
            }
    }
    for (const uint64_t log : store.logs())
        static_cast<void>(store.readLog(log, {}));
    static_cast<void>(store.readManifest([](const ManifestRecord&) { return true; }));
}

// Flips single bits and cuts the files of a store, one at a time, and looks at it: what comes is what was
// there, or an error says that it is not. Returns how many changes were not noticed and gave other data.
inline int countSilentDamage(const QString& directory, int samples, const std::string& soundDigest) {
    int silent = 0;
    const QFileInfoList files = QDir(directory).entryInfoList(QDir::Files, QDir::Name);
    uint64_t state = 12345;
    const auto random = [&state](uint64_t below) {
        state = state * 6364136223846793005u + 1442695040888963407u;
        return below == 0 ? 0 : (state >> 33) % below;
    };
    for (int i = 0; i < samples; ++i) {
        const QFileInfo& info = files[static_cast<qsizetype>(random(static_cast<uint64_t>(files.size())))];
        if (info.size() == 0 || info.fileName() == "LOG" || info.fileName() == "LOCK")
            continue;
        QFile file(info.filePath());
        if (!file.open(QIODevice::ReadOnly))
            return -1;
        const QByteArray sound = file.readAll();
        file.close();
        QByteArray damaged = sound;
        const auto at = static_cast<qsizetype>(random(static_cast<uint64_t>(sound.size())));
        const bool cut = random(4) == 0;
        if (cut)
            damaged.truncate(at);
        else
            damaged[at] = static_cast<char>(damaged[at] ^ (1 << random(8)));
        const auto write = [&file](const QByteArray& bytes) {
            return file.open(QIODevice::WriteOnly | QIODevice::Truncate) &&
                   file.write(bytes) == bytes.size() && (file.close(), true);
        };
        if (!write(damaged))
            return -1;
        if (const auto store = openStore(posixFileSystem(), directory.toStdString()); store.ok()) {
            tour(**store);
            const auto digest = digestOf(*(*store)->iterator());
            // A log or manifest that ends early is what a crash leaves; nothing tells it from a cut.
            const bool mayEndEarly = !info.fileName().endsWith(".ldb") && !info.fileName().endsWith(".sst");
            if (digest.ok() && digest->sha256 != soundDigest && !mayEndEarly) {
                qWarning("%s at %lld%s", qPrintable(info.fileName()), static_cast<long long>(at),
                         cut ? " cut" : "");
                ++silent;
            }
        }
        if (!write(sound))
            return -1;
    }
    return silent;
}

}  // namespace levelscope::test
