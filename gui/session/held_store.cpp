#include "gui/session/held_store.h"

#include <QDir>
#include <chrono>
#include <condition_variable>
#include <map>
#include <mutex>

#include "gui/jobs/background.h"

namespace levelscope::gui {
namespace {

constexpr auto kPollStop = std::chrono::milliseconds(20);
constexpr auto kLongestWait = std::chrono::seconds(30);

struct Held {
    int open = 0;
    bool closing = false;
};

struct Registry {
    std::mutex mutex;
    std::condition_variable closed;
    std::map<std::string, Held> stores;
};

Registry& registry() {
    static auto* const registry = new Registry;  // closings may run on while main() ends
    return *registry;
}

std::string keyOf(const std::string& directory) {
    const QDir dir(QString::fromStdString(directory));
    const QString canonical = dir.canonicalPath();
    return (canonical.isEmpty() ? dir.absolutePath() : canonical).toStdString();
}

void release(const std::string& key) {
    const std::lock_guard lock(registry().mutex);
    const auto found = registry().stores.find(key);
    if (found != registry().stores.end() && --found->second.open == 0)
        registry().stores.erase(found);
    registry().closed.notify_all();
}

}  // namespace

std::shared_ptr<Db> holdDb(std::unique_ptr<Db> db, const std::string& directory) {
    const std::string key = keyOf(directory);
    {
        const std::lock_guard lock(registry().mutex);
        Held& held = registry().stores[key];
        ++held.open;
        held.closing = false;
    }
    return {db.release(), [key](Db* raw) {
                const auto close = [raw, key] {
                    delete raw;
                    release(key);
                };
                runIn(BackgroundKind::job, nullptr, close, {});
            }};
}

std::shared_ptr<StoreReader> holdReader(std::shared_ptr<StoreReader> reader) {
    StoreReader* raw = reader.get();
    return {raw, [held = std::move(reader)](StoreReader*) mutable {
                auto last = std::make_shared<std::shared_ptr<StoreReader>>(std::move(held));
                const auto drop = [last] { last->reset(); };
                runIn(BackgroundKind::job, nullptr, drop, {});
            }};
}

void markClosing(const std::string& directory) {
    const std::string key = keyOf(directory);
    const std::lock_guard lock(registry().mutex);
    const auto found = registry().stores.find(key);
    if (found != registry().stores.end())
        found->second.closing = true;
}

void waitUntilClosed(const std::string& directory, std::stop_token stop) {
    const std::string key = keyOf(directory);
    const auto deadline = std::chrono::steady_clock::now() + kLongestWait;
    std::unique_lock lock(registry().mutex);
    const auto closing = [&key] {
        const auto found = registry().stores.find(key);
        return found != registry().stores.end() && found->second.closing;
    };
    while (closing() && !stop.stop_requested() && std::chrono::steady_clock::now() < deadline)
        registry().closed.wait_for(lock, kPollStop);
}

}  // namespace levelscope::gui
