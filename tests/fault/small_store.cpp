#include "tests/fault/small_store.h"

#include <stdexcept>
#include <utility>

namespace levelscope::fault {

namespace {

constexpr const char* kDirectory = "store";
constexpr size_t kKeys = 40;

}  // namespace

SmallStore::SmallStore(Options options, bool closed)
    : m_closed(closed),
      m_machine(std::make_unique<StrictMemFileSystem>()),
      m_options(std::move(options)),
      m_executor(makeInlineExecutor()) {
    m_machine->stopRecording();
    m_options.infoLog = false;
    m_options.autoCompaction = false;
    m_options.env = {m_machine.get(), &m_clock, m_executor.get()};
    if (const Status status = fill(); !status.ok())
        throw std::runtime_error(toLogString(status));
}

Status SmallStore::fill() {
    ASSIGN_OR_RETURN(std::unique_ptr<Db> db, Db::open(kDirectory, m_options, OpenMode::create));
    Random random(11);
    const WorkloadShape shape{.keys = kKeys, .maxValue = 60};
    for (int round = 0; round < 3; ++round) {
        for (int i = 0; i < 15; ++i) {
            const Write write = randomWrite(random, shape);
            m_history.append(write);
            const auto receipt = db->write({.durability = Durability::sync}, toBatch(write));
            RETURN_IF_ERROR(receipt.status());
        }
        if (round < 2)
            RETURN_IF_ERROR(db->flush());
        if (round == 0) {
            CompactionJob job;
            RETURN_IF_ERROR(db->compact({}, job));
        }
    }
    std::unique_ptr<StrictMemFileSystem> killed = m_machine->clone();
    db.reset();
    if (!m_closed)
        m_machine = std::move(killed);
    return {};
}

std::vector<std::string> SmallStore::files() {
    auto names = m_machine->list(kDirectory);
    return names.ok() ? std::move(*names) : std::vector<std::string>{};
}

Status SmallStore::readAll(Db& db, bool& same, uint64_t& digest) const {
    ASSIGN_OR_RETURN(digest, digestOf(db));
    same = digest == m_history.model().digest();
    for (size_t i = 0; i < kKeys; ++i) {
        const std::string key = keyNumber(i);
        const auto value = db.get(key);
        const auto wanted = m_history.model().pairs().find(key);
        const bool there = wanted != m_history.model().pairs().end();
        if (!value.ok() && value.code() != Code::notFound)
            return value.status();
        same = same && value.ok() == there && (!there || *value == wanted->second);
    }
    return {};
}

Damage SmallStore::judge(const Status& status, const std::string& damagedFile) const {
    const Error& error = status.error();
    if (fileName(error.file) == damagedFile &&
        (error.offset != Error::kNoOffset || status.is(Code::unsupported)))
        return {Damage::Outcome::named, toLogString(status)};
    const bool another =
        status.is(Code::corruption) && !error.file.empty() && fileName(error.file) != damagedFile;
    return {another ? Damage::Outcome::follows : Damage::Outcome::vague, toLogString(status)};
}

Damage SmallStore::readWith(const std::string& name, std::string bytes, OpenMode mode) {
    const auto copy = m_machine->clone();
    if (const Status status = copy->overwrite(joinPath(kDirectory, name), std::move(bytes)); !status.ok())
        return {Damage::Outcome::vague, toLogString(status)};
    Options options = m_options;
    options.env.fs = copy.get();
    const auto db = Db::open(kDirectory, options, mode);
    if (!db.ok())
        return judge(db.status(), name);
    bool same = false;
    uint64_t digest = 0;
    if (const Status status = readAll(**db, same, digest); !status.ok())
        return judge(status, name);
    if ((*db)->options().toJson() != m_options.toJson())
        return {Damage::Outcome::silent, "other options"};
    if (same)
        return {};
    const bool prefix = m_history.prefixWith(digest, m_history.writes()) != History::npos;
    if (prefix && (*db)->stats().walDroppedBytes > 0)
        return {Damage::Outcome::reported, std::to_string((*db)->stats().walDroppedBytes) + " bytes dropped"};
    return {Damage::Outcome::silent, prefix ? "an older state" : "no state that ever was"};
}

}  // namespace levelscope::fault
