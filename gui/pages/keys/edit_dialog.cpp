#include "gui/pages/keys/edit_dialog.h"

#include <QDialogButtonBox>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QPointer>
#include <QPushButton>
#include <QVBoxLayout>

#include "core/env/env.h"
#include "gui/models/display.h"
#include "gui/pages/keys/bytes_editor.h"
#include "gui/pages/keys/expiry_editor.h"
#include "gui/widgets/basic_widgets.h"
#include "gui/widgets/theme.h"

namespace levelscope::gui {

namespace {

QString titleOf(EditDialog::Purpose purpose) {
    switch (purpose) {
        case EditDialog::Purpose::create: return EditDialog::tr("New Key");
        case EditDialog::Purpose::edit: return EditDialog::tr("Edit Value");
        case EditDialog::Purpose::rename: return EditDialog::tr("Rename Key");
        case EditDialog::Purpose::duplicate: return EditDialog::tr("Duplicate Key");
    }
    return {};
}

}  // namespace

EditDialog::EditDialog(Purpose purpose, const std::string& key, SharedBytes value, int64_t expiryMicros,
                       Lookup lookup, QWidget* parent)
    : QDialog(parent), m_purpose(purpose), m_firstKey(key), m_lookup(std::move(lookup)) {
    setWindowTitle(titleOf(purpose));
    setAttribute(Qt::WA_DeleteOnClose);
    m_key = new BytesEditor(tr("Key"), BytesEditor::Lines::one, this);
    m_value = new BytesEditor(tr("Value"), BytesEditor::Lines::many, this);
    m_expiry = new ExpiryEditor(this);
    build();
    m_expiry->setExpiry(expiryMicros);
    m_expiry->setVisible(purpose != Purpose::rename);
    m_key->setBytes(std::make_shared<const std::string>(key));
    m_value->setBytes(std::move(value));
    m_key->setReadOnly(purpose == Purpose::edit);
    m_value->setVisible(purpose != Purpose::rename);
    connect(m_key, &BytesEditor::edited, this, &EditDialog::keyEdited);
    connect(m_value, &BytesEditor::edited, this, &EditDialog::updateAccept);
    if (purpose == Purpose::edit)
        m_value->focusEditor();
    else
        m_key->focusEditor();
    keyEdited();
    resize(640, purpose == Purpose::rename ? 160 : 460);
}

void EditDialog::build() {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::kPadding, metrics::kPadding, metrics::kPadding, metrics::kPadding);
    column->setSpacing(metrics::kPadding);
    column->addWidget(m_key);
    column->addWidget(m_value, 1);
    column->addWidget(m_expiry);
    m_problem = plainLabel({}, this, "damage");
    m_problem->setWordWrap(true);
    m_problem->hide();
    column->addWidget(m_problem);

    auto* buttons = new QDialogButtonBox(this);
    m_accept = buttons->addButton(tr("Stage Change"), QDialogButtonBox::AcceptRole);
    m_accept->setDefault(true);
    setStyleRole(m_accept, "primary");
    buttons->addButton(QDialogButtonBox::Cancel);
    if (m_purpose != Purpose::rename) {
        auto* load = buttons->addButton(tr("Load from File…"), QDialogButtonBox::ActionRole);
        auto* format = buttons->addButton(tr("Format JSON"), QDialogButtonBox::ActionRole);
        connect(load, &QPushButton::clicked, this, &EditDialog::loadFile);
        connect(format, &QPushButton::clicked, m_value, &BytesEditor::formatJson);
    }
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    column->addWidget(buttons);
}

std::string EditDialog::key() const {
    return *m_key->bytes();
}

SharedBytes EditDialog::value() const {
    return m_value->bytes();
}

int64_t EditDialog::expiryMicros() const {
    return m_expiry->expiryMicros();
}

void EditDialog::keyEdited() {
    m_known = false;
    m_original = {};
    m_key->setNote({});
    if (m_key->problem().isEmpty()) {
        const std::string asked = key();
        m_lookup(asked, [self = QPointer<EditDialog>(this), asked](const Original& original) {
            if (self && self->key() == asked)
                self->answered(asked, original);
        });
    }
    updateAccept();
}

void EditDialog::answered(const std::string& key, const Original& original) {
    m_known = true;
    m_original = original;
    if (m_purpose != Purpose::edit && key != m_firstKey && original.exists)
        m_key->setNote(tr("This key exists (sequence %1): its value will be replaced.")
                           .arg(displayNumber(original.sequence)));
    else if (m_purpose == Purpose::create && original.exists)
        m_key->setNote(tr("This key exists (sequence %1): its value will be replaced.")
                           .arg(displayNumber(original.sequence)));
    else if (key.empty())
        m_key->setNote(tr("The empty key is a key too: it comes first in the order."));
    updateAccept();
}

void EditDialog::loadFile() {
    auto* chooser = new QFileDialog(this, tr("Load a value from a file"));
    chooser->setAttribute(Qt::WA_DeleteOnClose);
    chooser->setFileMode(QFileDialog::ExistingFile);
    connect(chooser, &QFileDialog::fileSelected, this, [this](const QString& path) {
        m_load.start(
            this,
            [name = QFile::encodeName(path).toStdString()](std::stop_token) {
                auto bytes = readWholeFile(posixFileSystem(), name, kMaxStaged);
                return bytes.ok() ? Loaded{{}, std::make_shared<const std::string>(std::move(*bytes))}
                                  : Loaded{bytes.status(), nullptr};
            },
            [this](const Loaded& loaded) {
                if (loaded.bytes)
                    m_value->setBytes(loaded.bytes);
                const ErrorText error = describe(loaded.status);
                const bool tooLarge = loaded.status.reason() == Reason::tooLarge;
                m_problem->setText(tooLarge ? tr("The file is larger than %1, the most that can be staged. "
                                                 "Import it with levelctl put instead.")
                                                  .arg(displaySize(kMaxStaged))
                                            : error.what);
                m_problem->setVisible(!loaded.status.ok());
            });
    });
    chooser->open();
}

void EditDialog::updateAccept() {
    const bool sameKey =
        key() == m_firstKey && (m_purpose == Purpose::rename || m_purpose == Purpose::duplicate);
    m_accept->setEnabled(m_known && !sameKey && m_key->problem().isEmpty() && m_value->problem().isEmpty());
}

}  // namespace levelscope::gui
