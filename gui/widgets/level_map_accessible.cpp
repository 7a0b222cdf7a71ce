#include "gui/widgets/level_map_accessible.h"

#include <QAccessibleWidget>

#include "gui/widgets/level_map.h"

namespace levelscope::gui {
namespace {

// A chart whose value is the current table; moving with the arrow keys changes the value.
class LevelMapAccessible : public QAccessibleWidget {
public:
    explicit LevelMapAccessible(LevelMap* map) : QAccessibleWidget(map, QAccessible::Chart) {}

    QString text(QAccessible::Text kind) const override {
        const auto* map = static_cast<const LevelMap*>(object());
        if (kind == QAccessible::Value && map->current() != 0)
            return map->describe(map->current());
        return QAccessibleWidget::text(kind);
    }

    QStringList actionNames() const override {
        return QAccessibleWidget::actionNames() << QAccessibleActionInterface::pressAction();
    }

    void doAction(const QString& name) override {
        auto* map = static_cast<LevelMap*>(object());
        if (name == QAccessibleActionInterface::pressAction() && map->current() != 0)
            Q_EMIT map->activated(map->current());
        else
            QAccessibleWidget::doAction(name);
    }
};

QAccessibleInterface* create(const QString&, QObject* object) {
    auto* map = qobject_cast<LevelMap*>(object);
    return map ? new LevelMapAccessible(map) : nullptr;
}

}  // namespace

void installLevelMapAccessibility() {
    static const bool installed = [] {
        QAccessible::installFactory(create);
        return true;
    }();
    Q_UNUSED(installed)
}

}  // namespace levelscope::gui
