// The Explain page: a look-up or a seek, at any sequence number, as the engine did it. The steps with their
// costs, the same drawn over the level map, and a second key beside the first to compare. The read runs on a
// worker; the page shows what it told.
#pragma once

#include <QHash>
#include <array>

#include "core/formats/address.h"
#include "gui/jobs/job.h"
#include "gui/models/explain_model.h"
#include "gui/models/key_text.h"
#include "gui/models/level_map_layout.h"
#include "gui/pages/page.h"

class QLabel;
class QLineEdit;
class QPushButton;
class QStackedWidget;

namespace levelscope::gui {

class EmptyState;
class ExplainPane;
class LevelMap;
class PageHeader;
class SegmentedBar;
class StoreSession;

class ExplainPage : public Page {
    Q_OBJECT
public:
    explicit ExplainPage(StoreSession* session, QWidget* parent = nullptr);

    QString id() const override { return QStringLiteral("explain"); }
    QString title() const override { return tr("Explain"); }
    QString iconName() const override { return QStringLiteral("explain"); }
    bool accepts(const Address& address) const override { return address.kind == AddressKind::explanation; }
    void openAddress(const Address& address) override;
    Address address() const override;
    bool settled() const override;
    QStringList showcases() const override;
    void prepareShowcase(const QString& name) override;
    void ask(Question question) override;

    QLineEdit* keyBox() const { return m_keys[0]; }
    QLineEdit* otherKeyBox() const { return m_keys[1]; }
    QLineEdit* sequenceBox() const { return m_sequence; }
    QPushButton* runButton() const { return m_run; }
    QPushButton* compareButton() const { return m_compare; }
    QPushButton* copyButton() const { return m_copy; }
    QPushButton* saveButton() const { return m_save; }
    SegmentedBar* operation() const { return m_operation; }
    SegmentedBar* keyFormat() const { return m_format; }
    ExplainPane* pane(int index) const { return m_panes[size_t(index)]; }
    LevelMap* map() const { return m_map; }
    QString problem() const;
    void saveTo(const QString& file);

public Q_SLOTS:
    void run();

private:
    using Explanations = std::vector<ExplanationPtr>;
    struct Shown {
        Explanations explanations;
        std::shared_ptr<const LevelMapLayout> layout;
    };

    void invite(bool anyKeys);  // while nothing was asked
    void buildQuestion();
    QWidget* buildAnswer();
    bool readQuestion(std::vector<ExplainRequest>& requests);
    void ask(std::vector<ExplainRequest> requests);
    void showAnswer(const Shown& shown);
    void showMarks();
    void setComparing(bool comparing);
    void tellProblem(const QString& text);
    QByteArray json() const;
    void chooseFile();
    ByteFormat format() const;

    StoreSession* m_session;
    PageHeader* m_header;
    std::array<QLineEdit*, 2> m_keys;
    QLineEdit* m_sequence;
    SegmentedBar* m_operation;
    SegmentedBar* m_format;
    QPushButton* m_run;
    QPushButton* m_compare;
    QPushButton* m_copy;
    QPushButton* m_save;
    QLabel* m_problem;
    QStackedWidget* m_stack;
    EmptyState* m_empty;
    QPushButton* m_takeKey;
    std::array<ExplainPane*, 2> m_panes{};
    LevelMap* m_map = nullptr;
    QString m_showcase;
    std::string m_key;
    SequenceNumber m_at = 0;
    Latest<std::shared_ptr<const Shown>> m_load;
    Latest<std::shared_ptr<const std::vector<std::string>>> m_sample;
    Latest<std::shared_ptr<const Status>> m_saving;
};

}  // namespace levelscope::gui
