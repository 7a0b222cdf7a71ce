#include "gui/widgets/diff_view.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include "gui/models/display.h"
#include "gui/widgets/basic_widgets.h"
#include "gui/widgets/theme.h"

namespace levelscope::gui {

namespace {

constexpr int kNumberWidth = 40;
constexpr int kSide = 6;

bool isLeft(int column) {
    return column <= DiffModel::Before;
}

// The sign of a side of a line: − removed, + added, none.
QChar signOf(DiffLine::Kind kind, bool left) {
    const bool touched =
        kind == DiffLine::Kind::changed || kind == (left ? DiffLine::Kind::removed : DiffLine::Kind::added);
    return !touched ? QLatin1Char(' ') : (left ? QChar(0x2212) : QLatin1Char('+'));
}

class DiffDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override {
        const Theme& theme = Theme::current();
        const auto kind = static_cast<DiffLine::Kind>(index.data(DiffModel::KindRole).toInt());
        const bool left = isLeft(index.column());
        const QChar sign = signOf(kind, left);
        QColor tone = left ? theme.damage : theme.green;
        painter->save();
        painter->setClipRect(option.rect);
        if (option.state & QStyle::State_Selected)
            painter->fillRect(option.rect, theme.selection);
        if (sign != QLatin1Char(' ')) {
            QColor fill = tone;
            fill.setAlpha(theme.kind == ThemeKind::light ? 28 : 44);
            painter->fillRect(option.rect, fill);
        }
        painter->setFont(fixedFont());
        const QRect room = option.rect.adjusted(kSide, 0, -kSide, 0);
        const QString text = index.data().toString();
        if (index.column() == DiffModel::BeforeNumber || index.column() == DiffModel::AfterNumber) {
            painter->setPen(theme.muted);
            painter->drawText(room, Qt::AlignRight | Qt::AlignVCenter, text);
        } else {
            const QFontMetrics metrics(painter->font());
            const int width = metrics.horizontalAdvance(QLatin1Char('M')) + kSide;
            painter->setPen(tone);
            painter->drawText(room, Qt::AlignLeft | Qt::AlignVCenter, QString(sign));
            painter->setPen(theme.ink);
            painter->drawText(room.adjusted(width, 0, 0, 0),
                              Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                              metrics.elidedText(text, Qt::ElideRight, room.width() - width));
        }
        painter->restore();
    }
};

}  // namespace

void DiffModel::setDiff(Diff diff) {
    beginResetModel();
    m_diff = std::move(diff);
    endResetModel();
}

int DiffModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_diff.lines.size());
}

int DiffModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant DiffModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const DiffLine& line = m_diff.lines[static_cast<size_t>(index.row())];
    if (role == KindRole)
        return static_cast<int>(line.kind);
    const auto number = [](int n) { return n > 0 ? QString::number(n) : QString(); };
    if (role == Qt::DisplayRole) {
        switch (index.column()) {
            case BeforeNumber: return number(line.beforeNumber);
            case AfterNumber: return number(line.afterNumber);
            case Before: return line.before.left(kMaxDisplay);
            case After: return line.after.left(kMaxDisplay);
            default: return {};
        }
    }
    if (role == Qt::ToolTipRole && (index.column() == Before || index.column() == After))
        return (index.column() == Before ? line.before : line.after).toHtmlEscaped();
    if (role == Qt::AccessibleTextRole && (index.column() == Before || index.column() == After))
        return QString(signOf(line.kind, index.column() == Before)) +
               (index.column() == Before ? line.before : line.after);
    return {};
}

DiffView::DiffView(QWidget* parent)
    : QWidget(parent), m_model(new DiffModel(this)), m_table(new QTableView(this)) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(metrics::kPadding, metrics::kGap * 2, metrics::kPadding, metrics::kGap * 2);
    head->setSpacing(2 * metrics::kPadding);  // each as far from the edge of its half
    m_before = plainLabel({}, this, "sectionMuted");
    m_after = plainLabel({}, this, "sectionMuted");
    head->addWidget(m_before, 1);
    head->addWidget(m_after, 1);
    column->addLayout(head);
    column->addWidget(hairLine(Qt::Horizontal, this));

    m_table->setModel(m_model);
    m_table->setItemDelegate(new DiffDelegate(m_table));
    m_table->setAccessibleName(tr("Difference between the two values"));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setTabKeyNavigation(false);
    m_table->setFrameShape(QFrame::NoFrame);
    setStyleRole(m_table, "plain");
    m_table->horizontalHeader()->hide();
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->verticalHeader()->setDefaultSectionSize(QFontMetrics(fixedFont()).height() + metrics::kGap);
    QHeaderView* sections = m_table->horizontalHeader();
    sections->setMinimumSectionSize(kNumberWidth);
    for (const int number : {DiffModel::BeforeNumber, DiffModel::AfterNumber})
        sections->resizeSection(number, kNumberWidth);
    for (const int side : {DiffModel::Before, DiffModel::After})
        sections->setSectionResizeMode(side, QHeaderView::Stretch);
    column->addWidget(m_table, 1);
    m_cut = plainLabel({}, this, "muted");
    m_cut->setContentsMargins(metrics::kPadding, metrics::kGap, metrics::kPadding, metrics::kGap);
    m_cut->setText(tr("Only the first %1 of each side are compared.").arg(displaySize(Diff::kMaxBytes)));
    m_cut->hide();
    column->addWidget(m_cut);
}

void DiffView::show(Diff diff, const QString& before, const QString& after) {
    m_before->setText(before);
    m_after->setText(after);
    m_cut->setVisible(diff.cut);
    m_model->setDiff(std::move(diff));
}

void DiffView::clear() {
    show({}, {}, {});
}

}  // namespace levelscope::gui
