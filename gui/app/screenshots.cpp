#include "gui/app/screenshots.h"

#include <QDir>
#include <QImage>
#include <QPixmap>
#include <memory>

#include "gui/app/main_window.h"
#include "gui/dialogs/start_screen.h"
#include "gui/dialogs/triage_panel.h"
#include "gui/jobs/job.h"
#include "gui/models/display.h"
#include "gui/pages/changes/change_desk.h"

namespace levelscope::gui {
namespace {
constexpr int kPollMs = 20;
constexpr int kCalmPolls = 5;  // in a row: results that arrive start further loads
}  // namespace

Screenshots::Screenshots(MainWindow* window, const QString& outFolder, QObject* parent)
    : QObject(parent), m_window(window), m_folder(outFolder) {
    m_timer.setInterval(kPollMs);
    connect(&m_timer, &QTimer::timeout, this, &Screenshots::poll);
    connect(window, &MainWindow::openFailed, this,
            [this](const Status& status) { fail(describe(status).what); });
}

void Screenshots::start(const QString& directory, bool readOnly) {
    m_directory = directory;
    m_readOnly = readOnly;
    if (!QDir().mkpath(m_folder)) {
        fail(tr("The folder %1 cannot be made.").arg(m_folder));
        return;
    }
    m_window->resize(m_size);
    m_window->considerStore(directory);
    m_sinceVisit.start();
    m_timer.start();
}

bool Screenshots::isCalm() const {
    switch (m_phase) {
        case Phase::triage:
            return m_window->settled() && m_window->startScreen()->step() == StartScreen::triageStep;
        case Phase::opening:
        case Phase::page: return m_window->settled() && m_window->currentPage();
        case Phase::done: break;
    }
    return false;
}

void Screenshots::poll() {
    if (m_phase == Phase::done)
        return;
    m_calmPolls = isCalm() ? m_calmPolls + 1 : 0;
    if (m_calmPolls >= kCalmPolls) {
        m_calmPolls = 0;
        advance();
    } else if (m_sinceVisit.elapsed() > kPageDeadlineMs) {
        fail(tr("“%1” did not settle in %2 seconds.")
                 .arg(m_phase == Phase::page ? m_pages[m_page] : QStringLiteral("open"))
                 .arg(kPageDeadlineMs / 1000));
    }
}

void Screenshots::advance() {
    m_sinceVisit.restart();
    switch (m_phase) {
        case Phase::triage:
            if (!m_window->startScreen()->triagePanel()->advice().canInspect) {
                fail(tr("%1 cannot be opened.").arg(m_directory));
                return;
            }
            save(QStringLiteral("open"));
            break;
        case Phase::opening:
            m_window->desk()->setDraftsEnabled(false);
            m_pages = m_window->pageIds();
            m_phase = Phase::page;
            visit(0, 0);
            break;
        case Phase::page: save(pictureName()); break;
        case Phase::done: break;
    }
}

// From the picture that is written now to the next.
void Screenshots::goOn() {
    m_timer.start();
    if (m_phase == Phase::triage) {
        m_phase = Phase::opening;
        m_window->considerStore(m_directory, true, m_readOnly);
    } else if (m_showcase + 1 < m_window->currentPage()->showcases().size()) {
        visit(m_page, m_showcase + 1);
    } else {
        visit(m_page + 1, 0);
    }
}

QString Screenshots::pictureName() const {
    const QString showcase = m_window->currentPage()->showcases().value(m_showcase);
    return showcase.isEmpty() ? m_pages[m_page] : m_pages[m_page] + QLatin1Char('-') + showcase;
}

void Screenshots::visit(int index, int showcase) {
    if (index >= m_pages.size()) {
        m_phase = Phase::done;
        m_timer.stop();
        Q_EMIT finished({});
        return;
    }
    m_page = index;
    m_showcase = showcase;
    m_window->showPage(m_pages[index]);
    if (Page* page = m_window->currentPage())
        page->prepareShowcase(page->showcases().value(showcase));
}

void Screenshots::save(const QString& name) {
    const QString file =
        QStringLiteral("%1-%2.png").arg(m_written.size() + 1, 2, 10, QLatin1Char('0')).arg(name);
    const QString path = QDir(m_folder).filePath(file);
    m_timer.stop();
    const auto written = std::make_shared<bool>(false);
    runInBackground(
        this, [picture = m_window->grab().toImage(), path, written] { *written = picture.save(path); },
        [this, path, written] {
            if (!*written) {
                fail(tr("%1 cannot be written.").arg(path));
                return;
            }
            m_written << path;
            goOn();
        });
}

void Screenshots::fail(const QString& what) {
    if (m_phase == Phase::done)
        return;
    m_phase = Phase::done;
    m_timer.stop();
    Q_EMIT finished(what);
}

}  // namespace levelscope::gui
