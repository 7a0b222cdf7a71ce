#include "gui/pages/keys/detect_rules.h"

#include "core/base/damage_log.h"
#include "core/formats/key_meaning.h"
#include "core/formats/leveldb/indexed_db.h"

namespace levelscope::gui {

namespace {

constexpr int kSampledKeys = 64;

// Bitcoin's databases keep the mask of all other values under this key (dbwrapper.cpp).
const std::string kMaskKey("\x0e\0obfuscate_key", 15);

DecoderRule prefixRule(std::string pattern, KeyDecoder key, std::optional<ValueDecoder> value = {},
                       bool unmask = false) {
    return {DecoderRule::Match::prefix, std::move(pattern), key, value, unmask};
}

// The mask is stored with its length in front.
std::string maskIn(const StoreReader& reader) {
    constexpr size_t kLongest = 64;
    PinnedValue stored;
    if (!reader.get(kMaskKey, 0, stored).ok())
        return {};
    const std::string_view bytes = stored.view();
    const bool sized = !bytes.empty() && bytes.size() <= kLongest &&
                       static_cast<size_t>(static_cast<unsigned char>(bytes.front())) == bytes.size() - 1;
    return sized ? std::string(bytes.substr(1)) : std::string();
}

class Detector {
public:
    Detector(const StoreReader& reader, std::stop_token stop) : m_reader(reader), m_stop(std::move(stop)) {}

    DecoderRules run() {
        const StoreInfo info = m_reader.info();
        if (info.comparator == leveldb::kIndexedDbComparator) {
            add(prefixRule({}, KeyDecoder::indexedDb));
            return std::move(m_found);
        }
        if (!info.ordered)
            return std::move(m_found);
        m_found.mask = maskIn(m_reader);
        if (!m_found.mask.empty())
            addChain();
        else if (!addStorage())
            addChunks();
        return std::move(m_found);
    }

private:
    void add(DecoderRule rule) { m_found.rules.push_back(std::move(rule)); }

    void addChain() {
        add(prefixRule(kMaskKey, KeyDecoder::stored, ValueDecoder::stored));
        if (anyKey("C", [](std::string_view key) { return !coinMeaning(key).empty(); }))
            add(prefixRule("C", KeyDecoder::coin, ValueDecoder::coin, true));
        add(prefixRule({}, KeyDecoder::stored, {}, true));
    }

    bool addStorage() {
        const auto isMeant = [](std::string_view key) { return !localStorageMeaning(key).empty(); };
        const bool local = anyKey("_", isMeant) || anyKey("META:", isMeant);
        if (local) {
            add(prefixRule("_", KeyDecoder::localStorage, ValueDecoder::flaggedText));
            add(prefixRule("META:", KeyDecoder::localStorage, ValueDecoder::protobuf));
            add(prefixRule("METAACCESS:", KeyDecoder::localStorage, ValueDecoder::protobuf));
        }
        const auto any = [](std::string_view) { return true; };
        const bool session = anyKey("map-", any) && anyKey("namespace-", any);
        if (session)
            add(prefixRule("map-", KeyDecoder::stored, ValueDecoder::utf16le));
        return local || session;
    }

    void addChunks() {
        int looked = 0;
        int chunks = 0;
        IteratorOptions options;
        options.damage = std::make_shared<DamageLog>();
        const auto cursor = m_reader.iterator(options);
        cursor->setStop(m_stop);
        for (cursor->seekToFirst(); cursor->valid() && looked < kSampledKeys; cursor->next(), ++looked)
            chunks += chunkMeaning(cursor->key()).empty() ? 0 : 1;
        if (looked > 0 && chunks > looked / 2)
            add(prefixRule({}, KeyDecoder::chunk));
    }

    template <typename Fits>
    bool anyKey(const std::string& prefix, Fits fits) const {
        IteratorOptions options;
        options.range = KeyRange::withPrefix(prefix);
        options.damage = std::make_shared<DamageLog>();
        const auto cursor = m_reader.iterator(options);
        cursor->setStop(m_stop);
        cursor->seekToFirst();
        for (int i = 0; i < kSampledKeys && cursor->valid(); ++i, cursor->next())
            if (fits(cursor->key()))
                return true;
        return false;
    }

    const StoreReader& m_reader;
    const std::stop_token m_stop;
    DecoderRules m_found;
};

}  // namespace

DecoderRules detectRules(const StoreReader& reader, std::stop_token stop) {
    return Detector(reader, std::move(stop)).run();
}

}  // namespace levelscope::gui
