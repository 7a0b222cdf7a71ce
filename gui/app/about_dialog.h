// What this program is and is made of; and the diagnostics to paste into a report, without keys or values.
#pragma once

#include <QDialog>

namespace levelscope::gui {

class StoreSession;

class AboutDialog : public QDialog {
    Q_OBJECT
public:
    AboutDialog(StoreSession* session, QWidget* parent);  // session may be null
};

// Versions, platform, and the store's shape: counts and sizes, never its name, keys or values.
QString diagnostics(const StoreSession* session);
void copyDiagnostics(const StoreSession* session);

}  // namespace levelscope::gui
