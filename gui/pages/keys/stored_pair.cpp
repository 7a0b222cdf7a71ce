#include "gui/pages/keys/stored_pair.h"

#include <QElapsedTimer>

#include "core/base/damage_log.h"

namespace levelscope::gui {

namespace {

constexpr int kCountBudgetMs = 1000;

// The value and what keeps it alive; the reader goes last.
struct Held {
    std::shared_ptr<StoreReader> reader;
    std::unique_ptr<Iterator> cursor;
    PinnedValue value;
};

}  // namespace

StoredPair readPair(std::shared_ptr<StoreReader> reader, const std::string& key,
                    std::shared_ptr<DamageLog> damage) {
    StoredPair pair;
    IteratorOptions options;
    options.damage = damage;
    auto cursor = reader->iterator(options);
    cursor->seek(key);
    if (!cursor->status().ok()) {
        pair.content = ValueContent::failed(cursor->status());
        return pair;
    }
    if (!cursor->valid() || cursor->key() != key) {
        pair.content = ValueContent::failed(Status::notFound());
        return pair;
    }
    pair.original.exists = true;
    pair.original.sequence = cursor->sequence();
    pair.original.expiryMicros = cursor->expiryMicros();
    pair.original.valueSize = cursor->value().size();
    auto held = std::make_shared<Held>();
    const Status status = reader->get(key, pair.original.sequence, held->value);
    const bool around = damage && DamageLog::mayPass(status);
    if (!status.ok() && !around) {
        pair.content = ValueContent::failed(status);
        return pair;
    }
    // The cursor has come past the damage that the look-up met; its bytes last while it stands still.
    if (around)
        held->cursor = std::move(cursor);
    held->reader = std::move(reader);
    const std::string_view bytes = around ? held->cursor->value() : held->value.view();
    if (bytes.size() <= Original::kMaxOriginal)
        pair.original.value = std::make_shared<const std::string>(bytes);
    pair.content = ValueContent::of(std::shared_ptr<const void>(std::move(held)), bytes);
    return pair;
}

RangeCount countRange(const StoreReader& reader, const std::string& from, const std::string& to,
                      std::stop_token stop) {
    IteratorOptions options;
    options.range = {.from = from, .hasFrom = true, .to = to, .hasTo = true};
    options.fillCache = false;
    const auto cursor = reader.iterator(options);
    cursor->setStop(stop);
    RangeCount count;
    QElapsedTimer clock;
    clock.start();
    for (cursor->seekToFirst(); cursor->valid(); cursor->next()) {
        ++count.keys;
        if (stop.stop_requested() || (count.keys % 256 == 0 && clock.elapsed() > kCountBudgetMs)) {
            count.exact = false;
            break;
        }
    }
    count.exact = count.exact && cursor->status().ok();
    return count;
}

}  // namespace levelscope::gui
