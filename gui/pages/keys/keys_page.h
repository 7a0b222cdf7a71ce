// The Keys page: all pairs in order, through a window that never loads the store; prefixes at the left, the
// value of the current key below. Editing only stages: `changes` holds it until it is written.
//
// Its QActions (new, edit, rename, duplicate, delete, delete range, replace, copy, find) are in actions(),
// for menus and the command palette; in inspect mode those that edit are absent.
#pragma once

#include <QTimer>
#include <functional>

#include "gui/jobs/job.h"
#include "gui/models/change_set.h"
#include "gui/models/decoder_rules.h"
#include "gui/models/key_filter.h"
#include "gui/models/key_text.h"
#include "gui/models/value_content.h"
#include "gui/pages/keys/decoder_dialog.h"
#include "gui/pages/keys/edit_dialog.h"
#include "gui/pages/keys/stored_pair.h"
#include "gui/pages/page.h"

class QAction;
class QPushButton;
class QStackedWidget;

namespace levelscope::gui {

class EmptyState;
class DamageBar;
class ErrorBanner;
class FilterBar;
class KeyGridModel;
class KeyGridView;
class KeyWindow;
class PrefixTree;
class ScanBar;
class StoreSession;
class ValueView;

class KeysPage : public Page {
    Q_OBJECT
public:
    KeysPage(StoreSession* session, ChangeSet* changes, QWidget* parent = nullptr);
    ~KeysPage() override;

    QString id() const override { return QStringLiteral("keys"); }
    QString title() const override { return tr("Keys"); }
    QString iconName() const override { return QStringLiteral("keys"); }
    bool accepts(const Address& address) const override { return address.kind == AddressKind::key; }
    void openAddress(const Address& address) override;
    Address address() const override;
    bool settled() const override;
    QStringList showcases() const override;
    void prepareShowcase(const QString& name) override;

    // For tests and the window.
    KeyGridView* grid() const { return m_grid; }
    FilterBar* filterBar() const { return m_filterBar; }
    ScanBar* scanBar() const { return m_scanBar; }
    ValueView* valueView() const { return m_value; }
    PrefixTree* prefixTree() const { return m_prefixes; }
    KeyGridModel* model() const { return m_model; }
    KeyWindow* keyWindow() const { return m_window; }
    const DecoderRules& decoderRules() const { return m_rules; }
    DamageBar* damageBar() const { return m_damage; }
    ErrorBanner* errorBanner() const { return m_error; }

private:
    using KeyAction = void (KeysPage::*)();
    void build();
    QWidget* buildGrid();
    void makeActions();
    QAction* makeAction(const QString& name, const QString& text, const QKeySequence& shortcut,
                        KeyAction slot);
    void updateActions();
    void applyFilter(const KeyFilter& filter);
    void currentChanged();
    void loadValue();
    QString decoderPlace() const;
    void detectDecoders();
    void useDecoders(std::vector<DecoderRule> rules);
    void chooseDecoder(ValueDecoder decoder);
    void keepDecoders();
    void editDecoders();
    void openDecoderDialog(std::optional<DecoderDialog::Sample> sample);
    void storeMoved();
    void contextMenu(QPoint position);

    void newKey();
    void editKey();
    void renameKey();
    void duplicateKey();
    void deleteKeys();
    void deleteRange();
    void replace();
    void find();
    void copyKeys();
    void copyAs(ByteFormat format, bool value);
    void copyJsonLines();

    // Reads the pair in the background, then calls `then`: what the store holds now, for staging and copying.
    void withPair(const std::string& key, std::function<void(const StoredPair&)> then);
    void openEditor(EditDialog::Purpose purpose);
    void showEditor(EditDialog::Purpose purpose, const std::string& key, SharedBytes value,
                    int64_t expiryMicros, const Original& original);
    void stage(const EditDialog& dialog, const std::string& key, const Original& original);
    Original originalAt(int row) const;
    std::string currentKey() const;
    bool hasCurrent() const;
    void updateEmptyState();
    void showFailure(const Status& status);
    void skipDamage(bool skip);

    StoreSession* m_session;
    ChangeSet* m_changes;
    KeyGridModel* m_model;
    KeyWindow* m_window;
    FilterBar* m_filterBar = nullptr;
    PrefixTree* m_prefixes = nullptr;
    KeyGridView* m_grid = nullptr;
    ScanBar* m_scanBar = nullptr;
    ValueView* m_value = nullptr;
    ErrorBanner* m_error = nullptr;
    DamageBar* m_damage = nullptr;
    EmptyState* m_empty = nullptr;
    QStackedWidget* m_stack = nullptr;
    QPushButton* m_clearFilter = nullptr;
    QPushButton* m_firstKey = nullptr;  // null in inspect mode
    QPushButton* m_import = nullptr;    // likewise
    QTimer m_reload;                    // throttles following a store that is being written
    Latest<ValueContent> m_loadValue;
    DecoderRules m_rules;
    DecoderRules m_detected;
    Latest<DecoderRules> m_detecting;
    SequenceNumber m_seenSequence = 0;
    int m_reading = 0;  // pairs being read
};

}  // namespace levelscope::gui
