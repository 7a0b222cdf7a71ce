#include "gui/models/log_lines.h"

#include <QCoreApplication>

#include "gui/models/display.h"

namespace levelscope::gui {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Log)
};

uint64_t bytesOf(const std::vector<TableMeta>& tables) {
    uint64_t sum = 0;
    for (const TableMeta& table : tables)
        sum += table.fileSize;
    return sum;
}

QString named(const std::vector<TableMeta>& tables) {
    constexpr size_t kNamed = 4;
    QStringList names;
    for (size_t i = 0; i < tables.size() && i < kNamed; ++i)
        names << displayTable(tables[i].number);
    if (tables.size() > kNamed)
        names << QStringLiteral("…");
    return names.join(QStringLiteral(", "));
}

}  // namespace

QString logLine(const FlushInfo& info) {
    if (!info.status.ok())
        return Text::tr("flush #%1 failed: %2").arg(info.jobId).arg(describe(info.status).what);
    return Text::tr("flush #%1: %2 entries into %3, %4 in %5")
        .arg(info.jobId)
        .arg(displayNumber(info.entries), info.outputs.empty() ? Text::tr("no table") : named(info.outputs),
             displaySize(bytesOf(info.outputs)), displayDuration(info.micros));
}

QString logLine(const CompactionInfo& info) {
    if (info.status.is(Code::cancelled))
        return Text::tr("compaction #%1 cancelled; the tables are as before").arg(info.jobId);
    if (!info.status.ok())
        return Text::tr("compaction #%1 failed: %2").arg(info.jobId).arg(describe(info.status).what);
    if (info.trivialMove)
        return Text::tr("compaction #%1: %n table(s) moved to L%2 without rewriting", nullptr,
                        int(info.inputs.size()))
            .arg(info.jobId)
            .arg(info.outputLevel);
    return Text::tr("compaction #%1: %n table(s) in", nullptr, int(info.inputs.size())).arg(info.jobId) +
           Text::tr(", %n out to L%1, %2 → %3 in %4", nullptr, int(info.outputs.size()))
               .arg(info.outputLevel)
               .arg(displaySize(info.inputBytes), displaySize(info.outputBytes),
                    displayDuration(info.micros));
}

QString logLine(const StallInfo& info) {
    switch (info.cause) {
        case StallCause::memtables: return Text::tr("writers are slowed: memtables wait to be flushed");
        case StallCause::l0Files: return Text::tr("writers are slowed: too many tables in L0");
        case StallCause::compactionDebt: return Text::tr("writers are slowed: compaction lags behind");
        case StallCause::none: break;
    }
    return Text::tr("writers run at full speed again");
}

QString logLine(const Status& status) {
    const ErrorText text = describe(status);
    return text.what + QLatin1Char(' ') + text.unchanged;
}

}  // namespace levelscope::gui
