// A write-ahead log three ways at once, linked both ways: its batches, its bytes, and the operations of the
// batch in hand. How the log ends, and what a recovery would make of all logs, is told above.
//
// Lazy: a log is walked once, in steps on workers, to learn where its batches lie; batches and bytes are read
// when they are looked at. It follows a log that is being written.
#pragma once

#include <QTimer>
#include <QWidget>
#include <memory>
#include <optional>

#include "gui/jobs/job.h"
#include "gui/pages/log/wal_loader.h"
#include "gui/widgets/hex_view.h"

class QComboBox;
class QLabel;
class QPushButton;
class QStackedWidget;
class QTableView;

namespace levelscope::gui {

class ElidedLabel;
class EmptyState;
class ErrorBanner;
class StoreSession;
class WalBatchModel;
class WalOperationModel;

class WalView : public QWidget {
    Q_OBJECT
public:
    WalView(StoreSession* session, QWidget* parent);

    // Follows the logs of the session; opens the newest that holds something when none is open.
    void follow();
    // Goes there as soon as the log is walked that far; offset 0: its beginning.
    void go(uint64_t log, uint64_t offset);
    uint64_t log() const { return m_log; }
    uint64_t offset() const;  // of the batch in hand
    bool settled() const;

    QString summary() const;
    QString preview() const;
    QComboBox* chooser() const { return m_chooser; }
    QTableView* batches() const { return m_batches; }
    QTableView* operations() const { return m_operations; }
    HexView* hex() const { return m_hex; }
    ErrorBanner* error() const { return m_error; }
    QPushButton* tailButton() const { return m_showTail; }

Q_SIGNALS:
    void placeChanged();
    void logWanted(quint64 log);  // the user chose another one
    void keyWanted(const std::string& key);

private:
    // wal_view.cpp
    QWidget* buildHeader();
    QWidget* buildBatches();
    QWidget* buildBytes();
    QWidget* buildOperations();
    void fillChooser();
    void open(uint64_t log);
    void scan();
    void scanned(WalScan scan);
    void loadPreview();
    void updateSummary();
    void showProblem(const Status& status);

    // wal_view_places.cpp
    void loadPage(int page);
    void pageLoaded(int page, WalPage loaded);
    void goPending();
    void batchMoved(const QModelIndex& index);
    void operationMoved(const QModelIndex& index);
    void hexMoved(quint64 offset);
    void loadRecord(uint64_t offset);
    void showRecord(WalRecord record);
    void showRanges(int operation);
    void showTail();
    QString recordTitle() const;

    StoreSession* m_session;
    WalBatchModel* m_batchModel;
    WalOperationModel* m_operationModel;
    QComboBox* m_chooser = nullptr;
    ElidedLabel* m_summary = nullptr;
    ElidedLabel* m_preview = nullptr;
    QPushButton* m_showTail = nullptr;
    ErrorBanner* m_error = nullptr;
    QStackedWidget* m_stack = nullptr;
    QWidget* m_content = nullptr;
    EmptyState* m_empty = nullptr;
    QTableView* m_batches = nullptr;
    ElidedLabel* m_bytesTitle = nullptr;
    HexView* m_hex = nullptr;
    ElidedLabel* m_operationsTitle = nullptr;
    QTableView* m_operations = nullptr;

    uint64_t m_log = 0;
    WalScan m_known;  // all steps so far; pageOffsets are the model's
    std::shared_ptr<const WalBatch> m_batch;
    LogRecordAnatomy m_anatomy;
    std::optional<uint64_t> m_pending;     // offset to go to
    std::optional<uint64_t> m_hexPending;  // byte whose operation is wanted, once its batch is read
    bool m_applying = false;
    bool m_scanAgain = false;
    SequenceNumber m_previewOf = 0;
    QTimer m_previewTimer;
    Latest<WalFile> m_find;
    Latest<WalScan> m_scan;
    Latest<WalPage> m_page;
    int m_loadingPage = -1;
    Latest<WalRecord> m_record;
    Latest<Result<ReplayPreview>> m_previewLoad;
};

}  // namespace levelscope::gui
