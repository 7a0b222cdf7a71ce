#include "gui/dialogs/transfer_dialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>

#include "core/inspect/export_rows.h"
#include "core/inspect/import_rows.h"
#include "gui/models/display.h"
#include "gui/widgets/basic_widgets.h"

namespace levelscope::gui {
namespace {

constexpr int kWidth = 520;

Status importFile(const std::string& path, Db& db, ImportOptions options, ImportReport& report,
                  JobControl& control) {
    ASSIGN_OR_RETURN(const FileStat stat, posixFileSystem().stat(path));
    ASSIGN_OR_RETURN(ByteSource source, fileSource(posixFileSystem(), path));
    options.inputBytes = stat.size;
    ImportWatcher watcher;
    watcher.progress = [&control, size = stat.size](const ImportReport& now) {
        control.setProgress(now.inputBytes, size);
    };
    return importRows(posixFileSystem(), db, std::move(source), options, watcher, report,
                      control.stopToken());
}

Status exportFile(const std::string& path, const StoreReader& reader, const KeyRange& range,
                  const RowOptions& options, ExportReport& report, JobControl& control) {
    ASSIGN_OR_RETURN(const auto file, NewFile::create(posixFileSystem(), path));
    IteratorOptions walk;
    walk.range = range;
    walk.fillCache = false;
    const std::unique_ptr<Iterator> iterator = reader.iterator(walk);
    const auto sink = [&file](std::string_view bytes) { return file->append(bytes); };
    const uint64_t expected = reader.info().approximateKeys;
    const auto progress = [&](const ExportReport& now) {
        control.setProgress(now.rows, std::max(expected, now.rows));
    };
    ASSIGN_OR_RETURN(report, exportRows(*iterator, options, sink, progress, control.stopToken()));
    return file->commit();
}

}  // namespace

TransferDialog::TransferDialog(Direction direction, StoreSession* session, QWidget* parent)
    : QDialog(parent),
      m_direction(direction),
      m_session(session),
      m_file(new QLineEdit(this)),
      m_format(new QComboBox(this)),
      m_encoding(new QComboBox(this)),
      m_prefix(new QLineEdit(this)),
      m_skipBad(new QCheckBox(tr("Go on after lines that cannot be read, and count them"), this)),
      m_buttons(new QDialogButtonBox(QDialogButtonBox::Cancel, this)) {
    const bool in = direction == Direction::in;
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(in ? tr("Import rows") : tr("Export rows"));
    setMinimumWidth(kWidth);
    m_format->addItem(tr("JSON lines: {\"key\": …, \"value\": …}"), int(RowFormat::jsonl));
    m_format->addItem(tr("CSV, with a header line"), int(RowFormat::csv));
    m_format->addItem(tr("TSV, with a header line"), int(RowFormat::tsv));
    m_encoding->addItem(tr("as text"), int(BytesEncoding::text));
    m_encoding->addItem(tr("as hexadecimal"), int(BytesEncoding::hex));
    m_encoding->addItem(tr("as Base64"), int(BytesEncoding::base64));
    m_prefix->setPlaceholderText(tr("all keys"));
    auto* browseButton = new QPushButton(tr("Browse…"), this);
    auto* fileRow = new QHBoxLayout;
    fileRow->addWidget(m_file, 1);
    fileRow->addWidget(browseButton);
    auto* form = new QFormLayout(this);
    form->addRow(tr("File"), fileRow);
    form->addRow(tr("Format"), m_format);
    form->addRow(tr("Keys and values"), m_encoding);
    if (in) {
        form->addRow(m_skipBad);
        m_prefix->hide();
    } else {
        form->addRow(tr("Prefix"), m_prefix);
        m_skipBad->hide();
    }
    auto* go = m_buttons->addButton(in ? tr("Import") : tr("Export"), QDialogButtonBox::AcceptRole);
    go->setProperty("role", QLatin1String("primary"));
    form->addRow(m_buttons);
    connect(browseButton, &QPushButton::clicked, this, &TransferDialog::browse);
    connect(m_file, &QLineEdit::textChanged, this, &TransferDialog::update);
    connect(m_buttons, &QDialogButtonBox::accepted, this, &TransferDialog::start);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    update();
}

void TransferDialog::setFile(const QString& path) {
    m_file->setText(path);
    const QString suffix = QFileInfo(path).suffix().toLower();
    if (suffix == QLatin1String("csv"))
        m_format->setCurrentIndex(1);
    else if (suffix == QLatin1String("tsv") || suffix == QLatin1String("txt"))
        m_format->setCurrentIndex(2);
    else if (suffix.startsWith(QLatin1String("json")))
        m_format->setCurrentIndex(0);
}

void TransferDialog::browse() {
    auto* dialog = new QFileDialog(this, windowTitle());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(m_direction == Direction::in ? QFileDialog::AcceptOpen : QFileDialog::AcceptSave);
    dialog->setFileMode(m_direction == Direction::in ? QFileDialog::ExistingFile : QFileDialog::AnyFile);
    connect(dialog, &QFileDialog::fileSelected, this, &TransferDialog::setFile);
    dialog->open();
}

void TransferDialog::update() {
    for (QAbstractButton* button : m_buttons->buttons()) {
        if (m_buttons->buttonRole(button) == QDialogButtonBox::AcceptRole)
            button->setEnabled(!m_file->text().trimmed().isEmpty());
    }
}

RowOptions TransferDialog::rowOptions() const {
    RowOptions options;
    options.format = RowFormat(m_format->currentData().toInt());
    options.keyEncoding = BytesEncoding(m_encoding->currentData().toInt());
    options.valueEncoding = options.keyEncoding;
    return options;
}

void TransferDialog::start() {
    if (m_session && m_direction == Direction::in)
        startImport();
    else if (m_session)
        startExport();
    accept();
}

void TransferDialog::startImport() {
    ImportOptions options;
    options.rows = rowOptions();
    options.skipBad = m_skipBad->isChecked();
    auto report = std::make_shared<ImportReport>();
    const std::string path = QFile::encodeName(m_file->text().trimmed()).toStdString();
    const auto work = [db = m_session->db(), path, options, report](JobControl& control) {
        return importFile(path, *db, options, *report, control);
    };
    const QString name = QFileInfo(m_file->text()).fileName();
    Job* job = m_session->jobs()->start(tr("Import %1").arg(name), JobUnit::bytes, false, work);
    connect(job, &Job::finished, m_session, [session = m_session, report](const Job*) {
        session->refresh();
        if (report->bad.line > 0)
            Q_EMIT session->logged(tr("Line %1 could not be read; the %2 rows before it are in the store.")
                                       .arg(displayNumber(report->bad.line), displayNumber(report->rows)));
    });
    Q_EMIT started(job, [report] {
        const QString rows = tr("%1 rows imported").arg(displayNumber(report->rows));
        return report->skipped == 0 ? rows : tr("%1, %2 skipped").arg(rows, displayNumber(report->skipped));
    });
}

void TransferDialog::startExport() {
    auto report = std::make_shared<ExportReport>();
    const std::string path = QFile::encodeName(m_file->text().trimmed()).toStdString();
    const KeyRange range = KeyRange::withPrefix(m_prefix->text().toStdString());
    const auto work = [reader = m_session->reader(), path, range, options = rowOptions(),
                       report](JobControl& control) {
        return exportFile(path, *reader, range, options, *report, control);
    };
    const QString name = QFileInfo(m_file->text()).fileName();
    Job* job = m_session->jobs()->start(tr("Export %1").arg(name), JobUnit::keys, false, work);
    Q_EMIT started(job, [report] {
        return tr("%1 rows exported, %2").arg(displayNumber(report->rows), displaySize(report->bytes));
    });
}

}  // namespace levelscope::gui
