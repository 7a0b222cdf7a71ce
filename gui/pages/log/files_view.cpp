#include "gui/pages/log/files_view.h"

#include <QItemSelectionModel>
#include <QSplitter>
#include <QTableView>
#include <QVBoxLayout>
#include <algorithm>

#include "core/env/file_system.h"
#include "core/inspect/text_bytes.h"
#include "gui/models/display.h"
#include "gui/models/engine_names.h"
#include "gui/models/file_list_model.h"
#include "gui/pages/file_hex_source.h"
#include "gui/session/store_session.h"
#include "gui/widgets/basic_widgets.h"
#include "gui/widgets/error_banner.h"
#include "gui/widgets/hex_view.h"
#include "gui/widgets/last_column.h"
#include "gui/widgets/table_columns.h"
#include "gui/widgets/theme.h"

namespace levelscope::gui {
namespace {

constexpr int kShownAround = 64;  // edits before and behind the one in hand that are coloured
constexpr int kListWidth = 504;   // all but the date
constexpr int kBytesWidth = 364;  // eight bytes in a row

}  // namespace

FilesView::FilesView(StoreSession* session, QWidget* parent)
    : QWidget(parent),
      m_session(session),
      m_model(new FileListModel(this)),
      m_files(quietTable(m_model, tr("Files of the store"), this)),
      m_error(new ErrorBanner(this)),
      m_title(new ElidedLabel(this)),
      m_hex(new HexView(this)) {
    setColumnWidths(m_files, {136, 160, 92, 84, 160});
    hideLastUnlessItFits(m_files);
    m_hex->setFrameShape(QFrame::NoFrame);
    m_hex->setAccessibleName(tr("Bytes of the file"));
    m_hex->setPlaceholder(tr("This file is empty."));
    setStyleRole(m_hex, "plain");
    auto* splitter = new QSplitter(Qt::Horizontal, this);
    splitter->setHandleWidth(metrics::kPadding);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(titledPane(nullptr, m_files, splitter));
    splitter->addWidget(titledPane(m_title, m_hex, splitter));
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({kListWidth, kBytesWidth});
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::kPadding);
    column->addWidget(m_error);
    column->addWidget(splitter, 1);
    setFocusProxy(m_files);

    connect(m_files->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &FilesView::fileMoved);
    connect(m_files, &QTableView::activated, this, &FilesView::openChosen);
    connect(m_hex, &HexView::selectionChanged, this, [this](quint64 offset) {
        byteMoved(offset);
        Q_EMIT placeChanged();
    });
}

// ---- the list ----

void FilesView::follow() {
    const auto state = m_session->state();
    if ((state->version != m_readOf.lock() || state->logs != m_logsRead) && !m_list.running())
        read();
}

void FilesView::read() {
    m_readOf = m_session->state()->version;
    m_logsRead = m_session->state()->logs;
    m_list.start(
        this, [reader = m_session->reader()](std::stop_token) { return reader->files(); },
        [this](Listing listing) { listed(std::move(listing)); });
}

void FilesView::listed(Listing listing) {
    if (!listing.ok()) {
        m_error->showStatus(listing.status());
        m_pending.reset();
        return;
    }
    if (!m_pending && !m_file.empty())
        m_pending = address();
    m_model->setFiles(std::move(listing).value());
    if (!m_pending && m_model->rowCount() > 0)
        m_files->setCurrentIndex(m_model->index(0, 0));
    goPending();
    follow();
}

void FilesView::go(const Address& address) {
    m_pending = address;
    if (!m_list.running())
        read();
}

void FilesView::goPending() {
    if (!m_pending)
        return;
    const Address wanted = *std::exchange(m_pending, std::nullopt);
    const int row = m_model->rowOf(wanted.file);
    if (row < 0) {
        m_error->showError({tr("%1 is not there.").arg(QString::fromStdString(escapeVisibly(wanted.file))),
                            {},
                            tr("It may have been removed since: the store moved on."),
                            {}});
        return;
    }
    m_error->clear();
    m_files->setCurrentIndex(m_model->index(row, 0));
    m_files->scrollTo(m_model->index(row, 0));
    const uint64_t size = m_model->file(row).size;
    if (wanted.offset < size)
        m_hex->select(wanted.offset, std::clamp<uint64_t>(wanted.length, 1, size - wanted.offset));
    else if (wanted.offset > 0)
        m_title->setText(tr("The file ends before byte %1.").arg(displayNumber(wanted.offset)));
}

// ---- the bytes ----

void FilesView::fileMoved() {
    const QModelIndex chosen = m_files->currentIndex();
    if (!chosen.isValid())
        return;
    const StoreFile& file = m_model->file(chosen.row());
    if (file.name == m_file && m_hex->source() && m_hex->source()->size() == file.size)
        return;
    m_file = file.name;
    m_edits.clear();
    m_editsLoad.cancel();
    const std::string path = joinPath(m_session->reader()->info().directory, file.name);
    m_hex->setSource(file.size == 0 ? nullptr : std::make_shared<FileHexSource>(path, file.size));
    m_title->setText(QString::fromStdString(escapeVisibly(file.name)) + QStringLiteral(" · ") +
                     tr("changed %1").arg(displayMicros(file.modifiedMicros)));
    if (file.kind == "manifest")
        loadEdits(path);
    Q_EMIT placeChanged();
}

void FilesView::loadEdits(const std::string& path) {
    m_editsLoad.start(
        this,
        [path](std::stop_token stop) {
            Edits edits;
            edits.second = readManifestFile(
                posixFileSystem(), path,
                [&](const ManifestRecord& record) {
                    edits.first.push_back(
                        {record.offset, record.length, record.ordinal, record.edit.cause, record.snapshot});
                    return true;
                },
                stop);
            return edits;
        },
        [this](Edits edits) {
            m_edits = std::move(edits.first);
            if (!edits.second.ok())
                m_error->showStatus(edits.second);
            byteMoved(m_hex->cursor());
        });
}

const FilesView::Edit* FilesView::editAt(uint64_t offset) const {
    const auto behind = std::partition_point(m_edits.begin(), m_edits.end(),
                                             [&](const Edit& edit) { return edit.offset <= offset; });
    if (behind == m_edits.begin())
        return nullptr;
    const Edit& edit = *(behind - 1);
    return offset - edit.offset < edit.length ? &edit : nullptr;
}

void FilesView::byteMoved(uint64_t offset) {
    QStringList parts{QString::fromStdString(escapeVisibly(m_file)), tr("0x%1").arg(offset, 0, 16)};
    if (const Edit* edit = editAt(offset)) {
        parts << tr("edit %1").arg(displayNumber(edit->ordinal))
              << (edit->snapshot ? tr("everything there was") : editCauseName(edit->cause))
              << tr("%1 at 0x%2").arg(displaySize(edit->length), QString::number(edit->offset, 16));
        showEdits(*edit);
    }
    m_title->setText(parts.join(QStringLiteral(" · ")));
}

// In two colours in turns, the one in hand in its own.
void FilesView::showEdits(const Edit& centre) {
    const Theme& theme = Theme::current();
    const auto at = &centre - m_edits.data();
    const auto last = std::min<ptrdiff_t>(at + kShownAround, std::ssize(m_edits) - 1);
    QList<HexRange> ranges;
    for (auto i = std::max<ptrdiff_t>(0, at - kShownAround); i <= last; ++i) {
        const Edit& edit = m_edits[static_cast<size_t>(i)];
        ranges.append({edit.offset, edit.length, i == at ? theme.accent : theme.level(i % 2 == 0 ? 3 : 5),
                       tr("edit %1").arg(displayNumber(edit.ordinal))});
    }
    m_hex->setRanges(std::move(ranges));
}

void FilesView::openChosen() {
    const StoreFile& file = m_model->file(m_files->currentIndex().row());
    if (file.kind == "table")
        Q_EMIT openWanted(Address::ofTable(file.number));
    else if (file.kind == "wal")
        Q_EMIT openWanted(Address::ofWalRecord(file.number, 0));
    else if (const Edit* edit = editAt(m_hex->cursor()))
        Q_EMIT openWanted(Address::ofEdit(edit->ordinal));
}

Address FilesView::address() const {
    if (m_file.empty())
        return Address::overview();
    const uint64_t length = m_hex->selectionLength();
    return {.kind = AddressKind::bytes,
            .offset = length == 0 ? m_hex->cursor() : m_hex->selectionStart(),
            .length = std::max<uint64_t>(1, length),
            .file = m_file};
}

QString FilesView::title() const {
    return m_title->text();
}

bool FilesView::settled() const {
    return !m_list.running() && !m_editsLoad.running() && !m_pending && !m_hex->loading();
}

}  // namespace levelscope::gui
