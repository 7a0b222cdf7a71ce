#include "gui/widgets/value_view.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QTextDocument>
#include <QToolButton>
#include <QVBoxLayout>

#include "gui/models/display.h"
#include "gui/widgets/basic_widgets.h"
#include "gui/widgets/hex_view.h"
#include "gui/widgets/json_tree.h"
#include "gui/widgets/segmented_bar.h"
#include "gui/widgets/theme.h"

namespace levelscope::gui {

namespace {

// A single long line makes the editor's layout slow: longer ones are broken here.
constexpr int kDecoderLength = 14;  // characters
constexpr qsizetype kLongLine = 4096;

QString withBreaks(const QString& text) {
    QString out;
    out.reserve(text.size() + text.size() / kLongLine + 1);
    qsizetype line = 0;
    for (const QChar c : text) {
        if (c == QLatin1Char('\n')) {
            line = 0;
        } else if (++line > kLongLine && !c.isLowSurrogate()) {
            out += QLatin1Char('\n');
            line = 1;
        }
        out += c;
    }
    return out;
}

// The bytes of a value that is held in memory already.
class ValueSource : public HexSource {
public:
    explicit ValueSource(const ValueContent& content) : m_owner(content.owner), m_bytes(content.bytes) {}
    uint64_t size() const override { return m_bytes.size(); }
    void read(uint64_t offset, size_t length, std::function<void(Result<QByteArray>)> done) override {
        const std::string_view part = m_bytes.substr(static_cast<size_t>(offset), length);
        done(QByteArray(part.data(), static_cast<qsizetype>(part.size())));
    }

private:
    std::shared_ptr<const void> m_owner;
    std::string_view m_bytes;
};

QToolButton* pageButton(QWidget* parent, Qt::ArrowType arrow, const QString& name) {
    auto* button = new QToolButton(parent);
    button->setArrowType(arrow);
    button->setAccessibleName(name);
    button->setToolTip(name);
    button->setAutoRepeat(true);
    return button;
}

}  // namespace

ValueView::ValueView(QWidget* parent) : QWidget(parent) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(buildHeader());
    m_problem = plainLabel({}, this, "muted");
    m_problem->setWordWrap(true);
    m_problem->setContentsMargins(metrics::kPadding, 0, metrics::kPadding, metrics::kGap);
    column->addWidget(m_problem);

    m_stack = new QStackedWidget(this);
    m_text = new QPlainTextEdit(m_stack);
    m_text->setReadOnly(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_text->setFont(fixedFont());
    m_text->setUndoRedoEnabled(false);
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->document()->setDocumentMargin(metrics::kPadding - metrics::kGap);
    setStyleRole(m_text, "plain");
    m_text->setAccessibleName(tr("Value as text"));
    m_tree = new JsonTree(m_stack);
    m_hex = new HexView(m_stack);
    m_hex->setFrameShape(QFrame::NoFrame);
    m_message = plainLabel({}, m_stack, "muted");
    m_message->setAlignment(Qt::AlignCenter);
    m_message->setWordWrap(true);
    for (QWidget* view : {static_cast<QWidget*>(m_text), static_cast<QWidget*>(m_tree),
                          static_cast<QWidget*>(m_hex), static_cast<QWidget*>(m_message)})
        m_stack->addWidget(view);
    column->addWidget(m_stack, 1);
    setMessage(tr("Select a key to see its value."));
}

QWidget* ValueView::buildHeader() {
    auto* header = new QWidget(this);
    auto* row = new QHBoxLayout(header);
    row->setContentsMargins(metrics::kPadding, metrics::kGap * 2, metrics::kPadding, metrics::kGap * 2);
    row->setSpacing(metrics::kGap * 2);
    row->addWidget(plainLabel(tr("Value"), header, "section"));
    m_summary = new ElidedLabel(header);
    m_summary->setElideMode(Qt::ElideRight);
    m_summary->setInk(ElidedLabel::Ink::muted);
    row->addWidget(m_summary, 1);

    m_pager = new QWidget(header);
    auto* pages = new QHBoxLayout(m_pager);
    pages->setContentsMargins(0, 0, 0, 0);
    pages->setSpacing(metrics::kGap);
    m_previous = pageButton(m_pager, Qt::LeftArrow, tr("Previous page of the value"));
    m_next = pageButton(m_pager, Qt::RightArrow, tr("Next page of the value"));
    m_pageLabel = plainLabel({}, m_pager, "muted");
    pages->addWidget(m_previous);
    pages->addWidget(m_pageLabel);
    pages->addWidget(m_next);
    row->addWidget(m_pager);
    connect(m_previous, &QToolButton::clicked, this, [this] { setPage(m_page - 1); });
    connect(m_next, &QToolButton::clicked, this, [this] { setPage(m_page + 1); });

    m_decoders = new QComboBox(header);
    m_decoders->setAccessibleName(tr("Decoder"));
    m_decoders->setToolTip(plainToolTip(tr(
        "How bytes that are neither text nor JSON are read. The choice holds for keys of the same prefix.")));
    // Most names are short; what the value is needs the room more than the longest of them.
    m_decoders->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_decoders->setMinimumContentsLength(kDecoderLength);
    for (const ValueDecoder decoder : kValueDecoders)
        m_decoders->addItem(valueDecoderName(decoder));
    m_decoders->view()->setMinimumWidth(m_decoders->view()->sizeHintForColumn(0) + 4 * metrics::kPadding);
    row->addWidget(m_decoders);
    auto* rules = new QToolButton(header);
    rules->setText(QStringLiteral("…"));
    rules->setAccessibleName(tr("Decoders of this store"));
    rules->setToolTip(plainToolTip(tr("Decoders of this store")));
    row->addWidget(rules);
    connect(rules, &QToolButton::clicked, this, &ValueView::rulesRequested);
    connect(m_decoders, &QComboBox::activated, this, [this](int index) {
        setDecoder(kValueDecoders[index]);
        Q_EMIT decoderChosen(kValueDecoders[index]);
    });

    m_modes = new SegmentedBar(header);
    m_modes->addSegment(TextMode, tr("Text"), tr("As stored, hidden characters escaped"));
    m_modes->addSegment(TreeMode, tr("JSON"), tr("Names and values as a tree"));
    m_modes->addSegment(HexMode, tr("Hex"), tr("Every byte"));
    row->addWidget(m_modes);
    connect(m_modes, &SegmentedBar::currentChanged, this,
            [this](int mode) { setMode(static_cast<Mode>(mode)); });
    return header;
}

void ValueView::setMessage(const QString& text) {
    m_content = {};
    m_shownContent = {};
    m_decoded = {};
    m_decoders->setEnabled(false);
    m_message->setText(text);
    m_stack->setCurrentWidget(m_message);
    m_summary->setText({});
    m_problem->hide();
    m_pager->hide();
    m_modes->setEnabled(false);
    m_hex->setSource(nullptr);
    m_tree->setContent({});
    m_text->clear();
}

void ValueView::setContent(const ValueContent& content) {
    if (!content.status.ok()) {
        setMessage(content.status.is(Code::notFound) ? tr("This key is not in the store any more.")
                                                     : describe(content.status).what);
        return;
    }
    if (content.bytes.empty()) {
        setMessage(tr("The value is empty: zero bytes."));
        m_summary->setText(summary());
        return;
    }
    m_content = content;
    m_hex->setSource(std::make_shared<ValueSource>(content));
    m_modes->setEnabled(true);
    m_decoders->setEnabled(true);
    decode();
}

void ValueView::setDecoder(std::optional<ValueDecoder> decoder) {
    if (m_decoder == decoder)
        return;
    m_decoder = decoder;
    if (m_content.owner)
        decode();
}

void ValueView::decode() {
    const ValueDecoder used = m_decoder.value_or(m_content.suggested);
    m_shownContent = m_content;
    m_decoded = {};
    if (used != ValueDecoder::stored) {
        m_decoded = decodeValue(m_content.bytes, used);
        if (m_decoded.ok())
            m_shownContent = ValueContent::of(std::make_shared<const std::string>(m_decoded.text));
    }
    m_decoders->setCurrentIndex(static_cast<int>(used));
    m_page = 0;
    m_summary->setText(summary());
    showProblem();
    m_modes->setSegmentEnabled(TreeMode, m_shownContent.json && m_shownContent.json->ok());
    m_tree->setContent(m_shownContent);
    chooseMode();
}

void ValueView::showProblem() {
    const JsonOutline* json = m_content.json.get();
    m_hex->setRanges({});
    m_problem->hide();
    const auto mark = [this](uint64_t offset, const QString& what) {
        if (offset < m_content.bytes.size())
            m_hex->setRanges({{offset, 1, Theme::current().damage, what}});
    };
    if (!m_decoded.ok()) {
        const QString reason = decodeProblemText(m_decoded.problem);
        m_problem->setText(tr("It is no %1: %2, at offset %3. The bytes are shown as they are.")
                               .arg(m_decoders->currentText(), reason, displayNumber(m_decoded.offset)));
        m_problem->show();
        mark(m_decoded.offset, reason);
    } else if (json && !json->ok()) {
        const QString reason = jsonProblemText(json->problem);
        m_problem->setText(tr("It begins like JSON, but: %1, at offset %2.")
                               .arg(reason, displayNumber(json->problemOffset)));
        m_problem->show();
        mark(json->problemOffset, reason);
    }
}

QString ValueView::summary() const {
    QString text =
        valueKindName(m_content.kind) + QStringLiteral(" · ") + displaySize(m_content.bytes.size());
    if (const QString hint = integerHint(m_content.bytes);
        m_content.kind == ValueKind::integer && !hint.isEmpty())
        text += QStringLiteral(" · ") + hint;
    if (m_decoders->currentIndex() > 0 && m_decoded.ok())
        text += QStringLiteral(" · ") + m_decoders->currentText();
    if (m_content.unmasked)
        text += QStringLiteral(" · ") + tr("unmasked");
    return text;
}

// The mode that was chosen last, if this value can be shown so; else the best that it can.
void ValueView::chooseMode() {
    const bool tree = m_shownContent.json && m_shownContent.json->ok();
    const bool text = m_shownContent.kind == ValueKind::json || m_shownContent.kind == ValueKind::text;
    if (m_mode == HexMode || (!text && !tree))
        showMode(HexMode);
    else
        showMode(m_mode == TreeMode && tree ? TreeMode : TextMode);
}

void ValueView::setMode(Mode mode) {
    m_mode = mode;
    if (m_content.owner)
        showMode(mode == TreeMode && !(m_shownContent.json && m_shownContent.json->ok()) ? TextMode : mode);
}

void ValueView::showMode(Mode mode) {
    m_shown = mode;
    {
        const QSignalBlocker block(m_modes);  // a fallback is not the user's choice
        m_modes->setCurrent(mode);
    }
    if (mode == TextMode)
        showText();
    QWidget* views[] = {m_text, m_tree, m_hex};
    m_stack->setCurrentWidget(views[mode]);
    updatePager();
}

uint64_t ValueView::pageCount() const {
    return (m_shownContent.bytes.size() + kPageSize - 1) / kPageSize;
}

void ValueView::setPage(uint64_t page) {
    if (page >= pageCount())
        return;
    m_page = page;
    if (m_shown == TextMode)
        showText();
    updatePager();
}

void ValueView::showText() {
    const bool pretty =
        m_shownContent.json && m_shownContent.json->ok() && m_shownContent.bytes.size() <= kPageSize;
    const std::string_view page =
        m_shownContent.bytes.substr(static_cast<size_t>(m_page) * kPageSize, kPageSize);
    m_text->setPlainText(withBreaks(displayText(
        pretty ? std::string_view(prettyJson(m_shownContent.bytes, *m_shownContent.json)) : page)));
}

QString ValueView::shownText() const {
    return m_text->toPlainText();
}

void ValueView::updatePager() {
    m_pager->setVisible(m_shown == TextMode && pageCount() > 1);
    const uint64_t from = m_page * kPageSize;
    const uint64_t to = std::min<uint64_t>(from + kPageSize, m_shownContent.bytes.size());
    m_pageLabel->setText(
        tr("bytes %1 to %2 of %3")
            .arg(displayNumber(from), displayNumber(to), displayNumber(m_shownContent.bytes.size())));
    m_previous->setEnabled(m_page > 0);
    m_next->setEnabled(m_page + 1 < pageCount());
}

}  // namespace levelscope::gui
