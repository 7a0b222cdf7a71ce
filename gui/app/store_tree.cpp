#include "gui/app/store_tree.h"

#include <QApplication>
#include <QHeaderView>
#include <QPainter>
#include <QStyledItemDelegate>
#include <algorithm>

#include "gui/widgets/theme.h"

namespace levelscope::gui {
namespace {

// Name at the left, detail at the right; the name gives way to the detail of its own row only.
class RowDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override {
        QStyleOptionViewItem row(option);
        initStyleOption(&row, index);
        const QString detail = index.data(StoreTreeModel::DetailRole).toString();
        const QFontMetrics detailMetrics(option.font);
        const int detailWidth = detail.isEmpty() ? 0 : detailMetrics.horizontalAdvance(detail) + kGap;
        const int icon = row.icon.isNull() ? 0 : row.decorationSize.width() + kGap / 2;
        const int room = row.rect.width() - icon - detailWidth;
        row.text = QFontMetrics(row.font).elidedText(row.text, Qt::ElideMiddle, std::max(0, room));
        const QStyle* style = row.widget ? row.widget->style() : QApplication::style();
        style->drawControl(QStyle::CE_ItemViewItem, &row, painter, row.widget);
        painter->save();
        painter->setFont(option.font);
        painter->setPen(Theme::current().muted);
        painter->drawText(row.rect, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine, detail);
        painter->restore();
    }

private:
    static constexpr int kGap = 8;
};

}  // namespace

StoreTree::StoreTree(QWidget* parent) : QTreeView(parent), m_model(new StoreTreeModel(this)) {
    setModel(m_model);
    setObjectName(QStringLiteral("storeTree"));
    setProperty("role", QLatin1String("plain"));
    setHeaderHidden(true);
    setUniformRowHeights(true);
    setIndentation(12);
    setIconSize({metrics::kIcon, metrics::kIcon});
    setTextElideMode(Qt::ElideMiddle);
    setAccessibleName(tr("Store tree"));
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setItemDelegate(new RowDelegate(this));
    const auto go = [this](const QModelIndex& index) {
        if (const std::optional<std::string> family = m_model->familyOf(index))
            Q_EMIT familyRequested(*family);
        else
            Q_EMIT showAddress(m_model->addressOf(index));
    };
    connect(this, &QTreeView::clicked, this, go);
    connect(this, &QTreeView::activated, this, go);
}

void StoreTree::setSession(StoreSession* session) {
    if (m_session)
        m_session->disconnect(this);
    m_session = session;
    if (session) {
        connect(session, &StoreSession::stateChanged, this, &StoreTree::refresh);
        connect(session, &QObject::destroyed, this, [this] { m_session = nullptr; });
    }
    refresh();
}

void StoreTree::refresh() {
    if (!m_session) {
        m_model->setState({}, nullptr);
        return;
    }
    m_model->setState(m_session->name(), m_session->state());
    expand(m_model->index(0, 0));
}

void StoreTree::setCurrentAddress(const Address& address) {
    const QModelIndex index = m_model->indexOf(address);
    if (index.isValid() && index != currentIndex())
        setCurrentIndex(index);
}

}  // namespace levelscope::gui
