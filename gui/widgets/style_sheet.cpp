#include "gui/widgets/style_sheet.h"

#include <utility>

namespace levelscope::gui {
namespace {

// %name% stands for a colour of the theme.
const char kSheet[] = R"(
QToolTip { border: 1px solid %line%; padding: 4px; background: %pane%; color: %ink%; }

QMenuBar { background: %background%; border-bottom: 1px solid %line%; padding: 2px 4px; }
QToolBar { background: %pane%; border: none; border-bottom: 1px solid %line%; padding: 0; spacing: 0; }
QMenuBar::item { padding: 4px 8px; border-radius: 6px; background: transparent; }
QMenuBar::item:selected { background: %selection%; }
QMenu { background: %pane%; border: 1px solid %line%; padding: 4px; }
QMenu::item { padding: 5px 24px 5px 8px; border-radius: 4px; }
QMenu::item:selected { background: %selection%; color: %ink%; }
QMenu::item:disabled { color: %muted%; }
QMenu::icon { padding-left: 6px; }
QMenu::separator { height: 1px; background: %line%; margin: 4px 8px; }

QPushButton { background: %pane%; border: 1px solid %line%; border-radius: 6px; padding: 4px 11px; min-height: 17px; }
QPushButton:hover { background: %hover%; }
QPushButton:pressed, QPushButton:checked { background: %selection%; border-color: %selectionLine%; }
QPushButton:focus { border-color: %accent%; }
QPushButton:disabled { color: %muted%; background: %background%; }
QPushButton[role="primary"] { background: %fill%; border-color: %fill%; color: %onFill%; }
QPushButton[role="primary"]:hover { background: %fillHover%; }
QPushButton[role="primary"]:focus { border-color: %ink%; }
QPushButton[role="primary"]:disabled { background: %line%; border-color: %line%; color: %muted%; }
QPushButton[role="flat"] { background: transparent; border-color: transparent; }
QPushButton[role="flat"]:hover { background: %selection%; }
QPushButton[role="flat"]:focus { border-color: %accent%; }
QPushButton[role="tab"] { background: transparent; border-color: transparent; color: %muted%; padding: 5px 11px; }
QPushButton[role="tab"]:hover { color: %ink%; }
QPushButton[role="tab"]:checked { background: %selection%; color: %ink%; font-weight: bold; }
QPushButton[role="tab"]:focus { border-color: %accent%; }
QPushButton[role="box"] { color: %muted%; text-align: left; }
QToolButton { background: transparent; border: 1px solid transparent; border-radius: 6px; padding: 3px; }
QToolButton:hover { background: %selection%; }
QToolButton:checked { background: %selection%; }
QToolButton:focus { border-color: %accent%; }
QToolButton[role="framed"] { background: %pane%; border-color: %line%; }
QToolButton[role="framed"]:hover { background: %hover%; }

QLineEdit, QSpinBox, QDoubleSpinBox, QDateTimeEdit, QComboBox { background: %pane%; border: 1px solid %line%; border-radius: 6px;
    padding: 3px 8px; min-height: 19px; selection-background-color: %fill%; selection-color: %onFill%; }
QLineEdit:focus, QSpinBox:focus, QDoubleSpinBox:focus, QDateTimeEdit:focus, QComboBox:focus { border-color: %accent%; }
QLineEdit[invalid="true"] { border-color: %damage%; }
QComboBox::drop-down { border: none; width: 18px; }
QComboBox::down-arrow { image: url(:/icons/arrow-%tone%.svg); width: 12px; height: 12px; }
QComboBox QAbstractItemView { background: %pane%; border: 1px solid %line%; selection-background-color: %selection%;
    selection-color: %ink%; }
QPlainTextEdit, QTextEdit { background: %pane%; border: 1px solid %line%; border-radius: 6px;
    selection-background-color: %fill%; selection-color: %onFill%; }
QPlainTextEdit:focus, QTextEdit:focus { border-color: %accent%; }

QAbstractItemView { background: %pane%; border: 1px solid %line%; outline: none;
    selection-background-color: %selection%; selection-color: %ink%; }
QAbstractItemView:focus { border-color: %selectionLine%; }
QTreeView::item, QListView::item { padding: 2px 0; min-height: 18px; }
QTreeView::item:hover, QListView::item:hover { background: %hover%; }
QTreeView::item:selected, QListView::item:selected { background: %selection%; color: %ink%; }
QTreeView[role="plain"], QListView[role="plain"], QTableView[role="plain"], QPlainTextEdit[role="plain"] {
    border: none; border-radius: 0; }
QTreeView#storeTree { padding-right: 6px; }
QHeaderView { background: %pane%; border: none; }
QHeaderView::section { background: %pane%; color: %muted%; border: none; border-bottom: 1px solid %line%; padding: 4px 8px; }
QTableView { gridline-color: %line%; }
QTableView::item:focus { color: %ink%; border: none; }
QTableView::item:selected:focus { background: %selection%; color: %ink%; border: none; }
QTableCornerButton::section { background: %pane%; border: none; }

QWidget[role="pane"] { background: %pane%; border: 1px solid %line%; border-radius: 8px; }
QWidget[role="surface"] { background: %pane%; }
QLabel[role="muted"] { color: %muted%; }
QLabel[role="section"] { font-weight: bold; }
QLabel[role="sectionMuted"] { font-weight: bold; color: %muted%; }
QLabel[role="damage"] { color: %damage%; }

QTabWidget::pane { border: none; }
QTabBar { background: transparent; border: none; }
QTabBar::tab { background: transparent; border: none; border-radius: 6px; color: %muted%; padding: 4px 10px; margin: 2px; }
QTabBar::tab:selected { color: %ink%; background: %selection%; }
QTabBar::tab:hover { color: %ink%; }
QSplitter::handle { background: transparent; }
QSplitter::handle:hover { background: %selection%; }
QStatusBar { background: %background%; border-top: 1px solid %line%; color: %muted%; }
QStatusBar::item { border: none; }
QProgressBar { background: %line%; border: none; border-radius: 3px; max-height: 6px; min-height: 6px; }
QProgressBar::chunk { background: %accent%; border-radius: 3px; }
QGroupBox { border: none; margin-top: 20px; font-weight: bold; }
QGroupBox::title { subcontrol-origin: margin; left: 0; }

QScrollArea { border: none; background: transparent; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: %handle%; border-radius: 4px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 28px; }
QScrollBar::handle:horizontal { min-width: 28px; }
QScrollBar::handle:hover { background: %muted%; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
)";

QColor mix(const QColor& a, const QColor& b, double share) {
    return QColor::fromRgbF(float(a.redF() + (b.redF() - a.redF()) * share),
                            float(a.greenF() + (b.greenF() - a.greenF()) * share),
                            float(a.blueF() + (b.blueF() - a.blueF()) * share));
}

}  // namespace

QString styleSheetOf(const Theme& theme) {
    const QColor onFill = Theme::inkOn(theme.accent);
    const std::pair<const char*, QColor> colours[] = {
        {"background", theme.background},
        {"pane", theme.pane},
        {"line", theme.line},
        {"ink", theme.ink},
        {"muted", theme.muted},
        {"accent", theme.accent},
        {"selection", theme.selection},
        {"selectionLine", mix(theme.selection, theme.accent, 0.25)},
        {"hover", mix(theme.pane, theme.ink, 0.05)},
        {"fill", theme.accent},
        {"fillHover", mix(theme.accent, theme.ink, 0.15)},
        {"onFill", onFill},
        {"handle", mix(theme.line, theme.muted, 0.35)},
        {"damage", theme.damage},
    };
    QString sheet = QString::fromLatin1(kSheet);
    for (const auto& [name, colour] : colours)
        sheet.replace(QLatin1Char('%') + QLatin1String(name) + QLatin1Char('%'), colour.name());
    sheet.replace(QLatin1String("%tone%"), QLatin1String(theme.kind == ThemeKind::light ? "light" : "dark"));
    return sheet;
}

}  // namespace levelscope::gui
