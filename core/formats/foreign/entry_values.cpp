#include "core/formats/foreign/entry_values.h"

namespace levelscope {

namespace {

constexpr size_t kPreferredSequenceSize = 8;
constexpr uint8_t kValuePreferredSequence = 0x18;

Status unsupportedMerge(const std::string& name) {
    return Status(Error{.code = Code::unsupported,
                        .offset = Error::kNoOffset,
                        .subject = name.empty() ? "merge without an operator" : "merge operator " + name});
}

}  // namespace

Status resolveEntry(const ForeignFamily& family, std::string_view key, uint64_t trailer,
                    std::string_view stored, std::string& value) {
    const auto raw = static_cast<uint8_t>(trailer & 0xff);
    const EntryType type = entryTypeOf(family.dialect, raw);
    if (type == EntryType::value) {
        const bool cut = raw == kValuePreferredSequence && stored.size() >= kPreferredSequenceSize;
        value = stored.substr(0, stored.size() - (cut ? kPreferredSequenceSize : 0));
        return {};
    }
    if (family.resolver && type == EntryType::blob)
        return family.resolver->blob(key, stored, value);
    if (family.resolver && type == EntryType::wideColumns)
        return family.resolver->wideColumns(stored, value);
    return Status(Error{
        .code = Code::unsupported, .offset = Error::kNoOffset, .got = raw, .subject = "type of an entry"});
}

Status resolveMerge(const ForeignFamily& family, std::string_view key,
                    const std::vector<std::string>& operands, const std::string* base, std::string& value,
                    Status& problem) {
    const ValueResolver* resolver = family.resolver.get();
    if (resolver == nullptr)
        return unsupportedMerge({});
    if (problem.ok() && !resolver->resolvesMerges())
        problem = unsupportedMerge(resolver->mergeOperator());
    return resolver->merge(key, operands, base, value);
}

}  // namespace levelscope
