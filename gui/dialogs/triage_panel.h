// What a folder holds, told before anything is opened: format, size, who has it locked, risks; then the
// choice. Gathered by reading only.
#pragma once

#include <QWidget>

#include "gui/session/store_session.h"

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace levelscope::gui {

class ErrorBanner;
class PropertyList;

// What speaks against opening as usual, and what is advised.
struct TriageAdvice {
    bool canInspect = false;
    bool editable = false;  // of a format that is written at all
    bool canEdit = false;
    StoreMode advised = StoreMode::inspect;
    QStringList risks;  // whole sentences
};
TriageAdvice adviseOn(const Triage& triage);

class TriagePanel : public QWidget {
    Q_OBJECT
public:
    explicit TriagePanel(QWidget* parent);
    void showTriage(const QString& directory, const Result<Triage>& triage);
    const TriageAdvice& advice() const { return m_advice; }

Q_SIGNALS:
    void openRequested(levelscope::gui::StoreMode mode);
    void snapshotRequested();
    void newStoreRequested(const QString& directory);
    void cancelled();

private:
    void showRisks(const QStringList& risks);

    QString m_directory;
    TriageAdvice m_advice;
    ErrorBanner* m_error;
    QLabel* m_title;
    PropertyList* m_properties;
    QVBoxLayout* m_risks;
    QLabel* m_modes;
    QPushButton* m_inspect;
    QPushButton* m_snapshot;
    QPushButton* m_edit;
    QPushButton* m_new;
};

}  // namespace levelscope::gui
