#include "gui/app/store_tree.h"

#include <QHeaderView>

#include "gui/widgets/theme.h"

namespace levelscope::gui {

StoreTree::StoreTree(QWidget* parent) : QTreeView(parent), m_model(new StoreTreeModel(this)) {
    setModel(m_model);
    setObjectName(QStringLiteral("storeTree"));
    setProperty("role", QLatin1String("plain"));
    setHeaderHidden(true);
    setUniformRowHeights(true);
    setIndentation(12);
    setIconSize({metrics::kIcon, metrics::kIcon});
    setTextElideMode(Qt::ElideMiddle);
    setAllColumnsShowFocus(true);
    setAccessibleName(tr("Store tree"));
    header()->setStretchLastSection(false);
    header()->setSectionResizeMode(StoreTreeModel::NameColumn, QHeaderView::Stretch);
    header()->setSectionResizeMode(StoreTreeModel::DetailColumn, QHeaderView::ResizeToContents);
    header()->setMinimumSectionSize(40);
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
    const QModelIndex root = m_model->index(0, 0);
    expand(root);
    // A manifest tells no size; its long name may have the whole row.
    for (int row = 0; row < m_model->rowCount(root); ++row)
        setFirstColumnSpanned(
            row, root, m_model->addressOf(m_model->index(row, 0, root)).kind == AddressKind::manifestEdit);
}

void StoreTree::setCurrentAddress(const Address& address) {
    const QModelIndex index = m_model->indexOf(address);
    if (index.isValid() && index != currentIndex())
        setCurrentIndex(index);
}

}  // namespace levelscope::gui
