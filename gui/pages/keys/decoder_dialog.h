// The decoder rules of a store: a list in the order in which they count, the one selected to edit, and what
// the pair at hand reads as under them. Changes apply when accepted.
#pragma once

#include <QDialog>

#include "gui/models/decoder_rules.h"
#include "gui/models/value_content.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QTreeView;

namespace levelscope::gui {

class DecoderRulesModel;
class PropertyList;

class DecoderDialog : public QDialog {
    Q_OBJECT
public:
    // A pair to try the rules on; nothing while none is selected.
    struct Sample {
        std::string key;
        ValueContent value;  // as stored
    };
    DecoderDialog(const DecoderRules& rules, const DecoderRules& detected, std::optional<Sample> sample,
                  QWidget* parent);

    const std::vector<DecoderRule>& rules() const;
    bool isDetected() const;  // the rules are those that were detected
    QTreeView* list() const { return m_list; }
    QLineEdit* patternBox() const { return m_pattern; }
    QComboBox* matchBox() const { return m_match; }
    QComboBox* keyBox() const { return m_key; }
    QComboBox* valueBox() const { return m_value; }
    QCheckBox* unmaskBox() const { return m_unmask; }
    QPushButton* addButton() const { return m_add; }
    QPushButton* removeButton() const { return m_remove; }
    QPushButton* upButton() const { return m_up; }
    QPushButton* downButton() const { return m_down; }
    QPushButton* resetButton() const { return m_reset; }
    QPushButton* acceptButton() const { return m_accept; }
    // Name and text of each line.
    QStringList preview() const;

private:
    QWidget* buildList();
    QWidget* buildForm();
    int current() const;
    void select(int row);
    void showRule();
    void edited();
    void updatePreview();

    const DecoderRules m_detected;
    const std::string m_mask;
    const std::optional<Sample> m_sample;
    DecoderRulesModel* m_model;
    QTreeView* m_list;
    QLineEdit* m_pattern;
    QComboBox* m_match;
    QComboBox* m_key;
    QComboBox* m_value;
    QCheckBox* m_unmask;
    QLabel* m_problem;
    PropertyList* m_preview;
    QPushButton* m_add;
    QPushButton* m_remove;
    QPushButton* m_up;
    QPushButton* m_down;
    QPushButton* m_reset;
    QPushButton* m_accept;
    bool m_showing = false;  // the form is being filled, not edited
};

}  // namespace levelscope::gui
