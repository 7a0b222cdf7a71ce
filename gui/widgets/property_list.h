// Names and values in two columns: muted labels at the left, right-aligned fixed-width values at the right,
// elided in the middle with the whole text on hover. Plain text throughout.
#pragma once

#include <QList>
#include <QString>
#include <QWidget>

class QGridLayout;

namespace levelscope::gui {

class ElidedLabel;

class PropertyList : public QWidget {
    Q_OBJECT
public:
    struct Row {
        QString label;
        QString value;
        QString hint;          // explains the figure on hover; may be empty
        bool damaged = false;  // drawn in the damage colour
    };
    explicit PropertyList(QWidget* parent);
    // Replaces all rows; widgets are reused, so it may be called often.
    void setRows(const QList<Row>& rows);
    const QList<Row>& rows() const { return m_rows; }

private:
    void fill();

    QList<Row> m_rows;
    QList<ElidedLabel*> m_labels;
    QList<ElidedLabel*> m_values;
    QGridLayout* m_grid;
};

}  // namespace levelscope::gui
