#include <QPaintEvent>
#include <QPainter>

#include "gui/models/display.h"
#include "gui/models/engine_names.h"
#include "gui/widgets/theme.h"
#include "gui/widgets/treemap.h"

namespace levelscope::gui {

namespace {

constexpr double kTitleHeight = 20;
constexpr double kTitleFrom = 56;  // pixels of width that a title needs
constexpr double kSizeFrom = 180;  // and a size beside it
constexpr double kLevelFrom = 30;  // and the name of a level in its stripe
constexpr double kFaded = 0.45;    // of the colour of a level: shadowed
constexpr int kSwatch = 12;
constexpr int kLegendGap = 16;

QColor mixed(const QColor& a, const QColor& b, double share) {
    const auto mix = [share](int x, int y) { return int(x * share + y * (1 - share)); };
    return {mix(a.red(), b.red()), mix(a.green(), b.green()), mix(a.blue(), b.blue())};
}

QColor colourOf(SpacePart part) {
    const Theme& theme = Theme::current();
    switch (part) {
        case SpacePart::live: return theme.green;
        case SpacePart::shadowed: return theme.amber;
        case SpacePart::tombstones: return theme.damage;
        case SpacePart::overhead: return mixed(theme.muted, theme.pane, kFaded);
    }
    return theme.muted;
}

QColor colourOf(int level, SpacePart part) {
    const Theme& theme = Theme::current();
    if (part == SpacePart::overhead)
        return mixed(theme.muted, theme.pane, kFaded);
    return part == SpacePart::live ? theme.level(level) : mixed(theme.level(level), theme.pane, kFaded);
}

void paintFill(QPainter& painter, const QRectF& rect, const QColor& fill, bool hatched) {
    painter.fillRect(rect, fill);
    if (hatched && rect.width() >= 3 && rect.height() >= 3)
        paintHatch(painter, rect, Theme::inkOn(fill));
}

}  // namespace

QColor Treemap::fillOf(const Stripe& stripe) const {
    return m_colour == SpaceColour::part ? colourOf(stripe.part) : colourOf(stripe.level, stripe.part);
}

// The room above the stripes; without height where there is none for a title.
QRectF Treemap::titleRect(int child) const {
    const QRectF& frame = m_frames[size_t(child)];
    const bool fits = frame.width() >= kTitleFrom && frame.height() >= 2 * kTitleHeight;
    return {frame.left(), frame.top(), frame.width(), fits ? kTitleHeight : 0};
}

void Treemap::paintStripe(QPainter& painter, const Stripe& stripe) const {
    const QColor fill = fillOf(stripe);
    paintFill(painter, stripe.rect, fill, stripe.part == SpacePart::tombstones);
    if (stripe.part != SpacePart::live || stripe.rect.width() < kLevelFrom ||
        stripe.rect.height() < kTitleHeight)
        return;
    painter.setPen(Theme::inkOn(fill));
    painter.drawText(stripe.rect.adjusted(4, 2, -2, -2), Qt::AlignLeft | Qt::AlignBottom,
                     levelName(stripe.level));
}

void Treemap::paintTitle(QPainter& painter, int child) const {
    const QRectF title = titleRect(child);
    if (title.height() <= 0)
        return;
    const SpaceNode& node = m_node->children[size_t(child)];
    const Theme& theme = Theme::current();
    QRectF text = title.adjusted(4, 0, -4, 0);
    painter.fillRect(title, theme.pane);
    if (title.width() >= kSizeFrom) {
        const QString size = displayBytesOf(node.all.total);
        painter.setFont(font());
        painter.setPen(theme.muted);
        painter.drawText(text, Qt::AlignRight | Qt::AlignVCenter, size);
        text.setRight(text.right() - painter.fontMetrics().horizontalAdvance(size) - 8);
    }
    painter.setFont(node.rest ? font() : fixedFont());
    painter.setPen(node.rest ? theme.muted : theme.ink);
    painter.drawText(
        text, Qt::AlignLeft | Qt::AlignVCenter,
        painter.fontMetrics().elidedText(spaceNodeName(node), Qt::ElideMiddle, int(text.width())));
    painter.setFont(font());
}

void Treemap::paintFrame(QPainter& painter, int child) const {
    const Theme& theme = Theme::current();
    const bool current = child == m_current;
    if (!current && child != m_hover)
        return;
    const double width = current && hasFocus() ? 3 : 2;
    painter.setPen(
        QPen(current ? theme.accent : theme.ink, width, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(m_frames[size_t(child)].adjusted(width / 2, width / 2, -width / 2, -width / 2));
}

void Treemap::paintEvent(QPaintEvent* event) {
    QPainter painter(this);
    painter.fillRect(event->rect(), Theme::current().background);
    for (const Stripe& stripe : m_stripes)
        paintStripe(painter, stripe);
    for (int child = 0; child < int(m_frames.size()); ++child)
        paintTitle(painter, child);
    for (const int child : {m_hover, m_current})
        if (child >= 0)
            paintFrame(painter, child);
}

SpaceLegend::SpaceLegend(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void SpaceLegend::setColour(SpaceColour colour) {
    m_colour = colour;
    updateGeometry();
    update();
}

void SpaceLegend::setNode(const SpaceNode* node) {
    m_levels.clear();
    for (int level = 0; node != nullptr && level < kMaxLevels; ++level)
        if (node->levels[size_t(level)].total.bytes > 0)
            m_levels.push_back(level);
    updateGeometry();
    update();
}

// In the colours of levels, those stand for what is live there.
std::vector<SpaceLegend::Entry> SpaceLegend::entries(bool levels) const {
    constexpr int kSampleLevel = 3;
    const int sample = m_levels.empty() ? kSampleLevel : m_levels.back();
    std::vector<Entry> found;
    for (const int level : levels ? m_levels : std::vector<int>())
        found.push_back({levelName(level), colourOf(level, SpacePart::live), false});
    for (size_t i = levels ? 1 : 0; i < kSpaceParts; ++i) {
        const auto part = static_cast<SpacePart>(i);
        found.push_back({spacePartName(part),
                         m_colour == SpaceColour::part ? colourOf(part) : colourOf(sample, part),
                         part == SpacePart::tombstones});
    }
    return found;
}

int SpaceLegend::widthOf(const std::vector<Entry>& entries) const {
    int width = 0;
    for (const Entry& entry : entries)
        width += (width == 0 ? 0 : kLegendGap) + kSwatch + 4 + fontMetrics().horizontalAdvance(entry.name);
    return width;
}

std::vector<SpaceLegend::Entry> SpaceLegend::shown() const {
    std::vector<Entry> wanted = entries(m_colour == SpaceColour::level && !m_levels.empty());
    return widthOf(wanted) <= width() ? wanted : entries(false);
}

QStringList SpaceLegend::names() const {
    QStringList names;
    for (const Entry& entry : shown())
        names << entry.name;
    return names;
}

QSize SpaceLegend::sizeHint() const {
    return {widthOf(entries(m_colour == SpaceColour::level && !m_levels.empty())), metrics::kRow};
}

void SpaceLegend::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const std::vector<Entry> all = shown();
    double x = std::max(0, width() - widthOf(all));
    for (const Entry& entry : all) {
        const QRectF swatch(x, (height() - kSwatch) / 2.0, kSwatch, kSwatch);
        paintFill(painter, swatch, entry.fill, entry.hatched);
        painter.setPen(Theme::current().muted);
        const int width = painter.fontMetrics().horizontalAdvance(entry.name);
        painter.drawText(QRectF(swatch.right() + 4, 0, width + 4, height()), Qt::AlignLeft | Qt::AlignVCenter,
                         entry.name);
        x += kSwatch + 4 + width + kLegendGap;
    }
}

}  // namespace levelscope::gui
