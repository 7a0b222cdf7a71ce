#include "gui/widgets/write_path_strip.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QStyle>
#include <QToolTip>
#include <algorithm>

#include "gui/models/display.h"
#include "gui/models/engine_names.h"
#include "gui/widgets/basic_widgets.h"
#include "gui/widgets/theme.h"

namespace levelscope::gui {
namespace {

constexpr int kArrow = 18;  // between two stations
constexpr int kMargin = 6;  // outside, for focus and dot
constexpr int kRadius = 6;
constexpr int kStripe = 4;
constexpr int kDot = 5;
constexpr int kMostGlideMs = 250;
constexpr int kLeastLevels = 2;

}  // namespace

WritePathStrip::WritePathStrip(QWidget* parent) : QWidget(parent) {
    setAccessibleName(tr("The way of writes"));
    setFocusPolicy(Qt::StrongFocus);
    setFixedHeight(kHeight);
    connect(&m_glide, &QVariantAnimation::valueChanged, this, qOverload<>(&QWidget::update));
    layStations();
}

// Levels down to the lowest that holds something.
void WritePathStrip::layStations() {
    m_stations = {{PathStop::client}, {PathStop::log}, {PathStop::memtable}, {PathStop::waiting}};
    int levels = kLeastLevels;
    for (int level = 0; level < kMaxLevels; ++level)
        if (m_picture.levels[static_cast<size_t>(level)].tables > 0)
            levels = std::max(levels, level + 1);
    for (int level = 0; level < levels; ++level)
        m_stations.push_back({PathStop::level, level});
    m_current = std::min(m_current, static_cast<int>(m_stations.size()) - 1);
}

void WritePathStrip::setPath(const WritePath& path, uint64_t limitEntries) {
    m_picture = path.picture();
    m_step = path.lastStep();
    m_follows = path.follows();
    m_place = path.followedPlace();
    m_limitEntries = limitEntries;
    layStations();
    const int station = followedStation();
    if (station != m_dotAt && station >= 0) {
        const int motion = style()->styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, this);
        m_glide.stop();
        m_glide.setStartValue(double(rectOf(std::max(0, m_dotAt < 0 ? station : m_dotAt)).center().x()));
        m_glide.setEndValue(double(rectOf(station).center().x()));
        m_glide.setDuration(std::min(motion, kMostGlideMs));
        if (motion > 0 && isVisible())
            m_glide.start();
    }
    m_dotAt = station;
    setAccessibleDescription(describe(m_step));
    update();
}

int WritePathStrip::followedStation() const {
    if (!m_follows)
        return -1;
    for (size_t i = 0; i < m_stations.size(); ++i)
        if (m_stations[i].stop == m_place.stop &&
            (m_place.stop != PathStop::level || m_stations[i].level == m_place.level))
            return static_cast<int>(i);
    return -1;
}

QRect WritePathStrip::rectOf(int station) const {
    const int count = static_cast<int>(m_stations.size());
    const int room = width() - 2 * kMargin + kArrow;
    const int index = layoutDirection() == Qt::RightToLeft ? count - 1 - station : station;
    const int left = kMargin + index * room / count;
    const int right = kMargin + (index + 1) * room / count - kArrow;
    return {left, kMargin + kDot, right - left, kHeight - 2 * kMargin - kDot};
}

int WritePathStrip::stationAt(QPoint position) const {
    for (int i = 0; i < static_cast<int>(m_stations.size()); ++i)
        if (rectOf(i).contains(position))
            return i;
    return -1;
}

QString WritePathStrip::titleOf(const Station& station) const {
    switch (station.stop) {
        case PathStop::client: return tr("Client");
        case PathStop::log: return tr("Log");
        case PathStop::memtable: return tr("Memtable");
        case PathStop::waiting: return tr("Waiting");
        case PathStop::level: return levelName(station.level);
        case PathStop::none:
        case PathStop::gone: break;
    }
    return {};
}

QStringList WritePathStrip::figuresOf(const Station& station) const {
    switch (station.stop) {
        case PathStop::client: return {tr("sequence"), displayNumber(m_picture.lastSequence)};
        case PathStop::log: return {tr("number"), displayTable(m_picture.log)};
        case PathStop::memtable: {
            const QString entries = displayNumber(m_picture.memtableEntries);
            return {tr("entries"), m_limitEntries == 0
                                       ? entries
                                       : tr("%1 of %2").arg(entries, displayNumber(m_limitEntries))};
        }
        case PathStop::waiting:
            if (m_picture.waiting.empty())
                return {tr("none"), QString()};
            return {tr("%n memtable(s)", nullptr, static_cast<int>(m_picture.waiting.size())),
                    m_picture.waiting.front().flushing ? tr("flushing") : QString()};
        case PathStop::level: {
            const PathPicture::Level& level = m_picture.levels[static_cast<size_t>(station.level)];
            return {tr("%n table(s)", nullptr, static_cast<int>(level.tables)),
                    level.tables == 0 ? QString() : displaySize(level.bytes)};
        }
        case PathStop::none:
        case PathStop::gone: break;
    }
    return {};
}

QStringList WritePathStrip::linesOf(int station) const {
    const Station& at = m_stations[static_cast<size_t>(station)];
    return QStringList(titleOf(at)) + figuresOf(at);
}

bool WritePathStrip::tookPart(const Station& station) const {
    const auto is = [&](PathStop stop, int level) {
        return station.stop == stop && (stop != PathStop::level || station.level == level);
    };
    return is(m_step.from, m_step.fromLevel) || is(m_step.to, m_step.toLevel);
}

void WritePathStrip::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    for (int i = 0; i < static_cast<int>(m_stations.size()); ++i) {
        if (i > 0)
            paintArrow(painter, i);
        paintStation(painter, i);
    }
    paintFollowed(painter);
}

void WritePathStrip::paintArrow(QPainter& painter, int before) const {
    const Theme& theme = Theme::current();
    const bool active = tookPart(m_stations[static_cast<size_t>(before)]) &&
                        tookPart(m_stations[static_cast<size_t>(before - 1)]);
    const QRect a = rectOf(before - 1), b = rectOf(before);
    const bool mirrored = a.left() > b.left();
    const double y = a.center().y();
    const double from = mirrored ? a.left() - 3 : a.right() + 3;
    const double to = mirrored ? b.right() + 4 : b.left() - 4;
    const double back = mirrored ? 4 : -4;
    painter.setPen(QPen(active ? theme.accent : theme.muted, active ? 2 : 1.2));
    painter.drawLine(QPointF(from, y), QPointF(to, y));
    painter.drawLine(QPointF(to, y), QPointF(to + back, y - 4));
    painter.drawLine(QPointF(to, y), QPointF(to + back, y + 4));
}

void WritePathStrip::paintStation(QPainter& painter, int station) const {
    const Theme& theme = Theme::current();
    const Station& at = m_stations[static_cast<size_t>(station)];
    const QRect rect = rectOf(station);
    const bool active = tookPart(at);
    painter.setPen(QPen(active ? theme.accent : theme.line, active ? 2 : 1));
    painter.setBrush(active ? theme.selection : theme.pane);
    painter.drawRoundedRect(rect, kRadius, kRadius);
    const QRect inner = rect.adjusted(6, 6, -6, -6);
    if (at.stop == PathStop::level)
        painter.fillRect(QRect(inner.left(), inner.top(), inner.width(), kStripe), theme.level(at.level));
    if (at.stop == PathStop::memtable && m_limitEntries > 0) {
        const double share = std::min(1.0, double(m_picture.memtableEntries) / double(m_limitEntries));
        painter.fillRect(QRect(inner.left(), inner.top(), inner.width(), kStripe), theme.line);
        painter.fillRect(QRectF(inner.left(), inner.top(), inner.width() * share, kStripe), theme.accent);
    }
    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    const QStringList lines = linesOf(station);
    int top = inner.top() + kStripe + 4;
    for (int i = 0; i < lines.size(); ++i) {
        painter.setFont(i == 0 ? bold : font());
        const QFontMetrics metrics(painter.font());
        painter.setPen(i == 0 ? theme.ink : theme.muted);
        painter.drawText(QRect(inner.left(), top, inner.width(), metrics.height()), Qt::AlignCenter,
                         metrics.elidedText(lines[i], Qt::ElideRight, inner.width()));
        top += metrics.height() + 1;
    }
    if (hasFocus() && station == m_current) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(theme.accent, 1, Qt::DotLine));
        painter.drawRoundedRect(rect.adjusted(-3, -3, 3, 3), kRadius, kRadius);
    }
}

void WritePathStrip::paintFollowed(QPainter& painter) const {
    const int station = followedStation();
    if (station < 0)
        return;
    const Theme& theme = Theme::current();
    const QRect rect = rectOf(station);
    const double x = animating() ? m_glide.currentValue().toDouble() : rect.center().x();
    painter.setPen(QPen(theme.pane, 2));
    painter.setBrush(theme.accent);
    painter.drawEllipse(QPointF(x, rect.top()), kDot + 1, kDot + 1);
}

void WritePathStrip::setCurrent(int station) {
    m_current = std::clamp(station, 0, static_cast<int>(m_stations.size()) - 1);
    setAccessibleDescription(linesOf(m_current).join(QStringLiteral(", ")));
    update();
}

void WritePathStrip::activate(int station) {
    if (station < 0)
        return;
    const Station& at = m_stations[static_cast<size_t>(station)];
    Q_EMIT activated(at.stop, at.level);
}

void WritePathStrip::mousePressEvent(QMouseEvent* event) {
    const int station = stationAt(event->position().toPoint());
    if (event->button() != Qt::LeftButton || station < 0)
        return;
    setCurrent(station);
    activate(station);
}

void WritePathStrip::keyPressEvent(QKeyEvent* event) {
    const int forward = layoutDirection() == Qt::RightToLeft ? -1 : 1;
    switch (event->key()) {
        case Qt::Key_Left: return setCurrent(m_current - forward);
        case Qt::Key_Right: return setCurrent(m_current + forward);
        case Qt::Key_Return:
        case Qt::Key_Enter: return activate(m_current);
        default: QWidget::keyPressEvent(event);
    }
}

bool WritePathStrip::event(QEvent* event) {
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const int station = stationAt(help->pos());
    QString text;
    if (station >= 0) {
        switch (m_stations[static_cast<size_t>(station)].stop) {
            case PathStop::client:
                text = tr("Whoever writes. Each write gets the next sequence number.");
                break;
            case PathStop::log:
                text = tr("Every write is appended here first, so that a crash loses nothing.");
                break;
            case PathStop::memtable:
                text = tr("Sorted in memory: readers find the newest writes here.");
                break;
            case PathStop::waiting:
                text = tr("Full memtables that take no writes and wait to become a table.");
                break;
            case PathStop::level:
                text = tr("Sorted tables on disk. Compactions carry entries down from level to level.");
                break;
            case PathStop::none:
            case PathStop::gone: break;
        }
    }
    QToolTip::showText(help->globalPos(), plainToolTip(text), this);
    return true;
}

}  // namespace levelscope::gui
