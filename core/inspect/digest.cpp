#include "core/inspect/digest.h"

#include <openssl/evp.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "core/base/coding.h"

namespace levelscope {

namespace {

constexpr size_t kBufferBytes = 256 * 1024;
constexpr uint64_t kProgressEvery = 10'000;

// SHA-256 of what is appended, fed in large pieces.
class Sha256 {
public:
    Sha256() : m_context(EVP_MD_CTX_new(), &EVP_MD_CTX_free) {
        m_ok = m_context != nullptr && EVP_DigestInit_ex(m_context.get(), EVP_sha256(), nullptr) == 1;
        m_buffer.reserve(kBufferBytes);
    }
    void append(std::string_view bytes) {
        if (m_buffer.size() + bytes.size() > kBufferBytes)
            drain();
        if (bytes.size() > kBufferBytes)
            update(bytes);
        else
            m_buffer.append(bytes);
    }
    // Lower-case hex; empty unless ok().
    std::string finish() {
        drain();
        uint8_t raw[EVP_MAX_MD_SIZE];
        unsigned size = 0;
        m_ok = m_ok && EVP_DigestFinal_ex(m_context.get(), raw, &size) == 1;
        std::string text;
        for (unsigned i = 0; m_ok && i < size; ++i) {
            static constexpr char kDigits[] = "0123456789abcdef";
            text.append({kDigits[raw[i] >> 4], kDigits[raw[i] & 15]});
        }
        return text;
    }
    bool ok() const { return m_ok; }

private:
    void update(std::string_view bytes) {
        m_ok = m_ok && EVP_DigestUpdate(m_context.get(), bytes.data(), bytes.size()) == 1;
    }
    void drain() {
        update(m_buffer);
        m_buffer.clear();
    }

    std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> m_context;
    std::string m_buffer;
    bool m_ok = false;
};

void appendCounted(Sha256& hash, std::string_view bytes) {
    char size[sizeof(uint64_t)];
    storeFixed(size, uint64_t{bytes.size()});
    hash.append({size, sizeof size});
    hash.append(bytes);
}

Result<StoreDigest> finished(Sha256& hash, StoreDigest digest) {
    digest.sha256 = hash.finish();
    if (!hash.ok())
        return Status(Error{.code = Code::unsupported, .offset = Error::kNoOffset, .subject = "sha256"});
    return digest;
}

}  // namespace

Result<StoreDigest> digestOf(Iterator& iterator, const std::function<void(uint64_t)>& progress,
                             std::stop_token stop) {
    Sha256 hash;
    StoreDigest digest;
    iterator.setStop(stop);
    for (iterator.seekToFirst(); iterator.valid(); iterator.next()) {
        appendCounted(hash, iterator.key());
        appendCounted(hash, iterator.value());
        digest.bytes += iterator.key().size() + iterator.value().size();
        if (++digest.keys % kProgressEvery != 0)
            continue;
        if (stop.stop_requested())
            return Status::cancelled();
        if (progress)
            progress(digest.keys);
    }
    RETURN_IF_ERROR(iterator.status());
    RETURN_IF_ERROR(iterator.valueProblem());
    return finished(hash, std::move(digest));
}

Result<StoreDigest> digestByBytes(Iterator& iterator, const std::function<void(uint64_t)>& progress,
                                  std::stop_token stop, uint64_t limit) {
    std::vector<std::pair<std::string, std::string>> pairs;
    StoreDigest digest;
    iterator.setStop(stop);
    for (iterator.seekToFirst(); iterator.valid(); iterator.next()) {
        digest.bytes += iterator.key().size() + iterator.value().size();
        if (digest.bytes + pairs.size() * sizeof pairs.front() > limit)
            return Status(Error{.code = Code::unsupported,
                                .reason = Reason::tooLarge,
                                .offset = Error::kNoOffset,
                                .expected = limit,
                                .subject = "sorting so much data"});
        pairs.emplace_back(iterator.key(), iterator.value());
        if (++digest.keys % kProgressEvery != 0)
            continue;
        if (stop.stop_requested())
            return Status::cancelled();
        if (progress)
            progress(digest.keys);
    }
    RETURN_IF_ERROR(iterator.status());
    RETURN_IF_ERROR(iterator.valueProblem());
    std::sort(pairs.begin(), pairs.end());
    Sha256 hash;
    for (const auto& [key, value] : pairs) {
        appendCounted(hash, key);
        appendCounted(hash, value);
    }
    return finished(hash, std::move(digest));
}

}  // namespace levelscope
