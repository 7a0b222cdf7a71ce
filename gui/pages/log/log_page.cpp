#include "gui/pages/log/log_page.h"

#include <QStackedWidget>
#include <QVBoxLayout>
#include <utility>

#include "core/formats/foreign/file_names.h"
#include "core/version/file_names.h"
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
      m_wal(new WalView(session, this)) {
    auto* header = new PageHeader(tr("Log"), this);
    m_bar->addSegment(static_cast<int>(View::wal), tr("Write-ahead log"),
                      tr("What was written and may not lie in tables yet"));
    m_bar->addSegment(static_cast<int>(View::time), tr("Time machine"),
                      tr("Every change of the set of tables, from the manifests"));
    header->addControl(m_bar);
    m_stack->addWidget(m_wal);
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
    m_stack->setCurrentWidget(view == View::time ? static_cast<QWidget*>(time()) : m_wal);
    setFocusProxy(m_stack->currentWidget());
    follow();
}

LogPage::View LogPage::view() const {
    return m_stack->currentWidget() == m_wal ? View::wal : View::time;
}

// Nothing is read for a page that nobody looks at.
void LogPage::follow() {
    if (!isVisible())
        return;
    if (view() == View::wal)
        m_wal->follow();
    else
        m_time->follow();
}

void LogPage::showEvent(QShowEvent* event) {
    Page::showEvent(event);
    follow();
}

uint64_t LogPage::logOf(const Address& address) const {
    if (address.kind == AddressKind::walRecord)
        return address.number;
    if (address.kind != AddressKind::bytes)
        return 0;
    if (const auto own = parseFileName(address.file); own && own->kind == FileKind::wal)
        return own->number;
    const auto foreign = parseForeignName(address.file);
    return foreign && foreign->kind == ForeignFileKind::wal ? foreign->number : 0;
}

uint64_t LogPage::manifestOf(const Address& address) const {
    if (address.kind != AddressKind::bytes)
        return 0;
    if (const auto own = parseFileName(address.file); own && own->kind == FileKind::manifest)
        return own->number;
    const auto foreign = parseForeignName(address.file);
    return foreign && foreign->kind == ForeignFileKind::manifest ? foreign->number : 0;
}

bool LogPage::accepts(const Address& address) const {
    return address.kind == AddressKind::manifestEdit || logOf(address) != 0 || manifestOf(address) != 0;
}

void LogPage::openAddress(const Address& address) {
    if (address.kind == AddressKind::manifestEdit) {
        setView(View::time);
        m_time->go(address.number);
    } else if (const uint64_t manifest = manifestOf(address); manifest != 0) {
        setView(View::time);
        m_time->goToByte(manifest, address.offset);
    } else if (const uint64_t log = logOf(address); log != 0) {
        m_wal->go(log, address.offset);
        setView(View::wal);
    }
}

Address LogPage::address() const {
    if (view() == View::time)
        return Address::ofEdit(m_time->ordinal().value_or(Address::kNewestEdit));
    return m_wal->log() == 0 ? Address::overview() : Address::ofWalRecord(m_wal->log(), m_wal->offset());
}

bool LogPage::settled() const {
    return view() == View::wal ? m_wal->settled() : m_time->settled();
}

QStringList LogPage::showcases() const {
    return {QString(), QStringLiteral("time")};
}

void LogPage::prepareShowcase(const QString& name) {
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
