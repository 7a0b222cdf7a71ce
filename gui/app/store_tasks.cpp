#include "gui/app/store_tasks.h"

#include <QFileDialog>

#include "core/inspect/clone_store.h"
#include "gui/app/app.h"
#include "gui/app/dock_area.h"
#include "gui/app/log_panel.h"
#include "gui/app/main_window.h"
#include "gui/app/status_panel.h"
#include "gui/dialogs/start_screen.h"
#include "gui/dialogs/transfer_dialog.h"
#include "gui/models/display.h"
#include "gui/pages/verify/verify_page.h"
#include "gui/session/steered_job.h"

namespace levelscope::gui {
namespace {

constexpr uint64_t kCountStep = 4096;

struct Count {
    uint64_t keys = 0;
    SequenceNumber sequence = 0;
};

Status countAll(const StoreReader& reader, Count& count, JobControl& control) {
    const StoreInfo info = reader.info();
    count.sequence = info.lastSequence;
    const std::unique_ptr<Iterator> iterator = reader.iterator();
    iterator->setStop(control.stopToken());
    for (iterator->seekToFirst(); iterator->valid(); iterator->next()) {
        if (++count.keys % kCountStep != 0)
            continue;
        if (control.stopRequested())
            return Status::cancelled();
        control.setProgress(count.keys, std::max(info.approximateKeys, count.keys));
    }
    return iterator->status();
}

}  // namespace

StoreTasks::StoreTasks(MainWindow* window, QObject* parent) : QObject(parent), m_window(window) {}

MainWindow* StoreTasks::emptyWindow() {
    if (!m_window->session() && !m_window->opening())
        return m_window;
    MainWindow* other = m_window->app()->newWindow();
    other->show();
    return other;
}

void StoreTasks::newStore() {
    emptyWindow()->startScreen()->showNewStore();
}

void StoreTasks::makeSampleStore() {
    emptyWindow()->startScreen()->makeSampleStore();
}

void StoreTasks::considerElsewhere(const QString& directory) {
    if (!m_window->app()->windowOf(directory))
        emptyWindow()->considerStore(directory);
}

void StoreTasks::chooseStore() {
    auto* dialog = new QFileDialog(m_window, tr("Open a store"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    connect(dialog, &QFileDialog::fileSelected, this, &StoreTasks::considerElsewhere);
    dialog->open();
}

void StoreTasks::chooseTable() {
    auto* dialog = new QFileDialog(m_window, tr("Open a table file"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilter(tr("SSTables (*.lst)"));
    connect(dialog, &QFileDialog::fileSelected, this, &StoreTasks::considerElsewhere);
    dialog->open();
}

void StoreTasks::report(Job* job, std::function<QString()> success) {
    connect(
        job, &Job::finished, m_window, [window = m_window, success = std::move(success)](const Job* ended) {
            const bool ok = ended->result().ok();
            const QString line =
                ok ? success() : QStringLiteral("%1: %2").arg(ended->title(), describe(ended->result()).what);
            window->docks()->log()->append(line, ended->state() == Job::State::failed);
            window->say(line);
        });
}

void StoreTasks::flush() {
    report(m_window->session()->flush(), [] { return tr("The memtable is in tables now."); });
}

void StoreTasks::compactAll() {
    Job* job = m_window->session()->compact({.kind = CompactionReason::manualAll}, tr("Compact everything"));
    report(job, [] { return tr("Everything is compacted."); });
}

void StoreTasks::countKeys() {
    StoreSession* session = m_window->session();
    auto count = std::make_shared<Count>();
    Job* job = m_window->jobs()->start(tr("Count keys"), JobUnit::keys, false,
                                       [reader = session->reader(), count](JobControl& control) {
                                           return countAll(*reader, *count, control);
                                       });
    connect(job, &Job::finished, session, [window = m_window, count](const Job* ended) {
        if (ended->result().ok())
            window->status()->setExactCount(count->keys, count->sequence);
    });
    report(job, [count] {
        return tr("%1 keys, counted at sequence %2.")
            .arg(displayNumber(count->keys), displayNumber(count->sequence));
    });
}

// On its page, which tells what was found.
void StoreTasks::verify() {
    const QString id = QStringLiteral("verify");
    m_window->showPage(id);
    auto* page = qobject_cast<VerifyPage*>(m_window->page(id));
    if (Job* job = page ? page->verify() : nullptr)
        report(job, [page = QPointer<VerifyPage>(page)] { return page ? page->summary() : QString(); });
}

void StoreTasks::checkpoint() {
    auto* dialog = new QFileDialog(m_window, tr("Make a checkpoint: a new folder for the copy"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& target) {
        if (!m_window->session() || !m_window->session()->canEdit())
            return;
        Job* job = startSteered<CheckpointJob>(
            m_window->jobs(), tr("Make a checkpoint"), JobUnit::none, false,
            [db = m_window->session()->db(), target](CheckpointJob& steering) {
                return db->checkpoint(QFile::encodeName(target).toStdString(), steering);
            });
        report(job, [target] { return tr("The copy is in %1.").arg(target); });
    });
    dialog->open();
}

void StoreTasks::cloneToEdit() {
    auto* dialog = new QFileDialog(m_window, tr("Clone to edit: a new folder for a store of Levelscope"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this, &StoreTasks::cloneInto);
    dialog->open();
}

void StoreTasks::cloneInto(const QString& target) {
    const StoreSession* session = m_window->session();
    if (!session || !session->isNeverWritten())
        return;
    auto result = std::make_shared<StoreDigest>();
    const std::string directory = QFile::encodeName(target).toStdString();
    const auto work = [reader = session->reader(), directory, result](JobControl& control) -> Status {
        const auto progress = [&control](const CloneProgress& done) {
            control.setProgress(done.keys, std::max(done.keys, done.expectedKeys));
        };
        ASSIGN_OR_RETURN(*result, cloneStore(*reader, directory, {}, progress, control.stopToken()));
        return {};
    };
    Job* job = m_window->jobs()->start(tr("Clone to edit"), JobUnit::keys, false, work);
    report(job, [result, directory] {
        return tr("%1 keys cloned into %2; the digest of both is %3.")
            .arg(displayNumber(result->keys), displayBytes(directory, 80),
                 QString::fromStdString(result->sha256));
    });
    connect(job, &Job::finished, this, [this, target](const Job* ended) {
        if (ended->result().ok())
            considerElsewhere(target);
    });
}

void StoreTasks::importRows() {
    auto* dialog = new TransferDialog(TransferDialog::Direction::in, m_window->session(), m_window);
    connect(dialog, &TransferDialog::started, this,
            [this](Job* job, const std::function<QString()>& success) { report(job, success); });
    dialog->open();
}

void StoreTasks::exportRows() {
    auto* dialog = new TransferDialog(TransferDialog::Direction::out, m_window->session(), m_window);
    connect(dialog, &TransferDialog::started, this,
            [this](Job* job, const std::function<QString()>& success) { report(job, success); });
    dialog->open();
}

}  // namespace levelscope::gui
