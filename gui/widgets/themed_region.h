// A style sheet is applied widget by widget, and Qt goes through all widgets below the one it is set on in a
// single call: a fifth of a second for a window full of pages. So the application has no style sheet; each
// region (a page, a dock, the menu bar, a dialog) has one of its own, and a new theme reaches the regions one
// by one, a turn of the event loop each, those in sight first. Windows do not repaint before the last one in
// sight wears the new theme.
//
// GUI thread only. A region must not lie inside another one: it would be dressed twice.
#pragma once

class QWidget;

namespace levelscope::gui {

// Now, and after every switch of the theme, until the widget is deleted. A second call does nothing.
void makeThemedRegion(QWidget* root);

// For Theme::apply(): the theme is another one.
void restyleThemedRegions();

}  // namespace levelscope::gui
