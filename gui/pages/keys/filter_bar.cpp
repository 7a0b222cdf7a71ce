#include "gui/pages/keys/filter_bar.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QStyle>
#include <QVBoxLayout>

#include "gui/models/key_text.h"
#include "gui/widgets/basic_widgets.h"
#include "gui/widgets/theme.h"

namespace levelscope::gui {

namespace {

constexpr int kMaxInput = 4096;

QLineEdit* inputBox(QWidget* parent, const QString& name) {
    auto* box = new QLineEdit(parent);
    box->setMaxLength(kMaxInput);
    box->setFont(fixedFont());
    box->setAccessibleName(name);
    box->setLayoutDirection(Qt::LeftToRight);
    return box;
}

void markInvalid(QLineEdit* box, bool invalid) {
    if (box->property("invalid").toBool() == invalid)
        return;
    box->setProperty("invalid", invalid);
    box->style()->unpolish(box);
    box->style()->polish(box);
}

}  // namespace

FilterBar::FilterBar(QWidget* parent) : QWidget(parent) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::kGap);
    auto* row = new QHBoxLayout;
    row->setSpacing(metrics::kGap * 2);
    column->addLayout(row);

    m_kind = new QComboBox(this);
    m_kind->setAccessibleName(tr("Kind of filter"));
    const std::pair<KeyFilter::Kind, QString> kinds[] = {
        {KeyFilter::Kind::prefix, tr("Prefix")},       {KeyFilter::Kind::range, tr("Range")},
        {KeyFilter::Kind::contains, tr("Contains")},   {KeyFilter::Kind::glob, tr("Glob")},
        {KeyFilter::Kind::regex, tr("Regex")},         {KeyFilter::Kind::hex, tr("Hex bytes")},
        {KeyFilter::Kind::value, tr("Value contains")}};
    for (const auto& [kind, name] : kinds)
        m_kind->addItem(name, static_cast<int>(kind));
    m_text = inputBox(this, tr("Filter"));
    m_text->setClearButtonEnabled(true);
    m_dash = plainLabel(QStringLiteral("–"), this, "muted");
    m_to = inputBox(this, tr("End of the range"));
    m_to->setPlaceholderText(tr("to, not included"));
    m_goTo = inputBox(this, tr("Go to key"));
    m_goTo->setPlaceholderText(tr("Go to key…"));
    m_goTo->setToolTip(
        plainToolTip(tr("Press Enter to go to this key, or to where it would be. Write \\xNN for a byte.")));
    row->addWidget(m_kind);
    row->addWidget(m_text, 3);
    row->addWidget(m_dash);
    row->addWidget(m_to, 3);
    row->addWidget(m_goTo, 2);
    m_problem = plainLabel({}, this, "damage");
    m_problem->setWordWrap(true);
    m_problem->hide();
    column->addWidget(m_problem);

    m_delay.setSingleShot(true);
    m_delay.setInterval(kDelayMs);
    connect(&m_delay, &QTimer::timeout, this, &FilterBar::apply);
    connect(m_kind, &QComboBox::currentIndexChanged, this, &FilterBar::kindChanged);
    for (QLineEdit* box : {m_text, m_to}) {
        connect(box, &QLineEdit::textChanged, this, [this] { m_delay.start(); });
        connect(box, &QLineEdit::returnPressed, this, &FilterBar::apply);
    }
    connect(m_goTo, &QLineEdit::returnPressed, this, &FilterBar::go);
    connect(m_goTo, &QLineEdit::textChanged, this, [this] { markInvalid(m_goTo, false), tell({}); });
    kindChanged();
}

KeyFilter::Kind FilterBar::kind() const {
    return static_cast<KeyFilter::Kind>(m_kind->currentData().toInt());
}

void FilterBar::focusFilter() {
    m_text->setFocus(Qt::ShortcutFocusReason);
    m_text->selectAll();
}

void FilterBar::focusGoTo() {
    m_goTo->setFocus(Qt::ShortcutFocusReason);
    m_goTo->selectAll();
}

void FilterBar::kindChanged() {
    const bool range = kind() == KeyFilter::Kind::range;
    m_dash->setVisible(range);
    m_to->setVisible(range);
    switch (kind()) {
        case KeyFilter::Kind::range: m_text->setPlaceholderText(tr("from, included")); break;
        case KeyFilter::Kind::contains:
            m_text->setPlaceholderText(tr("part of the key; capitals make it case-sensitive"));
            break;
        case KeyFilter::Kind::glob: m_text->setPlaceholderText(tr("unicode/*/1F6?? or [a-f]*")); break;
        case KeyFilter::Kind::regex:
            m_text->setPlaceholderText(tr("regular expression, anywhere in the key"));
            break;
        case KeyFilter::Kind::hex: m_text->setPlaceholderText(tr("ff 00 1a, anywhere in the key")); break;
        case KeyFilter::Kind::value: m_text->setPlaceholderText(tr("part of the value")); break;
        default: m_text->setPlaceholderText(tr("Filter by prefix…")); break;
    }
    if (!m_text->text().isEmpty() || !m_to->text().isEmpty())
        apply();
}

void FilterBar::setPrefix(const std::string& prefix) {
    const QSignalBlocker blockKind(m_kind), blockText(m_text);
    m_kind->setCurrentIndex(0);
    m_text->setText(formatBytes(prefix, ByteFormat::text));
    m_delay.stop();
    kindChanged();
}

void FilterBar::setFilter(KeyFilter::Kind kind, const QString& text, const QString& to) {
    {
        const QSignalBlocker blockKind(m_kind), blockText(m_text), blockTo(m_to);
        m_kind->setCurrentIndex(std::max(0, m_kind->findData(static_cast<int>(kind))));
        m_text->setText(text);
        m_to->setText(to);
    }
    kindChanged();
    apply();
}

void FilterBar::apply() {
    m_delay.stop();
    const QString to = kind() == KeyFilter::Kind::range ? m_to->text() : QString();
    const KeyFilter filter = KeyFilter::compile(kind(), m_text->text(), to);
    markInvalid(m_text, !filter.problem().isEmpty());
    tell(filter.problem());
    if (filter.problem().isEmpty())
        Q_EMIT filterChanged(filter);
}

void FilterBar::tell(const QString& problem) {
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
}

void FilterBar::go() {
    const ParsedBytes key = parseBytes(m_goTo->text(), ByteFormat::text);
    markInvalid(m_goTo, !key.ok());
    tell(key.problem);
    if (key.ok())
        Q_EMIT goToKey(key.bytes);
}

}  // namespace levelscope::gui
