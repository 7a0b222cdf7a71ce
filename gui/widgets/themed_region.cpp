#include "gui/widgets/themed_region.h"

#include <QApplication>
#include <QPointer>
#include <QTimer>
#include <QWidget>
#include <algorithm>
#include <deque>
#include <vector>

#include "gui/widgets/style_sheet.h"
#include "gui/widgets/theme.h"

namespace levelscope::gui {
namespace {

using Region = QPointer<QWidget>;

class Regions : public QObject {
public:
    static Regions& instance() {
        static auto* regions = new Regions;
        return *regions;
    }

    void add(QWidget* root) {
        const auto same = [root](const Region& each) { return each == root; };
        if (std::any_of(m_regions.begin(), m_regions.end(), same))
            return;
        m_regions.erase(std::remove(m_regions.begin(), m_regions.end(), nullptr), m_regions.end());
        m_regions.emplace_back(root);
        if (m_sheet.isEmpty())
            m_sheet = styleSheetOf(Theme::current());
        root->setStyleSheet(m_sheet);
    }

    void restyle() {
        m_sheet = styleSheetOf(Theme::current());
        m_waiting.assign(m_regions.begin(), m_regions.end());
        const auto hidden = std::stable_partition(
            m_waiting.begin(), m_waiting.end(), [](const Region& each) { return each && each->isVisible(); });
        m_inSight = hidden - m_waiting.begin();
        for (QWidget* window : QApplication::topLevelWidgets()) {
            if (window->isVisible() && window->updatesEnabled() && m_inSight > 0) {
                window->setUpdatesEnabled(false);
                m_held.emplace_back(window);
            }
        }
        m_turns.start();
    }

private:
    Regions() {
        m_turns.setInterval(0);
        connect(&m_turns, &QTimer::timeout, this, &Regions::restyleNext);
    }

    void restyleNext() {
        if (m_waiting.empty()) {
            m_turns.stop();
            return;
        }
        const Region region = m_waiting.front();
        m_waiting.pop_front();
        if (region)
            region->setStyleSheet(m_sheet);
        if (--m_inSight > 0)
            return;
        for (const Region& window : std::exchange(m_held, {})) {
            if (window)
                window->setUpdatesEnabled(true);
        }
    }

    std::vector<Region> m_regions;
    std::deque<Region> m_waiting;
    std::ptrdiff_t m_inSight = 0;  // of those waiting
    std::vector<Region> m_held;    // windows that do not repaint meanwhile
    QString m_sheet;
    QTimer m_turns;
};

}  // namespace

void makeThemedRegion(QWidget* root) {
    Regions::instance().add(root);
}

void restyleThemedRegions() {
    Regions::instance().restyle();
}

}  // namespace levelscope::gui
