#include "gui/pages/keys/prefix_tree.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QTreeView>
#include <QVBoxLayout>

#include "gui/jobs/job.h"
#include "gui/models/key_prefix_model.h"
#include "gui/pages/keys/key_loader.h"
#include "gui/widgets/basic_widgets.h"
#include "gui/widgets/theme.h"

namespace levelscope::gui {

PrefixTree::PrefixTree(std::shared_ptr<StoreReader> reader, QWidget* parent)
    : QWidget(parent),
      m_reader(std::move(reader)),
      m_model(new KeyPrefixModel(this)),
      m_tree(new QTreeView(this)),
      m_separator(new QComboBox(this)) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(metrics::kPadding, metrics::kGap * 2, metrics::kGap * 2, metrics::kGap);
    head->addWidget(plainLabel(tr("Prefixes"), this, "sectionMuted"));
    head->addStretch(1);
    m_separator->setAccessibleName(tr("Separator of prefixes"));
    m_separator->setToolTip(plainToolTip(tr("The character at which keys are split into levels")));
    for (const char separator : {'/', ':', '.', '-', '_', '|'})
        m_separator->addItem(QString(QLatin1Char(separator)));
    m_separator->setFont(fixedFont());
    head->addWidget(m_separator);
    column->addLayout(head);

    m_tree->setModel(m_model);
    m_tree->setHeaderHidden(true);
    m_tree->setUniformRowHeights(true);
    m_tree->setFont(fixedFont());
    m_tree->setTextElideMode(Qt::ElideMiddle);
    m_tree->setIndentation(14);
    m_tree->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_tree->setAccessibleName(tr("Prefixes of keys"));
    m_tree->setFrameShape(QFrame::NoFrame);
    setStyleRole(m_tree, "plain");
    column->addWidget(m_tree, 1);

    connect(m_model, &KeyPrefixModel::childrenWanted, this, &PrefixTree::load);
    connect(m_separator, &QComboBox::currentIndexChanged, this, &PrefixTree::reload);
    connect(m_model, &QAbstractItemModel::rowsInserted, this, &PrefixTree::reveal);
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentChanged, this, &PrefixTree::choose);
    reload();
}

PrefixTree::~PrefixTree() {
    m_stop.request_stop();
}

void PrefixTree::choose(const QModelIndex& current) {
    if (m_silent || !current.isValid() || current.data(KeyPrefixModel::MoreRole).toBool())
        return;
    m_wanted = m_model->prefixAt(current);
    Q_EMIT prefixChosen(m_wanted);
}

char PrefixTree::separator() const {
    return m_separator->currentText().front().toLatin1();
}

bool PrefixTree::settled() const {
    return !m_model->waiting();
}

void PrefixTree::setDamage(std::shared_ptr<DamageLog> damage) {
    m_damage = std::move(damage);
    reload();
}

void PrefixTree::reload() {
    m_stop.request_stop();
    m_stop = {};
    m_silent = true;
    m_model->reset();
    m_silent = false;
    m_tree->expand(m_model->rootIndex());
    m_model->fetchMore(m_model->rootIndex());
}

void PrefixTree::load(const std::string& prefix) {
    auto list = std::make_shared<PrefixList>();
    runInBackground(
        this,
        [reader = m_reader, list, prefix, separator = separator(), stop = m_stop.get_token(),
         damage = m_damage] { *list = listPrefixes(*reader, prefix, separator, stop, damage); },
        [this, list, prefix, stop = m_stop.get_token()] {
            if (!stop.stop_requested())
                m_model->setChildren(prefix, list->children, list->partial || !list->status.ok());
        });
}

void PrefixTree::showPrefix(const std::string& prefix) {
    m_wanted = prefix;
    reveal();
}

// As deep as branches are known; an unknown one is asked for, and its answer leads on.
void PrefixTree::reveal() {
    m_silent = true;
    const QModelIndex index = m_model->deepest(m_wanted);
    if (index != m_tree->currentIndex()) {
        m_tree->setCurrentIndex(index);
        m_tree->scrollTo(index);
    }
    m_silent = false;
    if (m_model->prefixAt(index) != m_wanted && m_model->canFetchMore(index))
        m_tree->expand(index);
}

}  // namespace levelscope::gui
