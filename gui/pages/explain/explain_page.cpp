#include "gui/pages/explain/explain_page.h"

#include <QApplication>
#include <QClipboard>
#include <QFile>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>
#include <algorithm>

#include "core/env/file_system.h"
#include "gui/models/display.h"
#include "gui/pages/explain/explain_pane.h"
#include "gui/pages/no_tables.h"
#include "gui/session/store_session.h"
#include "gui/widgets/basic_widgets.h"
#include "gui/widgets/level_map.h"
#include "gui/widgets/segmented_bar.h"
#include "gui/widgets/theme.h"

namespace levelscope::gui {
namespace {

enum Operation { Get, Seek };
constexpr int kSequenceWidth = 136;
constexpr int kMapHeight = 220;

// A few keys from all over the store, live or not.
std::vector<std::string> someKeys(const StoreReader& reader) {
    std::vector<std::string> keys;
    const std::unique_ptr<Iterator> iterator = reader.iterator();
    for (const double position : {0.35, 0.8, 0.0}) {
        iterator->seek(reader.keyAt(position));
        if (iterator->valid())
            keys.emplace_back(iterator->key());
    }
    return keys;
}

LevelMap::Mark markOf(const ExplainedStep& step) {
    if (step.decided)
        return LevelMap::Mark::decided;
    return step.passed ? LevelMap::Mark::passed : LevelMap::Mark::read;
}

}  // namespace

ExplainPage::ExplainPage(StoreSession* session, QWidget* parent)
    : Page(parent),
      m_session(session),
      m_header(new PageHeader(tr("Explain"), this)),
      m_keys{new QLineEdit(this), new QLineEdit(this)},
      m_sequence(new QLineEdit(this)),
      m_operation(new SegmentedBar(this)),
      m_format(new SegmentedBar(this)),
      m_run(new QPushButton(tr("Explain"), this)),
      m_compare(new QPushButton(tr("Compare"), this)),
      m_copy(new QPushButton(themedIcon(QStringLiteral("copy")), tr("Copy as JSON"), this)),
      m_save(new QPushButton(tr("Save JSON…"), this)),
      m_problem(plainLabel(QString(), this, "damage")),
      m_stack(new QStackedWidget(this)),
      m_empty(new EmptyState(QStringLiteral("explain"), {}, {}, this)),
      m_takeKey(m_empty->addAction(tr("Take a key of this store"), [this] { prepareShowcase({}); })) {
    connect(m_session, &StoreSession::stateChanged, this,
            [this] { invite(holdsEntries(*m_session->state())); });
    invite(holdsEntries(*m_session->state()));
    for (QPushButton* button : {m_compare, m_copy, m_save})
        m_header->addControl(button);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(4 * metrics::kGap, metrics::kPadding, 4 * metrics::kGap, metrics::kPadding);
    column->setSpacing(metrics::kPadding);
    column->addWidget(m_header);
    buildQuestion();
    m_problem->hide();
    column->addWidget(m_problem);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(buildAnswer());
    column->addWidget(m_stack, 1);
    setFocusProxy(m_keys[0]);
    setComparing(false);
    for (QPushButton* button : {m_copy, m_save})
        button->setEnabled(false);
    connect(m_copy, &QPushButton::clicked, this,
            [this] { QApplication::clipboard()->setText(QString::fromUtf8(json())); });
    connect(m_save, &QPushButton::clicked, this, &ExplainPage::chooseFile);
}

void ExplainPage::invite(bool anyKeys) {
    m_takeKey->setVisible(anyKeys);
    if (anyKeys)
        m_empty->setTexts(tr("How is a key read?"),
                          tr("Type a key to see each place the engine looks into, newest first, what it "
                             "costs, and where it stops; and, if the key is absent, why."));
    else
        m_empty->setTexts(
            tr("Nothing to read yet"),
            tr("The store has no keys. Write some on the page Keys, and each look-up is told here "
               "place by place, newest first, with what it costs."));
}

void ExplainPage::buildQuestion() {
    m_operation->addSegment(Get, tr("get"), tr("Look the key up"));
    m_operation->addSegment(Seek, tr("seek"), tr("Find the first key at or behind it"));
    m_format->addSegment(static_cast<int>(ByteFormat::text), tr("text"),
                         tr("Bytes that are no text as \\xNN"));
    m_format->addSegment(static_cast<int>(ByteFormat::hex), tr("hex"));
    m_keys[0]->setPlaceholderText(tr("key"));
    m_keys[0]->setAccessibleName(tr("Key"));
    m_keys[1]->setPlaceholderText(tr("key to compare with"));
    m_keys[1]->setAccessibleName(tr("Key to compare with"));
    m_sequence->setPlaceholderText(tr("latest"));
    m_sequence->setAccessibleName(tr("Sequence number"));
    m_sequence->setToolTip(plainToolTip(tr("The sequence number to read at; empty: the newest state")));
    m_sequence->setFixedWidth(kSequenceWidth);
    m_compare->setCheckable(true);
    m_compare->setToolTip(plainToolTip(tr("Explains a second key beside the first")));
    setStyleRole(m_run, "primary");
    auto* row = new QHBoxLayout;
    row->setSpacing(2 * metrics::kGap);
    row->addWidget(m_operation);
    for (QLineEdit* box : m_keys) {
        box->setFont(fixedFont());
        row->addWidget(box, 1);
    }
    row->addWidget(plainLabel(tr("at"), this, "muted"));
    m_sequence->setFont(fixedFont());
    row->addWidget(m_sequence);
    row->addWidget(m_format);
    row->addWidget(m_run);
    static_cast<QVBoxLayout*>(layout())->addLayout(row);
    for (QLineEdit* box : {m_keys[0], m_keys[1], m_sequence})
        connect(box, &QLineEdit::returnPressed, this, &ExplainPage::run);
    connect(m_run, &QPushButton::clicked, this, &ExplainPage::run);
    connect(m_compare, &QPushButton::toggled, this, &ExplainPage::setComparing);
    connect(m_operation, &SegmentedBar::currentChanged, this, [this] {
        if (m_stack->currentWidget() != m_empty)
            run();
    });
}

QWidget* ExplainPage::buildAnswer() {
    auto* down = new QSplitter(Qt::Vertical, m_stack);
    down->setChildrenCollapsible(false);
    auto* panes = new QWidget(down);
    auto* row = new QHBoxLayout(panes);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(metrics::kPadding);
    for (ExplainPane*& pane : m_panes) {
        pane = new ExplainPane(panes);
        row->addWidget(pane, 1);
        connect(pane, &ExplainPane::showAddress, this, &Page::showAddress);
        connect(pane, &ExplainPane::inspect, this, &Page::inspect);
    }
    m_map = new LevelMap(down);
    m_map->setAccessibleName(tr("Tables that the read passed"));
    connect(m_map, &LevelMap::activated, this,
            [this](quint64 number) { Q_EMIT showAddress(Address::ofTable(number)); });
    down->addWidget(panes);
    down->addWidget(m_map);
    down->setStretchFactor(0, 1);
    down->setSizes({2 * kMapHeight, kMapHeight});
    return down;
}

ByteFormat ExplainPage::format() const {
    return static_cast<ByteFormat>(m_format->current());
}

void ExplainPage::setComparing(bool comparing) {
    m_keys[1]->setVisible(comparing);
    m_panes[1]->setVisible(comparing);
    for (ExplainPane* pane : m_panes)
        pane->setCompact(comparing);
    if (!comparing) {
        m_panes[1]->setExplanation(nullptr);
        m_panes[0]->setDifference(-1);
    } else {
        m_keys[1]->setFocus();
    }
}

void ExplainPage::tellProblem(const QString& text) {
    m_problem->setText(text);
    m_problem->setVisible(!text.isEmpty());
}

QString ExplainPage::problem() const {
    return m_problem->isHidden() ? QString() : m_problem->text();
}

// What the boxes say; false when it cannot be understood, which is told.
bool ExplainPage::readQuestion(std::vector<ExplainRequest>& requests) {
    ExplainRequest request;
    request.seek = m_operation->current() == Seek;
    if (const QString text = m_sequence->text().trimmed(); !text.isEmpty()) {
        bool number = false;
        request.atSequence = text.toULongLong(&number);
        if (!number || request.atSequence == 0 || request.atSequence > kMaxSequence) {
            tellProblem(tr("The sequence number must be a whole number from 1 on."));
            return false;
        }
    }
    for (const QLineEdit* box : m_keys) {
        if (box->isHidden() || (box == m_keys[1] && box->text().isEmpty()))
            continue;
        ParsedBytes parsed = parseBytes(box->text(), format());
        if (!parsed.ok()) {
            tellProblem(parsed.problem);
            return false;
        }
        request.key = std::move(parsed.bytes);
        requests.push_back(request);
    }
    tellProblem({});
    return true;
}

void ExplainPage::run() {
    std::vector<ExplainRequest> requests;
    if (readQuestion(requests))
        ask(std::move(requests));
}

void ExplainPage::ask(std::vector<ExplainRequest> requests) {
    m_key = requests.front().key;
    m_at = requests.front().atSequence;
    m_load.start(
        this,
        [reader = m_session->reader(),
         requests = std::move(requests)](std::stop_token) -> std::shared_ptr<const Shown> {
            auto shown = std::make_shared<Shown>();
            shown->layout = std::make_shared<const LevelMapLayout>(reader->version(), MapScale::keyRange);
            for (const ExplainRequest& request : requests)
                shown->explanations.push_back(std::make_shared<const Explanation>(explain(*reader, request)));
            return shown;
        },
        [this](const std::shared_ptr<const Shown>& shown) { showAnswer(*shown); });
}

void ExplainPage::showAnswer(const Shown& shown) {
    for (size_t i = 0; i < m_panes.size(); ++i)
        m_panes[i]->setExplanation(i < shown.explanations.size() ? shown.explanations[i] : nullptr);
    const bool two = shown.explanations.size() == 2;
    m_panes[0]->setDifference(
        two ? static_cast<int>(firstDifference(*shown.explanations[0], *shown.explanations[1])) : -1);
    m_map->setMap(shown.layout, m_session->state()->levels);
    m_map->setVisible(!shown.layout->empty());
    showMarks();
    m_stack->setCurrentIndex(1);
    for (QPushButton* button : {m_copy, m_save})
        button->setEnabled(true);
    Q_EMIT inspect(Address::ofKey(m_key));
}

// Of the first key; where two are compared, the second shows by its own steps.
void ExplainPage::showMarks() {
    QHash<uint64_t, LevelMap::Mark> marks;
    const ExplanationPtr& explanation = m_panes[0]->explanation();
    for (const ExplainedStep& step : explanation->steps)
        if (!step.source.inMemory() && step.passed != PassReason::outsideBounds)
            marks.insert(step.source.number, markOf(step));
    if (marks.isEmpty())
        marks.insert(0, LevelMap::Mark::passed);  // everything fades
    m_map->setMarks(marks, explanation->request.key);
}

void ExplainPage::openAddress(const Address& address) {
    if (!accepts(address))
        return;
    const QString text = formatBytes(address.key, ByteFormat::text);
    m_format->setCurrent(static_cast<int>(ByteFormat::text));
    m_operation->setCurrent(Get);
    m_compare->setChecked(false);
    m_keys[0]->setText(text);
    m_sequence->setText(address.sequence == 0 ? QString() : QString::number(address.sequence));
    run();
}

Address ExplainPage::address() const {
    return Address::ofExplanation(m_key, m_at);
}

QByteArray ExplainPage::json() const {
    QByteArray text;
    for (const ExplainPane* pane : m_panes)
        if (pane->explanation())
            text += QByteArray::fromStdString(toJson(*pane->explanation())) + '\n';
    return text;
}

void ExplainPage::chooseFile() {
    auto* dialog = new QFileDialog(this, tr("Save the explanation"), QString(),
                                   tr("JSON files (*.json);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("json"));
    connect(dialog, &QFileDialog::fileSelected, this, &ExplainPage::saveTo);
    dialog->open();
}

void ExplainPage::saveTo(const QString& file) {
    m_saving.start(
        this,
        [path = QFile::encodeName(file).toStdString(), text = json().toStdString()](std::stop_token) {
            return std::make_shared<const Status>(replaceFile(posixFileSystem(), path, text));
        },
        [this, file](const std::shared_ptr<const Status>& status) {
            if (status->ok())
                Q_EMIT statusMessage(tr("Saved %1").arg(file));
            else
                tellProblem(describe(*status).what);
        });
}

void ExplainPage::ask(Question question) {
    if (question != Question::absentKey)
        return;
    m_keys[0]->setFocus(Qt::OtherFocusReason);
    m_keys[0]->selectAll();
}

bool ExplainPage::settled() const {
    return !m_load.running() && !m_sample.running() && !m_saving.running();
}

QStringList ExplainPage::showcases() const {
    return {QString(), QStringLiteral("compare"), QStringLiteral("seek")};
}

void ExplainPage::prepareShowcase(const QString& name) {
    m_showcase = name;
    m_sample.start(
        this,
        [reader = m_session->reader()](std::stop_token) {
            return std::make_shared<const std::vector<std::string>>(someKeys(*reader));
        },
        [this](const std::shared_ptr<const std::vector<std::string>>& keys) {
            if (keys->empty())
                return invite(false);
            m_format->setCurrent(static_cast<int>(ByteFormat::text));
            m_compare->setChecked(m_showcase == QLatin1String("compare"));
            m_keys[0]->setText(formatBytes(keys->front(), ByteFormat::text));
            m_keys[1]->setText(formatBytes(keys->back() + "?", ByteFormat::text));
            m_sequence->clear();
            m_operation->setCurrent(m_showcase == QLatin1String("seek") ? Seek : Get);
            run();
        });
}

}  // namespace levelscope::gui
