#include "tests/fault/figures.h"

#include <cstdlib>
#include <fstream>

namespace levelscope::fault {

uint64_t Figures::count(const std::string& name) const {
    const auto found = m_counts.find(name);
    return found == m_counts.end() ? 0 : found->second;
}

std::string Figures::line() const {
    std::string text;
    for (const char* name : kNames)
        text += (text.empty() ? "" : " ") + std::string(name) + "=" + std::to_string(count(name));
    return text + " seed=" + std::to_string(faultSeed());
}

bool Figures::write() const {
    std::ofstream file(m_test + ".figures", std::ios::trunc);
    for (const auto& [name, count] : m_counts)
        file << name << ' ' << count << '\n';
    return file.flush().good();
}

uint64_t faultSeed() {
    const char* text = std::getenv("LEVELSCOPE_FAULT_SEED");
    return text == nullptr ? 20240229 : std::strtoull(text, nullptr, 10);
}

}  // namespace levelscope::fault
