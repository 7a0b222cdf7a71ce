// A row of large figures, each with its name below and its definition on hover.
#pragma once

#include <QList>
#include <QString>
#include <QWidget>

class QHBoxLayout;
class QLabel;

namespace levelscope::gui {

class FigureRow : public QWidget {
    Q_OBJECT
public:
    explicit FigureRow(QWidget* parent);
    void add(const QString& id, const QString& name, const QString& definition);
    void set(const QString& id, const QString& value);
    // A figure that says nothing about this store gives its place to the others.
    void setShown(const QString& id, bool shown);
    QString value(const QString& id) const;

private:
    struct Figure {
        QString id;
        QLabel* value = nullptr;
        QWidget* whole = nullptr;
        QWidget* gap = nullptr;  // before it
    };
    QHBoxLayout* m_row;
    QList<Figure> m_figures;
};

}  // namespace levelscope::gui
