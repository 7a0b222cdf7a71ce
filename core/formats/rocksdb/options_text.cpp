#include "core/formats/rocksdb/options_text.h"

namespace levelscope::rocksdb {

namespace {

constexpr size_t kMostPairs = 20'000;

std::string_view trimmed(std::string_view line) {
    constexpr std::string_view kBlank = " \t\r";
    const size_t begin = line.find_first_not_of(kBlank);
    if (begin == std::string_view::npos)
        return {};
    return line.substr(begin, line.find_last_not_of(kBlank) - begin + 1);
}

std::string lookUp(const OptionsText::Pairs& pairs, std::string_view name) {
    for (const auto& [known, value] : pairs)
        if (known == name)
            return value;
    return {};
}

}  // namespace

std::string OptionsText::storeValue(std::string_view name) const {
    return lookUp(store, name);
}

std::string OptionsText::familyValue(const std::string& family, std::string_view name) const {
    const auto found = families.find(family);
    return found == families.end() ? std::string() : lookUp(found->second, name);
}

OptionsText parseOptions(std::string_view text) {
    OptionsText options;
    OptionsText::Pairs* section = &options.store;
    size_t pairs = 0;
    while (!text.empty() && pairs < kMostPairs) {
        const size_t end = std::min(text.find('\n'), text.size());
        const std::string_view line = trimmed(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
        if (line.starts_with('[')) {
            const size_t open = line.find('"');
            const size_t close = line.rfind('"');
            section = open == std::string_view::npos || close <= open
                          ? &options.store
                          : &options.families[std::string(line.substr(open + 1, close - open - 1))];
        } else if (const size_t equals = line.find('=');
                   equals != std::string_view::npos && equals > 0 && !line.starts_with('#')) {
            section->emplace_back(line.substr(0, equals), line.substr(equals + 1));
            ++pairs;
        }
    }
    return options;
}

}  // namespace levelscope::rocksdb
