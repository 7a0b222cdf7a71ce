// What the Keys page stages: new, edited, renamed, duplicated and deleted keys, deleted ranges, and
// what find and replace finds. Nothing
// is written here.
#include "gui/models/key_grid_model.h"
#include "gui/pages/keys/key_grid_view.h"
#include "gui/pages/keys/key_window.h"
#include "gui/pages/keys/keys_page.h"
#include "gui/pages/keys/range_dialog.h"
#include "gui/pages/keys/replace_dialog.h"
#include "gui/session/store_session.h"
#include "gui/widgets/error_banner.h"

namespace levelscope::gui {

// ---- staging

Original KeysPage::originalAt(int row) const {
    Original original;
    if (const KeyRowPtr stored = m_model->storedAt(row)) {
        original.exists = true;
        original.sequence = stored->sequence;
        original.expiryMicros = stored->expiryMicros;
        original.valueSize = stored->valueSize;
        if (stored->preview.size() == stored->valueSize)
            original.value = std::make_shared<const std::string>(stored->preview);
    }
    return original;
}

void KeysPage::withPair(const std::string& key, std::function<void(const StoredPair&)> then) {
    auto pair = std::make_shared<StoredPair>();
    ++m_reading;
    runInBackground(
        this, [reader = m_session->reader(), key, pair] { *pair = readPair(reader, key); },
        [this, pair, then = std::move(then)] {
            --m_reading;
            then(*pair);
        });
}

void KeysPage::newKey() {
    const std::string prefix =
        m_window->filter().kind() == KeyFilter::Kind::prefix ? m_window->filter().prefix() : "";
    showEditor(EditDialog::Purpose::create, prefix, std::make_shared<const std::string>(), 0, {});
}

void KeysPage::editKey() {
    openEditor(EditDialog::Purpose::edit);
}

void KeysPage::renameKey() {
    openEditor(EditDialog::Purpose::rename);
}

void KeysPage::duplicateKey() {
    openEditor(EditDialog::Purpose::duplicate);
}

void KeysPage::openEditor(EditDialog::Purpose purpose) {
    if (!hasCurrent())
        return;
    const std::string key = currentKey();
    const ChangePtr change = m_model->changeAt(m_grid->currentRow());
    if (change && change->kind == ChangeKind::put) {
        showEditor(purpose, key, change->value, change->expiryMicros, change->original);
        return;
    }
    withPair(key, [this, purpose, key](const StoredPair& pair) {
        if (!pair.content.status.ok()) {
            m_error->showStatus(pair.content.status);
            return;
        }
        if (pair.content.bytes.size() > EditDialog::kMaxStaged && purpose != EditDialog::Purpose::edit) {
            m_error->showError({.what = tr("The value has %1: more than the %2 that can be staged.")
                                            .arg(displaySize(pair.content.bytes.size()),
                                                 displaySize(EditDialog::kMaxStaged)),
                                .unchanged = tr("Nothing was changed."),
                                .next = tr("Use levelctl put and levelctl delete for values of this size."),
                                .details = {}});
            return;
        }
        const bool copy = pair.content.bytes.size() <= EditDialog::kMaxStaged;
        auto value = std::make_shared<const std::string>(copy ? pair.content.bytes : std::string_view());
        showEditor(purpose, key, std::move(value), pair.original.expiryMicros, pair.original);
    });
}

void KeysPage::showEditor(EditDialog::Purpose purpose, const std::string& key, SharedBytes value,
                          int64_t expiryMicros, const Original& original) {
    const auto lookup = [this](const std::string& wanted, std::function<void(const Original&)> answer) {
        if (const ChangePtr change = m_changes->find(wanted))
            answer(change->original);
        else
            withPair(wanted, [answer = std::move(answer)](const StoredPair& pair) { answer(pair.original); });
    };
    auto* dialog = new EditDialog(purpose, key, std::move(value), expiryMicros, lookup, this);
    connect(dialog, &QDialog::accepted, this,
            [this, dialog, key, original] { stage(*dialog, key, original); });
    dialog->open();
}

void KeysPage::stage(const EditDialog& dialog, const std::string& key, const Original& original) {
    if (dialog.purpose() == EditDialog::Purpose::rename)
        m_changes->rename(key, original, dialog.key(), *dialog.value(), dialog.original());
    else
        m_changes->put(dialog.key(), *dialog.value(), dialog.original(), dialog.expiryMicros());
    if (const int row = m_model->lowerBound(dialog.key());
        row < m_model->rowCount() && m_model->keyAt(row) == dialog.key())
        m_grid->setCurrentRow(row);
    else
        m_window->showKey(dialog.key());
}

void KeysPage::replace() {
    ReplaceScope scope{m_window->filter(), m_changes->points(), m_changes->ranges()};
    auto* dialog = new ReplaceDialog(m_session->reader(), std::move(scope), this);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        std::vector<ChangeSet::Edit> edits;
        edits.reserve(dialog->hits().size());
        for (const ReplaceHit& hit : dialog->hits())
            edits.push_back(hit.edit);
        m_changes->replaceValues(edits);
    });
    dialog->open();
}

void KeysPage::deleteKeys() {
    std::vector<ChangeSet::Staged> keys;
    for (const int row : m_grid->selectedRows())
        keys.push_back({m_model->keyAt(row), originalAt(row)});
    if (!keys.empty())
        m_changes->erase(keys);
}

void KeysPage::deleteRange() {
    std::string from, to;
    const KeyFilter& filter = m_window->filter();
    const std::vector<int> rows = m_grid->selectedRows();
    if (rows.size() > 1 || (filter.passesAll() && !rows.empty())) {
        from = m_model->keyAt(rows.front());
        to = m_model->keyAt(rows.back()) + '\0';
    } else if (!filter.scans()) {
        from = filter.range().from;
        to = filter.range().to;
    }
    const auto counter = [this](const std::string& first, const std::string& last, auto answer) {
        auto count = std::make_shared<RangeCount>();
        ++m_reading;
        runInBackground(
            this,
            [reader = m_session->reader(), first, last, count] {
                *count = countRange(*reader, first, last, {});
            },
            [this, count, answer = std::move(answer)] {
                --m_reading;
                answer({count->keys, count->exact});
            });
    };
    auto* dialog = new RangeDialog(from, to, counter, this);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        m_changes->eraseRange(dialog->from(), dialog->to(), dialog->keys(), m_session->db()->lastSequence());
    });
    dialog->open();
}

}  // namespace levelscope::gui
