// The Bloom or ribbon filter of one table: its real bits as a picture, how full it is and what that costs,
// and a box to test a key: every probe on the picture, the verdict, and whether the table really holds the
// key.
#pragma once

#include <QWidget>
#include <memory>

#include "core/inspect/filter_figures.h"
#include "gui/jobs/job.h"
#include "gui/pages/table/table_file.h"
#include "gui/widgets/property_list.h"

class QLabel;
class QLineEdit;
class QPushButton;
class QStackedWidget;

namespace levelscope::gui {

class ElidedLabel;
class EmptyState;
class ErrorBanner;
class FilterBits;
class FilterCurve;

class BloomView : public QWidget {
    Q_OBJECT
public:
    enum class Verdict { none, absent, present, falsePositive, wrongFilter, unreadable };

    explicit BloomView(QWidget* parent);

    void setFile(std::shared_ptr<TableFile> file);  // null: empty
    void testKey(const std::string& key);
    Verdict verdict() const { return m_verdict; }
    QString verdictText() const;
    const FilterTest& lastTest() const { return m_test; }
    std::shared_ptr<const FilterAnatomy> filter() const { return m_filter; }
    FilterBits* picture() const { return m_picture; }
    QLineEdit* keyBox() const { return m_key; }
    QPushButton* testButton() const { return m_testButton; }
    FilterCurve* curve() const { return m_curve; }
    bool settled() const { return !m_load.running() && !m_testing.running() && !m_measuring.running(); }

Q_SIGNALS:
    void entryWanted(int block, int entry);

protected:
    void showEvent(QShowEvent* event) override;

private:
    struct Loaded {
        Status status;
        std::shared_ptr<const FilterAnatomy> filter;
        FilterFigures figures;
    };
    struct Tested {
        FilterTest test;
        TableFile::Found found;
    };

    QWidget* buildPicture();
    QWidget* buildSide();
    void show(const Loaded& loaded);
    void showFigures(const MeasuredRate& measured);
    void measure();
    void showTest(const std::string& key, const Tested& tested);
    std::vector<uint64_t> shownBits() const;
    PropertyList::Row probeRow(int number, const FilterTest::Probe& probe) const;
    QString absentDetail(int failed) const;
    QString falsePositiveDetail(const std::string& key) const;
    void clearTest();
    void readKeyBox();
    void setVerdict(Verdict verdict, const QString& title, const QString& detail);
    void magnifyLineOf(uint64_t bit);

    std::shared_ptr<TableFile> m_file;
    std::shared_ptr<const FilterAnatomy> m_filter;
    std::shared_ptr<const FilterAnatomy> m_measured;  // the filter that was, or is being, measured
    FilterTest m_test;
    FilterFigures m_filterFigures;
    Verdict m_verdict = Verdict::none;
    int m_foundBlock = -1, m_foundEntry = -1;

    QStackedWidget* m_stack;
    EmptyState* m_empty;
    ErrorBanner* m_error;
    FilterBits* m_picture;
    FilterBits* m_magnifier;
    ElidedLabel* m_magnified;
    PropertyList* m_figures;
    QLineEdit* m_key;
    QPushButton* m_testButton;
    QLabel* m_keyProblem;
    QLabel* m_verdictTitle;
    QLabel* m_verdictDetail;
    PropertyList* m_probes;
    FilterCurve* m_curve;
    QPushButton* m_showEntry;
    Latest<Loaded> m_load;
    Latest<Tested> m_testing;
    Latest<MeasuredRate> m_measuring;
};

}  // namespace levelscope::gui
