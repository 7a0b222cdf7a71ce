// A process that writes to a store until it is killed, and says on its standard output what it began and what
// the store acknowledged. Usage: kill_child DIRECTORY SEED
#include <cstdio>
#include <cstdlib>
#include <memory>

#include <unistd.h>

#include "tests/fault/kill_story.h"

using namespace levelscope;
using namespace levelscope::fault;

namespace {

void tell(KillMessage::Kind kind, uint64_t number) {
    const KillMessage message{kind, number};
    if (::write(STDOUT_FILENO, &message, sizeof message) != sizeof message)
        std::exit(2);
}

int fail(const Status& status) {
    std::fprintf(stderr, "kill_child: %s\n", toLogString(status).c_str());
    return 3;
}

Status occasionally(Db& db, uint64_t number, const std::string& directory) {
    CompactionJob job;
    if (number % 97 == 0)
        RETURN_IF_ERROR(db.flush());
    if (number % 211 == 0)
        RETURN_IF_ERROR(db.compact({}, job));
    if (number % 151 == 0)
        RETURN_IF_ERROR(
            db.checkpoint(directory + "." + std::to_string(::getpid()) + "." + std::to_string(number)));
    return {};
}

int work(const std::string& directory, uint64_t seed) {
    auto opened = Db::open(directory, killOptions(seed), OpenMode::openOrCreate);
    if (!opened.ok())
        return fail(opened.status());
    const std::unique_ptr<Db> db = std::move(*opened);
    const auto counter = db->get(kCounterKey);
    uint64_t number = counter.ok() ? std::strtoull(counter->c_str(), nullptr, 10) : 0;
    tell(KillMessage::Kind::resumed, number);
    for (;;) {
        ++number;
        tell(KillMessage::Kind::begun, number);
        const auto durability = number % killSyncsEvery(seed) == 0 ? Durability::sync : Durability::process;
        const auto receipt = db->write({.durability = durability}, toBatch(killWrite(seed, number)));
        if (!receipt.ok())
            return fail(receipt.status());
        tell(KillMessage::Kind::acknowledged, number);
        if (const Status status = occasionally(*db, number, directory); !status.ok())
            return fail(status);
    }
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 3)
        return 1;
    return work(argv[1], std::strtoull(argv[2], nullptr, 10));
}
