#include "gui/pages/keys/key_grid_view.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QScrollBar>
#include <QToolTip>
#include <algorithm>

#include "gui/models/display.h"
#include "gui/models/key_grid_model.h"
#include "gui/pages/keys/key_delegate.h"
#include "gui/pages/keys/key_window.h"
#include "gui/widgets/theme.h"

namespace levelscope::gui {

namespace {

constexpr int kBarMax = 1'000'000;
constexpr int kPrefetch = 150;  // rows left before more are asked for
constexpr int kKeyWidth = 224;

}  // namespace

// ---- the table

int KeyTable::topRow() const {
    return verticalScrollBar()->value();
}

int KeyTable::rowsInView() const {
    return std::max(1, viewport()->height() / std::max(1, verticalHeader()->defaultSectionSize()));
}

void KeyTable::setTopRow(int row) {
    executeDelayedItemsLayout();
    verticalScrollBar()->setValue(row);
}

void KeyTable::keyPressEvent(QKeyEvent* event) {
    const bool extend = event->modifiers() & Qt::ShiftModifier;
    if (event->key() == Qt::Key_Home && !extend) {
        Q_EMIT startRequested();
        return;
    }
    if (event->key() == Qt::Key_End && !extend) {
        Q_EMIT endRequested();
        return;
    }
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        Q_EMIT activatedByKey();
        return;
    }
    QTableView::keyPressEvent(event);
}

void KeyTable::rowsInserted(const QModelIndex& parent, int start, int end) {
    const int top = m_pendingTop >= 0 ? m_pendingTop : topRow();
    QTableView::rowsInserted(parent, start, end);
    if (start <= top && top + (end - start + 1) < model()->rowCount())
        m_pendingTop = top + (end - start + 1);
}

void KeyTable::rowsAboutToBeRemoved(const QModelIndex& parent, int start, int end) {
    const int top = m_pendingTop >= 0 ? m_pendingTop : topRow();
    QTableView::rowsAboutToBeRemoved(parent, start, end);
    if (const int above = std::min(end + 1, top) - start; above > 0)
        m_pendingTop = top - above;
}

// The bar's range is right only after the delayed layout: only then can the top row be put back.
void KeyTable::updateGeometries() {
    QTableView::updateGeometries();
    if (m_pendingTop < 0)
        return;
    const int top = m_pendingTop;
    m_pendingTop = -1;
    verticalScrollBar()->setValue(top);
}

// ---- the grid

KeyGridView::KeyGridView(KeyGridModel* model, KeyWindow* window, QWidget* parent)
    : QWidget(parent),
      m_model(model),
      m_window(window),
      m_table(new KeyTable(this)),
      m_bar(new QScrollBar(Qt::Vertical, this)),
      m_fittedWidth(kKeyWidth) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_table, 1);
    row->addWidget(m_bar);

    m_table->setModel(model);
    m_table->setItemDelegate(new KeyDelegate(m_table));
    m_table->setAccessibleName(tr("Keys"));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_table->setVerticalScrollMode(QAbstractItemView::ScrollPerItem);
    m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setTabKeyNavigation(false);
    m_table->setMouseTracking(true);
    setStyleRole(m_table, "plain");
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->verticalHeader()->setDefaultSectionSize(metrics::kRow);
    QHeaderView* header = m_table->horizontalHeader();
    header->setHighlightSections(false);
    header->setMinimumSectionSize(24);
    header->setSectionResizeMode(QHeaderView::Interactive);
    header->setSectionResizeMode(KeyGridModel::ValueColumn, QHeaderView::Stretch);
    const int widths[] = {26, kKeyWidth, 200, 66, 90, 64, 168};
    for (int column = 0; column < KeyGridModel::ColumnCount; ++column)
        header->resizeSection(column, widths[column]);

    m_bar->setRange(0, kBarMax);
    m_bar->setTracking(true);
    m_bar->setAccessibleName(tr("Position among all keys"));
    connect(m_bar, &QScrollBar::actionTriggered, this, &KeyGridView::barMoved);

    connect(m_table->verticalScrollBar(), &QScrollBar::valueChanged, this, &KeyGridView::scrolled);
    connect(m_table->verticalScrollBar(), &QScrollBar::rangeChanged, this, &KeyGridView::scrolled);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &KeyGridView::currentChanged);
    connect(m_table, &QTableView::doubleClicked, this, &KeyGridView::activated);
    connect(m_table, &KeyTable::activatedByKey, this, &KeyGridView::activated);
    connect(m_table, &KeyTable::startRequested, window, &KeyWindow::showStart);
    connect(m_table, &KeyTable::endRequested, window, &KeyWindow::showEnd);
    connect(m_table, &QWidget::customContextMenuRequested, this,
            [this](QPoint at) { Q_EMIT menuRequested(m_table->viewport()->mapToGlobal(at)); });
    connect(model, &QAbstractItemModel::modelReset, this, &KeyGridView::currentChanged);
    connect(model, &QAbstractItemModel::modelReset, this, &KeyGridView::showExpiry);
    connect(model, &QAbstractItemModel::rowsInserted, this, &KeyGridView::showExpiry);
    connect(model, &QAbstractItemModel::rowsRemoved, this, &KeyGridView::showExpiry);
    connect(model, &QAbstractItemModel::dataChanged, this, &KeyGridView::showExpiry);
    showExpiry();
    connect(window, &KeyWindow::placed, this, &KeyGridView::placed);
    connect(window, &KeyWindow::stateChanged, this, &KeyGridView::updateBar);
}

int KeyGridView::currentRow() const {
    const QModelIndex current = m_table->currentIndex();
    return current.isValid() ? current.row() : -1;
}

std::vector<int> KeyGridView::selectedRows() const {
    std::vector<int> rows;
    for (const QModelIndex& index : m_table->selectionModel()->selectedRows())
        rows.push_back(index.row());
    std::sort(rows.begin(), rows.end());
    return rows;
}

// Most stores know no expiry: the column takes room only where there is something to tell.
void KeyGridView::showExpiry() {
    m_table->setColumnHidden(KeyGridModel::ExpiryColumn, !m_model->anyExpires());
}

void KeyGridView::fitKeys() {
    m_fits = false;
    fitWhenThere();
}

void KeyGridView::fitWhenThere() {
    QHeaderView* header = m_table->horizontalHeader();
    if (m_fits || m_model->rowCount() == 0)
        return;
    m_fits = true;
    if (header->sectionSize(KeyGridModel::KeyColumn) != m_fittedWidth)
        return;
    const QFontMetrics metrics(fixedFont());
    const int top = m_table->topRow();
    const int end = std::min(m_model->rowCount(), top + m_table->rowsInView());
    int widest = 0;
    for (int row = top; row < end; ++row) {
        const QModelIndex index = m_model->index(row, KeyGridModel::KeyColumn);
        widest = std::max(widest, metrics.horizontalAdvance(index.data(Qt::DisplayRole).toString()));
    }
    const int most = std::max(kKeyWidth, m_table->viewport()->width() * 2 / 5);
    m_fittedWidth = std::clamp(widest + 2 * KeyDelegate::kSide + 1, kKeyWidth, most);
    header->resizeSection(KeyGridModel::KeyColumn, m_fittedWidth);
}

void KeyGridView::setCurrentRow(int row) {
    const int rows = m_model->rowCount();
    if (rows == 0)
        return;
    const QModelIndex index = m_model->index(std::clamp(row, 0, rows - 1), KeyGridModel::KeyColumn);
    m_table->selectionModel()->setCurrentIndex(
        index, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    m_table->scrollTo(index);
}

void KeyGridView::placed(int row, bool makeCurrent) {
    if (m_model->rowCount() == 0)
        return;
    fitWhenThere();
    if (!makeCurrent) {
        m_table->setTopRow(row);
        if (!m_table->currentIndex().isValid() && row == 0)
            setCurrentRow(0);
    } else {
        m_table->setTopRow(std::max(0, row - m_table->rowsInView() / 3));
        setCurrentRow(row);
    }
    updateBar();
    if (m_bar->isSliderDown()) {
        const std::string& key = m_model->keyAt(std::min(row, m_model->rowCount() - 1));
        QToolTip::showText(QCursor::pos(), displayBytes(key).toHtmlEscaped(), m_bar);
    }
}

void KeyGridView::scrolled() {
    const int top = m_table->topRow();
    // A window of few, very long keys must not ask for more at both ends at once.
    const int ahead = std::min(kPrefetch, m_model->rowCount() / 6);
    if (top < ahead)
        m_window->wantBefore();
    else if (top + m_table->rowsInView() + ahead > m_model->rowCount() && !m_window->filter().scans())
        m_window->wantAfter();
    updateBar();
}

void KeyGridView::updateBar() {
    const int rows = m_model->rowCount();
    const int visible = m_table->rowsInView();
    m_bar->setVisible(rows > 0);
    // During a jump the bar already stands where the jump goes.
    const bool jumping = m_window->loading() && !m_window->scanning();
    if (rows == 0 || jumping || m_bar->isSliderDown())
        return;
    const int top = std::min(m_table->topRow(), rows - 1);
    const bool atBottom = top + visible >= rows;
    const double all = std::max<double>(static_cast<double>(m_window->approximateKeys()), rows);
    double share = 0;
    double page = visible / all;
    if (m_window->whole()) {
        share = rows > visible ? static_cast<double>(top) / (rows - visible) : 0;
        page = std::min(1.0, static_cast<double>(visible) / rows);
    } else if (atBottom && m_window->atEnd()) {
        share = 1;
    } else if (top > 0 || !m_window->atStart()) {
        share = m_window->shareOf(m_model->positionAt(top));
    }
    m_bar->setPageStep(std::max(2000, static_cast<int>(page * kBarMax)));
    m_bar->setEnabled(!m_window->whole() || rows > visible);
    m_bar->setValue(static_cast<int>(share * kBarMax));
}

// Steps move the table; only a drag of the slider, or a way to an end, jumps.
void KeyGridView::barMoved(int action) {
    QScrollBar* rows = m_table->verticalScrollBar();
    const int visible = m_table->rowsInView();
    const int wanted = m_bar->sliderPosition();
    switch (action) {
        case QAbstractSlider::SliderSingleStepAdd: rows->setValue(rows->value() + 3); break;
        case QAbstractSlider::SliderSingleStepSub: rows->setValue(rows->value() - 3); break;
        case QAbstractSlider::SliderPageStepAdd: rows->setValue(rows->value() + visible); break;
        case QAbstractSlider::SliderPageStepSub: rows->setValue(rows->value() - visible); break;
        case QAbstractSlider::SliderToMinimum: m_window->showStart(); return;
        case QAbstractSlider::SliderToMaximum: m_window->showEnd(); return;
        case QAbstractSlider::SliderMove:
            if (m_window->whole())
                rows->setValue(
                    static_cast<int>(static_cast<double>(wanted) / kBarMax * rows->maximum() + 0.5));
            else if (wanted >= kBarMax)
                m_window->showEnd();
            else
                m_window->showPosition(static_cast<double>(wanted) / kBarMax);
            return;
        default: return;
    }
    m_bar->setSliderPosition(m_bar->value());
}

}  // namespace levelscope::gui
