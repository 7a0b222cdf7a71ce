// A new store: where, which preset, and every option with what it does. Wrong values are told beside the
// field as they are typed; nothing is made before "Create".
#pragma once

#include <QHash>
#include <QWidget>

#include "gui/session/store_session.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QGridLayout;

namespace levelscope::gui {

class SegmentedBar;

class NewStoreForm : public QWidget {
    Q_OBJECT
public:
    explicit NewStoreForm(QWidget* parent);
    void reset(const QString& directory);  // empty: a free name in the data folder
    // What "Create" would ask for; the options as typed.
    StoreSession::OpenRequest request() const;
    bool valid() const;

Q_SIGNALS:
    void createRequested(const levelscope::gui::StoreSession::OpenRequest& request);
    void cancelled();

private:
    void addOption(const OptionInfo& info, QGridLayout* grid, int row);
    void choosePreset(int index);
    void check();
    void browse();
    QString textOf(QWidget* editor) const;

    QLineEdit* m_directory;
    SegmentedBar* m_presets;
    QLabel* m_presetEffect;
    QLabel* m_problem;
    QPushButton* m_create;
    QHash<QString, QWidget*> m_editors;
    Options m_options;
    std::vector<std::string> m_presetNames;
    bool m_filling = false;
};

}  // namespace levelscope::gui
