#include "gui/pages/keys/decoder_dialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTreeView>
#include <QVBoxLayout>

#include "gui/models/decoder_rules_model.h"
#include "gui/models/display.h"
#include "gui/widgets/basic_widgets.h"
#include "gui/widgets/property_list.h"
#include "gui/widgets/theme.h"

namespace levelscope::gui {

namespace {

constexpr int kPreviewCharacters = 300;
constexpr int kListHeight = 160;

QPushButton* button(const QString& text, QWidget* parent) {
    auto* made = new QPushButton(text, parent);
    made->setAutoDefault(false);
    return made;
}

}  // namespace

DecoderDialog::DecoderDialog(const DecoderRules& rules, const DecoderRules& detected,
                             std::optional<Sample> sample, QWidget* parent)
    : QDialog(parent),
      m_detected(detected),
      m_mask(rules.mask),
      m_sample(std::move(sample)),
      m_model(new DecoderRulesModel(this)) {
    setWindowTitle(tr("Decoders"));
    setAttribute(Qt::WA_DeleteOnClose);
    m_model->setRules(rules.rules);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::kPadding, metrics::kPadding, metrics::kPadding, metrics::kPadding);
    column->setSpacing(metrics::kPadding);
    auto* hint =
        plainLabel(tr("How keys and values of this store are read. Of several rules that fit a key, the "
                      "first one counts. What does not read so is shown as stored."),
                   this, "muted");
    hint->setWordWrap(true);
    column->addWidget(hint);
    column->addWidget(buildList(), 1);
    column->addWidget(buildForm());
    column->addWidget(new SectionTitle(tr("The selected pair"), this));
    m_preview = new PropertyList(this);
    column->addWidget(m_preview);
    auto* buttons = new QDialogButtonBox(this);
    m_accept = buttons->addButton(tr("Apply"), QDialogButtonBox::AcceptRole);
    m_accept->setDefault(true);
    setStyleRole(m_accept, "primary");
    buttons->addButton(QDialogButtonBox::Cancel);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    const DecoderRule* used = m_sample ? rules.find(m_sample->key) : nullptr;
    select(used ? static_cast<int>(used - rules.rules.data()) : 0);
    showRule();
    updatePreview();
    resize(780, 620);
}

QWidget* DecoderDialog::buildList() {
    auto* box = new QWidget(this);
    auto* row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(2 * metrics::kGap);
    m_list = new QTreeView(box);
    m_list->setModel(m_model);
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setMinimumHeight(kListHeight);
    m_list->setTextElideMode(Qt::ElideMiddle);
    m_list->setAccessibleName(tr("Rules, in the order in which they count"));
    m_list->header()->setStretchLastSection(false);
    m_list->header()->setSectionResizeMode(QHeaderView::Stretch);
    m_list->header()->setSectionResizeMode(DecoderRulesModel::MatchColumn, QHeaderView::ResizeToContents);
    row->addWidget(m_list, 1);
    auto* side = new QVBoxLayout;
    side->setSpacing(metrics::kGap);
    m_add = button(tr("Add"), box);
    m_remove = button(tr("Remove"), box);
    m_up = button(tr("Up"), box);
    m_down = button(tr("Down"), box);
    m_reset = button(tr("As detected"), box);
    m_reset->setToolTip(
        plainToolTip(tr("The rules that this store suggests by its comparator and its keys")));
    for (QPushButton* each : {m_add, m_remove, m_up, m_down})
        side->addWidget(each);
    side->addStretch(1);
    side->addWidget(m_reset);
    row->addLayout(side);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &DecoderDialog::showRule);
    connect(m_add, &QPushButton::clicked, this, [this] {
        DecoderRule rule;
        rule.pattern = m_sample ? m_sample->key.substr(0, 1) : std::string();
        select(m_model->add(rule));
        m_pattern->setFocus();
        updatePreview();
    });
    connect(m_remove, &QPushButton::clicked, this, [this] {
        const int removed = current();
        m_model->remove(removed);
        select(std::min(removed, m_model->rowCount() - 1));
        showRule();
        updatePreview();
    });
    const auto move = [this](int by) {
        if (m_model->move(current(), by))
            showRule();
        updatePreview();
    };
    connect(m_up, &QPushButton::clicked, this, [move] { move(-1); });
    connect(m_down, &QPushButton::clicked, this, [move] { move(1); });
    connect(m_reset, &QPushButton::clicked, this, [this] {
        m_model->setRules(m_detected.rules);
        select(0);
        showRule();
        updatePreview();
    });
    return box;
}

QWidget* DecoderDialog::buildForm() {
    auto* box = new QWidget(this);
    auto* form = new QFormLayout(box);
    form->setContentsMargins(0, 0, 0, 0);
    m_pattern = new QLineEdit(box);
    m_pattern->setFont(fixedFont());
    m_pattern->setPlaceholderText(tr("all keys"));
    m_pattern->setToolTip(plainToolTip(tr("Text as shown elsewhere; \\xNN stands for one byte")));
    m_match = new QComboBox(box);
    for (const auto match : {DecoderRule::Match::prefix, DecoderRule::Match::glob})
        m_match->addItem(DecoderRulesModel::matchName(match));
    m_match->setToolTip(
        plainToolTip(tr("A prefix fits keys that begin with it. A pattern fits whole keys: * any bytes, ? "
                        "one, [a-z] a set.")));
    m_match->setAccessibleName(tr("How it fits keys"));
    m_key = new QComboBox(box);
    for (const KeyDecoder decoder : kKeyDecoders)
        m_key->addItem(keyDecoderName(decoder));
    m_value = new QComboBox(box);
    m_value->addItem(DecoderRulesModel::valueName(std::nullopt));
    for (const ValueDecoder decoder : kValueDecoders)
        m_value->addItem(valueDecoderName(decoder));
    m_unmask = new QCheckBox(tr("Values are xor a mask that lies in the store"), box);
    m_problem = plainLabel({}, box, "damage");
    m_problem->hide();
    auto* fits = new QHBoxLayout;
    fits->addWidget(m_match);
    fits->addWidget(m_pattern, 1);
    form->addRow(tr("Keys"), fits);
    form->addRow({}, m_problem);
    form->addRow(tr("Key read as"), m_key);
    form->addRow(tr("Value read as"), m_value);
    form->addRow({}, m_unmask);
    connect(m_pattern, &QLineEdit::textEdited, this, &DecoderDialog::edited);
    for (QComboBox* combo : {m_match, m_key, m_value})
        connect(combo, &QComboBox::activated, this, &DecoderDialog::edited);
    connect(m_unmask, &QCheckBox::toggled, this, &DecoderDialog::edited);
    return box;
}

const std::vector<DecoderRule>& DecoderDialog::rules() const {
    return m_model->rules();
}

bool DecoderDialog::isDetected() const {
    return m_model->rules() == m_detected.rules;
}

int DecoderDialog::current() const {
    return m_list->currentIndex().row();
}

void DecoderDialog::select(int row) {
    if (row >= 0 && row < m_model->rowCount())
        m_list->setCurrentIndex(m_model->index(row, 0));
}

// Fills the form from the rule that is selected.
void DecoderDialog::showRule() {
    const int row = current();
    const bool any = row >= 0 && row < m_model->rowCount();
    for (QWidget* widget : std::initializer_list<QWidget*>{m_pattern, m_match, m_key, m_value})
        widget->setEnabled(any);
    m_unmask->setEnabled(any && !m_mask.empty());
    m_remove->setEnabled(any);
    m_up->setEnabled(any && row > 0);
    m_down->setEnabled(any && row + 1 < m_model->rowCount());
    m_problem->hide();
    m_showing = true;
    const DecoderRule rule = any ? m_model->ruleAt(row) : DecoderRule();
    m_pattern->setText(formatBytes(rule.pattern, ByteFormat::text));
    m_match->setCurrentIndex(static_cast<int>(rule.match));
    m_key->setCurrentIndex(static_cast<int>(rule.key));
    m_value->setCurrentIndex(rule.value ? 1 + static_cast<int>(*rule.value) : 0);
    m_unmask->setChecked(rule.unmask);
    m_showing = false;
}

void DecoderDialog::edited() {
    const int row = current();
    if (m_showing || row < 0)
        return;
    const ParsedBytes pattern = parseBytes(m_pattern->text(), ByteFormat::text);
    m_problem->setText(pattern.problem);
    m_problem->setVisible(!pattern.ok());
    m_accept->setEnabled(pattern.ok());
    if (!pattern.ok())
        return;
    DecoderRule rule;
    rule.match = static_cast<DecoderRule::Match>(m_match->currentIndex());
    rule.pattern = pattern.bytes;
    rule.key = kKeyDecoders[m_key->currentIndex()];
    if (m_value->currentIndex() > 0)
        rule.value = kValueDecoders[m_value->currentIndex() - 1];
    rule.unmask = m_unmask->isChecked();
    m_model->setRule(row, rule);
    updatePreview();
}

void DecoderDialog::updatePreview() {
    if (!m_sample) {
        m_preview->setRows({{tr("key"), tr("no key is selected"), {}}});
        return;
    }
    const DecoderRules rules{m_model->rules(), m_mask};
    const DecoderRule* rule = rules.find(m_sample->key);
    const QString asStored = displayBytes(m_sample->key, kPreviewCharacters);
    const QString key = rule ? decodeKey(m_sample->key, rule->key) : QString();
    const ValueContent value =
        rule && rule->unmask ? ValueContent::unmaskedBy(m_sample->value, m_mask) : m_sample->value;
    const ValueDecoder decoder = rule && rule->value ? *rule->value : value.suggested;
    const DecodedValue decoded = decodeValue(value.bytes, decoder);
    QList<PropertyList::Row> rows{
        {tr("rule"),
         rule ? displayNumber(static_cast<uint64_t>(rule - rules.rules.data()) + 1) : tr("none fits"),
         {}},
        {tr("key as stored"), asStored, {}},
        {tr("key reads as"), key.isEmpty() ? asStored : key.left(kPreviewCharacters), {}}};
    if (!decoded.ok() && !value.bytes.empty())
        rows << PropertyList::Row{
            tr("value"),
            tr("%1, at offset %2").arg(decodeProblemText(decoded.problem), displayNumber(decoded.offset)),
            {},
            true};
    rows << PropertyList::Row{
        tr("value reads as"),
        displayBytes(decoded.ok() ? std::string_view(decoded.text) : value.bytes, kPreviewCharacters),
        {}};
    m_preview->setRows(rows);
}

QStringList DecoderDialog::preview() const {
    QStringList lines;
    for (const PropertyList::Row& row : m_preview->rows())
        lines << row.label + QStringLiteral(": ") + row.value;
    return lines;
}

}  // namespace levelscope::gui
