// The one visual language: palette, levels ramp, fonts, spacing, icons. Widgets and pages take every colour
// from here and repaint on themeChanged (QEvent::PaletteChange).
#pragma once

#include <QColor>
#include <QFont>
#include <QIcon>
#include <QPalette>
#include <QString>

class QPainter;
class QRectF;
class QWidget;

namespace levelscope::gui {

enum class ThemeKind { light, dark, highContrast };

struct Theme {
    ThemeKind kind = ThemeKind::light;
    QColor background, pane, line, ink, muted, accent, selection;
    QColor damage, amber, green;
    QColor levels[7];

    static const Theme& current();
    static const Theme& of(ThemeKind kind);
    // Style, palette and fonts for the whole application, and the style sheet for its themed regions. May be
    // called again at any time; the regions follow within the next turns of the event loop.
    static void apply(ThemeKind kind);

    QColor level(int level) const { return levels[level < 0 ? 0 : (level > 6 ? 6 : level)]; }
    // A colour of this theme for text: nearer to ink as far as it takes to be read on background, pane and
    // selection (4.5 to 1).
    QColor asInk(const QColor& tone) const;
    // Black or white, whichever reads better on `fill`.
    static QColor inkOn(const QColor& fill);
    // WCAG contrast ratio, 1 to 21.
    static double contrast(const QColor& a, const QColor& b);
};

namespace metrics {
inline constexpr int kGap = 4;  // everything is a multiple of it
inline constexpr int kPadding = 12;
inline constexpr int kRow = 24;
inline constexpr int kIcon = 16;
}  // namespace metrics

QFont fixedFont(int deltaPoints = 0);  // keys, hex, offsets
QFont titleFont();
// resources/icons/NAME.svg drawn in the palette's colours; disabled and selected states included. Follows
// theme changes.
QIcon themedIcon(const QString& name);
// A rounded swatch in the colour of a level. Follows theme changes.
QIcon levelIcon(int level);
// Diagonal hatching over a rectangle: tombstones.
void paintHatch(QPainter& painter, const QRectF& rect, const QColor& colour);

// Style roles, chosen by a dynamic property that the style sheet reads:
// "primary" (filled accent button), "flat" (no frame), "muted" (secondary text), "pane" (framed, rounded
// surface).
void setStyleRole(QWidget* widget, const char* role);

}  // namespace levelscope::gui
