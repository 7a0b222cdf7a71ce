#include "gui/pages/memtable/write_path_panel.h"

#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>

#include "gui/models/display.h"
#include "gui/models/engine_names.h"
#include "gui/session/store_session.h"
#include "gui/widgets/basic_widgets.h"
#include "gui/widgets/segmented_bar.h"
#include "gui/widgets/theme.h"
#include "gui/widgets/wrapping_row.h"
#include "gui/widgets/write_path_strip.h"

namespace levelscope::gui {
namespace {

constexpr int kLiveBeatMs = 150;
constexpr int kSlowBeatMs = 1500;
constexpr size_t kBehind = 40;  // live: from here on several pieces a beat
constexpr int kMostTries = 1000;
constexpr char kExamplePrefix[] = "example/";

bool isClassroom(const StoreSession& session) {
    const auto& options = session.state()->info.options;
    return std::any_of(options.begin(), options.end(), [](const auto& option) {
        return option.first == "preset" && option.second == "classroom";
    });
}

// Where that version is now.
PathPlace placeOf(const StoreReader& reader, const KeyVersion& version) {
    if (version.level >= 0)
        return {.stop = PathStop::level, .level = version.level, .table = version.table};
    for (const MemtableFacts& facts : takePicture(reader, {.limit = 1}).memtables)
        if (!facts.active && facts.firstSequence <= version.sequence &&
            version.sequence <= facts.lastSequence)
            return {.stop = PathStop::waiting};
    return {.stop = PathStop::memtable};
}

// A key of this name that is not there.
std::string freeExample(const StoreReader& reader, SequenceNumber first,
                        const std::vector<std::string>& staged) {
    for (int i = 0; i < kMostTries; ++i) {
        std::string key = kExamplePrefix + std::to_string(first + static_cast<uint64_t>(i));
        PinnedValue value;
        if (std::find(staged.begin(), staged.end(), key) == staged.end() &&
            reader.get(key, 0, value).is(Code::notFound))
            return key;
    }
    return {};
}

}  // namespace

WritePathPanel::WritePathPanel(StoreSession* session, ChangeSet* changes, QWidget* parent)
    : QWidget(parent),
      m_session(session),
      m_changes(changes),
      m_strip(new WritePathStrip(this)),
      m_pace(new SegmentedBar(this)),
      m_next(new QPushButton(themedIcon(QStringLiteral("skip-forward")), tr("Next step"), this)),
      m_example(new QPushButton(themedIcon(QStringLiteral("add")), tr("Stage an example"), this)),
      m_story(new ElidedLabel(this)) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::kGap);
    buildRow();
    column->addWidget(m_strip);
    m_story->setElideMode(Qt::ElideRight);
    column->addWidget(m_story);
    connect(m_strip, &WritePathStrip::activated, this, &WritePathPanel::open);
    connect(&m_beat, &QTimer::timeout, this, &WritePathPanel::beat);
    connectSession();
    showPath();
}

void WritePathPanel::buildRow() {
    m_pace->addSegment(Live, tr("live"), tr("Each step as it happens"));
    m_pace->addSegment(Slow, tr("slow"),
                       tr("One step every second and a half; what happens meanwhile waits"));
    m_pace->addSegment(Step, tr("step by step"), tr("Waits for “Next step”; what happens meanwhile waits"));
    m_example->setToolTip(
        plainToolTip(tr("Stages a new pair as a change. Write the changes, and see it travel from the client "
                        "to the levels")));
    m_example->setVisible(m_session->canEdit() && isClassroom(*m_session));
    for (QWidget* control : {static_cast<QWidget*>(m_pace), static_cast<QWidget*>(m_next)})
        control->setVisible(m_session->canEdit());
    auto* row = new WrappingRow(2 * metrics::kGap, this);
    row->add(new SectionTitle(tr("The way of writes"), this), 1);
    for (QWidget* control : std::initializer_list<QWidget*>{m_example, m_pace, m_next})
        row->add(control);
    layout()->addWidget(row);
    connect(m_pace, &SegmentedBar::currentChanged, this, &WritePathPanel::updateBeat);
    connect(m_next, &QPushButton::clicked, this, &WritePathPanel::beat);
    connect(m_example, &QPushButton::clicked, this, &WritePathPanel::stageExample);
}

void WritePathPanel::connectSession() {
    using Session = StoreSession;
    connect(m_session, &Session::flushStarted, this, [this](const FlushInfo& info) {
        m_path.flushBegun(info);
        heard();
    });
    connect(m_session, &Session::flushFinished, this, [this](const FlushInfo& info) {
        m_path.flushEnded(info);
        heard();
    });
    connect(m_session, &Session::compactionStarted, this, [this](const CompactionInfo& info) {
        m_path.compactionBegun(info);
        heard();
    });
    connect(m_session, &Session::compactionFinished, this, [this](const CompactionInfo& info) {
        m_path.compactionEnded(info);
        heard();
    });
    connect(m_session, &Session::stateChanged, this, [this] {
        if (m_known && m_session->state()->hasStats)
            m_path.observe(m_session->state()->stats);
        heard();
    });
    connect(m_session, &Session::written, this, &WritePathPanel::written);
}

// Out of sight and not asked to wait, everything is played at once.
void WritePathPanel::heard() {
    if (!isVisible() && m_pace->current() == Live && m_awaited.empty() && !m_locate.running())
        m_path.playAll();
    updateBeat();
}

void WritePathPanel::setFacts(const std::vector<MemtableFacts>& memtables, const DbStats& stats) {
    m_limitEntries = memtables.empty() ? 0 : memtables.front().limitEntries;
    if (m_known && m_session->canEdit())
        m_path.observe(stats);
    if (m_path.idle() || !m_known)
        m_path.settle(stats, memtables);
    m_known = true;
    updateBeat();
}

void WritePathPanel::updateBeat() {
    const int pace = m_pace->current();
    m_next->setEnabled(pace == Step && !m_path.idle());
    if (pace == Step || m_path.idle())
        m_beat.stop();
    else if (const int interval = pace == Slow ? kSlowBeatMs : kLiveBeatMs;
             !m_beat.isActive() || m_beat.interval() != interval)
        m_beat.start(interval);
    showPath();
}

// While the followed entry is being looked up, it must not pass.
void WritePathPanel::beat() {
    if (m_locate.running())
        return;
    const size_t pieces = m_pace->current() == Live ? 1 + m_path.queued() / kBehind : 1;
    for (size_t i = 0; i < pieces; ++i)
        m_path.step();
    updateBeat();
    if (m_path.idle())
        Q_EMIT caughtUp();
}

void WritePathPanel::showPath() {
    m_strip->setPath(m_path, m_limitEntries);
    tellStory();
}

QString WritePathPanel::story() const {
    return m_story->text();
}

void WritePathPanel::tellStory() {
    if (!m_session->canEdit())
        return m_story->setText(
            tr("The store is open for inspection: nothing is written here, so nothing travels."));
    QString text = describe(m_path.lastStep());
    if (text.isEmpty())
        text = tr("A write goes from left to right. Write something, and see it travel.");
    if (m_pace->current() == Step && !m_path.idle())
        text += QLatin1Char(' ') + tr("%n piece(s) to come.", nullptr, static_cast<int>(m_path.queued()));
    if (m_path.follows()) {
        const QString key = displayBytes(m_path.followedKey(), 40);
        const PathPlace& place = m_path.followedPlace();
        if (place.stop == PathStop::gone)
            text = tr("%1 was dropped: a newer version hides it.").arg(key) + QLatin1Char(' ') + text;
        else if (place.stop == PathStop::level)
            text = tr("%1 is in %2, table %3.").arg(key, levelName(place.level), displayTable(place.table)) +
                   QLatin1Char(' ') + text;
        else
            text = tr("The dot is %1.").arg(key) + QLatin1Char(' ') + text;
    }
    m_story->setText(text);
}

void WritePathPanel::follow(const PictureEntry& entry) {
    locate(entry.key, entry.sequence);
}

// What has been played already is at its place; the rest will come.
void WritePathPanel::locate(const std::string& key, std::optional<SequenceNumber> sequence) {
    m_locate.start(
        this,
        [reader = m_session->reader(), key, sequence](std::stop_token) {
            Located located{.key = key};
            const auto versions = reader->history(key, 0);
            if (!versions.ok())
                return located;
            for (const KeyVersion& version : *versions) {
                if (version.type == EntryType::rangeTombstone || (sequence && version.sequence != *sequence))
                    continue;
                located.sequence = version.sequence;
                located.place = placeOf(*reader, version);
                break;
            }
            return located;
        },
        [this](const Located& located) {
            if (located.sequence != 0) {
                const bool played = located.sequence <= m_path.picture().lastSequence;
                if (played)
                    m_path.playAll();
                m_path.follow(located.key, located.sequence, played ? located.place : PathPlace{});
                Q_EMIT followedChanged();
            }
            updateBeat();
        });
}

void WritePathPanel::stageExample() {
    std::vector<std::string> staged;
    for (const auto& [key, change] : m_changes->points())
        staged.push_back(key);
    m_freeKey.start(
        this,
        [reader = m_session->reader(), first = m_session->state()->info.lastSequence + 1,
         staged](std::stop_token) { return freeExample(*reader, first, staged); },
        [this](const std::string& key) {
            if (key.empty())
                return;
            m_changes->put(key, "hello", {});
            m_awaited = key;
            Q_EMIT statusMessage(
                tr("Staged: %1. Write the changes, and see it travel.").arg(displayBytes(key)));
        });
}

// The staged changes are still there: they go when the receipt has come.
void WritePathPanel::written() {
    const ChangeSet::Points& points = m_changes->points();
    if (const auto example = points.find(m_awaited); example != points.end()) {
        locate(example->first, std::nullopt);
    } else if (!m_path.follows()) {
        for (auto point = points.rbegin(); point != points.rend(); ++point) {
            if (point->second->kind != ChangeKind::put)
                continue;
            locate(point->first, std::nullopt);
            break;
        }
    }
    m_awaited.clear();
}

void WritePathPanel::open(PathStop stop, int level) {
    if (stop == PathStop::log && m_path.picture().log != 0)
        Q_EMIT showAddress(Address::ofWalRecord(m_path.picture().log, 0));
    else if (stop == PathStop::level)
        Q_EMIT showAddress(Address::ofLevel(level));
}

bool WritePathPanel::settled() const {
    return !m_locate.running() && !m_freeKey.running() && !m_beat.isActive() && !m_strip->animating();
}

}  // namespace levelscope::gui
