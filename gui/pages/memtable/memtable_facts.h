// MemtableFacts, the panel beside the drawing: the memtables of the store, the active one and those that
// wait, and of the chosen one how far it is from its flush, what triggers that, and its figures.
#pragma once

#include <QWidget>

#include "core/inspect/memtable_picture.h"

class QLabel;
class QListWidget;
class QProgressBar;

namespace levelscope::gui {

class PropertyList;

class MemtableFactsPanel : public QWidget {
    Q_OBJECT
public:
    explicit MemtableFactsPanel(QWidget* parent);

    void setPicture(const MemtablePicture& picture);

    QListWidget* list() const { return m_list; }
    PropertyList* properties() const { return m_properties; }
    QString flushText() const;

Q_SIGNALS:
    void chosen(int which);

private:
    void fillList(const MemtablePicture& picture);

    QListWidget* m_list;
    QProgressBar* m_fill;
    QLabel* m_flush;
    PropertyList* m_properties;
};

}  // namespace levelscope::gui
