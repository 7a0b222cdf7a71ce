// How the batches, the bytes and the operations of a log follow each other.
#include <QTableView>
#include <algorithm>

#include "core/version/file_names.h"
#include "gui/models/display.h"
#include "gui/models/engine_names.h"
#include "gui/models/wal_batch_model.h"
#include "gui/models/wal_operation_model.h"
#include "gui/pages/log/wal_view.h"
#include "gui/session/store_session.h"
#include "gui/widgets/basic_widgets.h"
#include "gui/widgets/error_banner.h"
#include "gui/widgets/theme.h"

namespace levelscope::gui {
namespace {

constexpr uint32_t kShownAround = 64;  // operations before and behind the chosen one that are coloured

QColor colourOf(LogPartKind kind) {
    const Theme& theme = Theme::current();
    switch (kind) {
        case LogPartKind::key: return theme.level(3);
        case LogPartKind::value: return theme.level(5);
        case LogPartKind::operation: return theme.level(6);
        case LogPartKind::check: return theme.level(0);
        case LogPartKind::wallClock:
        case LogPartKind::count:
        case LogPartKind::firstSequence: return theme.level(2);
        case LogPartKind::length:
        case LogPartKind::type:
        case LogPartKind::reserved:
        case LogPartKind::logId:
        case LogPartKind::padding: break;
    }
    return theme.level(1);
}

}  // namespace

uint64_t WalView::offset() const {
    return m_batch ? m_batch->offset : 0;
}

void WalView::loadPage(int page) {
    if (page < 0 || page >= m_batchModel->pages() || m_batchModel->hasPage(page))
        return;
    if (m_page.running() && m_loadingPage != page)
        m_batchModel->abandon(m_loadingPage);
    m_loadingPage = page;
    m_page.start(
        this,
        [reader = m_session->reader(), log = m_log, at = m_batchModel->pageOffset(page)](
            std::stop_token stop) { return readWalPage(*reader, log, at, stop); },
        [this, page](WalPage loaded) { pageLoaded(page, std::move(loaded)); });
}

void WalView::pageLoaded(int page, WalPage loaded) {
    if (loaded.batches.empty() && !loaded.status.ok()) {
        showProblem(loaded.status);
        return;
    }
    m_batchModel->setPage(page, std::move(loaded.batches));
    if (m_pending) {
        goPending();
    } else if (const QModelIndex here = m_batches->currentIndex();
               here.isValid() && here.row() / WalBatchModel::kPage == page) {
        batchMoved(here);
    }
}

// Offsets beyond the last batch lead to it, unless the log is still being walked.
void WalView::goPending() {
    if (!m_pending)
        return;
    const uint64_t wanted = *m_pending;
    const bool walked = !m_find.running() && !m_scan.running() && !m_known.more;
    if (m_batchModel->pages() == 0 || (wanted >= m_known.summary.endOffset && !walked)) {
        if (walked)
            m_pending.reset();
        return;
    }
    const int page = std::max(0, m_batchModel->pageAt(wanted));
    if (!m_batchModel->hasPage(page)) {
        loadPage(page);
        return;
    }
    m_pending.reset();
    int row = m_batchModel->rowAt(wanted);
    if (row < 0)
        row = wanted < m_batchModel->pageOffset(page) ? 0 : m_batchModel->rowCount() - 1;
    if (m_batches->currentIndex().row() == row) {
        batchMoved(m_batchModel->index(row, 0));
    } else {
        m_batches->setCurrentIndex(m_batchModel->index(row, 0));
        m_batches->scrollTo(m_batchModel->index(row, 0), QAbstractItemView::PositionAtCenter);
    }
}

void WalView::batchMoved(const QModelIndex& index) {
    if (m_applying || !index.isValid())
        return;
    const WalBatch* batch = m_batchModel->batch(index.row());
    if (!batch) {
        loadPage(index.row() / WalBatchModel::kPage);
        return;
    }
    if (!m_batch || m_batch->offset != batch->offset)
        loadRecord(batch->offset);
}

void WalView::loadRecord(uint64_t at) {
    m_record.start(
        this,
        [reader = m_session->reader(), path = m_known.summary.path, log = m_log, at](std::stop_token) {
            return readWalRecord(*reader, path, log, at);
        },
        [this](WalRecord record) { showRecord(std::move(record)); });
}

void WalView::showRecord(WalRecord record) {
    if (!record.batch) {
        m_hexPending.reset();
        if (!record.status.ok())
            showProblem(record.status);
        return;
    }
    m_batch = std::move(record.batch);
    m_anatomy = std::move(record.anatomy);
    m_applying = true;
    m_operationModel->setBatch(m_batch);
    m_applying = false;
    m_operationsTitle->setText(recordTitle());
    const std::optional<uint64_t> byte = std::exchange(m_hexPending, std::nullopt);
    showRanges(byte ? -2 : -1);
    if (byte)
        hexMoved(*byte);
    Q_EMIT placeChanged();
}

QString WalView::recordTitle() const {
    QStringList parts;
    if (m_batch->count == 0)
        parts << tr("a mark: everything before it is durable");
    else
        parts << displayCounted(
            tr("%n operation(s), written as one", nullptr, static_cast<int>(m_batch->count)), m_batch->count);
    if (m_batch->wallMicros != 0)
        parts << displayMicros(m_batch->wallMicros);
    if (m_anatomy.fragments.size() > 1)
        parts << tr("in %1 fragments").arg(displayNumber(m_anatomy.fragments.size()));
    const bool sound =
        std::all_of(m_anatomy.fragments.begin(), m_anatomy.fragments.end(),
                    [](const LogFragment& one) { return one.storedCheck == one.computedCheck; });
    if (!m_anatomy.fragments.empty() && sound)
        parts << tr("checksum ✓ %1").arg(m_anatomy.fragments.front().storedCheck, 8, 16, QLatin1Char('0'));
    else if (!m_anatomy.fragments.empty())
        parts << tr("✗ checksum does not match");
    if (m_anatomy.compressed)
        parts << tr("compressed: keys and values have no bytes of their own");
    return parts.join(QStringLiteral(" · "));
}

void WalView::operationMoved(const QModelIndex& index) {
    if (!m_applying && index.isValid())
        showRanges(index.row());
}

// The bytes of the batch, coloured; those of the chosen operation selected, or all of them (-1), or as the
// user has it (-2).
void WalView::showRanges(int operation) {
    const auto centre = static_cast<uint32_t>(std::max(0, operation));
    QList<HexRange> ranges;
    uint64_t from = UINT64_MAX, to = 0;
    for (const LogPart& part : m_anatomy.parts) {
        const bool framing = part.operation == LogPart::kNoOperation;
        if (!framing && (part.operation + kShownAround < centre || part.operation > centre + kShownAround))
            continue;
        ranges.append({part.offset, part.length, colourOf(part.kind), logPartName(part.kind)});
        if (!framing && operation >= 0 && part.operation == centre) {
            from = std::min(from, part.offset);
            to = std::max(to, part.offset + part.length);
        }
    }
    m_hex->setRanges(std::move(ranges));
    if (operation >= 0 && to > from)
        m_hex->select(from, to - from);
    else if (operation == -1)
        m_hex->select(m_batch->offset, m_batch->length);
    m_bytesTitle->setText(
        tr("batch at 0x%1, %2").arg(QString::number(m_batch->offset, 16), displaySize(m_batch->length)));
}

void WalView::hexMoved(quint64 at) {
    if (m_batch && at >= m_batch->offset && at - m_batch->offset < m_batch->length) {
        const auto part = std::find_if(
            m_anatomy.parts.begin(), m_anatomy.parts.end(),
            [&](const LogPart& one) { return at >= one.offset && at - one.offset < one.length; });
        if (part == m_anatomy.parts.end() || part->operation == LogPart::kNoOperation)
            return;
        m_applying = true;
        m_operations->selectRow(static_cast<int>(part->operation));
        m_operations->scrollTo(m_operationModel->index(static_cast<int>(part->operation), 0));
        m_applying = false;
        return;
    }
    if (at >= m_known.summary.endOffset)
        return;
    m_hexPending = at;
    m_pending = at;
    goPending();
}

void WalView::showTail() {
    const WalSummary& summary = m_known.summary;
    m_hex->setRanges({{summary.endOffset, summary.droppedBytes, Theme::current().damage,
                       tr("does not count: no good record begins here")}});
    m_hex->select(summary.endOffset, summary.droppedBytes);
    m_hex->setFocus();
    m_bytesTitle->setText(
        tr("%1 at 0x%2 do not count")
            .arg(displaySize(summary.droppedBytes), QString::number(summary.endOffset, 16)));
}

}  // namespace levelscope::gui
