#include "gui/app/inspector.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "core/formats/key_meaning.h"
#include "gui/models/display.h"
#include "gui/models/engine_names.h"
#include "gui/widgets/basic_widgets.h"
#include "gui/widgets/theme.h"

namespace levelscope::gui {
namespace {
constexpr int kTitleLimit = 48;
constexpr size_t kMostVersions = 24;
constexpr size_t kValueLimit = 64;
constexpr int kMeaningLimit = 400;
}  // namespace

Inspector::Inspector(QWidget* parent)
    : QScrollArea(parent),
      m_title(plainLabel({}, this, "section")),
      m_detail(plainLabel({}, this, "sectionMuted")),
      m_note(plainLabel({}, this, "muted")),
      m_properties(new PropertyList(this)),
      m_open(new QPushButton(tr("Open table"), this)),
      m_compact(new QPushButton(tr("Compact…"), this)) {
    setObjectName(QStringLiteral("inspector"));
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFrameShape(QFrame::NoFrame);
    auto* content = new QWidget(this);
    content->setProperty("role", QLatin1String("surface"));
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(metrics::kPadding, metrics::kPadding, metrics::kPadding, metrics::kPadding);
    column->setSpacing(2 * metrics::kGap);
    auto* heading = new QHBoxLayout;
    heading->setSpacing(metrics::kGap);
    m_title->setWordWrap(true);
    heading->addWidget(m_title);
    heading->addWidget(m_detail);
    heading->addStretch();
    column->addLayout(heading);
    m_note->setWordWrap(true);
    column->addWidget(m_note);
    column->addWidget(m_properties);
    m_open->setProperty("role", QLatin1String("primary"));
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_open);
    buttons->addWidget(m_compact);
    buttons->addStretch();
    column->addLayout(buttons);
    column->addStretch();
    setWidget(content);
    connect(m_open, &QPushButton::clicked, this, [this] { Q_EMIT openAddress(m_address); });
    connect(m_compact, &QPushButton::clicked, this, [this] { Q_EMIT compactTable(m_address.number); });
    refresh();
}

void Inspector::setSession(StoreSession* session) {
    if (m_session)
        m_session->disconnect(this);
    m_history.cancel();
    m_session = session;
    m_address = {};
    if (session) {
        connect(session, &StoreSession::stateChanged, this, &Inspector::refresh);
        connect(session, &QObject::destroyed, this, [this] { m_session = nullptr; });
    }
    refresh();
}

void Inspector::showAddress(const Address& address) {
    if (m_address == address)
        return;
    m_address = address;
    m_history.cancel();
    refresh();
}

QString Inspector::titleText() const {
    return m_title->text();
}

void Inspector::setTitle(const QString& title, const QString& detail) {
    m_title->setText(title);
    m_detail->setText(detail);
}

void Inspector::refresh() {
    for (QWidget* sometimes :
         {static_cast<QWidget*>(m_note), static_cast<QWidget*>(m_open), static_cast<QWidget*>(m_compact)})
        sometimes->hide();
    if (!m_session) {
        setTitle(tr("No store"), {});
        m_properties->setRows({});
        return;
    }
    switch (m_address.kind) {
        case AddressKind::overview:
        case AddressKind::space: return showStore();
        case AddressKind::level: return showLevel();
        case AddressKind::table:
        case AddressKind::block:
        case AddressKind::entry: return showTable();
        case AddressKind::memtable: return showMemtable();
        case AddressKind::key:
        case AddressKind::explanation:
        case AddressKind::history: return loadKey();
        case AddressKind::walRecord:
            return showPlace(
                tr("Write-ahead log %1").arg(displayTable(m_address.number)),
                tr("Batches that are not in tables yet. They are replayed when the store is opened."));
        case AddressKind::manifestEdit:
            return showPlace(m_address.number == Address::kNewestEdit
                                 ? tr("Manifest")
                                 : tr("Edit %1 of the manifest").arg(displayNumber(m_address.number)),
                             tr("The list of changes to the set of live tables."));
        case AddressKind::bytes: return showPlace(displayBytes(m_address.file, kTitleLimit), {});
    }
}

void Inspector::showStore() {
    setTitle(displayBytes(m_session->name().toStdString(), kTitleLimit), {});
    m_properties->setRows(storeRows(*m_session->state()));
}

void Inspector::showLevel() {
    setTitle(tr("Level %1").arg(m_address.number), {});
    for (const LevelInfo& level : m_session->state()->levels) {
        if (uint64_t(level.level) == m_address.number) {
            m_properties->setRows(levelRows(level));
            return;
        }
    }
    m_properties->setRows({{tr("tables"), displayNumber(0), {}}});
}

void Inspector::showTable() {
    const auto& version = m_session->state()->version;
    const TablePtr table = version ? version->find(m_address.number) : nullptr;
    setTitle(tr("SSTable %1").arg(displayTable(m_address.number)),
             table ? levelName(table->level) : QString());
    if (!table) {
        m_properties->setRows({{tr("state"), tr("not live: it was compacted away"), {}}});
        return;
    }
    QList<PropertyList::Row> rows = tableRows(*table);
    if (m_address.kind != AddressKind::table)
        rows << PropertyList::Row{tr("block"), displayNumber(m_address.block), {}};
    if (m_address.kind == AddressKind::entry)
        rows << PropertyList::Row{tr("entry of the block"), displayNumber(m_address.index), {}};
    m_properties->setRows(rows);
    m_open->show();
    m_compact->setVisible(m_session->canEdit());
}

void Inspector::showMemtable() {
    const StoreState& state = *m_session->state();
    setTitle(tr("Memtable"), {});
    QList<PropertyList::Row> rows;
    if (state.hasStats) {
        rows << PropertyList::Row{tr("entries"), displayNumber(state.stats.memtableEntries), {}}
             << PropertyList::Row{tr("size"), displaySize(state.stats.memtableBytes), {}}
             << PropertyList::Row{tr("waiting for flush"), displayNumber(state.stats.immutableMemtables),
                                  tr("Immutable memtables")}
             << PropertyList::Row{tr("their size"), displaySize(state.stats.immutableBytes), {}};
    } else {
        rows << PropertyList::Row{tr("entries"), displayNumber(state.info.memtableEntries), {}}
             << PropertyList::Row{tr("size"), displaySize(state.info.memtableBytes), {}};
    }
    m_properties->setRows(rows);
}

void Inspector::showPlace(const QString& title, const QString& note) {
    setTitle(title, {});
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
    QList<PropertyList::Row> rows;
    if (m_address.kind != AddressKind::manifestEdit)
        rows << PropertyList::Row{tr("byte"), displayNumber(m_address.offset),
                                  tr("From the beginning of the file")}
             << PropertyList::Row{tr("in hex"), QStringLiteral("0x%1").arg(m_address.offset, 0, 16), {}};
    if (m_address.kind == AddressKind::bytes)
        rows << PropertyList::Row{tr("length"), displaySize(m_address.length), {}};
    m_properties->setRows(rows);
}

void Inspector::loadKey() {
    setTitle(displayBytes(m_address.key, kTitleLimit), {});
    m_history.start(
        this,
        [reader = m_session->reader(), key = m_address.key](std::stop_token) {
            return std::make_shared<History>(reader->history(key, kValueLimit));
        },
        [this](const std::shared_ptr<History>& history) { showKey(*history); });
}

void Inspector::showKey(const History& history) {
    if (!history.ok()) {
        m_properties->setRows({{tr("error"), describe(history.status()).what, {}, true}});
        return;
    }
    const std::vector<KeyVersion>& versions = history.value();
    if (m_address.key.empty() && versions.empty())  // what a page says that has no key in hand
        return showStore();
    QList<PropertyList::Row> rows{
        {tr("key size"), displaySize(m_address.key.size()), {}},
        {tr("versions"), displayNumber(versions.size()),
         tr("In the memtable and in live tables; older ones go at compaction")},
    };
    if (!versions.empty() && versions.front().expiryMicros != 0)
        rows << PropertyList::Row{tr("expires"), displayMicros(versions.front().expiryMicros),
                                  tr("When the newest version vanishes by itself")};
    const std::string& comparator = m_session->state()->info.comparator;
    if (const std::string meaning = keyMeaning(comparator, m_address.key); !meaning.empty())
        rows << PropertyList::Row{
            tr("reads as"), displayBytes(meaning, kMeaningLimit),
            tr("What the key means to the program it is of, as far as its shape tells")};
    for (size_t i = 0; i < versions.size() && i < kMostVersions; ++i) {
        const KeyVersion& version = versions[i];
        const QString where = version.level < 0 ? tr("memtable")
                                                : QStringLiteral("%1 %2").arg(displayTable(version.table),
                                                                              levelName(version.level));
        rows << PropertyList::Row{
            displayNumber(version.sequence),
            QStringLiteral("%1 · %2 · %3")
                .arg(entryTypeName(version.type), displaySize(version.valueSize), where),
            i == 0 ? tr("The newest version") : tr("Shadowed by a newer version")};
    }
    m_properties->setRows(rows);
}

}  // namespace levelscope::gui
