// The time machine: any state, any difference and any life of a table, as the edits tell them, and the last
// state is the live one, over sessions and for stores of other engines.
#include <leveldb/db.h>

#include <QTemporaryDir>
#include <QTest>
#include <random>
#include <set>

#include "core/env/file_system.h"
#include "core/inspect/time_machine.h"
#include "core/version/current_file.h"
#include "core/version/file_names.h"
#include "core/wal/log_format.h"

using namespace levelscope;

namespace {

using Place = std::pair<uint64_t, int>;  // number, level
using State = std::set<Place>;

TableMeta table(uint64_t number, int level) {
    TableMeta meta;
    meta.number = number;
    meta.level = level;
    meta.fileSize = 100 + number;
    meta.smallest = "a" + std::to_string(number);
    meta.largest = "b" + std::to_string(number);
    return meta;
}

State statesOf(const TimeMachine& machine, const std::vector<uint32_t>& stays) {
    State state;
    for (const uint32_t id : stays)
        state.emplace(machine.stay(id).table.number, machine.stay(id).table.level);
    return state;
}

State liveState(const Version& version) {
    State state;
    for (int level = 0; level < version.levels(); ++level)
        for (const TablePtr& live : version.level(level))
            state.emplace(live->number, live->level);
    return state;
}

// Random edits, now and then a snapshot, and the state after each of them.
struct MadeHistory {
    std::vector<ManifestRecord> records;
    std::vector<State> states;

    explicit MadeHistory(size_t edits) {
        std::mt19937 random(7);
        State state;
        uint64_t next = 1;
        for (size_t i = 0; i < edits; ++i) {
            ManifestRecord record;
            record.ordinal = 100 + i;
            record.edit.cause = EditCause::compaction;
            record.snapshot = i % 700 == 0;
            if (record.snapshot) {
                if (!state.empty() && random() % 2 == 0)
                    state.erase(state.begin());  // what recovery found out
                for (const auto& [number, level] : state)
                    record.edit.added.push_back(table(number, level));
            } else {
                for (size_t k = random() % 3; k > 0 && !state.empty(); --k) {
                    const auto victim = std::next(state.begin(), static_cast<long>(random() % state.size()));
                    record.edit.removed.push_back({victim->second, victim->first});
                    const bool moves = random() % 4 == 0 && victim->second < 6;
                    const Place moved{victim->first, victim->second + 1};
                    state.erase(victim);
                    if (moves)
                        record.edit.added.push_back(table(moved.first, moved.second));
                }
            }
            for (const TableMeta& moved : record.edit.added)
                state.emplace(moved.number, moved.level);
            for (size_t k = random() % 3; k > 0; --k) {
                const Place born{next++, static_cast<int>(random() % 3)};
                state.insert(born);
                record.edit.added.push_back(table(born.first, born.second));
            }
            records.push_back(record);
            states.push_back(state);
        }
    }

    std::shared_ptr<const TimeMachine> machine() const {
        const auto source = [this](const std::function<bool(const ManifestRecord&)>& visit) {
            for (const ManifestRecord& record : records)
                if (!visit(record))
                    break;
            return Status();
        };
        return TimeMachine::read(source, "default").value();
    }
};

}  // namespace

class TimeMachineTest : public QObject {
    Q_OBJECT
private slots:
    void everyStateIsWhatTheEditsAddUpTo();
    void aDifferenceLeadsFromOneStateToTheOther();
    void aTableIsFollowedFromBirthToDeath();
    void anEditIsFoundByItsNumberOrTheOneBefore();
    void otherFamiliesDoNotMixIn();
    void theLastStateIsTheLiveOneOverManySessions();
    void aStoreThatKeepsNoPastHasTheLastSession();
    void theLastStateOfAnotherEnginesStoreIsTheLiveOne();
    void damageInThePastEndsThatManifestOnly();
};

void TimeMachineTest::everyStateIsWhatTheEditsAddUpTo() {
    const MadeHistory made(5000);
    const auto machine = made.machine();
    QCOMPARE(machine->editCount(), made.records.size());
    for (size_t i = 0; i < made.states.size(); ++i)
        QCOMPARE(statesOf(*machine, machine->tablesAt(i)), made.states[i]);
    QCOMPARE(liveState(*machine->versionAt(4321)), made.states[4321]);
    QVERIFY(machine->complete());
}

void TimeMachineTest::aDifferenceLeadsFromOneStateToTheOther() {
    const MadeHistory made(3000);
    const auto machine = made.machine();
    std::mt19937 random(3);
    for (int i = 0; i < 500; ++i) {
        size_t from = random() % made.states.size();
        size_t to = random() % made.states.size();
        if (from > to)
            std::swap(from, to);
        const TimeMachine::Difference difference = machine->difference(from, to);
        State state = made.states[from];
        for (const Place& gone : statesOf(*machine, difference.removed))
            QCOMPARE(state.erase(gone), size_t(1));
        for (const Place& born : statesOf(*machine, difference.added))
            QVERIFY(state.insert(born).second);
        QCOMPARE(state, made.states[to]);
    }
    for (size_t i = 1; i < 1000; ++i) {
        const TimeMachine::Edit& edit = machine->edit(i);
        const TimeMachine::Difference change = machine->changeOf(i);
        QCOMPARE(change.added.size(), size_t(edit.added));
        QCOMPARE(change.removed.size(), size_t(edit.removed));
    }
}

void TimeMachineTest::aTableIsFollowedFromBirthToDeath() {
    const MadeHistory made(2000);
    const auto machine = made.machine();
    for (uint64_t number = 1; number < 300; ++number) {
        const std::vector<uint32_t> life = machine->lifeOf(number);
        QVERIFY(!life.empty());
        for (size_t i = 0; i < life.size(); ++i) {
            const TimeMachine::Stay& stay = machine->stay(life[i]);
            const Place place{number, stay.table.level};
            QVERIFY(made.states[stay.born].contains(place));
            QVERIFY(stay.born == 0 || !made.states[stay.born - 1].contains(place));
            if (stay.died != TimeMachine::kAlive)
                QVERIFY(!made.states[stay.died].contains(place));
            if (i > 0)
                QCOMPARE(stay.born, machine->stay(life[i - 1]).died);  // a move
        }
    }
    QVERIFY(machine->lifeOf(1'000'000).empty());
}

void TimeMachineTest::anEditIsFoundByItsNumberOrTheOneBefore() {
    const auto machine = MadeHistory(50).machine();
    QCOMPARE(machine->indexOf(100), size_t(0));
    QCOMPARE(machine->indexOf(3), size_t(0));
    QCOMPARE(machine->indexOf(117), size_t(17));
    QCOMPARE(machine->indexOf(100'000), size_t(49));
}

void TimeMachineTest::otherFamiliesDoNotMixIn() {
    std::vector<ManifestRecord> records(4);
    records[0].edit.added = {table(1, 0)};
    records[1].family = 5;
    records[1].fields = {{"column_family", "users"}};
    records[2].family = 5;
    records[2].edit.added = {table(2, 0)};
    records[3].edit.added = {table(3, 1)};
    const auto source = [&](const std::function<bool(const ManifestRecord&)>& visit) {
        for (const ManifestRecord& record : records)
            visit(record);
        return Status();
    };
    const auto first = TimeMachine::read(source, "default").value();
    QCOMPARE(statesOf(*first, first->tablesAt(3)), (State{{1, 0}, {3, 1}}));
    const auto users = TimeMachine::read(source, "users").value();
    QCOMPARE(statesOf(*users, users->tablesAt(3)), (State{{2, 0}}));
}

namespace {

constexpr int kSessions = 4;

// As if the process had died before it was through with closing: the next session starts a new manifest.
void forgetTheClose(const std::string& directory) {
    const uint64_t manifest = readCurrentFile(posixFileSystem(), directory).value();
    QFile file(QString::fromStdString(joinPath(directory, manifestFileName(manifest))));
    if (!file.resize(file.size() - qint64{kLogAlignment}))
        qFatal("cannot cut the manifest");
}

// A few sessions with flushes and compactions, half of them with a manifest in common; the last one stays
// open.
std::shared_ptr<Db> liveThrough(const std::string& directory, const Options& options) {
    std::shared_ptr<Db> db;
    for (int session = 0; session < kSessions; ++session) {
        db.reset();
        if (session == kSessions / 2)
            forgetTheClose(directory);
        auto opened = Db::open(directory, options, OpenMode::openOrCreate);
        if (!opened.ok())
            qFatal("%s", toLogString(opened.status()).c_str());
        db = std::move(opened).value();
        for (int i = 0; i < 200; ++i)
            if (!db->put("key" + std::to_string(i * 7 % 90), "value").ok())
                qFatal("cannot write");
        if (!db->waitForBackground().ok())
            qFatal("the background failed");
    }
    return db;
}

}  // namespace

void TimeMachineTest::theLastStateIsTheLiveOneOverManySessions() {
    QTemporaryDir home;
    const std::string directory = home.filePath("store").toStdString();
    const std::shared_ptr<Db> db = liveThrough(directory, *Options::fromPreset("classroom"));
    const auto machine = TimeMachine::read(*attachStore(db)).value();
    QVERIFY(machine->status().ok());
    const size_t last = machine->editCount() - 1;
    QCOMPARE(statesOf(*machine, machine->tablesAt(last)), liveState(*db->version()));
    QCOMPARE(machine->edit(0).ordinal, uint64_t(0));
    QCOMPARE(machine->edit(0).cause, EditCause::created);
    int sessions = 1;
    for (size_t i = 1; i <= last; ++i) {
        QCOMPARE(machine->edit(i).ordinal, uint64_t(i));
        sessions += machine->edit(i).cause == EditCause::opened;
    }
    QCOMPARE(sessions, kSessions);
    const auto seen = openStore(posixFileSystem(), directory).value();
    const auto inspected = TimeMachine::read(*seen).value();
    QCOMPARE(inspected->editCount(), machine->editCount());
}

void TimeMachineTest::aStoreThatKeepsNoPastHasTheLastSession() {
    QTemporaryDir home;
    const std::string directory = home.filePath("store").toStdString();
    Options options = *Options::fromPreset("classroom");
    QVERIFY(options.set("history_bytes", "0").ok());
    const std::shared_ptr<Db> db = liveThrough(directory, options);
    const auto machine = TimeMachine::read(*attachStore(db)).value();
    QCOMPARE(machine->edit(0).cause, EditCause::opened);
    QVERIFY(machine->edit(0).ordinal > 0);
    QCOMPARE(statesOf(*machine, machine->tablesAt(machine->editCount() - 1)), liveState(*db->version()));
}

void TimeMachineTest::theLastStateOfAnotherEnginesStoreIsTheLiveOne() {
    QTemporaryDir home;
    const std::string directory = home.filePath("store").toStdString();
    leveldb::Options options;
    options.create_if_missing = true;
    options.write_buffer_size = 64 << 10;
    leveldb::DB* raw = nullptr;
    QVERIFY(leveldb::DB::Open(options, directory, &raw).ok());
    std::unique_ptr<leveldb::DB> db(raw);
    for (int i = 0; i < 20'000; ++i)
        QVERIFY(db->Put({}, "key" + std::to_string(i * 37 % 9'000), std::string(40, 'v')).ok());
    db->CompactRange(nullptr, nullptr);
    db.reset();
    const auto store = openStore(posixFileSystem(), directory).value();
    const auto machine = TimeMachine::read(*store).value();
    QVERIFY(machine->status().ok());
    QVERIFY(machine->editCount() > 3);
    QCOMPARE(statesOf(*machine, machine->tablesAt(machine->editCount() - 1)), liveState(*store->version()));
}

void TimeMachineTest::damageInThePastEndsThatManifestOnly() {
    QTemporaryDir home;
    const std::string directory = home.filePath("store").toStdString();
    const std::shared_ptr<Db> db = liveThrough(directory, *Options::fromPreset("classroom"));
    const auto store = attachStore(db);
    const auto whole = TimeMachine::read(*store).value();
    const TimeMachine::Edit& hurt = whole->edit(2);
    QVERIFY(hurt.manifest != store->info().manifestNumber);
    const QString name = QStringLiteral("MANIFEST-%1").arg(hurt.manifest, 6, 10, QLatin1Char('0'));
    QFile file(home.filePath("store/" + name));
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.seek(static_cast<qint64>(hurt.offset + 30)));
    QCOMPARE(file.write("\xff\xff\xff"), qint64(3));
    file.close();
    const auto machine = TimeMachine::read(*store).value();
    QCOMPARE(machine->status().code(), Code::corruption);
    QCOMPARE(machine->status().error().offset, hurt.offset);
    QVERIFY(machine->editCount() < whole->editCount());
    QCOMPARE(machine->edit(machine->editCount() - 1).ordinal, whole->edit(whole->editCount() - 1).ordinal);
    QCOMPARE(statesOf(*machine, machine->tablesAt(machine->editCount() - 1)), liveState(*db->version()));
}

QTEST_GUILESS_MAIN(TimeMachineTest)
#include "time_machine_test.moc"
