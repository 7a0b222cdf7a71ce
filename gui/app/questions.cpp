#include "gui/app/questions.h"

#include <QCoreApplication>

namespace levelscope::gui {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Questions)
};

QString literal(const char* text) {
    return QString::fromLatin1(text);
}

std::vector<QuestionEntry> aboutKeys() {
    return {
        {Question::absentKey, literal("explain"), Text::tr("Why is this key absent?"),
         Text::tr("Go ▸ Why is this key absent?, type the key, Return."),
         Text::tr("Each place that a look-up comes to, newest first, and the one that decides: a tombstone, "
                  "an expiry, or that it was never written."),
         literal("levelctl explain DIR KEY")},
        {Question::filesOfKey, literal("history"), Text::tr("Which files hold this key?"),
         Text::tr("Go ▸ Which files hold this key?, type the key, Return."),
         Text::tr("Every version that is still stored: the table or log it lies in, when it was written, and "
                  "what hides it."),
         literal("levelctl history DIR KEY")},
        {Question::byteOfFile,
         {},
         Text::tr("What is in this byte?"),
         Text::tr("Go ▸ What is in this byte?, type the file and the offset, as in 000377.lst@4096, Return."),
         Text::tr("The block, and in it the field, key or value that owns the byte, marked among the bytes."),
         literal("levelctl table FILE --byte N")},
    };
}

std::vector<QuestionEntry> aboutSpace() {
    return {
        {Question::largestPrefix, literal("space"), Text::tr("Which prefix eats my disk?"),
         Text::tr("Go ▸ Which prefix eats my disk?"),
         Text::tr(
             "The prefixes by size, and how much of each is live, shadowed, deleted or overhead. A click "
             "opens one."),
         literal("levelctl space DIR")},
        {Question::freedByRange, literal("compaction"), Text::tr("What will compacting a range free?"),
         Text::tr("Go ▸ What will compacting a range free?, type its first key, Return, its end, Return."),
         Text::tr("The merge is done and thrown away: what it reads, writes, frees and drops is what the run "
                  "will do."),
         literal("levelctl compact DIR --from KEY --to KEY --dry-run"), true},
        {Question::keptTombstones, literal("compaction"), Text::tr("Which tombstones cannot go, and why?"),
         Text::tr("Go ▸ Which tombstones cannot go, and why?"),
         Text::tr(
             "Of the level that has most of them: how many stay, the tables that may hold what they hide, "
             "and the snapshots they are for."),
         literal("levelctl compact DIR --level N --dry-run"), true},
    };
}

std::vector<QuestionEntry> aboutWork() {
    return {
        {Question::slowedWriters, literal("metrics"), Text::tr("Why do writes stall?"),
         Text::tr("Go ▸ Why do writes stall?"),
         Text::tr("The three debts that slow writers, each beside the mark where slowing begins, and what "
                  "they have cost."),
         literal("levelctl stats DIR")},
        {Question::lastHour, literal("metrics"), Text::tr("What did the last hour of compactions do?"),
         Text::tr("Go ▸ What did the last hour of compactions do?"),
         Text::tr("What was read, written and dropped, by kind of work; also of other times. Return leads to "
                  "the time machine."),
         literal("levelctl manifest DIR --since 1h")},
        {Question::worthOfFilters, literal("metrics"), Text::tr("Are the filters worth their memory?"),
         Text::tr("Go ▸ Are the filters worth their memory?"),
         Text::tr("What they take and what they save a look-up of a missing key, level by level. What other "
                  "sizes would do shows Table ▸ Bloom filter."),
         literal("levelctl bloom DIR")},
        {Question::damagedFiles, literal("verify"), Text::tr("Is any file damaged?"),
         Text::tr("Go ▸ Is any file damaged?"),
         Text::tr("Every block and record is read. Each finding is a row; Return leads to its place."),
         literal("levelctl verify DIR")},
    };
}

}  // namespace

std::vector<QuestionEntry> questionEntries() {
    std::vector<QuestionEntry> all = aboutKeys();
    for (const auto& more : {aboutSpace(), aboutWork()})
        all.insert(all.end(), more.begin(), more.end());
    return all;
}

}  // namespace levelscope::gui
