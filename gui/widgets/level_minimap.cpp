#include "gui/widgets/level_minimap.h"

#include <QEvent>
#include <QMouseEvent>
#include <QPainter>
#include <algorithm>
#include <cmath>

#include "gui/models/level_map_layout.h"
#include "gui/widgets/level_map.h"
#include "gui/widgets/theme.h"

namespace levelscope::gui {
namespace {

constexpr int kHeight = 36;
constexpr qreal kLeastFrame = 6;  // pixels, to be seen and caught

}  // namespace

LevelMinimap::LevelMinimap(LevelMap* map, QWidget* parent) : QWidget(parent), m_map(map) {
    setFixedHeight(kHeight);
    setAccessibleName(tr("All of the level map"));
    setToolTip(tr("All levels from end to end. The frame is what the map shows; drag it."));
    setVisible(false);
    connect(map, &LevelMap::viewMoved, this, &LevelMinimap::follow);
    follow();
}

QSize LevelMinimap::sizeHint() const {
    return {320, kHeight};
}

QRect LevelMinimap::strip() const {
    const QRect plot = m_map->plotRect();
    return {plot.left(), 2, plot.width(), height() - 4};
}

QRectF LevelMinimap::frame() const {
    const QRectF all = strip();
    const auto [from, to] = m_map->shownPart();
    const qreal width = std::max(kLeastFrame, (to - from) * all.width());
    return {std::min(all.left() + from * all.width(), all.right() - width), all.top(), width, all.height()};
}

void LevelMinimap::follow() {
    setVisible(m_map->zoom() > 1 && !m_map->map().empty());
    update();
}

// One pixel column shows the first table that comes to lie in it.
void LevelMinimap::draw() {
    const Theme& theme = Theme::current();
    const QRect all = strip();
    m_drawn = &m_map->map();
    m_picture = QPixmap(all.size() * devicePixelRatioF());
    m_picture.setDevicePixelRatio(devicePixelRatioF());
    m_picture.fill(theme.pane);
    const auto& rows = m_drawn->rows();
    QPainter painter(&m_picture);
    const qreal step =
        static_cast<qreal>(all.height()) / static_cast<qreal>(std::max<size_t>(1, rows.size()));
    for (size_t row = 0; row < rows.size(); ++row) {
        const QColor colour = theme.level(rows[row].level);
        qreal behind = -1;
        for (int i = rows[row].first; i < rows[row].first + rows[row].count; ++i) {
            const auto& item = m_drawn->item(i);
            const qreal left = std::max(behind, std::floor(item.from * all.width()));
            const qreal right = std::max(left + 1, std::round(item.to * all.width()));
            if (right <= behind)
                continue;
            painter.fillRect(
                QRectF(left, static_cast<qreal>(row) * step, right - left, std::max(1.0, step - 1)), colour);
            behind = right;
        }
    }
}

void LevelMinimap::paintEvent(QPaintEvent*) {
    const Theme& theme = Theme::current();
    const QRect all = strip();
    if (m_drawn != &m_map->map() || m_picture.deviceIndependentSize().toSize() != all.size())
        draw();
    QPainter painter(this);
    painter.drawPixmap(all.topLeft(), m_picture);
    const QRectF shown = frame();
    QColor veil = theme.background;
    veil.setAlpha(170);
    painter.fillRect(QRectF(all.left(), all.top(), shown.left() - all.left(), all.height()), veil);
    painter.fillRect(QRectF(shown.right(), all.top(), all.right() + 1 - shown.right(), all.height()), veil);
    painter.setPen(QPen(theme.accent, 2));
    painter.drawRect(shown.adjusted(1, 1, -1, -1));
}

void LevelMinimap::goTo(const QMouseEvent& event) {
    const QRectF all = strip();
    m_map->showAround((event.position().x() - all.left()) / all.width());
}

void LevelMinimap::mousePressEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton)
        goTo(*event);
}

void LevelMinimap::mouseMoveEvent(QMouseEvent* event) {
    if (event->buttons() & Qt::LeftButton)
        goTo(*event);
}

void LevelMinimap::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    m_drawn = nullptr;
    update();
}

}  // namespace levelscope::gui
