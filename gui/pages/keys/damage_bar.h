// Above the grid while damage is passed by: that this is not the whole store, how many places could not be
// read, and on request which. Hidden while damage ends a load.
#pragma once

#include <QWidget>

#include "core/base/damage_log.h"
#include "core/formats/address.h"

class QLabel;
class QPushButton;
class QTreeView;

namespace levelscope::gui {

class DamagePlacesModel;

class DamageBar : public QWidget {
    Q_OBJECT
public:
    explicit DamageBar(QWidget* parent);

    void showPlaces(const DamageLog* log);  // null: hides
    QString text() const;
    DamagePlacesModel* model() const { return m_model; }
    QPushButton* placesButton() const { return m_places; }
    QPushButton* stopButton() const { return m_stop; }
    QTreeView* list() const { return m_list; }

Q_SIGNALS:
    void stopRequested();
    void placeActivated(const levelscope::Address& address);  // the table it lies in, or the key

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void activate(int row);

    DamagePlacesModel* m_model;
    QLabel* m_text;
    QPushButton* m_places;
    QPushButton* m_stop;
    QTreeView* m_list;
    uint64_t m_shown = 0;  // places
};

}  // namespace levelscope::gui
