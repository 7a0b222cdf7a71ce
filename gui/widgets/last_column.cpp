#include "gui/widgets/last_column.h"

#include <QEvent>
#include <QHeaderView>
#include <QTableView>

namespace levelscope::gui {
namespace {

class LastColumn final : public QObject {
public:
    explicit LastColumn(QTableView* view) : QObject(view), m_view(view) {
        m_view->viewport()->installEventFilter(this);
    }
    bool eventFilter(QObject* watched, QEvent* event) override {
        if (event->type() == QEvent::Resize)
            judge();
        return QObject::eventFilter(watched, event);
    }

private:
    void judge() {
        const QHeaderView* header = m_view->horizontalHeader();
        const int last = header->count() - 1;
        const bool shown = !header->isSectionHidden(last);
        if (shown)
            m_width = header->sectionSize(last);
        const int others = header->length() - (shown ? m_width : 0);
        m_view->setColumnHidden(last, others + m_width > m_view->viewport()->width());
    }

    QTableView* m_view;
    int m_width = 0;
};

}  // namespace

void hideLastUnlessItFits(QTableView* view) {
    new LastColumn(view);
}

}  // namespace levelscope::gui
