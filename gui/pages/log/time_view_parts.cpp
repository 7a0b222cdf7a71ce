// What the time machine is made of, and how its parts are joined.
#include <QHeaderView>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include "core/version/file_names.h"
#include "gui/models/edit_list_model.h"
#include "gui/models/table_change_model.h"
#include "gui/models/table_life_model.h"
#include "gui/pages/log/time_view.h"
#include "gui/session/store_session.h"
#include "gui/widgets/basic_widgets.h"
#include "gui/widgets/edit_timeline.h"
#include "gui/widgets/error_banner.h"
#include "gui/widgets/key_prefix_delegate.h"
#include "gui/widgets/level_map.h"
#include "gui/widgets/segmented_bar.h"
#include "gui/widgets/table_columns.h"
#include "gui/widgets/theme.h"

namespace levelscope::gui {
namespace {

constexpr int kSpeeds[] = {1, 10, 100, 1000};
constexpr QSize kLeastMap{240, 110};
constexpr int kLeastList = 64;
constexpr int kNoSharedPart = -1;  // a role that no model answers

}  // namespace

TimeView::TimeView(StoreSession* session, QWidget* parent)
    : QWidget(parent),
      m_session(session),
      m_editModel(new EditListModel(this)),
      m_changeModel(new TableChangeModel(this)),
      m_lifeModel(new TableLifeModel(this)) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::kPadding);
    m_error = new ErrorBanner(this);
    column->addWidget(m_error);
    m_stack = new QStackedWidget(this);
    m_content = new QWidget(m_stack);
    m_empty = new EmptyState(QStringLiteral("manifest"), tr("No edits yet"),
                             tr("The manifest notes every change of the set of tables: flushes, compactions, "
                                "what you asked for. Here you will be able to go back to any of them."),
                             m_stack);
    m_stack->addWidget(m_content);
    m_stack->addWidget(m_empty);
    column->addWidget(m_stack, 1);

    auto* inside = new QVBoxLayout(m_content);
    inside->setContentsMargins(0, 0, 0, 0);
    inside->setSpacing(2 * metrics::kGap);
    inside->addWidget(buildControls());
    m_timeline = new EditTimeline(m_content);
    inside->addWidget(m_timeline);
    m_picked = new QStackedWidget(m_content);
    m_map = new LevelMap(m_picked);
    m_map->setAccessibleName(tr("The tables after this edit"));
    m_map->setMinimumSize(kLeastMap);
    auto* none = plainLabel(tr("After this edit the store had no tables."), m_picked, "muted");
    none->setAlignment(Qt::AlignCenter);
    m_picked->addWidget(m_map);
    m_picked->addWidget(none);
    auto* split = new QSplitter(Qt::Vertical, m_content);
    split->setHandleWidth(metrics::kPadding);
    split->addWidget(m_picked);
    split->addWidget(buildLists());
    split->setStretchFactor(0, 3);
    split->setStretchFactor(1, 2);
    split->setSizes({320, 220});
    split->setChildrenCollapsible(false);
    inside->addWidget(split, 1);
    setFocusProxy(m_timeline);

    connect(m_timeline, &EditTimeline::valueChanged, this, &TimeView::moved);
    connect(&m_play, &QTimer::timeout, this, &TimeView::advance);
    connect(m_map, &LevelMap::selectionChanged, this, [this] {
        if (m_map->current() != 0)
            followTable(m_map->current());
    });
    connect(m_map, &LevelMap::activated, this, &TimeView::tableWanted);
    updateListTitles();
}

QToolButton* TimeView::control(const QString& icon, const QString& hint) {
    auto* button = new QToolButton(m_content);
    button->setIcon(themedIcon(icon));
    button->setToolTip(plainToolTip(hint));
    button->setAccessibleName(hint);
    button->setAutoRepeat(true);
    return button;
}

QWidget* TimeView::buildControls() {
    auto* bar = new QWidget(m_content);
    auto* column = new QVBoxLayout(bar);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2 * metrics::kGap);
    auto* row = new QHBoxLayout;
    row->setSpacing(metrics::kGap);
    m_first = control(QStringLiteral("skip-back"), tr("First edit"));
    m_back = control(QStringLiteral("back"), tr("Edit before"));
    m_playButton = control(QStringLiteral("play"), tr("Play the edits one after the other"));
    m_playButton->setAutoRepeat(false);
    m_forward = control(QStringLiteral("forward"), tr("Next edit"));
    m_last = control(QStringLiteral("skip-forward"), tr("Newest edit"));
    m_speed = new SegmentedBar(bar);
    m_speed->setCaption(tr("edits a second:"));
    for (const int speed : kSpeeds)
        m_speed->addSegment(speed, displayNumber(static_cast<uint64_t>(speed)));
    m_speed->setCurrent(static_cast<int>(m_editsPerSecond));
    m_compare = new QPushButton(tr("Compare from here"), bar);
    m_compare->setCheckable(true);
    m_compare->setToolTip(plainToolTip(tr("Keeps this edit as one end; then go to the other")));
    for (QToolButton* button : {m_first, m_back, m_playButton, m_forward, m_last})
        row->addWidget(button);
    row->addSpacing(metrics::kPadding);
    row->addWidget(m_speed);
    row->addStretch(1);
    m_summary = new ElidedLabel(bar);
    m_summary->setElideMode(Qt::ElideRight);
    auto* told = new QHBoxLayout;
    told->setSpacing(metrics::kPadding);
    told->addWidget(m_summary, 1);
    told->addWidget(m_compare);
    column->addLayout(row);
    column->addLayout(told);

    connect(m_first, &QToolButton::clicked, this, [this] { step(-m_timeline->value()); });
    connect(m_back, &QToolButton::clicked, this, [this] { step(-1); });
    connect(m_forward, &QToolButton::clicked, this, [this] { step(1); });
    connect(m_last, &QToolButton::clicked, this,
            [this] { step(m_timeline->maximum() - m_timeline->value()); });
    connect(m_playButton, &QToolButton::clicked, this, [this] { setPlaying(!playing()); });
    connect(m_speed, &SegmentedBar::currentChanged, this, [this](int speed) { m_editsPerSecond = speed; });
    connect(m_compare, &QPushButton::clicked, this, &TimeView::setComparing);
    return bar;
}

QWidget* TimeView::buildLists() {
    auto* frame = new QFrame(m_content);
    setStyleRole(frame, "pane");
    auto* column = new QVBoxLayout(frame);
    column->setContentsMargins(metrics::kGap, metrics::kGap, metrics::kGap, metrics::kGap);
    column->setSpacing(metrics::kGap);
    m_listBar = new SegmentedBar(frame);
    m_listBar->addSegment(static_cast<int>(List::edits), tr("Edits"));
    m_listBar->addSegment(static_cast<int>(List::changes), tr("Changes"),
                          tr("Tables that went and came by this edit, or between two"));
    m_listBar->addSegment(static_cast<int>(List::life), tr("Life of a table"),
                          tr("Choose a table on the map to follow it from birth to death"));
    auto* row = new QHBoxLayout;
    row->setContentsMargins(2 * metrics::kGap, 2 * metrics::kGap, 2 * metrics::kGap, 0);
    row->addWidget(m_listBar);
    row->addStretch(1);
    column->addLayout(row);
    m_lists = new QStackedWidget(frame);
    m_edits = quietTable(m_editModel, tr("Edits"), m_lists);
    m_changes = quietTable(m_changeModel, tr("Changes"), m_lists);
    m_life = quietTable(m_lifeModel, tr("Life of a table"), m_lists);
    setColumnWidths(m_edits, {72, 150, 176, 80, 92, 64, 150});
    setColumnWidths(m_changes, {80, 84, 56, 92, 92, 200, 200});
    setColumnWidths(m_life, {180, 72, 150, 176, 64});
    for (const int keys : {TableChangeModel::SmallestColumn, TableChangeModel::LargestColumn})
        m_changes->setItemDelegateForColumn(keys, new KeyPrefixDelegate(kNoSharedPart, m_changes));
    for (QTableView* view : {m_edits, m_changes, m_life}) {
        view->setMinimumHeight(kLeastList);
        view->horizontalHeader()->setStretchLastSection(true);
        m_lists->addWidget(view);
    }
    column->addWidget(m_lists, 1);

    connect(m_listBar, &SegmentedBar::currentChanged, this, [this](int id) { m_lists->setCurrentIndex(id); });
    connect(m_edits->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& index) {
                if (!m_syncing && index.isValid()) {
                    setPlaying(false);
                    m_timeline->setValue(index.row());
                }
            });
    connect(m_edits, &QTableView::activated, this, [this](const QModelIndex& index) {
        const TimeMachine::Edit& edit = m_machine->edit(static_cast<size_t>(index.row()));
        Q_EMIT bytesWanted({.kind = AddressKind::bytes,
                            .offset = edit.offset,
                            .length = edit.length,
                            .file = manifestFileName(edit.manifest)});
    });
    connect(m_changes->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& index) {
                if (!index.isValid())
                    return;
                const uint64_t number = index.data(TableChangeModel::NumberRole).toULongLong();
                m_map->setSelection({number});
                followTable(number);
            });
    connect(m_changes, &QTableView::activated, this, [this](const QModelIndex& index) {
        Q_EMIT tableWanted(index.data(TableChangeModel::NumberRole).toULongLong());
    });
    connect(m_life, &QTableView::activated, this, [this](const QModelIndex& index) {
        setPlaying(false);
        m_timeline->setValue(index.data(TableLifeModel::IndexRole).toInt());
    });
    return frame;
}

void TimeView::setList(List list) {
    m_listBar->setCurrent(static_cast<int>(list));
    m_lists->setCurrentIndex(static_cast<int>(list));
}

}  // namespace levelscope::gui
