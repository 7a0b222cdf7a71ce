// `levelscope --screenshots`: opens a store, visits every page, waits until each has settled, and writes one
// PNG a page. No fixed waits: a page that does not settle in kPageDeadlineMs fails the run.
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QSize>
#include <QStringList>
#include <QTimer>

namespace levelscope::gui {

class MainWindow;

class Screenshots : public QObject {
    Q_OBJECT
public:
    static constexpr int kPageDeadlineMs = 120'000;

    Screenshots(MainWindow* window, const QString& outFolder, QObject* parent = nullptr);
    void setSize(QSize size) { m_size = size; }  // of the window
    void start(const QString& directory, bool readOnly);
    QStringList written() const { return m_written; }

Q_SIGNALS:
    void finished(const QString& error);  // empty: all was well

private:
    enum class Phase { triage, opening, page, done };
    void poll();
    bool isCalm() const;
    void advance();
    void goOn();
    void visit(int index, int showcase);
    QString pictureName() const;
    void save(const QString& name);
    void fail(const QString& what);

    MainWindow* m_window;
    QString m_folder;
    QString m_directory;
    QSize m_size{1440, 900};
    bool m_readOnly = false;
    Phase m_phase = Phase::triage;
    int m_page = 0;
    int m_showcase = 0;
    int m_calmPolls = 0;
    QStringList m_pages;
    QStringList m_written;
    QElapsedTimer m_sinceVisit;
    QTimer m_timer;
};

}  // namespace levelscope::gui
