#include "gui/pages/keys/damage_bar.h"

#include <QFileInfo>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPainter>
#include <QPainterPath>
#include <QPushButton>
#include <QTreeView>
#include <QVBoxLayout>

#include "gui/models/damage_places_model.h"
#include "gui/widgets/basic_widgets.h"
#include "gui/widgets/theme.h"

namespace levelscope::gui {

namespace {

constexpr int kStripe = 4;
constexpr int kListHeight = 132;

}  // namespace

DamageBar::DamageBar(QWidget* parent)
    : QWidget(parent),
      m_model(new DamagePlacesModel(this)),
      m_text(plainLabel({}, this)),
      m_places(new QPushButton(tr("Show places"), this)),
      m_stop(new QPushButton(tr("Stop at damage"), this)),
      m_list(new QTreeView(this)) {
    m_text->setWordWrap(true);
    m_places->setCheckable(true);
    m_stop->setToolTip(plainToolTip(tr("End at the first place that cannot be read, as the owner would")));
    m_list->setModel(m_model);
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setTextElideMode(Qt::ElideMiddle);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setFixedHeight(kListHeight);
    m_list->setAccessibleName(tr("Places that could not be read"));
    m_list->header()->setStretchLastSection(true);
    m_list->hide();
    auto* row = new QHBoxLayout;
    row->setSpacing(2 * metrics::kGap);
    row->addWidget(m_text, 1);
    row->addWidget(m_places, 0, Qt::AlignTop);
    row->addWidget(m_stop, 0, Qt::AlignTop);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(kStripe + metrics::kPadding, 2 * metrics::kGap, 2 * metrics::kGap,
                               2 * metrics::kGap);
    column->setSpacing(2 * metrics::kGap);
    column->addLayout(row);
    column->addWidget(m_list);
    connect(m_places, &QPushButton::toggled, m_list, &QWidget::setVisible);
    connect(m_stop, &QPushButton::clicked, this, &DamageBar::stopRequested);
    connect(m_list, &QTreeView::activated, this, [this](const QModelIndex& index) { activate(index.row()); });
    hide();
}

void DamageBar::showPlaces(const DamageLog* log) {
    setVisible(log != nullptr);
    const uint64_t count = log ? log->count() : 0;
    if (!log || count == 0)
        m_text->setText(tr("Damage is passed by. So far everything could be read."));
    else
        m_text->setText(
            tr("This is not the whole store: %n places could not be read. Keys are missing there, "
               "and pairs around them may be older than what their owner would read.",
               nullptr, static_cast<int>(std::min<uint64_t>(count, 1'000'000))));
    m_places->setEnabled(count > 0);
    if (count == m_shown)
        return;
    m_shown = count;
    m_model->setPlaces(log ? log->places() : std::vector<SkippedPlace>());
    setAccessibleName(m_text->text());
}

QString DamageBar::text() const {
    return m_text->text();
}

// The number in a table's name leads to its page.
void DamageBar::activate(int row) {
    const SkippedPlace& place = m_model->placeAt(row);
    const QFileInfo file(QString::fromStdString(place.status.error().file));
    bool isNumber = false;
    const qulonglong number = file.completeBaseName().toULongLong(&isNumber);
    const QString suffix = file.suffix();
    if (isNumber &&
        (suffix == QLatin1String("ldb") || suffix == QLatin1String("sst") || suffix == QLatin1String("lst")))
        Q_EMIT placeActivated(Address::ofTable(number));
    else if (place.hasFirst)
        Q_EMIT placeActivated(Address::ofKey(place.first));
}

void DamageBar::paintEvent(QPaintEvent*) {
    const Theme& theme = Theme::current();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QPainterPath frame;
    frame.addRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8);
    painter.fillPath(frame, theme.pane);
    painter.setPen(theme.line);
    painter.drawPath(frame);
    painter.setClipPath(frame);
    painter.fillRect(QRect(0, 0, kStripe, height()), theme.amber);
}

}  // namespace levelscope::gui
