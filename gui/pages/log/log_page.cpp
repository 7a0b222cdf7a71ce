#include "gui/pages/log/log_page.h"

#include <QStackedWidget>
#include <QVBoxLayout>
#include <utility>

#include "core/formats/store_files.h"
#include "gui/pages/log/files_view.h"
#include "gui/pages/log/time_view.h"
#include "gui/pages/log/wal_view.h"
#include "gui/session/store_session.h"
#include "gui/widgets/basic_widgets.h"
#include "gui/widgets/edit_timeline.h"
#include "gui/widgets/segmented_bar.h"
#include "gui/widgets/theme.h"

namespace levelscope::gui {

LogPage::LogPage(StoreSession* session, QWidget* parent)
    : Page(parent),
      m_session(session),
      m_bar(new SegmentedBar(this)),
      m_stack(new QStackedWidget(this)),
      m_wal(new WalView(session, this)),
      m_files(new FilesView(session, this)) {
    auto* header = new PageHeader(tr("Log"), this);
    m_bar->addSegment(static_cast<int>(View::wal), tr("Write-ahead log"),
                      tr("What was written and may not lie in tables yet"));
    m_bar->addSegment(static_cast<int>(View::time), tr("Time machine"),
                      tr("Every change of the set of tables, from the manifests"));
    m_bar->addSegment(static_cast<int>(View::files), tr("Files"),
                      tr("Every file of the store, byte by byte; of a manifest edit by edit"));
    header->addControl(m_bar);
    m_stack->addWidget(m_wal);
    m_stack->addWidget(m_files);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(4 * metrics::kGap, metrics::kPadding, 4 * metrics::kGap, metrics::kPadding);
    column->setSpacing(metrics::kPadding);
    column->addWidget(header);
    column->addWidget(m_stack, 1);
    setFocusProxy(m_wal);

    connect(m_bar, &SegmentedBar::currentChanged, this, [this](int id) { setView(static_cast<View>(id)); });
    connect(m_session, &StoreSession::stateChanged, this, &LogPage::follow);
    connect(m_wal, &WalView::logWanted, this,
            [this](quint64 log) { Q_EMIT showAddress(Address::ofWalRecord(log, 0)); });
    connect(m_wal, &WalView::keyWanted, this,
            [this](const std::string& key) { Q_EMIT showAddress(Address::ofKey(key)); });
    connect(m_wal, &WalView::placeChanged, this, [this] { Q_EMIT inspect(address()); });
    connect(m_files, &FilesView::openWanted, this, &LogPage::showAddress);
    connect(m_files, &FilesView::placeChanged, this, [this] {
        if (view() == View::files)
            Q_EMIT inspect(address());
    });
}

// Made when it is first looked at: a page that nobody has opened yet costs half.
TimeView* LogPage::time() {
    if (m_time)
        return m_time;
    m_time = new TimeView(m_session, this);
    m_stack->addWidget(m_time);
    connect(m_time, &TimeView::placeChanged, this, &LogPage::selectShowcase);
    connect(m_time, &TimeView::placeChanged, this, [this] {
        if (isVisible() && view() == View::time)
            Q_EMIT inspect(address());
    });
    connect(m_time, &TimeView::tableWanted, this, [this](quint64 number) {
        const auto version = m_session->state()->version;
        if (version && version->find(number))
            Q_EMIT showAddress(Address::ofTable(number));
        else
            m_time->setList(TimeView::List::life);
    });
    connect(m_time, &TimeView::bytesWanted, this, &LogPage::showAddress);
    connect(m_time, &TimeView::tableInspected, this, [this](quint64 number) {
        const auto version = m_session->state()->version;
        if (version && version->find(number))
            Q_EMIT inspect(Address::ofTable(number));
    });
    return m_time;
}

void LogPage::setView(View view) {
    m_bar->setCurrent(static_cast<int>(view));
    if (m_time)
        m_time->setPlaying(false);
    if (view == View::time)
        m_stack->setCurrentWidget(time());
    else
        m_stack->setCurrentWidget(view == View::files ? static_cast<QWidget*>(m_files) : m_wal);
    setFocusProxy(m_stack->currentWidget());
    follow();
}

LogPage::View LogPage::view() const {
    if (m_stack->currentWidget() == m_files)
        return View::files;
    return m_stack->currentWidget() == m_wal ? View::wal : View::time;
}

// Nothing is read for a page that nobody looks at.
void LogPage::follow() {
    if (!isVisible())
        return;
    switch (view()) {
        case View::wal: m_wal->follow(); break;
        case View::time: m_time->follow(); break;
        case View::files: m_files->follow(); break;
    }
}

void LogPage::showEvent(QShowEvent* event) {
    Page::showEvent(event);
    follow();
}

uint64_t LogPage::logOf(const Address& address) const {
    if (address.kind == AddressKind::walRecord)
        return address.number;
    return address.kind == AddressKind::bytes ? logNumberOf(address.file) : 0;
}

bool LogPage::accepts(const Address& address) const {
    switch (address.kind) {
        case AddressKind::walRecord:
        case AddressKind::manifestEdit: return true;
        case AddressKind::bytes: return tableNumberOf(address.file) == 0;
        default: return false;
    }
}

void LogPage::openAddress(const Address& address) {
    if (address.kind == AddressKind::manifestEdit) {
        setView(View::time);
        m_time->go(address.number);
    } else if (const uint64_t log = logOf(address); log != 0) {
        m_wal->go(log, address.offset);
        setView(View::wal);
    } else if (address.kind == AddressKind::bytes) {
        m_files->go(address);
        setView(View::files);
    }
}

Address LogPage::address() const {
    if (view() == View::time)
        return Address::ofEdit(m_time->ordinal().value_or(Address::kNewestEdit));
    if (view() == View::files)
        return m_files->address();
    return m_wal->log() == 0 ? Address::overview() : Address::ofWalRecord(m_wal->log(), m_wal->offset());
}

bool LogPage::settled() const {
    switch (view()) {
        case View::wal: return m_wal->settled();
        case View::time: return m_time->settled();
        case View::files: return m_files->settled();
    }
    return true;
}

QStringList LogPage::showcases() const {
    return {QString(), QStringLiteral("time"), QStringLiteral("files")};
}

void LogPage::prepareShowcase(const QString& name) {
    if (name == QLatin1String("files"))
        return setView(View::files);
    setView(name == QLatin1String("time") ? View::time : View::wal);
    m_showcaseWanted = view() == View::time;
    selectShowcase();
}

// The edit in which most tables came and went, and what it changed.
void LogPage::selectShowcase() {
    const auto machine = m_time ? m_time->machine() : nullptr;
    if (!machine || machine->empty() || !std::exchange(m_showcaseWanted, false))
        return;
    size_t best = machine->editCount() - 1;
    for (size_t i = 1; i < machine->editCount(); ++i)
        if (machine->edit(i).removed > 0 && machine->edit(i).removed >= machine->edit(best).removed)
            best = i;
    m_time->go(machine->edit(best).ordinal);
}

}  // namespace levelscope::gui
