// What can be done with all changes at once, and what became of the last write: the buttons "Write 3 changes
// as one batch" and "Revert all", the receipt, an offered draft, an error. Shared by the panel and the page.
#pragma once

#include <QWidget>

#include "core/formats/address.h"

class QLabel;
class QPushButton;

namespace levelscope::gui {

class ChangeDesk;
class ElidedLabel;
class ErrorBanner;

class DeskStrip : public QWidget {
    Q_OBJECT
public:
    DeskStrip(ChangeDesk* desk, QWidget* parent);
    QPushButton* writeButton() const { return m_write; }
    QPushButton* revertButton() const { return m_revert; }
    QPushButton* restoreButton() const { return m_restore; }
    QPushButton* showLogButton() const { return m_showLog; }

Q_SIGNALS:
    void showAddress(const levelscope::Address& address);

private:
    QWidget* buildDraft();
    void updateAll();

    ChangeDesk* m_desk;
    ErrorBanner* m_error;
    QWidget* m_draft;
    QLabel* m_draftText;
    QPushButton* m_restore;
    QPushButton* m_write;
    QPushButton* m_revert;
    ElidedLabel* m_receipt;
    QPushButton* m_showLog;
};

}  // namespace levelscope::gui
