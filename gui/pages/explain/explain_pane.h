// One explained read: the outcome in words, with the ways to what it names, and the steps with their costs.
#pragma once

#include <QFrame>

#include "core/formats/address.h"
#include "gui/models/explain_model.h"

class QLabel;
class QPushButton;
class QTableView;

namespace levelscope::gui {

class ExplainPane : public QFrame {
    Q_OBJECT
public:
    explicit ExplainPane(QWidget* parent);

    void setExplanation(ExplanationPtr explanation);
    const ExplanationPtr& explanation() const { return m_model->explanation(); }
    // With fewer columns, where two stand side by side.
    void setCompact(bool compact);
    // Steps from this one on differ from the read beside it; -1: none is beside it.
    void setDifference(int row);
    ExplainModel* model() const { return m_model; }
    QTableView* steps() const { return m_steps; }
    QLabel* sentence() const { return m_sentence; }
    QPushButton* placeButton() const { return m_place; }
    QPushButton* hiddenButton() const { return m_hidden; }
    QPushButton* historyButton() const { return m_history; }

Q_SIGNALS:
    void showAddress(const levelscope::Address& address);
    void inspect(const levelscope::Address& address);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QWidget* buildLinks();
    void link(QPushButton* button, const std::optional<ReadSource>& place);

    ExplainModel* m_model;
    QLabel* m_title;
    QLabel* m_sentence;
    QPushButton* m_place = nullptr;
    QPushButton* m_hidden = nullptr;
    QPushButton* m_history = nullptr;
    QLabel* m_difference;
    QTableView* m_steps;
    Address m_placeAddress;
    Address m_hiddenAddress;
};

}  // namespace levelscope::gui
