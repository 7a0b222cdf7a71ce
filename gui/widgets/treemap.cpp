#include "gui/widgets/treemap.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QToolTip>
#include <cmath>
#include <limits>

#include "gui/models/display.h"
#include "gui/models/engine_names.h"
#include "gui/models/treemap_layout.h"
#include "gui/widgets/basic_widgets.h"
#include "gui/widgets/theme.h"

namespace levelscope::gui {

namespace {

constexpr double kGapBetween = 2;  // areas, in pixels
constexpr double kLineFrom = 6;    // pixels of a level, for a line between it and the next

}  // namespace

Treemap::Treemap(QWidget* parent) : QWidget(parent) {
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
}

void Treemap::setNode(SpaceReportPtr report, const SpaceNode* node) {
    m_report = std::move(report);
    m_node = node;
    m_current = m_hover = -1;
    arrange();
}

void Treemap::setColour(SpaceColour colour) {
    m_colour = colour;
    update();
}

void Treemap::setCurrent(int child) {
    if (child == m_current)
        return;
    m_current = child;
    setAccessibleDescription(child < 0 ? QString() : describe(child));
    update();
    Q_EMIT currentChanged(child);
}

void Treemap::arrange() {
    m_frames.clear();
    m_stripes.clear();
    if (m_node != nullptr) {
        std::vector<double> weights;
        for (const SpaceNode& child : m_node->children)
            weights.push_back(child.all.total.bytes);
        m_frames = squarify(weights, QRectF(rect()));
        for (int child = 0; child < int(m_frames.size()); ++child) {
            QRectF& frame = m_frames[size_t(child)];
            const double gap = std::min({kGapBetween, frame.width() / 4, frame.height() / 4});
            frame.adjust(0, 0, -gap, -gap);
            QRectF body = frame;
            body.setTop(titleRect(child).bottom());
            addStripes(child, body);
        }
    }
    update();
}

void Treemap::addStripes(int child, const QRectF& body) {
    const SpaceNode& node = m_node->children[size_t(child)];
    std::vector<double> levels;
    for (const SpaceFigures& level : node.levels)
        levels.push_back(level.total.bytes);
    const bool wide = body.width() >= body.height();
    const std::vector<QRectF> rects = slice(levels, body, wide ? Qt::Horizontal : Qt::Vertical);
    for (int level = 0; level < kMaxLevels; ++level) {
        QRectF rect = rects[size_t(level)];
        if (rect.isEmpty())
            continue;
        if (wide && rect.width() > kLineFrom)
            rect.setWidth(rect.width() - 1);
        else if (!wide && rect.height() > kLineFrom)
            rect.setHeight(rect.height() - 1);
        std::vector<double> parts;
        for (const SpaceFigure& part : node.levels[size_t(level)].parts)
            parts.push_back(part.bytes);
        const std::vector<QRectF> cut = slice(parts, rect, wide ? Qt::Vertical : Qt::Horizontal);
        for (size_t part = 0; part < kSpaceParts; ++part)
            if (!cut[part].isEmpty())
                m_stripes.push_back({child, level, static_cast<SpacePart>(part), cut[part]});
    }
}

QRect Treemap::rectOf(int child) const {
    return m_frames[size_t(child)].toRect();
}

int Treemap::childAt(QPointF position) const {
    for (size_t child = 0; child < m_frames.size(); ++child)
        if (m_frames[child].contains(position))
            return int(child);
    return -1;
}

QString Treemap::describe(int child) const {
    const SpaceNode& node = m_node->children[size_t(child)];
    QStringList lines{spaceNodeName(node)};
    const auto line = [](const QString& name, const SpaceFigure& figure) {
        const QString error = displayErrorOf(figure);
        return error == QStringLiteral("–")
                   ? QStringLiteral("%1: %2").arg(name, displayBytesOf(figure))
                   : QStringLiteral("%1: %2 %3").arg(name, displayBytesOf(figure), error);
    };
    lines << line(tr("in all"), node.all.total);
    for (size_t part = 0; part < kSpaceParts; ++part)
        lines << line(spacePartName(static_cast<SpacePart>(part)), node.all.parts[part]);
    for (int level = 0; level < kMaxLevels; ++level)
        if (node.levels[size_t(level)].total.bytes > 0)
            lines << line(levelName(level), node.levels[size_t(level)].total);
    return lines.join(QLatin1Char('\n'));
}

bool Treemap::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        auto* help = static_cast<QHelpEvent*>(event);
        const int child = childAt(help->pos());
        if (child < 0)
            QToolTip::hideText();
        else
            QToolTip::showText(help->globalPos(), plainToolTip(describe(child)), this, rectOf(child));
        return true;
    }
    if (event->type() == QEvent::PaletteChange)
        update();
    return QWidget::event(event);
}

void Treemap::resizeEvent(QResizeEvent*) {
    arrange();
}

void Treemap::mouseMoveEvent(QMouseEvent* event) {
    const int child = childAt(event->position());
    if (child == m_hover)
        return;
    m_hover = child;
    setCursor(child >= 0 && !m_node->children[size_t(child)].rest ? Qt::PointingHandCursor : Qt::ArrowCursor);
    update();
}

void Treemap::leaveEvent(QEvent*) {
    m_hover = -1;
    update();
}

void Treemap::mouseReleaseEvent(QMouseEvent* event) {
    const int child = childAt(event->position());
    if (event->button() != Qt::LeftButton || child < 0)
        return;
    setCurrent(child);
    Q_EMIT opened(child);
}

// The nearest area whose centre lies that way.
int Treemap::neighbour(int key) const {
    if (m_frames.empty())
        return -1;
    if (m_current < 0)
        return 0;
    const QPointF from = m_frames[size_t(m_current)].center();
    int nearest = m_current;
    double least = std::numeric_limits<double>::infinity();
    for (int child = 0; child < int(m_frames.size()); ++child) {
        const QPointF way = m_frames[size_t(child)].center() - from;
        const bool sideways = key == Qt::Key_Left || key == Qt::Key_Right;
        const double sign = key == Qt::Key_Left || key == Qt::Key_Up ? -1 : 1;
        const double along = sign * (sideways ? way.x() : way.y());
        const double across = std::abs(sideways ? way.y() : way.x());
        if (child == m_current || along <= 0 || m_frames[size_t(child)].isEmpty())
            continue;
        if (const double distance = along + 2 * across; distance < least) {
            least = distance;
            nearest = child;
        }
    }
    return nearest;
}

void Treemap::keyPressEvent(QKeyEvent* event) {
    switch (event->key()) {
        case Qt::Key_Left:
        case Qt::Key_Right:
        case Qt::Key_Up:
        case Qt::Key_Down: setCurrent(neighbour(event->key())); break;
        case Qt::Key_Return:
        case Qt::Key_Enter:
            if (m_current >= 0)
                Q_EMIT opened(m_current);
            break;
        case Qt::Key_Backspace: Q_EMIT upRequested(); break;
        default: QWidget::keyPressEvent(event);
    }
}

void Treemap::focusInEvent(QFocusEvent*) {
    if (m_current < 0 && !m_frames.empty())
        setCurrent(0);
    update();
}

void Treemap::focusOutEvent(QFocusEvent*) {
    update();
}

}  // namespace levelscope::gui
