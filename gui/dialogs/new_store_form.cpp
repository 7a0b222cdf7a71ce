#include "gui/dialogs/new_store_form.h"

#include <QComboBox>
#include <QDir>
#include <QFile>
#include <QFileDialog>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QStyle>
#include <QVBoxLayout>

#include "core/db/data_directory.h"
#include "gui/dialogs/option_texts.h"
#include "gui/models/display.h"
#include "gui/widgets/basic_widgets.h"
#include "gui/widgets/segmented_bar.h"
#include "gui/widgets/theme.h"

namespace levelscope::gui {
namespace {

QString freeName() {
    const QDir folder(QString::fromStdString(defaultDataDirectory()));
    for (int i = 1;; ++i) {
        const QString path =
            folder.filePath(i == 1 ? QStringLiteral("store") : QStringLiteral("store-%1").arg(i));
        if (!QFileInfo::exists(path))
            return path;
    }
}

}  // namespace

NewStoreForm::NewStoreForm(QWidget* parent)
    : QWidget(parent),
      m_directory(new QLineEdit(this)),
      m_presets(new SegmentedBar(this)),
      m_presetEffect(plainLabel({}, this, "muted")),
      m_problem(plainLabel({}, this, "damage")),
      m_create(new QPushButton(tr("Create store"), this)),
      m_presetNames(Options::presetNames()) {
    auto* title = plainLabel(tr("New store"), this);
    title->setFont(titleFont());
    auto* browseButton = new QPushButton(tr("Browse…"), this);
    auto* back = new QPushButton(tr("Back"), this);
    m_create->setProperty("role", QLatin1String("primary"));
    m_directory->setObjectName(QStringLiteral("newStoreFolder"));
    m_directory->setAccessibleName(tr("Folder of the store"));
    m_problem->setWordWrap(true);
    m_presetEffect->setWordWrap(true);
    for (size_t i = 0; i < m_presetNames.size(); ++i)
        m_presets->addSegment(int(i), presetLabel(m_presetNames[i]));

    QScrollArea* scroll = scrollingPart(this);
    QWidget* options = scroll->widget();
    auto* grid = new QGridLayout(options);
    grid->setContentsMargins(0, 0, metrics::kPadding, 0);
    grid->setHorizontalSpacing(metrics::kPadding);
    grid->setVerticalSpacing(metrics::kGap);
    grid->setColumnStretch(3, 1);
    int row = 0;
    for (const OptionInfo& info : optionInfos())
        addOption(info, grid, row++);

    auto* folderRow = new QHBoxLayout;
    folderRow->addWidget(plainLabel(tr("Folder"), this, "muted"));
    folderRow->addWidget(m_directory, 1);
    folderRow->addWidget(browseButton);
    auto* presetRow = new QHBoxLayout;
    presetRow->addWidget(plainLabel(tr("Preset"), this, "muted"));
    presetRow->addWidget(m_presets);
    presetRow->addWidget(m_presetEffect, 1);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_problem, 1);
    buttons->addWidget(back);
    buttons->addWidget(m_create);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::kPadding);
    column->addWidget(title);
    column->addLayout(folderRow);
    column->addLayout(presetRow);
    column->addWidget(scroll, 1);
    column->addLayout(buttons);

    connect(browseButton, &QPushButton::clicked, this, &NewStoreForm::browse);
    connect(back, &QPushButton::clicked, this, &NewStoreForm::cancelled);
    connect(m_presets, &SegmentedBar::currentChanged, this, &NewStoreForm::choosePreset);
    connect(m_directory, &QLineEdit::textChanged, this, &NewStoreForm::check);
    connect(m_create, &QPushButton::clicked, this, [this] { Q_EMIT createRequested(request()); });
    reset({});
}

void NewStoreForm::addOption(const OptionInfo& info, QGridLayout* grid, int row) {
    const OptionText text = optionText(info.name);
    QWidget* parent = grid->parentWidget();
    QWidget* editor = nullptr;
    if (info.choices.empty()) {
        auto* line = new QLineEdit(parent);
        line->setFont(fixedFont());
        line->setAlignment(Qt::AlignRight);
        connect(line, &QLineEdit::textChanged, this, &NewStoreForm::check);
        editor = line;
    } else {
        auto* box = new QComboBox(parent);
        for (const std::string& choice : info.choices)
            box->addItem(QString::fromStdString(choice));
        connect(box, &QComboBox::currentTextChanged, this, &NewStoreForm::check);
        editor = box;
    }
    editor->setFixedWidth(120);
    editor->setAccessibleName(text.label);
    QString hint = text.effect;
    if (!info.minimum.empty() && info.choices.empty())
        hint += QLatin1Char('\n') +
                tr("From %1 to %2.")
                    .arg(QString::fromStdString(info.minimum), QString::fromStdString(info.maximum));
    editor->setToolTip(plainToolTip(hint));
    auto* effect = new ElidedLabel(parent);
    effect->setElideMode(Qt::ElideRight);
    effect->setText(text.effect);
    effect->setEnabled(false);
    grid->addWidget(plainLabel(text.label, parent), row, 0);
    grid->addWidget(editor, row, 1);
    grid->addWidget(plainLabel(optionUnit(info.unit), parent, "muted"), row, 2);
    grid->addWidget(effect, row, 3);
    m_editors.insert(QString::fromStdString(info.name), editor);
}

QString NewStoreForm::textOf(QWidget* editor) const {
    if (const auto* box = qobject_cast<QComboBox*>(editor))
        return box->currentText();
    return qobject_cast<QLineEdit*>(editor)->text().trimmed();
}

void NewStoreForm::reset(const QString& directory) {
    m_directory->setText(directory.isEmpty() ? freeName() : directory);
    m_presets->setCurrent(0);
    choosePreset(0);
}

void NewStoreForm::choosePreset(int index) {
    const std::string& preset = m_presetNames[size_t(index)];
    const Result<Options> options = Options::fromPreset(preset);
    if (!options.ok())
        return;
    m_options = options.value();
    m_presetEffect->setText(presetEffect(preset));
    m_filling = true;
    for (auto it = m_editors.cbegin(); it != m_editors.cend(); ++it) {
        const Result<std::string> value = m_options.get(it.key().toStdString());
        const QString text = value.ok() ? QString::fromStdString(value.value()) : QString();
        if (auto* box = qobject_cast<QComboBox*>(it.value()))
            box->setCurrentText(text);
        else
            qobject_cast<QLineEdit*>(it.value())->setText(text);
    }
    m_filling = false;
    check();
}

void NewStoreForm::check() {
    if (m_filling)
        return;
    QString problem =
        m_directory->text().trimmed().isEmpty() ? tr("Choose a folder for the store.") : QString();
    Options options = m_options;
    for (auto it = m_editors.cbegin(); it != m_editors.cend(); ++it) {
        const Status status = options.set(it.key().toStdString(), textOf(it.value()).toStdString());
        if (it.value()->property("invalid").toBool() == status.ok()) {
            it.value()->setProperty("invalid", !status.ok());
            it.value()->style()->unpolish(it.value());
            it.value()->style()->polish(it.value());
        }
        if (!status.ok() && problem.isEmpty())
            problem =
                QStringLiteral("%1: %2").arg(optionText(it.key().toStdString()).label, describe(status).what);
    }
    if (problem.isEmpty()) {
        if (const Status status = options.validate(); !status.ok())
            problem = describe(status).what;
    }
    m_options = options;
    m_problem->setText(problem);
    m_create->setEnabled(problem.isEmpty());
}

bool NewStoreForm::valid() const {
    return m_create->isEnabled();
}

StoreSession::OpenRequest NewStoreForm::request() const {
    StoreSession::OpenRequest request;
    request.directory = QDir::cleanPath(QDir::current().absoluteFilePath(m_directory->text().trimmed()));
    request.mode = StoreMode::edit;
    request.createPreset = QString::fromStdString(m_presetNames[size_t(m_presets->current())]);
    request.options = m_options;
    return request;
}

void NewStoreForm::browse() {
    auto* dialog = new QFileDialog(this, tr("A folder for the new store"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    connect(dialog, &QFileDialog::fileSelected, m_directory, &QLineEdit::setText);
    dialog->open();
}

}  // namespace levelscope::gui
