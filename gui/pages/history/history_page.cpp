#include "gui/pages/history/history_page.h"

#include <QDateTime>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>
#include <algorithm>

#include "gui/models/display.h"
#include "gui/models/engine_names.h"
#include "gui/models/key_text.h"
#include "gui/pages/no_tables.h"
#include "gui/session/store_session.h"
#include "gui/widgets/basic_widgets.h"
#include "gui/widgets/cell_delegate.h"
#include "gui/widgets/diff_view.h"
#include "gui/widgets/error_banner.h"
#include "gui/widgets/segmented_bar.h"
#include "gui/widgets/table_columns.h"
#include "gui/widgets/theme.h"

namespace levelscope::gui {
namespace {

constexpr size_t kTriedKeys = 2000;  // in search of one with several versions, for the showcase

// The level's swatch before the place; versions that nobody sees fade.
class VersionDelegate final : public CellDelegate {
public:
    explicit VersionDelegate(QObject* parent) : CellDelegate(HistoryModel::DeletionRole, parent) {}

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override {
        CellDelegate::initStyleOption(option, index);
        if (const int level = index.data(HistoryModel::LevelRole).toInt();
            index.column() == HistoryModel::PlaceColumn && level >= 0) {
            option->icon = levelIcon(level);
            option->features |= QStyleOptionViewItem::HasDecoration;
        }
        if (index.data(HistoryModel::FadedRole).toBool())
            option->palette.setColor(QPalette::Text, Theme::current().muted);
    }
};

// A key with several versions if one is near, else any.
std::string tellingKey(const StoreReader& reader, const std::stop_token& stop) {
    std::string any;
    const std::unique_ptr<Iterator> iterator = reader.iterator();
    size_t tried = 0;
    for (iterator->seekToFirst(); iterator->valid() && !stop.stop_requested(); iterator->next()) {
        if (any.empty())
            any = iterator->key();
        const auto versions = reader.history(iterator->key(), 0);
        if (versions.ok() && versions->size() > 1)
            return std::string(iterator->key());
        if (++tried == kTriedKeys)
            break;
    }
    return any;
}

}  // namespace

HistoryPage::HistoryPage(StoreSession* session, ChangeSet* changes, QWidget* parent)
    : Page(parent),
      m_session(session),
      m_changes(changes),
      m_header(new PageHeader(tr("History"), this)),
      m_keyBox(new QLineEdit(this)),
      m_format(new SegmentedBar(this)),
      m_show(new QPushButton(tr("Show"), this)),
      m_restore(new QPushButton(tr("Restore this version"), this)),
      m_explain(new QPushButton(themedIcon(QStringLiteral("explain")), tr("Explain"), this)),
      m_error(new ErrorBanner(this)),
      m_stack(new QStackedWidget(this)),
      m_empty(new EmptyState(QStringLiteral("history"), {}, {}, this)),
      m_takeKey(m_empty->addAction(tr("Take a key of this store"), [this] { prepareShowcase({}); })),
      m_model(new HistoryModel(this)) {
    invite();
    m_restore->setToolTip(plainToolTip(
        m_session->canEdit()
            ? tr("Stages the value of the chosen version as a change; it is written with the others")
            : tr("The store is open for inspection only: nothing can be restored")));
    m_restore->setVisible(!m_session->isNeverWritten());
    m_header->addControl(m_explain);
    m_header->addControl(m_restore);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(4 * metrics::kGap, metrics::kPadding, 4 * metrics::kGap, metrics::kPadding);
    column->setSpacing(metrics::kPadding);
    column->addWidget(m_header);
    buildQuestion();
    column->addWidget(m_error);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(buildAnswer());
    column->addWidget(m_stack, 1);
    setFocusProxy(m_keyBox);
    m_explain->setEnabled(false);
    updateRestore();
    connect(m_restore, &QPushButton::clicked, this, &HistoryPage::restore);
    connect(m_explain, &QPushButton::clicked, this, [this] {
        const int row = m_list->currentIndex().row();
        Q_EMIT showAddress(
            Address::ofExplanation(m_key, row > 0 ? m_model->version(row).judged.version.sequence : 0));
    });
    connect(m_session, &StoreSession::stateChanged, this, [this] {
        invite();
        if (m_asked)
            load();
    });
    connect(m_changes, &ChangeSet::changed, this, &HistoryPage::updateRestore);
}

void HistoryPage::invite() {
    const bool any = holdsEntries(*m_session->state());
    m_takeKey->setVisible(any);
    if (m_asked)
        return;  // the texts are the answer
    if (any)
        m_empty->setTexts(tr("What became of a key?"),
                          tr("Type a key to see every version of it that is still stored: in memory, in "
                             "the write-ahead log and in tables; when it was written and what hides it."));
    else
        m_empty->setTexts(tr("No versions yet"),
                          tr("The store has no keys. Write some on the page Keys, and every version of a key "
                             "is told here: when it was written, where it lies and what hides it."));
}

void HistoryPage::buildQuestion() {
    m_keyBox->setPlaceholderText(tr("key"));
    m_keyBox->setAccessibleName(tr("Key"));
    m_keyBox->setFont(fixedFont());
    m_format->addSegment(static_cast<int>(ByteFormat::text), tr("text"),
                         tr("Bytes that are no text as \\xNN"));
    m_format->addSegment(static_cast<int>(ByteFormat::hex), tr("hex"));
    setStyleRole(m_show, "primary");
    auto* row = new QHBoxLayout;
    row->setSpacing(2 * metrics::kGap);
    row->addWidget(m_keyBox, 1);
    row->addWidget(m_format);
    row->addWidget(m_show);
    static_cast<QVBoxLayout*>(layout())->addLayout(row);
    connect(m_keyBox, &QLineEdit::returnPressed, this, &HistoryPage::read);
    connect(m_show, &QPushButton::clicked, this, &HistoryPage::read);
}

QWidget* HistoryPage::buildAnswer() {
    auto* down = new QSplitter(Qt::Vertical, m_stack);
    down->setChildrenCollapsible(false);
    m_list = quietTable(m_model, tr("Versions of the key"), down);
    m_list->setItemDelegate(new VersionDelegate(m_list));
    setColumnWidths(m_list, {100, 72, 172, 120, 68, 180, 116});
    m_list->horizontalHeader()->setStretchLastSection(true);
    m_diff = new DiffView(down);
    down->addWidget(m_list);
    down->addWidget(m_diff);
    down->setSizes({240, 240});
    connect(m_list->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &HistoryPage::versionChosen);
    connect(m_list, &QTableView::activated, this,
            [this](const QModelIndex& index) { Q_EMIT showAddress(m_model->addressOf(index.row())); });
    return down;
}

void HistoryPage::read() {
    ParsedBytes parsed = parseBytes(m_keyBox->text(), static_cast<ByteFormat>(m_format->current()));
    if (!parsed.ok())
        return m_error->showError({.what = parsed.problem});
    m_key = std::move(parsed.bytes);
    m_asked = true;
    load();
}

void HistoryPage::openAddress(const Address& address) {
    if (!accepts(address))
        return;
    m_format->setCurrent(static_cast<int>(ByteFormat::text));
    m_keyBox->setText(formatBytes(address.key, ByteFormat::text));
    read();
}

void HistoryPage::load() {
    const auto state = m_session->state();
    HistoryRequest request;
    request.key = m_key;
    request.nowMicros = QDateTime::currentMSecsSinceEpoch() * 1000;
    request.oldestSnapshot = state->hasStats ? state->stats.oldestSnapshot : 0;
    request.valueLimit = Original::kMaxOriginal;
    m_load.start(
        this,
        [reader = m_session->reader(), request](std::stop_token stop) {
            auto loaded = std::make_shared<Loaded>();
            Result<std::vector<DatedVersion>> versions = readHistory(*reader, request, std::move(stop));
            loaded->status = versions.status();
            if (versions.ok())
                loaded->versions = std::move(versions).value();
            return std::shared_ptr<const Loaded>(std::move(loaded));
        },
        [this](const std::shared_ptr<const Loaded>& loaded) { showVersions(*loaded); });
}

void HistoryPage::showVersions(const Loaded& loaded) {
    m_error->clear();
    if (!loaded.status.ok())
        m_error->showStatus(loaded.status);
    const int row = std::max(0, m_list->currentIndex().row());
    m_model->setVersions(loaded.versions);
    m_explain->setEnabled(true);
    const bool none = loaded.versions.empty();
    if (none && loaded.status.ok())
        m_empty->setTexts(tr("No version of this key is stored"),
                          tr("It was never written here, or compactions have dropped every version of it."));
    m_stack->setCurrentIndex(none ? 0 : 1);
    m_header->setSubtitle(none ? QString() : tr("%n version(s)", nullptr, m_model->rowCount()));
    if (!none)
        m_list->setCurrentIndex(m_model->index(std::min(row, m_model->rowCount() - 1), 0));
    versionChosen();
    Q_EMIT inspect(Address::ofKey(m_key));
}

QString HistoryPage::captionOf(int row) const {
    const KeyVersion& version = m_model->version(row).judged.version;
    return QStringLiteral("%1 · %2").arg(entryTypeName(version.type), displayNumber(version.sequence));
}

// What the chosen version changed against the value before it.
void HistoryPage::versionChosen() {
    updateRestore();
    const int row = m_list->currentIndex().row();
    m_loadDiff.cancel();
    if (row < 0 || row >= m_model->rowCount())
        return m_diff->clear();
    const auto valueOf = [this](int at) -> SharedBytes {
        if (at < 0 ||
            m_model->data(m_model->index(at, HistoryModel::SizeColumn), Qt::DisplayRole).toString() ==
                QStringLiteral("–"))
            return nullptr;
        return std::make_shared<const std::string>(m_model->version(at).judged.version.value);
    };
    const int older = m_model->olderValue(row);
    m_loadDiff.start(
        this,
        [before = valueOf(older), after = valueOf(row)](std::stop_token) {
            return diffValues(before ? std::string_view(*before) : std::string_view(),
                              after ? std::string_view(*after) : std::string_view());
        },
        [this, left = older < 0 ? tr("no older value") : captionOf(older),
         right = captionOf(row)](Diff diff) { m_diff->show(std::move(diff), left, right); });
}

// The key as a reader finds it now: what the change is checked against.
std::optional<Original> HistoryPage::originalNow() const {
    Original original;
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const JudgedVersion& judged = m_model->version(row).judged;
        if (judged.fate != VersionFate::visible)
            continue;
        if (judged.version.type == EntryType::merge)
            return std::nullopt;
        original.exists = true;
        original.sequence = judged.version.sequence;
        original.valueSize = judged.version.valueSize;
        original.expiryMicros = judged.version.expiryMicros;
        if (hasWholeValue(judged.version))
            original.value = std::make_shared<const std::string>(judged.version.value);
        break;
    }
    return original;
}

void HistoryPage::updateRestore() {
    const int row = m_list == nullptr ? -1 : m_list->currentIndex().row();
    const bool chosen = row >= 0 && row < m_model->rowCount();
    m_restore->setEnabled(m_session->canEdit() && chosen &&
                          m_model->version(row).judged.fate != VersionFate::visible &&
                          hasWholeValue(m_model->version(row).judged.version) && originalNow());
}

// The pair comes back without an expiry that is over.
void HistoryPage::restore() {
    const std::optional<Original> original = originalNow();
    const int row = m_list->currentIndex().row();
    if (!original || row < 0)
        return;
    const KeyVersion& version = m_model->version(row).judged.version;
    m_changes->put(m_key, version.value, *original, 0);
    Q_EMIT statusMessage(tr("Staged: the value of sequence %1. It is written with the other changes.")
                             .arg(displayNumber(version.sequence)));
}

void HistoryPage::ask(Question question) {
    if (question != Question::filesOfKey)
        return;
    m_keyBox->setFocus(Qt::OtherFocusReason);
    m_keyBox->selectAll();
}

bool HistoryPage::settled() const {
    return !m_load.running() && !m_loadDiff.running() && !m_sample.running();
}

void HistoryPage::prepareShowcase(const QString&) {
    m_sample.start(
        this,
        [reader = m_session->reader()](std::stop_token stop) {
            return std::make_shared<const std::string>(tellingKey(*reader, stop));
        },
        [this](const std::shared_ptr<const std::string>& key) {
            if (!key->empty())
                openAddress(Address::ofHistory(*key));
        });
}

}  // namespace levelscope::gui
