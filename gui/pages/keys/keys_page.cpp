#include "gui/pages/keys/keys_page.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>
#include <algorithm>

#include "gui/models/display.h"
#include "gui/models/key_grid_model.h"
#include "gui/pages/keys/damage_bar.h"
#include "gui/pages/keys/filter_bar.h"
#include "gui/pages/keys/key_grid_view.h"
#include "gui/pages/keys/key_window.h"
#include "gui/pages/keys/prefix_tree.h"
#include "gui/pages/keys/scan_bar.h"
#include "gui/session/store_session.h"
#include "gui/widgets/basic_widgets.h"
#include "gui/widgets/error_banner.h"
#include "gui/widgets/theme.h"
#include "gui/widgets/value_view.h"

namespace levelscope::gui {

namespace {

constexpr int kCorner = 6;  // keeps the square content clear of the rounded corners
constexpr int kFollowMs = 300;
constexpr size_t kMaxCopyRows = 10'000;
constexpr size_t kParseHere = 64 * 1024;  // bytes that may be parsed on the GUI thread

QWidget* pane(QWidget* content, QWidget* parent) {
    auto* frame = new QWidget(parent);
    setStyleRole(frame, "pane");
    frame->setAttribute(Qt::WA_StyledBackground);
    auto* column = new QVBoxLayout(frame);
    column->setContentsMargins(1, kCorner, 1, kCorner);
    column->setSpacing(0);
    column->addWidget(content);
    return frame;
}

}  // namespace

KeysPage::KeysPage(StoreSession* session, ChangeSet* changes, QWidget* parent)
    : Page(parent),
      m_session(session),
      m_changes(changes),
      m_model(new KeyGridModel(session->canEdit() ? changes : nullptr, this)),
      m_window(new KeyWindow(session->reader(), m_model, this)),
      m_seenSequence(session->state()->info.lastSequence) {
    build();
    makeActions();
    connect(m_filterBar, &FilterBar::filterChanged, this, &KeysPage::applyFilter);
    connect(m_filterBar, &FilterBar::goToKey, this,
            [this](const std::string& key) { openAddress(Address::ofKey(key)); });
    connect(m_prefixes, &PrefixTree::prefixChosen, this, [this](const std::string& prefix) {
        m_filterBar->setPrefix(prefix);
        applyFilter(KeyFilter::withPrefix(prefix));
    });
    connect(m_grid, &KeyGridView::currentChanged, this, &KeysPage::currentChanged);
    connect(m_grid->table()->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &KeysPage::updateActions);
    connect(m_grid, &KeyGridView::menuRequested, this, &KeysPage::contextMenu);
    connect(m_value, &ValueView::decoderChosen, this, &KeysPage::chooseDecoder);
    connect(m_value, &ValueView::rulesRequested, this, &KeysPage::editDecoders);
    connect(m_window, &KeyWindow::stateChanged, this, &KeysPage::updateEmptyState);
    connect(m_window, &KeyWindow::failed, this, &KeysPage::showFailure);
    connect(m_window, &KeyWindow::stateChanged, this,
            [this] { m_damage->showPlaces(m_window->damage().get()); });
    connect(m_damage, &DamageBar::stopRequested, this, [this] { skipDamage(false); });
    connect(m_damage, &DamageBar::placeActivated, this, &KeysPage::showAddress);
    m_reload.setSingleShot(true);
    m_reload.setInterval(kFollowMs);
    connect(&m_reload, &QTimer::timeout, m_window, &KeyWindow::reload);
    connect(session, &StoreSession::written, this, &KeysPage::storeMoved);
    connect(session, &StoreSession::stateChanged, this, &KeysPage::storeMoved);
    if (session->canEdit()) {
        connect(m_grid, &KeyGridView::activated, this, &KeysPage::editKey);
        connect(changes, &ChangeSet::changed, this, &KeysPage::currentChanged);
    }
    setFocusProxy(m_grid->table());
    m_window->showStart();
    detectDecoders();
    updateActions();
}

KeysPage::~KeysPage() = default;

void KeysPage::build() {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::kPadding + metrics::kGap, metrics::kPadding,
                               metrics::kPadding + metrics::kGap, metrics::kPadding);
    column->setSpacing(metrics::kGap * 2);
    auto* head = new QHBoxLayout;
    head->setSpacing(metrics::kPadding);
    auto* title = plainLabel(tr("Keys"), this);
    title->setFont(titleFont());
    m_filterBar = new FilterBar(this);
    title->setFixedHeight(m_filterBar->textBox()->sizeHint().height());
    head->addWidget(title, 0, Qt::AlignTop);
    head->addWidget(m_filterBar, 1);
    if (m_session->canEdit()) {
        auto* create = new QPushButton(themedIcon(QStringLiteral("add")), tr("New Key"), this);
        connect(create, &QPushButton::clicked, this, &KeysPage::newKey);
        head->addWidget(create, 0, Qt::AlignTop);
    }
    column->addLayout(head);
    m_error = new ErrorBanner(this);
    column->addWidget(m_error);
    m_damage = new DamageBar(this);
    column->addWidget(m_damage);

    auto* across = new QSplitter(Qt::Horizontal, this);
    across->setChildrenCollapsible(true);
    across->setHandleWidth(metrics::kGap * 2);
    m_prefixes = new PrefixTree(m_session->reader(), across);
    across->addWidget(pane(m_prefixes, across));
    auto* down = new QSplitter(Qt::Vertical, across);
    down->setHandleWidth(metrics::kGap * 2);
    down->addWidget(pane(buildGrid(), down));
    m_value = new ValueView(down);
    down->addWidget(pane(m_value, down));
    down->setSizes({420, 240});
    down->setStretchFactor(0, 1);
    across->addWidget(down);
    across->setSizes({190, 760});
    across->setStretchFactor(1, 1);
    column->addWidget(across, 1);
}

QWidget* KeysPage::buildGrid() {
    auto* box = new QWidget(this);
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_stack = new QStackedWidget(box);
    m_grid = new KeyGridView(m_model, m_window, m_stack);
    m_empty = new EmptyState(QStringLiteral("keys"), {}, {}, m_stack);
    m_clearFilter = m_empty->addAction(tr("Show all keys"), [this] {
        m_filterBar->setPrefix({});
        applyFilter(KeyFilter());
    });
    if (m_session->canEdit()) {
        m_firstKey = m_empty->addAction(tr("New Key"), [this] { newKey(); });
        m_import = m_empty->addAction(
            tr("Import a file…"), [this] { Q_EMIT importRequested(); }, false);
    }
    m_stack->addWidget(m_grid);
    m_stack->addWidget(m_empty);
    column->addWidget(m_stack, 1);
    column->addWidget(hairLine(Qt::Horizontal, box));
    m_scanBar = new ScanBar(m_model, m_window, box);
    column->addWidget(m_scanBar);
    return box;
}

QAction* KeysPage::makeAction(const QString& name, const QString& text, const QKeySequence& shortcut,
                              KeyAction slot) {
    auto* action = new QAction(text, this);
    action->setObjectName(QStringLiteral("keys.") + name);
    action->setShortcut(shortcut);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(action, &QAction::triggered, this, slot);
    addAction(action);
    return action;
}

void KeysPage::makeActions() {
    makeAction(QStringLiteral("find"), tr("Filter Keys"), QKeySequence::Find, &KeysPage::find);
    makeAction(QStringLiteral("decoders"), tr("Decoders…"), {}, &KeysPage::editDecoders);
    makeAction(QStringLiteral("copy"), tr("Copy Keys"), QKeySequence::Copy, &KeysPage::copyKeys);
    // Typing must stay typing: keys such as Delete belong to the table alone.
    const auto onTable = [this](QAction* action) {
        removeAction(action);
        m_grid->table()->addAction(action);
        addAction(action);
        action->setShortcutContext(Qt::WidgetShortcut);
    };
    onTable(findChild<QAction*>(QStringLiteral("keys.copy")));
    if (!m_session->canEdit())
        return;
    makeAction(QStringLiteral("new"), tr("New Key…"), QKeySequence(Qt::Key_Insert), &KeysPage::newKey);
    makeAction(QStringLiteral("edit"), tr("Edit Value…"), QKeySequence(Qt::Key_F2), &KeysPage::editKey);
    makeAction(QStringLiteral("rename"), tr("Rename Key…"), QKeySequence(Qt::SHIFT | Qt::Key_F2),
               &KeysPage::renameKey);
    makeAction(QStringLiteral("duplicate"), tr("Duplicate Key…"), QKeySequence(Qt::CTRL | Qt::Key_D),
               &KeysPage::duplicateKey);
    onTable(makeAction(QStringLiteral("delete"), tr("Delete Keys"), QKeySequence(Qt::Key_Delete),
                       &KeysPage::deleteKeys));
    makeAction(QStringLiteral("replace"), tr("Find and Replace in Values…"),
               QKeySequence(Qt::CTRL | Qt::Key_H), &KeysPage::replace);
    makeAction(QStringLiteral("deleteRange"), tr("Delete Range…"), QKeySequence(Qt::SHIFT | Qt::Key_Delete),
               &KeysPage::deleteRange);
}

bool KeysPage::hasCurrent() const {
    return m_grid->currentRow() >= 0;
}

std::string KeysPage::currentKey() const {
    return hasCurrent() ? m_model->keyAt(m_grid->currentRow()) : std::string();
}

void KeysPage::updateActions() {
    const auto selected = static_cast<int>(m_grid->selectedRows().size());
    m_scanBar->setSelected(selected);
    const auto enable = [this](const char* name, bool enabled) {
        if (auto* action = findChild<QAction*>(QStringLiteral("keys.") + QLatin1String(name)))
            action->setEnabled(enabled);
    };
    enable("copy", selected > 0);
    enable("delete", selected > 0);
    for (const char* name : {"edit", "rename", "duplicate"})
        enable(name, hasCurrent());
}

// ---- where the page stands

void KeysPage::openAddress(const Address& address) {
    if (!m_window->filter().range().contains(address.key) || m_window->filter().scans()) {
        m_filterBar->setPrefix({});
        applyFilter(KeyFilter());
    }
    m_window->showKey(address.key);
    m_grid->table()->setFocus();
}

Address KeysPage::address() const {
    return hasCurrent() ? Address::ofKey(currentKey()) : Address::ofKey({});
}

bool KeysPage::settled() const {
    return !m_window->loading() && !m_window->scanning() && !m_loadValue.running() &&
           !m_detecting.running() && m_prefixes->settled() && m_reading == 0 && !m_reload.isActive();
}

// Where damage stops the walk, also what is left.
QStringList KeysPage::showcases() const {
    const bool damaged = m_error->isVisible() || m_window->damage();
    return damaged ? QStringList{QString(), QStringLiteral("damage")} : QStringList{QString()};
}

void KeysPage::prepareShowcase(const QString& name) {
    if (name == QLatin1String("damage")) {
        skipDamage(true);
        return;
    }
    withPair("unicode/char/1F600", [this](const StoredPair& pair) {
        if (pair.original.exists) {
            m_filterBar->setPrefix("unicode/char/");
            applyFilter(KeyFilter::withPrefix("unicode/char/"));
            m_window->showKey("unicode/char/1F600");
        } else if (m_model->rowCount() > 0) {
            m_grid->setCurrentRow(std::min(3, m_model->rowCount() - 1));
        }
    });
}

void KeysPage::applyFilter(const KeyFilter& filter) {
    m_error->clear();
    m_prefixes->showPrefix(filter.kind() == KeyFilter::Kind::prefix ? filter.prefix() : std::string());
    m_window->setFilter(filter);
}

// Damage hides what comes behind it until it is passed by; that is only done when it is asked for.
void KeysPage::showFailure(const Status& status) {
    if (DamageLog::mayPass(status) && !m_window->damage())
        m_error->setAction(tr("Show the rest"), [this] { skipDamage(true); });
    else
        m_error->setAction(tr("Try again"), [this] {
            m_error->clear();
            m_window->showStart();
        });
    m_error->showStatus(status);
}

void KeysPage::skipDamage(bool skip) {
    m_error->clear();
    m_window->setSkipDamage(skip);
    m_prefixes->setDamage(m_window->damage());
}

void KeysPage::storeMoved() {
    const SequenceNumber now = m_session->state()->info.lastSequence;
    if (now == m_seenSequence || m_reload.isActive())
        return;
    m_seenSequence = now;
    m_reload.start();
}

void KeysPage::updateEmptyState() {
    const bool empty = m_model->rowCount() == 0 && m_window->loadedOnce() && !m_window->loading();
    if (empty) {
        if (m_window->filter().passesAll())
            m_empty->setTexts(tr("No keys yet"),
                              m_session->canEdit()
                                  ? tr("The store is empty. Create the first key, or import a file.")
                                  : tr("The store is empty."));
        else
            m_empty->setTexts(tr("No key matches"),
                              m_window->whole()
                                  ? tr("No key of the store passes this filter.")
                                  : tr("No match among the keys scanned so far. Continue below."));
    }
    m_clearFilter->setVisible(!m_window->filter().passesAll());
    for (QPushButton* first : {m_firstKey, m_import}) {
        if (first)
            first->setVisible(m_window->filter().passesAll());
    }
    m_stack->setCurrentIndex(empty ? 1 : 0);
}

void KeysPage::currentChanged() {
    updateActions();
    updateEmptyState();
    if (hasCurrent())
        Q_EMIT inspect(Address::ofKey(currentKey()));
    loadValue();
}

void KeysPage::loadValue() {
    const int row = m_grid->currentRow();
    if (row < 0) {
        m_loadValue.cancel();
        m_value->setMessage(tr("Select a key to see its value."));
        return;
    }
    const DecoderRule* rule = m_rules.find(m_model->keyAt(row));
    m_value->setDecoder(rule ? rule->value : std::nullopt);
    const std::string mask = rule && rule->unmask ? m_rules.mask : std::string();
    const ChangePtr change = m_model->changeAt(row);
    if (change && change->kind == ChangeKind::put && change->value->size() <= kParseHere) {
        m_loadValue.cancel();
        m_value->setContent(ValueContent::of(change->value));
        return;
    }
    const SharedBytes staged = change && change->kind == ChangeKind::put ? change->value : nullptr;
    m_loadValue.start(
        this,
        [reader = m_session->reader(), key = currentKey(), staged, damage = m_window->damage(),
         mask](std::stop_token) {
            return staged ? ValueContent::of(staged)
                          : ValueContent::unmaskedBy(readPair(reader, key, damage).content, mask);
        },
        [this](const ValueContent& content) { m_value->setContent(content); });
}

// ---- copying

void KeysPage::find() {
    m_filterBar->focusFilter();
}

void KeysPage::copyKeys() {
    copyAs(ByteFormat::text, false);
}

void KeysPage::copyAs(ByteFormat format, bool value) {
    if (value) {
        withPair(currentKey(), [this, format](const StoredPair& pair) {
            const std::string_view bytes = pair.content.bytes;
            if (bytes.size() > EditDialog::kMaxStaged) {
                Q_EMIT statusMessage(
                    tr("Values larger than %1 are not copied.").arg(displaySize(EditDialog::kMaxStaged)));
                return;
            }
            const bool plain = format == ByteFormat::text && isUtf8(bytes);
            QApplication::clipboard()->setText(
                plain ? QString::fromUtf8(bytes.data(), static_cast<qsizetype>(bytes.size()))
                      : formatBytes(bytes, format));
        });
        return;
    }
    QStringList lines;
    for (const int row : m_grid->selectedRows())
        lines.append(formatBytes(m_model->keyAt(row), format));
    QApplication::clipboard()->setText(lines.join(QLatin1Char('\n')));
}

void KeysPage::copyJsonLines() {
    std::vector<std::string> keys;
    for (const int row : m_grid->selectedRows()) {
        if (keys.size() < kMaxCopyRows)
            keys.push_back(m_model->keyAt(row));
    }
    auto text = std::make_shared<QString>();
    ++m_reading;
    runInBackground(
        this,
        [reader = m_session->reader(), keys, text] {
            for (const std::string& key : keys) {
                const StoredPair pair = readPair(reader, key);
                if (pair.content.status.ok())
                    *text += formatJsonLine(key, pair.content.bytes) + QLatin1Char('\n');
            }
        },
        [this, text] {
            --m_reading;
            QApplication::clipboard()->setText(*text);
        });
}

void KeysPage::contextMenu(QPoint position) {
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const char* name : {"edit", "rename", "duplicate", "delete", "deleteRange"}) {
        if (auto* action = findChild<QAction*>(QStringLiteral("keys.") + QLatin1String(name)))
            menu->addAction(action);
    }
    menu->addSeparator();
    QAction* explain = menu->addAction(themedIcon(QStringLiteral("explain")), tr("Explain This Key"));
    explain->setEnabled(hasCurrent());
    connect(explain, &QAction::triggered, this,
            [this] { Q_EMIT showAddress(Address::ofExplanation(currentKey())); });
    QAction* history = menu->addAction(themedIcon(QStringLiteral("history")), tr("History of This Key"));
    history->setEnabled(hasCurrent());
    connect(history, &QAction::triggered, this,
            [this] { Q_EMIT showAddress(Address::ofHistory(currentKey())); });
    menu->addSeparator();
    const std::pair<ByteFormat, QString> formats[] = {{ByteFormat::text, tr("Text")},
                                                      {ByteFormat::hex, tr("Hex")},
                                                      {ByteFormat::base64, tr("Base64")},
                                                      {ByteFormat::json, tr("JSON String")}};
    QMenu* copyKey = menu->addMenu(tr("Copy Key as"));
    QMenu* copyValue = menu->addMenu(tr("Copy Value as"));
    for (const auto& [format, name] : formats) {
        connect(copyKey->addAction(name), &QAction::triggered, this,
                [this, f = format] { copyAs(f, false); });
        connect(copyValue->addAction(name), &QAction::triggered, this,
                [this, f = format] { copyAs(f, true); });
    }
    connect(menu->addAction(tr("Copy Rows as JSON Lines")), &QAction::triggered, this,
            &KeysPage::copyJsonLines);
    for (QMenu* part : {copyKey, copyValue})
        part->setEnabled(hasCurrent());
    menu->popup(position);
}

}  // namespace levelscope::gui
