#include "tests/bench/measurement.h"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

namespace levelscope::bench {

namespace {

constexpr uint64_t kStatBlock = 512;

double median(std::vector<double> values) {
    if (values.empty())
        return 0;
    const auto middle = values.begin() + static_cast<ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

}  // namespace

void to_json(nlohmann::json& json, const Measurement& measurement) {
    for (const MeasurementField& field : kMeasurementFields)
        json[field.name] = measurement.*field.value;
}

void from_json(const nlohmann::json& json, Measurement& measurement) {
    for (const MeasurementField& field : kMeasurementFields)
        measurement.*field.value = json.at(field.name).get<double>();
}

Measurement medianOf(const std::vector<Measurements>& rounds, std::string_view row) {
    Measurement result;
    for (const MeasurementField& field : kMeasurementFields) {
        std::vector<double> values;
        for (const Measurements& round : rounds) {
            if (const auto found = round.find(row); found != round.end())
                values.push_back(found->second.*field.value);
        }
        result.*field.value = median(std::move(values));
    }
    return result;
}

ProcessFigures ProcessFigures::now() {
    ProcessFigures figures;
    std::ifstream io("/proc/self/io");
    std::string field;
    for (int64_t value = 0; io >> field >> value;) {
        if (field == "rchar:")
            figures.readBytes = value;
        else if (field == "write_bytes:")
            figures.writtenBytes += value;
        else if (field == "cancelled_write_bytes:")
            figures.writtenBytes -= value;
    }
    std::ifstream memory("/proc/self/statm");
    int64_t pages = 0;
    memory >> pages >> pages;  // the second is what is resident
    figures.residentBytes = pages * ::sysconf(_SC_PAGESIZE);
    return figures;
}

DirectoryFigures DirectoryFigures::of(const std::string& directory) {
    DirectoryFigures figures;
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator(directory, error)) {
        struct stat status {};
        if (::stat(entry.path().c_str(), &status) != 0)
            continue;
        figures.bytes += static_cast<uint64_t>(status.st_blocks) * kStatBlock;
        const auto kind = entry.path().extension();
        figures.tables += kind == ".lst" || kind == ".sst" || kind == ".ldb" ? 1 : 0;
    }
    return figures;
}

}  // namespace levelscope::bench
