#include "gui/pages/changes/changes_page.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>
#include <algorithm>

#include "gui/models/change_list_model.h"
#include "gui/models/display.h"
#include "gui/pages/changes/change_desk.h"
#include "gui/pages/changes/change_list_view.h"
#include "gui/pages/changes/desk_strip.h"
#include "gui/session/store_session.h"
#include "gui/widgets/basic_widgets.h"
#include "gui/widgets/diff_view.h"
#include "gui/widgets/theme.h"

namespace levelscope::gui {

namespace {

constexpr int kCorner = 6;  // keeps the square content clear of the rounded corners

QWidget* pane(QWidget* parent, QVBoxLayout*& column) {
    auto* frame = new QWidget(parent);
    setStyleRole(frame, "pane");
    frame->setAttribute(Qt::WA_StyledBackground);
    column = new QVBoxLayout(frame);
    column->setContentsMargins(1, kCorner, 1, kCorner);
    column->setSpacing(0);
    return frame;
}

QString withExpiry(const QString& text, int64_t micros) {
    return micros == 0 ? text : ChangesPage::tr("%1 · expires %2").arg(text, displayMicros(micros));
}

QString caption(const Original& original, const QString& name) {
    if (!original.exists)
        return ChangesPage::tr("%1 · no such key").arg(name);
    const QString text = ChangesPage::tr("%1 · sequence %2").arg(name, displayNumber(original.sequence));
    return withExpiry(text, original.expiryMicros);
}

std::string_view viewOf(const SharedBytes& bytes) {
    return bytes ? std::string_view(*bytes) : std::string_view();
}

}  // namespace

ChangesPage::ChangesPage(StoreSession* session, ChangeDesk* desk, QWidget* parent)
    : Page(parent), m_session(session), m_desk(desk), m_model(new ChangeListModel(desk->changes(), this)) {
    build();
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &ChangesPage::showCurrent);
    connect(m_list, &QTableView::activated, this, [this](const QModelIndex& index) {
        Q_EMIT showAddress(Address::ofKey(m_model->at(index.row())->key));
    });
    connect(m_list, &QWidget::customContextMenuRequested, this, &ChangesPage::contextMenu);
    connect(desk, &ChangeDesk::changed, this, &ChangesPage::updateAll);
    connect(m_model, &QAbstractItemModel::modelReset, this, &ChangesPage::updateAll);
    for (QAction* action :
         {desk->writeAction(), desk->undoAction(), desk->redoAction(), desk->revertAllAction()})
        addAction(action);
    updateAll();
}

void ChangesPage::build() {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::kPadding + metrics::kGap, metrics::kPadding,
                               metrics::kPadding + metrics::kGap, metrics::kPadding);
    column->setSpacing(metrics::kGap * 2);
    m_header = new PageHeader(title(), this);
    column->addWidget(m_header);
    auto* strip = new DeskStrip(m_desk, this);
    column->addWidget(strip);
    connect(strip, &DeskStrip::showAddress, this, &ChangesPage::showAddress);

    m_stack = new QStackedWidget(this);
    auto* down = new QSplitter(Qt::Vertical, m_stack);
    down->setHandleWidth(metrics::kGap * 2);
    QVBoxLayout* inside = nullptr;
    QWidget* listPane = pane(down, inside);
    m_list = new ChangeListView(m_model, listPane);
    inside->addWidget(m_list);
    QWidget* diffPane = pane(down, inside);
    m_conflictBar = new QWidget(diffPane);
    auto* bar = new QHBoxLayout(m_conflictBar);
    bar->setContentsMargins(metrics::kPadding, metrics::kGap * 2, metrics::kPadding, metrics::kGap * 2);
    m_conflictText = plainLabel({}, m_conflictBar, "damage");
    m_conflictText->setWordWrap(true);
    auto* mine = new QPushButton(tr("Keep mine"), m_conflictBar);
    auto* theirs = new QPushButton(tr("Take theirs"), m_conflictBar);
    bar->addWidget(m_conflictText, 1);
    bar->addWidget(mine);
    bar->addWidget(theirs);
    connect(mine, &QPushButton::clicked, this, [this] { m_desk->keepMine(currentKey()); });
    connect(theirs, &QPushButton::clicked, this, [this] { m_desk->takeTheirs(currentKey()); });
    inside->addWidget(m_conflictBar);
    m_diff = new DiffView(diffPane);
    inside->addWidget(m_diff, 1);
    down->addWidget(listPane);
    down->addWidget(diffPane);
    down->setSizes({220, 380});
    m_stack->addWidget(down);
    m_empty = new EmptyState(
        QStringLiteral("changes"), tr("Nothing is staged"),
        m_desk->canEdit()
            ? tr("What you create, edit or delete on the Keys page waits here, with the difference "
                 "it makes, until you write it all as one atomic batch.")
            : tr("The store is open for inspection: nothing can be changed. Open it for editing to "
                 "stage changes."),
        m_stack);
    m_empty->addAction(tr("Go to Keys"), [this] { Q_EMIT showAddress(Address::ofKey({})); });
    m_stack->addWidget(m_empty);
    column->addWidget(m_stack, 1);
}

Address ChangesPage::address() const {
    return Address::overview();
}

bool ChangesPage::settled() const {
    return m_desk->idle() && !m_loadDiff.running();
}

std::string ChangesPage::currentKey() const {
    const int row = m_list->currentRow();
    return row < 0 ? std::string() : m_model->at(row)->key;
}

void ChangesPage::updateAll() {
    const int count = m_model->rowCount();
    m_header->setSubtitle(count > 0 ? tr("%n staged, not written yet", nullptr, count) : QString());
    m_stack->setCurrentIndex(count > 0 ? 0 : 1);
    std::vector<ChangePtr> conflicts;
    for (const Conflict& conflict : m_desk->conflicts())
        conflicts.push_back(conflict.mine);
    const std::string first = conflicts.empty() ? std::string() : conflicts.front()->key;
    const bool hasConflict = !conflicts.empty();
    m_model->setConflicts(std::move(conflicts));
    if (count > 0) {
        const int wanted = hasConflict ? m_model->rowOf(first) : m_model->rowOf(m_lastKey);
        if (m_list->currentRow() < 0 || hasConflict)
            m_list->setCurrentIndex(m_model->index(std::max(0, wanted), 0));
    }
    showCurrent();
}

void ChangesPage::showCurrent() {
    const int row = m_list->currentRow();
    m_conflictBar->hide();
    if (row < 0) {
        m_diff->clear();
        return;
    }
    const ChangePtr change = m_model->at(row);
    m_lastKey = change->key;
    const auto& conflicts = m_desk->conflicts();
    const auto conflict =
        std::find_if(conflicts.begin(), conflicts.end(), [&](const Conflict& c) { return c.mine == change; });
    const bool conflicted = conflict != conflicts.end();
    m_conflictBar->setVisible(conflicted);
    m_conflictText->setText(change->kind == ChangeKind::eraseRange
                                ? tr("Somebody else has written in this range since you chose it.")
                                : tr("Somebody else has written this key since you changed it."));
    if (change->kind == ChangeKind::eraseRange) {
        m_loadDiff.cancel();
        m_diff->show({}, tr("Every key from %1").arg(displayBytes(change->key, 60)),
                     tr("up to, not with, %1").arg(displayBytes(change->end, 60)));
        return;
    }
    const Original before = conflicted ? conflict->theirs : change->original;
    const QString left = caption(before, conflicted ? tr("Theirs, in the store") : tr("Stored"));
    const QString right =
        change->kind == ChangeKind::erase
            ? (conflicted ? tr("Mine: deleted") : tr("Deleted"))
            : withExpiry(conflicted ? tr("Mine, staged") : tr("Staged"), change->expiryMicros);
    m_loadDiff.start(
        this,
        [before, change, reader = m_session->reader()](std::stop_token) {
            SharedBytes old = before.value;
            PinnedValue value;
            if (!old && before.exists && reader->get(change->key, before.sequence, value).ok())
                old = std::make_shared<const std::string>(value.view().substr(0, Diff::kMaxBytes + 1));
            return diffValues(viewOf(old), viewOf(change->value));
        },
        [this, left, right](Diff diff) { m_diff->show(std::move(diff), left, right); });
}

void ChangesPage::contextMenu(QPoint position) {
    const int row = m_list->currentRow();
    if (row < 0)
        return;
    const ChangePtr change = m_model->at(row);
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    connect(menu->addAction(tr("Revert This Change")), &QAction::triggered, this,
            [this, change] { m_desk->changes()->revert(change); });
    connect(menu->addAction(tr("Show in Keys")), &QAction::triggered, this,
            [this, change] { Q_EMIT showAddress(Address::ofKey(change->key)); });
    menu->popup(m_list->viewport()->mapToGlobal(position));
}

// Examples that are never written: drafts are off from here on.
void ChangesPage::prepareShowcase(const QString&) {
    if (!m_desk->canEdit() || !m_desk->changes()->empty())
        return;
    m_desk->setDraftsEnabled(false);
    auto first = std::make_shared<std::vector<std::pair<std::string, Original>>>();
    runInBackground(
        this,
        [reader = m_session->reader(), first] {
            const auto cursor = reader->iterator();
            cursor->seek("iso/4217/");
            if (!cursor->valid())
                cursor->seekToFirst();
            for (int i = 0; i < 2 && cursor->valid(); ++i, cursor->next())
                first->push_back({std::string(cursor->key()),
                                  {true, cursor->sequence(), cursor->value().size(),
                                   std::make_shared<const std::string>(cursor->value().substr(0, 1 << 16))}});
        },
        [this, first] {
            ChangeSet* changes = m_desk->changes();
            if (!first->empty()) {
                std::string value = *first->front().second.value;
                const size_t end = value.rfind('}');
                value.insert(end == std::string::npos ? value.size() : end, R"(,"note":"checked")");
                changes->put(first->front().first, value, first->front().second);
            }
            if (first->size() > 1)
                changes->erase({{first->back().first, first->back().second}});
            changes->put("iso/3166-1/XKX", R"({"alpha_2":"XK","alpha_3":"XKX","name":"Kosovo"})", {});
            changes->eraseRange("unicode/char/E000", "unicode/char/F900", 0);
            if (!first->empty())
                m_list->setCurrentIndex(m_model->index(m_model->rowOf(first->front().first), 0));
        });
}

}  // namespace levelscope::gui
