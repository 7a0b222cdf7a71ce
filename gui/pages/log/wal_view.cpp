#include "gui/pages/log/wal_view.h"

#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>
#include <algorithm>

#include "core/env/file_system.h"
#include "core/formats/foreign/file_names.h"
#include "core/version/file_names.h"
#include "gui/models/display.h"
#include "gui/models/wal_batch_model.h"
#include "gui/models/wal_operation_model.h"
#include "gui/pages/file_hex_source.h"
#include "gui/session/store_session.h"
#include "gui/widgets/basic_widgets.h"
#include "gui/widgets/error_banner.h"
#include "gui/widgets/last_column.h"
#include "gui/widgets/table_columns.h"
#include "gui/widgets/theme.h"

namespace levelscope::gui {
namespace {

constexpr int kBatchesWidth = 484;     // all but the time
constexpr int kBytesWidth = 384;       // eight bytes in a row
constexpr int kPreviewPauseMs = 1500;  // a store that is written all the time is not replayed all the time

}  // namespace

WalView::WalView(StoreSession* session, QWidget* parent)
    : QWidget(parent),
      m_session(session),
      m_batchModel(new WalBatchModel(this)),
      m_operationModel(new WalOperationModel(this)) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::kPadding);
    column->addWidget(buildHeader());
    m_error = new ErrorBanner(this);
    column->addWidget(m_error);
    m_stack = new QStackedWidget(this);
    auto* upper = new QSplitter(Qt::Horizontal, m_stack);
    upper->setHandleWidth(metrics::kPadding);
    upper->addWidget(buildBatches());
    upper->addWidget(buildBytes());
    upper->setStretchFactor(1, 1);
    upper->setSizes({kBatchesWidth, kBytesWidth});
    upper->setChildrenCollapsible(false);
    auto* whole = new QSplitter(Qt::Vertical, m_stack);
    whole->setHandleWidth(metrics::kPadding);
    whole->addWidget(upper);
    whole->addWidget(buildOperations());
    whole->setStretchFactor(0, 3);
    whole->setStretchFactor(1, 2);
    whole->setSizes({420, 200});
    whole->setChildrenCollapsible(false);
    m_content = whole;
    m_empty = new EmptyState(QStringLiteral("log"), {}, {}, m_stack);
    m_stack->addWidget(m_content);
    m_stack->addWidget(m_empty);
    column->addWidget(m_stack, 1);
    setFocusProxy(m_batches);
    m_previewTimer.setSingleShot(true);

    connect(&m_previewTimer, &QTimer::timeout, this, &WalView::loadPreview);
    connect(m_batchModel, &WalBatchModel::pageWanted, this, &WalView::loadPage, Qt::QueuedConnection);
    connect(m_batches->selectionModel(), &QItemSelectionModel::currentChanged, this, &WalView::batchMoved);
    connect(m_operations->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &WalView::operationMoved);
    connect(m_operations, &QTableView::activated, this, [this](const QModelIndex& index) {
        Q_EMIT keyWanted(m_operationModel->operation(index.row()).key);
    });
    connect(m_hex, &HexView::selectionChanged, this, [this](quint64 offset, quint64, bool byUser) {
        if (byUser)
            hexMoved(offset);
    });
}

QWidget* WalView::buildHeader() {
    auto* header = new QWidget(this);
    auto* column = new QVBoxLayout(header);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::kGap);
    auto* row = new QHBoxLayout;
    row->setSpacing(metrics::kPadding);
    m_chooser = new QComboBox(header);
    m_chooser->setAccessibleName(tr("Write-ahead log"));
    m_chooser->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_summary = new ElidedLabel(header);
    m_summary->setElideMode(Qt::ElideRight);
    m_showTail = new QPushButton(tr("Show the dropped bytes"), header);
    m_showTail->hide();
    row->addWidget(m_chooser);
    row->addWidget(m_summary, 1);
    row->addWidget(m_showTail);
    m_preview = new ElidedLabel(header);
    m_preview->setElideMode(Qt::ElideRight);
    m_preview->setInk(ElidedLabel::Ink::muted);
    m_preview->setHint(tr("What a recovery would make of all logs: nothing is written"));
    column->addLayout(row);
    column->addWidget(m_preview);
    connect(m_chooser, &QComboBox::activated, this,
            [this](int index) { Q_EMIT logWanted(m_chooser->itemData(index).toULongLong()); });
    connect(m_showTail, &QPushButton::clicked, this, &WalView::showTail);
    return header;
}

QWidget* WalView::buildBatches() {
    m_batches = quietTable(m_batchModel, tr("Batches of the log"), this);
    m_batches->setFont(fixedFont());
    setColumnWidths(m_batches, {56, 88, 112, 96, 80, 176});
    hideLastUnlessItFits(m_batches);
    return titledPane(nullptr, m_batches, this);
}

QWidget* WalView::buildBytes() {
    m_bytesTitle = new ElidedLabel(this);
    m_hex = new HexView(this);
    m_hex->setFrameShape(QFrame::NoFrame);
    m_hex->setAccessibleName(tr("Bytes of the log"));
    setStyleRole(m_hex, "plain");
    return titledPane(m_bytesTitle, m_hex, this);
}

QWidget* WalView::buildOperations() {
    m_operationsTitle = new ElidedLabel(this);
    m_operations = quietTable(m_operationModel, tr("Operations of the batch"), this);
    m_operations->setFont(fixedFont());
    setColumnWidths(m_operations, {104, 104, 216, 240, 72});
    m_operations->horizontalHeader()->setSectionResizeMode(WalOperationModel::ValueColumn,
                                                           QHeaderView::Stretch);
    return titledPane(m_operationsTitle, m_operations, this);
}

// ---- which log ----

void WalView::fillChooser() {
    const auto state = m_session->state();
    const bool own = state->info.format == StoreFormat::native;
    m_chooser->clear();
    for (const uint64_t log : state->logs) {
        m_chooser->addItem(QString::fromStdString(own ? walFileName(log) : foreignFileName(log, ".log")),
                           qulonglong{log});
    }
    m_chooser->setCurrentIndex(m_chooser->findData(qulonglong{m_log}));
    m_chooser->setVisible(m_chooser->count() > 0);
}

void WalView::follow() {
    const auto& logs = m_session->state()->logs;
    const bool known = std::find(logs.begin(), logs.end(), m_log) != logs.end();
    fillChooser();
    if (!known && !m_pending && !m_error->isVisible() && !logs.empty())
        open(logs.back());
    else if (known)
        scan();
    updateSummary();
    if (!m_previewTimer.isActive())
        m_previewTimer.start(m_preview->text().isEmpty() ? 0 : kPreviewPauseMs);
}

void WalView::go(uint64_t log, uint64_t offset) {
    m_pending = offset;
    if (log != m_log || m_error->isVisible())
        return open(log);
    if (offset >= m_known.summary.endOffset)
        scan();  // it may have grown: whoever wrote there may come before the state that tells of it
    goPending();
}

void WalView::open(uint64_t log) {
    m_log = log;
    m_scan.cancel();
    m_page.cancel();
    m_record.cancel();
    m_known = {};
    m_batch = nullptr;
    m_anatomy = {};
    m_hexPending.reset();
    m_error->clear();
    m_applying = true;
    m_batchModel->clear();
    m_operationModel->setBatch(nullptr);
    m_hex->setSource(nullptr);
    m_applying = false;
    m_chooser->setCurrentIndex(m_chooser->findData(qulonglong{log}));
    updateSummary();
    m_find.start(
        this, [reader = m_session->reader(), log](std::stop_token) { return findWal(*reader, log); },
        [this](const WalFile& file) {
            if (!file.status.ok()) {
                showProblem(file.status);
                return;
            }
            m_known.summary.path = file.path;
            m_hex->setSource(std::make_shared<FileHexSource>(file.path, file.size));
            scan();
        });
}

// ---- walking the log ----

void WalView::scan() {
    if (m_log == 0 || m_find.running() || m_error->isVisible())
        return;
    if (m_scan.running()) {
        m_scanAgain = true;
        return;
    }
    m_scan.start(
        this,
        [reader = m_session->reader(), log = m_log, from = m_known.summary.endOffset,
         known = m_known.batches](std::stop_token stop) { return scanWal(*reader, log, from, known, stop); },
        [this](WalScan step) { scanned(std::move(step)); });
}

void WalView::scanned(WalScan step) {
    const bool moved = step.summary.path.empty();
    if (!moved) {
        m_batchModel->extend(step.pageOffsets, m_known.batches + step.batches);
        m_known.batches += step.batches;
        m_known.marks += step.marks;
        m_known.operations += step.operations;
        if (m_known.firstSequence == 0)
            m_known.firstSequence = step.firstSequence;
        m_known.lastSequence = std::max(m_known.lastSequence, step.lastSequence);
        if (m_hex->source() && m_hex->source()->size() != step.summary.fileSize)
            m_hex->setSource(std::make_shared<FileHexSource>(step.summary.path, step.summary.fileSize));
        m_known.summary = step.summary;
        m_known.more = step.more;
    }
    m_known.status = step.status;
    if (!step.status.ok())
        showProblem(step.status);
    updateSummary();
    if (step.more || std::exchange(m_scanAgain, false))
        scan();
    if (m_pending)
        goPending();
    else if (!m_batch && m_known.batches > 0 && !m_batches->currentIndex().isValid())
        m_batches->setCurrentIndex(m_batchModel->index(0, 0));
}

// A file that went is no damage: the store needs it no more, or never did under this number.
void WalView::showProblem(const Status& status) {
    m_pending.reset();
    if (status.is(Code::notFound)) {
        m_error->showError({tr("This log is not there any more: the store moved on."),
                            {},
                            tr("What it held lies in tables now, or in a newer log."),
                            QString::fromStdString(toLogString(status))});
        m_error->setAction(tr("Reload"), [this] {
            m_log = 0;
            m_error->clear();
            m_session->refresh();
            follow();
        });
    } else {
        m_error->showStatus(status);
        m_error->setAction({}, {});
    }
    updateSummary();
}

void WalView::loadPreview() {
    const SequenceNumber last = m_session->state()->info.lastSequence;
    if (m_session->state()->logs.empty() || m_previewLoad.running() || (last == m_previewOf && last != 0))
        return;
    m_previewOf = last;
    m_previewLoad.start(
        this,
        [reader = m_session->reader()](std::stop_token stop) {
            return previewReplay(posixFileSystem(), *reader, stop);
        },
        [this](const Result<ReplayPreview>& result) {
            if (!result.ok())
                return;
            const ReplayPreview& found = result.value();
            if (!found.problem.ok()) {
                m_preview->setText(tr("A recovery would fail: %1").arg(describe(found.problem).what));
                return;
            }
            const QString dropped =
                found.droppedBytes == 0
                    ? tr("nothing would be dropped")
                    : tr("%1 of a torn end would be dropped").arg(displaySize(found.droppedBytes));
            m_preview->setText(
                tr("A recovery now would replay all up to sequence %1 (batches: %2, operations: %3); %4")
                    .arg(displayNumber(found.lastSequence), displayNumber(found.batches),
                         displayNumber(found.operations), dropped));
        });
}

void WalView::updateSummary() {
    const bool any = !m_session->state()->logs.empty();
    const bool walked = any && !m_find.running() && !m_scan.running() && !m_known.more;
    const bool empty = !any || (walked && m_known.batches == 0 && m_known.summary.droppedBytes == 0);
    if (!any)
        m_empty->setTexts(tr("No write-ahead log"),
                          tr("Every write is appended to a log before it reaches the memtable, so that a "
                             "crash loses nothing. This store has none: all it holds lies in tables."));
    else
        m_empty->setTexts(tr("This log is empty"),
                          tr("Every write is appended to a log before it reaches the memtable, so that a "
                             "crash loses nothing. The next one will appear here, as a batch."));
    m_stack->setCurrentWidget(empty && !m_error->isVisible() ? static_cast<QWidget*>(m_empty) : m_content);
    m_summary->setText({});
    m_preview->setVisible(any);
    const WalSummary& summary = m_known.summary;
    m_showTail->setVisible(walked && summary.droppedBytes > 0);
    if (!any || m_known.summary.path.empty())
        return;
    // A log that is being written has room set aside behind its last record.
    const bool roomBehind =
        !m_known.more && summary.end == LogEnd::clean && summary.endOffset < summary.fileSize;
    QStringList parts{roomBehind ? tr("%1, room for %2 set aside")
                                       .arg(displaySize(summary.endOffset), displaySize(summary.fileSize))
                                 : displaySize(summary.fileSize),
                      tr("batches: %1").arg(displayNumber(m_known.batches - m_known.marks)),
                      tr("operations: %1").arg(displayNumber(m_known.operations))};
    if (m_known.marks != 0)
        parts << tr("marks: %1").arg(displayNumber(m_known.marks));
    if (m_known.lastSequence != 0)
        parts << tr("sequences %1 to %2")
                     .arg(displayNumber(m_known.firstSequence), displayNumber(m_known.lastSequence));
    if (m_known.more)
        parts << tr("walked %1")
                     .arg(displayPercent(
                         double(summary.endOffset) / double(std::max<uint64_t>(1, summary.fileSize)), 0));
    else if (summary.end == LogEnd::torn)
        parts << tr("✗ torn end: the last write was cut off, %1 do not count")
                     .arg(displaySize(summary.droppedBytes));
    else if (summary.end == LogEnd::damaged)
        parts << tr("✗ damaged at 0x%1, with good records behind").arg(summary.endOffset, 0, 16);
    else
        parts << tr("✓ ends clean");
    m_summary->setText(parts.join(QStringLiteral(" · ")));
    m_summary->setInk(summary.end == LogEnd::clean ? ElidedLabel::Ink::normal : ElidedLabel::Ink::damage);
}

QString WalView::summary() const {
    return m_summary->text();
}

QString WalView::preview() const {
    return m_preview->text();
}

bool WalView::settled() const {
    const bool previewed =
        !m_previewLoad.running() && (!m_previewTimer.isActive() || !m_preview->text().isEmpty());
    return previewed && !m_find.running() && !m_scan.running() && !m_page.running() && !m_record.running() &&
           !m_pending && !m_hex->loading();
}

}  // namespace levelscope::gui
