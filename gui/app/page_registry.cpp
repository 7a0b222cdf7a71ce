#include "gui/app/page_registry.h"

#include <QCoreApplication>

#include "gui/pages/changes/change_desk.h"
#include "gui/pages/changes/changes_page.h"
#include "gui/pages/compaction/compaction_page.h"
#include "gui/pages/explain/explain_page.h"
#include "gui/pages/history/history_page.h"
#include "gui/pages/keys/keys_page.h"
#include "gui/pages/levels/levels_page.h"
#include "gui/pages/log/log_page.h"
#include "gui/pages/memtable/memtable_page.h"
#include "gui/pages/metrics/metrics_page.h"
#include "gui/pages/overview/overview_page.h"
#include "gui/pages/space/space_page.h"
#include "gui/pages/table/table_page.h"
#include "gui/pages/verify/verify_page.h"

namespace levelscope::gui {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Pages)
};

template <typename P>
Page* makeWithSession(const PageContext& context, QWidget* parent) {
    return new P(context.session, parent);
}

Page* makeKeys(const PageContext& context, QWidget* parent) {
    return new KeysPage(context.session, context.desk->changes(), parent);
}

Page* makeHistory(const PageContext& context, QWidget* parent) {
    return new HistoryPage(context.session, context.desk->changes(), parent);
}

Page* makeMemtable(const PageContext& context, QWidget* parent) {
    return new MemtablePage(context.session, context.desk->changes(), parent);
}

Page* makeChanges(const PageContext& context, QWidget* parent) {
    return new ChangesPage(context.session, context.desk, parent);
}

}  // namespace

std::vector<PageEntry> pageEntries() {
    const auto id = [](const char* name) { return QString::fromLatin1(name); };
    return {
        {id("overview"), Text::tr("Overview"), {AddressKind::overview}, makeWithSession<OverviewPage>},
        {id("keys"), Text::tr("Keys"), {AddressKind::key}, makeKeys},
        {id("changes"), Text::tr("Changes"), {}, makeChanges, true},
        {id("memtable"), Text::tr("Memtable"), {AddressKind::memtable}, makeMemtable},
        {id("levels"), Text::tr("Levels"), {AddressKind::level}, makeWithSession<LevelsPage>},
        {id("table"),
         Text::tr("Table"),
         {AddressKind::table, AddressKind::block, AddressKind::entry, AddressKind::bytes},
         makeWithSession<TablePage>},
        {id("space"), Text::tr("Space"), {AddressKind::space}, makeWithSession<SpacePage>},
        {id("log"),
         Text::tr("Log"),
         {AddressKind::walRecord, AddressKind::manifestEdit, AddressKind::bytes},
         makeWithSession<LogPage>},
        {id("explain"), Text::tr("Explain"), {AddressKind::explanation}, makeWithSession<ExplainPage>},
        {id("history"), Text::tr("History"), {AddressKind::history}, makeHistory},
        {id("compaction"), Text::tr("Compaction"), {}, makeWithSession<CompactionPage>, true},
        {id("metrics"), Text::tr("Metrics"), {}, makeWithSession<MetricsPage>},
        {id("verify"), Text::tr("Verify"), {}, makeWithSession<VerifyPage>},
    };
}

}  // namespace levelscope::gui
