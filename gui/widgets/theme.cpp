#include "gui/widgets/theme.h"

#include <QApplication>
#include <QFontDatabase>
#include <QPainter>
#include <QPainterPath>
#include <QStyle>
#include <QToolTip>
#include <QWidget>
#include <algorithm>
#include <cmath>

#include "gui/widgets/base_style.h"
#include "gui/widgets/themed_region.h"

// Resources of a static library are linked only when somebody asks. Outside any namespace: the macro demands
// it.
static void initResources() {
    Q_INIT_RESOURCE(resources);
}

namespace levelscope::gui {
namespace {

constexpr double kLegible = 4.5;  // WCAG 2, AA
constexpr int kInkSteps = 16;

ThemeKind g_current = ThemeKind::light;

Theme makeLight() {
    Theme theme;
    theme.kind = ThemeKind::light;
    theme.background = QColor(0xf7f7f5);
    theme.pane = QColor(0xffffff);
    theme.line = QColor(0xe2e2de);
    theme.ink = QColor(0x23262b);
    theme.muted = QColor(0x6d727b);
    theme.accent = QColor(0x2f6fdb);
    theme.selection = QColor(0xe6effd);
    theme.damage = QColor(0xc8372d);
    theme.amber = QColor(0xc98a00);
    theme.green = QColor(0x2b8a57);
    const QRgb ramp[] = {0xe0703a, 0xd29b2f, 0x86a83c, 0x3a9d7a, 0x2b8aa3, 0x486cb3, 0x67529f};
    for (int level = 0; level < 7; ++level)
        theme.levels[level] = QColor(ramp[level]);
    return theme;
}

Theme makeDark() {
    Theme theme;
    theme.kind = ThemeKind::dark;
    theme.background = QColor(0x1d1f23);
    theme.pane = QColor(0x24272c);
    theme.line = QColor(0x363a41);
    theme.ink = QColor(0xe4e6ea);
    theme.muted = QColor(0x9aa0aa);
    theme.accent = QColor(0x7fb0ff);
    theme.selection = QColor(0x2c3a52);
    theme.damage = QColor(0xff7b72);
    theme.amber = QColor(0xf0b84a);
    theme.green = QColor(0x62c48f);
    const QRgb ramp[] = {0xe98757, 0xdcb04f, 0x9dbf58, 0x55b594, 0x48a6bf, 0x6b8fd6, 0x8c78c8};
    for (int level = 0; level < 7; ++level)
        theme.levels[level] = QColor(ramp[level]);
    return theme;
}

// The dark ramp on black: everything that is a line or a letter is as bright as it can be.
Theme makeHighContrast() {
    Theme theme = makeDark();
    theme.kind = ThemeKind::highContrast;
    theme.background = QColor(Qt::black);
    theme.pane = QColor(Qt::black);
    theme.line = QColor(0xb8b8b8);
    theme.ink = QColor(0xffffff);
    theme.muted = QColor(0xdadada);
    theme.accent = QColor(0xffe14d);
    theme.selection = QColor(0x123f8c);
    theme.damage = QColor(0xff8f87);
    theme.amber = QColor(0xffc94d);
    theme.green = QColor(0x7dffb2);
    return theme;
}

double linear(double channel) {
    return channel <= 0.03928 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const QColor& colour) {
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) +
           0.0722 * linear(colour.blueF());
}

QPalette paletteOf(const Theme& theme) {
    QPalette palette;
    palette.setColor(QPalette::Window, theme.background);
    palette.setColor(QPalette::WindowText, theme.ink);
    palette.setColor(QPalette::Base, theme.pane);
    palette.setColor(QPalette::AlternateBase, theme.background);
    palette.setColor(QPalette::Text, theme.ink);
    palette.setColor(QPalette::PlaceholderText, theme.muted);
    palette.setColor(QPalette::Button, theme.pane);
    palette.setColor(QPalette::ButtonText, theme.ink);
    palette.setColor(QPalette::BrightText, theme.damage);
    palette.setColor(QPalette::Highlight, theme.selection);
    palette.setColor(QPalette::HighlightedText, theme.ink);
    palette.setColor(QPalette::Link, theme.accent);
    palette.setColor(QPalette::LinkVisited, theme.accent);
    palette.setColor(QPalette::ToolTipBase, theme.pane);
    palette.setColor(QPalette::ToolTipText, theme.ink);
    palette.setColor(QPalette::Light, theme.pane.lighter(110));
    palette.setColor(QPalette::Midlight, theme.line);
    palette.setColor(QPalette::Mid, theme.line);
    palette.setColor(QPalette::Dark, theme.line.darker(120));
    palette.setColor(QPalette::Shadow, theme.line.darker(150));
    for (const QPalette::ColorRole role :
         {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::HighlightedText})
        palette.setColor(QPalette::Disabled, role, theme.muted);
    return palette;
}

QFont interfaceFont() {
    static const QFont desktop = QApplication::font();
    QFont font = desktop;
    if (font.pointSizeF() > 0 && font.pointSizeF() < 9.75)
        font.setPointSizeF(9.75);
    return font;
}

}  // namespace

const Theme& Theme::of(ThemeKind kind) {
    static const Theme light = makeLight();
    static const Theme dark = makeDark();
    static const Theme highContrast = makeHighContrast();
    switch (kind) {
        case ThemeKind::dark: return dark;
        case ThemeKind::highContrast: return highContrast;
        case ThemeKind::light: break;
    }
    return light;
}

QColor Theme::asInk(const QColor& tone) const {
    const auto legible = [this](const QColor& colour) {
        return std::min({contrast(colour, background), contrast(colour, pane),
                         contrast(colour, selection)}) >= kLegible;
    };
    QColor colour = tone;
    for (int step = 1; step <= kInkSteps && !legible(colour); ++step) {
        const auto nearer = [step](int from, int to) { return from + (to - from) * step / kInkSteps; };
        colour.setRgb(nearer(tone.red(), ink.red()), nearer(tone.green(), ink.green()),
                      nearer(tone.blue(), ink.blue()));
    }
    return colour;
}

const Theme& Theme::current() {
    return of(g_current);
}

void Theme::apply(ThemeKind kind) {
    g_current = kind;
    const QFont font = interfaceFont();
    if (QApplication::font() != font)
        QApplication::setFont(font);
    static bool styled = false;
    if (!styled) {
        initResources();
        QApplication::setStyle(new BaseStyle);
        styled = true;
    }
    const QPalette palette = paletteOf(current());
    QApplication::setPalette(palette);
    QToolTip::setPalette(palette);
    restyleThemedRegions();
}

double Theme::contrast(const QColor& a, const QColor& b) {
    const double first = luminance(a) + 0.05;
    const double second = luminance(b) + 0.05;
    return first > second ? first / second : second / first;
}

QColor Theme::inkOn(const QColor& fill) {
    return contrast(fill, Qt::white) >= contrast(fill, Qt::black) ? QColor(Qt::white) : QColor(Qt::black);
}

QFont fixedFont(int deltaPoints) {
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    font.setStyleHint(QFont::Monospace);
    font.setPointSizeF(interfaceFont().pointSizeF() - 0.75 + deltaPoints);
    return font;
}

QFont titleFont() {
    QFont font = interfaceFont();
    font.setPointSizeF(font.pointSizeF() + 1.5);
    font.setWeight(QFont::Bold);
    return font;
}

void paintHatch(QPainter& painter, const QRectF& rect, const QColor& colour) {
    painter.save();
    painter.setClipRect(rect, Qt::IntersectClip);
    painter.setPen(QPen(colour, 1.6));
    constexpr double kStep = 6;
    // Anchored to the canvas, not to the rectangle: neighbours continue each other's lines.
    const double first = std::floor((rect.left() + rect.top()) / kStep) * kStep;
    for (double sum = first; sum <= rect.right() + rect.bottom() + kStep; sum += kStep)
        painter.drawLine(QPointF(sum - rect.bottom(), rect.bottom()), QPointF(sum - rect.top(), rect.top()));
    painter.restore();
}

void setStyleRole(QWidget* widget, const char* role) {
    widget->setProperty("role", QLatin1String(role));
    widget->style()->unpolish(widget);
    widget->style()->polish(widget);
}

}  // namespace levelscope::gui
