#include "gui/pages/keys/replace_dialog.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>
#include <algorithm>

#include "gui/models/display.h"
#include "gui/widgets/basic_widgets.h"
#include "gui/widgets/cell_delegate.h"
#include "gui/widgets/theme.h"

namespace levelscope::gui {
namespace {

constexpr int kTickMs = 100;
constexpr size_t kContext = 24;  // bytes shown in front of the first difference
constexpr int kCellWidth = 160;

// From a little in front of where the two begin to differ.
size_t startOfDifference(std::string_view before, std::string_view after) {
    const auto differ = std::mismatch(before.begin(), before.end(), after.begin(), after.end());
    const auto at = static_cast<size_t>(differ.first - before.begin());
    return at > kContext ? at - kContext : 0;
}

QTableWidgetItem* cell(std::string_view bytes, size_t from) {
    const QString text = displayBytes(bytes.substr(std::min(from, bytes.size())), kCellWidth);
    auto* item = new QTableWidgetItem(from > 0 ? QStringLiteral("…") + text : text);
    item->setFont(fixedFont());
    return item;
}

}  // namespace

ReplaceDialog::ReplaceDialog(std::shared_ptr<StoreReader> reader, ReplaceScope scope, QWidget* parent)
    : QDialog(parent),
      m_reader(std::move(reader)),
      m_scope(std::move(scope)),
      m_find(new QLineEdit(this)),
      m_replace(new QLineEdit(this)),
      m_case(new QCheckBox(tr("Match case"), this)),
      m_regex(new QCheckBox(tr("Regular expression"), this)),
      m_searchButton(new QPushButton(this)),
      m_report(plainLabel({}, this)),
      m_preview(new QTableWidget(0, 3, this)) {
    setWindowTitle(tr("Find and Replace in Values"));
    setAttribute(Qt::WA_DeleteOnClose);
    build();
    m_ticker.setInterval(kTickMs);
    connect(&m_ticker, &QTimer::timeout, this, &ReplaceDialog::showProgress);
    for (QLineEdit* box : {m_find, m_replace}) {
        box->setFont(fixedFont());
        connect(box, &QLineEdit::textChanged, this, &ReplaceDialog::edited);
    }
    for (QCheckBox* box : {m_case, m_regex})
        connect(box, &QCheckBox::toggled, this, &ReplaceDialog::edited);
    connect(m_searchButton, &QPushButton::clicked, this, &ReplaceDialog::startOrStop);
    edited();
    resize(760, 460);
}

ReplaceDialog::~ReplaceDialog() {
    if (m_control)
        m_control->requestStop();
}

void ReplaceDialog::build() {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::kPadding, metrics::kPadding, metrics::kPadding, metrics::kPadding);
    column->setSpacing(2 * metrics::kGap);
    m_find->setPlaceholderText(tr("look for"));
    m_find->setAccessibleName(tr("What to look for"));
    m_replace->setPlaceholderText(tr("replace by"));
    m_replace->setAccessibleName(tr("What to put in its place"));
    m_find->setToolTip(plainToolTip(tr("Text as shown elsewhere; \\xNN stands for one byte")));
    m_case->setChecked(true);
    m_searchButton->setDefault(true);
    auto* words = new QHBoxLayout;
    words->addWidget(m_find, 1);
    words->addWidget(m_replace, 1);
    auto* options = new QHBoxLayout;
    options->setSpacing(metrics::kPadding);
    options->addWidget(m_case);
    options->addWidget(m_regex);
    options->addWidget(plainLabel(m_scope.filter.passesAll()
                                      ? tr("in the values of all keys")
                                      : tr("in the values of the keys the filter shows"),
                                  this, "muted"));
    options->addStretch(1);
    options->addWidget(m_searchButton);
    m_report->setWordWrap(true);
    m_preview->setHorizontalHeaderLabels({tr("key"), tr("before"), tr("after")});
    m_preview->verticalHeader()->hide();
    m_preview->verticalHeader()->setDefaultSectionSize(metrics::kRow);
    m_preview->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_preview->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_preview->setShowGrid(false);
    m_preview->setWordWrap(false);
    m_preview->setItemDelegate(new CellDelegate(CellDelegate::kNoRole, m_preview));
    m_preview->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_preview->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_preview->setAccessibleName(tr("What would change"));
    auto* buttons = new QDialogButtonBox(this);
    m_accept = buttons->addButton(QString(), QDialogButtonBox::AcceptRole);
    setStyleRole(m_accept, "primary");
    buttons->addButton(QDialogButtonBox::Cancel);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    column->addLayout(words);
    column->addLayout(options);
    column->addWidget(m_preview, 1);
    column->addWidget(m_report);
    column->addWidget(buttons);
}

QString ReplaceDialog::report() const {
    return m_report->text();
}

// What was found belongs to other words.
void ReplaceDialog::edited() {
    if (m_control)
        m_control->requestStop();
    m_search.cancel();
    m_ticker.stop();
    m_found = {};
    fillPreview();
    const ReplaceRule rule =
        ReplaceRule::compile(m_find->text(), m_replace->text(), m_regex->isChecked(), m_case->isChecked());
    m_searchButton->setText(tr("Find"));
    m_searchButton->setEnabled(rule.problem().isEmpty());
    showReport(rule.problem(), !rule.problem().isEmpty() && !m_find->text().isEmpty());
}

void ReplaceDialog::startOrStop() {
    if (m_search.running()) {
        m_control->requestStop();
        return;
    }
    edited();
    m_control = std::make_shared<JobControl>();
    const ReplaceRule rule =
        ReplaceRule::compile(m_find->text(), m_replace->text(), m_regex->isChecked(), m_case->isChecked());
    m_search.start(
        this,
        [reader = m_reader, scope = m_scope, rule, control = m_control](std::stop_token) {
            return findReplacements(*reader, scope, rule, *control);
        },
        [this](ReplaceFound result) { found(std::move(result)); });
    m_searchButton->setText(tr("Stop"));
    m_ticker.start();
    showProgress();
}

void ReplaceDialog::showProgress() {
    const uint64_t all = std::max(m_control->total(), m_control->done());
    showReport(
        tr("Looked at %1 of about %2 keys…").arg(displayNumber(m_control->done()), displayNumber(all)));
}

void ReplaceDialog::found(ReplaceFound result) {
    m_ticker.stop();
    m_searchButton->setText(tr("Find"));
    m_found = std::move(result);
    fillPreview();
    if (!m_found.status.ok() && !m_found.status.is(Code::cancelled)) {
        showReport(describe(m_found.status).what, true);
        return;
    }
    QStringList parts{tr("%n occurrence(s)", nullptr, static_cast<int>(m_found.occurrences)) +
                      QStringLiteral(" · ") +
                      tr("%n value(s)", nullptr, static_cast<int>(m_found.hits.size())) +
                      QStringLiteral(" · ") + tr("%1 keys looked at").arg(displayNumber(m_found.looked))};
    if (m_found.status.is(Code::cancelled))
        parts << tr("Stopped: there may be more.");
    if (m_found.full)
        parts << tr("That is as much as can be staged at once: write it, then find again.");
    if (m_found.skipped > 0)
        parts << tr("%n value(s) skipped: too large, or no text.", nullptr,
                    static_cast<int>(m_found.skipped));
    showReport(parts.join(QLatin1Char('\n')));
}

void ReplaceDialog::showReport(const QString& text, bool damage) {
    if (m_report->property("role") != QLatin1String(damage ? "damage" : "muted"))
        setStyleRole(m_report, damage ? "damage" : "muted");
    m_report->setText(text);
}

void ReplaceDialog::fillPreview() {
    const int rows = static_cast<int>(std::min<size_t>(m_found.hits.size(), kMaxPreview));
    m_preview->setRowCount(rows);
    for (int row = 0; row < rows; ++row) {
        const ReplaceHit& hit = m_found.hits[static_cast<size_t>(row)];
        const size_t from = startOfDifference(*hit.before, *hit.edit.value);
        m_preview->setItem(row, 0, cell(hit.edit.key, 0));
        m_preview->setItem(row, 1, cell(*hit.before, from));
        m_preview->setItem(row, 2, cell(*hit.edit.value, from));
    }
    const int hits = static_cast<int>(m_found.hits.size());
    m_accept->setText(hits > 0 ? tr("Stage %n Change(s)", nullptr, hits) : tr("Stage Changes"));
    m_accept->setEnabled(hits > 0);
}

}  // namespace levelscope::gui
