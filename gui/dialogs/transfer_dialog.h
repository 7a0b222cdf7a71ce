// Import and export of rows of text: the file, its format, how bytes are written. Starts the job and closes;
// the jobs dock shows the rest.
#pragma once

#include <QDialog>
#include <functional>

#include "core/inspect/rows.h"
#include "gui/session/store_session.h"

class QCheckBox;
class QComboBox;
class QDialogButtonBox;
class QLineEdit;

namespace levelscope::gui {

class TransferDialog : public QDialog {
    Q_OBJECT
public:
    enum class Direction { in, out };
    TransferDialog(Direction direction, StoreSession* session, QWidget* parent);
    void setFile(const QString& path);  // guesses the format by the name

Q_SIGNALS:
    // `success` tells what came of it when the job has ended well.
    void started(levelscope::gui::Job* job, const std::function<QString()>& success);

private:
    void browse();
    void update();
    void start();
    void startImport();
    void startExport();
    RowOptions rowOptions() const;

    Direction m_direction;
    QPointer<StoreSession> m_session;
    QLineEdit* m_file;
    QComboBox* m_format;
    QComboBox* m_encoding;
    QLineEdit* m_prefix;
    QCheckBox* m_skipBad;
    QDialogButtonBox* m_buttons;
};

}  // namespace levelscope::gui
