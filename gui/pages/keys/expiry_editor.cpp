#include "gui/pages/keys/expiry_editor.h"

#include <QCheckBox>
#include <QDateTimeEdit>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>

#include "gui/models/display.h"
#include "gui/widgets/basic_widgets.h"
#include "gui/widgets/theme.h"

namespace levelscope::gui {
namespace {

constexpr qint64 kMinute = 60;
constexpr qint64 kHour = 60 * kMinute;
constexpr qint64 kDay = 24 * kHour;
constexpr int64_t kMicrosInSecond = 1'000'000;

QDateTime now() {
    QDateTime moment = QDateTime::currentDateTime();
    moment.setMSecsSinceEpoch(moment.toMSecsSinceEpoch() / 1000 * 1000);
    return moment;
}

}  // namespace

ExpiryEditor::ExpiryEditor(QWidget* parent)
    : QWidget(parent),
      m_expires(new QCheckBox(tr("Expires"), this)),
      m_moment(new QDateTimeEdit(this)),
      m_presets(new QPushButton(tr("From now"), this)),
      m_note(plainLabel({}, this, "muted")) {
    m_moment->setDisplayFormat(QStringLiteral("yyyy-MM-dd HH:mm:ss"));
    m_moment->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_moment->setAccessibleName(tr("Moment at which the pair expires"));
    m_moment->setFont(fixedFont());
    auto* menu = new QMenu(m_presets);
    const std::pair<QString, qint64> presets[] = {{tr("1 minute"), kMinute},
                                                  {tr("1 hour"), kHour},
                                                  {tr("1 day"), kDay},
                                                  {tr("1 week"), 7 * kDay},
                                                  {tr("30 days"), 30 * kDay}};
    for (const auto& [text, seconds] : presets)
        menu->addAction(text, this, [this, seconds = seconds] { setFromNow(seconds); });
    m_presets->setMenu(menu);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(2 * metrics::kGap);
    row->addWidget(m_expires);
    row->addWidget(m_moment);
    row->addWidget(m_presets);
    row->addWidget(m_note, 1);
    connect(m_expires, &QCheckBox::toggled, this, &ExpiryEditor::changed);
    connect(m_moment, &QDateTimeEdit::dateTimeChanged, this, &ExpiryEditor::changed);
    setExpiry(0);
}

void ExpiryEditor::setExpiry(int64_t micros) {
    const QSignalBlocker quietCheck(m_expires);
    const QSignalBlocker quietMoment(m_moment);
    m_given = micros;
    m_touched = false;
    m_expires->setChecked(micros != 0);
    m_moment->setDateTime(micros != 0 ? QDateTime::fromMSecsSinceEpoch(micros / 1000) : now().addDays(1));
    refresh();
}

int64_t ExpiryEditor::expiryMicros() const {
    if (!m_touched)
        return m_given;
    return m_expires->isChecked() ? m_moment->dateTime().toSecsSinceEpoch() * kMicrosInSecond : 0;
}

QString ExpiryEditor::note() const {
    return m_note->text();
}

void ExpiryEditor::setFromNow(qint64 seconds) {
    m_expires->setChecked(true);
    m_moment->setDateTime(now().addSecs(seconds));
}

void ExpiryEditor::changed() {
    m_touched = true;
    refresh();
    Q_EMIT edited();
}

void ExpiryEditor::refresh() {
    m_moment->setEnabled(m_expires->isChecked());
    if (!m_expires->isChecked()) {
        m_note->setText(tr("The pair stays until it is deleted."));
        return;
    }
    const qint64 left = now().secsTo(m_moment->dateTime());
    m_note->setText(left > 0 ? tr("in %1").arg(displayDuration(left * kMicrosInSecond))
                             : tr("This moment has passed: the pair is gone as soon as it is written."));
}

}  // namespace levelscope::gui
