#include "gui/pages/changes/draft_store.h"

#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>

#include "core/env/env.h"
#include "gui/jobs/job.h"

namespace levelscope::gui {

namespace {

constexpr uint64_t kMaxDraftBytes = uint64_t{1} << 32;

QString draftPath(const QString& storeDirectory, const QString& folder) {
    const QString home =
        folder.isEmpty()
            ? QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + QStringLiteral("/drafts")
            : folder;
    const QString canonical = QFileInfo(storeDirectory).canonicalFilePath();
    const QByteArray name = QFile::encodeName(canonical.isEmpty() ? storeDirectory : canonical);
    const QByteArray hash = QCryptographicHash::hash(name, QCryptographicHash::Sha256).toHex().left(24);
    return home + QLatin1Char('/') + QString::fromLatin1(hash) + QStringLiteral(".draft");
}

Status makeFolder(FileSystem& fs, const std::string& path) {
    if (const auto stat = fs.stat(path); stat.ok() && stat->directory)
        return {};
    const std::string parent = parentPath(path);
    if (parent != path && parent != "/" && parent != ".")
        RETURN_IF_ERROR(makeFolder(fs, parent));
    return fs.createDirectory(path);
}

struct Loaded {
    std::optional<Draft> draft;
    Status status;
};

Loaded readDraft(const std::string& path) {
    FileSystem& fs = posixFileSystem();
    if (!fs.stat(path).ok())
        return {};
    const auto bytes = readWholeFile(fs, path, kMaxDraftBytes);
    if (!bytes.ok())
        return {std::nullopt, bytes.status()};
    auto draft = decodeDraft(*bytes);
    if (draft.ok())
        return {std::move(*draft), {}};
    Error error = draft.status().error();
    error.file = path;
    if (const Status aside = fs.rename(path, path + ".damaged"); !aside.ok())
        return {std::nullopt, aside};
    return {std::nullopt, Status(error)};
}

}  // namespace

DraftStore::DraftStore(const QString& storeDirectory, const QString& folder, QObject* parent)
    : QObject(parent), m_directory(storeDirectory), m_path(draftPath(storeDirectory, folder)) {
    m_timer.setSingleShot(true);
    m_timer.setInterval(kDelayMs);
    connect(&m_timer, &QTimer::timeout, this, &DraftStore::start);
}

DraftStore::~DraftStore() {
    if (m_waiting)
        runInBackground(
            nullptr,
            [path = m_path, draft = m_waiting] {
                [[maybe_unused]] const Status status = store(path, *draft);
            },
            [] {});
}

void DraftStore::load(std::function<void(std::optional<Draft>)> found) {
    auto loaded = std::make_shared<Loaded>();
    runInBackground(
        this, [loaded, path = QFile::encodeName(m_path).toStdString()] { *loaded = readDraft(path); },
        [this, loaded, found = std::move(found)] {
            if (!loaded->status.ok())
                Q_EMIT failed(loaded->status);
            found(std::move(loaded->draft));
        });
}

void DraftStore::save(std::vector<Change> changes) {
    auto draft = std::make_shared<Draft>();
    draft->directory = QFile::encodeName(m_directory).toStdString();
    draft->savedMicros = systemClock().wallMicros();
    draft->changes = std::move(changes);
    m_waiting = std::move(draft);
    if (!m_timer.isActive())
        m_timer.start();
}

// One save at a time, so that an older draft never replaces a newer one.
void DraftStore::start() {
    if (m_saving || !m_waiting)
        return;
    m_saving = true;
    auto status = std::make_shared<Status>();
    runInBackground(
        this, [path = m_path, draft = std::move(m_waiting), status] { *status = store(path, *draft); },
        [this, status] {
            m_saving = false;
            if (!status->ok())
                Q_EMIT failed(*status);
            if (!m_timer.isActive())
                start();
        });
    m_waiting = nullptr;
}

Status DraftStore::store(const QString& path, const Draft& draft) {
    FileSystem& fs = posixFileSystem();
    const std::string name = QFile::encodeName(path).toStdString();
    if (draft.changes.empty()) {
        const Status removed = fs.remove(name);
        return removed.is(Code::notFound) ? Status() : removed;
    }
    RETURN_IF_ERROR(makeFolder(fs, parentPath(name)));
    return replaceFile(fs, name, encodeDraft(draft));
}

}  // namespace levelscope::gui
