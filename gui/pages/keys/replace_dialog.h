// Find and replace in the values of the keys that are shown: searches in the background, shows what would
// change, and stages it. It stages nothing itself: accept tells that hits() are wanted.
#pragma once

#include <QDialog>
#include <QTimer>
#include <memory>

#include "gui/pages/keys/value_replace.h"

class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QTableWidget;

namespace levelscope::gui {

class ReplaceDialog : public QDialog {
    Q_OBJECT
public:
    static constexpr int kMaxPreview = 200;  // rows

    ReplaceDialog(std::shared_ptr<StoreReader> reader, ReplaceScope scope, QWidget* parent);
    ~ReplaceDialog() override;  // stops a search

    const std::vector<ReplaceHit>& hits() const { return m_found.hits; }
    bool searching() const { return m_search.running(); }
    QString report() const;
    QLineEdit* findBox() const { return m_find; }
    QLineEdit* replaceBox() const { return m_replace; }
    QCheckBox* regexBox() const { return m_regex; }
    QPushButton* searchButton() const { return m_searchButton; }
    QPushButton* acceptButton() const { return m_accept; }
    QTableWidget* preview() const { return m_preview; }

private:
    void build();
    void edited();
    void startOrStop();
    void found(ReplaceFound found);
    void showProgress();
    void showReport(const QString& text, bool damage = false);
    void fillPreview();

    std::shared_ptr<StoreReader> m_reader;
    ReplaceScope m_scope;
    ReplaceFound m_found;
    std::shared_ptr<JobControl> m_control;
    QTimer m_ticker;
    QLineEdit* m_find;
    QLineEdit* m_replace;
    QCheckBox* m_case;
    QCheckBox* m_regex;
    QPushButton* m_searchButton;
    QLabel* m_report;
    QTableWidget* m_preview;
    QPushButton* m_accept = nullptr;
    Latest<ReplaceFound> m_search;
};

}  // namespace levelscope::gui
