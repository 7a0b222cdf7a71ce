// What the picker decides, as a table: a tree in text, options, and the decision in text.
//
// Tree: "L0 5:a-c@30 4:b-d@20 | L1 2:a-m 3:n-z": number:smallest-largest@newest-sequence, each table 100
// bytes and 100 entries, unless "*size" follows; "!9" expires as a whole at 9, "+60" has 60 tombstones.
#include <QtTest>
#include <sstream>

#include "core/compaction/picker.h"

using namespace levelscope;

namespace {

TableMeta parseTable(const std::string& text, int level) {
    TableMeta table;
    const size_t colon = text.find(':');
    const size_t dash = text.find('-', colon);
    const size_t at = text.find_first_of("@*!+", dash);
    table.number = std::stoull(text.substr(0, colon));
    table.level = level;
    table.smallest = text.substr(colon + 1, dash - colon - 1);
    table.largest = text.substr(dash + 1, at - dash - 1);
    if (table.largest.ends_with(')')) {
        table.largest.pop_back();
        table.largestExclusive = true;
    }
    table.fileSize = 100;
    table.maxSequence = table.number;
    if (const size_t sequence = text.find('@'); sequence != std::string::npos)
        table.maxSequence = std::stoull(text.substr(sequence + 1));
    if (const size_t size = text.find('*'); size != std::string::npos)
        table.fileSize = std::stoull(text.substr(size + 1));
    if (const size_t expiry = text.find('!'); expiry != std::string::npos)
        table.lastExpiryMicros = std::stoll(text.substr(expiry + 1));
    if (const size_t tombstones = text.find('+'); tombstones != std::string::npos)
        table.tombstones = std::stoull(text.substr(tombstones + 1));
    table.entries = 100;
    return table;
}

std::shared_ptr<const Version> parseTree(const QString& tree) {
    std::istringstream words(tree.toStdString());
    std::string word;
    VersionEdit edit;
    int level = 0;
    while (words >> word) {
        if (word == "|")
            continue;
        if (word.front() == 'L')
            level = std::stoi(word.substr(1));
        else
            edit.added.push_back(parseTable(word, level));
    }
    return Version().apply(edit).value();
}

QString show(const Decision& decision) {
    if (decision.kind == Decision::Kind::nothing)
        return "nothing";
    static const char* const kKinds[] = {"nothing", "move", "merge", "drop"};
    QString text = kKinds[static_cast<size_t>(decision.kind)];
    for (const TablePtr& table : decision.inputs)
        text += " " + QString::number(table->number);
    if (decision.kind == Decision::Kind::drop)
        return text;
    text += " -> L" + QString::number(decision.outputLevel);
    return decision.bottommost ? text + " bottom" : text;
}

CompactionOptions smallLevels() {
    CompactionOptions options;
    options.l0Trigger = 2;
    options.baseLevelBytes = 250;
    options.levelMultiplier = 4;
    options.targetTableBytes = 100;
    return options;
}

CompactionOptions threshold(uint64_t tables) {
    CompactionOptions options;
    options.policy = CompactionPolicy::threshold;
    options.tableThreshold = tables;
    return options;
}

CompactionOptions runs(CompactionPolicy policy) {
    CompactionOptions options = smallLevels();
    options.policy = policy;
    options.fifoBytes = 350;
    return options;
}

}  // namespace

class PickerTest : public QObject {
    Q_OBJECT
private slots:
    void leveledDecides_data();
    void leveledDecides();
    void thresholdDecides_data();
    void thresholdDecides();
    void tieredDecides_data();
    void tieredDecides();
    void fifoDropsTheOldestBeyondItsSize_data();
    void fifoDropsTheOldestBeyondItsSize();
    void expiredTablesAreDroppedUnlessTheyHideOlderOnes_data();
    void expiredTablesAreDroppedUnlessTheyHideOlderOnes();
    void manyTombstonesArePushedDown_data();
    void manyTombstonesArePushedDown();
    void dynamicLevelsFollowTheDeepest();
    void manualCompactionTakesWhatMustGoTogether_data();
    void manualCompactionTakesWhatMustGoTogether();
    void readsPayForWhatTheyPassThrough_data();
    void readsPayForWhatTheyPassThrough();
    void aRestingStoreMergesWhatHidesOverwrittenData_data();
    void aRestingStoreMergesWhatHidesOverwrittenData();
    void busyTablesAreNeverTouched();
    void anUnknownTableIsRefused();
    void scoresTellHowFullALevelIs();
    void noPolicyEverLoops();
};

void PickerTest::leveledDecides_data() {
    QTest::addColumn<QString>("tree");
    QTest::addColumn<QString>("decision");
    QTest::newRow("an empty store") << ""
                                    << "nothing";
    QTest::newRow("level 0 below its trigger") << "L0 1:a-z"
                                               << "nothing";
    QTest::newRow("all overlapping tables of level 0 go together") << "L0 1:a-m 2:k-z 3:y-zz"
                                                                   << "merge 3 2 1 -> L1 bottom";
    QTest::newRow("with what overlaps in level 1")
        << "L0 1:c-m 2:c-m | L1 3:a-b*10 4:c-d*10 5:l-n*10 6:o-p*10"
        << "merge 2 1 4 5 -> L1 bottom";
    QTest::newRow("tables of distant keys are one run") << "L0 1:a-c 2:d-f 3:g-i"
                                                        << "nothing";
    QTest::newRow("they merge apart, the highest pile first") << "L0 1:a-c 2:d-f 3:g-i 4:d-e | L1 5:a-z*10"
                                                              << "merge 4 2 5 -> L1 bottom";
    QTest::newRow("eight of them at most are one run, and one that overlaps nothing moves")
        << "L0 1:a-a 2:b-b 3:c-c 4:d-d 5:e-e 6:f-f 7:g-g 8:h-h 9:i-i 10:j-j 11:k-k "
           "12:l-l 13:m-m 14:n-n 15:o-o 16:p-p"
        << "move 1 -> L1 bottom";
    QTest::newRow("not bottommost above older data") << "L0 1:a-m 2:a-m | L2 3:c-d"
                                                     << "merge 2 1 -> L1";
    QTest::newRow("a full level gives up what overlaps least below")
        << "L1 1:a-c 2:d-f 3:g-i | L2 4:a-b 5:c-c 6:d-e 7:f-f 8:h-h"
        << "merge 3 8 -> L2 bottom";
    QTest::newRow("or what overlaps nothing") << "L1 1:a-c 2:d-f 3:g-i | L2 4:a-b 6:d-e"
                                              << "move 3 -> L2 bottom";
    QTest::newRow("an exclusive bound does not overlap") << "L1 1:a-c 2:d-f 3:g-i) | L2 4:a-b 6:d-e 7:i-k"
                                                         << "move 3 -> L2 bottom";
    QTest::newRow("neighbours go together, as much as the level is too large by")
        << "L1 1:a-b 2:c-d 3:e-f 4:g-h 5:i-j | L2 6:a-c*300 7:d-j*100"
        << "merge 3 4 7 -> L2 bottom";
    QTest::newRow("of those the ones that rewrite least")
        << "L1 1:a-b 2:c-d 3:e-f 4:g-h 5:i-j | L2 6:a-d*150 7:e-h*160 8:i-z*170"
        << "merge 1 2 6 -> L2 bottom";
    QTest::newRow("what is too much for level 1 goes through it")
        << "L0 1:a-z 2:a-z 3:a-z*10 | L1 4:a-k*50 | L2 5:a-z*1040"
        << "merge 3 2 1 4 5 -> L2 bottom";
    QTest::newRow("not if it is not too much") << "L0 1:a-z 2:a-z 3:a-z*10 | L1 4:a-k*40 | L2 5:a-z*1000"
                                               << "merge 3 2 1 4 -> L1";
    QTest::newRow("nor if that rewrites too much") << "L0 1:a-z 2:a-z 3:a-z*10 | L1 4:a-k*50 | L2 5:a-z*1041"
                                                   << "merge 3 2 1 4 -> L1";
    QTest::newRow("the fullest level first") << "L0 1:a-z 2:a-z | L1 3:a-c*2000"
                                             << "move 3 -> L2 bottom";
}

void PickerTest::leveledDecides() {
    QFETCH(QString, tree);
    QFETCH(QString, decision);
    QCOMPARE(show(pickCompaction(*parseTree(tree), smallLevels(), {})), decision);
}

void PickerTest::thresholdDecides_data() {
    QTest::addColumn<QString>("tree");
    QTest::addColumn<QString>("decision");
    QTest::newRow("as many as allowed") << "L0 1:a-z 2:a-z 3:a-z"
                                        << "nothing";
    QTest::newRow("one more") << "L0 1:a-z 2:a-z 3:a-z 4:a-z"
                              << "merge 4 3 2 1 -> L1 bottom";
    QTest::newRow("the run counts as one, however many its tables")
        << "L0 8:a-z 9:a-z | L1 1:a-b 2:c-d 3:e-f 4:g-h 5:i-j"
        << "nothing";
    QTest::newRow("the run and one too many") << "L0 7:a-z 8:a-z 9:a-z | L1 1:a-b 2:c-d"
                                              << "merge 9 8 7 1 2 -> L1 bottom";
}

void PickerTest::thresholdDecides() {
    QFETCH(QString, tree);
    QFETCH(QString, decision);
    QCOMPARE(show(pickCompaction(*parseTree(tree), threshold(3), {})), decision);
}

void PickerTest::tieredDecides_data() {
    QTest::addColumn<bool>("lazy");
    QTest::addColumn<QString>("tree");
    QTest::addColumn<QString>("decision");
    QTest::newRow("level 0 below its trigger") << false << "L0 1:a-z | L6 2:a-z"
                                               << "nothing";
    QTest::newRow("the first run goes to the bottom") << false << "L0 1:a-z 2:c-d"
                                                      << "merge 2 1 -> L6 bottom";
    QTest::newRow("a larger run stays") << false << "L0 4:a-z 5:a-z | L6 1:a-z*201"
                                        << "merge 5 4 -> L5";
    QTest::newRow("one that is not larger is swallowed") << false << "L0 4:a-z 5:a-z | L6 1:a-m 2:n-z"
                                                         << "merge 5 4 1 2 -> L6 bottom";
    QTest::newRow("and then what is not larger than both")
        << false << "L0 4:a-z 5:a-z | L4 3:a-z*150 | L5 2:a-z*350 | L6 1:a-z*701"
        << "merge 5 4 3 2 -> L5";
    QTest::newRow("no level is left") << false << "L0 4:a-z 5:a-z | L1 3:a-z*900 | L6 1:a-z*9000"
                                      << "merge 5 4 3 -> L5";
    QTest::newRow("lazy: the oldest goes when the rest is its fourth part")
        << true << "L0 4:a-z 5:a-z | L6 1:a-z*800"
        << "merge 5 4 1 -> L6 bottom";
    QTest::newRow("lazy: not before") << true << "L0 4:a-z 5:a-z | L6 1:a-z*801"
                                      << "merge 5 4 -> L5";
    QTest::newRow("lazy: the others as ever") << true << "L0 4:a-z 5:a-z | L5 2:a-z*201 | L6 1:a-z*300"
                                              << "merge 5 4 -> L4";
}

void PickerTest::tieredDecides() {
    QFETCH(bool, lazy);
    QFETCH(QString, tree);
    QFETCH(QString, decision);
    const CompactionPolicy policy = lazy ? CompactionPolicy::lazyLeveling : CompactionPolicy::tiered;
    QCOMPARE(show(pickCompaction(*parseTree(tree), runs(policy), {})), decision);
}

void PickerTest::fifoDropsTheOldestBeyondItsSize_data() {
    QTest::addColumn<QString>("tree");
    QTest::addColumn<QString>("decision");
    QTest::newRow("an empty store") << ""
                                    << "nothing";
    QTest::newRow("within its size") << "L0 1:a-z 2:a-z 3:a-z"
                                     << "nothing";
    QTest::newRow("one too many") << "L0 1:a-z 2:a-z 3:a-z 4:a-z"
                                  << "drop 1";
    QTest::newRow("some too many") << "L0 1:a-z 2:a-z 3:a-z 4:a-z*300"
                                   << "drop 1 2 3";
    QTest::newRow("what was merged by hand is older") << "L0 7:a-z 8:a-z 9:a-z | L1 1:a-b 2:c-d"
                                                      << "drop 2 1";
}

void PickerTest::fifoDropsTheOldestBeyondItsSize() {
    QFETCH(QString, tree);
    QFETCH(QString, decision);
    QCOMPARE(show(pickCompaction(*parseTree(tree), runs(CompactionPolicy::fifo), {})), decision);
}

void PickerTest::expiredTablesAreDroppedUnlessTheyHideOlderOnes_data() {
    QTest::addColumn<QString>("tree");
    QTest::addColumn<QString>("decision");
    QTest::newRow("not yet") << "L1 1:a-c!11"
                             << "nothing";
    QTest::newRow("at its time") << "L1 1:a-c!10 2:d-f!11 3:g-i!9"
                                 << "drop 1 3";
    QTest::newRow("older data below would come to light") << "L1 1:a-c!9 | L2 2:b-b"
                                                          << "nothing";
    QTest::newRow("or older data of level 0") << "L0 1:a-b 2:a-c!9"
                                              << "nothing";
    QTest::newRow("newer data does not matter") << "L0 3:a-z | L1 1:a-c!9"
                                                << "drop 1";
    QTest::newRow("what is older has expired too") << "L0 3:a-c!9 | L1 2:a-c!8 | L2 1:a-c!7"
                                                   << "drop 3 2 1";
    QTest::newRow("what is older has not") << "L0 3:a-c!9 | L1 2:a-c!8 | L2 1:a-c"
                                           << "nothing";
}

void PickerTest::expiredTablesAreDroppedUnlessTheyHideOlderOnes() {
    QFETCH(QString, tree);
    QFETCH(QString, decision);
    for (const CompactionPolicy policy :
         {CompactionPolicy::leveled, CompactionPolicy::tiered, CompactionPolicy::fifo}) {
        CompactionOptions roomy;
        roomy.policy = policy;
        QCOMPARE(show(pickCompaction(*parseTree(tree), roomy, {.nowMicros = 10})), decision);
        QCOMPARE(show(pickCompaction(*parseTree(tree), roomy, {})), QString("nothing"));
    }
}

void PickerTest::manyTombstonesArePushedDown_data() {
    QTest::addColumn<QString>("tree");
    QTest::addColumn<QString>("decision");
    QTest::newRow("fewer than half") << "L1 1:a-c+49 | L2 2:a-c"
                                     << "nothing";
    QTest::newRow("half") << "L1 1:a-c+50 | L2 2:a-c"
                          << "merge 1 2 -> L2 bottom";
    QTest::newRow("the worst first") << "L1 1:a-c+50 3:d-f+60 | L2 2:a-c 4:d-f"
                                     << "merge 3 4 -> L2 bottom";
    QTest::newRow("further down before they are of use") << "L1 1:a-c+50 | L3 2:a-c"
                                                         << "move 1 -> L2";
    QTest::newRow("at the bottom they go") << "L1 1:a-c+50"
                                           << "merge 1 -> L1 bottom";
    QTest::newRow("at the very bottom too") << "L6 1:a-c+50"
                                            << "merge 1 -> L6 bottom";
    QTest::newRow("not those that a snapshot needs") << "L1 1:a-c@21+50"
                                                     << "nothing";
}

void PickerTest::manyTombstonesArePushedDown() {
    QFETCH(QString, tree);
    QFETCH(QString, decision);
    QCOMPARE(show(pickCompaction(*parseTree(tree), smallLevels(), {.oldestSnapshot = 20})), decision);
    CompactionOptions never = smallLevels();
    never.tombstoneShare = 0;
    QCOMPARE(show(pickCompaction(*parseTree(tree), never, {})), QString("nothing"));
}

void PickerTest::dynamicLevelsFollowTheDeepest() {
    CompactionOptions options = smallLevels();
    options.dynamicLevels = true;
    const auto target = [&](const char* tree, size_t level) {
        return levelScores(*parseTree(tree), options)[level].targetBytes;
    };
    QCOMPARE(target("L1 1:a-b", 1), uint64_t{250});                 // the deepest itself
    QCOMPARE(target("L1 1:a-b | L2 2:a-b*400", 1), uint64_t{100});  // a fourth of what lies below
    QCOMPARE(target("L1 1:a-b | L2 2:a-b*4000", 1), uint64_t{250});
    QCOMPARE(target("L1 1:a-b | L2 2:a-b*20", 1), uint64_t{62});  // not below a fourth of level 1's own
    QCOMPARE(show(pickCompaction(*parseTree("L1 1:a-b*80 3:c-d*80 | L2 2:a-b*400"), options, {})),
             QString("move 3 -> L2 bottom"));
}

void PickerTest::manualCompactionTakesWhatMustGoTogether_data() {
    QTest::addColumn<QString>("tree");
    QTest::addColumn<QString>("what");
    QTest::addColumn<QString>("decision");
    const QString tree = "L0 9:a-d 8:c-h | L1 1:a-b 2:g-k 3:m-p | L2 4:a-c 5:j-n 6:x-z";
    QTest::newRow("all") << tree << "all"
                         << "merge 9 8 1 2 3 4 5 6 -> L2 bottom";
    QTest::newRow("all, to where it fits") << "L0 9:a-d | L1 1:a-b*200"
                                           << "all"
                                           << "merge 9 1 -> L2 bottom";
    QTest::newRow("nothing at all") << ""
                                    << "all"
                                    << "nothing";
    QTest::newRow("a range alone in its corner") << tree << "range x z"
                                                 << "merge 6 -> L2 bottom";
    QTest::newRow("a range grows by what overlaps") << tree << "range m mm"
                                                    << "merge 3 5 2 -> L2 bottom";
    QTest::newRow("a range without tables") << tree << "range q r"
                                            << "nothing";
    QTest::newRow("a level into the next") << tree << "level 1"
                                           << "merge 1 2 3 4 5 -> L2 bottom";
    QTest::newRow("the bottom level onto itself") << tree << "level 2"
                                                  << "merge 4 5 6 -> L2 bottom";
    QTest::newRow("level 0") << tree << "level 0"
                             << "merge 9 8 1 2 -> L1";
    QTest::newRow("an empty level") << tree << "level 4"
                                    << "nothing";
    QTest::newRow("one table onto itself") << tree << "table 3"
                                           << "merge 3 -> L1";
    QTest::newRow("two tables of different levels") << tree << "table 3 5"
                                                    << "merge 2 3 5 -> L2 bottom";
}

void PickerTest::manualCompactionTakesWhatMustGoTogether() {
    QFETCH(QString, tree);
    QFETCH(QString, what);
    QFETCH(QString, decision);
    const QStringList words = what.split(' ');
    ManualCompaction manual;
    if (words[0] == "range") {
        manual.kind = CompactionReason::manualRange;
        manual.range = {words[1].toStdString(), true, words[2].toStdString(), true};
    } else if (words[0] == "level") {
        manual.kind = CompactionReason::manualLevel;
        manual.level = words[1].toInt();
    } else if (words[0] == "table") {
        manual.kind = CompactionReason::manualTables;
        for (const QString& number : words.mid(1))
            manual.tables.push_back(number.toULongLong());
    }
    const Result<Decision> picked = pickManual(*parseTree(tree), smallLevels(), manual, {});
    QVERIFY(picked.ok());
    const auto sorted = [](const QString& text) {
        QStringList parts = text.split(" -> ");
        QStringList numbers = parts[0].split(' ');
        numbers.sort();
        parts[0] = numbers.join(' ');
        return parts.join(" -> ");
    };
    QCOMPARE(sorted(show(*picked)), sorted(decision));
}

void PickerTest::readsPayForWhatTheyPassThrough_data() {
    QTest::addColumn<QString>("tree");
    QTest::addColumn<QString>("charges");
    QTest::addColumn<QString>("decision");
    const QString overlapping = "L0 1:a-m 2:c-m | L1 3:b-k | L2 4:a-z*500";
    QTest::newRow("nothing without charges") << overlapping << ""
                                             << "nothing";
    QTest::newRow("nothing while they are below the bytes of the merge") << overlapping << "1=150 2=149"
                                                                         << "nothing";
    QTest::newRow("level 0 when its tables have paid together") << overlapping << "1=150 2=150"
                                                                << "merge 2 1 3 -> L1";
    QTest::newRow("a deeper level by itself") << overlapping << "3=600"
                                              << "merge 3 4 -> L2 bottom";
    QTest::newRow("what is paid best comes first") << overlapping << "1=300 2=300 3=700"
                                                   << "merge 2 1 3 -> L1";
    QTest::newRow("each pile of level 0 for itself") << "L0 1:a-c 2:a-c 3:x-z | L1 4:a-c 5:x-z"
                                                     << "1=10 2=10 3=200"
                                                     << "merge 3 5 -> L1 bottom";
    QTest::newRow("the oldest run pays for nothing") << "L2 4:a-z"
                                                     << "4=10000"
                                                     << "nothing";
    QTest::newRow("one table comes nearer to what it hides") << "L0 1:a-m | L2 2:a-m"
                                                             << "1=100"
                                                             << "move 1 -> L1";
}

void PickerTest::readsPayForWhatTheyPassThrough() {
    QFETCH(QString, tree);
    QFETCH(QString, charges);
    QFETCH(QString, decision);
    ReadCharges paid;
    for (const QString& word : charges.split(' ', Qt::SkipEmptyParts))
        paid[word.section('=', 0, 0).toULongLong()] = word.section('=', 1).toULongLong();
    CompactionOptions options = smallLevels();
    const Decision picked = pickForReads(*parseTree(tree), options, paid, {});
    QCOMPARE(show(picked), decision);
    QVERIFY(picked.kind == Decision::Kind::nothing || picked.reason == CompactionReason::reads);
    options.policy = CompactionPolicy::threshold;
    QCOMPARE(show(pickForReads(*parseTree(tree), options, paid, {})), QString("nothing"));
}

void PickerTest::aRestingStoreMergesWhatHidesOverwrittenData_data() {
    QTest::addColumn<QString>("tree");
    QTest::addColumn<quint64>("written");
    QTest::addColumn<QString>("decision");
    const QString tree = "L0 1:a-z*20 2:a-z*20 | L1 3:a-z*60 | L2 4:a-m*500 5:n-z*500";
    QTest::newRow("a store in which nothing was overwritten is left alone")
        << tree << quint64(500) << "nothing";
    QTest::newRow("from the top, when every key has been") << tree << quint64(700) << "merge 2 1 3 -> L1";
    QTest::newRow("not when the share is too small") << tree << quint64(697) << "nothing";
    QTest::newRow("then level by level")
        << "L1 3:a-z*100 | L2 4:a-m*500 5:n-z*500" << quint64(1000) << "merge 3 4 5 -> L2 bottom";
    QTest::newRow("a level between may be empty")
        << "L1 3:a-z*100 | L3 4:a-m*500 5:n-z*500" << quint64(1000) << "move 3 -> L2";
    QTest::newRow("the deepest level hides nothing")
        << "L2 4:a-m*500 5:n-z*500" << quint64(1000) << "nothing";
    QTest::newRow("tables of level 0 alone hide what they hide")
        << "L0 1:a-z 2:a-z" << quint64(1000) << "nothing";
    QTest::newRow("a deletion hides an entry below, though nothing is gone yet")
        << "L1 3:a-z+40 | L2 4:a-m*500 5:n-z*500" << quint64(300) << "merge 3 4 5 -> L2 bottom";
    QTest::newRow("or in a table of level 0 beside it")
        << "L0 1:a-z 2:a-z+40" << quint64(200) << "merge 2 1 -> L1 bottom";
    QTest::newRow("few deletions hide little")
        << "L1 3:a-z+20 | L2 4:a-m*500 5:n-z*500" << quint64(300) << "nothing";
    QTest::newRow("those of the deepest level hide nothing")
        << "L2 4:a-m*500+40 5:n-z*500+40" << quint64(200) << "nothing";
}

void PickerTest::aRestingStoreMergesWhatHidesOverwrittenData() {
    QFETCH(QString, tree);
    QFETCH(quint64, written);
    QFETCH(QString, decision);
    CompactionOptions options;
    options.overwrittenShare = 0.09;
    options.targetTableBytes = 80;
    const auto version = parseTree(tree);
    const PickMoment now{.lastSequence = written};
    const Decision picked = pickOverwritten(*version, options, now);
    QCOMPARE(show(picked), decision);
    QCOMPARE(picked.reason,
             picked.kind == Decision::Kind::nothing ? CompactionReason::none : CompactionReason::overwritten);
    QCOMPARE(show(pickCompaction(*version, options, now)), QString("nothing"));  // it can wait
    PickMoment kept = now;
    kept.oldestSnapshot = 0;
    QCOMPARE(show(pickOverwritten(*version, options, kept)), QString("nothing"));
    PickMoment busy = now;
    busy.busy = {1, 3};
    QCOMPARE(show(pickOverwritten(*version, options, busy)), QString("nothing"));
    options.targetTableBytes = 10'000;
    QCOMPARE(show(pickOverwritten(*version, options, now)), QString("nothing"));  // not worth the merging
    options.targetTableBytes = 80;
    options.overwrittenShare = 0;
    QCOMPARE(show(pickOverwritten(*version, options, now)), QString("nothing"));
}

void PickerTest::busyTablesAreNeverTouched() {
    QCOMPARE(show(pickForReads(*parseTree("L0 1:a-m 2:a-m"), smallLevels(), {{1, 900}}, {2})),
             QString("nothing"));
    const auto version = parseTree("L0 9:a-d 8:a-h | L1 1:a-b 2:g-k 3:m-p | L2 4:a-c 5:j-n 6:x-z");
    QCOMPARE(show(pickCompaction(*version, smallLevels(), {.busy = {1}})), QString("merge 2 5 -> L2 bottom"));
    QCOMPARE(show(pickCompaction(*version, smallLevels(), {.busy = {1, 5, 6, 4}})), QString("nothing"));
    QCOMPARE(show(pickManual(*version, smallLevels(), {}, {6}).value()), QString("nothing"));
    QCOMPARE(show(pickCompaction(*parseTree("L0 1:a-z 2:a-z 3:a-z 4:a-z"), threshold(3), {.busy = {2}})),
             QString("nothing"));
}

void PickerTest::anUnknownTableIsRefused() {
    ManualCompaction manual{.kind = CompactionReason::manualTables};
    manual.tables = {99};
    const Result<Decision> picked = pickManual(*parseTree("L1 1:a-b"), smallLevels(), manual, {});
    QCOMPARE(picked.code(), Code::invalidArgument);
    QCOMPARE(picked.status().reason(), Reason::unknownTable);
    QCOMPARE(picked.status().error().got, uint64_t(99));
}

void PickerTest::scoresTellHowFullALevelIs() {
    const auto scores = levelScores(*parseTree("L0 1:a-z | L1 2:a-b 3:c-d | L2 4:a-b*500"), smallLevels());
    QCOMPARE(scores.size(), size_t(3));
    QCOMPARE(scores[0].score, 0.5);
    QCOMPARE(scores[1].score, 0.8);
    QCOMPARE(scores[1].targetBytes, uint64_t(250));
    QCOMPARE(scores[2].score, 0.5);
    QCOMPARE(levelScores(*parseTree("L0 1:a-z 2:a-z"), threshold(3))[0].score, 0.5);
    const LevelScore distant = levelScores(*parseTree("L0 1:a-b 2:c-d 3:c-d 4:e-f"), smallLevels())[0];
    QCOMPARE(distant.tables, uint64_t(4));
    QCOMPARE(distant.runs, uint64_t(2));
    QCOMPARE(distant.targetRuns, uint64_t(2));
    QCOMPARE(distant.score, 1.0);
}

// Plays decisions on a tree that only grows by flushes: each flush must come to rest.
void PickerTest::noPolicyEverLoops() {
    for (const CompactionOptions& options :
         {smallLevels(), threshold(5), threshold(1), runs(CompactionPolicy::tiered),
          runs(CompactionPolicy::lazyLeveling), runs(CompactionPolicy::fifo)}) {
        auto version = parseTree("");
        uint64_t number = 0;
        for (int flush = 0; flush < 60; ++flush) {
            VersionEdit add;
            add.added = {parseTable(
                std::to_string(++number) + ":" + char('a' + flush % 5) + "-" + char('m' + flush % 7), 0)};
            version = version->apply(add).value();
            int rounds = 0;
            const auto pick = [&] {
                const Decision due = pickCompaction(*version, options, {});
                return due.kind != Decision::Kind::nothing
                           ? due
                           : pickOverwritten(*version, options, {.lastSequence = 1'000'000});
            };
            for (Decision next = pick(); next.kind != Decision::Kind::nothing; next = pick()) {
                QVERIFY2(++rounds < 100, "the picker goes round in circles");
                VersionEdit edit;
                TableMeta output;
                uint64_t bytes = 0;
                for (const TablePtr& table : next.inputs) {
                    edit.removed.push_back({table->level, table->number});
                    bytes += table->fileSize;
                    if (output.smallest.empty() || table->smallest < output.smallest)
                        output.smallest = table->smallest;
                    output.largest = std::max(output.largest, table->largest);
                }
                output.number = ++number;
                output.level = next.outputLevel;
                output.fileSize = bytes;
                if (next.kind != Decision::Kind::drop)
                    edit.added = {output};
                version = version->apply(edit).value();
            }
        }
    }
}

QTEST_APPLESS_MAIN(PickerTest)
#include "picker_test.moc"
