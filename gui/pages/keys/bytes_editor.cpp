#include "gui/pages/keys/bytes_editor.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSignalBlocker>
#include <QTextDocument>
#include <QVBoxLayout>

#include "gui/models/display.h"
#include "gui/models/json_outline.h"
#include "gui/widgets/basic_widgets.h"
#include "gui/widgets/segmented_bar.h"
#include "gui/widgets/theme.h"

namespace levelscope::gui {

namespace {

constexpr int kMaxKeyInput = 4 * static_cast<int>(kMaxKeySize);

QString fromUtf8(std::string_view bytes) {
    return QString::fromUtf8(bytes.data(), static_cast<qsizetype>(bytes.size()));
}

// Unlike toPlainText() this keeps no-break spaces.
QString rawText(const QTextDocument& document) {
    return document.toRawText().replace(QChar::ParagraphSeparator, QLatin1Char('\n'));
}

}  // namespace

BytesEditor::BytesEditor(const QString& name, Lines lines, QWidget* parent)
    : QWidget(parent), m_lines(lines), m_bytes(std::make_shared<const std::string>()) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::kGap);
    auto* head = new QHBoxLayout;
    head->addWidget(plainLabel(name, this, "section"));
    head->addStretch(1);
    m_formats = new SegmentedBar(this);
    m_formats->addSegment(static_cast<int>(ByteFormat::text), tr("Text"));
    m_formats->addSegment(static_cast<int>(ByteFormat::hex), tr("Hex"));
    m_formats->addSegment(static_cast<int>(ByteFormat::base64), tr("Base64"));
    m_formats->setCurrent(static_cast<int>(ByteFormat::text));
    head->addWidget(m_formats);
    column->addLayout(head);
    if (lines == Lines::one) {
        m_line = new QLineEdit(this);
        m_line->setMaxLength(kMaxKeyInput);
        m_line->setFont(fixedFont());
        m_line->setAccessibleName(name);
        column->addWidget(m_line);
        connect(m_line, &QLineEdit::textChanged, this, &BytesEditor::read);
    } else {
        m_text = new QPlainTextEdit(this);
        m_text->setFont(fixedFont());
        m_text->setAccessibleName(name);
        m_text->setTabChangesFocus(true);
        column->addWidget(m_text, 1);
        connect(m_text, &QPlainTextEdit::textChanged, this, &BytesEditor::read);
    }
    m_hint = plainLabel({}, this, "muted");
    m_hint->setWordWrap(true);
    column->addWidget(m_hint);
    connect(m_formats, &SegmentedBar::currentChanged, this, &BytesEditor::formatChosen);
    updateHint();
}

ByteFormat BytesEditor::format() const {
    return m_format;
}

QWidget* BytesEditor::field() const {
    return m_line ? static_cast<QWidget*>(m_line) : m_text;
}

void BytesEditor::focusEditor() {
    field()->setFocus();
}

void BytesEditor::setReadOnly(bool readOnly) {
    if (m_line)
        m_line->setReadOnly(readOnly);
    if (m_text)
        m_text->setReadOnly(readOnly);
}

void BytesEditor::setNote(const QString& note) {
    m_note = note;
    updateHint();
}

void BytesEditor::setBytes(SharedBytes bytes) {
    m_bytes = std::move(bytes);
    m_large = m_bytes->size() > kMaxEdit;
    m_problem.clear();
    showBytes();
    Q_EMIT edited();
}

void BytesEditor::showBytes() {
    field()->setEnabled(!m_large);
    m_formats->setEnabled(!m_large);
    if (m_large) {
        m_silent = true;
        setInput({});
        m_silent = false;
        updateHint();
        return;
    }
    const bool asText = m_lines == Lines::one ? isUtf8(*m_bytes) : isPlainText(*m_bytes);
    showIn(asText ? ByteFormat::text : ByteFormat::hex);
}

void BytesEditor::showIn(ByteFormat format) {
    m_format = format;
    {
        const QSignalBlocker block(m_formats);
        m_formats->setCurrent(static_cast<int>(format));
    }
    m_silent = true;
    setInput(write(format));
    m_silent = false;
    // The form must give back exactly the bytes it was made from.
    if (const ParsedBytes back = parse();
        (!back.ok() || back.bytes != *m_bytes) && format == ByteFormat::text)
        showIn(ByteFormat::hex);
    updateHint();
}

void BytesEditor::formatChosen(int format) {
    if (m_problem.isEmpty())
        showIn(static_cast<ByteFormat>(format));
    else if (const QSignalBlocker block(m_formats); true)
        m_formats->setCurrent(static_cast<int>(m_format));
}

QString BytesEditor::write(ByteFormat format) const {
    if (format == ByteFormat::text && m_lines == Lines::many)
        return fromUtf8(*m_bytes);
    if (format == ByteFormat::hex)
        return QString::fromLatin1(
            QByteArray(m_bytes->data(), static_cast<qsizetype>(m_bytes->size())).toHex(' '));
    return formatBytes(*m_bytes, format);
}

QString BytesEditor::input() const {
    return m_line ? m_line->text() : rawText(*m_text->document());
}

void BytesEditor::setInput(const QString& text) {
    if (m_line)
        m_line->setText(text);
    else
        m_text->setPlainText(text);
}

ParsedBytes BytesEditor::parse() const {
    if (m_format == ByteFormat::text && m_lines == Lines::many)
        return {input().toUtf8().toStdString(), {}};
    return parseBytes(input(), m_format);
}

void BytesEditor::read() {
    if (m_silent)
        return;
    ParsedBytes parsed = parse();
    m_problem = parsed.problem;
    if (m_lines == Lines::one && parsed.bytes.size() > kMaxKeySize)
        m_problem = tr("A key has at most %1.").arg(displaySize(kMaxKeySize));
    if (parsed.ok())
        m_bytes = std::make_shared<const std::string>(std::move(parsed.bytes));
    updateHint();
    Q_EMIT edited();
}

void BytesEditor::formatJson() {
    const JsonOutline outline = JsonOutline::parse(*m_bytes);
    if (outline.ok() && !m_large) {
        m_bytes = std::make_shared<const std::string>(prettyJson(*m_bytes, outline));
        showBytes();
        Q_EMIT edited();
    }
}

void BytesEditor::updateHint() {
    QString text = m_problem.isEmpty() ? m_note : m_problem;
    if (m_problem.isEmpty() && m_lines == Lines::many) {
        text = displaySize(m_bytes->size());
        if (m_large) {
            text = tr("%1: too large to edit here (limit %2). Load another value from a file.")
                       .arg(displaySize(m_bytes->size()), displaySize(kMaxEdit));
        } else if (guessKind(*m_bytes, true) == ValueKind::json) {
            const JsonOutline outline = JsonOutline::parse(*m_bytes);
            text += QStringLiteral(" · ") + (outline.ok() ? tr("valid JSON")
                                                          : tr("not valid JSON: %1, at offset %2")
                                                                .arg(jsonProblemText(outline.problem),
                                                                     displayNumber(outline.problemOffset)));
        }
        if (!m_note.isEmpty())
            text += QStringLiteral(" · ") + m_note;
    }
    m_hint->setText(text);
    setStyleRole(m_hint, m_problem.isEmpty() ? "muted" : "damage");
}

}  // namespace levelscope::gui
